/*
 * catalog_scenarios - the section `scenarios`: named sets of values of inputs (setting.h).
 */
#ifndef DATA_CATALOG_SCENARIOS_H
#define DATA_CATALOG_SCENARIOS_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section scenarios_section;

/* To be called once all inputs have been read. */
void catalog_read_scenarios(struct catalog_reader *reader);

#endif
