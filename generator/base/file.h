/*
 * file - reading and writing whole files and listing folders.
 *
 * Knows errno and paths, not sites. Paths are C strings. Nothing here reports: functions return 0 or an errno
 * value, because only the caller knows what the trouble means.
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

/* Reads all of a file into `keep`. EFBIG if it holds more than `most` bytes. */
int file_read(struct arena *keep, const char *path, size_t most, struct str *text);

/* Makes or replaces the file with exactly this text, checking the close. Not atomic: staging is the caller's. */
int file_write(const char *path, struct str text);

/* True if the file at `path` holds exactly this text. Reads no more than it needs; `scratch` may be dirtied. */
bool file_equals(struct arena *scratch, const char *path, struct str text);

/* The names in a folder, sorted by bytes, without . and .. */
int file_list(struct arena *keep, const char *path, struct file_list *list);

/* Makes the folder and those above it; an empty path is where we stand, as path_folder says it. */
int file_make_folders(const char *path);

/* Removes a file, or a folder with all that is in it, without following links. Not an error if it is not there. */
int file_remove_tree(const char *path);

/* a/b joined with one slash; b alone when a is empty or ".". */
struct str path_join(struct arena *keep, struct str a, struct str b);
/* Everything before the last slash, or empty. */
struct str path_folder(struct str path);
/* Everything after the last slash. */
struct str path_name(struct str path);
/*
 * `path` taken from `folder` with . and .. resolved: ("a/b", "../c.md") gives "a/c.md". A path
 * starting with a slash is taken from the root. Returns false if it would climb above the root.
 */
bool path_resolve(struct arena *keep, struct str folder, struct str path, struct str *out);

#endif
