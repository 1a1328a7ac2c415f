/*
 * catalog_read - reads all data files and site.yaml into a catalog, section by section: the order is that of catalog_read
 * in catalog_read.c.
 */
#ifndef DATA_CATALOG_READ_H
#define DATA_CATALOG_READ_H

#include "data/catalog.h"
#include "data/yaml.h"

/*
 * Reads the data: `config` is site.yaml (NULL: defaults), `files` the documents of content/data in
 * name order. Reports every mistake: unknown and missing keys, dangling ids, wrong units, duplicate
 * ids, bad dates, observations later than a written as_of.
 */
const struct catalog *catalog_read(struct arena *keep, struct diag *diag, const struct yaml *config,
    const struct yaml *const *files, size_t count);

/* The same for a site whose values are printed in the language of `words` (NULL: English). */
struct catalog *catalog_read_in(struct arena *keep, struct diag *diag, const struct language *words,
    const struct yaml *config, const struct yaml *const *files, size_t count);

#endif
