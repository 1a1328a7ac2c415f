/*
 * site - everything a build knows, stage by stage.
 *
 * Filled by build.c in the order of the fields; each stage takes the finished, from then on
 * unchanged, result of the ones before. Rendering reads it from many threads and writes only to the
 * worker's own (struct worker).
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/diag.h"
#include "base/map.h"
#include "data/claims.h"
#include "data/figures.h"
#include "html/mustache.h"
#include "site/output.h"
#include "site/page.h"
#include "site/tree.h"
#include "text/document.h"

struct positions; /* positions.h */

struct site_options {
	struct str dir;   /* holds content/, templates/, assets/ */
	struct str share; /* brings the templates and assets that dir has not; empty: nothing does */
	struct str out;   /* the output folder; empty: dir/public */
	struct str base_url; /* empty: relative links only, no canonical ones */
	struct date as_of;   /* DATE_NONE: as the site says */
	bool drafts;
	int jobs; /* 0: one per processor */
	struct diag_style style;
};

/* A link from a page to a place on the site, checked when all anchors are known. */
struct site_link {
	const struct page *to;
	struct str fragment; /* without # */
	struct pos at;
};

/* What survives of a rendered page. */
struct page_result {
	struct str *anchors;
	size_t anchor_count, anchor_room;
	size_t guide_anchor_count; /* how many of them stand in a guide; those of templates follow */
	struct site_link *links;
	size_t link_count, link_room;
	/* things whose facts, figures or pages it refers to, each once, in order of first use */
	const struct thing **uses;
	size_t use_count, use_room;
	const struct origin **calls; /* calls of figures it shows: their derivations are owed */
	size_t call_count, call_room;
	/* guides that are the body of a thing's page: */
	struct document *body; /* NULL otherwise */
	/* with BUILD_REMEMBER: what it says, and a sum of its text (snapshot.h) */
	struct item *items;
	size_t item_count, item_room;
	uint64_t said;
};

struct asset {
	struct str path; /* as authors write it: "style.css", or a file beside a guide: "compare/photo.png" */
	struct str address; /* where it is put: "assets/style-1a2b3c4d.css", "compare/photo.png" */
	struct str file;    /* to read it from */
};

struct site {
	const struct site_options *options;
	bool remembers; /* BUILD_REMEMBER */
	/* walk, read */
	const struct source **data_sources;
	size_t data_source_count;
	struct page **pages;
	size_t page_count, page_room;
	struct map page_by_path; /* "compare/desktops.md" -> struct page */
	struct map tags;         /* name in small letters -> struct tag */
	struct map assets;       /* path -> struct asset */
	/* data */
	const struct catalog *catalog;
	const struct figures *figures;
	const struct mustache_set *templates;
	struct positions *positions; /* of the guides' flowcharts */
	const struct judgement *judgements;
	size_t judgement_count;
	/* routes */
	struct map page_by_address; /* address -> struct page */
	struct map thing_pages;     /* thing id -> struct page (PAGE_THING, or a guide about it) */
	struct map figure_pages;    /* thing id -> struct page (PAGE_FIGURES) */
	const struct tree *tree;
	/* after the guides are rendered */
	struct page_result *results; /* by page index */
	struct map uses; /* thing id -> struct page_list: the pages that use it, in page order */
	struct map users; /* thing id -> struct thing_list: the things that refer to it, in order of declaration */
	struct map observations; /* thing id -> struct thing_observations */
	/* thing id -> struct call_list: calls of its figures that pages show, sorted by fragment */
	struct map calls;
};

struct page_list {
	const struct page **at;
	size_t count, room;
};
struct thing_list {
	const struct thing **at;
	size_t count, room;
};
struct thing_observations {
	const struct fact **at; /* newest first */
	size_t count, room;
};
struct call_list {
	const struct origin **at;
	size_t count, room;
};

/* One thread's own. */
struct worker {
	const struct site *site;
	struct arena *keep;    /* what survives pages */
	struct arena *scratch; /* reset after each page */
	struct diag *diag;
	struct evaluator *evaluator;
	struct output_part *output; /* NULL: a check, nothing is written */
	const struct page *page;    /* the page at hand */
	struct page_result *result; /* what it leaves behind */
	struct str root; /* "../../" from the page to the site's root; "./" from the root itself */
	/* its sidebar, rendered once per folder, for pages outside or in small folders */
	const struct folder *sidebar_folder;
	struct str sidebar;
	struct map noted; /* things and calls already in the result: keys are addresses of the things */
};

/*
 * What a link to an address of the site says, coded as paths in links are: seen from the page at
 * hand ("../../figures/x/"; "./" is the site's root from there), the same at an anchor, and below
 * the base URL.
 */
struct str site_href(const struct worker *worker, struct arena *keep, struct str address);
struct str site_href_at(
    const struct worker *worker, struct arena *keep, struct str address, struct str fragment);
struct str site_absolute(const struct worker *worker, struct arena *keep, struct str address);

/* False for a fact that nobody states: it has no derivation, and nothing leads to it. */
bool origin_is_stated(const struct origin *origin);

/*
 * Where figures, facts, calls and things stand, seen from the page at hand; each notes the use in
 * worker->result. Empty when a thing has no page.
 */
struct str site_figure_href(struct worker *worker, const struct origin *origin);
struct str site_thing_href(struct worker *worker, const struct thing *thing);

/*
 * Views that several pages share. Each is made in worker->scratch. derivation_view: what the
 * `derivation` template sees of one derivation, with its id on the page, and its result as it was
 * printed there (empty: as its own `show` says).
 */
struct view *derivation_view(
    struct worker *worker, struct str id, const struct derivation *derivation, struct str printed);

/*
 * A value as finished markup: a figure linked to its derivation, a thing linked to its page, words
 * for unknown. `show` may be NULL: the origin's.
 */
struct str value_markup(struct worker *worker, const struct value *value, const struct show *show);

/* The body view of each made-up page; page.c of the site puts the layout around it. */
struct view *thing_view(struct worker *worker, const struct thing *thing);
struct view *figures_view(struct worker *worker, const struct thing *thing);
struct view *audit_view(struct worker *worker);
struct view *sources_view(struct worker *worker);

#endif
