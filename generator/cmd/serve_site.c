#include "cmd/serve_site.h"

#include "base/map.h"
#include "site/build.h"
#include "site/renew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Renewals add to the memory of the build they renew: after so much the next one is a build. */
#define RENEWALS_MOST ((size_t)32 << 20)

/* The files of one site, by path. */
struct shelf {
	struct arena *keep;
	struct map files; /* path -> struct held */
};

struct serve_site {
	const struct site_options *options;
	uint64_t birth;
	pthread_mutex_t lock; /* of shelf, version and mistakes */
	struct shelf shelf;
	unsigned version;
	struct held *mistakes;
	/* the updating thread's own */
	struct arena *keep; /* what `built` lives in */
	size_t built_size;  /* of keep when it was built */
	struct site *built; /* good, and to be renewed; NULL: the next update is a build */
	struct arena *waiting_keep;
	struct map waiting; /* guides that were edited but not taken, because of a mistake somewhere */
};

static _Noreturn void out_of_memory(void)
{
	fputs("rigbook: error: out of memory\n", stderr);
	_Exit(2);
}

static void *checked(void *memory)
{
	if (memory == NULL)
		out_of_memory();
	return memory;
}

/* --- held bytes ------------------------------------------------------------------------------- */

static size_t find_insert(struct str path, struct str bytes)
{
	size_t at = STR_NONE;

	if (!str_ends(path, STR(".html")))
		return STR_NONE;
	for (size_t next = 0; (next = str_find(bytes, STR("</body>"), next)) != STR_NONE; next++)
		at = next;
	return at == STR_NONE ? bytes.len : at;
}

struct held *held_new(struct str path, struct str bytes)
{
	struct held *held = checked(malloc(sizeof(*held) + bytes.len));

	atomic_init(&held->holders, 1);
	held->len = bytes.len;
	held->hash = str_hash(bytes);
	held->insert_at = find_insert(path, bytes);
	if (bytes.len > 0)
		memcpy(held->bytes, bytes.at, bytes.len);
	return held;
}

struct held *held_again(struct held *held)
{
	atomic_fetch_add(&held->holders, 1);
	return held;
}

void held_release(struct held *held)
{
	if (held != NULL && atomic_fetch_sub(&held->holders, 1) == 1)
		free(held);
}

static struct shelf shelf_new(void)
{
	struct arena *keep = arena_new();

	return (struct shelf){ keep, map_in(keep) };
}

static void shelf_release(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->files.count; i++)
		held_release(shelf->files.at[i].value);
	arena_free(shelf->keep);
}

/* --- building --------------------------------------------------------------------------------- */

/* Takes what workers put. `old` does not change meanwhile; only `fresh` is shared. */
struct intake {
	pthread_mutex_t lock;
	struct shelf fresh;
	const struct shelf *old;
	size_t changed;
};

static bool holds(const struct held *held, struct str bytes)
{
	return held != NULL && held->len == bytes.len &&
	    (bytes.len == 0 || memcmp(held->bytes, bytes.at, bytes.len) == 0);
}

static void take(void *self, struct str path, struct str bytes)
{
	struct intake *intake = self;
	struct held *old = map_get(&intake->old->files, path);
	bool same = holds(old, bytes);
	struct held *held = same ? held_again(old) : held_new(path, bytes);

	pthread_mutex_lock(&intake->lock);
	struct held *twice = map_put(&intake->fresh.files, str_copy(intake->fresh.keep, path), held);
	intake->changed += !same;
	pthread_mutex_unlock(&intake->lock);
	held_release(twice); /* two pages with one address: a mistake, reported by the build */
}

static void intake_start(struct intake *intake, const struct shelf *old)
{
	*intake = (struct intake){ .fresh = shelf_new(), .old = old };
	pthread_mutex_init(&intake->lock, NULL);
}

static void intake_end(struct intake *intake)
{
	pthread_mutex_destroy(&intake->lock);
	shelf_release(&intake->fresh);
}

/* The new files are the site; what stood there goes with the intake. Returns how many files differ. */
static size_t replace_all(struct serve_site *site, struct intake *intake)
{
	struct shelf old = site->shelf;
	size_t changed = intake->changed;

	for (size_t i = 0; i < old.files.count; i++)
		changed += map_get(&intake->fresh.files, old.files.at[i].key) == NULL;
	pthread_mutex_lock(&site->lock);
	site->shelf = intake->fresh;
	site->version += changed > 0;
	pthread_mutex_unlock(&site->lock);
	intake->fresh = old;
	return changed;
}

/* The new files take the place of theirs, which go with the intake; the others stay. */
static size_t replace_some(struct serve_site *site, struct intake *intake)
{
	struct map *files = &site->shelf.files;

	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < intake->fresh.files.count; i++) {
		struct map_entry *entry = &intake->fresh.files.at[i];
		bool is_new = map_get(files, entry->key) == NULL;
		entry->value = map_put(files,
		    is_new ? str_copy(site->shelf.keep, entry->key) : entry->key, entry->value);
	}
	site->version += intake->changed > 0;
	pthread_mutex_unlock(&site->lock);
	return intake->changed;
}

static struct held *printed(const struct diag *diag, struct diag_style style)
{
	char *text = NULL;
	size_t len = 0;
	FILE *memory = checked(open_memstream(&text, &len));

