/*
 * call - figures with parameters, called with arguments.
 *
 * Callbacks of the formula language: `self` is the evaluator. Mistakes in the arguments are reported where it is called.
 * False if there is no such figure. Calls with equal arguments are computed once.
 */
#ifndef DATA_CALL_H
#define DATA_CALL_H

#include "data/catalog.h"
#include "formula/context.h"

bool call_value(void *self, const struct formula_context *context, const struct value *of,
    const struct formula_call *call, struct value *out);
bool call_type(void *self, const struct formula_context *context, const struct type *of,
    const struct formula_call *call, struct type *out);

#endif
