/*
 * import_things - the rows of a fetched file as things, each held against what the data says already.
 *
 * A row whose id the data does not have is a new thing of the map's kind. One that it has may change what the map's
 * source said of it before, where the map lists the attribute under `change`; what other sources say is left as it is,
 * and told. Refused, and reported at the cell: an id that cannot be one, or is there twice, or is of another kind, or
 * is nearly that of a thing that the file no longer has; a thing or a value that the source had and the file has not;
 * what its attribute cannot be; another currency than before; a number more than `jump` times the one before it, or less
 * than that part of it; a value older than the one it changes; a change that the map does not allow. With one of these
 * nothing is to be written.
 */
#ifndef CMD_IMPORT_THINGS_H
#define CMD_IMPORT_THINGS_H

#include "cmd/import_check.h"

struct import_value {
	const struct attribute *attribute;
	struct str text;           /* as an author would type it */
	const struct fact *before; /* of the same source; NULL: nobody said anything of it */
};

struct import_thing {
	const struct thing *thing; /* NULL: it is new */
	struct str id, name;       /* name: empty where that stays */
	struct date on;
	bool dated; /* facts hold at any time, unless the map or its reader says of which day they are */
	const struct import_value *values; /* of a new thing all, else those that change */
	size_t count;
};

/* What another source said of a thing, which stays. */
struct import_left {
	const struct fact *fact;
	struct str text; /* what the file says */
};

struct import_things {
	struct import_thing *at; /* new ones and changed ones, in the order of the file */
	size_t count, changed;   /* so many of these are not new */
	size_t known;            /* rows that say what is recorded already */
	size_t skipped;
	struct import_left *left;
	size_t left_count, left_room;
};

/* False after a report. */
bool import_things_check(const struct import_checking *checking, struct import_things *out);

#endif
