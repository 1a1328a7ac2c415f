#include "serve/serve_site.h"

#include "base/diag_print.h"
#include "site/pipeline.h"
#include "site/renew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Renewals add to the memory of the build they renew: after so much the next one is a build. */
#define RENEWALS_MOST ((size_t)32 << 20)

struct serve_site {
	const struct site_options *options;
	struct site_options previewed, searched; /* the same, without and with the files of the search */
	uint64_t birth;
	pthread_mutex_t lock; /* of shelf, version and mistakes */
	struct shelf shelf;
	unsigned version;  /* how often a file changed */
	unsigned embedded; /* how often one did that pages show by an address that stays */
	struct blob *mistakes;
	pthread_mutex_t search_lock; /* of the next two; taken before `lock` */
	struct shelf search;         /* the files of the search, made when one is asked for */
	unsigned search_version;     /* of the site that they are of, + 1; 0: none */
	/* the updating thread's own */
	struct arena *keep; /* what `built` lives in */
	size_t built_size;  /* of keep when it was built */
	struct site *built; /* good, and to be renewed; NULL: the next update is a build */
	struct arena *waiting_keep;
	struct map waiting; /* guides that were edited but not taken, because of a mistake somewhere */
};

/* --- taking files ----------------------------------------------------------------------------- */

/* Takes what workers put. `old` does not change while they do; only `fresh` and the counts are shared. */
struct intake {
	pthread_mutex_t lock;
	struct shelf fresh;
	const struct shelf *old;
	size_t changed;
	bool embedded; /* such a file has changed, and nobody has been told */
	/* of fresh, so many are on the site's shelf already; what stood there before; was a file embedded? */
	size_t shown;
	struct shelf away;
	bool away_embedded;
};

/*
 * A file that pages show by an address that stays, so that they do not change with it: pictures.
 * What is in assets/ has its fingerprint in the address.
 */
static bool is_embedded(struct str path)
{
	static const char *const others[] = { ".html", ".json", ".xml", ".txt" };

	for (size_t i = 0; i < countof(others); i++)
		if (str_ends(path, str_from(others[i])))
			return false;
	return !str_starts(path, STR("assets/"));
}

static void take(void *self, struct str path, struct str bytes)
{
	struct intake *intake = self;
	struct blob *old = shelf_find(intake->old, path);
	bool same = blob_is(old, bytes);
	struct blob *blob = same ? blob_share(old) : blob_new(path, bytes);

	pthread_mutex_lock(&intake->lock);
	struct blob *twice = shelf_put(&intake->fresh, path, blob);
	intake->changed += !same;
	intake->embedded |= !same && is_embedded(path);
	pthread_mutex_unlock(&intake->lock);
	blob_release(twice); /* two pages with one address: a mistake, reported by the build */
}

static void intake_start(struct intake *intake, const struct shelf *old)
{
	*intake = (struct intake){ .fresh = shelf_new(), .old = old, .away = shelf_new() };
	pthread_mutex_init(&intake->lock, NULL);
}

static void intake_end(struct intake *intake)
{
	pthread_mutex_destroy(&intake->lock);
	shelf_free(&intake->fresh);
	shelf_free(&intake->away);
}

/* Some of the new files take the place of theirs, which are put away; the others stay. */
static void show(struct serve_site *site, struct intake *intake)
{
	pthread_mutex_lock(&site->lock);
	for (; intake->shown < intake->fresh.files.count; intake->shown++) {
		const struct map_entry *entry = &intake->fresh.files.at[intake->shown];
		struct blob *old = shelf_put(&site->shelf, entry->key, blob_share(entry->value));
		blob_release(shelf_put(&intake->away, entry->key, old));
	}
	site->embedded += intake->embedded;
	pthread_mutex_unlock(&site->lock);
}

/* What was shown goes again. */
static void put_back(struct serve_site *site, struct intake *intake)
{
	pthread_mutex_lock(&site->lock);
	for (size_t i = 0; i < intake->away.files.count; i++) {
		struct map_entry *entry = &intake->away.files.at[i];
		entry->value = shelf_put(&site->shelf, entry->key, entry->value);
	}
	site->embedded += intake->away_embedded;
	pthread_mutex_unlock(&site->lock);
}

