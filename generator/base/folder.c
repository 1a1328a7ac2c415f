#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#endif

/* --- opening ---------------------------------------------------------------------------------- */

static int open_step(int folder, const char *name, int flags, int *file)
{
	*file = openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC);
	return *file < 0 ? errno : 0;
}

/* One folder after the other, each of which must be a real one. */
static int open_by_steps(int folder, const char *path, int flags, int *file)
{
	char name[NAME_MAX + 1];
	const char *slash;
	int here = folder, next = -1, error = 0;

	while (error == 0 && (slash = strchr(path, '/'))) {
		size_t len = (size_t)(slash - path);
		if (len >= sizeof(name)) {
			error = ENAMETOOLONG;
			break;
		}
		memcpy(name, path, len);
		name[len] = '\0';
		error = open_step(here, name, O_RDONLY | O_DIRECTORY, &next);
		if (error != 0)
			break;
		if (here != folder)
			close(here);
		here = next;
		path = slash + 1;
	}
	if (error == 0)
		error = open_step(here, path, flags, file);
	if (here != folder)
		close(here);
	return error;
}

int folder_open_file(int folder, const char *path, int flags, int *file)
{
#ifdef SYS_openat2
	/* The kernel does the same in one call, where it is new enough and no container forbids it. */
	struct open_how how = { .flags = (unsigned)(flags | O_NOFOLLOW | O_CLOEXEC),
		.resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH };

	*file = (int)syscall(SYS_openat2, folder, path, &how, sizeof(how));
	if (*file >= 0)
		return 0;
	if (errno != ENOSYS && errno != EPERM && errno != EINVAL)
		return errno;
#endif
	return open_by_steps(folder, path, flags, file);
}

int folder_open(int folder, const char *path, int *opened)
{
	return folder_open_file(folder, path, O_RDONLY | O_DIRECTORY, opened);
}

/* --- files ------------------------------------------------------------------------------------ */

bool folder_file_equals(
    struct arena *scratch, int folder, const char *path, struct str text, struct stat *at)
{
	int file;

	/* O_NONBLOCK: never waits for a pipe's writer */
	if (folder_open_file(folder, path, O_RDONLY | O_NONBLOCK, &file) != 0)
		return false;
	bool same = file_equals_open(scratch, file, text, at);
	close(file);
	return same;
}

int folder_read(struct arena *keep, int folder, const char *path, size_t most, struct str *text)
{
	struct stat at;
	int file, error = folder_open_file(folder, path, O_RDONLY | O_NONBLOCK, &file);

	if (error != 0)
		return error;
	if (fstat(file, &at) != 0)
		error = errno;
	else if (!S_ISREG(at.st_mode))
		error = EINVAL;
	else
		error = file_read_open(keep, file, most, text);
	close(file);
	return error;
}

/* What mkdtemp(3) and its like make a name of. */
static char *temporary_pattern(struct arena *keep)
{
	const char *named = getenv("TMPDIR");
	struct str in = str_from(named && *named == '/' ? named : "/tmp");

	return str_z(keep, path_join(keep, in, STR("rigbook-XXXXXX")));
}

int folder_new_temporary_file(struct arena *keep, int *file)
{
	char *path = temporary_pattern(keep);

	*file = mkostemp(path, O_CLOEXEC);
	if (*file < 0)
		return errno;
	if (unlink(path) == 0)
		return 0;
	int error = errno;
	close(*file);
	*file = -1;
	return error;
}

int folder_new_temporary(struct arena *keep, char **path, int *folder)
{
	*path = temporary_pattern(keep);
	if (!mkdtemp(*path))
		return errno;
	*folder = open(*path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*folder >= 0)
		return 0;
	int error = errno;
	rmdir(*path);
	return error;
}

int folder_write(int folder, const char *path, struct str text, mode_t mode, bool sync)
{
	return folder_write_parts(folder, path, &text, 1, mode, sync);
}

int folder_write_parts(
    int folder, const char *path, const struct str *parts, size_t count, mode_t mode, bool sync)
{
	int file = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

	if (file < 0)
		return errno;
	int error = file_write_parts(file, parts, count);
	if (error == 0 && sync)
		error = folder_sync(file);
	if (close(file) != 0 && error == 0)
		error = errno;
	if (error != 0)
		unlinkat(folder, path, 0);
	return error;
}

/* --- listing and removing --------------------------------------------------------------------- */

int folder_list(struct arena *keep, int folder, struct file_list *list)
{
	int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return own < 0 ? errno : file_list_open(keep, own, list);
}

static int remove_entry(struct arena *scratch, int folder, const char *name, dev_t device);

static int remove_entries(struct arena *scratch, int folder, const char *spared, dev_t device)
{
	struct file_list list;
	int trouble = folder_list(scratch, folder, &list);

	for (size_t i = 0; trouble == 0 && i < list.count; i++) {
		if (spared && str_eq(list.at[i].name, str_from(spared)))
			continue;
		trouble = remove_entry(scratch, folder, str_z(scratch, list.at[i].name), device);
	}
	return trouble;
}

/* Opens a folder to be removed, after making it so that it can be. */
static int open_to_remove(int folder, const char *name, int *opened, struct stat *at)
{
	int error = open_step(folder, name, O_RDONLY | O_DIRECTORY, opened);

	if (error == EACCES && fchmodat(folder, name, 0700, AT_SYMLINK_NOFOLLOW) == 0)
		error = open_step(folder, name, O_RDONLY | O_DIRECTORY, opened);
	if (error != 0)
		return error;
	if (fstat(*opened, at) != 0) {
		error = errno;
		close(*opened);
	} else if ((at->st_mode & S_IRWXU) != S_IRWXU) {
		/* Where this fails for want of permission, removing what is in it tells so. */
		fchmod(*opened, (at->st_mode & 07777) | S_IRWXU);
	}
	return error;
}

