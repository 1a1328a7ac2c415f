/*
 * page - one page of the site before it is rendered: its kind, address, title and front matter.
 *
 * Four stages fill it, each its own fields: load_guides what authors wrote; tags_gather the tags;
 * route_site the addresses, and the generated pages; navigation_make and menu_make the order. After that
 * nothing changes.
 *
 * An address is the URL path relative to the site's root, with a slash at the end: "" for the home page,
 * "compare/desktops/", or a file name for the few that are not folders ("404.html"). route.h decides it.
 */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "data/catalog.h"
#include "data/yaml.h"
#include "html/view.h"

enum page_kind {
	PAGE_GUIDE, /* a Markdown file of the author; `thing` is set if it is the text of a thing's page */
	PAGE_THING,       /* the facts of a thing */
	PAGE_FIGURES,     /* the derivations of a thing's facts and figures */
	PAGE_ALL_FIGURES, /* the list of those pages */
	PAGE_FOLDER,      /* the list of a folder that has no index.md */
	PAGE_AUDIT,       /* all claims, judged; or where those of each document are */
	PAGE_AUDIT_OF,    /* the claims of `document` */
	PAGE_SOURCES,     /* the documents that facts are from */
	PAGE_CHANGES,     /* what each day's observations changed */
	PAGE_TAGS,        /* all tags */
	PAGE_TAG,         /* the guides with `tag` */
	PAGE_REDIRECT,    /* an old address: redirects to `target` */
	PAGE_MISSING,     /* 404.html */
	PAGE_CHOOSE, /* any two to four things side by side; without script, what can be chosen */
	PAGE_ELSEWHERE, /* of an edition in another language: a guide without a translation, `target`; never rendered */
	PAGE_PRINT_EDITION, /* all guides of a folder in one, to print; `target` is the folder's index (print_edition.h) */
	PAGE_SEARCH, /* the search page; without script, all things and guides by letter */
};

struct folder;
struct include_files; /* text/include.h */
struct stitched;
struct tag; /* tags.h */

/* The text of a guide after its front matter, with what it includes. */
struct guide_text {
	const struct source *source;
	size_t offset;
	const struct stitched *stitched; /* NULL: it includes nothing */
};

struct page {
	enum page_kind kind;
	struct str address;
	struct str title; /* plain text; may hold {{ expressions }} until rendered */
	struct str label; /* in the navigation: `nav` of the front matter, else the title */
	struct str description;
	const struct source *source; /* PAGE_GUIDE; NULL for generated pages */
	struct guide_text text;      /* PAGE_GUIDE */
	bool flowcharts;             /* PAGE_GUIDE: its text may hold flowcharts */
	bool asks_for_code; /* PAGE_GUIDE: the program highlight may be asked for code in it */
	bool live;          /* PAGE_GUIDE: its text may hold a block `inputs` */
	bool generated;     /* PAGE_GUIDE: nobody wrote it (pairs.h) */
	const struct thing *thing;        /* PAGE_THING, _FIGURES, and guides that are about one */
	const struct page *target;        /* PAGE_REDIRECT, PAGE_ELSEWHERE */
	const struct tag *tag;            /* PAGE_TAG */
	const struct reference *document; /* PAGE_AUDIT_OF */
	struct pos at; /* the place that caused this page: for messages about two pages with one address */
	struct pos title_at, description_at;
	long order; /* `order:`; PAGE_UNORDERED when not given */
	bool draft;
	bool print; /* `print: true`: of a folder's index, whose guides also stand on one page */
	struct pos print_at;
	struct str language; /* PAGE_ELSEWHERE: "en", in which it is read */
	bool replaced;       /* PAGE_ELSEWHERE: this edition has a page of its thing */
	bool without_legend; /* `legend: false`: the guide explains its marks itself */
	struct date date;
	struct date changed; /* last, by git (git_dates.h); DATE_NONE: not known */
	struct str *aliases, *tags, *keywords; /* as written */
	struct pos *alias_at, *tag_at;
	size_t alias_count, tag_count, keyword_count;
	const struct tag **tagged; /* the tags of the site that it has, each once; set by tags_gather */
	size_t tagged_count;
	bool lost; /* front matter, or the thing it names, could not be read (reported): messages that may follow from that are suppressed */
	bool addresses_lost; /* front matter that may have named more addresses could not be read (reported) */
	struct str thing_id; /* `thing:` of the front matter; found in the catalog by route_site */
	struct pos thing_at;
	bool titled;                /* by `title:` in its front matter */
	const struct page *of_kind; /* the guide of a kind whose text this page has; or NULL (kind_guides.h) */
	struct str layout; /* the template it is printed with; empty: page */
	struct pos layout_at, image_at;
	struct str image; /* of assets/, shown where the page is shared; empty: the site's */
	const struct view *params;   /* free keys for templates (params.h), or NULL */
	const struct folder *folder; /* its folder in the navigation; NULL: not in the navigation */
	const struct page *previous, *next; /* in reading order */
	size_t index;                       /* its number among the pages */
};

/* All pages. Complete after menu_make and render_titles; not changed after that. */
struct pages {
	struct page **at;
	size_t count, room;
	struct map by_path;    /* "content/compare/desktops.md" -> struct page */
	struct map by_address; /* "compare/desktops/" -> struct page */
	struct map drafts; /* drafts left out: "content/later.md" -> struct page; in no other field */
	struct map kind_guides; /* kind's name -> struct page, the guide of its things (kind_guides.h) */
	struct map parts; /* guides that are no pages: "content/_parts/safety.md" -> its path */
	struct map unread; /* guides that could not be read (reported): "content/bad.md" -> its path */
	bool addresses_lost;  /* of one of them */
	struct map of_things; /* thing id -> struct page (PAGE_THING, or a guide about it) */
	struct map elsewhere; /* address -> struct page (PAGE_ELSEWHERE), in by_path too, but not in by_address */
	struct map makers; /* file of the output -> struct pos of its source */
};

#define PAGE_UNORDERED 1000000L
#define PAGE_MADE_UP 1000001L /* generated pages come after those of the author */

/*
 * Reads the front matter of a guide, whose keys are in rigbook-guide(5). Reports unknown keys, wrong shapes
 * and front matter that does not end. The title defaults to the first heading, then to the file's name.
 * What the guide includes is taken from `files`.
 */
struct page *page_read(struct arena *keep, struct arena *scratch, struct diag *diag,
    const struct source *source, const struct include_files *files);

/* All that the guide's text says; with nothing included, its front matter too. */
struct str guide_full_text(const struct guide_text *text);

/* True for pages that render_made_up renders: all except guides that are not about a thing. */
bool page_is_made_up(const struct page *page);

/* Appends a page and sets its index. */
void pages_add(struct arena *keep, struct pages *pages, struct page *page);

#endif
