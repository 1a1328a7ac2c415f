/*
 * pass_number - warns of a number in text that the data also has, and suggests the expression to write
 * instead.
 *
 * Covers amounts of money, and numbers with a unit and at least three significant digits, that equal
 * exactly one value of the things the page names. Those things are known only at the end of the page, so
 * numbers are collected first. `{{ 128 GB }}` marks a number as meant literally. Private to text/.
 */
#ifndef TEXT_PASS_NUMBER_H
#define TEXT_PASS_NUMBER_H

#include "base/map.h"
#include "text/tree.h"

struct reading;
struct typed_number;

struct typed_numbers {
	struct typed_number *at; /* in order of appearance */
	size_t count, room;
	struct map named; /* id of each thing the page names -> struct thing */
};

/* A TEXT node. */
void pass_number(struct reading *reading, cmark_node *node);

/* After the last node: reports the warnings. */
void pass_number_finish(struct reading *reading);

#endif
