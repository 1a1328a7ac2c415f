#include "site/output.h"

#include "base/buf.h"
#include "base/folder.h"
#include "site/carry_over.h"
#include "site/listing.h"
#include "site/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Up to so many changed files are brought to the disk one by one; for more, waiting once for all of
 * the file system is quicker.
 */
#define SYNC_FILES_MOST 64

struct output {
	struct arena *keep;
	const char *path; /* the output folder, for messages */
	struct str above; /* the folder it stands in, */
	size_t stood;     /* and how much of that path was there before */
	struct staging staging;
	int old;                /* what stands there, open; -1: nothing */
	pthread_mutex_t making; /* over new folders that take their owner from old ones */
	const struct str *adopted;
	size_t adopted_count;
	void (*take)(void *self, struct str path, struct str bytes); /* NULL: files are written */
	void *self;
	struct output_part **parts;
	size_t part_count, part_room;
};

struct output_part {
	struct output *output;
	struct arena *keep;
	struct new_file *files;
	size_t count, room;
	struct str folder;      /* all its files stand below it: "de/", or empty */
	struct str last_folder; /* the folder made last: most files come in runs */
	int trouble;            /* the first errno, 0 while all is well */
	struct str trouble_path;
};

static const char *inside(const struct output *output, struct str path)
{
	return str_z(output->keep, path_join(output->keep, str_from(output->path), path));
}

/* Opens what stands there. An errno value; with nothing there, output->old is -1. */
static int open_old(struct output *output)
{
	const struct staging *staging = &output->staging;
	int error = folder_open(staging->parent, staging->target, &output->old);

	if (error == ENOENT) {
		output->old = -1;
		return 0;
	}
	if (error != 0)
		return error == ELOOP ? ENOTDIR : error;
	if (faccessat(output->old, ".", W_OK | X_OK, AT_EACCESS) != 0)
		return errno;
	return folder_take_owner(staging->site, output->old);
}

/* How much of a path stands already. */
static size_t standing(struct arena *keep, struct str path)
{
	while (path.len > 0 && access(str_z(keep, path), F_OK) != 0)
		path = path_folder(path);
	return path.len;
}

/* Takes away the folders that were made for an output which then did not come. */
static void remove_made(const struct output *output)
{
	struct str path = output->above;

	for (; path.len > output->stood; path = path_folder(path))
		if (rmdir(str_z(output->keep, path)) != 0)
			return;
}

struct output *output_open(struct arena *keep, struct diag *diag, const char *path, const char *shown)
{
	struct output *output = ARENA_NEW(keep, struct output);
	struct str above = path_folder(str_from(path));

	if (above.len == 0)
		above = path[0] == '/' ? STR("/") : STR(".");
	output->keep = keep;
	output->path = shown;
	output->old = -1;
	output->above = above;
	output->stood = standing(keep, above);
	int error = file_make_folders(str_z(keep, above));
	if (error != 0) {
		staging_report(diag, "cannot make the folder for", shown, error);
		remove_made(output);
		return NULL;
	}
	if (!staging_open(keep, diag, str_z(keep, above), str_z(keep, path_name(str_from(path))),
		shown, &output->staging)) {
		remove_made(output);
		return NULL;
	}
	pthread_mutex_init(&output->making, NULL);
	error = open_old(output);
	if (error == 0)
		return output;
	staging_report(diag, "cannot write the site to", shown, error);
	output_abandon(output);
	return NULL;
}

void output_adopt(struct output *output, const struct str *paths, size_t count)
{
	output->adopted = paths;
	output->adopted_count = count;
}

struct output *output_to(
    struct arena *keep, void (*take)(void *self, struct str path, struct str bytes), void *self)
{
	struct output *output = ARENA_NEW(keep, struct output);

