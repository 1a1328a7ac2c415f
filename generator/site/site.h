/*
 * site - everything a build knows: one field for the result of each stage (pipeline.h).
 *
 * A stage reads the results of earlier stages and returns its own. Rendering reads the site from many
 * threads; a thread writes only to its own struct worker (worker.h) and to the results of its pages.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/diag.h"
#include "base/map.h"
#include "data/claims.h"
#include "data/figures.h"
#include "html/mustache.h"
#include "live/frozen.h"
#include "picture/picture.h"
#include "site/page.h"
#include "text/document.h"

struct highlighter; /* highlighter.h */
struct look;        /* look.h */
struct menu;        /* menu.h */
struct navigation;  /* navigation.h */
struct positions;   /* positions.h */
struct searching;   /* searching.h */

struct site_options {
	struct str dir;   /* holds content/, templates/, assets/ */
	struct str share; /* folder with the templates and assets that dir has not; empty: none */
	struct str engine; /* the file of the engine that runs in pages (live/engine.c); empty: there is none */
	struct str out;    /* the output folder; empty: dir/public */
	struct str *adopt; /* files in it that may be overwritten (output_adopt) */
	size_t adopt_count, adopt_room;
	struct str base_url; /* empty: relative links only, no canonical ones */
	struct date as_of;   /* the day to compute for; DATE_NONE: as the site's data says */
	const struct str *set; /* "INPUT=VALUE": values of inputs in place of those of the data (data/input.h) */
	size_t set_count;
	struct str language; /* of `languages` in site.yaml, the one to build; empty: the first (translation.h) */
	bool drafts;
	bool without_search; /* no search, whatever site.yaml says */
	int jobs;            /* 0: one per processor */
	struct diag_style style;
};

/*
 * A link from a page to another page of the site. The anchor is checked when all anchors are known
 * (links_check).
 */
struct site_link {
	const struct page *to;
	struct str fragment; /* without # */
	struct pos at;
};

/* What is kept of a rendered page. */
struct page_result {
	struct str *anchors;
	size_t anchor_count, anchor_room;
	size_t guide_anchor_count; /* how many of them are of the guide; those of templates follow */
	struct site_link *links;
	size_t link_count, link_room;
	/* things whose facts, figures or pages it refers to, each once, in order of first use */
	const struct thing **uses;
	size_t use_count, use_room;
	const struct origin **calls; /* calls of figures with arguments that it shows: pages must show their derivations */
	size_t call_count, call_room;
	struct diag *told; /* mistakes in a text that it shares with other pages (kind_guides.h); or NULL */
	const struct stitched *stitched; /* the files a guide is put together of; NULL: its file alone */
	/* only for guides that are the text of a thing's page: */
	struct document *body; /* NULL otherwise */
	/* with BUILD_SNAPSHOT: its items, and a hash of its text (snapshot.h) */
	struct item *items;
	size_t item_count, item_room;
	uint64_t text_hash;
	struct str *guards; /* of a guide, where the site has a page of changes: their conditions */
	size_t guard_count;
	struct str excerpt; /* of a guide that has a twin (page_twin.h): its first paragraph */
};

/* --- the stages, in the order in which they run (pipeline.c) ----------------------------------- */

/* What the data says (load_data). */
struct site_data {
	const struct words_file *words; /* words_file.h; NULL for PRINTED_FOR_AUTHOR */
	const struct catalog *catalog;
	const struct figures *figures;
	const struct judgement *judgements;
	size_t judgement_count;
	struct data_trees trees; /* the YAML trees that the data was read from, for live pages */
	bool inputs_set;         /* every --set was valid */
	bool broken; /* a data file could not be read (reported): only front matter and templates are still checked */
};

/* A file that is copied as it is (assets_find). */
struct asset {
	struct str path; /* as authors write it: "style.css", or a file beside a guide: "compare/photo.png" */
	struct str address; /* its address in the output: "assets/style-1a2b3c4d.css", "compare/photo.png" */
	struct str file;             /* to read it from */
	struct str text;             /* a style sheet as it is written; else empty */
	struct picture_size picture; /* of one; 0 where that is not known */
	uint64_t size;               /* of a picture, in bytes; else 0 */
};

/* Reverse index of the data (things_index): who refers to a thing, and its observations. */
struct thing_index {
	struct map users; /* thing id -> struct thing_list: the things that refer to it, in order of declaration */
	struct map observations; /* thing id -> struct observation_list */
};
struct thing_list {
	const struct thing **at;
	size_t count, room;
};
struct observation_list {
	const struct fact **at; /* newest first */
	size_t count, room;
};

/* What guides use, known when they are rendered (uses_gather). */
struct uses {
	struct map pages; /* thing id -> struct page_list: the pages that use it, in page order */
	/* thing id -> struct call_list: calls of its figures that pages show, sorted by fragment */
	struct map calls;
};
struct page_list {
	const struct page **at;
	size_t count, room;
};
struct call_list {
	const struct origin **at;
	size_t count, room;
};

/*
 * Each field is set by one stage and not changed by later ones. Fields of stages that have not run yet are
 * NULL.
 */
struct site {
	const struct site_options *options;
	/* A site in several languages (translation.h): the edition that holds the guides as they were first written, NULL
	 * in itself; the folder of this edition in the output, "de/", empty for the first; and all of them in order. */
	const struct site *original;
	struct str folder;
	struct site *const *editions;
	size_t edition_count; /* 0: the site has one language */
	bool for_snapshot;    /* BUILD_SNAPSHOT: the page results get items and a hash */
	const struct site_data *data;
	const struct mustache_set *templates;
	const struct look *look;   /* look.h */
	const struct view *params; /* of site.yaml, for templates; or NULL */
	struct str policy; /* the content security policy in templates/page (policy.h); empty if it has none */
	const struct map *assets; /* path -> struct asset */
	bool engine_missing;      /* a page needs the engine, and there is none */
	bool engine;              /* `assets` holds the engine and its data: pages may be live */
	struct str choose;        /* the folder of pages that compare two things: "choose/" */
	bool chooses; /* its index compares any that a reader chooses (side_by_side.h) */
	const struct map *paired;  /* ids of the kinds of things that are in pairs */
	const struct map *changed; /* with `dates: git`: path -> struct date of its last change */
	const struct map *tags;    /* name in small letters -> struct tag (tags.h) */
	const struct pages *pages;
	const struct navigation *navigation;
	const struct menu *menu; /* menu.h */
	const struct map *tagged; /* address of a tag -> struct page_list: its guides in reading order */
	const struct thing_index *things;
	struct searching *searching;     /* NULL: the site has no search; thread-safe */
	struct positions *positions;     /* layout of the flowcharts; thread-safe */
	struct highlighter *highlighter; /* the parts of code in most languages; thread-safe */
	struct page_result *results; /* by page index; written by the thread that renders the page */
	const struct uses *uses;
};

#endif
