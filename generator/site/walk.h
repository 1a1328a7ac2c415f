/*
 * walk - which files a site is made of.
 *
 * Names that start with a dot or end with ~ are passed over (editors' and version control's own). Symbolic links are followed as long as they stay inside the site's folder;
 * one that leaves it, or that leads back to a folder it stands in, is a mistake. Everything is sorted by bytes.
 */
#ifndef SITE_WALK_H
#define SITE_WALK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* A folder this deep is a loop that the system does not tell us of, or an accident. */
#define WALK_DEPTH_MOST 64

struct path_list {
	struct str *at; /* relative to the site's folder: "content/compare/desktops.md" */
	size_t count, room;
};

struct walk {
	struct path_list guides;    /* content, *.md */
	struct path_list data;      /* content/data, *.yaml and *.yml */
	struct path_list files;     /* everything else under content: copied as it is */
	struct path_list templates; /* templates, *.mustache */
	struct path_list assets;    /* everything under assets */
	bool has_config;            /* content/site.yaml */
};

/* Looks through dir/content, dir/templates and dir/assets. False if content is missing (reported). */
bool walk_site(struct arena *keep, struct diag *diag, struct str dir, struct walk *walk);

#endif
