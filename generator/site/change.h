/*
 * change - what changed between two snapshots of a site.
 */
#ifndef SITE_CHANGE_H
#define SITE_CHANGE_H

#include "site/snapshot.h"

struct change {
	enum item_kind kind;
	const struct item *before, *after; /* NULL: was not there, is not there any more; never both */
	/*
	 * by how much of itself each end of a quantity changed: 1/5 for a fifth more; the same twice
	 * for a single number; NULL where there is no end, or nothing to speak of
	 */
	const struct ratio *low, *high;
	const struct ratio *size; /* the larger of the two without its sign; NULL for none */
	size_t order;             /* among the items */
};
struct change_list {
	struct change *at;
	size_t count, room;
};

/*
 * What changed, by kind; within a kind numbers come first, by how much they changed, the most
 * first, then everything else in the order of `after`, and what is gone last. A thing that was
 * renamed (`was:`) is the same thing. Both snapshots must live as long as the list.
 */
struct change_list changes_between(
    struct arena *keep, const struct snapshot *before, const struct snapshot *after);

/* The item that tells what a change is about: the one after, or what is gone. */
const struct item *change_item(const struct change *change);

/* "+20.0 %", of a range "−3.1 to +20.0 %"; empty when there is nothing to speak of. */
struct str change_share(struct arena *keep, const struct change *change);

#endif
