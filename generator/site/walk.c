#include "site/walk.h"

#include "base/file.h"
#include "site/included.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folders from the root to the one being read, to recognise a link that leads back. */
struct chain {
	const struct chain *above;
	dev_t device;
	ino_t inode;
	int depth;
};

struct walker {
	struct arena *keep;
	struct diag *diag;
	struct str dir;  /* the site's folder, or `share` */
	struct str real; /* dir without links, to tell what is outside */
	bool shared;     /* files are taken only where the site has none of the name */
	struct walk *walk;
	void (*file)(struct walker *walker, struct str path);
};

static bool has(const struct walk_list *list, struct str name)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->at[i].name, name))
			return true;
	return false;
}

static void add_to(const struct walker *walker, struct walk_list *list, struct str name)
{
	struct str path = walker->shared ? path_join(walker->keep, walker->dir, name) : name;

	list->at = arena_room(walker->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = (struct walk_file){ name, path };
}

static void add(const struct walker *walker, struct walk_list *list, struct str name)
{
	if (!walker->shared || !has(list, name))
		add_to(walker, list, name);
}

static const char *whole(const struct walker *walker, struct str path)
{
	return str_z(walker->keep, path_join(walker->keep, walker->dir, path));
}

static struct pos place(const struct walker *walker, struct str path)
{
	return source_whole(source_new(walker->keep, path, STR("")));
}

static bool is_passed_over(struct str name)
{
	return name.at[0] == '.' || name.at[name.len - 1] == '~' || name.at[0] == '#';
}

static bool is_inside(const struct walker *walker, struct str real)
{
	return str_eq(real, walker->real) ||
	    (str_starts(real, walker->real) && real.at[walker->real.len] == '/');
}

/* What a link leads to; FILE_OTHER after a report. */
static enum file_kind follow(struct walker *walker, struct str path)
{
	struct stat at;
	char *real = realpath(whole(walker, path), NULL);

	if (!real || stat(real, &at) != 0) {
		if (errno == ELOOP)
			diag_report(walker->diag, DIAG_LINK_LOOP, place(walker, path),
			    "symbolic link leads back to itself");
		else
			diag_report(walker->diag, DIAG_FILE_UNREADABLE, place(walker, path),
			    "cannot follow this symbolic link: %s", strerror(errno));
		free(real);
		return FILE_OTHER;
	}
	enum file_kind kind = S_ISDIR(at.st_mode) ? FILE_FOLDER
	    : S_ISREG(at.st_mode)                 ? FILE_REGULAR
						  : FILE_OTHER;
	if (!is_inside(walker, str_from(real))) {
		diag_report(walker->diag, DIAG_PATH_OUTSIDE, place(walker, path),
		    "symbolic link leads out of the site");
		diag_hint(walker->diag, "copy the file into the site, or link to one inside it");
		kind = FILE_OTHER;
	}
	free(real);
	return kind;
}

static void walk_folder(struct walker *walker, struct str folder, const struct chain *above);

static void walk_entry(
    struct walker *walker, struct str path, enum file_kind kind, const struct chain *chain)
{
	if (kind == FILE_LINK)
		kind = follow(walker, path);
	if (kind == FILE_FOLDER)
		walk_folder(walker, path, chain);
	else if (kind == FILE_REGULAR)
		walker->file(walker, path);
}

static bool leads_back(const struct chain *here)
{
	for (const struct chain *c = here->above; c; c = c->above)
		if (c->device == here->device && c->inode == here->inode)
			return true;
	return false;
}

static void walk_folder(struct walker *walker, struct str folder, const struct chain *above)
{
	struct stat at;
	struct file_list list;

	if (stat(whole(walker, folder), &at) != 0)
		return; /* gone since it was listed */
	struct chain here = { above, at.st_dev, at.st_ino, !above ? 0 : above->depth + 1 };
	if (leads_back(&here)) {
		diag_report(walker->diag, DIAG_LINK_LOOP, place(walker, folder),
		    "symbolic link leads back to a folder it stands in");
		return;
	}
	if (here.depth > WALK_DEPTH_MOST) {
		diag_report(walker->diag, DIAG_LINK_LOOP, place(walker, folder),
		    "folders nest deeper than %d", WALK_DEPTH_MOST);
		return;
	}
	int error = file_list(walker->keep, whole(walker, folder), &list);
	if (error != 0) {
		diag_report(walker->diag, DIAG_FILE_UNREADABLE, place(walker, folder),
		    "cannot read this folder: %s", strerror(error));
		return;
	}
	add_to(walker, &walker->walk->folders, folder);
	for (size_t i = 0; i < list.count; i++)
		if (!is_passed_over(list.at[i].name))
			walk_entry(walker, path_join(walker->keep, folder, list.at[i].name),
			    list.at[i].kind, &here);
}

static bool is_yaml(struct str path)
{
	return str_ends(path, STR(".yaml")) || str_ends(path, STR(".yml"));
}

static void content_file(struct walker *walker, struct str path)
{
	struct walk *walk = walker->walk;

	if (str_eq(path, STR("content/site.yaml")))
		walk->has_config = true;
	else if (str_ends(path, STR(".md")) && included_is_part(path))
		add(walker, &walk->parts, path);
	else if (str_ends(path, STR(".md")))
		add(walker, &walk->guides, path);
	else if (str_starts(path, STR("content/data/")) && is_yaml(path))
		add(walker, &walk->data, path);
	else
		add(walker, &walk->files, path);
}

static void template_file(struct walker *walker, struct str path)
{
	if (str_ends(path, STR(".mustache")))
		add(walker, &walker->walk->templates, path);
	else if (str_starts(path, STR("templates/words/")) && is_yaml(path))
		add_to(walker, &walker->walk->words, path);
	else if (!walker->shared)
		add_to(walker, &walker->walk->unread, path);
}

static void asset_file(struct walker *walker, struct str path)
{
	add(walker, &walker->walk->assets, path);
}

static bool exists(const struct walker *walker, struct str folder)
{
	struct stat at;

	return stat(whole(walker, folder), &at) == 0 && S_ISDIR(at.st_mode);
}

static void find_real(struct walker *walker)
{
	char *real = realpath(walker->dir.len == 0 ? "." : str_z(walker->keep, walker->dir), NULL);

	walker->real = !real ? walker->dir : str_copy(walker->keep, str_from(real));
	free(real);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct walk_file *)a)->name, ((const struct walk_file *)b)->name);
}

