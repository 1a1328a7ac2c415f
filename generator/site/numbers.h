/*
 * numbers - the script with the values of all things, for conditions in a search: "memory >= 24 GB price <
 * 2000 USD".
 *
 * assets/conditions.js reads it. It holds the units as exact factors. For each kind it holds the columns:
 * attributes, and figures without parameters, that are numbers; with the exact value of each thing in base
 * units, as it is printed, and the address of its derivation. Money in other currencies is converted to
 * that of the column where a rate is known.
 */
#ifndef SITE_NUMBERS_H
#define SITE_NUMBERS_H

#include "site/worker.h"

/* The text of the script, in `keep`. The worker's evaluator computes the values. */
struct str numbers_script(struct worker *worker, struct arena *keep);

#endif
