/*
 * catalog_reader - what the readers of the sections of the data share: the catalog as far as it is read, the ids that are
 * taken, the newest date.
 *
 * Only for the files that catalog_read.c calls.
 */
#ifndef DATA_CATALOG_READER_H
#define DATA_CATALOG_READER_H

#include "data/catalog.h"
#include "data/shape.h"

struct catalog_reader {
	struct arena *keep;
	struct diag *diag;
	struct catalog *catalog;
	const struct yaml *const *files;
	size_t file_count;
	struct map names;      /* every id of the site's one namespace -> struct claimed_name */
	struct map thing_yaml; /* thing id -> struct yaml, its mapping */
	bool misses_kinds;     /* kinds stand where they are none (reported) */
	bool misses_price;     /* an observation of a thing that has none (reported) */
	size_t observation_room, rate_room, claim_room;
};

/* Who holds an id, for the message about the second. */
struct claimed_name {
	const char *what; /* "a kind" */
	struct pos at;
};

/* Takes an id; false, and reported with both places, when it is none or is taken. */
bool catalog_take_name(
    struct catalog_reader *reader, const struct yaml *key, struct str id, const char *what);

/* Calls `each` for every file's mapping or list under a reserved key, of the shape asked for. */
void catalog_each(struct catalog_reader *reader, struct str key, enum yaml_kind shape,
    void (*each)(struct catalog_reader *reader, const struct yaml *under));

/*
 * The day on which something was observed; DATE_NONE when `yaml` is NULL or no date (reported). It
 * counts towards the newest date, and must not be later than a written as_of.
 */
struct date catalog_on(struct catalog_reader *reader, const struct yaml *yaml);

/* Counts a date towards the newest one of the data. DATE_NONE is passed over. */
void catalog_note_date(struct catalog *catalog, struct date date);

#endif
