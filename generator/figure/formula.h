/*
 * formula - the language of figures: parse, check types, evaluate, show the steps.
 *
 *   or · and · not · = != < <= >= > is · + - · * / · - in front · ^ · calls, paths, literals
 *   (loosest to tightest)
 *
 * Numbers may carry a unit (`40 h/week`), "quoted text" is text, 2025-10-06 a date, dotted names
 * are paths through references. if(c, a, b), in(x, unit), round floor ceil abs root share; sum mean
 * geomean min max count any all over lists and a few values: `sum(parts, quantity * item.price)`,
 * `sum(parts where item is pump, …)`, `sum(p in parts, …)`, `sum(t in 1..N, …)`, `sum(…, known)`.
 * The manual is rigbook-formula(7); its examples and those of tests/spec/formula.md are run.
 *
 * Knows no YAML and no site: names are looked up through a formula_world that the caller hands in,
 * so the language can be tested with ten lines of fake. A parsed formula is never changed and may
 * be evaluated by any number of threads.
 */
#ifndef FIGURE_FORMULA_H
#define FIGURE_FORMULA_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "figure/quantity.h"
#include "figure/value.h"

/*
 * Limits, each with its reason: nesting keeps the recursive parser's stack small; steps stop sum(t
 * in 1..1000000000, …).
 */
#define FORMULA_NESTING_MOST 200
#define FORMULA_LENGTH_MOST 10000
#define FORMULA_RANGE_MOST 10000

struct formula;

/*
 * Where the text of a formula stands: maps a byte offset in it to a place in the source. For
 * one-line texts `at` is the first byte's place; `exact` says whether columns can be counted from
 * there, or every mistake is placed at `at`.
 */
enum formula_columns {
	FORMULA_AT_START, /* false: only where it starts is known */
	FORMULA_EXACT,    /* true: the text stands in the source as it is */
	FORMULA_ESCAPED,  /* the same, but with a backslash before every " and \ */
};
struct formula_text {
	struct str text;
	struct pos at;
	enum formula_columns exact;
};

/* Parses one expression. NULL if a mistake was reported (DIAG_FORMULA_SYNTAX, _LIMIT, DIAG_UNIT_UNKNOWN). */
const struct formula *formula_parse(
    struct arena *keep, struct diag *diag, const struct units *units, struct formula_text text);

/* The same, followed by an optional show pattern after a top-level " : " (`a / b : 0.00×`). */
const struct formula *formula_parse_shown(struct arena *keep, struct diag *diag,
    const struct units *units, struct formula_text text, struct show *show);

struct str formula_source(const struct formula *formula); /* its text, trimmed */
struct pos formula_pos(const struct formula *formula);

/*
 * A name bound by the caller (a parameter; `row` in a matrix) to a value, and to a type where only
 * types are checked.
 */
struct binding {
	struct str name;
	struct value value;
	struct type type;
};

struct formula_run;

/*
 * The world a formula looks names up in. Every function gets `self` back. Value functions return
 * false when there is no such name (the formula reports it, with the nearest of what `names`
 * offers); a value that cannot be computed comes as VALUE_BAD with true.
 */
struct formula_world {
	void *self;

	/*
	 * An attribute or figure of a thing, a field of a record. Never asked of a list: only an
	 * aggregate looks into one.
	 */
	bool (*member)(void *self, const struct formula_run *run, const struct value *of,
	    struct str name, struct value *out);
	/* A global id: a thing, or a kind's name as the list of its things. */
	bool (*global)(void *self, const struct formula_run *run, struct str name, struct value *out);
	/*
	 * A figure with parameters, called on a thing. Mistakes in the arguments are reported at
	 * `at`. False: no such figure.
	 */
	bool (*call)(void *self, const struct formula_run *run, const struct value *of, struct str name,
	    const struct binding *arguments, size_t count, struct pos at, struct value *out);
	bool (*is_kind)(void *self, const struct thing *thing, struct str kind, bool *exists);
	/* Same thing? Ids decide. */
	bool (*same)(void *self, const struct thing *a, const struct thing *b);

	bool (*member_type)(void *self, const struct type *of, struct str name, struct type *out);
	bool (*global_type)(void *self, struct str name, struct type *out);
	/* Mistakes in the arguments are reported at `at`, in the words of `call`. */
	bool (*call_type)(void *self, const struct formula_run *run, const struct type *of,
	    struct str name, const struct binding *arguments, size_t count, struct pos at,
	    struct type *out);
	bool (*kind_type)(void *self, struct str kind, struct type *out); /* for `x is kind` */

