/*
 * catalog_inputs - the section `inputs`: facts that readers may put others in place of (input.h).
 */
#ifndef DATA_CATALOG_INPUTS_H
#define DATA_CATALOG_INPUTS_H

#include "data/catalog_reader.h"
#include "data/section.h"

extern const struct section inputs_section;

void catalog_read_inputs(struct catalog_reader *reader);

/* Once all inputs have been read: each observed price that is none of them becomes one without an id. */
void catalog_add_prices(struct catalog_reader *reader);

#endif
