/*
 * price_file - the data file that gets an observation more.
 *
 * It is chosen among those of the site, lengthened in memory and read again together with all
 * others: nothing is written that would not say exactly one thing more.
 */
#ifndef CMD_PRICE_FILE_H
#define CMD_PRICE_FILE_H

#include "cmd/data_files.h"

struct observation {
	const struct thing *thing;
	const struct attribute *attribute; /* observed of the thing */
	bool named;        /* it is not the only one: its id stands in place of `price` */
	struct str amount; /* "2399 USD" */
	struct date on;
	struct str source;
	struct str seller, condition, region, variant, tax, note; /* may be empty */
};

struct price_file {
	struct rewritten rewritten;
	struct pos place;             /* of the first observation in its new text */
	const struct fact **recorded; /* read from that: the observations, */
	const struct fact *used;      /* and the one that counts of what the first is of */
};

/* What goes into one file, in order; at least one. */
struct observation_batch {
	const struct observation *at;
	size_t count;
	struct str path; /* of the file, from the site's folder; empty: it is chosen */
};

/*
 * Fills `file`: the one that is named, or else the one with the last observations of the first thing, else of its kind,
 * else any; the first price of a site goes into the only file, or into prices.yaml. False after a report.
 */
bool price_file_lengthen(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct observation_batch *batch, struct price_file *file);

#endif
