#include "cmd/replace.h"

#include "base/folder.h"
#include "base/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

/* Where a file is written before it takes its place; in content/data, whatever file it is. */
#define TEMPORARY ".rigbook-new"

static const struct str mark = STR_INIT("\xEF\xBB\xBF");

/* --- the site --------------------------------------------------------------------------------- */

/* Where a path of the site leads, from the site's folder: "content/data". An errno value. */
static int find_real(const struct replacing *replacing, struct str path, struct str *within)
{
	struct arena *keep = replacing->keep;
	char *real = realpath(str_z(keep, path_join(keep, replacing->dir, path)), NULL);

	if (!real)
		return errno;
	struct str whole = str_copy(keep, str_from(real)), site = replacing->real;
	free(real);
	if (!str_starts(whole, site))
		return EXDEV;
	struct str rest = str_sub(whole, site.len, whole.len);
	if (rest.len == 0 || (rest.at[0] != '/' && site.len > 1))
		return EXDEV;
	*within = rest.at[0] == '/' ? str_sub(rest, 1, rest.len) : rest;
	return 0;
}

static int lock(int folder)
{
	while (flock(folder, LOCK_EX) != 0)
		if (errno != EINTR)
			return errno;
	return 0;
}

int replace_start(struct arena *keep, struct str dir, struct replacing *replacing)
{
	const char *path = dir.len == 0 ? "." : str_z(keep, dir);
	char *real = realpath(path, NULL);
	struct str data = STR("");

	*replacing = (struct replacing){ .keep = keep, .dir = dir, .site = -1, .data = -1 };
	if (!real)
		return errno;
	replacing->real = str_copy(keep, str_from(real));
	free(real);
	int error = find_real(replacing, STR("content/data"), &data);
	if (error != 0)
		return error;
	replacing->site = open(str_z(keep, replacing->real), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (replacing->site < 0)
		return errno;
	error = folder_open(replacing->site, str_z(keep, data), &replacing->data);
	if (error == 0)
		error = lock(replacing->data);
	if (error == 0 && unlinkat(replacing->data, TEMPORARY, 0) != 0 && errno != ENOENT)
		error = errno;
	if (error != 0)
		replace_end(replacing);
	return error;
}

void replace_end(struct replacing *replacing)
{
	if (replacing->data >= 0)
		close(replacing->data);
	if (replacing->site >= 0)
		close(replacing->site);
	replacing->data = replacing->site = -1;
}

/* --- files ------------------------------------------------------------------------------------ */

/* Writes the temporary file; with the owner and mode of `model`, unless that is -1. */
static int write_temporary(const struct replacing *replacing, struct str text, int model)
{
	int file = openat(replacing->data, TEMPORARY,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, model < 0 ? 0666 : 0600);

	if (file < 0)
		return errno;
	int error = file_write_open(file, text);
	if (error == 0 && model >= 0)
		error = folder_take_owner(file, model);
	if (error == 0 && model >= 0)
		error = folder_take_mode(file, model);
	if (error == 0)
		error = folder_sync(file);
	if (close(file) != 0 && error == 0)
		error = errno;
	return error;
}

/* The folders whose names changed. */
static int sync_folders(const struct replacing *replacing, int folder)
{
	int error = folder_sync(folder);

	return error != 0 ? error : folder_sync(replacing->data);
}

/* What stands at the name still is what is open. */
static bool still_there(int folder, const char *name, int file)
{
	struct stat a, b;

	return fstat(file, &a) == 0 && fstatat(folder, name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
	    a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/* With the file open, in the open folder. */
static int replace_open(const struct replacing *replacing, int folder, const char *name, int file,
    struct str old, struct str text)
{
	struct str bytes;
	int error = file_read_open(replacing->keep, file, SOURCE_MOST, &bytes);

	if (error != 0)
		return error;
	bool marked = str_starts(bytes, mark);
	if (!str_eq(str_sub(bytes, marked ? mark.len : 0, bytes.len), old))
		return EBUSY;
	error = write_temporary(replacing, marked ? STR_JOIN(replacing->keep, mark, text) : text, file);
	if (error == 0 && !still_there(folder, name, file))
		error = EBUSY;
	if (error == 0 && renameat(replacing->data, TEMPORARY, folder, name) != 0)
		error = errno;
	if (error != 0) {
		unlinkat(replacing->data, TEMPORARY, 0);
		return error;
	}
	return sync_folders(replacing, folder);
}

static int open_folder(const struct replacing *replacing, struct str within, int *folder)
{
	struct str above = path_folder(within);

	return folder_open(
	    replacing->site, above.len == 0 ? "." : str_z(replacing->keep, above), folder);
}

int replace_text(const struct replacing *replacing, struct str path, struct str old, struct str text)
{
	struct str within = STR("");
	int folder, file, error = find_real(replacing, path, &within);

	if (error == 0)
		error = open_folder(replacing, within, &folder);
	if (error != 0)
		return error;
	const char *name = str_z(replacing->keep, path_name(within));
	error = folder_open_file(folder, name, O_RDONLY | O_NONBLOCK, &file);
	if (error == 0) {
		error = faccessat(folder, name, W_OK, AT_EACCESS) == 0
		    ? replace_open(replacing, folder, name, file, old, text)
		    : errno;
		close(file);
	}
	close(folder);
	return error;
}

int replace_nothing(const struct replacing *replacing, struct str path, struct str text)
{
	struct str above = STR("");
	int folder, error = find_real(replacing, path_folder(path), &above);

	if (error == 0)
		error = folder_open(replacing->site, str_z(replacing->keep, above), &folder);
	if (error != 0)
		return error;
	error = write_temporary(replacing, text, -1);
	if (error == 0)
		error = folder_move(
		    replacing->data, TEMPORARY, folder, str_z(replacing->keep, path_name(path)));
	if (error == 0)
		error = sync_folders(replacing, folder);
	else
		unlinkat(replacing->data, TEMPORARY, 0);
	close(folder);
	return error;
}
