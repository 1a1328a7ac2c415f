/*
 * substitute_value - a value as it stands in a formula with its numbers put in: its digits, its currency, its brackets.
 */
#ifndef FORMULA_SUBSTITUTE_VALUE_H
#define FORMULA_SUBSTITUTE_VALUE_H

#include "formula/evaluation.h"
#include "formula/substitute.h"

/* What the files that write the line share. Lives as long as the writing of one line. */
struct shown_line {
	struct evaluation e;
	const struct formula_words *words;
	struct buf *out;
	struct str currency; /* that money is shown in; empty: each amount in its own */
	bool factor;         /* what is shown now is multiplied or divided */
#ifndef RIGBOOK_IN_PAGE
	bool typed; /* what is shown now stands in the formula itself */
#endif
};

/* The words of the page's language. */
const struct language *shown_line_language(const struct shown_line *s);

/* The code of the unit's money; empty where it has none. */
struct str currency_of_unit(const struct shown_line *s, const struct unit *unit);
/* The unit with its money in the currency that is shown; as it is where there is none to change. */
const struct unit *unit_in_currency(const struct shown_line *s, const struct unit *unit);

/* Appends the value, in brackets where operators that bind as tightly as `least` would misread it. */
void operand_show(struct shown_line *s, const struct value *value, enum level least);

#endif
