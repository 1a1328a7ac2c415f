/*
 * file - reading and writing whole files, and listing folders.
 *
 * Paths are C strings. Nothing here reports to a diag: functions return 0 or an errno value, because only
 * the caller knows what the failure means.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"

enum file_kind { FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

struct file_entry {
	struct str name;
	enum file_kind kind; /* of the entry itself: links are not followed */
};

struct file_list {
	struct file_entry *at;
	size_t count;
};

/* Reads a whole file into `keep`. EFBIG if it has more than `most` bytes. */
int file_read(struct arena *keep, const char *path, size_t most, struct str *text);

/* Reads the start of a file, at most `most` bytes; *size is how many the whole file has. */
int file_read_start(struct arena *keep, const char *path, size_t most, struct str *text, uint64_t *size);

/*
 * Creates or replaces a file with this content, and checks close(2). Not atomic: see site/staging.h for
 * that.
 */
int file_write(const char *path, struct str text);

/*
 * True if the file has exactly this content. Stops reading at the first difference. Allocates from
 * `scratch`.
 */
bool file_equals(struct arena *scratch, const char *path, struct str text);

/* The names in a folder, sorted by bytes, without . and .. */
int file_list(struct arena *keep, const char *path, struct file_list *list);

/*
 * The same for open files, given by descriptor: reads from the current offset to the end; writes all of the
 * text; compares from the current offset to the end. file_equals_open is false for anything but a regular
 * file, and sets *at to its fstat(2).
 */
struct stat;
int file_read_open(struct arena *keep, int file, size_t most, struct str *text);
int file_write_open(int file, struct str text);
int file_write_parts(int file, const struct str *parts, size_t count); /* one behind the other */
bool file_equals_open(struct arena *scratch, int file, struct str text, struct stat *at);
/* Lists an open folder and closes it. */
int file_list_open(struct arena *keep, int folder, struct file_list *list);

/* Makes a folder and its missing parents, as mkdir -p does. An empty path is the current directory. */
int file_make_folders(const char *path);

/* a/b joined with one slash; b alone when a is empty or ".". */
struct str path_join(struct arena *keep, struct str a, struct str b);
/* Everything before the last slash; empty if there is none. */
struct str path_folder(struct str path);
/* Everything after the last slash. */
struct str path_name(struct str path);
/*
 * `path` relative to `folder`, with . and .. resolved: ("a/b", "../c.md") gives "a/c.md". A path with a
 * leading slash is relative to the root of the site. False if it would climb above the root.
 */
bool path_resolve(struct arena *keep, struct str folder, struct str path, struct str *out);

#endif
