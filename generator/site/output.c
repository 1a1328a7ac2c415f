#include "site/output.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/str.h"
#include "site/exchange.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often opening starts over when another build takes the staging folder away between two steps. */
#define LOCK_TRIES 10

struct output {
	struct arena *keep;
	char *path;    /* the output folder, links resolved */
	char *staging; /* its sibling that becomes the new output */
	int lock;      /* the staging folder, open and locked */
	int old_lock; /* the old output, which becomes the staging folder in the exchange; -1 until then */
	bool fresh; /* there was no output before, or nothing but an empty folder */
	void (*take)(void *self, struct str path, struct str bytes); /* NULL: files are written */
	void *self;
	struct output_part **parts;
	size_t part_count, part_room;
};

struct put_file {
	struct str path;
	bool written; /* it stands in the staging folder; otherwise the old one is the same */
};

struct output_part {
	struct output *output;
	struct arena *keep;
	struct put_file *files;
	size_t count, room;
	struct str last_folder; /* the folder made last: most files come in runs */
	int trouble;            /* the first errno, 0 while all is well */
	struct str trouble_path;
};

static const char *joined(struct arena *arena, const char *folder, struct str path)
{
	size_t len = strlen(folder);
	char *whole = arena_alloc(arena, len + path.len + 2);

	memcpy(whole, folder, len);
	whole[len] = '/';
	memcpy(whole + len + 1, path.at, path.len);
	whole[len + 1 + path.len] = '\0';
	return whole;
}

static void trouble(struct diag *diag, const char *what, const char *path, int error)
{
	diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE, "%s %s: %s", what, path, strerror(error));
	if (error == EROFS || error == EACCES || error == EPERM)
		diag_hint(diag, "choose a folder you may write to with --out");
	else if (error == ENOSPC || error == EDQUOT)
		diag_hint(diag, "free some space and build again; the old site still stands");
	else if (error == EBUSY || error == EXDEV)
		diag_hint(diag,
		    "the output must not be a mount point itself; choose a folder inside it with --out");
}

/* The output's own path without links, so that its sibling stands on the same file system. */
static char *resolve(struct arena *keep, const char *path)
{
	char *real = realpath(path, NULL);

	if (real != NULL) {
		char *copy = str_z(keep, str_from(real));
		free(real);
		return copy;
	}
	struct str given = str_from(path);
	while (given.len > 1 && given.at[given.len - 1] == '/')
		given.len--;
	struct str folder = path_folder(given);
	bool absolute = given.len > 0 && given.at[0] == '/';
	char *above = realpath(folder.len == 0 ? (absolute ? "/" : ".") : str_z(keep, folder), NULL);
	if (above == NULL)
		return NULL;
	const char *whole = joined(keep, above, path_name(given));
	free(above);
	return str_z(keep, str_from(whole));
}

static char *sibling(struct arena *keep, const char *path)
{
	struct str whole = str_from(path);
	struct str folder = path_folder(whole);
	struct str name = path_name(whole);
	struct str at = str_print(keep, "%.*s/.%.*s.rigbook-new", STR_ARG(folder), STR_ARG(name));

	return str_z(keep, at);
}

/* True if the open folder still is what stands at the path. */
static bool still_there(int open_folder, const char *path)
{
	struct stat a, b;

	return fstat(open_folder, &a) == 0 && stat(path, &b) == 0 && a.st_dev == b.st_dev &&
	    a.st_ino == b.st_ino;
}

/* An open folder that nobody else holds; -1 with errno, EWOULDBLOCK when another build does. */
static int lock_folder(const char *path)
{
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			return -1;
		int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (folder < 0) {
			if (errno == ENOENT)
				continue;
			return -1;
		}
		if (flock(folder, LOCK_EX | LOCK_NB) == 0 && still_there(folder, path))
			return folder;
		int error = errno;
		close(folder);
		if (error == EWOULDBLOCK) {
			errno = error;
			return -1;
		}
	}
	errno = EWOULDBLOCK;
	return -1;
}

/* Takes away what an interrupted build left in the staging folder. */
static int empty_folder(struct arena *scratch, const char *path)
{
	struct file_list list;
	int error = file_list(scratch, path, &list);

	for (size_t i = 0; error == 0 && i < list.count; i++)
		error = file_remove_tree(joined(scratch, path, list.at[i].name));
	return error;
}

struct output *output_open(struct arena *keep, struct diag *diag, const char *path)
{
	struct output *output = ARENA_NEW(keep, struct output);

