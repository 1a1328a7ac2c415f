/*
 * catalog_value - values as authors write them, read as their attribute says.
 *
 * Mistakes are reported at their byte, and false is returned.
 */
#ifndef DATA_CATALOG_VALUE_H
#define DATA_CATALOG_VALUE_H

#include "data/catalog.h"
#include "data/yaml.h"

/*
 * Reads a value of an attribute's type, for blocks and inputs, which are of no thing and no source.
 */
bool catalog_value(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    const struct attribute *attribute, const struct yaml *yaml, struct value *out);

/* True if a quantity in this unit can be the value of an attribute that holds quantities: one that fits, or money in any currency. */
bool attribute_takes_unit(const struct catalog *catalog, struct arena *keep,
    const struct attribute *attribute, const struct unit *unit);

/* What a value is read for. */
struct value_context {
	const struct catalog *catalog;
	struct arena *keep;
	struct diag *diag;
	const struct thing *thing;      /* whose fact it is; NULL for blocks and claims */
	const struct reference *source; /* of facts that name none */
};

/* Reads a value of an attribute's type. */
bool value_read(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out);

/* Reads a quantity in any unit; false after a report at the byte. */
bool value_quantity(const struct value_context *context, const struct yaml *yaml, struct quantity *out);

/* What a source states: true or false, a date, a quantity, or text. */
bool value_stated(const struct value_context *context, const struct yaml *yaml, struct value *out);

/* Finishes a fact whose value has been read: its origin, and itself as an uncertain input where it is a range. */
void fact_finish(struct arena *keep, struct fact *fact, struct str fragment, bool is_field);

#endif
