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
	ITEM_CLAIM,      /* the verdict on it, and the one that today's data would give */
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
	struct str number; /* "14949/5200" in base units, for a single number; else empty */
	struct str unit;   /* of a number, as it is written: numbers in one unit compare */
	struct str page; /* the address of the page that says it; empty for facts, figures and claims */
	bool known;      /* of a fact or figure: it has a value */
	const struct thing *thing; /* whose it is; NULL for none */
	struct str member;         /* of a fact or figure: "price" */
	struct str fragment;       /* of its derivation */
	struct pos at;             /* of a guard */
};

struct snapshot {
	struct arena *keep; /* what it says lives here */
	struct map items;   /* key -> struct item, in the order in which they are said */
};

struct snapshot *snapshot_new(struct arena *keep);

struct str snapshot_key(struct arena *keep, enum item_kind kind, struct str key);

/*
 * Adds facts and figures as an evaluator sees them; its mistakes are its own affair. Unknown ones
 * are items, too. Between days of one site only dated facts can change: SNAPSHOT_DATED leaves the
 * others out.
 */
enum snapshot_span { SNAPSHOT_ALL, SNAPSHOT_DATED };
void snapshot_add_data(struct snapshot *snapshot, const struct catalog *catalog,
    struct evaluator *evaluator, enum snapshot_span span);

/* True for an attribute of a thing of which anything is said with a date. */
bool facts_are_dated(const struct facts *facts);

/*
 * Adds everything that a build with BUILD_REMEMBER knows: the data, calls, verdicts, and what each
 * page says.
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
