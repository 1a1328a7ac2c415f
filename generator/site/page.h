/*
 * page - one page of the site before it is rendered: what it is, where it stands, what it is called.
 *
 * Pages are found or made up in the stages before rendering (walk, route, tree) and do not change
 * afterwards. An address is what stands behind the site's root, with a slash at the end: "" for the
 * home page, "compare/desktops/", or a file name for the few that are not folders ("404.html").
 */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "base/date.h"
#include "base/diag.h"
#include "data/catalog.h"
#include "data/yaml.h"

enum page_kind {
	PAGE_GUIDE, /* a Markdown file of the author's; `thing` set when it is the body of a thing's page */
	PAGE_THING,    /* the facts of a thing */
	PAGE_FIGURES,  /* the derivations of a thing's facts and figures */
	PAGE_FOLDER,   /* the list of a folder that has no index.md */
	PAGE_AUDIT,    /* all claims, judged */
	PAGE_SOURCES,  /* the documents that facts are from */
	PAGE_CHANGES,  /* what each day's observations moved */
	PAGE_TAGS,     /* all tags */
	PAGE_TAG,      /* the guides with `tag` */
	PAGE_REDIRECT, /* an old address: leads to `target` */
	PAGE_MISSING,  /* 404.html */
};

struct folder;
struct tag; /* tags.h */

struct page {
	enum page_kind kind;
	struct str address;
	struct str title; /* plain text; may hold {{ expressions }} until rendered */
	struct str label; /* in navigation: `nav:` of the front matter, else the title */
	struct str description;
	const struct source *source; /* PAGE_GUIDE; NULL for pages that rigbook makes up */
	size_t body_offset;          /* PAGE_GUIDE: where the text starts behind the front matter */
	bool flowcharts;             /* PAGE_GUIDE: its text may hold some */
	const struct thing *thing;   /* PAGE_THING, _FIGURES, and guides that are about one */
	const struct page *target;   /* PAGE_REDIRECT */
	const struct tag *tag;       /* PAGE_TAG */
	struct pos at; /* the place that made it: for messages about two pages with one address */
	struct pos title_at, description_at;
	long order; /* `order:`; PAGE_UNORDERED when not given */
	bool draft;
	struct date date;
	struct str *aliases, *tags; /* as written */
	struct pos *alias_at, *tag_at;
	size_t alias_count, tag_count;
	struct tag **tagged; /* the site's, each once; found by tags_gather */
	size_t tagged_count;
	struct str thing_id; /* `thing:` of the front matter; found in the catalog by route_site */
	struct pos thing_at;
	size_t place;                /* its number among the entries of the folder that lists it */
	const struct folder *folder; /* where it stands in the navigation; NULL: not in it */
	const struct page *previous, *next; /* in reading order */
	size_t index;                       /* its number in site.pages */
};
#define PAGE_UNORDERED 1000000L
#define PAGE_MADE_UP 1000001L /* audit, sources, tags: behind what the author wrote */

/*
 * Reads the front matter of a guide: title, nav, description, order, draft, date, aliases, tags,
 * thing. Unknown keys, wrong shapes and unclosed front matter are reported. Without a title the
 * first heading is taken, without one the file's name.
 */
struct page *page_read(
    struct arena *keep, struct arena *scratch, struct diag *diag, const struct source *source);

#endif
