/*
 * context - what a formula is checked and evaluated in: the names it may use, the thing it is about, and where mistakes
 * and results go.
 *
 * Names are looked up through a table of callbacks that the caller hands in, so the language knows no data and can be
 * tested with ten lines of fake. Nothing here allocates or owns anything: all pointers are the caller's and must live
 * as long as the check or evaluation.
 */
#ifndef FORMULA_CONTEXT_H
#define FORMULA_CONTEXT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/near.h"
#include "formula/formula_text.h"
#include "formula/value.h"

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

/* The name of the thing that a formula is about, unless something else has this name. */
#define FORMULA_SELF STR("self")

/*
 * A name bound by the caller (a parameter; `row` in a matrix) to a value, and to a type where only
 * types are checked.
 */
struct binding {
	struct str name;
	struct value value;
	struct type type;
};

struct formula_context;
struct formula_memo;
struct loop_notes;
struct box;
struct columns;

/* A figure with parameters, as it is called: its name, what it is given, and where that stands. */
struct formula_call {
	struct str name;
	const struct binding *arguments;
	size_t count;
	const struct formula_text *text; /* in which its name stands, at this byte: formula_place */
	size_t at;
	uint64_t hash; /* map_hash of the name, or 0 */
};

/*
 * Looks up the names in a formula. Every function gets `self` back. Value functions return
 * false when there is no such name (the formula reports it, with the nearest of what `names`
 * offers); a value that cannot be computed comes as VALUE_BAD with true.
 */
struct resolver {
	void *self;

	/*
	 * An attribute or figure of a thing, a field of a record. Never asked of a list: only an
	 * aggregate looks into one. `hash` is map_hash of the name, made once for all times that it is looked for.
	 */
	bool (*member)(void *self, const struct formula_context *context, const struct value *of,
	    struct str name, uint64_t hash, struct value *out);
	/*
	 * What every thing has whatever its kind: `name`, `id` and so on. Asked last: behind a dot
	 * when there is no such member, and of a bare name that nothing else has. May be NULL.
	 */
	bool (*field)(void *self, const struct thing *thing, struct str name, struct value *out);
	/* A global id: a thing, or a kind's name as the list of its things. */
	bool (*global)(void *self, const struct formula_context *context, struct str name,
	    uint64_t hash, struct value *out);
	/*
	 * A figure with parameters, called on a thing. Mistakes in the arguments are reported
	 * where it is called. False: no such figure.
	 */
	bool (*call)(void *self, const struct formula_context *context, const struct value *of,
	    const struct formula_call *call, struct value *out);
	bool (*is_kind)(void *self, const struct thing *thing, struct str kind, bool *exists);
	/* What a thing or record is called in sentences; empty for a record without a thing in it. May be NULL. */
	struct str (*name_of)(void *self, const struct value *of);
	/* Same thing? Ids decide. */
	bool (*same)(void *self, const struct thing *a, const struct thing *b);

	bool (*member_type)(void *self, const struct type *of, struct str name, struct type *out);
	bool (*field_type)(void *self, const struct kind *kind, struct str name, struct type *out);
	bool (*global_type)(void *self, struct str name, struct type *out);
	/* Mistakes in the arguments are reported where it is called, in the words of `call`. */
	bool (*call_type)(void *self, const struct formula_context *context, const struct type *of,
	    const struct formula_call *call, struct type *out);
	bool (*kind_type)(void *self, struct str kind, struct type *out); /* for `x is kind` */
	/* Whether a thing may be of both kinds. May be NULL: any may. */
	bool (*kinds_meet)(void *self, const struct kind *a, const struct kind *b);
	/* What a kind is called in formulas; only asked where kinds_meet said no. */
	struct str (*kind_id)(void *self, const struct kind *kind);

	/*
	 * Offers every name that would have been right here, for "did you mean": members of `of`
	 * (while checking) or of `of_value` (while evaluating); both are NULL for global names.
	 */
	void (*names)(
	    void *self, const struct type *of, const struct value *of_value, struct near *near);

