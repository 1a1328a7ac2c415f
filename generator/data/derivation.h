/*
 * derivation - how a value comes about: its formula, the formula with its numbers put in, and what
 * it is computed from.
 *
 * Derivations live in the scratch arena of the evaluator (evaluator.h).
 */
#ifndef DATA_DERIVATION_H
#define DATA_DERIVATION_H

#include "base/buf.h"
#include "data/evaluator.h"

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
/*
 * Of a fact, figure or call, and of any formula. `shown` is the unit that the value is printed in;
 * NULL: that of its `show`, else its own.
 */
struct derivation evaluator_derive_origin(
    struct evaluator *evaluator, const struct origin *origin, const struct unit *shown);
/* The same of an origin, its value and its inputs only. */
struct derivation evaluator_origin_inputs(struct evaluator *evaluator, const struct origin *origin);
/* Its value alone. The origin may be of another evaluator, which looks from another day. */
struct value evaluator_origin_value(struct evaluator *evaluator, const struct origin *origin);
/*
 * The same, and where it is a call also what it is called with is taken anew, as far as that is a fact or a figure of
 * a thing. `read` gets the inputs that were read; it may be NULL.
 */
struct value evaluator_origin_anew(
    struct evaluator *evaluator, const struct origin *origin, struct input_set *read);
struct derivation evaluator_derive(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct unit *shown);

/*
 * A value as it stands in a derivation's line with numbers put in: all digits that matter, money in
 * the currency of `result` (NULL: its own); `factor`: among factors, else among addends.
 */
void value_put_operand(struct evaluator *evaluator, const struct value *value,
    const struct unit *result, bool factor, struct buf *out);

#endif