/* The new files are the site; what stood there goes with the intake. Returns how many files differ. */
static size_t replace_all(struct serve_site *site, struct intake *intake)
{
	struct shelf old = site->shelf;
	size_t changed = intake->changed;

	for (size_t i = 0; i < old.files.count; i++)
		changed += old.files.at[i].value && !shelf_find(&intake->fresh, old.files.at[i].key);
	pthread_mutex_lock(&site->lock);
	site->shelf = intake->fresh;
	site->version += changed > 0;
	site->embedded += intake->embedded;
	pthread_mutex_unlock(&site->lock);
	intake->fresh = old;
	return changed;
}

/* The new files take the place of theirs; the others stay. */
static size_t replace_some(struct serve_site *site, struct intake *intake)
{
	show(site, intake);
	pthread_mutex_lock(&site->lock);
	site->version += intake->changed > 0;
	pthread_mutex_unlock(&site->lock);
	return intake->changed;
}

/* --- building --------------------------------------------------------------------------------- */

static struct blob *printed(const struct diag *diag, struct diag_style style)
{
	char *text = NULL;
	size_t len = 0;
	FILE *memory = memory_or_end(open_memstream(&text, &len));

	diag_print(diag, memory, style);
	memory_or_end(fclose(memory) == 0 ? text : NULL);
	fwrite(text, 1, len, stderr);
	struct blob *blob = blob_new(STR(""), (struct str){ text, len });
	free(text);
	return blob;
}

/* Prints what there is to say, and keeps it while it keeps the site from being renewed. */
static void tell(struct serve_site *site, const struct diag *diag, int status)
{
	struct blob *text = printed(diag, site->options->style), *old;

	pthread_mutex_lock(&site->lock);
	old = site->mistakes;
	site->mistakes = status == 0 ? NULL : text;
	pthread_mutex_unlock(&site->lock);
	blob_release(old);
	if (status == 0)
		blob_release(text);
}

static void forget_waiting(struct serve_site *site)
{
	arena_reset(site->waiting_keep);
	site->waiting = map_in(site->waiting_keep);
}

/* An update on its way to those who look at it. */
struct showing {
	struct serve_site *site;
	struct intake *intake;
	const struct open_pages *open;
};

static void show_early(void *self)
{
	struct showing *showing = self;

	show(showing->site, showing->intake);
	showing->intake->away_embedded |= showing->intake->embedded;
	showing->intake->embedded = false;
	showing->open->shown(showing->open->self);
}

static struct serve_update build(struct serve_site *site, const struct open_pages *open)
{
	struct intake intake;
	struct serve_update update = { .whole = true };
	struct showing showing = { site, &intake, open };
	struct preview preview = { .ready = show_early, .self = &showing };

	arena_free(site->keep);
	site->keep = arena_new();
	site->built = NULL;
	forget_waiting(site);
	intake_start(&intake, &site->shelf);
	struct diag *diag = diag_new(site->keep);
	if (open) {
		preview.addresses = open->addresses;
		preview.count = open->count;
	}
	struct build_result result = site_build_to(
	    site->keep, diag, &site->previewed, output_to(site->keep, take, &intake), &preview);
	update.status = result.status;
	update.pages = result.pages;
	if (result.status == 0) {
		update.written = replace_all(site, &intake);
		site->built = result.site;
		site->built_size = arena_size(site->keep);
	} else {
		put_back(site, &intake);
	}
	intake_end(&intake);
	tell(site, diag, result.status);
	return update;
}

/* --- renewing --------------------------------------------------------------------------------- */

static bool may_renew(const struct serve_site *site, const struct changed_files *changes)
{
	return site->built && changes && changes->others == 0 &&
	    arena_size(site->keep) - site->built_size < RENEWALS_MOST;
}

