/*
 * import_map - what the columns of a file that somebody else wrote mean: the file behind --map.
 *
 * It is YAML, is no part of the site's data, and is written once for each place that files come from; rigbook-data(5)
 * says what may stand in it.
 */
#ifndef CMD_IMPORT_MAP_H
#define CMD_IMPORT_MAP_H

#include "data/catalog.h"
#include "data/yaml.h"

/* What becomes of one column, or of none. */
struct import_field {
	struct str key;    /* "item", "price", the id of an attribute, … */
	struct pos at;     /* of the key in the map */
	struct str column; /* where it stands; empty: nowhere, it is `value` */
	struct pos column_at;
	struct str value; /* the same for every row */
	struct str unit;  /* what the numbers are in; empty: they bring their own */
	struct str unit_column;
	bool made;                /* of `id`: what the cell says is made into one */
	const struct yaml *words; /* what a cell stands for, by its text; NULL: for itself */
};

struct import_map {
	const struct source *source;
	bool of_things; /* its fields have `id`: a row is a thing; else they have `item`: an observation */
	const struct kind *kind; /* of all that the file speaks of; NULL: not said; of things there is one */
	struct str file; /* the data file that is lengthened; empty: it is chosen */
	const struct reference *reference; /* who states it */
	struct str reference_id;
	char separator;
	char decimal, thousands; /* thousands: 0 where there is none */
	struct str rows; /* of JSON: where the list stands, "data.items"; empty: it is the whole */
	const struct yaml *skip; /* items that are not wanted, as the file calls them; or NULL */
	const struct yaml *gone; /* ids of what the file need not hold any more; or NULL */
	const struct yaml *change; /* of things: attributes, or `name`, that may be others than before; or NULL */
	struct import_field *fields;
	size_t field_count;
};

/* Reads a map for the data as it stands; false after a report. */
bool import_map_read(struct arena *keep, struct diag *diag, const struct catalog *catalog,
    const struct source *source, struct import_map *map);

/* The field with a key, or NULL. */
const struct import_field *import_map_field(const struct import_map *map, struct str key);

/* True for the keys of `fields` that say of a thing what no attribute does: id, name, on. */
bool import_map_is_word(struct str key);

/* True if a list of texts holds one. */
bool import_map_lists(const struct yaml *list, struct str text);

#endif
