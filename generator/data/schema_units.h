/*
 * schema_units - the section `units`: the counts, currencies and named units that a site declares.
 */
#ifndef DATA_SCHEMA_UNITS_H
#define DATA_SCHEMA_UNITS_H

#include "data/schema_reader.h"
#include "data/section.h"

extern const struct section units_section;

/* The units that the site declares, added to the built-in ones. */
const struct units *schema_units(struct schema_reader *reader);

#endif
