/*
 * catalog_claims - the section `claims`: what sources state about what the data computes. Judged in claims.h.
 */
#ifndef DATA_CATALOG_CLAIMS_H
#define DATA_CATALOG_CLAIMS_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section claims_section;

void catalog_read_claims(struct catalog_reader *reader);

#endif