static void wait_for(struct serve_site *site, const struct changed_files *changes)
{
	for (size_t i = 0; i < changes->edited_count; i++) {
		struct str path = changes->edited[i];
		if (!map_get(&site->waiting, path))
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
		.pages = site->built->pages->count };
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

struct serve_update serve_site_update(
    struct serve_site *site, const struct changed_files *changes, const struct open_pages *open)
{
	struct serve_update update;

	if (may_renew(site, changes)) {
		wait_for(site, changes);
		if (renewed(site, &update))
			return update;
	}
	return build(site, open);
}

struct serve_site *serve_site_new(const struct site_options *options, uint64_t birth)
{
	struct serve_site *site = memory_or_end(calloc(1, sizeof(*site)));

	site->options = options;
	site->previewed = site->searched = *options;
	site->previewed.without_search = true;
	site->birth = birth;
	pthread_mutex_init(&site->lock, NULL);
	pthread_mutex_init(&site->search_lock, NULL);
	site->shelf = shelf_new();
	site->search = shelf_new();
	site->keep = arena_new();
	site->waiting_keep = arena_new();
	forget_waiting(site);
	return site;
}

void serve_site_free(struct serve_site *site)
{
	blob_release(site->mistakes);
	shelf_free(&site->shelf);
	shelf_free(&site->search);
	arena_free(site->keep);
	arena_free(site->waiting_keep);
	pthread_mutex_destroy(&site->lock);
	pthread_mutex_destroy(&site->search_lock);
	free(site);
}

/* --- the search ------------------------------------------------------------------------------- */

static bool is_of_search(struct str path)
{
	return str_starts(path, STR("search/")) && str_ends(path, STR(".js"));
}

static void take_search(void *self, struct str path, struct str bytes)
{
	struct intake *intake = self;

	if (is_of_search(path))
		take(intake, path, bytes);
}

/* The whole site is built once more, for the files of its search alone. One with a mistake keeps those that it had. */
static void make_search(struct serve_site *site)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct shelf old = site->search;
	struct intake intake;

	intake_start(&intake, &old);
	struct build_result result =
	    site_build_to(keep, diag, &site->searched, output_to(keep, take_search, &intake), NULL);
	if (result.status == 0) {
		site->search = intake.fresh;
		intake.fresh = old;
	}
	intake_end(&intake);
	arena_free(keep);
}

static struct blob *search_file(struct serve_site *site, struct str path)
{
	pthread_mutex_lock(&site->search_lock);
	pthread_mutex_lock(&site->lock);
	unsigned version = site->version + 1;
	pthread_mutex_unlock(&site->lock);
	if (version != site->search_version)
		make_search(site);
	site->search_version = version;
	struct blob *blob = shelf_find(&site->search, path);
	if (blob)
		blob_share(blob);
	pthread_mutex_unlock(&site->search_lock);
	return blob;
}

struct blob *serve_site_file(struct serve_site *site, struct str path)
{
	if (is_of_search(path))
		return search_file(site, path);
	pthread_mutex_lock(&site->lock);
	struct blob *blob = shelf_find(&site->shelf, path);
	if (blob)
		blob_share(blob);
	pthread_mutex_unlock(&site->lock);
	return blob;
}

static uint64_t hash_of_page(const struct serve_site *site, struct str path)
{
	const struct blob *blob = shelf_find(&site->shelf, path);

	if (!blob)
		blob = shelf_find(&site->shelf, STR(SERVE_MISSING));
	return !blob ? 0 : blob->hash;
}

struct serve_state serve_site_state(struct serve_site *site, struct str path)
{
	unsigned long long birth = site->birth;
	struct serve_state state;

	pthread_mutex_lock(&site->lock);
	state.mistakes = !site->mistakes ? NULL : blob_share(site->mistakes);
	if (path.len == 0)
		snprintf(state.version, sizeof(state.version), "%llx-%u", birth, site->version);
	else
		snprintf(state.version, sizeof(state.version), "%llx-%u-%llx", birth,
		    site->embedded, (unsigned long long)hash_of_page(site, path));
	pthread_mutex_unlock(&site->lock);
	return state;
}
