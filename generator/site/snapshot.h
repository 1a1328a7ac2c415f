/*
 * snapshot - what a site says, seen from one day.
 *
 * An item is one thing that the site says: a fact, a figure, a verdict, a mark, a page. All of it
 * is text, so that snapshots of two revisions of a site, read from two folders, compare as well as
 * two days of one (change.h). Used by `price` and `diff`, and for the page of changes.
 */
#ifndef SITE_SNAPSHOT_H
#define SITE_SNAPSHOT_H

#include "site/site.h"

/* In the order in which changes are told. */
enum item_kind {
	ITEM_FACT,       /* what counts of an attribute */
	ITEM_FIGURE,     /* without parameters, or a call that pages show */
	ITEM_EXPRESSION, /* of one page, without a name of its own */
	ITEM_CLAIM,      /* the verdict on it, and the one of today's data where that is another */
	ITEM_GUARD,
	ITEM_MARK,
	ITEM_BEST,
	ITEM_PAGE, /* its text as a whole */
	ITEM_KINDS
};

struct item {
	enum item_kind kind;
	struct str key; /* the same in every snapshot, made by snapshot_key from "kettle_k2.price" */
	struct str name; /* in words: "Kettle K2: Price" */
	struct str text; /* as readers see it: "$2,399"; empty for a page */
	struct str exact; /* differs when the item has changed: exact numbers, a sum of a page's text */
	struct str low, high; /* ends of a quantity, "14949/5200" in its unit; empty where it has none */
	struct str unit;      /* of a quantity, as it is written: quantities in one unit compare */
	bool scaled; /* a quantity of which a half or a third can be told: no degrees, no decibels */
	struct str page; /* the address of the page that says it; empty for facts, figures and claims */
	bool known;      /* of a fact or figure: it has a value */
	bool called;     /* a figure with parameters: pages decide which there are */
	const struct thing *thing; /* whose fact, figure or page it is; NULL for none */
	struct str member;         /* of a fact or figure: "price" */
	struct str fragment;       /* of its derivation */
	struct pos at;             /* of a guard */
};

struct snapshot {
	struct arena *keep; /* what it says lives here */
	struct map items;   /* key -> struct item, in the order in which they are said */
	struct map numbers; /* key that several items have -> size_t, the number of the last */
};

struct snapshot *snapshot_new(struct arena *keep);

/* The address of the page that derives a fact, a figure or an expression. */
struct str item_page(struct arena *keep, const struct item *item);

/* A link to the place there, from the site's root: "figures/kettle-k2/#cost", "compare/#figure.3". */
struct str item_derivation(struct arena *keep, const struct item *item);

struct str snapshot_key(struct arena *keep, enum item_kind kind, struct str key);

/*
 * Adds facts and figures as an evaluator sees them, of each thing those that pages call (`calls`,
 * as in struct site) behind its own; its mistakes are its own affair. Unknown ones are items, too.
 * With `moving`, the figures of a site at any of its days, only what can differ between its days:
 * what is dated, and what was computed from that. NULL: everything.
 */
void snapshot_add_data(struct snapshot *snapshot, const struct catalog *catalog,
    struct evaluator *evaluator, const struct map *calls, const struct figures *moving);

/*
 * Adds everything that a build with BUILD_REMEMBER knows: the data, verdicts, and what each page
 * says.
 */
void snapshot_add_site(struct snapshot *snapshot, const struct site *site, struct diag *diag);

/*
 * Builds the site in memory and takes its snapshot. Failing guards are findings here, and broken
 * links nobody's affair; NULL when there are other mistakes, which are reported to `diag`.
 */
struct snapshot *snapshot_take(
    struct arena *keep, struct diag *diag, const struct site_options *options);

/*
 * Takes note of what a guide says, and of the text of any page, in worker->result: with
 * BUILD_REMEMBER, while pages are rendered.
 */
void snapshot_note_document(struct worker *worker, const struct document *document);
void snapshot_note_text(struct worker *worker, struct str text);

#endif
