#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* read(2) that carries on after a signal. */
static ssize_t read_some(int fd, char *at, size_t size)
{
	ssize_t got;

	do
		got = read(fd, at, size);
	while (got < 0 && errno == EINTR);
	return got;
}

/*
 * Reads to the end, or to `expected` bytes, the size that the file had (0: it does not say, as a
 * pipe does not).
 */
static int read_all(struct arena *keep, int fd, size_t expected, size_t most, struct str *text)
{
	size_t room = expected > 0 ? expected + 1 : 4096, len = 0;
	char *at = arena_alloc(keep, room);

	for (;;) {
		ssize_t got = read_some(fd, at + len, room - len);
		if (got < 0)
			return errno;
		len += (size_t)got;
		if (len > most)
			return EFBIG;
		if (got == 0 || (expected > 0 && len == expected))
			break;
		if (len == room) {
			at = arena_resize(keep, at, room, room * 2);
			room *= 2;
		}
	}
	*text = (struct str){ at, len };
	return 0;
}

int file_read_open(struct arena *keep, int fd, size_t most, struct str *text)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return errno;
	if (S_ISDIR(st.st_mode))
		return EISDIR;
	if (st.st_size > 0 && (size_t)st.st_size > most)
		return EFBIG;
	return read_all(keep, fd, st.st_size > 0 ? (size_t)st.st_size : 0, most, text);
}

int file_read(struct arena *keep, const char *path, size_t most, struct str *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return errno;
	int trouble = file_read_open(keep, fd, most, text);
	close(fd);
	return trouble;
}

static int read_start(struct arena *keep, int fd, size_t most, struct str *text, uint64_t *size)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return errno;
	if (!S_ISREG(st.st_mode))
		return S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	*size = (uint64_t)st.st_size;
	size_t wanted = *size < most ? (size_t)*size : most, len = 0;
	char *at = arena_alloc(keep, wanted + 1);
	while (len < wanted) {
		ssize_t got = read_some(fd, at + len, wanted - len);
		if (got < 0)
			return errno;
		if (got == 0)
			break;
		len += (size_t)got;
	}
	*text = (struct str){ at, len };
	return 0;
}

int file_read_start(struct arena *keep, const char *path, size_t most, struct str *text, uint64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return errno;
	int error = read_start(keep, fd, most, text, size);
	close(fd);
	return error;
}

/* So many texts are handed to the system in one call. */
#define PARTS_AT_ONCE 16

/* writev(2) of the first parts, without the first `done` bytes. */
static ssize_t write_some(int fd, const struct str *parts, size_t count, size_t done)
{
	struct iovec at[PARTS_AT_ONCE];
	size_t n = count < PARTS_AT_ONCE ? count : PARTS_AT_ONCE;

	for (size_t i = 0; i < n; i++) {
		struct str rest = str_sub(parts[i], i == 0 ? done : 0, parts[i].len);
		at[i] = (struct iovec){ (char *)(uintptr_t)rest.at, rest.len };
	}
	return writev(fd, at, (int)n);
}

/* `done` is of the first part that is left. */
int file_write_parts(int fd, const struct str *parts, size_t count)
{
	size_t done = 0;

	while (count > 0) {
		ssize_t put = write_some(fd, parts, count, done);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		for (done += (size_t)put; count > 0 && done >= parts->len; parts++, count--)
			done -= parts->len;
	}
	return 0;
}

int file_write_open(int fd, struct str text)
{
	return file_write_parts(fd, &text, 1);
}

int file_write(const char *path, struct str text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		return errno;
	int trouble = file_write_open(fd, text);
	if (close(fd) < 0 && !trouble)
		trouble = errno;
	return trouble;
}

static bool rest_equals(struct arena *scratch, int fd, struct str text)
{
	size_t room = text.len < 65536 ? text.len : 65536;
	char *at = arena_alloc(scratch, room);

	while (text.len > 0) {
		ssize_t got = read_some(fd, at, room < text.len ? room : text.len);
		if (got <= 0 || memcmp(at, text.at, (size_t)got) != 0)
			return false;
		text = str_sub(text, (size_t)got, text.len);
	}
	return true;
}

bool file_equals_open(struct arena *scratch, int fd, struct str text, struct stat *st)
{
	return fstat(fd, st) == 0 && S_ISREG(st->st_mode) && (size_t)st->st_size == text.len &&
	    rest_equals(scratch, fd, text);
}

