#include "site/snapshot_compare.h"

#include "base/language.h"
#include "data/shape.h"
#include "number/ratio_text.h"

#include <stdlib.h>

const struct item *change_item(const struct change *change)
{
	return change->after ? change->after : change->before;
}

/* "+20.0", "0"; a tenth of a percent is as fine as anybody looks, less is told as such. */
static struct str percent(struct arena *keep, const struct ratio *share)
{
	const struct ratio *percent = ratio_mul(keep, share, ratio_of(keep, 100, 1));
	const struct ratio *size = ratio_abs(keep, percent);
	bool tiny = ratio_cmp(size, ratio_of(keep, 1, 20)) < 0;
	struct buf out = buf_in(keep, BUF_MOST);

	if (ratio_sign(share) == 0)
		return STR("0");
	if (tiny)
		buf_put(&out, STR("< "));
	buf_put(&out, ratio_sign(percent) < 0 ? STR("−") : STR("+"));
	ratio_decimal(&out, tiny ? ratio_of(keep, 1, 10) : size, 1, true);
	return buf_str(&out);
}

struct str change_share(struct arena *keep, const struct language *words, const struct change *change)
{
	const struct ratio *less = change->low ? change->low : change->high;
	const struct ratio *more = change->high ? change->high : change->low;

	if (!less)
		return STR("");
	if (ratio_cmp(less, more) > 0) {
		less = change->high;
		more = change->low;
	}
	struct str from = words_number(keep, words, percent(keep, less)),
		   to = words_number(keep, words, percent(keep, more));
	return str_eq(from, to)
	    ? str_print(keep, "%.*s %%", STR_ARG(from))
	    : str_print(keep, "%.*s %%",
		  STR_ARG(WORD_FILL(keep, words, WORD_FROM_TO, { "first", from }, { "last", to })));
}

/* --- comparing -------------------------------------------------------------------------------- */

struct comparing {
	struct arena *keep;
	const struct snapshot *before;
	struct map matched; /* keys of `before` that still are there */
	struct change_list changes;
};

/* Where a page of a thing stood: "pumps/p2/" at "pumps/pump-two/". */
static struct str former_address(struct arena *keep, const struct item *page, struct str was)
{
	struct str thing_part = str_print(keep, "%.*s/", STR_ARG(page->thing->slug));

	struct str folder = str_ends(page->page, thing_part)
	    ? str_sub(page->page, 0, page->page.len - thing_part.len)
	    : page->page;

	return str_print(keep, "%.*s%.*s/", STR_ARG(folder), STR_ARG(shape_slug(keep, was)));
}

/* The key that an item had when its thing had another id. */
static struct str former_key(struct arena *keep, const struct item *item, struct str was)
{
	struct str key = item->kind == ITEM_PAGE
	    ? former_address(keep, item, was)
	    : str_print(keep, "%.*s.%.*s", STR_ARG(was), STR_ARG(item->member));

	return snapshot_key(keep, item->kind, key);
}

/* The item as it was: under its key, or under one that its thing had before. */
static const struct item *find_before(struct comparing *comparing, const struct item *after)
{
	const struct item *before = map_get(&comparing->before->items, after->key);
	const struct thing *thing = after->thing;

	for (size_t i = 0; !before && thing && i < thing->was_count; i++)
		before = map_get(
		    &comparing->before->items, former_key(comparing->keep, after, thing->was[i]));
	return before;
}

/* By how much of itself an end changed; NULL unless it was above zero. */
static const struct ratio *share_of(struct arena *keep, struct str before, struct str after)
{
	const struct ratio *from = ratio_parse_exact(keep, before),
			   *to = ratio_parse_exact(keep, after);

	if (!from || !to || ratio_sign(from) <= 0)
		return NULL;
	return ratio_div(keep, ratio_sub(keep, to, from), from);
}

/* Quantities of one unit with the same ends open, or none. */
static bool compare(const struct item *before, const struct item *after)
{
	return before && after && before->scaled && after->scaled &&
	    str_eq(before->unit, after->unit) && (before->low.len > 0) == (after->low.len > 0) &&
	    (before->high.len > 0) == (after->high.len > 0);
}

static void set_shares(struct arena *keep, struct change *change)
{
	const struct item *before = change->before, *after = change->after;

	if (!compare(before, after))
		return;
	const struct ratio *low = share_of(keep, before->low, after->low),
			   *high = share_of(keep, before->high, after->high);
	if ((!low) != (before->low.len == 0) || (!high) != (before->high.len == 0))
		return;
	change->low = low;
	change->high = high;
	const struct ratio *a = !low ? NULL : ratio_abs(keep, low),
			   *b = !high ? NULL : ratio_abs(keep, high);
	change->size = !a || (b && ratio_cmp(b, a) > 0) ? b : a;
}

/*
 * What stands on one side only. A figure that is new is news; a text or table that was rewritten is
 * told by its page, so are the calls in it, and a new guard only matters when it fails.
 */
static bool is_news(const struct item *item)
{
	bool on_page = item->called || item->kind == ITEM_EXPRESSION || item->kind == ITEM_MARK ||
	    item->kind == ITEM_BEST || item->kind == ITEM_GUARD;

	return !on_page || (item->kind == ITEM_GUARD && !str_eq(item->text, STR("holds")));
}

void changes_add(struct arena *keep, struct change_list *changes, const struct item *before,
    const struct item *after)
{
	changes->at =
	    arena_room(keep, changes->at, changes->count, &changes->room, sizeof(*changes->at));
	changes->at[changes->count] = (struct change){
		.kind = after ? after->kind : before->kind,
		.before = before,
		.after = after,
		.order = changes->count,
	};
	set_shares(keep, &changes->at[changes->count++]);
}

static int by_weight(const void *left, const void *right)
{
	const struct change *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if ((!a->size) != (!b->size))
		return !a->size ? 1 : -1;
	int order = !a->size ? 0 : ratio_cmp(b->size, a->size);
	return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

void changes_sort(struct change_list *changes)
{
	if (changes->count > 0)
		qsort(changes->at, changes->count, sizeof(*changes->at), by_weight);
}

struct change_list changes_between(
    struct arena *keep, const struct snapshot *before, const struct snapshot *after)
{
	struct comparing comparing = { .keep = keep, .before = before, .matched = map_in(keep) };

	for (size_t i = 0; i < after->items.count; i++) {
		const struct item *now = after->items.at[i].value, *then = find_before(&comparing, now);
		if (then)
			map_add(&comparing.matched, then->key, &comparing);
		if (!then ? is_news(now) : !str_eq(then->exact, now->exact))
			changes_add(keep, &comparing.changes, then, now);
	}
	for (size_t i = 0; i < before->items.count; i++) {
		const struct item *then = before->items.at[i].value;
		if (!map_get(&comparing.matched, then->key) && is_news(then) && then->kind != ITEM_GUARD)
			changes_add(keep, &comparing.changes, then, NULL);
	}
	changes_sort(&comparing.changes);
	return comparing.changes;
}
