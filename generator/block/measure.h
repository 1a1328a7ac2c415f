/*
 * measure - what a block shows of its things: an expression with a name, a unit for its head, and the
 * direction that is better. Private to block/.
 *
 * In a block it is written as the name of an attribute or figure, a path, or a mapping { value: expression,
 * name, show, better, note }. What the mapping does not give is taken from the attribute or figure that the
 * expression names.
 */
#ifndef BLOCK_MEASURE_H
#define BLOCK_MEASURE_H

#include "block/block.h"
#include "number/show.h"

struct measure {
	struct str name, note;
	const struct formula *formula;
	struct str source; /* the formula's text, in the page's keep */
	struct show show;  /* unset: by the value */
	/* the unit in the head, in which all cells are printed; NULL: cells show their own */
	const struct unit *unit;
	enum better better;
	struct type type;
	struct pos at;
};

/*
 * Reads a measure. `kind` is that of the things, NULL if they have none in common; `bindings` are further
 * names that the expression may use. False after a report.
 */
bool measure_read(const struct block *block, const struct yaml *yaml, const struct kind *kind,
    const struct binding *bindings, size_t binding_count, struct measure *out);

/* The measure of an attribute, as if its id had been written. */
bool measure_of_attribute(
    const struct block *block, const struct attribute *attribute, struct measure *out);

/* The list of measures of a key. NULL with *count 0 if the key is absent, or after a report. */
struct measure *measures_read(
    const struct block *block, struct str key, const struct kind *kind, size_t *count);

struct value measure_value(
    const struct block *block, const struct measure *measure, const struct thing *thing);

/*
 * Sets the unit of the head: the one of the show pattern, else the attribute's, else that of the first
 * value; if all values can be shown in it. `values` are `count` values, `stride` apart.
 */
void measure_settle_unit(const struct block *block, struct measure *measure,
    const struct value *values, size_t count, size_t stride);

/* The unit for the head: "GB/s"; empty for none. */
struct str measure_unit_words(const struct block *block, const struct measure *measure);

/* A value as text for a cell: without the unit if the head has it. */
struct str measure_print(
    const struct block *block, const struct measure *measure, const struct value *value);

/*
 * The text of a formula with each bound name in `names` replaced by the text at the same index of `texts`.
 */
struct str measure_bind(const struct block *block, struct str formula, const struct str *names,
    const struct str *texts, size_t count);

#endif
