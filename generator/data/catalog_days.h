/*
 * catalog_days - the days of a site, and on which of them what is said of an attribute changes.
 */
#ifndef DATA_CATALOG_DAYS_H
#define DATA_CATALOG_DAYS_H

#include "data/catalog_reader.h"

/* To be called once all observations and rates have been read. */
void catalog_index_days(struct catalog_reader *reader);

#endif
