#include "site/staging.h"

#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define NOTE "made-by-rigbook.txt"
#define SITE "site"
#define OLD "old"

/* How often opening starts over when another build takes the staging folder away between two steps. */
#define LOCK_TRIES 10

void staging_report(struct diag *diag, const char *what, const char *path, int error)
{
	diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE, "%s %s: %s", what, path, strerror(error));
	if (error == EROFS || error == EACCES || error == EPERM)
		diag_hint(diag, "choose a folder you may write to with --out");
	else if (error == ENOSPC || error == EDQUOT)
		diag_hint(diag, "free some space and build again; the old site still stands");
	else if (error == EBUSY || error == EXDEV)
		diag_hint(diag,
		    "no other file system may be mounted at the output or in it; choose a folder inside it with --out");
	else if (error == ENOLCK || error == EOPNOTSUPP)
		diag_hint(diag,
		    "this file system has no locks (flock); choose a folder on another one with --out");
}

/* --- the lock --------------------------------------------------------------------------------- */

/* True if the open folder still is what stands at the name. */
static bool still_there(const struct staging *staging)
{
	struct stat a, b;

	return fstat(staging->folder, &a) == 0 &&
	    fstatat(staging->parent, staging->name, &b, AT_SYMLINK_NOFOLLOW) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Opens the staging folder so that nobody else holds it. An errno value, EWOULDBLOCK if somebody does. */
static int lock(struct staging *staging)
{
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (mkdirat(staging->parent, staging->name, 0700) != 0 && errno != EEXIST)
			return errno;
		int error = folder_open(staging->parent, staging->name, &staging->folder);
		if (error == ENOENT)
			continue;
		if (error != 0)
			return error == ELOOP ? ENOTDIR : error;
		int result;
		do
			result = flock(staging->folder, LOCK_EX | LOCK_NB);
		while (result != 0 && errno == EINTR);
		if (result == 0 && still_there(staging))
			return 0;
		error = result == 0 ? 0 : errno;
		close(staging->folder);
		if (error != 0)
			return error;
	}
	return EWOULDBLOCK;
}

static bool report_lock(struct diag *diag, const struct staging *staging, const char *output, int error)
{
	if (error == EWOULDBLOCK) {
		diag_report(diag, DIAG_OUTPUT_BUSY, POS_NONE, "another build is writing %s", output);
	} else if (error == ENOTDIR) {
		staging_report(diag, "cannot make the new site in", staging->path, error);
		diag_hint(diag, "it is no folder of this program: remove it or give it another name");
	} else {
		staging_report(diag, "cannot make and lock", staging->path, error);
	}
	return false;
}

/* --- what an earlier build left --------------------------------------------------------------- */

