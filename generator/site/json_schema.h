/*
 * json_schema - a JSON Schema (2020-12) of the site's data files, for editors.
 *
 * Written from the kinds: which keys a thing may have, the words and ids that may stand there, how values with units
 * look, and as hover text what names and notes say. What a schema cannot see is left to `check`: formulas, whether the
 * ends of a range are in order, whether two sources say the same. It never refuses what `check` lets pass.
 *
 * Definitions are called by ids with a sign between: "kettle.power" an attribute, "kettle:id" the ids of things of a kind
 * and its sorts, "kettle:thing" the mapping of one thing; ":day" and the like what sections have in common.
 */
#ifndef SITE_JSON_SCHEMA_H
#define SITE_JSON_SCHEMA_H

#include "data/catalog.h"

/* Appends the schema. `scratch` is for what is needed meanwhile. */
void json_schema_write(const struct catalog *catalog, struct arena *scratch, struct buf *out);

#endif
