/* snapshot_compare - compares two snapshots of a site (snapshot.h). */
#ifndef SITE_SNAPSHOT_COMPARE_H
#define SITE_SNAPSHOT_COMPARE_H

#include "site/snapshot.h"

struct change {
	enum item_kind kind;
	const struct item *before, *after; /* `before` NULL: new; `after` NULL: removed; never both */
	/*
	 * relative change of each end of a quantity: 1/5 for 20 % more. Both are the same for a single
	 * number. NULL where an end is open or the change cannot be expressed so
	 */
	const struct ratio *low, *high;
	const struct ratio *size; /* the larger absolute value of the two; NULL for none */
	size_t order;             /* index among the items of `after`, for a stable order */
};
struct change_list {
	struct change *at;
	size_t count, room;
};

/*
 * All changes, ordered by kind. Within a kind: numbers first, the largest relative change first; then
 * everything else in the order of `after`; removed items last. A thing that was renamed (key `was`) counts
 * as the same thing. Both snapshots must live as long as the list.
 */
struct change_list changes_between(
    struct arena *keep, const struct snapshot *before, const struct snapshot *after);

/* Adds that one item became another, for lists that are made one by one; when all are there they are sorted as above. */
void changes_add(struct arena *keep, struct change_list *changes, const struct item *before,
    const struct item *after);
void changes_sort(struct change_list *changes);

/* The item a change is about: `after`, or `before` if it was removed. */
const struct item *change_item(const struct change *change);

/* The relative change in words: "+20.0 %", for a range "−3.1 to +20.0 %"; empty when there is none. */
struct str change_share(struct arena *keep, const struct language *words, const struct change *change);

#endif