static bool stands(int folder, const char *name)
{
	struct stat at;

	return fstatat(folder, name, &at, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool is_folder(int folder, const char *name)
{
	struct stat at;

	return fstatat(folder, name, &at, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(at.st_mode);
}

/* Marks an empty folder as ours; EEXIST if there is something in it and no note. */
static int claim(struct arena *keep, const struct staging *staging)
{
	struct file_list list;
	struct stat at;
	int error = folder_list(keep, staging->folder, &list);

	if (error != 0)
		return error;
	if (fstatat(staging->folder, NOTE, &at, AT_SYMLINK_NOFOLLOW) == 0)
		return S_ISREG(at.st_mode) ? 0 : EEXIST;
	if (list.count > 0)
		return EEXIST;
	return folder_write(staging->folder, NOTE,
	    STR("A site is being written here. Should this folder stay, the next build removes it.\n"),
	    0666, false);
}

/* Finishes or takes back an exchange by two renames that was interrupted. EEXIST: see staging.h. */
static int recover(const struct staging *staging)
{
	if (!is_folder(staging->folder, OLD))
		return 0;
	if (stands(staging->parent, staging->target)) {
		if (!stands(staging->folder, SITE))
			return 0; /* the exchange is done */
		if (unlinkat(staging->parent, staging->target, AT_REMOVEDIR) != 0)
			return errno == ENOTEMPTY || errno == ENOTDIR ? EEXIST : errno;
	}
	return folder_move(staging->folder, OLD, staging->parent, staging->target);
}

static bool prepare(struct arena *keep, struct diag *diag, struct staging *staging, const char *output)
{
	int error = claim(keep, staging);

	if (error == EEXIST) {
		diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
		    "cannot make the new site in %s: there is something in it that is not of this program",
		    staging->path);
		diag_hint(diag, "a build empties this folder: move away what you need, and remove it");
		return false;
	}
	if (error == 0)
		error = recover(staging);
	if (error == EEXIST) {
		diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
		    "an earlier build was interrupted, and %s has been made anew since", output);
		diag_hint(diag,
		    "the site that stood there before is in %s/" OLD ": move one of the two away",
		    staging->path);
		return false;
	}
	if (error == 0)
		error = folder_empty(staging->folder, NOTE);
	if (error == 0 && mkdirat(staging->folder, SITE, 0777) != 0)
		error = errno;
	if (error == 0)
		error = folder_open(staging->folder, SITE, &staging->site);
	if (error != 0)
		staging_report(diag, "cannot clear", staging->path, error);
	return error == 0;
}

/* "public" -> ".public.rigbook-new", beside what messages call the output. */
static void name_folder(
    struct arena *keep, const char *parent, const char *output, struct staging *staging)
{
	struct str shown = str_from(output), folder = path_folder(shown);
	struct str name = str_print(keep, ".%s.rigbook-new", staging->target);

	staging->name = str_z(keep, name);
	/* Where the output is a link, the folder stands elsewhere. */
	if (!str_eq(path_name(shown), str_from(staging->target)) || folder.len == 0)
		folder = folder.len == 0 && str_eq(shown, str_from(staging->target))
		    ? STR("")
		    : str_from(parent);
	staging->path = str_z(keep, path_join(keep, folder, name));
}

bool staging_open(struct arena *keep, struct diag *diag, const char *parent, const char *target,
    const char *output, struct staging *staging)
{
	*staging = (struct staging){ .folder = -1, .site = -1, .target = target };
	name_folder(keep, parent, output, staging);
	staging->parent = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (staging->parent < 0) {
		staging_report(diag, "cannot open the folder of", output, errno);
		return false;
	}
	int error = lock(staging);
	if (error != 0) {
		report_lock(diag, staging, output, error);
		close(staging->parent);
		return false;
	}
	if (prepare(keep, diag, staging, output))
		return true;
	close(staging->folder);
	close(staging->parent);
	return false;
}

/* --- the exchange ----------------------------------------------------------------------------- */

static int exchange_in_one_step(const struct staging *staging)
{
#if defined(RENAME_EXCHANGE)
	return renameat2(staging->folder, SITE, staging->parent, staging->target, RENAME_EXCHANGE) == 0
	    ? 0
	    : errno;
#elif defined(RENAME_SWAP)
	return renameatx_np(staging->folder, SITE, staging->parent, staging->target, RENAME_SWAP) == 0
	    ? 0
	    : errno;
#else
	(void)staging;
	return ENOSYS;
#endif
}

static int exchange_in_two_steps(const struct staging *staging)
{
	int error = folder_move(staging->parent, staging->target, staging->folder, OLD);

	if (error != 0)
		return error;
	error = folder_move(staging->folder, SITE, staging->parent, staging->target);
	/* Should this fail, too, the next staging_open does it. */
	if (error != 0)
		folder_move(staging->folder, OLD, staging->parent, staging->target);
	return error;
}

int staging_exchange(struct staging *staging, bool first)
{
	if (first)
		return folder_move(staging->folder, SITE, staging->parent, staging->target);
	int error = exchange_in_one_step(staging);
	if (error == ENOSYS || error == EINVAL || error == EOPNOTSUPP)
		error = exchange_in_two_steps(staging);
	return error;
}

int staging_sync(const struct staging *staging)
{
	int error = folder_sync(staging->folder);

	return error != 0 ? error : folder_sync(staging->parent);
}

int staging_close(struct staging *staging)
{
	int error = 0;

	/* As long as the output waits in old/ it is the only one: the next staging_open puts it back. */
	if (stands(staging->parent, staging->target) || !stands(staging->folder, OLD)) {
		error = folder_empty(staging->folder, NOTE);
		if (error == 0 && unlinkat(staging->folder, NOTE, 0) != 0)
			error = errno;
		if (error == 0 && unlinkat(staging->parent, staging->name, AT_REMOVEDIR) != 0)
			error = errno;
	}
	close(staging->site);
	close(staging->folder);
	close(staging->parent);
	return error;
}