static void walk_with(
    struct walker *walker, struct str folder, void (*file)(struct walker *walker, struct str path))
{
	walker->file = file;
	if (exists(walker, folder))
		walk_folder(walker, folder, NULL);
}

static void sort_list(struct walk_list *list)
{
	if (list->count > 0)
		qsort(list->at, list->count, sizeof(*list->at), by_name);
}

static void walk_share(struct walker *walker, struct str share)
{
	struct walk *walk = walker->walk;

	walker->dir = share;
	walker->shared = true;
	find_real(walker);
	walk_with(walker, STR("templates"), template_file);
	walk_with(walker, STR("assets"), asset_file);
	sort_list(&walk->templates);
	sort_list(&walk->assets);
}

bool walk_site(struct arena *keep, struct diag *diag, struct str dir, struct str share, struct walk *walk)
{
	struct walker walker = { .keep = keep, .diag = diag, .dir = dir, .walk = walk };

	*walk = (struct walk){ 0 };
	if (!exists(&walker, STR("content"))) {
		diag_report(diag, DIAG_FOLDER_MISSING, POS_NONE, "no folder content/ in %.*s",
		    STR_ARG(dir.len == 0 ? STR(".") : dir));
		diag_hint(diag, "run rigbook in the folder that holds content/, or name that folder");
		return false;
	}
	find_real(&walker);
	walk_with(&walker, STR("content"), content_file);
	walk_with(&walker, STR("templates"), template_file);
	walk_with(&walker, STR("assets"), asset_file);
	if (share.len > 0)
		walk_share(&walker, share);
	return true;
}

struct str walk_root(struct str dir, struct str path)
{
	return path.len > 0 && path.at[0] == '/' ? STR("") : dir;
}
