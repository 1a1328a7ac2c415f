/*
 * catalog_prices - the section `prices`: observations, dated and never edited, of attributes with `from: prices`.
 */
#ifndef DATA_CATALOG_PRICES_H
#define DATA_CATALOG_PRICES_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section prices_section;

/* Reads the observations and puts those of each attribute in order, the one that counts first. */
void catalog_read_prices(struct catalog_reader *reader);

#endif
