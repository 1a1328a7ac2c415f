#include "site/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name under which the old folder waits between two renames. */
#define ASIDE ".rigbook-old"

static int swap_in_one_step(const char *a, const char *b)
{
#if defined(RENAME_EXCHANGE)
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
#elif defined(RENAME_SWAP)
	return renamex_np(a, b, RENAME_SWAP) == 0 ? 0 : errno;
#else
	(void)a;
	(void)b;
	return ENOSYS;
#endif
}

static bool aside_name(char *out, size_t size, const char *path)
{
	int len = snprintf(out, size, "%s%s", path, ASIDE);

	return len > 0 && (size_t)len < size;
}

static int swap_in_two_steps(const char *fresh, const char *old)
{
	char aside[PATH_MAX];

	if (!aside_name(aside, sizeof(aside), old))
		return ENAMETOOLONG;
	if (rename(old, aside) != 0)
		return errno;
	if (rename(fresh, old) != 0) {
		int error = errno;
		rename(aside, old);
		return error;
	}
	return rename(aside, fresh) == 0 ? 0 : errno;
}

int exchange_folders(const char *fresh, const char *old, bool first)
{
	if (first)
		return rename(fresh, old) == 0 ? 0 : errno;
	int error = swap_in_one_step(fresh, old);
	if (error == ENOSYS || error == EINVAL || error == EOPNOTSUPP)
		error = swap_in_two_steps(fresh, old);
	return error;
}

void exchange_finish(const char *path)
{
	char aside[PATH_MAX];
	struct stat at;

	if (aside_name(aside, sizeof(aside), path) && stat(aside, &at) == 0 && stat(path, &at) != 0)
		rename(aside, path);
}

static int copy_bytes(int in, int out)
{
	char block[65536];
	ssize_t got;

	while ((got = read(in, block, sizeof(block))) > 0) {
		for (ssize_t done = 0; done < got;) {
			ssize_t put = write(out, block + done, (size_t)(got - done));
			if (put < 0)
				return errno;
			done += put;
		}
	}
	return got < 0 ? errno : 0;
}

int exchange_copy(const char *from, const char *to)
{
	struct stat mode;
	int in = open(from, O_RDONLY | O_CLOEXEC);

	if (in < 0)
		return errno;
	int out = -1;
	int error = fstat(in, &mode) != 0 ? errno : 0;
	if (error == 0 &&
	    (out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode.st_mode & 0777)) < 0)
		error = errno;
	if (error == 0)
		error = copy_bytes(in, out);
	if (out >= 0 && close(out) != 0 && error == 0)
		error = errno;
	close(in);
	return error;
}
