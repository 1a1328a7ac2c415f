/*
 * limits - the least and the most that a value of an attribute can be: `min` and `max`.
 *
 * An attribute that has a better direction, or whose values come from prices, is not below zero
 * unless its `min` says so; on scales without a true zero (°C, dBA) nothing is assumed. Limits of
 * money hold for amounts in their currency; zero holds in all.
 */
#ifndef DATA_LIMITS_H
#define DATA_LIMITS_H

#include "data/catalog_value.h"
#include "data/schema_reader.h"

/* Reads `min`, `max` and `jump` of a declaration whose type has been read; mistakes are reported. */
void limits_read(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute);

/* False, and reported at the value, when a part of it lies beyond a limit. */
bool value_is_allowed(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, const struct quantity *quantity);

#endif
