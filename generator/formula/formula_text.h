/*
 * formula_text - where the text of a formula stands in its source, and where each byte of it does.
 */
#ifndef FORMULA_FORMULA_TEXT_H
#define FORMULA_FORMULA_TEXT_H

#include "base/source.h"
#include "base/str.h"

#include <stddef.h>

/*
 * The text of a formula. `at` is the place of its first byte; `exact` says whether columns can be counted from there,
 * or every mistake is placed at `at`.
 */
enum formula_columns {
	FORMULA_AT_START, /* false: only where it starts is known */
	FORMULA_EXACT,    /* true: the text stands in the source as it is */
	FORMULA_ESCAPED,  /* the same, but with a backslash before every " and \ */
};
struct formula_text {
	struct str text;
	struct pos at;
	enum formula_columns exact;
};

/* The place of the byte at `offset` of the text, counted from 0. */
struct pos formula_place(const struct formula_text *text, size_t offset);

#endif
