/*
 * type_check - the type of one formula of the data, and whether it can be shown as its pattern asks.
 *
 * Mistakes are reported to the evaluator's diag.
 */
#ifndef DATA_TYPE_CHECK_H
#define DATA_TYPE_CHECK_H

#include "data/catalog.h"

struct evaluator;

/* The type of a formula in *type; true if nothing was wrong with it. `self` may be NULL. */
bool type_check(struct evaluator *evaluator, const struct formula *formula, const struct type *self,
    const struct binding *bindings, size_t count, struct type *type);

/* False, and reported at `at`, where a value of the type cannot be shown in the unit of the pattern. */
bool type_check_show(
    struct evaluator *evaluator, const struct type *type, const struct show *show, struct pos at);

/*
 * What formulas see of a figure. While the types of all figures are being found (figures_check.h), finds that of this one
 * first; a figure that is asked for while it is being checked is unsure: whether that is a loop shows when it is computed.
 */
struct type figure_type(struct evaluator *evaluator, const struct figure *figure);

#endif
