/*
 * catalog_legend - the section `legend`: marks and the rules by which values get them.
 */
#ifndef DATA_CATALOG_LEGEND_H
#define DATA_CATALOG_LEGEND_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section legend_section;

void catalog_read_legend(struct catalog_reader *reader);

#endif