	/* Why a global name that exists is not known here, as a hint; empty if there is nothing to say. May be NULL. */
	struct str (*why_not)(void *self, struct str name);

	/*
	 * The type of a thing or record, so that the sum of an empty list still has a unit. May be
	 * NULL: such a sum is then a mistake.
	 */
	bool (*type_of)(void *self, const struct value *value, struct type *out);
	/*
	 * Goes through the corners of the box that the uncertain inputs of a value span: calls `at`
	 * with a context for each, in which every input is held at one of its ends; what it computes
	 * there is gone when `at` returns. False when the value is not bounded by its corners
	 * (dependence.h), when there are too many, or when `at` said so. May be NULL: what ranges
	 * leave open stays open.
	 */
	bool (*corners)(void *self, const struct formula_context *context, const struct value *value,
	    bool (*at)(void *asker, const struct formula_context *corner), void *asker);
	/* The day that one looks from: as_of. May be NULL: it has no such name then. */
	struct date (*as_of)(void *self);
	/* The day on which what a value is was observed, DATE_NONE if nobody says; false of what nobody observed. */
	bool (*observed)(void *self, const struct value *value, struct date *on);
	/*
	 * Asked before a mistake of arithmetic is told: true where values that somebody put in place of the data's
	 * brought it about. It is no mistake then, and `why` is kept. May be NULL.
	 */
	bool (*excuses)(void *self, struct str why);
	/*
	 * Told when the formula goes on with an answer because something is unknown: `known(x)`, a loop over what is known. With
	 * a narrower range in place of an uncertain value it may be known, and the answer another. May be NULL.
	 */
	void (*left_unknown)(void *self);
	/*
	 * Told the left side less the right one of each comparison of quantities that has been made; `where` is
	 * an address that stands for its place in the formula. NULL normally; never called in pages.
	 */
	void (*compared)(void *self, const void *where, const struct quantity *difference);
	/*
	 * Where it may be remembered what paths come to for the elements of a list (column.h), where these are steady; NULL:
	 * nowhere. May be NULL.
	 */
	struct columns *(*columns)(void *self, const struct value *list);
	/*
	 * Lets `ask` ask, and tells whether nothing that it read may be another on another day, with other inputs or in a
	 * corner. Only called where there are columns.
	 */
	bool (*steady)(void *self, void (*ask)(void *asker), void *asker);
	/* Adds to the last report where a value comes from ("this price may be 0"). May be NULL. */
	void (*note)(void *self, struct diag *diag, const struct value *of);

	/* The units that literals are in, and how currencies are changed (NULL: never). */
	const struct units *units;
	const struct money_changer *changer;
	struct unit_memo *unit_memo; /* of number/unit_memo.h; may be NULL */
};

/* What one check or evaluation may use. */
struct formula_context {
	const struct resolver *resolver;
	const struct value *self; /* the thing whose attributes and figures are bare names, or NULL */
	const struct binding *bindings; /* names known besides */
	size_t binding_count;
	struct diag *diag;
	struct arena *keep; /* where results live */
	/* where this value was asked for: noted when a shared formula fails; may be POS_NONE */
	struct pos asked_at;
	int depth; /* of the formulas around this one; the resolver hands on what it is given */
	/*
	 * a corner at an end that is itself no value: what is the same there is not the same anywhere
	 * near it, unless it is at the other end too
	 */
	bool open_corner;
	/* steps that loops took in this and other runs, FORMULA_STEPS_OF_ALL at the most; or NULL */
	size_t *steps;
	/*
	 * Called for every path that resolved to a value with an origin, in the order of the text,
	 * and before it for each part of it in front of a dot that has one (`whole` is false). What
	 * is the same for all elements of a loop it may see once. NULL normally.
	 */
	void (*visit)(void *visitor, const struct value *value, struct str path, bool whole);
	void *visitor;
	struct formula_memo *memo; /* memo.h; NULL: nothing is remembered */
	struct loop_notes *notes;  /* loop_note.h; NULL: nothing is noted of loops */
	struct box *box; /* box.h: in a corner, what is the same there as in others; or NULL */
};

#endif