	diag_print(diag, memory, style);
	if (fclose(memory) != 0)
		out_of_memory();
	fwrite(text, 1, len, stderr);
	struct held *held = held_new(STR(""), (struct str){ text, len });
	free(text);
	return held;
}

/* Prints what there is to say, and keeps it while it keeps the site from being renewed. */
static void tell(struct serve_site *site, const struct diag *diag, int status)
{
	struct held *text = printed(diag, site->options->style), *old;

	pthread_mutex_lock(&site->lock);
	old = site->mistakes;
	site->mistakes = status == 0 ? NULL : text;
	pthread_mutex_unlock(&site->lock);
	held_release(old);
	if (status == 0)
		held_release(text);
}

static void forget_waiting(struct serve_site *site)
{
	arena_reset(site->waiting_keep);
	site->waiting = map_in(site->waiting_keep);
}

static struct serve_update build(struct serve_site *site)
{
	struct intake intake;
	struct serve_update update = { .whole = true };

	arena_free(site->keep);
	site->keep = arena_new();
	site->built = NULL;
	forget_waiting(site);
	intake_start(&intake, &site->shelf);
	struct diag *diag = diag_new(site->keep);
	struct build_result result =
	    site_build_to(site->keep, diag, site->options, output_to(site->keep, take, &intake));
	update.status = result.status;
	update.pages = result.pages;
	if (result.status == 0) {
		update.written = replace_all(site, &intake);
		site->built = result.site;
		site->built_size = arena_size(site->keep);
	}
	intake_end(&intake);
	tell(site, diag, result.status);
	return update;
}

/* --- renewing --------------------------------------------------------------------------------- */

static bool may_renew(const struct serve_site *site, const struct changes *changes)
{
	return site->built != NULL && changes != NULL && changes->others == 0 &&
	    arena_size(site->keep) - site->built_size < RENEWALS_MOST;
}

static void wait_for(struct serve_site *site, const struct changes *changes)
{
	for (size_t i = 0; i < changes->edited_count; i++) {
		struct str path = changes->edited[i];
		if (map_get(&site->waiting, path) == NULL)
			map_add(&site->waiting, str_copy(site->waiting_keep, path), site);
	}
}

static enum renewal renew(
    struct serve_site *site, struct diag *diag, struct arena *scratch, struct intake *intake)
{
	size_t count = site->waiting.count;
	struct str *paths = ARENA_ARRAY(scratch, struct str, count + 1);

	for (size_t i = 0; i < count; i++)
		paths[i] = site->waiting.at[i].key;
	return site_renew(
	    site->keep, diag, site->built, paths, count, output_to(scratch, take, intake));
}

/* False where it takes a build. */
static bool renewed(struct serve_site *site, struct serve_update *update)
{
	struct arena *scratch = arena_new();
	struct diag *diag = diag_new(scratch);
	struct intake intake;

	intake_start(&intake, &site->shelf);
	enum renewal renewal = renew(site, diag, scratch, &intake);
	*update = (struct serve_update){ .status = diag_status(diag, site->options->style),
		.pages = site->built->page_count };
	if (renewal == RENEWAL_DONE) {
		update->written = replace_some(site, &intake);
		forget_waiting(site);
	}
	if (renewal != RENEWAL_NO)
		tell(site, diag, update->status);
	if (update->status == 2)
		site->built =
		    NULL; /* trouble of the machine, which may be over: the next time starts from nothing */
	intake_end(&intake);
	arena_free(scratch);
	return renewal != RENEWAL_NO;
}

/* --- from outside ----------------------------------------------------------------------------- */

struct serve_update serve_site_update(struct serve_site *site, const struct changes *changes)
{
	struct serve_update update;

	if (may_renew(site, changes)) {
		wait_for(site, changes);
		if (renewed(site, &update))
			return update;
	}
	return build(site);
}

struct serve_site *serve_site_new(const struct site_options *options, uint64_t birth)
{
	struct serve_site *site = checked(calloc(1, sizeof(*site)));

	site->options = options;
	site->birth = birth;
	pthread_mutex_init(&site->lock, NULL);
	site->shelf = shelf_new();
	site->keep = arena_new();
	site->waiting_keep = arena_new();
	forget_waiting(site);
	return site;
}

void serve_site_free(struct serve_site *site)
{
	held_release(site->mistakes);
	shelf_release(&site->shelf);
	arena_free(site->keep);
	arena_free(site->waiting_keep);
	pthread_mutex_destroy(&site->lock);
	free(site);
}

struct held *serve_site_file(struct serve_site *site, struct str path)
{
	pthread_mutex_lock(&site->lock);
	struct held *held = map_get(&site->shelf.files, path);
	if (held != NULL)
		held_again(held);
	pthread_mutex_unlock(&site->lock);
	return held;
}

struct serve_state serve_site_state(struct serve_site *site)
{
	pthread_mutex_lock(&site->lock);
	struct serve_state state = { .is_there = site->version > 0, .mistakes = site->mistakes };
	snprintf(state.version, sizeof(state.version), "%llx-%u", (unsigned long long)site->birth,
	    site->version);
	if (state.mistakes != NULL)
		held_again(state.mistakes);
	pthread_mutex_unlock(&site->lock);
	return state;
}
