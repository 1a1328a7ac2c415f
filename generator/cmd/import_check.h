/*
 * import_check - the rows of a fetched file as observations, each held against what the data says already.
 *
 * A series is what one source observes of one attribute of one thing under the same circumstances (condition, variant,
 * seller, region). Refused, and reported at the cell: what the data does not know, a series that is there twice or not
 * any more, a day that has yet to come or lies before the last one, another currency than before, nothing for a price,
 * and a value more than `jump` times the one before it or less than that part of it (IMPORT_JUMP where the attribute
 * says nothing). With one of these nothing is to be written.
 */
#ifndef CMD_IMPORT_CHECK_H
#define CMD_IMPORT_CHECK_H

#include "cmd/import_row.h"
#include "cmd/price_file.h"

/* 2.5 times: sales and shortages stay below it; cents for euros, and a slipped comma, do not. */
#define IMPORT_JUMP_OVER 5
#define IMPORT_JUMP_UNDER 2

struct import_checking {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	const struct import_map *map;
	const struct csv *csv;
	struct date on; /* of rows that name no day */
	bool on_given;  /* somebody said that it is that day; else it is today */
};

struct import_result {
	struct observation *at;
	size_t count;
	size_t known;   /* rows that say what is recorded already */
	size_t skipped; /* rows of what the map skips */
};

/* False after a report. */
bool import_check(const struct import_checking *checking, struct import_result *out);

/* The day of a row; DATE_NONE after a report. */
struct date import_day(const struct import_checking *checking, const struct import_row *row);

/* True if a is more than `jump` times b, or b than a; both above zero. */
bool import_jumps(struct arena *keep, const struct attribute *attribute, const struct ratio *a,
    const struct ratio *b);

#endif
