/*
 * guards - what guides say only as long as it holds, looked at from other days (changes_page.h).
 *
 * Guides list the conditions of their guards when they are rendered. They are parsed again here, once for all days.
 */
#ifndef SITE_GUARDS_H
#define SITE_GUARDS_H

#include "site/snapshot.h"

struct guards;

/* The guards of all guides, each page's once. After the guides are rendered. */
const struct guards *guards_gather(struct arena *keep, const struct site *site);
size_t guards_count(const struct guards *guards);

/* Whether one of them holds on the evaluator's day, as an item without a key; false where that cannot be told. */
bool guards_look(
    const struct guards *guards, size_t number, struct evaluator *evaluator, struct item *item);

#endif
