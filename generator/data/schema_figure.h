/*
 * schema_figure - declarations of figures: a formula, and what is given to it.
 */
#ifndef DATA_SCHEMA_FIGURE_H
#define DATA_SCHEMA_FIGURE_H

#include "data/schema_reader.h"

/*
 * Never NULL; its formula is NULL if it could not be read (reported). It is parsed and not yet type-checked: that needs
 * the ids of all things (figures_check.h).
 */
struct figure *schema_figure(
    struct schema_reader *reader, const struct yaml_entry *entry, const struct kind *kind);

#endif
