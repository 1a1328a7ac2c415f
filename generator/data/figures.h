/*
 * figures - the values of all figures without parameters on one basis: evaluated completely once and only read from
 * then on, by any number of threads.
 */
#ifndef DATA_FIGURES_H
#define DATA_FIGURES_H

#include "data/basis.h"

struct figures;

/* All figures of all things on a basis, computed. */
struct figures *figures_new(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis);

/* True for a figure without parameters that may be another on another day: origin->moves. */
bool figures_depend_on_day(
    const struct figures *figures, const struct thing *thing, const struct figure *figure);

const struct catalog *figures_catalog(const struct figures *figures);
struct basis figures_basis(const struct figures *figures);

#endif
