/*
 * tags - the tags of guides: `tags: [cost, cloud]` in the front matter.
 *
 * A tag has a page at tags/SLUG/ that lists its guides; the page tags/ lists all tags. Slugs are made as
 * for headings (text/slug.h), except that signs such as + and # are spelled out ("c-plus-plus") and the
 * point in a number stays ("1.10"). Tags that differ only in case are one tag, shown as first written, in
 * the order of files. Different tags with the same slug ("C", "(C)") are reported by route_site as two
 * sources of one address.
 */
#ifndef SITE_TAGS_H
#define SITE_TAGS_H

#include "site/worker.h"

struct tag {
	struct str name;
	struct str address; /* "tags/cost/" */
	struct pos at;      /* where it is first written */
};

/*
 * All tags: name in small letters -> struct tag. Sets `tagged` of the guides. Reports tags without a letter
 * or digit, which give no address.
 */
const struct map *tags_gather(struct arena *keep, struct diag *diag, struct pages *pages);

/* The guides of each tag in reading order: address of the tag -> struct page_list. */
const struct map *tags_list_guides(struct arena *keep, const struct navigation *navigation);

/*
 * Views: for the page of all tags, for the page of one tag, and for the tags at the foot of the current
 * page.
 */
struct view *tags_view(struct rendering *rendering);
struct view *tag_view(struct rendering *rendering, const struct tag *tag);
struct view *tags_foot_view(struct rendering *rendering);

#endif
