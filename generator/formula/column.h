/*
 * column - what a path comes to for each element of a list, remembered from one loop to the next: of which machine each of
 * a thousand measurements is.
 *
 * Kept are things, words and truths that are the same whatever day, inputs and corner they are asked for (`steady` of the
 * resolver, context.h). They are numbered, so that two of a column are the same where their numbers are. Nothing is
 * evaluated here.
 *
 * Belongs to those who look at the same data (`columns` of the resolver). The lists must live as long.
 */
#ifndef FORMULA_COLUMN_H
#define FORMULA_COLUMN_H

#include "base/arena.h"
#include "formula/value.h"

/* Numbers that are of no value. */
enum { COLUMN_UNTRIED, COLUMN_UNSTEADY, COLUMN_VALUES };

struct columns;

struct column {
	struct column *next; /* in its chain */
	const struct value *list;
	size_t count; /* of its elements */
	struct str path;
	enum value_kind kind; /* of its values, once there are any */
	struct map *numbers;  /* of its values */
	uint32_t *at;         /* a number for each element */
};

struct columns *columns_new(struct arena *keep);

/* The column of a path, as it is written behind the element; `hash` is map_hash of it. */
struct column *column_of(
    struct columns *columns, const struct value *list, struct str path, uint64_t hash);

/* The number of a value; COLUMN_UNTRIED if no element has it, COLUMN_UNSTEADY if none may be known by a number. */
uint32_t column_find(const struct column *column, const struct value *value);

/* Takes note of the value of an element, which is steady. */
void column_note(
    struct columns *columns, struct column *column, size_t index, const struct value *value);

#endif
