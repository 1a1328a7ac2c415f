/*
 * price_file - the data file that gets an observation more.
 *
 * It is chosen among those of the site, lengthened in memory and read again together with all
 * others: nothing is written that would not say exactly one thing more.
 */
#ifndef CMD_PRICE_FILE_H
#define CMD_PRICE_FILE_H

#include "site/site.h"

struct observation {
	const struct thing *thing;
	const struct attribute *attribute; /* the only one of the thing that is observed */
	struct str amount;                 /* "2399 USD" */
	struct date on;
	struct str source, seller, condition; /* the last two may be empty */
};

struct price_file {
	struct str path;                    /* "content/data/prices.yaml" */
	bool is_new;                        /* it has yet to be made */
	struct str old;                     /* what it holds, without a byte order mark */
	struct str text;                    /* what it will hold */
	struct pos place;                   /* of the observation in that */
	const struct fact *recorded, *used; /* read from that: the observation, and the one that counts */
};

/*
 * Fills `file`: the one with the last observations of the thing, else of its kind, else any; the
 * first price of a site goes into the only file, or into prices.yaml. False after a report.
 */
bool price_file_lengthen(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct observation *observation, struct price_file *file);

/* False after a report, when it cannot be written or is no longer what was read. */
bool price_file_write(
    struct arena *keep, struct diag *diag, struct str dir, const struct price_file *file);

#endif
