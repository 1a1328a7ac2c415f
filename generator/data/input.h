/*
 * input - facts of the data that readers may put others in place of.
 *
 * Read from the section `inputs`. An input stands for one fact: an attribute of a thing, or a field
 * of one element of a list of records. Until somebody changes it, its value is the fact. Ids of inputs are a
 * namespace of their own: formulas do not know them.
 */
#ifndef DATA_INPUT_H
#define DATA_INPUT_H

#include "data/catalog.h"

/* Where the fact stands. */
struct input_place {
	const struct thing *thing;
	const struct attribute *attribute; /* of the thing; the list, where `record` is set */
	const struct record *record;       /* an element of the list, NULL: the attribute itself */
	const struct attribute *field;     /* of the record, NULL with it */
};

struct input {
	struct str id, name, note;
	size_t index;  /* its place among all inputs (input_set.h) */
	struct str of; /* as written: "my_home.electricity" */
	struct pos at, of_at;
	struct input_place place;
	bool sound; /* what it may be could be read; what is not has been reported */
	const struct attribute *holds; /* the attribute or field whose values it takes */
	/* quantities: the ends readers may go to, single values; NULL: half and twice the fact */
	const struct quantity *low, *high;
	bool whole; /* takes whole numbers of its unit alone */
	/* things: the list of what it may be, and the condition for each of it; NULL: all of the kind, no condition */
	const struct formula *among, *where;
	bool none;       /* the element may also be left out of its list */
	struct str *was; /* ids it had before */
	size_t was_count;
};

/* The input with this id, or that had it before; NULL if there is none. Does not report. */
const struct input *catalog_input(const struct catalog *catalog, struct str id);

/* The same; NULL after a report at `at`, with the nearest id as a hint. */
const struct input *input_need(
    const struct catalog *catalog, struct diag *diag, struct str id, struct pos at);

/* The same for an input that is a quantity. NULL without a report where what it may be was reported with the data. */
const struct input *input_need_quantity(
    const struct catalog *catalog, struct diag *diag, struct str id, struct pos at);

#endif