	output->keep = keep;
	output->old_lock = -1;
	struct str above = path_folder(str_from(path));
	int error = above.len == 0 ? 0 : file_make_folders(str_z(keep, above));
	if (error == 0)
		exchange_finish(path);
	output->path = error == 0 ? resolve(keep, path) : NULL;
	if (output->path == NULL) {
		trouble(diag, "cannot make the folder for", path, error != 0 ? error : errno);
		return NULL;
	}
	output->staging = sibling(keep, output->path);
	struct stat at;
	if (stat(output->path, &at) == 0 && !S_ISDIR(at.st_mode)) {
		trouble(diag, "cannot write the site to", path, ENOTDIR);
		return NULL;
	}
	output->fresh = stat(output->path, &at) != 0;
	if (!output->fresh && access(output->path, W_OK | X_OK) != 0) {
		trouble(diag, "cannot write to", path, errno);
		return NULL;
	}
	output->lock = lock_folder(output->staging);
	if (output->lock < 0) {
		if (errno == EWOULDBLOCK)
			diag_report(
			    diag, DIAG_OUTPUT_BUSY, POS_NONE, "another build is writing %s", path);
		else
			trouble(diag, "cannot write beside", path, errno);
		return NULL;
	}
	error = empty_folder(keep, output->staging);
	if (error != 0) {
		trouble(diag, "cannot clear", output->staging, error);
		close(output->lock);
		return NULL;
	}
	return output;
}

struct output *output_to(
    struct arena *keep, void (*take)(void *self, struct str path, struct str bytes), void *self)
{
	struct output *output = ARENA_NEW(keep, struct output);

	*output = (struct output){ .keep = keep, .take = take, .self = self };
	return output;
}

struct output_part *output_part_new(struct output *output, struct arena *keep)
{
	struct output_part *part = ARENA_NEW(keep, struct output_part);

	part->output = output;
	part->keep = keep;
	output->parts = arena_room(output->keep, output->parts, output->part_count,
	    &output->part_room, sizeof(struct output_part *));
	output->parts[output->part_count++] = part;
	return part;
}

static bool part_failed(struct output_part *part, struct str path, int error)
{
	if (part->trouble == 0) {
		part->trouble = error;
		part->trouble_path = path;
	}
	return false;
}

static int make_folder_for(struct output_part *part, struct arena *scratch, struct str path)
{
	struct str folder = path_folder(path);

	if (folder.len == 0 || str_eq(folder, part->last_folder))
		return 0;
	const char *whole = joined(scratch, part->output->staging, folder);
	int error = mkdir(whole, 0777) == 0 || errno == EEXIST ? 0 : file_make_folders(whole);
	if (error == 0)
		part->last_folder = folder;
	return error;
}

bool output_put(struct output_part *part, struct arena *scratch, struct str path, struct str bytes)
{
	struct output *output = part->output;

	if (output->take != NULL) {
		output->take(output->self, path, bytes);
		return true;
	}
	bool same = !output->fresh && file_equals(scratch, joined(scratch, output->path, path), bytes);

	if (!same) {
		int error = make_folder_for(part, scratch, path);
		if (error == 0)
			error = file_write(joined(scratch, output->staging, path), bytes);
		if (error != 0)
			return part_failed(part, path, error);
	}
	part->files =
	    arena_room(part->keep, part->files, part->count, &part->room, sizeof(*part->files));
	part->files[part->count++] = (struct put_file){ path, !same };
	return true;
}

/* --- committing ------------------------------------------------------------------------------- */

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct put_file *)a)->path, ((const struct put_file *)b)->path);
}

struct all_files {
	struct put_file *at;
	size_t count;
};

static struct all_files gather(const struct output *output)
{
	struct all_files all = { NULL, 0 };

	for (size_t i = 0; i < output->part_count; i++)
		all.count += output->parts[i]->count;
	all.at = ARENA_ARRAY(output->keep, struct put_file, all.count + 1);
	size_t n = 0;
	for (size_t i = 0; i < output->part_count; i++) {
		const struct output_part *part = output->parts[i];
		if (part->count > 0)
			memcpy(all.at + n, part->files, part->count * sizeof(*all.at));
		n += part->count;
	}
	qsort(all.at, all.count, sizeof(*all.at), by_path);
	return all;
}

static struct str list_text(struct arena *keep, const struct all_files *all)
{
	struct buf buf = buf_in(keep, BUF_MOST);

	buf_put(&buf,
	    STR("# Files that rigbook wrote here and may remove again. Anything else in this folder is left alone.\n"));
	for (size_t i = 0; i < all->count; i++) {
		buf_put(&buf, all->at[i].path);
		buf_put_byte(&buf, '\n');
	}
	buf_put(&buf, STR(OUTPUT_LIST "\n"));
	return buf_str(&buf);
}

/* The files the last build says it wrote; nothing where its list is missing. */
static struct map read_list(struct output *output)
{
	struct map ours = map_in(output->keep);
	struct str text, line;

	if (output->fresh ||
	    file_read(output->keep, joined(output->keep, output->path, STR(OUTPUT_LIST)), BUF_MOST,
		&text) != 0)
		return ours;
	while (str_line(&text, &line)) {
		struct str resolved;
		/* The list may have been edited: a path that leaves the folder is not ours. */
		if (line.len == 0 || line.at[0] == '#' || line.at[0] == '/' ||
		    !path_resolve(output->keep, STR(""), line, &resolved) || !str_eq(resolved, line))
			continue;
		map_add(&ours, line, output);
	}
	return ours;
}

/*
 * Walks the old output and links into the staging folder what stays: our unchanged files and
 * everything of strangers.
 */