static int remove_entry(struct arena *scratch, int folder, const char *name, dev_t device)
{
	struct stat at;
	int own;

	if (unlinkat(folder, name, 0) == 0 || errno == ENOENT)
		return 0;
	int error = errno; /* EISDIR on Linux, EPERM by POSIX */
	if (error != EISDIR && error != EPERM)
		return error;
	if (fstatat(folder, name, &at, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(at.st_mode))
		return error;
	error = open_to_remove(folder, name, &own, &at);
	if (error != 0)
		return error;
	error = at.st_dev != device ? EXDEV : remove_entries(scratch, own, NULL, device);
	close(own);
	if (error == 0 && unlinkat(folder, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
		error = errno;
	return error;
}

int folder_remove(int folder, const char *name)
{
	struct arena *scratch = arena_new();
	struct stat at;
	int error = 0;

	if (fstatat(folder, name, &at, AT_SYMLINK_NOFOLLOW) == 0)
		error = remove_entry(scratch, folder, name, at.st_dev);
	else if (errno != ENOENT)
		error = errno;
	arena_free(scratch);
	return error;
}

int folder_empty(int folder, const char *spared)
{
	struct arena *scratch = arena_new();
	struct stat at;
	int error = fstat(folder, &at) == 0 ? remove_entries(scratch, folder, spared, at.st_dev) : errno;

	arena_free(scratch);
	return error;
}

int folder_remove_path(const char *path)
{
	return folder_remove(AT_FDCWD, path);
}

/* --- moving ----------------------------------------------------------------------------------- */

int folder_move(int from, const char *name, int to, const char *new_name)
{
	struct stat at;

#if defined(RENAME_NOREPLACE)
	if (renameat2(from, name, to, new_name, RENAME_NOREPLACE) == 0)
		return 0;
#elif defined(RENAME_EXCL)
	if (renameatx_np(from, name, to, new_name, RENAME_EXCL) == 0)
		return 0;
#else
	errno = ENOSYS;
#endif
	if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP)
		return errno;
	/* A file system that cannot: a moment between looking and renaming is the best there is. */
	if (fstatat(to, new_name, &at, AT_SYMLINK_NOFOLLOW) == 0)
		return EEXIST;
	if (errno != ENOENT)
		return errno;
	return renameat(from, name, to, new_name) == 0 ? 0 : errno;
}

/* --- owner and mode --------------------------------------------------------------------------- */

#ifdef __linux__
#define ATTRIBUTE_NAMES_MOST 4096
#define ATTRIBUTE_MOST 65536

/* Those of the system that are not ours to set stay away: that is no trouble. */
static void copy_attributes(int from, int to)
{
	char names[ATTRIBUTE_NAMES_MOST], value[ATTRIBUTE_MOST];
	ssize_t len = flistxattr(from, names, sizeof(names));

	for (const char *name = names; name < names + len; name += strlen(name) + 1) {
		ssize_t size = fgetxattr(from, name, value, sizeof(value));
		if (size >= 0)
			fsetxattr(to, name, value, (size_t)size, 0);
	}
}
#else
static void copy_attributes(int from, int to)
{
	(void)from;
	(void)to;
}
#endif

int folder_take_owner(int folder, int model)
{
	struct stat own, want;

	if (fstat(folder, &own) != 0 || fstat(model, &want) != 0)
		return errno;
	if (own.st_uid != want.st_uid || own.st_gid != want.st_gid) {
		/* Only the administrator may give files away; to a group of theirs, everybody may. */
		if (fchown(folder, want.st_uid, want.st_gid) != 0 && errno != EPERM)
			return errno;
		if (fchown(folder, (uid_t)-1, want.st_gid) != 0 && errno != EPERM)
			return errno;
	}
	copy_attributes(model, folder);
	/* What is made in a folder with this bit belongs to the folder's group. */
	if (!S_ISDIR(want.st_mode) || (want.st_mode & S_ISGID) == 0)
		return 0;
	if (fstat(folder, &own) != 0)
		return errno;
	if (own.st_gid != want.st_gid || (own.st_mode & S_ISGID) != 0)
		return 0;
	return fchmod(folder, (own.st_mode & 07777) | S_ISGID) == 0 ? 0 : errno;
}

int folder_take_mode(int folder, int model)
{
	struct stat own, want;

	if (fstat(folder, &own) != 0 || fstat(model, &want) != 0)
		return errno;
	mode_t mode = want.st_mode & 07777;
	/* A program must not run as another user or group than before. */
	if (own.st_uid != want.st_uid)
		mode &= ~(mode_t)S_ISUID;
	if (own.st_gid != want.st_gid)
		mode &= ~(mode_t)S_ISGID;
	if ((own.st_mode & 07777) == mode)
		return 0;
	return fchmod(folder, mode) == 0 ? 0 : errno;
}

/* --- the disk --------------------------------------------------------------------------------- */

int folder_sync(int folder)
{
	if (fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS)
		return 0;
	return errno;
}

int folder_sync_all(int folder)
{
#ifdef __linux__
	return syncfs(folder) == 0 ? 0 : errno;
#else
	(void)folder;
	sync();
	return 0;
#endif
}
