/*
 * figures - everything computed: the world that formulas of a site live in.
 *
 * A vantage says from where one looks: which day it is, whose observations come first, and which
 * values are put in place of ours. `figures` holds the values of all figures without parameters at
 * one vantage; it is evaluated completely once and only read from then on. An evaluator is one
 * thread's way to ask: it reads the finished figures and keeps what else it computes (calls,
 * expressions in text) to itself, so any number of evaluators may share one `figures`.
 *
 * Lazy, memoised; a figure that needs itself is reported with the whole loop. Ranges: where an
 * uncertain input occurs more than once, the exact range is found at the corners if the formula is
 * a fraction linear in each such input, at most CORNERS_MOST of them; otherwise the value is marked
 * as a bound (quantity.h).
 */
#ifndef DATA_FIGURES_H
#define DATA_FIGURES_H

#include "data/catalog.h"
#include "figure/formula.h"

/* 2^8 evaluations at the most for one range. */
#define CORNERS_MOST 8

struct vantage {
	struct date as_of;              /* observations and rates after it do not count */
	const struct reference *prefer; /* facts and observations of this source come first; NULL: none */
	const struct substitution *with; /* values in place of ours */
	size_t with_count;
};

struct figures;

/* The day the site looks from: --as-of when given, else the written as_of, else the newest date. */
struct vantage vantage_of(const struct catalog *catalog, struct date as_of);

/*
 * Type-checks every formula of the schema once (figures, legend, claims); mistakes are reported. To
 * be called once, before any figures_new, and alone.
 */
void figures_check_types(struct arena *keep, struct diag *diag, const struct catalog *catalog);

/* All figures of all things at a vantage, computed. */
struct figures *figures_new(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct vantage vantage);

/*
 * The days that an observation counts for, by `stale_after` of its attribute or kind, when it is
 * older than that at `as_of`; 0 when it is not, or counts for good. Those of retired things are
 * left alone.
 */
int fact_stale_after(const struct fact *fact, struct date as_of);

/* Reports every observation that counts at the vantage but is stale (DIAG_STALE). */
void figures_check_stale(struct diag *diag, const struct figures *figures);

/*
 * How many observations count at a vantage, one for each attribute of each thing, and how many of
 * them are stale. Formulas know the numbers as the names below, unless something of the site has
 * that id.
 */
#define STALE_OBSERVATIONS STR("stale_observations")
#define COUNTED_OBSERVATIONS STR("counted_observations")
struct stale_count {
	long counted, stale;
};
struct stale_count stale_count(const struct catalog *catalog, struct date as_of);

/* True for a figure without parameters that may be another on another day: origin->moves. */
bool figures_move(const struct figures *figures, const struct thing *thing, const struct figure *figure);

const struct catalog *figures_catalog(const struct figures *figures);
struct vantage figures_vantage(const struct figures *figures);

struct evaluator;
/* Its memo and results live in `keep`; mistakes go to `diag`. */
struct evaluator *evaluator_new(struct arena *keep, struct diag *diag, const struct figures *figures);

/* One that computes everything itself, at any vantage: for looking back, and for looking with another's eyes. */
struct evaluator *evaluator_at(
    struct arena *keep, struct diag *diag, const struct figures *figures, struct vantage vantage);

/*
 * From now on only the memo lives in `keep`: the values of figures and calls, and their origins,
 * also those in results. Everything else that is handed out (values, texts, derivations) is in
 * `scratch`, which its owner may reset whenever the evaluator is not at work and nobody looks at
 * results any more: after each page, say.
 */
void evaluator_use_scratch(struct evaluator *evaluator, struct arena *scratch);

/*
 * An attribute or a figure without parameters of a thing, by name; VALUE_BAD (reported at `at`) if
 * there is none.
 */
struct value evaluator_member(
    struct evaluator *evaluator, const struct thing *thing, struct str name, struct pos at);

/*
 * Any formula: `self` may be NULL; bindings are extra names. The result's origin is set when the
 * formula is just a path or a call. evaluator_check is its type check alone, to be done once per
 * formula by whoever parsed it, before evaluating.
 */
struct value evaluator_eval(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count);
struct type evaluator_check(struct evaluator *evaluator, const struct formula *formula,
    const struct kind *self, const struct binding *bindings, size_t count);

/* The attribute or figure called `name` of a kind: exactly one is set; false if there is none. */
bool kind_member(const struct kind *kind, struct str name, const struct attribute **attribute,
    const struct figure **figure);

/* The day it looks from. */
struct date evaluator_as_of(const struct evaluator *evaluator);

/* How numbers are printed at this vantage (units, rates). */
const struct arithmetic *evaluator_arithmetic(const struct evaluator *evaluator);

/* The show that applies to a value by its origin: the figure's or attribute's, else an unset one. */
struct show value_show(const struct value *value);

/*
 * A value as readers see it: quantities by quantity_print, truths "yes", "no", "undecided", dates
 * in words, things by name, lists joined by ", ", "unknown", "not applicable". `show` may be NULL.
 */
void value_print(const struct evaluator *evaluator, const struct value *value,
    const struct show *show, struct buf *out);

/* "yes", "no", "undecided". */
struct str truth_word(enum truth truth);

/* "used, Europe, with tax": under which conditions a price holds; empty when nothing is said. */
struct str fact_terms(struct arena *keep, const struct fact *fact);

/*
 * The gain of a value over a base in the better direction, and the mark that the site's legend
 * gives it. GAIN_NONE when there is none to speak of (not a positive quantity on a ratio scale,
 * unknown, no better direction). mark is NULL with GAIN_DEPENDS (ends of a range fall under
 * different rules: the built-in mark "depends") and when no rule holds.
 */
#define MARK_DEPENDS_SYMBOL STR("◧")
#define MARK_DEPENDS_NAME STR("depends")
enum gain_status { GAIN_NONE, GAIN_MARK, GAIN_DEPENDS };
enum gain_status evaluator_gain(struct evaluator *evaluator, const struct value *value,
    const struct value *base, enum better better, struct value *gain, const struct mark **mark);

/*
 * The derivation of a value: its formula, the formula with numbers put in, and its direct inputs in
 * the order of the text, each once.
 */
struct derivation {
	struct value value;
	struct str name;    /* "RTX PRO 6000 build: Parts total" */
	struct str formula; /* source text, empty for a fact */
	struct pos formula_at;
	struct str substituted; /* with numbers put in; empty for a fact */
	struct derivation_input {
		struct str path;    /* as written: "item.price" */
		struct value value; /* value.origin tells what it is */
	} * inputs;
	size_t input_count;
	struct str note, reference; /* of the figure */
};
/* The same derivation in another arena, to outlive the evaluator's scratch. */
struct derivation derivation_copy(struct arena *keep, const struct derivation *derivation);
struct derivation evaluator_derive_origin(struct evaluator *evaluator, const struct origin *origin);
/* Its value alone. The origin may be of another evaluator, which looks from another day. */
struct value evaluator_origin_value(struct evaluator *evaluator, const struct origin *origin);
struct derivation evaluator_derive(
    struct evaluator *evaluator, const struct formula *formula, const struct thing *self);

/* "Kettle K2: Price", the words for an origin in lists and messages. */
struct str origin_words(struct arena *keep, const struct origin *origin);

#endif
