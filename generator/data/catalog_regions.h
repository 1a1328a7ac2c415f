/*
 * catalog_regions - are the regions of observations and of site.yaml regions of the site?
 *
 * Where the site declares things of a kind `region`, a region is one of them, by its id or its name.
 * Where it declares none, regions are words; then one that is written once and almost like another,
 * of site.yaml or of several observations, is taken for a slip. Also, whether a region's currency is one, and whether what is
 * shown as `local` has a region.
 */
#ifndef DATA_CATALOG_REGIONS_H
#define DATA_CATALOG_REGIONS_H

#include "data/catalog_reader.h"

void catalog_check_regions(struct catalog_reader *reader);

#endif
