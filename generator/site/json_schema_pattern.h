/*
 * json_schema_pattern - quantities as authors type them, as a regular expression.
 *
 * In the part of the language that ECMA 262 and others share: a JSON Schema asks for that.
 */
#ifndef SITE_JSON_SCHEMA_PATTERN_H
#define SITE_JSON_SCHEMA_PATTERN_H

#include "data/catalog.h"

/* Of the values of an attribute that holds quantities, in any unit that fits, spelled in any way. */
struct str json_schema_pattern(
    const struct catalog *catalog, struct arena *keep, const struct attribute *attribute);

/* Of a quantity in any unit. */
struct str json_schema_any_pattern(struct arena *keep);

#endif
