/*
 * switching - switch_at(condition, input) in a guide's text: the value of an input at which an answer
 * changes, the one nearest to the present value, with all other inputs unchanged (sensitivity/turn.h).
 *
 * It must be alone between its braces, except for a show pattern. If the answer never changes, the value is
 * "not applicable". The condition may be any expression whose value is a truth value, a word or a thing.
 */
#ifndef TEXT_SWITCHING_H
#define TEXT_SWITCHING_H

#include "text/expression.h"

/* True for an expression that starts with switch_at and a bracket. */
bool switching_is(struct str text);

/* As expression_read (expression.h). The expression gets a derivation of its own. */
bool switching_read(struct reading *reading, struct formula_text text, struct expression *out);

#endif
