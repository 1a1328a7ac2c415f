/*
 * snapshot - what a site says on one day, as a list of items that can be compared with another snapshot
 * (snapshot_compare.h).
 *
 * An item is one statement of the site: a fact, a figure, a verdict, a mark, a page. Everything in it is
 * text, so snapshots of two versions of a site can be compared as well as two days of one. Used by `rigbook
 * price`, `rigbook diff`, and the page of changes.
 */
#ifndef SITE_SNAPSHOT_H
#define SITE_SNAPSHOT_H

#include "sensitivity/turn.h"
#include "site/worker.h"

struct contest;

/* In the order in which changes are listed. */
enum item_kind {
	ITEM_FACT,       /* the value of an attribute */
	ITEM_FIGURE,     /* without parameters, or one call of it that a page shows */
	ITEM_EXPRESSION, /* an expression on a page that is not a named figure */
	ITEM_CLAIM, /* the verdict on a claim, and the verdict by today's data where that differs */
	ITEM_GUARD,
	ITEM_MARK,
	ITEM_BEST,
	ITEM_PAGE, /* the text of a page as a whole */
	ITEM_KINDS
};

struct item {
	enum item_kind kind;
	struct str key; /* the same in every snapshot, made by snapshot_key from "kettle_k2.price" */
	struct str name;  /* in words: "Kettle K2: Price" */
	struct str text;  /* as readers see it: "$2,399"; empty for a page */
	struct str exact; /* compared to find changes: exact numbers, a hash of a page's text */
	struct str low, high; /* ends of a quantity, "14949/5200" in its unit; empty where it has none */
	struct str unit;      /* of a quantity, as it is written: quantities in one unit compare */
	bool scaled; /* relative changes make sense: not for temperatures in degrees, or decibels */
	struct str page; /* the address of the page that says it; empty for facts, figures and claims */
	bool known;      /* of a fact or figure: it has a value */
	bool called;     /* a call of a figure with parameters: pages decide which ones there are */
	const struct thing *thing; /* whose fact, figure or page it is; NULL for none */
	struct str member;         /* of a fact or figure: "price" */
	struct str fragment; /* anchor of its derivation; of a claim: its anchor on the audit page */
	struct pos at;       /* of a guard */
	struct str source, things; /* of what is best, as in struct finding (text/document.h) */
	enum better better;
};

struct snapshot {
	struct arena *keep; /* the items live here */
	struct map items;   /* key -> struct item, in order */
	struct map numbers; /* key that several items share -> size_t, the number of the last one */
};

struct snapshot *snapshot_new(struct arena *keep);

/* The address of the page that derives a fact, a figure or an expression. */
struct str item_page(struct arena *keep, const struct item *item);

/* A link to the place there, from the site's root: "figures/kettle-k2/#cost", "compare/#figure.3". */
struct str item_derivation(struct arena *keep, const struct item *item);

/* Adds an item. Several may have one key: they are told apart by numbers. */
void snapshot_add(struct snapshot *snapshot, const struct item *item);

struct str snapshot_key(struct arena *keep, enum item_kind kind, struct str key);

/*
 * Adds the facts and figures of an evaluator, and after those of each thing the calls that pages show
 * (`calls`, as in struct uses). Mistakes go to the evaluator's own diag. Unknown values are items too.
 */
void snapshot_add_data(struct snapshot *snapshot, const struct catalog *catalog,
    struct evaluator *evaluator, const struct map *calls);

/*
 * Completes the item of a fact or figure, of which its kind, its thing and the member are set. False where nothing is
 * told of such a value.
 */
bool item_of_value(
    struct arena *keep, struct evaluator *evaluator, const struct value *value, struct item *item);

/*
 * What a best cell is the best of, or a mark is given for (sensitivity/contest.h), in `keep`; false where it is not told by
 * a formula. `self` is the thing of its page, or NULL.
 */
bool item_contest(struct arena *keep, const struct catalog *catalog, const struct item *item,
    const struct thing *self, struct contest *out);

/*
 * What the verdict on a claim by the evaluator's data is asked by. False of a claim of what is itself a fact, which turns
 * wherever that does, and of one that cannot be computed.
 */
bool claim_question(struct evaluator *evaluator, const struct claim *claim, struct question *out);

/* The item of a claim, with a verdict that it gets by the data of some day (claim_verdict_on). */
struct item item_of_verdict(struct arena *keep, const struct language *words,
    const struct claim *claim, enum verdict verdict);

/*
 * Adds everything of a site that was built with BUILD_SNAPSHOT: data, verdicts, and the items of each page; of a site in
 * several languages what all of them say, each figure once.
 */
void snapshot_add_site(struct snapshot *snapshot, const struct site *site, struct diag *diag);

/*
 * With BUILD_SNAPSHOT, called while pages are rendered: add the items of a guide, and the hash of the text
 * of any page, to rendering->result.
 */
void snapshot_note_document(struct rendering *rendering, const struct document *document);
void snapshot_note_text(struct rendering *rendering, struct str text);

#endif
