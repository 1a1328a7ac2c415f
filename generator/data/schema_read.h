/*
 * schema_read - reads the kinds that a site declares, with their attributes and figures.
 */
#ifndef DATA_SCHEMA_READ_H
#define DATA_SCHEMA_READ_H

#include "data/schema.h"
#include "data/section.h"
#include "data/yaml.h"

extern const struct section kinds_section;

/*
 * Reads the `units` and `kinds` of all files (each a map at top level), in order: units first, so a
 * kind may use any unit. Mistakes are reported and what could be read is returned. Figures are
 * parsed but not yet type-checked: that needs the ids of all things (figures_check.h).
 */
struct schema *schema_read(struct arena *keep, struct diag *diag, const struct language *words,
    bool english, const struct yaml *const *files, size_t count);

#endif
