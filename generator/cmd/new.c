#include "cmd/new.h"

#include "base/diag_print.h"
#include "base/folder.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "cmd/share.h"
#include "site/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The site to start from is small; a file in it larger than this is not ours. */
#define STARTER_FILE_MOST ((size_t)1 << 20)

/*
 * The site is written beside its place (staging.h) and moved from there file by file, content/ at
 * once and last: a folder without content/ can be given to `new` again, whatever stopped it.
 */
struct planting {
	struct arena *keep;
	struct staging staging;
	struct str *placed; /* what was put into the folder, to be taken back after trouble */
	size_t count, room;
	const char *trouble; /* where it was */
};

/* --- writing ---------------------------------------------------------------------------------- */

/* Copies what is in a folder into an open one. An errno value. */
static int copy_folder(struct planting *planting, struct str from, int to)
{
	struct arena *keep = planting->keep;
	struct file_list list;
	struct str text;
	int error = file_list(keep, str_z(keep, from), &list);

	for (size_t i = 0; error == 0 && i < list.count; i++) {
		struct str source = path_join(keep, from, list.at[i].name);
		const char *name = str_z(keep, list.at[i].name);
		int folder = -1;
		if (list.at[i].kind != FILE_FOLDER) {
			error = file_read(keep, str_z(keep, source), STARTER_FILE_MOST, &text);
			if (error == 0)
				error = folder_write(to, name, text, 0666, true);
			continue;
		}
		error = mkdirat(to, name, 0777) == 0 ? folder_open(to, name, &folder) : errno;
		if (error != 0)
			break;
		error = copy_folder(planting, source, folder);
		if (error == 0)
			error = folder_sync(folder);
		close(folder);
	}
	return error;
}

/* --- putting into place ----------------------------------------------------------------------- */

static void note_placed(struct planting *planting, struct str path)
{
	planting->placed = arena_room(planting->keep, planting->placed, planting->count,
	    &planting->room, sizeof(*planting->placed));
	planting->placed[planting->count++] = path;
}

static int place_folder(struct planting *planting, int from, int to, struct str above);

static int place_subfolder(struct planting *planting, int from, int to, struct str path)
{
	const char *name = str_z(planting->keep, path_name(path));
	int inner_from = -1, inner_to = -1;

	if (mkdirat(to, name, 0777) == 0)
		note_placed(planting, path);
	else if (errno != EEXIST)
		return errno;
	int error = folder_open(to, name, &inner_to); /* never through a link */
	if (error != 0)
		return error;
	error = folder_open(from, name, &inner_from);
	if (error == 0) {
		error = place_folder(planting, inner_from, inner_to, path);
		close(inner_from);
	}
	if (error == 0)
		error = folder_sync(inner_to);
	close(inner_to);
	return error;
}

/* Moves what is in a folder to one in the author's; files that are there already are theirs and stay. */
static int place_folder(struct planting *planting, int from, int to, struct str above)
{
	struct arena *keep = planting->keep;
	struct file_list list;
	int error = folder_list(keep, from, &list);

	for (size_t i = 0; error == 0 && i < list.count; i++) {
		struct str path = path_join(keep, above, list.at[i].name);
		const char *name = str_z(keep, list.at[i].name);
		if (str_eq(path, STR("content")))
			continue;
		if (list.at[i].kind == FILE_FOLDER) {
			error = place_subfolder(planting, from, to, path);
		} else {
			error = folder_move(from, name, to, name);
			if (error == 0)
				note_placed(planting, path);
			else if (error == EEXIST)
				error = 0;
		}
		if (error != 0 && !planting->trouble)
			planting->trouble = str_z(keep, path);
	}
	return error;
}

static void take_back(const struct planting *planting)
{
	for (size_t i = planting->count; i-- > 0;) {
		const char *path = str_z(planting->keep, planting->placed[i]);
		if (unlinkat(planting->staging.parent, path, 0) != 0)
			unlinkat(planting->staging.parent, path, AT_REMOVEDIR);
	}
}

static int plant(struct planting *planting, struct str from)
{
	const struct staging *staging = &planting->staging;
	int error = copy_folder(planting, from, staging->site);

	if (error == 0)
		error = place_folder(planting, staging->site, staging->parent, STR(""));
	if (error == 0)
		error = folder_move(staging->site, "content", staging->parent, "content");
	if (error == 0)
		return folder_sync(staging->parent);
	take_back(planting);
	return error;
}

/* --- the command ------------------------------------------------------------------------------ */

static int fail(const char *what, const char *path, int error)
{
	print_problem("%s %s: %s", what, path, strerror(error));
	return 2;
}

static bool stands(struct arena *keep, const char *dir, const char *name)
{
	struct stat at;

	return lstat(str_z(keep, path_join(keep, str_from(dir), str_from(name))), &at) == 0;
}

/* Opens the staging folder; a status, after a report that is not 0. */
static int start(struct planting *planting, const char *dir)
{
	struct arena *keep = planting->keep;
	struct diag *diag = diag_new(keep);
	char *real = realpath(dir, NULL);
	const char *content = str_z(keep, path_join(keep, str_from(dir), STR("content")));

	if (!real)
		return fail("cannot write", dir, errno);
	const char *parent = str_z(keep, str_from(real));
	free(real);
	if (staging_open(keep, diag, parent, "content", content, &planting->staging))
		return 0;
	diag_print(diag, stderr, (struct diag_style){ 0 });
	return 2;
}

static int make_site(struct arena *keep, const char *dir)
{
	struct planting planting = { .keep = keep };
	struct str share = share_folder(keep), from = path_join(keep, share, STR("templates/new"));
	bool site = stands(keep, dir, "content"), made = !stands(keep, dir, ".");

	if (site && !stands(keep, dir, ".content.rigbook-new"))
		return fail("there is a site already in", dir, EEXIST);
	if (!site && (share.len == 0 || access(str_z(keep, from), R_OK) != 0))
		return fail("cannot find the site to start from in", str_z(keep, from), ENOENT);
	int error = file_make_folders(dir);
	if (error != 0)
		return fail("cannot write", dir, error);
	int status = start(&planting, dir);
	if (status != 0)
		return status;
	if (!site)
		error = plant(&planting, from);
	int left = staging_close(&planting.staging); /* what it cannot remove goes next time */
	if (site || error == EEXIST)
		return fail("there is a site already in", dir, EEXIST);
	if (error != 0) {
		if (made)
			rmdir(dir);
		return fail("cannot write",
		    !planting.trouble
			? dir
			: str_z(keep, path_join(keep, str_from(dir), str_from(planting.trouble))),
		    error);
	}
	if (left != 0)
		return fail("a small site stands there, but cannot remove", planting.staging.path, left);
	struct buf words = buf_in(keep, BUF_MOST);
	buf_print(&words,
	    "A small site stands in %s. Next:\n  rigbook build %s\nand open %s/public/index.html\n",
	    dir, dir, dir);
	return print_words(&words);
}

int cmd_new(int argc, char **argv)
{
	static const struct synopsis synopsis = { 0, 1, 1, "new DIR" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status))
		status = make_site(keep, options.arguments[0]);
	arena_free(keep);
	return status;
}
