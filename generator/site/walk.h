/*
 * walk - finds the files of a site.
 *
 * Names that start with a dot or end with ~ are skipped (files of editors and version control). Symbolic
 * links are followed if their target is inside the site's folder; one that leaves it, or that leads to a
 * folder that contains it, is a mistake. All lists are sorted by bytes.
 */
#ifndef SITE_WALK_H
#define SITE_WALK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* The deepest folder: a deeper one is a loop that the system does not report, or an accident. */
#define WALK_DEPTH_MOST 64

/*
 * A file: its name relative to the site's folder, "templates/page.mustache", and the path to read it from.
 * Both are the same, unless the file came with the program.
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
	struct walk_list parts;     /* the same of those that are no pages (included_is_part) */
	struct walk_list data;      /* content/data, *.yaml and *.yml */
	struct walk_list files;     /* everything else under content: copied as it is */
	struct walk_list templates; /* templates, *.mustache */
	struct walk_list words; /* templates/words, *.yaml: of the site and of the program, also where both have one */
	struct walk_list unread; /* what else the site has under templates */
	struct walk_list assets; /* everything under assets */
	struct walk_list folders; /* all folders that were searched, for those who watch them for changes */
	bool has_config;          /* content/site.yaml */
};

/*
 * Searches dir/content, dir/templates and dir/assets. Templates and assets that the site does not have are
 * taken from the folders of the same names in `share` (empty: none). False if content/ does not exist
 * (reported).
 */
bool walk_site(
    struct arena *keep, struct diag *diag, struct str dir, struct str share, struct walk *walk);

/* The prefix for opening a file: `dir`, or nothing if the path is absolute. */
struct str walk_root(struct str dir, struct str path);

#endif
