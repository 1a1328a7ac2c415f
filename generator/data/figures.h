/*
 * figures - the values of all figures without parameters on one basis: evaluated completely once and only read from
 * then on, by any number of threads.
 */
#ifndef DATA_FIGURES_H
#define DATA_FIGURES_H

#include "data/basis.h"

struct figures;
struct evaluator;

/* All figures of all things on a basis, computed. */
struct figures *figures_new(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis);

/* None computed: evaluators compute what they are asked for, and remember it themselves. */
struct figures *figures_none(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis);

/*
 * Lets an evaluator compute all of a thing, so that it is remembered. `scratch` becomes the evaluator's (evaluator_use_scratch),
 * and may be reset behind it.
 */
void figures_compute(struct evaluator *evaluator, struct arena *scratch, const struct thing *thing);

/* True for a figure without parameters that may be another on another day: origin->moves. */
bool figures_depend_on_day(
    const struct figures *figures, const struct thing *thing, const struct figure *figure);

const struct catalog *figures_catalog(const struct figures *figures);
struct basis figures_basis(const struct figures *figures);

#endif
