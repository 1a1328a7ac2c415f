#include "site/change.h"

#include <stdlib.h>

const struct item *change_item(const struct change *change)
{
	return change->after != NULL ? change->after : change->before;
}

/* A tenth of a percent is as fine as anybody looks; less is told as such. */
struct str change_share(struct arena *keep, const struct change *change)
{
	struct buf out = buf_in(keep, BUF_MOST);

	if (change->share == NULL)
		return STR("");
	const struct ratio *percent = ratio_mul(keep, change->share, ratio_of(keep, 100, 1));
	const struct ratio *least = ratio_of(keep, 1, 20);
	bool down = ratio_sign(percent) < 0, tiny = ratio_cmp(ratio_abs(keep, percent), least) < 0;
	if (tiny)
		buf_put(&out, STR("< "));
	buf_put(&out, down ? STR("−") : STR("+"));
	ratio_decimal(&out, tiny ? ratio_of(keep, 1, 10) : ratio_abs(keep, percent), 1, true);
	buf_put(&out, STR(" %"));
	return buf_str(&out);
}

/* --- comparing -------------------------------------------------------------------------------- */

struct comparing {
	struct arena *keep;
	const struct snapshot *before;
	struct map matched; /* keys of `before` that still are there */
	struct change_list changes;
};

/* The item as it was: under its key, or under one that its thing had before. */
static const struct item *find_before(struct comparing *comparing, const struct item *after)
{
	const struct item *before = map_get(&comparing->before->items, after->key);
	const struct thing *thing = after->thing;

	for (size_t i = 0; before == NULL && thing != NULL && i < thing->was_count; i++) {
		struct str key = str_print(
		    comparing->keep, "%.*s.%.*s", STR_ARG(thing->was[i]), STR_ARG(after->member));
		before = map_get(
		    &comparing->before->items, snapshot_key(comparing->keep, after->kind, key));
	}
	return before;
}

/* By how much of itself a number changed; only numbers of one unit above zero compare so. */
static const struct ratio *share_of(
    struct arena *keep, const struct item *before, const struct item *after)
{
	if (before == NULL || after == NULL || before->number.len == 0 || after->number.len == 0 ||
	    !str_eq(before->unit, after->unit))
		return NULL;
	const struct ratio *from = ratio_parse_exact(keep, before->number),
			   *to = ratio_parse_exact(keep, after->number);
	if (from == NULL || to == NULL || ratio_sign(from) <= 0)
		return NULL;
	return ratio_div(keep, ratio_sub(keep, to, from), from);
}

/*
 * What stands on one side only. A figure that is new is news; a table that was rewritten is told by
 * its page, and a new guard only matters when it fails.
 */
static bool is_news(const struct item *item)
{
	bool on_page = item->kind == ITEM_EXPRESSION || item->kind == ITEM_MARK ||
	    item->kind == ITEM_BEST || item->kind == ITEM_GUARD;

	return !on_page || (item->kind == ITEM_GUARD && !str_eq(item->text, STR("holds")));
}

static void add(struct comparing *comparing, const struct item *before, const struct item *after)
{
	struct change_list *changes = &comparing->changes;

	changes->at = arena_room(
	    comparing->keep, changes->at, changes->count, &changes->room, sizeof(*changes->at));
	changes->at[changes->count] = (struct change){
		.kind = after != NULL ? after->kind : before->kind,
		.before = before,
		.after = after,
		.share = share_of(comparing->keep, before, after),
		.order = changes->count,
	};
	struct change *change = &changes->at[changes->count++];
	change->size = change->share == NULL ? NULL : ratio_abs(comparing->keep, change->share);
}

static int by_weight(const void *left, const void *right)
{
	const struct change *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if ((a->share == NULL) != (b->share == NULL))
		return a->share == NULL ? 1 : -1;
	int order = a->share == NULL ? 0 : ratio_cmp(b->size, a->size);
	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

struct change_list changes_between(
    struct arena *keep, const struct snapshot *before, const struct snapshot *after)
{
	struct comparing comparing = { .keep = keep, .before = before, .matched = map_in(keep) };

	for (size_t i = 0; i < after->items.count; i++) {
		const struct item *now = after->items.at[i].value, *then = find_before(&comparing, now);
		if (then != NULL)
			map_add(&comparing.matched, then->key, &comparing);
		if (then == NULL ? is_news(now) : !str_eq(then->exact, now->exact))
			add(&comparing, then, now);
	}
	for (size_t i = 0; i < before->items.count; i++) {
		const struct item *then = before->items.at[i].value;
		if (map_get(&comparing.matched, then->key) == NULL && is_news(then) &&
		    then->kind != ITEM_GUARD)
			add(&comparing, then, NULL);
	}
	struct change_list *changes = &comparing.changes;
	if (changes->count > 0)
		qsort(changes->at, changes->count, sizeof(*changes->at), by_weight);
	return *changes;
}
