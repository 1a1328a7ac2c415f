/*
 * fields - what every thing has, where its kind declares nothing of that name: `name`, `id`, `kind`, `retired`
 * and `page`, which is the thing itself: what prints it as a link to its page.
 *
 * Callbacks of the formula language: `self` is the evaluator. False if there is no such field.
 */
#ifndef DATA_FIELDS_H
#define DATA_FIELDS_H

#include "data/catalog.h"
#include "formula/context.h"

bool thing_field(void *self, const struct thing *thing, struct str name, struct value *out);
bool kind_field(void *self, const struct kind *kind, struct str name, struct type *out);
void offer_fields(struct near *near);

#endif
