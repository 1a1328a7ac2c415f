/*
 * folder - operations on files below a folder that is held open.
 *
 * A folder that the program empties, replaces or writes into is opened once. Everything below it is named
 * relative to that descriptor (openat(2) and its like). So the folder cannot be exchanged for another one
 * in between, and no symbolic link below it is followed: where a link is on the way the result is ELOOP or
 * ENOTDIR.
 *
 * A folder is a file descriptor. Paths are relative to it, with slashes and without `..`. As in file.h,
 * functions return 0 or an errno value and report nothing.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/file.h"

#include <sys/stat.h>

#ifdef __APPLE__
#define st_atim st_atimespec
#define st_mtim st_mtimespec
#endif

/* Opens a file or folder with these flags of open(2). The caller closes *file. */
int folder_open_file(int folder, const char *path, int flags, int *file);
/* The same for a folder, to read it. The caller closes *opened. */
int folder_open(int folder, const char *path, int *opened);

/* True if a regular file at `path` has exactly this content; then *at is its fstat(2). */
bool folder_file_equals(
    struct arena *scratch, int folder, const char *path, struct str text, struct stat *at);
/* Reads a regular file, as file_read does. EINVAL if it is not a regular file. */
int folder_read(struct arena *keep, int folder, const char *path, size_t most, struct str *text);
/*
 * Makes an empty folder that only this user can open, in the folder that TMPDIR names by its whole path, else in /tmp.
 * The caller closes *folder, and removes it by folder_remove_path(*path).
 */
int folder_new_temporary(struct arena *keep, char **path, int *folder);
/*
 * Opens an empty file there, to write and to read, that has no name any more and is gone when it is closed. *file is -1
 * after an error, else the caller closes it.
 */
int folder_new_temporary_file(struct arena *keep, int *file);
/*
 * Creates a file; EEXIST if something has that name. With `sync` it returns when the bytes are on the disk.
 * After an error no file is left.
 */
int folder_write(int folder, const char *path, struct str text, mode_t mode, bool sync);
/* The same of several texts, one behind the other. */
int folder_write_parts(
    int folder, const char *path, const struct str *parts, size_t count, mode_t mode, bool sync);

/* As file_list, for an open folder, which stays open. */
int folder_list(struct arena *keep, int folder, struct file_list *list);

/*
 * Removes a file, a link, or a folder with everything in it. 0 if nothing has that name. Folders of this
 * user that are not writable are made writable first. EXDEV where another file system is mounted below;
 * nothing in it is removed.
 */
int folder_remove(int folder, const char *name);
/*
 * The same by a path relative to the current directory. Links on the way are followed, except the last
 * name.
 */
int folder_remove_path(const char *path);
/* Removes everything in the folder, except the entry `spared` (NULL: no exception). */
int folder_empty(int folder, const char *spared);

/* Renames a file or folder; EEXIST if the new name is in use. */
int folder_move(int from, const char *name, int to, const char *new_name);

/*
 * folder_take_owner copies owner, group and extended attributes (access control lists among them) from
 * `model` to `folder`, as far as this user may. Of the mode it copies only the set-group-id bit, so that
 * the folder stays writable; folder_take_mode copies the rest when the folder is filled. Both arguments may
 * be files as well.
 */
int folder_take_owner(int folder, int model);
int folder_take_mode(int folder, int model);

/* fsync(2); 0 where the file system does not support it for folders. */
int folder_sync(int folder);
/* Writes everything on the file system of `folder` to the disk, as syncfs(2) does, where the system can. */
int folder_sync_all(int folder);

#endif
