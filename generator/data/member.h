/*
 * member - the values of attributes and figures of things, and of fields of records, on the basis of an evaluator.
 *
 * Most facts are values as they stand; prices in another currency, values put in place of facts, and figures are
 * computed once and kept in a slot.
 */
#ifndef DATA_MEMBER_H
#define DATA_MEMBER_H

#include "data/catalog.h"

struct evaluator;

/* Unknown where the thing says nothing of the attribute by the day. */
struct value attribute_value(
    struct evaluator *evaluator, const struct thing *thing, const struct attribute *attribute);

/* The value of a figure without parameters; `depth` is that of the formulas around (context.h), 0 outside of any. */
struct value figure_value(
    struct evaluator *evaluator, const struct thing *thing, const struct figure *figure, int depth);

/* The value of a field of a record; false if the list declares no such field. `hash` is map_hash of the name. */
bool field_value(struct evaluator *evaluator, const struct record *record, struct str name,
    uint64_t hash, struct value *out);

#endif
