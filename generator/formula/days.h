/*
 * days - dates in formulas: as_of, the day that one looks from; a date plus or minus whole days; the days between two
 * dates; and age(x), the days since an observation.
 *
 * A date has no range. A range of days added to one gives an unknown day, and so does whatever is unknown.
 */
#ifndef FORMULA_DAYS_H
#define FORMULA_DAYS_H

#include "formula/evaluation.h"

/* The day that one looks from, unless something else has this name. */
#define FORMULA_AS_OF STR("as_of")

/* True where an operation has a date on a side, and is none of numbers. */
bool is_of_dates(const struct node *node, const struct value *a, const struct value *b);
/* date - date, date + days, days + date, date - days: their values, and what they are of. */
struct value days_eval(
    struct evaluation *e, const struct node *node, const struct value *a, const struct value *b);
/* False when neither side is a date; else *out is the type, mistakes reported. */
bool days_check(struct evaluation *e, const struct node *node, const struct type *a,
    const struct type *b, struct type *out);

/* age(x) */
struct value age_eval(struct evaluation *e, const struct node *node);
struct type age_check(struct evaluation *e, const struct node *node);

/* False where the world knows no day. */
bool as_of_find(const struct evaluation *e, struct str name, struct value *out);

/* For age(x): the day of the observation that x is; false where there is none, or nobody has said. */
bool observed_on(struct evaluation *e, const struct node *node, struct date *on);

#endif