bool file_equals(struct arena *scratch, const char *path, struct str text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* never waits for a pipe's writer */
	if (fd < 0)
		return false;
	struct stat st;
	bool same = file_equals_open(scratch, fd, text, &st);

	close(fd);
	return same;
}

static enum file_kind kind_of(DIR *folder, const struct dirent *entry)
{
	struct stat st;

	switch (entry->d_type) {
	case DT_REG:
		return FILE_REGULAR;
	case DT_DIR:
		return FILE_FOLDER;
	case DT_LNK:
		return FILE_LINK;
	case DT_UNKNOWN:
		break; /* some file systems leave it to stat */
	default:
		return FILE_OTHER;
	}
	if (fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return FILE_OTHER;
	return S_ISREG(st.st_mode) ? FILE_REGULAR
	    : S_ISDIR(st.st_mode)  ? FILE_FOLDER
	    : S_ISLNK(st.st_mode)  ? FILE_LINK
				   : FILE_OTHER;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct file_entry *)a)->name, ((const struct file_entry *)b)->name);
}

int file_list(struct arena *keep, const char *path, struct file_list *list)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return fd < 0 ? errno : file_list_open(keep, fd, list);
}

int file_list_open(struct arena *keep, int fd, struct file_list *list)
{
	DIR *folder = fdopendir(fd);

	if (!folder) {
		int trouble = errno;
		close(fd);
		return trouble;
	}
	*list = (struct file_list){ NULL, 0 };
	size_t room = 0;
	const struct dirent *entry;
	while (errno = 0, (entry = readdir(folder)) != NULL) {
		struct str name = str_from(entry->d_name);
		if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
			continue;
		list->at = arena_room(keep, list->at, list->count, &room, sizeof(*list->at));
		list->at[list->count++] =
		    (struct file_entry){ str_copy(keep, name), kind_of(folder, entry) };
	}
	int trouble = errno;
	closedir(folder);
	if (list->count)
		qsort(list->at, list->count, sizeof(*list->at), by_name);
	return trouble;
}

static int make_folder(const char *path)
{
	struct stat st;

	if (mkdir(path, 0777) == 0)
		return 0;
	int trouble = errno;
	return trouble == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? 0 : trouble;
}

int file_make_folders(const char *path)
{
	int trouble = *path ? make_folder(path) : 0;

	if (trouble != ENOENT)
		return trouble;
	char *above = strdup(path);
	if (!above)
		return ENOMEM;
	for (char *slash = above; (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		make_folder(above); /* what fails here fails again below, with the errno that counts */
		*slash = '/';
	}
	free(above);
	return make_folder(path);
}

struct str path_join(struct arena *keep, struct str a, struct str b)
{
	if (a.len == 0 || str_eq(a, STR(".")))
		return b;
	bool slash = a.at[a.len - 1] == '/';
	return STR_JOIN(keep, a, slash ? STR("") : STR("/"), b);
}

struct str path_folder(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == STR_NONE ? str_sub(path, 0, 0) : str_sub(path, 0, slash);
}

struct str path_name(struct str path)
{
	size_t slash = str_find_last_byte(path, '/');

	return slash == STR_NONE ? path : str_sub(path, slash + 1, path.len);
}

/* Appends the steps of `path` to the `len` bytes at `out`; false when one climbs above the root. */
static bool take_steps(char *out, size_t *len, struct str path)
{
	while (path.len > 0) {
		struct str step;
		str_cut(path, '/', &step, &path);
		if (step.len == 0 || str_eq(step, STR(".")))
			continue;
		if (str_eq(step, STR(".."))) {
			if (*len == 0)
				return false;
			*len = path_folder((struct str){ out, *len }).len;
			continue;
		}
		if (*len)
			out[(*len)++] = '/';
		memcpy(out + *len, step.at, step.len);
		*len += step.len;
	}
	return true;
}

bool path_resolve(struct arena *keep, struct str folder, struct str path, struct str *out)
{
	char *at = arena_alloc(keep, folder.len + path.len + 2);
	size_t len = 0;
	bool from_root = path.len && path.at[0] == '/';

	if (!from_root && !take_steps(at, &len, folder))
		return false;
	if (!take_steps(at, &len, path))
		return false;
	*out = (struct str){ at, len };
	return true;
}