	/*
	 * Offers every name that would have been right here, for "did you mean": members of `of`
	 * (while checking) or of `of_value` (while evaluating); both are NULL for global names.
	 */
	void (*names)(
	    void *self, const struct type *of, const struct value *of_value, struct near *near);

	/*
	 * The type of a thing or record, so that the sum of an empty list still has a unit. May be
	 * NULL: such a sum is then a mistake.
	 */
	bool (*type_of)(void *self, const struct value *value, struct type *out);
	/*
	 * Goes through the corners of the box that the uncertain inputs of a value span: calls `at`
	 * with a run for each, in which every input is held at one of its ends; what it computes
	 * there is gone when `at` returns. False when the value is not bounded by its corners
	 * (dependence.h), when there are too many, or when `at` said so. May be NULL: what ranges
	 * leave open stays open.
	 */
	bool (*corners)(void *self, const struct formula_run *run, const struct value *value,
	    bool (*at)(void *asker, const struct formula_run *corner), void *asker);
	/* Adds to the last report where a value comes from ("this price may be 0"). May be NULL. */
	void (*note)(void *self, struct diag *diag, const struct value *of);

	/* The units that literals are in, and how currencies are changed (NULL: never). */
	const struct units *units;
	const struct money_changer *changer;
};

/* One evaluation: what it may touch. */
struct formula_run {
	const struct formula_world *world;
	const struct value *self; /* the thing whose attributes and figures are bare names, or NULL */
	const struct binding *bindings; /* names known besides */
	size_t binding_count;
	struct diag *diag;
	struct arena *keep; /* where results live */
	/* where this value was asked for: noted when a shared formula fails; may be POS_NONE */
	struct pos asked_at;
	int depth; /* of the formulas around this one; the world hands on what it is given */
	/* steps that loops took in this and other runs, FORMULA_STEPS_OF_ALL at the most; or NULL */
	size_t *steps;
	/*
	 * Called for every path that resolved to a value with an origin, in the order of the text,
	 * and before it for each part of it in front of a dot that has one (`whole` is false);
	 * NULL normally.
	 */
	void (*visit)(void *visitor, const struct value *value, struct str path, bool whole);
	void *visitor;
};

/*
 * Formulas that call formulas deeper than this are a mistake: a chain of figures this long is a
 * loop through lists.
 */
#define FORMULA_DEPTH_MOST 200

/*
 * Steps that the loops of all figures of a site take together: some five seconds. Thousands of
 * things that each add up thousands come near; a hundred thousand would take days.
 */
#define FORMULA_STEPS_OF_ALL 10000000

/*
 * What a formula adds to the depth of whoever asks for it. A deep one counts for more than one, so
 * that the depth of all together, and with it the stack, is bounded.
 */
int formula_depth(const struct formula *formula);

/*
 * The type of a formula, with mistakes reported at their place: unknown names, units that do not
 * fit, text where a number is wanted, names that shadow. `self` is the type of the thing itself,
 * NULL for none; only the types of run->bindings are read.
 */
struct type formula_check(
    const struct formula *formula, const struct formula_run *run, const struct type *self);

/* The value. VALUE_BAD after a mistake was reported (one message for one bad operand, however deep). */
struct value formula_eval(const struct formula *formula, const struct formula_run *run);

/*
 * The formula with its numbers put in: "8250 USD + 4099 USD", each path replaced by its printed
 * value, aggregates over up to FORMULA_TERMS_MOST elements written out as terms, longer ones with
 * an ellipsis. Mistakes are not reported again.
 */
#define FORMULA_TERMS_MOST 12
struct formula_words {
	struct str (*name_of)(void *self, const struct thing *thing);
	/* the unit in which readers know a value, or NULL: its own; may be NULL */
	const struct unit *(*unit_of)(void *self, const struct value *value);
};
void formula_substitute(const struct formula *formula, const struct formula_run *run,
    const struct formula_words *words, struct buf *out);

/* True when the whole formula is one bare literal: `{{ 128 GB }}`, which says "I mean this number as typed". */
bool formula_is_literal(const struct formula *formula);

/*
 * False when no value of the formula can be the text `word`: when it is made of texts and if()
 * alone, and none of them is it. Those are offered to `near`.
 */
bool formula_may_be(const struct formula *formula, struct str word, struct near *near);

/* True when a figure is called with arguments somewhere in it. */
bool formula_has_call(const struct formula *formula);

/*
 * When the whole formula is one path ("a.b.c") or one call on a path, its last name and the formula
 * before it; false otherwise. For pages that want to link `{{ thing.figure }}` to that figure
 * rather than to an unnamed expression the value's `origin` is enough; this is for tables that head
 * a column with an attribute's name.
 */
bool formula_is_path(const struct formula *formula, struct str *last);

#endif
