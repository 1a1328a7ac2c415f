/*
 * disk_calls - a library to be preloaded: records the calls by which a program changes the disk, makes one
 * of them fail, or kills the program at one. Linux only; see tests/run_faults.sh.
 *
 * Calls are counted from 1. Only those count that name something below $DISK_UNDER. From the environment:
 *
 *	DISK_UNDER=FOLDER          absolute and without links
 *	DISK_LOG=FILE              a line for each call is appended: its number, name, and paths below FOLDER
 *	DISK_FAIL=N DISK_ERRNO=E   call N does nothing and fails with this errno value
 *	DISK_KILL=N                the program is killed before call N,
 *	DISK_KILL_AFTER=N          or after it
 *	DISK_LACKS=WORDS           what the file system cannot do: exchange, link, openat2
 *
 * Opening to read counts, too: a program may run out of descriptors anywhere.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

#define FILES_MOST 1024

static atomic_long count;
static atomic_bool written[FILES_MOST]; /* descriptors that were opened for writing */

static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text == NULL ? 0 : strtol(text, NULL, 10);
}

static bool lacks(const char *word)
{
	const char *words = getenv("DISK_LACKS");

	return words != NULL && strstr(words, word) != NULL;
}

/* The path of a descriptor, or of a name below it, in `out`, below DISK_UNDER; false if it is elsewhere. */
static bool find_path(int folder, const char *name, char *out, size_t size)
{
	const char *under = getenv("DISK_UNDER");
	char link[64], whole[2 * PATH_MAX + 2];
	size_t len = 0;

	if (under == NULL)
		return false;
	if (name == NULL || name[0] != '/') {
		if (folder == AT_FDCWD)
			snprintf(link, sizeof(link), "/proc/self/cwd");
		else
			snprintf(link, sizeof(link), "/proc/self/fd/%d", folder);
		ssize_t got = readlink(link, whole, PATH_MAX);
		if (got < 0)
			return false;
		len = (size_t)got;
	}
	snprintf(whole + len, sizeof(whole) - len, "%s%s", name == NULL || len == 0 ? "" : "/",
	    name == NULL ? "" : name);
	size_t prefix = strlen(under);
	if (strncmp(whole, under, prefix) != 0 || (whole[prefix] != '/' && whole[prefix] != '\0'))
		return false;
	snprintf(out, size, "%s", whole[prefix] == '\0' ? "." : whole + prefix + 1);
	return true;
}

/*
 * Counts and records a call. Returns 0 if it is none of ours, -1 if it must fail, with errno; otherwise its number,
 * which `after` wants.
 */
