/*
 * schema_read - what the parts of the schema's reader (schema.c, schema_type.c, schema_units.c) share.
 *
 * For these three files only; everybody else includes schema.h.
 */
#ifndef DATA_SCHEMA_READ_H
#define DATA_SCHEMA_READ_H

#include "data/schema.h"
#include "data/shape.h"

struct schema_reader {
	struct arena *keep;
	struct diag *diag;
	struct schema *schema;
	const struct yaml *const *files;
	size_t count;
};

/* The units that the site declares, added to the built-in ones. */
const struct units *schema_units(struct schema_reader *reader);

/* `number`, `text`, `truth`, `date`, `money`: words that no kind may be called. */
bool schema_is_type_word(struct str word);

/* Reads `GB`, `money` or `money/h`; `or_type` only words the message. False after a report. */
bool schema_unit(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *yaml, bool or_type, struct attribute *attribute);

/* An attribute or a field. Never NULL; `sound` is false when its type could not be read (reported). */
struct attribute *schema_attribute(
    struct schema_reader *reader, const struct yaml_entry *entry, const struct kind *kind);

/* `better`, `show`, `marks` and a length of time in days, read from a mapping that may have them. */
enum better schema_better(struct schema_reader *reader, const struct yaml *map);
struct show schema_show(struct schema_reader *reader, const struct yaml *map, struct pos *at);
struct word_marks schema_marks(struct schema_reader *reader, const struct yaml *map);
int schema_days(struct schema_reader *reader, const struct yaml *map, struct str key);

#endif
