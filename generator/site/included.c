#include "site/included.h"

#include "base/file.h"
#include "base/near.h"
#include "base/source_file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool included_is_part(struct str path)
{
	struct str rest = str_sub(path, STR("content/").len, path.len), name;

	while (str_cut(rest, '/', &name, &rest))
		if (str_starts(name, STR("_")))
			return true;
	return str_starts(name, STR("_")) && !str_eq(name, STR("_index.md"));
}

/* The nearest name in the folder where the file is not. */
static void hint_near(struct arena *scratch, struct diag *diag, struct str dir, struct str path)
{
	struct near near = near_to(path_name(path));
	struct file_list list;

	if (file_list(scratch, str_z(scratch, path_join(scratch, dir, path_folder(path))), &list) != 0)
		return;
	for (size_t i = 0; i < list.count; i++)
		near_offer(&near, list.at[i].name);
	if (near.best.len > 0)
		diag_hint(diag, "did you mean %.*s/%.*s?", STR_ARG(path_folder(path)),
		    STR_ARG(near.best));
}

/* What stands at a path below the site's folder, no link on the way followed; false after a report. */
static bool look(struct arena *scratch, struct diag *diag, struct str dir, struct str path, struct pos at)
{
	struct stat found;

	for (size_t end = str_find_byte(path, '/', 0);; end = str_find_byte(path, '/', end + 1)) {
		struct str part = str_sub(path, 0, end == STR_NONE ? path.len : end);
		if (lstat(str_z(scratch, path_join(scratch, dir, part)), &found) != 0) {
			diag_report(diag, DIAG_INCLUDE, at, "there is no file %.*s", STR_ARG(path));
			hint_near(scratch, diag, dir, path);
			return false;
		}
		if (S_ISLNK(found.st_mode)) {
			diag_report(diag, DIAG_INCLUDE, at, "%.*s is a symbolic link", STR_ARG(part));
			diag_hint(diag, "include the file that it leads to by its own path");
			return false;
		}
		if (end == STR_NONE)
			break;
	}
	if (S_ISREG(found.st_mode))
		return true;
	diag_report(diag, DIAG_INCLUDE, at, "%.*s is no file", STR_ARG(path));
	return false;
}

/* A path as written at `at`, from the site's folder; false if it leads out of content/. */
static bool resolve(struct arena *keep, struct str path, struct pos at, struct str *whole)
{
	bool from_top = str_starts(path, STR("/"));
	struct str folder = from_top ? STR("content") : path_folder(at.in->path);

	return path_resolve(keep, folder, from_top ? str_sub(path, 1, path.len) : path, whole) &&
	    str_starts(*whole, STR("content/"));
}

static const struct source *read_included(
    void *self, struct arena *keep, struct diag *diag, struct str path, struct pos at)
{
	const struct str *dir = self;
	struct str whole;

	if (!resolve(keep, path, at, &whole)) {
		diag_report(diag, DIAG_PATH_OUTSIDE, at, "%.*s leads out of content/", STR_ARG(path));
		if (str_starts(path, STR("/")))
			diag_hint(diag, "a path that starts with / is taken from content/");
		else
			diag_hint(diag, "copy the file into content/");
		return NULL;
	}
	struct arena *scratch = arena_new();
	bool there = look(scratch, diag, *dir, whole, at);
	arena_free(scratch);
	return there ? source_load(keep, diag, *dir, whole, SOURCE_MOST) : NULL;
}

struct include_files included_files(const struct str *dir)
{
	return (struct include_files){ .self = (void *)(uintptr_t)dir, .read = read_included };
}

static const struct source *find(const struct stitched *stitched, struct str path)
{
	for (size_t i = 0; stitched && i < stitched->file_count; i++)
		if (str_eq(stitched->files[i]->path, path))
			return stitched->files[i];
	return NULL;
}

static const struct source *read_before(
    void *self, struct arena *keep, struct diag *diag, struct str path, struct pos at)
{
	struct str whole;

	(void)diag;
	return resolve(keep, path, at, &whole) ? find(self, whole) : NULL;
}

struct include_files included_before(const struct stitched *stitched)
{
	return (struct include_files){ .self = (void *)(uintptr_t)stitched, .read = read_before };
}

bool included_has(const struct stitched *stitched, struct str path)
{
	return find(stitched, path) != NULL;
}
