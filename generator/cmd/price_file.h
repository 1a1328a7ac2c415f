/*
 * price_file - the data file that gets an observation more.
 *
 * It is chosen among those of the site, lengthened in memory and read again together with all
 * others: nothing is written that would not say exactly one thing more.
 */
#ifndef CMD_PRICE_FILE_H
#define CMD_PRICE_FILE_H

#include "cmd/replace.h"
#include "site/site.h"

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
	struct str path;              /* "content/data/prices.yaml" */
	bool is_new;                  /* it has yet to be made */
	struct str old;               /* what it holds, without a byte order mark */
	struct str text;              /* what it will hold */
	struct pos place;             /* of the first observation in that */
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

/*
 * Locks the site's data until replace_end: it must be read after this, so that of several programs
 * each one adds to what the one before wrote. False after a report.
 */
bool price_file_start(struct arena *keep, struct diag *diag, struct str dir, struct replacing *site);

/* False after a report, when it cannot be written or is no longer what was read. */
bool price_file_write(const struct replacing *site, struct diag *diag, const struct price_file *file);

#endif
