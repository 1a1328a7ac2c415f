/*
 * resolver - the names that formulas of a site may use: the callbacks of the formula language (formula/context.h), answered
 * from the catalog and the evaluator.
 */
#ifndef DATA_RESOLVER_H
#define DATA_RESOLVER_H

#include "formula/context.h"

struct evaluator;

/* The evaluator must live as long as the result. */
struct resolver resolver_of(struct evaluator *evaluator);

#endif
