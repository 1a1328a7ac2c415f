/*
 * parse - the grammar of formulas, by precedence climbing: parse_expression takes an operand and then every operator
 * that binds at least as tightly as asked. The first mistake is reported and ends the parse; NULL travels up silently.
 */
#ifndef FORMULA_PARSE_H
#define FORMULA_PARSE_H

#include "formula/parser.h"
#include "number/show.h"

/* The longest formula, in bytes. */
#define FORMULA_LENGTH_MOST 10000

/*
 * A whole formula, in the arena. With `show` a show pattern may follow behind a colon; without one *show is unset.
 * `show` may be NULL: then nothing may follow. NULL after a report.
 */
const struct formula *parse_formula(struct arena *keep, struct diag *diag,
    const struct units *units, struct formula_text text, struct show *show);

/* Operators that bind at least as tightly as `least`, with their operands. */
const struct node *parse_expression(struct parser *p, enum level least);
/* `at` is where in the source the text starts. NULL if reported, behind a number with what else was meant. */
const struct unit *parse_unit(struct parser *p, struct str text, size_t at, bool behind_number);
/* The closing bracket of what was opened at `open`; false if reported. */
bool parser_take_close(struct parser *p, size_t open);
#endif
