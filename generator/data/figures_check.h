/*
 * figures_check - the types of all formulas that the data holds, before any of them is computed.
 */
#ifndef DATA_FIGURES_CHECK_H
#define DATA_FIGURES_CHECK_H

#include "data/catalog.h"

/*
 * Type-checks every formula of the schema once (figures, legend, claims); mistakes are reported. To
 * be called once, before any figures_new, and alone.
 */
void figures_check_types(struct arena *keep, struct diag *diag, const struct catalog *catalog);

/* Of data without a mistake the types of its figures alone, and the marks of their words (marks.h): what computing needs. */
void figures_find_types(struct arena *keep, struct diag *diag, const struct catalog *catalog);

#endif
