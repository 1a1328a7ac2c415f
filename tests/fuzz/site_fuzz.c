/*
 * A whole site: data, its first guide, another one, and the other one's new text, parted by lines
 * of %%. It is built in memory, and the new text is taken as the preview takes it: what stands there
 * then is what a build makes. Run where templates/ is.
 */
#include "base/file.h"
#include "base/folder.h"
#include "base/map.h"
#include "fuzz.h"
#include "site/pipeline.h"
#include "site/renew.h"

#include <assert.h>
#include <stdlib.h>

#define OTHER "content/pumps/other.md"

static char root[] = "/tmp/rigbook-fuzz-XXXXXX";

static void remove_root(void)
{
	folder_remove_path(root);
}

/* A folder for the site's files, made once. */
static struct str folder(void)
{
	static bool made;
	if (!made) {
		assert(mkdtemp(root) != NULL);
		atexit(remove_root);
	}
	made = true;
	return str_from(root);
}

static void write_file(struct arena *keep, const char *name, struct str text)
{
	struct str path = path_join(keep, folder(), str_from(name));
	assert(file_make_folders(str_z(keep, path_folder(path))) == 0);
	assert(file_write(str_z(keep, path), text) == 0);
}

/* path -> struct str, the files of a site as they are put */
static void take(void *self, struct str path, struct str bytes)
{
	struct map *files = self;
	struct str *text = ARENA_NEW(files->arena, struct str);
	*text = str_copy(files->arena, bytes);
	map_put(files, str_copy(files->arena, path), text);
}

struct made {
	struct map files;
	struct diag *diag;
	struct build_result result;
};

static struct made make(struct arena *keep, const struct site_options *options)
{
	struct made made = { .files = map_in(keep), .diag = diag_new(keep) };
	made.result = site_build_to(keep, made.diag, options, output_to(keep, take, &made.files), NULL);
	fuzz_touch_diag(made.diag);
	return made;
}

static void check_same(const struct map *renewed, const struct map *built)
{
	assert(renewed->count == built->count);
	for (size_t i = 0; i < built->count; i++) {
		const struct str *text = map_get(renewed, built->at[i].key);
		assert(text != NULL && str_eq(*text, *(const struct str *)built->at[i].value));
	}
}

static void check_renewal(struct arena *keep, struct made *made, const struct site_options *options)
{
	static const struct str paths[] = { STR_INIT(OTHER) };
	struct output *output = output_to(keep, take, &made->files);
	struct diag *diag = diag_new(keep);
	enum renewal renewal = site_renew(keep, diag, made->result.site, paths, countof(paths), output);
	struct made again = make(keep, options);
	if (renewal == RENEWAL_DONE)
		check_same(&made->files, &again.files);
	if (renewal != RENEWAL_NO)
		assert((renewal == RENEWAL_DONE) == (again.result.status == 0));
	fuzz_touch_diag(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = { "content/data/data.yaml", "content/index.md", OTHER };
	document_start();
	struct arena *keep = arena_new();
	struct str rest = fuzz_text(bytes, size), parts[4] = { { NULL, 0 } };
	for (size_t i = 0; i < countof(parts); i++) {
		size_t cut = str_find(rest, STR("\n%%\n"), 0);
		parts[i] = str_sub(rest, 0, cut == STR_NONE ? rest.len : cut + 1);
		rest = str_sub(rest, cut == STR_NONE ? rest.len : cut + 4, rest.len);
	}
	for (size_t i = 0; i < countof(names); i++)
		write_file(keep, names[i], parts[i]);
	struct site_options options = { .dir = folder(), .share = STR("."), .jobs = 1, .as_of = DATE_NONE };
	struct made made = make(keep, &options);
	if (made.result.status == 0 && made.result.site != NULL) {
		write_file(keep, OTHER, parts[3]);
		check_renewal(keep, &made, &options);
	}
	arena_free(keep);
	return 0;
}