	*output = (struct output){ .keep = keep, .take = take, .self = self, .old = -1 };
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

/* Makes a folder and those above it, each with the owner of the old one of its name. */
static int make_folders(const struct output *output, struct arena *scratch, struct str folder)
{
	const char *path = str_z(scratch, folder);
	int site = output->staging.site, made, old;

	if (mkdirat(site, path, 0777) != 0) {
		if (errno != ENOENT || path_folder(folder).len == 0)
			return errno == EEXIST ? 0 : errno;
		int error = make_folders(output, scratch, path_folder(folder));
		if (error != 0)
			return error;
		if (mkdirat(site, path, 0777) != 0)
			return errno == EEXIST ? 0 : errno;
	}
	if (output->old < 0 || folder_open(output->old, path, &old) != 0)
		return 0;
	int error = folder_open(site, path, &made);
	if (error == 0) {
		error = folder_take_owner(made, old);
		close(made);
	}
	close(old);
	return error;
}

static int make_folder_for(struct output_part *part, struct arena *scratch, struct str path)
{
	struct output *output = part->output;
	struct str folder = path_folder(path);

	if (folder.len == 0 || str_eq(folder, part->last_folder))
		return 0;
	if (output->old >= 0)
		pthread_mutex_lock(&output->making);
	int error = make_folders(output, scratch, folder);
	if (output->old >= 0)
		pthread_mutex_unlock(&output->making);
	if (error == 0)
		part->last_folder = folder;
	return error;
}

void output_part_below(struct output_part *part, struct str folder)
{
	part->folder = folder;
}

bool output_put(struct output_part *part, struct arena *scratch, struct str path, struct str bytes)
{
	return output_put_parts(part, scratch, path, &bytes, 1);
}

/* In one piece, for those who look at all of it. */
static struct str whole(struct arena *scratch, const struct str *parts, size_t count)
{
	return count == 1 ? parts[0] : str_join(scratch, parts, count);
}

bool output_put_parts(struct output_part *part, struct arena *scratch, struct str path,
    const struct str *parts, size_t count)
{
	struct output *output = part->output;
	struct stat at;

	if (part->folder.len > 0)
		path = STR_JOIN(part->keep, part->folder, path);
	struct new_file file = { .path = path };

	if (output->take) {
		output->take(output->self, path, whole(scratch, parts, count));
		return true;
	}
	const char *name = str_z(scratch, path);
	if (output->old >= 0 &&
	    folder_file_equals(scratch, output->old, name, whole(scratch, parts, count), &at)) {
		file.inode = at.st_ino;
		file.size = at.st_size;
		file.changed = at.st_mtim;
	} else {
		int error = make_folder_for(part, scratch, path);
		if (error == 0)
			error =
			    folder_write_parts(output->staging.site, name, parts, count, 0666, false);
		if (error != 0)
			return part_failed(part, path, error);
		file.written = true;
	}
	part->files =
	    arena_room(part->keep, part->files, part->count, &part->room, sizeof(*part->files));
	part->files[part->count++] = file;
	return true;
}

/* --- committing ------------------------------------------------------------------------------- */

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct new_file *)a)->path, ((const struct new_file *)b)->path);
}

struct all_files {
	struct new_file *at;
	size_t count;
};

static struct all_files gather(const struct output *output)
{
	struct all_files all = { NULL, 0 };

	for (size_t i = 0; i < output->part_count; i++)
		all.count += output->parts[i]->count;
	all.at = ARENA_ARRAY(output->keep, struct new_file, all.count + 1);
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

static struct map paths_of(struct arena *keep, struct all_files *all)
{
	struct map map = map_in(keep);

	for (size_t i = 0; i < all->count; i++)
		map_add(&map, all->at[i].path, &all->at[i]);
	return map;
}

/* As an author names them: "robots.txt", "./robots.txt", "public/robots.txt" is another file. */
static struct map adopted_paths(struct output *output)
{
	struct map map = map_in(output->keep);

	for (size_t i = 0; i < output->adopted_count; i++) {
		struct str path;
		if (path_resolve(output->keep, STR(""), output->adopted[i], &path))
			map_add(&map, path, output);
	}
	return map;
}

static bool parts_failed(const struct output *output, struct diag *diag)
{
	for (size_t i = 0; i < output->part_count; i++) {
		const struct output_part *part = output->parts[i];
		if (part->trouble != 0) {
			staging_report(diag, "cannot write", inside(output, part->trouble_path),
			    part->trouble);
			return true;
		}
	}
	return false;
}

static void report_changed(const struct output *output, struct diag *diag, struct str path)
{
	diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
	    "%s was changed or removed by somebody else while the site was being built",
	    inside(output, path));
	diag_hint(diag, "build again");
}

/* One mistake for all files of others that are in the way. */
static void report_conflicts(
    const struct output *output, struct diag *diag, const struct carry_over *carry)
{
	struct buf names = buf_in(output->keep, BUF_MOST), options = buf_in(output->keep, BUF_MOST);
	size_t count = carry->conflict_count;
	size_t named = count < CONFLICTS_NAMED ? count : CONFLICTS_NAMED;

	for (size_t i = 0; i < named; i++) {
		buf_print(&names, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(carry->conflicts[i]));
		buf_print(&options, " --adopt %.*s", STR_ARG(carry->conflicts[i]));
	}
	if (count > named)
		buf_print(&names, " and %zu more", count - named);
	diag_report(diag, DIAG_OUTPUT_CONFLICT, POS_NONE,
	    "%zu %s in %s %s not written by this program, and the site needs %s: %.*s", count,
	    count == 1 ? "file" : "files", output->path, count == 1 ? "was" : "were",
	    count == 1 ? "its place" : "their places", STR_ARG(buf_str(&names)));
	diag_hint(diag, "move them away, or let the build replace them:%.*s%s",
	    STR_ARG(buf_str(&options)), count > named ? " …" : "");
}

static size_t count_written(const struct all_files *all)
{
	size_t written = 0;

	for (size_t i = 0; i < all->count; i++)
		written += all->at[i].written;
	return written;
}

/* Removes the staging folder, in which after the exchange the old site is. */
static int output_close(struct output *output)
{
	if (output->old >= 0)
		close(output->old);
	pthread_mutex_destroy(&output->making);
	int error = staging_close(&output->staging);
	remove_made(output);
	return error;
}

static struct map *kept_map(struct output *output, struct map map)
{
	struct map *copy = ARENA_NEW(output->keep, struct map);

