/*
 * date - days of the proleptic Gregorian calendar, written YYYY-MM-DD.
 *
 * A date is the number of days since 1970-01-01, so dates compare and subtract as numbers. Nothing here
 * reads the clock. Source of the conversion: Howard Hinnant, "chrono-compatible low-level date algorithms",
 * days_from_civil.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"
#include "base/str.h"

struct language;

struct date {
	int32_t day;
};

#define DATE_NONE ((struct date){ INT32_MIN }) /* no date given */

bool date_is_none(struct date date);

/* Reads YYYY-MM-DD and nothing else, years 1900 to 2999; false if it is not a day that exists. Does not report. */
bool date_parse(struct str text, struct date *out);
/*
 * True if the text has the form of a date: four digits, two and two, with dashes between. The day itself
 * may not exist.
 */
bool date_is_shaped(struct str text);
/*
 * Guesses the day meant by another notation: 2025-10-6, 2025/10/06, 30.11.2026, 30/11/2026, 11/30/2026, 6 October 2025,
 * Oct 6, 2025, 2. Januar 2025, 2 janvier 2025, 2025-W10-3. For hints in messages. False where two readings are possible (6/7/2025), or none.
 */
bool date_guess(struct str text, struct date *out);
/* The first day of what is meant by a month, quarter, week or year alone: 2025-10, Q3 2025, 2025-W10, 2025. For hints, too. */
bool date_guess_first(struct str text, struct date *out);
/* 2025-10-06 */
struct str date_iso(struct arena *keep, struct date date);
/* "6 October 2025", in the language of `words` (NULL: English). */
/* "October 2025" */
struct str date_month_words(struct arena *keep, const struct language *words, struct date date);
struct str date_words(struct arena *keep, const struct language *words, struct date date);
int date_cmp(struct date a, struct date b); /* DATE_NONE is before every date */
/* Sorts days, the earliest first, and leaves each out but once; returns how many are left. */
size_t date_sort_once(struct date *days, size_t count);

#endif
