/*
 * tags - what guides have in common, in their authors' words: `tags: [cost, cloud]` of the front matter.
 *
 * A tag has a page at tags/SLUG/ that lists its guides; all tags stand at tags/. The slug is made as
 * those of headings are, so a tag may be of any letters. Tags that differ only by capitals are one,
 * shown as it is written first, in the order of files. Tags that differ otherwise and come to one
 * slug ("C", "C#") are two makers of one address, which route_site reports as it does others.
 */
#ifndef SITE_TAGS_H
#define SITE_TAGS_H

#include "site/site.h"

#define TAGS_ADDRESS STR("tags/")

struct tag {
	struct str name;
	struct str address;         /* "tags/cost/" */
	struct pos at;              /* where it is written first */
	const struct page **guides; /* in reading order, once tags_list_guides was here */
	size_t count, room;
};

/* Fills site->tags and the guides' `tagged`. Reports tags of which no address can be made. */
void tags_gather(struct arena *keep, struct diag *diag, struct site *site);

/* Gives every tag its guides; needs the reading order of site->tree. */
void tags_list_guides(struct arena *keep, struct site *site);

/* The views of the page of all tags, of a tag's page, and of the tags at the foot of the page at hand. */
struct view *tags_view(struct worker *worker);
struct view *tag_view(struct worker *worker, const struct tag *tag);
struct view *tags_foot(struct worker *worker);

#endif
