/*
 * walk - which files a site is made of.
 *
 * Names that start with a dot or end with ~ are passed over (editors' and version control's own).
 * Symbolic links are followed as long as they stay inside the site's folder; one that leaves it, or
 * that leads back to a folder it stands in, is a mistake. Everything is sorted by bytes.
 */
#ifndef SITE_WALK_H
#define SITE_WALK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* A folder this deep is a loop that the system does not tell us of, or an accident. */
#define WALK_DEPTH_MOST 64

/*
 * A file by its name from the site's folder, "templates/page.mustache", and the path it is read
 * from: the same, or that of the file that came with the program.
 */
struct walk_file {
	struct str name, path;
};

struct walk_list {
	struct walk_file *at;
	size_t count, room;
};

struct walk {
	struct walk_list guides;    /* content, *.md */
	struct walk_list data;      /* content/data, *.yaml and *.yml */
	struct walk_list files;     /* everything else under content: copied as it is */
	struct walk_list templates; /* templates, *.mustache */
	struct walk_list assets;    /* everything under assets */
	struct walk_list folders;   /* all that were looked through, for those who watch them */
	bool has_config;            /* content/site.yaml */
};

/*
 * Looks through dir/content, dir/templates and dir/assets; templates and assets that the site does
 * not bring itself come from the folders of these names in `share` (empty: nothing does). False if
 * content is missing (reported).
 */
bool walk_site(
    struct arena *keep, struct diag *diag, struct str dir, struct str share, struct walk *walk);

/* The root to put before a file's path to open it: `dir`, or nothing before whole paths. */
struct str walk_root(struct str dir, struct str path);

#endif
