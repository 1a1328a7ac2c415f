/*
 * json_schema_config - a JSON Schema (2020-12) of site.yaml, for editors.
 *
 * One table says which keys there are: those of the reader (data/config.c), which tests/run_schema.sh holds it to.
 * What is below a key of the navigation, the look and pairs is what menu.c, look.c and pairs.c read. As with data files
 * it never refuses what `check` lets pass.
 */
#ifndef SITE_JSON_SCHEMA_CONFIG_H
#define SITE_JSON_SCHEMA_CONFIG_H

#include "data/catalog.h"

/* Appends the schema. */
void json_schema_config_write(const struct catalog *catalog, struct arena *scratch, struct buf *out);

#endif
