/*
 * value_print - values as readers see them.
 */
#ifndef DATA_VALUE_PRINT_H
#define DATA_VALUE_PRINT_H

#include "base/buf.h"
#include "data/catalog.h"
#include "data/evaluator.h"

/* The show that applies to a value by its origin: the figure's or attribute's, else an unset one. */
struct show value_show(const struct value *value);

/*
 * A value as readers see it: quantities by quantity_print, truths "yes", "no", "undecided", dates
 * in words, things by name, lists joined by ", ", "unknown", "not applicable". `show` may be NULL.
 */
void value_print(const struct evaluator *evaluator, const struct value *value,
    const struct show *show, struct buf *out);

/* The same as a text of its own; `show` may be NULL: then that of its origin. */
struct str value_printed(struct arena *keep, const struct evaluator *evaluator,
    const struct value *value, const struct show *show);

/* "used, Europe, with tax": under which conditions a price holds; empty when nothing is said. */
struct str fact_terms(struct arena *keep, const struct language *words, const struct fact *fact);

#endif
