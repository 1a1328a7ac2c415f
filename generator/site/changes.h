/*
 * changes - the page of changes and its feed: what each day's observations moved.
 *
 * The past is computed again from the price history, figure by figure, so it needs neither a record
 * of earlier builds nor a clock. That costs an evaluation of all figures for each day, so a large
 * site tells its newest days only: whoever looks further back asks `rigbook diff`.
 */
#ifndef SITE_CHANGES_H
#define SITE_CHANGES_H

#include "site/site.h"

/*
 * So many days at the most, and so many facts and figures computed for all of them together: some
 * tenths of a second. One day is told in any case.
 */
#define CHANGES_DAYS_MOST 60
#define CHANGES_VALUES_MOST 100000

/* So many rows of one day; the rest is counted. */
#define CHANGES_ROWS_MOST 200

/* Feed readers want what is new. */
#define CHANGES_FEED_MOST 20

#define CHANGES_ADDRESS STR("changes/")
#define CHANGES_FEED STR("changes.atom")

/* A site has the page when it was observed on two days at least: the first one moves nothing. */
bool changes_exist(struct arena *scratch, const struct site *site);

/* The view of the page. */
struct view *changes_view(struct worker *worker);

/*
 * The feed (RFC 4287), from the page's view; needs a base URL, because the ids of a feed and its
 * entries are absolute.
 */
struct str changes_feed(struct worker *worker, const struct view *changes);

#endif
