/*
 * basis - what values are computed on: which day it is, whose observations come first, and which values are put in
 * place of those of the data.
 */
#ifndef DATA_BASIS_H
#define DATA_BASIS_H

#include "data/catalog.h"

struct basis {
	struct date as_of;              /* observations and rates after it do not count */
	const struct reference *prefer; /* facts and observations of this source come first; NULL: none */
	const struct substitution *with; /* values in place of ours */
	size_t with_count;
};

/* The day the site looks from: --as-of when given, else the written as_of, else the newest date. */
struct basis basis_of(const struct catalog *catalog, struct date as_of);

#endif
