/*
 * json_schema_ids - the ids and words of a site that a JSON Schema lists, each list under the name of its definition, with
 * names and titles for editors beside the ids.
 */
#ifndef SITE_JSON_SCHEMA_IDS_H
#define SITE_JSON_SCHEMA_IDS_H

#include "base/json.h"
#include "data/catalog.h"

/* The ids of things of a kind and its sorts, now and formerly; of all things where `kind` is NULL. */
void json_schema_thing_ids(
    struct json *json, const struct catalog *catalog, struct str name, const struct kind *kind);

void json_schema_source_ids(struct json *json, const struct catalog *catalog);
void json_schema_currencies(struct json *json, const struct catalog *catalog);

/* The languages of a site in two at least, else NULL. */
const struct yaml *json_schema_languages(const struct catalog *catalog);

#endif
