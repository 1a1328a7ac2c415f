/*
 * changes_page - the page of changes and its Atom feed: which values each day's new observations changed.
 *
 * Past values are computed again from the price history in the data, so no record of earlier builds is
 * needed and the clock is not read (moving.h). What a day moved is evaluated again for it, so a large site shows
 * only its newest days; `rigbook diff` compares any two days.
 */
#ifndef SITE_CHANGES_PAGE_H
#define SITE_CHANGES_PAGE_H

#include "site/worker.h"

/*
 * At most so many days, and so many facts and figures computed for all of them together, which takes some
 * tenths of a second. At least one day is always shown.
 */
#define CHANGES_DAYS_MOST 60
#define CHANGES_VALUES_MOST 100000

/* At most so many rows of one sort for one day; the others are counted. */
#define CHANGES_ROWS_MOST 200

/*
 * About how many elements a row takes, and a table with its head, and how many the days on the page may take
 * together: a page may have 5,000. At least one day is always shown.
 */
#define CHANGES_ROW_ELEMENTS 6
#define CHANGES_TABLE_ELEMENTS 18
#define CHANGES_ELEMENTS_MOST 4500

/* The days of the last month, counted back from the day that the site looks from. */
#define CHANGES_MONTH 31

/* Entries of the feed: only the newest days. */
#define CHANGES_FEED_MOST 20

/* A site has this page if its data has observations of at least two days: the first day changes nothing. */
bool changes_exist(struct arena *scratch, const struct site *site);

/* The view for the template `changes`. In rendering->scratch. */
struct view *changes_view(struct rendering *rendering);

/*
 * The Atom feed (RFC 4287), made from the page's view. Needs a base URL, because the ids of a feed and its
 * entries are absolute.
 */
struct str changes_feed(struct rendering *rendering, const struct view *changes);

#endif
