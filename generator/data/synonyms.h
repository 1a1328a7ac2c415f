/*
 * synonyms - `synonyms` of site.yaml: groups of words that mean the same to the search, so that readers need not know
 * which of them the site uses.
 */
#ifndef DATA_SYNONYMS_H
#define DATA_SYNONYMS_H

#include "data/catalog_reader.h"

/* Reads the groups into the config of the catalog; `yaml` may be NULL: none. Mistakes are reported. */
void synonyms_read(struct catalog_reader *reader, const struct yaml *yaml);

#endif
