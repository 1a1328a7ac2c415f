/*
 * catalog_find - things and sources by their ids; where there is none, a report with the nearest id.
 */
#ifndef DATA_CATALOG_FIND_H
#define DATA_CATALOG_FIND_H

#include "data/catalog.h"
#include "data/yaml.h"

/*
 * The source named under `source`, or NULL. A name that is none is reported, and stands for a source
 * of its own. `needed` says that there must be one.
 */
const struct reference *catalog_source(const struct catalog *catalog, struct diag *diag,
    const struct yaml *map, const char *what, bool needed);

/* The thing with an id, now or formerly, of `kind` (NULL: any); NULL after a report at `at`. */
const struct thing *catalog_need_thing(const struct catalog *catalog, struct diag *diag,
    struct pos at, struct str id, const struct kind *kind);

#endif
