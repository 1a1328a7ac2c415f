/*
 * json_schema - a JSON Schema (2020-12) of the site's data files, for editors.
 *
 * It says which keys a thing may have, which words and ids may stand there, how values with units look; names and notes
 * become hover texts. What a schema cannot see is left to `check`: formulas, whether the
 * ends of a range are in order, whether two sources say the same. It never refuses what `check` lets pass.
 *
 * Names of definitions:
 *
 *     "kettle.power"    an attribute
 *     "kettle:id"       the ids of the things of a kind and of its sorts
 *     "kettle:thing"    the mapping of one thing
 *     ":day"            a shape that sections have in common (json_schema_section.h)
 */
#ifndef SITE_JSON_SCHEMA_H
#define SITE_JSON_SCHEMA_H

#include "data/catalog.h"

/* Appends the schema. `scratch` is for what is needed meanwhile. */
void json_schema_write(const struct catalog *catalog, struct arena *scratch, struct buf *out);

#endif