	*copy = map;
	return copy;
}

static struct carry_over carry_over_of(struct output *output, struct all_files *all)
{
	return (struct carry_over){ .keep = output->keep,
		.old = output->old,
		.site = output->staging.site,
		.files = kept_map(output, paths_of(output->keep, all)),
		.ours = kept_map(output, listing_read(output->keep, output->old)),
		.adopted = kept_map(output, adopted_paths(output)) };
}

/* Brings what stays into the new site. */
static bool keep_old(
    struct output *output, struct diag *diag, const struct all_files *all, struct carry_over *carry)
{
	carry_over_run(carry);
	if (carry->error != 0) {
		staging_report(diag, "cannot keep", inside(output, carry->error_path), carry->error);
		return false;
	}
	if (carry->conflict_count > 0) {
		report_conflicts(output, diag, carry);
		return false;
	}
	for (size_t i = 0; i < all->count; i++) {
		if (!all->at[i].written && !all->at[i].linked) {
			report_changed(output, diag, all->at[i].path);
			return false;
		}
	}
	return true;
}

static int sync_files(const struct output *output, const struct all_files *all)
{
	int site = output->staging.site, file, error = 0;

	for (size_t i = 0; i < all->count && error == 0; i++) {
		if (!all->at[i].written)
			continue;
		error = folder_open_file(site, str_z(output->keep, all->at[i].path), O_RDONLY, &file);
		if (error == 0) {
			error = folder_sync(file);
			close(file);
		}
	}
	return error != 0 ? error : folder_sync(site);
}

/* The new site is on the disk before it takes the place of the old one. */
static bool bring_to_disk(
    const struct output *output, struct diag *diag, const struct all_files *all, size_t written)
{
	int error = written <= SYNC_FILES_MOST ? sync_files(output, all)
					       : folder_sync_all(output->staging.site);

	if (error != 0)
		staging_report(diag, "cannot bring to the disk", output->path, error);
	return error == 0;
}

static bool exchange(struct output *output, struct diag *diag)
{
	int error = staging_exchange(&output->staging, output->old < 0);

	if (error != 0) {
		staging_report(diag, "cannot put the new site in place of", output->path, error);
		return false;
	}
	error = staging_sync(&output->staging);
	if (error != 0)
		diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
		    "the new site stands in %s, but may not be on the disk yet: %s", output->path,
		    strerror(error));
	return error == 0;
}

/* What others put into the old site while the new one took its place; false after a report. */
static bool rescue(struct output *output, struct diag *diag, struct carry_over *carry)
{
	carry_over_rescue(carry);
	if (carry->error != 0) {
		staging_report(diag, "the new site stands; cannot keep",
		    inside(output, carry->error_path), carry->error);
		return false;
	}
	for (size_t i = 0; i < carry->conflict_count && i < CONFLICTS_NAMED; i++) {
		const char *path = inside(output, carry->conflicts[i]);
		diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
		    "%s was put there while the site was being built, which needs its place: it is now %s%s",
		    path, path, RESCUED_SUFFIX);
	}
	return carry->conflict_count == 0;
}

/* Where all is as it was nothing is done; but it has to be there. */
static bool check_unchanged(const struct output *output, struct diag *diag, const struct all_files *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct stat at;
		if (fstatat(output->old, str_z(output->keep, all->at[i].path), &at,
			AT_SYMLINK_NOFOLLOW) != 0 ||
		    !new_file_is_same(&all->at[i], &at)) {
			report_changed(output, diag, all->at[i].path);
			return false;
		}
	}
	return true;
}

static bool put_in_place(struct output *output, struct diag *diag, struct output_summary *summary)
{
	struct output_part *list_part = output_part_new(output, output->keep);
	struct all_files all = gather(output);
	struct carry_over carry = { 0 };

	if (!output_put(list_part, output->keep, STR(OUTPUT_LIST),
		listing_text(output->keep, all.at, all.count)))
		return !parts_failed(output, diag);
	size_t written = count_written(&all);
	*summary = (struct output_summary){ written, all.count - written, 0 };
	all.at[all.count++] = list_part->files[0]; /* gather made room for it */
	written += list_part->files[0].written;
	if (written == 0)
		return check_unchanged(output, diag, &all);
	if (output->old >= 0) {
		carry = carry_over_of(output, &all);
		if (!keep_old(output, diag, &all, &carry))
			return false;
	}
	summary->removed = carry.removed;
	if (!bring_to_disk(output, diag, &all, written) || !exchange(output, diag))
		return false;
	return output->old < 0 || rescue(output, diag, &carry);
}

bool output_commit(struct output *output, struct diag *diag, struct output_summary *summary)
{
	bool done = !parts_failed(output, diag) && put_in_place(output, diag, summary);
	int error = output_close(output);

	if (done && error != 0) {
		diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
		    "the new site stands in %s, but %s cannot be removed: %s", output->path,
		    output->staging.path, strerror(error));
		diag_hint(diag, "the next build tries again");
	}
	return done && error == 0;
}

void output_abandon(struct output *output)
{
	output_close(output);
}
