/*
 * schema_type - what one word says about the values of an attribute, a field or a parameter: `GB`, `money/h`, `text`, the
 * id of a kind.
 */
#ifndef DATA_SCHEMA_TYPE_H
#define DATA_SCHEMA_TYPE_H

#include "data/schema.h"
#include "data/yaml.h"

/*
 * Reads the type of an attribute, a field or a parameter from one word: `number`, `text`, `truth`,
 * `date`, `money`, `money/h`, the id of a kind, or a unit. Fills the parts of `attribute` that say
 * what it holds. False after a report.
 */
bool schema_type(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *word, struct attribute *attribute);

/* `number`, `text`, `truth`, `date`, `money`: words that no kind may be called. */
bool schema_is_type_word(struct str word);

/* Reads `GB`, `money` or `money/h`; `or_type` only words the message. False after a report. */
bool schema_unit(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *yaml, bool or_type, struct attribute *attribute);

#endif
