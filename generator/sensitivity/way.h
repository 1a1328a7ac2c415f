/*
 * way - looks for turns all along the way of a quantity, from its low end to its high end (turn.h says how).
 */
#ifndef SENSITIVITY_WAY_H
#define SENSITIVITY_WAY_H

#include "sensitivity/search.h"

/* Adds all turns that it finds to those of the search, from low to high. */
void search_range(struct search *search);

#endif
