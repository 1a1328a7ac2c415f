/*
 * catalog_rates - the section `rates`: dated exchange rates.
 */
#ifndef DATA_CATALOG_RATES_H
#define DATA_CATALOG_RATES_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section rates_section;

void catalog_read_rates(struct catalog_reader *reader);

#endif
