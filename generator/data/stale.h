/*
 * stale - how old observations are, and which of them are older than their attribute or kind allows.
 */
#ifndef DATA_STALE_H
#define DATA_STALE_H

#include "data/catalog.h"

struct figures;
struct evaluator;

/* How old an observation is beside the days that it counts for: past half of them it is ageing. */
enum age { AGE_NONE, AGE_FRESH, AGE_AGEING, AGE_STALE };
#define AGES 4

struct fact_age {
	enum age age; /* AGE_NONE: it has no date, counts for good, or is of a retired thing */
	int days;     /* since it was observed */
	int most;     /* that it counts for, by `stale_after` of its attribute or kind */
};

struct fact_age fact_age(const struct fact *fact, struct date as_of);

/*
 * The days that an observation counts for, by `stale_after` of its attribute or kind, when it is
 * older than that at `as_of`; 0 when it is not, or counts for good. Those of retired things are
 * left alone.
 */
int fact_stale_after(const struct fact *fact, struct date as_of);

/* Reports every observation that counts on the day of the figures but is stale (DIAG_STALE). */
void figures_check_stale(struct diag *diag, const struct figures *figures);

/*
 * How many observations count on a day, one for each attribute of each thing, and how many of
 * them are stale. Formulas know the numbers as the names below, unless something of the site has
 * that id.
 */
#define STALE_OBSERVATIONS STR("stale_observations")
#define COUNTED_OBSERVATIONS STR("counted_observations")
struct stale_count {
	int64_t counted, stale;
};
struct stale_count stale_count(const struct catalog *catalog, struct date as_of);

/* One of the two names that count observations; false if it is neither. The numbers are plain. */
bool stale_name(struct evaluator *evaluator, struct str name, struct value *out);

#endif
