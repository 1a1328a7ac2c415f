/*
 * builtin - the functions of the language: their names, how many arguments they take, and how they are written.
 *
 * What they yield is in function.c and aggregate.c, of which type it is in check_call.c.
 */
#ifndef FORMULA_BUILTIN_H
#define FORMULA_BUILTIN_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum function_id {
	FUNCTION_IF,
	FUNCTION_IN,
	FUNCTION_ROUND,
	FUNCTION_FLOOR,
	FUNCTION_CEIL,
	FUNCTION_ABS,
	FUNCTION_ROOT,
	FUNCTION_SHARE,
	FUNCTION_KNOWN,
	FUNCTION_APPLIES,
	FUNCTION_AGE,
	FUNCTION_LOG,
	FUNCTION_EXP,
	FUNCTION_SUM, /* the first aggregate: from here on they go over a list */
	FUNCTION_MEAN,
	FUNCTION_GEOMEAN,
	FUNCTION_MIN,
	FUNCTION_MAX,
	FUNCTION_COUNT_OF,
	FUNCTION_ANY,
	FUNCTION_ALL,
	FUNCTION_ARGMIN,
	FUNCTION_ARGMAX,
	FUNCTION_INTERPOLATE,
	FUNCTION_COUNT,
};

struct function {
	struct str name;
	size_t least, most; /* arguments; an aggregate's loop counts as its first */
	const char *form;   /* how it is written, for hints */
};
extern const struct function formula_functions[FUNCTION_COUNT];
enum function_id function_find(struct str name); /* FUNCTION_COUNT if there is none */
bool function_is_aggregate(enum function_id id);
/* argmin, argmax: what yields an element of the list. */
bool function_is_choice(enum function_id id);
/* These, and interpolate: they do not take a few values instead. */
bool function_wants_list(enum function_id id);

#endif