struct keeping {
	struct output *output;
	const struct map *fresh; /* paths of the new site */
	const struct map *ours;  /* paths of the old site */
	size_t removed;
	bool linking; /* false: only count what would be removed */
	int error;
	struct str error_path;
};

static void keep_folder(struct keeping *keeping, struct str folder);

static void keep_file(struct keeping *keeping, struct str path, enum file_kind kind)
{
	struct output *output = keeping->output;
	struct arena *keep = output->keep;

	if (!map_get(keeping->fresh, path) && map_get(keeping->ours, path)) {
		keeping->removed++;
		return;
	}
	if (!keeping->linking)
		return;
	const char *to = joined(keep, output->staging, path);
	if (access(to, F_OK) == 0)
		return; /* the new version was written there */
	int error = file_make_folders(str_z(keep, path_folder(str_from(to))));
	const char *from = joined(keep, output->path, path);
	if (error == 0 && linkat(AT_FDCWD, from, AT_FDCWD, to, 0) != 0)
		error = errno;
	if (error == EPERM || error == EMLINK || error == EOPNOTSUPP) /* a file system without hard links */
		error = kind == FILE_REGULAR ? exchange_copy(from, to) : error;
	if (error != 0 && keeping->error == 0) {
		keeping->error = error;
		keeping->error_path = path;
	}
}

static void keep_folder(struct keeping *keeping, struct str folder)
{
	struct output *output = keeping->output;
	struct file_list list;
	int error = file_list(output->keep, joined(output->keep, output->path, folder), &list);

	if (error != 0 && keeping->error == 0) {
		keeping->error = error;
		keeping->error_path = folder;
	}
	if (error == 0 && list.count == 0 && folder.len > 0 && keeping->linking)
		file_make_folders(joined(output->keep, output->staging, folder)); /* a stranger's empty folder */
	for (size_t i = 0; error == 0 && i < list.count; i++) {
		struct str path = path_join(output->keep, folder, list.at[i].name);
		if (list.at[i].kind == FILE_FOLDER)
			keep_folder(keeping, path);
		else
			keep_file(keeping, path, list.at[i].kind);
	}
}

static struct map paths_of(struct arena *keep, const struct all_files *all)
{
	struct map map = map_in(keep);

	for (size_t i = 0; i < all->count; i++)
		map_add(&map, all->at[i].path, (void *)&all->at[i]);
	map_add(&map, STR(OUTPUT_LIST), (void *)all);
	return map;
}

static bool parts_failed(const struct output *output, struct diag *diag)
{
	for (size_t i = 0; i < output->part_count; i++) {
		const struct output_part *part = output->parts[i];
		if (part->trouble != 0) {
			trouble(diag, "cannot write",
			    joined(output->keep, output->path, part->trouble_path), part->trouble);
			return true;
		}
	}
	return false;
}

static size_t count_written(const struct all_files *all)
{
	size_t written = 0;

	for (size_t i = 0; i < all->count; i++)
		written += all->at[i].written;
	return written;
}

/* Brings the staging folder to the whole new site and swaps. */
static bool swap(struct output *output, struct diag *diag, struct keeping *keeping)
{
	if (!output->fresh) {
		keeping->linking = true;
		keeping->removed = 0;
		keep_folder(keeping, STR(""));
	}
	if (keeping->error != 0) {
		trouble(diag, "cannot keep",
		    joined(output->keep, output->path, keeping->error_path), keeping->error);
		return false;
	}
	/*
	 * From the exchange on, the old output stands at the staging folder's name until it is
	 * removed: nobody may take it for free.
	 */
	output->old_lock = open(output->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (output->old_lock >= 0)
		flock(output->old_lock, LOCK_EX | LOCK_NB);
	int error = exchange_folders(output->staging, output->path, output->fresh);
	if (error != 0) {
		trouble(diag, "cannot put the new site in place of", output->path, error);
		return false;
	}
	return true;
}

bool output_commit(struct output *output, struct diag *diag, struct output_summary *summary)
{
	if (parts_failed(output, diag)) {
		output_abandon(output);
		return false;
	}
	struct output_part *own = output_part_new(output, output->keep);
	struct all_files all = gather(output);
	if (!output_put(own, output->keep, STR(OUTPUT_LIST), list_text(output->keep, &all))) {
		parts_failed(output, diag);
		output_abandon(output);
		return false;
	}
	struct map fresh = paths_of(output->keep, &all);
	struct map ours = read_list(output);
	struct keeping keeping = { .output = output, .fresh = &fresh, .ours = &ours };

	bool list_changed = own->files[0].written;
	size_t written = count_written(&all);
	bool done = true;
	if (written > 0 || list_changed)
		done = swap(output, diag, &keeping);
	*summary = (struct output_summary){ written, all.count - written, keeping.removed };
	output_abandon(output);
	return done;
}

void output_abandon(struct output *output)
{
	/*
	 * What stands there now is the half-made new site, or the old one after an exchange; the
	 * lock goes with it.
	 */
	file_remove_tree(output->staging);
	close(output->lock);
	if (output->old_lock >= 0)
		close(output->old_lock);
}