static long before(const char *call, int folder, const char *name, int other_folder, const char *other)
{
	char path[2 * PATH_MAX], to[2 * PATH_MAX] = "", line[5 * PATH_MAX];
	int error = errno;

	if (!find_path(folder, name, path, sizeof(path)))
		return 0;
	if (other != NULL)
		find_path(other_folder, other, to, sizeof(to));
	long number = atomic_fetch_add(&count, 1) + 1;
	const char *log = getenv("DISK_LOG");
	if (log != NULL) {
		int file = (int)syscall(
		    SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
		int len = snprintf(line, sizeof(line), "%ld %s %s %s\n", number, call, path, to);
		if (syscall(SYS_write, file, line, (size_t)len) != len)
			abort();
		syscall(SYS_close, file);
	}
	if (number == number_of("DISK_KILL"))
		raise(SIGKILL);
	errno = error;
	if (number != number_of("DISK_FAIL"))
		return number;
	errno = (int)number_of("DISK_ERRNO");
	return -1;
}

static void after(long number)
{
	if (number > 0 && number == number_of("DISK_KILL_AFTER"))
		raise(SIGKILL);
}

/* The function that is wrapped. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* A wrapper: the type and parameters, how it is recorded, and the arguments to hand on. */
#define WRAP(type, name, parameters, recorded, arguments) \
	type name parameters \
	{ \
		long number = before recorded; \
		if (number < 0) \
			return -1; \
		type result = REAL(name) arguments; \
		after(number); \
		return result; \
	}

/* --- opening and closing ---------------------------------------------------------------------- */

static int open_recorded(int folder, const char *path, int flags, mode_t mode)
{
	bool writes = (flags & O_ACCMODE) != O_RDONLY;
	const char *call = (flags & O_CREAT) != 0 ? "create" : writes ? "open-to-write" : "open";
	long number = before(call, folder, path, 0, NULL);

	if (number < 0)
		return -1;
	int file = (int)syscall(SYS_openat, folder, path, flags, mode);
	if (file >= 0 && file < FILES_MOST)
		written[file] = number > 0 && writes;
	after(number);
	return file;
}

#define MODE_OF(flags) \
	mode_t mode = 0; \
	if (((flags)&O_CREAT) != 0) { \
		va_list rest; \
		va_start(rest, flags); \
		mode = va_arg(rest, mode_t); \
		va_end(rest); \
	}

int open(const char *path, int flags, ...)
{
	MODE_OF(flags)
	return open_recorded(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	MODE_OF(flags)
	return open_recorded(AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	MODE_OF(flags)
	return open_recorded(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
	MODE_OF(flags)
	return open_recorded(folder, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
	return open_recorded(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

/* The descriptor is closed whatever close says. */
int close(int file)
{
	bool counts = file >= 0 && file < FILES_MOST && atomic_exchange(&written[file], false);
	long number = counts ? before("close", file, NULL, 0, NULL) : 0;
	int error = errno;
	int result = (int)syscall(SYS_close, file);

	if (number < 0) {
		errno = error;
		return -1;
	}
	after(number);
	return result;
}

/* Only openat2 is called so. */
long syscall(long number, ...)
{
	static long (*real)(long number, ...);
	long a[6];
	va_list rest;

	va_start(rest, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(rest, long);
	va_end(rest);
	if (real == NULL)
		real = (long (*)(long number, ...))dlsym(RTLD_NEXT, "syscall");
	if (number != SYS_openat2)
		return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (lacks("openat2")) {
		errno = ENOSYS;
		return -1;
	}
	long call = before(
	    "open", (int)a[0], (const char *)a[1], 0, NULL); /* NOLINT(performance-no-int-to-ptr) */
	if (call < 0)
		return -1;
	long file = real(number, a[0], a[1], a[2], a[3]);
	after(call);
	return file;
}

/* --- names ------------------------------------------------------------------------------------ */

WRAP(int, mkdir, (const char *path, mode_t mode), ("mkdir", AT_FDCWD, path, 0, NULL), (path, mode))
WRAP(int, mkdirat, (int folder, const char *path, mode_t mode), ("mkdir", folder, path, 0, NULL),
    (folder, path, mode))
WRAP(int, rmdir, (const char *path), ("rmdir", AT_FDCWD, path, 0, NULL), (path))
WRAP(int, unlink, (const char *path), ("unlink", AT_FDCWD, path, 0, NULL), (path))
WRAP(int, unlinkat, (int folder, const char *path, int flags),
    ((flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink", folder, path, 0, NULL), (folder, path, flags))
WRAP(int, rename, (const char *from, const char *to), ("rename", AT_FDCWD, from, AT_FDCWD, to),
    (from, to))
WRAP(int, renameat, (int from_folder, const char *from, int to_folder, const char *to),
    ("rename", from_folder, from, to_folder, to), (from_folder, from, to_folder, to))
WRAP(int, symlink, (const char *target, const char *path), ("symlink", AT_FDCWD, path, 0, NULL),
    (target, path))
WRAP(int, symlinkat, (const char *target, int folder, const char *path),
    ("symlink", folder, path, 0, NULL), (target, folder, path))

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	if (flags != 0 && lacks("exchange")) {
		errno = EINVAL;
		return -1;
	}
	long number = before((flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename", from_folder,
	    from, to_folder, to);
	if (number < 0)
		return -1;
	int result = REAL(renameat2)(from_folder, from, to_folder, to, flags);
	after(number);
	return result;
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
	if (lacks("link")) {
		errno = EPERM;
		return -1;
	}
	long number = before("link", from_folder, from, to_folder, to);
	if (number < 0)
		return -1;
	int result = REAL(linkat)(from_folder, from, to_folder, to, flags);
	after(number);
	return result;
}

int link(const char *from, const char *to)
{
	return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* --- contents and properties ------------------------------------------------------------------ */

WRAP(ssize_t, write, (int file, const void *bytes, size_t size), ("write", file, NULL, 0, NULL),
    (file, bytes, size))
WRAP(ssize_t, writev, (int file, const struct iovec *parts, int part_count),
    ("write", file, NULL, 0, NULL), (file, parts, part_count))
WRAP(ssize_t, pwrite, (int file, const void *bytes, size_t size, off_t at),
    ("write", file, NULL, 0, NULL), (file, bytes, size, at))
WRAP(int, ftruncate, (int file, off_t size), ("truncate", file, NULL, 0, NULL), (file, size))
WRAP(int, chmod, (const char *path, mode_t mode), ("chmod", AT_FDCWD, path, 0, NULL), (path, mode))
WRAP(int, fchmod, (int file, mode_t mode), ("chmod", file, NULL, 0, NULL), (file, mode))
WRAP(int, fchmodat, (int folder, const char *path, mode_t mode, int flags),
    ("chmod", folder, path, 0, NULL), (folder, path, mode, flags))
WRAP(int, fchown, (int file, uid_t user, gid_t group), ("chown", file, NULL, 0, NULL),
    (file, user, group))
WRAP(int, fchownat, (int folder, const char *path, uid_t user, gid_t group, int flags),
    ("chown", folder, path, 0, NULL), (folder, path, user, group, flags))
WRAP(int, futimens, (int file, const struct timespec times[2]), ("times", file, NULL, 0, NULL),
    (file, times))
WRAP(int, utimensat, (int folder, const char *path, const struct timespec times[2], int flags),
    ("times", folder, path, 0, NULL), (folder, path, times, flags))
WRAP(int, fsetxattr, (int file, const char *name, const void *value, size_t size, int flags),
    ("attribute", file, NULL, 0, NULL), (file, name, value, size, flags))
WRAP(int, flock, (int file, int operation), ("lock", file, NULL, 0, NULL), (file, operation))
WRAP(int, fsync, (int file), ("sync", file, NULL, 0, NULL), (file))
WRAP(int, fdatasync, (int file), ("sync", file, NULL, 0, NULL), (file))
WRAP(int, syncfs, (int file), ("sync-all", file, NULL, 0, NULL), (file))
