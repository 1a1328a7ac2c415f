#include "cmd/new.h"

#include "base/file.h"
#include "cmd/options.h"
#include "cmd/share.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The site to start from is small; a file in it larger than this is not ours. */
#define STARTER_FILE_MOST ((size_t)1 << 20)

static int copy_folder(struct arena *keep, struct str from, struct str to);

/* A file that is there already, such as a README, is its owner's and stays. */
static int copy_entry(struct arena *keep, const struct file_entry *entry, struct str from, struct str to)
{
	struct str source = path_join(keep, from, entry->name), text;
	const char *target = str_z(keep, path_join(keep, to, entry->name));

	if (entry->kind == FILE_FOLDER)
		return copy_folder(keep, source, str_from(target));
	if (access(target, F_OK) == 0)
		return 0;
	int error = file_read(keep, str_z(keep, source), STARTER_FILE_MOST, &text);
	return error != 0 ? error : file_write(target, text);
}

static int copy_folder(struct arena *keep, struct str from, struct str to)
{
	struct file_list list;
	int error = file_make_folders(str_z(keep, to));

	if (error == 0)
		error = file_list(keep, str_z(keep, from), &list);
	for (size_t i = 0; error == 0 && i < list.count; i++)
		error = copy_entry(keep, &list.at[i], from, to);
	return error;
}

static int fail(const char *what, const char *path, int error)
{
	fprintf(stderr, "rigbook: %s %s: %s\n", what, path, strerror(error));
	return 2;
}

static int make_site(struct arena *keep, const char *dir)
{
	struct str to = str_from(dir), share = share_folder(keep);
	struct str from = path_join(keep, share, STR("templates/new"));

	if (access(str_z(keep, path_join(keep, to, STR("content"))), F_OK) == 0)
		return fail("there is a site already in", dir, EEXIST);
	if (share.len == 0 || access(str_z(keep, from), R_OK) != 0)
		return fail("cannot find the site to start from in", str_z(keep, from), ENOENT);
	int error = copy_folder(keep, from, to);
	if (error != 0)
		return fail("cannot write", dir, error);
	printf("A small site stands in %s. Next:\n  rigbook build %s\nand open %s/public/index.html\n",
	    dir, dir, dir);
	return 0;
}

int cmd_new(int argc, char **argv)
{
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, 0, 1, 1, "new DIR", &options, &status))
		status = make_site(keep, options.arguments[0]);
	arena_free(keep);
	return status;
}
