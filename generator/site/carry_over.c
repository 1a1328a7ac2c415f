#include "site/carry_over.h"

#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

/* A folder of the old output on the way from its root. */
struct level {
	struct level *above;
	struct str path, name;
	int old, site; /* open; site is -1 until something is put there */
	dev_t device;
	bool blocked; /* a file of the new site takes the place of this folder, or of one above it */
	bool ours;    /* some of our files were or are in it: its times are not a stranger's */
};

bool new_file_is_same(const struct new_file *file, const struct stat *at)
{
	return S_ISREG(at->st_mode) && at->st_ino == file->inode && at->st_size == file->size &&
	    at->st_mtim.tv_sec == file->changed.tv_sec && at->st_mtim.tv_nsec == file->changed.tv_nsec;
}

static void failed(struct carry_over *carry, struct str path, int error)
{
	if (carry->error != 0)
		return;
	carry->error = error;
	carry->error_path = path;
}

static void conflict(struct carry_over *carry, struct str path)
{
	if (carry->conflict_count < CONFLICTS_NAMED)
		carry->conflicts[carry->conflict_count] = path;
	carry->conflict_count++;
}

static void note_seen(struct carry_over *carry, struct str path, struct timespec changed)
{
	carry->seen = arena_room(
	    carry->keep, carry->seen, carry->seen_count, &carry->seen_room, sizeof(*carry->seen));
	carry->seen[carry->seen_count++] = (struct seen){ path, changed };
}

/* --- folders ---------------------------------------------------------------------------------- */

/* Opens the new folder of a level, made if it is not there and `make` says so. An errno value. */
static int open_site(struct level *level, struct arena *keep, bool make)
{
	if (level->site >= 0)
		return 0;
	int error = open_site(level->above, keep, make);
	if (error != 0)
		return error;
	const char *name = str_z(keep, level->name);
	if (make && mkdirat(level->above->site, name, 0777) != 0 && errno != EEXIST)
		return errno;
	error = folder_open(level->above->site, name, &level->site);
	return error != 0 ? error : folder_take_owner(level->site, level->old);
}

/*
 * Our own copy of a folder has to be removable after the exchange: by its owner it always is,
 * otherwise it must be writable. Another file system cannot be moved with the folder.
 */
