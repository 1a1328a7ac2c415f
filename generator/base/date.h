/*
 * date - days of the proleptic Gregorian calendar, written YYYY-MM-DD.
 *
 * A date is a count of days since 1970-01-01, so dates compare and subtract as numbers. There is no clock here.
 * Source of the conversion: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/str.h"

struct date {
	int32_t day;
};

#define DATE_NONE ((struct date){ INT32_MIN }) /* no date given */

bool date_is_none(struct date date);

/* Reads YYYY-MM-DD and nothing else, years 1900 to 2999; false if it is not a day that exists. Does not report. */
bool date_parse(struct str text, struct date *out);
/* 2025-10-06 */
struct str date_iso(struct arena *keep, struct date date);
/* 6 October 2025 */
struct str date_words(struct arena *keep, struct date date);
int date_cmp(struct date a, struct date b); /* DATE_NONE is before every date */

#endif