static int check_folder(const struct level *level, bool empty)
{
	struct stat at;

	if (fstat(level->old, &at) != 0)
		return errno;
	if (at.st_dev != level->device)
		return EXDEV;
	if (empty || at.st_uid == geteuid())
		return 0;
	return faccessat(level->old, ".", W_OK | X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

/* When all is in it, the new folder gets the mode of the old one; a stranger's its times, too. */
static int finish_folder(const struct level *level)
{
	struct stat at;
	int error = folder_take_mode(level->site, level->old);

	if (error == 0 && !level->ours && fstat(level->old, &at) == 0) {
		const struct timespec times[2] = { at.st_atim, at.st_mtim };
		futimens(level->site, times);
	}
	return error;
}

/* --- files ------------------------------------------------------------------------------------ */

static int copy_bytes(int in, int out)
{
	char block[65536];
	ssize_t got;

	for (;;) {
		got = read(in, block, sizeof(block));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got < 0 ? errno : 0;
		int error = file_write_open(out, (struct str){ block, (size_t)got });
		if (error != 0)
			return error;
	}
}

static int copy_file(int from, const char *name, int to)
{
	struct stat at;
	int in, out, error = folder_open_file(from, name, O_RDONLY | O_NONBLOCK, &in);

	if (error != 0)
		return error;
	out = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	error = out < 0 || fstat(in, &at) != 0 ? errno : 0;
	if (error == 0)
		error = copy_bytes(in, out);
	if (error == 0)
		error = folder_take_owner(out, in);
	if (error == 0)
		error = folder_take_mode(out, in);
	if (error == 0)
		futimens(out, (const struct timespec[2]){ at.st_atim, at.st_mtim });
	if (out >= 0 && close(out) != 0 && error == 0)
		error = errno;
	close(in);
	return error;
}

static int copy_link(int from, const char *name, int to)
{
	char target[PATH_MAX];
	ssize_t len = readlinkat(from, name, target, sizeof(target) - 1);

	if (len < 0)
		return errno;
	target[len] = '\0';
	return symlinkat(target, to, name) == 0 ? 0 : errno;
}

/* Somebody may go on writing to the old file, which a link would have shared. */
static void note_copied(struct carry_over *carry, const struct level *level, struct str name)
{
	struct stat at;

	if (fstatat(level->old, str_z(carry->keep, name), &at, AT_SYMLINK_NOFOLLOW) == 0)
		note_seen(carry, path_join(carry->keep, level->path, name), at.st_mtim);
}

/* Brings a file into the new folder of its level. */
static int link_file(
    struct carry_over *carry, struct level *level, struct str plain_name, enum file_kind kind)
{
	const char *name = str_z(carry->keep, plain_name);
	int error = open_site(level, carry->keep, true);

	if (error != 0)
		return error;
	if (linkat(level->old, name, level->site, name, 0) == 0)
		return 0;
	/* EPERM: a file system without hard links, or a file of somebody else's (protected_hardlinks) */
	if (errno != EPERM && errno != EMLINK && errno != EOPNOTSUPP)
		return errno;
	if (kind == FILE_REGULAR) {
		note_copied(carry, level, plain_name);
		return copy_file(level->old, name, level->site);
	}
	return kind == FILE_LINK ? copy_link(level->old, name, level->site) : errno;
}

/* An unchanged file of the new site; false if it is no longer what was compared. */
static bool still_same(const struct level *level, const char *name, const struct new_file *file)
{
	struct stat at;

	return fstatat(level->old, name, &at, AT_SYMLINK_NOFOLLOW) == 0 && new_file_is_same(file, &at);
}

static bool is_ours(const struct carry_over *carry, struct str path, enum file_kind kind)
{
	return (kind == FILE_REGULAR && map_get(carry->ours, path)) || map_get(carry->adopted, path);
}

/* A file that stands where something of the new site will. */
static void take_place(
    struct carry_over *carry, struct level *level, struct str path, enum file_kind kind)
{
	struct new_file *file = level->blocked ? NULL : map_get(carry->files, path);
	bool ours = is_ours(carry, path, kind);

	level->ours = true;
	if (!ours)
		conflict(carry, path);
	else if (!file)
		carry->removed++;
}

static void keep_file(struct carry_over *carry, struct level *level, struct str name, enum file_kind kind)
{
	struct str path = path_join(carry->keep, level->path, name);
	struct new_file *file = map_get(carry->files, path);
	int error = 0;

	if (level->blocked || (file && file->written) || map_get(&carry->folders, path)) {
		take_place(carry, level, path, kind);
	} else if (file) {
		level->ours = true;
		if (!still_same(level, str_z(carry->keep, name), file))
			return; /* told when all is walked: see output.c */
		error = link_file(carry, level, name, kind);
		file->linked = error == 0;
	} else if (kind == FILE_REGULAR && map_get(carry->ours, path)) {
		level->ours = true;
		carry->removed++;
	} else {
		error = link_file(carry, level, name, kind);
	}
	if (error != 0)
		failed(carry, path, error);
}

/* --- the walk --------------------------------------------------------------------------------- */

static void keep_level(struct carry_over *carry, struct level *level);

static void keep_folder(struct carry_over *carry, struct level *above, struct str name)
{
	struct level level = { .above = above,
		.path = path_join(carry->keep, above->path, name),
		.name = name,
		.site = -1,
		.device = above->device };

	level.blocked = above->blocked || map_get(carry->files, level.path);
	int error = folder_open(above->old, str_z(carry->keep, name), &level.old);
	if (error != 0) {
		failed(carry, level.path, error);
		return;
	}
	keep_level(carry, &level);
	if (level.site >= 0)
		close(level.site);
	close(level.old);
}

static void keep_entries(struct carry_over *carry, struct level *level, const struct file_list *list)
{
	for (size_t i = 0; i < list->count && carry->error == 0; i++) {
		const struct file_entry *entry = &list->at[i];
		if (entry->kind == FILE_FOLDER)
			keep_folder(carry, level, entry->name);
		else
			keep_file(carry, level, entry->name, entry->kind);
	}
}

static void keep_level(struct carry_over *carry, struct level *level)
{
	struct file_list list = { NULL, 0 };
	struct stat at;
	int error = fstat(level->old, &at) == 0 ? 0 : errno;

	if (error == 0) {
		note_seen(carry, level->path, at.st_mtim);
		error = folder_list(carry->keep, level->old, &list);
	}
	if (error == 0)
		error = check_folder(level, list.count == 0);
	if (error != 0) {
		failed(carry, level->path, error);
		return;
	}
	keep_entries(carry, level, &list);
	if (carry->error != 0)
		return;
	bool empty = list.count == 0 && level->above;
	if (empty && level->blocked && !map_get(carry->adopted, level->path))
		conflict(carry, level->path); /* a stranger's folder in our place */
	if (level->blocked)
		return;
	/* A stranger's empty folder stays; one of ours may be there, with all files in it written anew. */
	error = open_site(level, carry->keep, empty);
	if (error == 0)
		error = finish_folder(level);
	if (error != 0 && error != ENOENT)
		failed(carry, level->path, error);
}

/* Every folder that the new site has files in. */
static struct map folders_of(const struct carry_over *carry)
{
	struct map folders = map_in(carry->keep);

	for (size_t i = 0; i < carry->files->count; i++) {
		struct str folder = path_folder(carry->files->at[i].key);
		while (folder.len > 0 && map_add(&folders, folder, (void *)carry))
			folder = path_folder(folder);
	}
	return folders;
}

void carry_over_run(struct carry_over *carry)
{
	struct level root = { .old = carry->old, .site = carry->site, .ours = true };
	struct stat at;

	carry->folders = folders_of(carry);
	if (fstat(root.old, &at) != 0) {
		failed(carry, STR(""), errno);
		return;
	}
	root.device = at.st_dev;
	keep_level(carry, &root);
}

/* --- after the exchange ----------------------------------------------------------------------- */

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* A file that may have come since its folder was walked. */
static int rescue_file(
    struct carry_over *carry, struct level *level, struct str plain_name, enum file_kind kind)
{
	struct arena *keep = carry->keep;
	struct str path = path_join(keep, level->path, plain_name);
	const char *name = str_z(keep, plain_name);
	struct stat was, is;

	if (is_ours(carry, path, kind))
		return 0;
	int error = fstatat(level->old, name, &was, AT_SYMLINK_NOFOLLOW) == 0
	    ? open_site(level, keep, true)
	    : errno;
	if (error != 0)
		return error;
	if (fstatat(level->site, name, &is, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? link_file(carry, level, plain_name, kind) : errno;
	/* a link to the same file, or a copy of it */
	if (is.st_ino == was.st_ino || (is.st_size == was.st_size && same_time(is.st_mtim, was.st_mtim)))
		return 0;
	struct str free_name = plain_name;
	if (map_get(carry->files, path) || S_ISDIR(is.st_mode)) {
		free_name = STR_JOIN(keep, plain_name, STR(RESCUED_SUFFIX));
		conflict(carry, path);
	}
	return renameat(level->old, name, level->site, str_z(keep, free_name)) == 0 ? 0 : errno;
}

static void rescue_level(struct carry_over *carry, struct level *level);

static bool was_seen(const struct carry_over *carry, struct str path)
{
	for (size_t i = 0; i < carry->seen_count; i++)
		if (str_eq(carry->seen[i].path, path))
			return true;
	return false;
}

/* A folder that came since is brought over whole. */
static void rescue_folder(struct carry_over *carry, struct level *above, struct str name)
{
	struct level level = { .above = above,
		.path = path_join(carry->keep, above->path, name),
		.name = name,
		.site = -1 };

	if (was_seen(carry, level.path))
		return;
	int error = folder_open(above->old, str_z(carry->keep, name), &level.old);
	if (error == 0) {
		error = open_site(&level, carry->keep, true);
		if (error == 0)
			rescue_level(carry, &level);
		if (error == 0 && carry->error == 0)
			error = finish_folder(&level);
		if (level.site >= 0)
			close(level.site);
		close(level.old);
	}
	if (error != 0)
		failed(carry, level.path, error);
}

static void rescue_level(struct carry_over *carry, struct level *level)
{
	struct file_list list = { NULL, 0 };
	int error = folder_list(carry->keep, level->old, &list);

	for (size_t i = 0; error == 0 && i < list.count && carry->error == 0; i++) {
		if (list.at[i].kind == FILE_FOLDER)
			rescue_folder(carry, level, list.at[i].name);
		else
			error = rescue_file(carry, level, list.at[i].name, list.at[i].kind);
	}
	if (error != 0)
		failed(carry, level->path, error);
}

/* Opens both folders at a path, step by step from the root, and looks for what came. */
static void rescue_at(struct carry_over *carry, struct level *above, struct str path)
{
	struct level level = { .above = above, .site = -1 };
	struct str rest;

	if (path.len == 0) {
		rescue_level(carry, above);
		return;
	}
	str_cut(path, '/', &level.name, &rest);
	level.path = path_join(carry->keep, above->path, level.name);
	int error = folder_open(above->old, str_z(carry->keep, level.name), &level.old);
	if (error == 0) {
		rescue_at(carry, &level, rest);
		if (level.site >= 0)
			close(level.site);
		close(level.old);
	}
}

void carry_over_rescue(struct carry_over *carry)
{
	struct level root = { .old = carry->old, .site = carry->site };
	size_t count = carry->seen_count; /* rescuing adds to them */

	for (size_t i = 0; i < count && carry->error == 0; i++) {
		const struct seen *seen = &carry->seen[i];

		const char *path = seen->path.len == 0 ? "." : str_z(carry->keep, seen->path);
		struct stat at;
		if (fstatat(carry->old, path, &at, AT_SYMLINK_NOFOLLOW) != 0 ||
		    same_time(at.st_mtim, seen->changed))
			continue;
		rescue_at(carry, &root, S_ISDIR(at.st_mode) ? seen->path : path_folder(seen->path));
	}
}
