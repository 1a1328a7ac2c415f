#include "site/changes.h"

#include "base/file.h"
#include "data/history.h"
#include "site/change.h"
#include "site/layout.h"
#include "site/views.h"

bool changes_exist(struct arena *scratch, const struct site *site)
{
	return site->catalog->observation_count > 1 && history_dates(scratch, site->figures).count > 1;
}

/* --- how far back ----------------------------------------------------------------------------- */

/* So many facts, figures and calls of a thing may move. */
static size_t values_of(const struct site *site, const struct thing *thing)
{
	const struct call_list *calls = map_get(&site->calls, thing->id);
	size_t count = 0;

	for (size_t i = 0; i < thing->facts.count; i++)
		count += ((const struct facts *)thing->facts.at[i].value)->dated;
	for (size_t i = 0; i < thing->kind->figures.count; i++)
		count += figures_move(site->figures, thing, thing->kind->figures.at[i].value);
	for (size_t i = 0; calls != NULL && i < calls->count; i++)
		count += calls->at[i]->moves;
	return count;
}

/* The number of days that are told, of those behind the first. */
static size_t days_told(const struct site *site, size_t days)
{
	size_t values = 1, most;

	for (size_t i = 0; i < site->catalog->things.count; i++)
		values += values_of(site, site->catalog->things.at[i].value);
	most = CHANGES_VALUES_MOST / values;
	most = most < 1 ? 1 : most > CHANGES_DAYS_MOST ? CHANGES_DAYS_MOST : most;
	return days < most ? days : most;
}

static struct snapshot *snapshot_of_day(struct arena *keep, const struct site *site, struct date on)
{
	struct vantage vantage = figures_vantage(site->figures);
	struct snapshot *snapshot = snapshot_new(keep);

	vantage.as_of = on;
	/* What is a mistake on an earlier day is none today. */
	struct evaluator *evaluator = evaluator_at(keep, diag_new(keep), site->figures, vantage);
	snapshot_add_data(snapshot, site->catalog, evaluator, &site->calls, site->figures);
	return snapshot;
}

/* --- one day ---------------------------------------------------------------------------------- */

/* How many facts or figures of a day moved, and how many became known. */
struct tally {
	size_t moved, known;
};

static struct view *row(struct worker *worker, const struct change *change)
{
	struct arena *scratch = worker->scratch;
	const struct item *item = change_item(change);
	struct view *view = view_object(scratch);
	view_set_text(view, "name", str_copy(scratch, item->name));
	view_set_text(
	    view, "href", site_href_at(worker, scratch, item_page(scratch, item), item->fragment));
	view_set_text(view, "before", str_copy(scratch, change->before->text));
	view_set_text(view, "after", str_copy(scratch, item->text));
	set_if(view, "share", change_share(scratch, change));
	return view;
}

/* Figures that became known are only counted: whoever adds a thing does not look for all of them. */
static struct tally set_rows(struct worker *worker, struct view *day, const char *key,
    const struct change_list *changes, enum item_kind kind)
{
	struct view *rows = view_list(worker->scratch), *group = view_object(worker->scratch);
	struct tally tally = { 0, 0 };
	size_t count = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->at[i];
		if (change->kind != kind || change->before == NULL || change->after == NULL ||
		    str_eq(change->before->text, change->after->text))
			continue; /* what is printed the same is the same to readers */
		bool known = change->before->known;
		tally.moved += known;
		tally.known += !known;
		if ((known || kind == ITEM_FACT) && count++ < CHANGES_ROWS_MOST)
			view_add(rows, row(worker, change));
	}
	if (count == 0)
		return tally;
	view_set(group, "rows", rows);
	if (count > CHANGES_ROWS_MOST)
		view_set_number(group, "more", (long)(count - CHANGES_ROWS_MOST));
	view_set(day, key, group);
	return tally;
}

static void put_count(struct buf *out, size_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	buf_print(out, "%s%zu %s", out->len > 0 ? " and " : "", count, count == 1 ? one : many);
}

/* "1 value and 31 figures changed, 3 values became known"; empty of a day that moved nothing. */
static struct str summary(struct arena *keep, struct tally facts, struct tally figures)
{
	struct buf moved = buf_in(keep, BUF_MOST), known = buf_in(keep, BUF_MOST);

	put_count(&moved, facts.moved, "value", "values");
	put_count(&moved, figures.moved, "figure", "figures");
	put_count(&known, facts.known, "value", "values");
	put_count(&known, figures.known, "figure", "figures");
	if (moved.len == 0 && known.len == 0)
		return STR("");
	return str_print(keep, "%.*s%s%s%.*s%s", STR_ARG(buf_str(&moved)),
	    moved.len > 0 ? " changed" : "", moved.len > 0 && known.len > 0 ? ", " : "",
	    STR_ARG(buf_str(&known)), known.len > 0 ? " became known" : "");
}

/* Nothing for a day that moved nothing. */
static void add_day(
    struct worker *worker, struct view *days, struct date on, const struct change_list *changes)
{
	struct view *day = view_object(worker->scratch);
	struct str iso = date_iso(worker->scratch, on);
	struct str id = str_print(worker->scratch, "on-%.*s", STR_ARG(iso));
	view_set_text(day, "id", id);
	view_set_text(day, "date", iso);
	view_set_text(day, "on", date_words(worker->scratch, on));
	struct tally facts = set_rows(worker, day, "facts", changes, ITEM_FACT);
	struct tally figures = set_rows(worker, day, "figures", changes, ITEM_FIGURE);
	struct str words = summary(worker->scratch, facts, figures);
	view_set_text(day, "summary", words);
	if (words.len > 0)
		view_add(days, day);
}

/* --- the page --------------------------------------------------------------------------------- */

/*
 * Newest first. Two arenas take turns: a day is compared with the one before it, and none is needed
 * longer.
 */
static struct view *days_view(struct worker *worker, const struct date_list *dates, size_t told)
{
	struct arena *turns[2] = { arena_new(), arena_new() };
	struct view *days = view_list(worker->scratch);
	size_t newest = dates->count - 1;
	const struct snapshot *after = snapshot_of_day(turns[0], worker->site, dates->at[newest]);

	for (size_t i = 0; i < told; i++) {
		struct arena *turn = turns[(i + 1) % 2];
		const struct snapshot *before =
		    snapshot_of_day(turn, worker->site, dates->at[newest - i - 1]);
		struct change_list changes = changes_between(turn, before, after);
		add_day(worker, days, dates->at[newest - i], &changes);
		after = before;
		arena_reset(turns[i % 2]);
	}
	arena_free(turns[0]);
	arena_free(turns[1]);
	return days;
}

struct view *changes_view(struct worker *worker)
{
	struct view *view = view_object(worker->scratch);
	struct date_list dates = history_dates(worker->scratch, worker->site->figures);
	size_t told = days_told(worker->site, dates.count - 1);

	view_set_text(view, "since", date_words(worker->scratch, dates.at[0]));
	view_set_truth(view, "cut", told < dates.count - 1);
	struct view *days = days_view(worker, &dates, told);
	view_set(view, "days", days);
	view_set_text(view, "updated",
	    days->count > 0 ? view_get(days->items[0], STR("date"))->text
			    : date_iso(worker->scratch, dates.at[0]));
	if (worker->site->options->base_url.len > 0)
		view_set_text(view, "feed_href", site_href(worker, worker->scratch, CHANGES_FEED));
	return view;
}

/* --- the feed --------------------------------------------------------------------------------- */

static struct view *entry(struct worker *worker, const struct view *day)
{
	struct view *view = view_object(worker->scratch);
	struct str id = view_get(day, STR("id"))->text;
	struct str page = site_absolute(worker, worker->scratch, CHANGES_ADDRESS);

	view_set_text(view, "href", STR_JOIN(worker->scratch, page, STR("#"), id));
	view_set(view, "day", day);
	return view;
}

struct str changes_feed(struct worker *worker, const struct view *changes)
{
	const struct config *config = &worker->site->catalog->config;
	const struct view *days = view_get(changes, STR("days"));
	struct view *view = view_object(worker->scratch), *entries = view_list(worker->scratch);

	view_set_text(view, "lang", config->language);
	view_set_text(view, "title", config->title);
	view_set_text(view, "author", config->author.len > 0 ? config->author : config->title);
	view_set_text(view, "href", site_absolute(worker, worker->scratch, CHANGES_ADDRESS));
	view_set_text(view, "self", site_absolute(worker, worker->scratch, CHANGES_FEED));
	view_set_text(view, "date", view_get(changes, STR("updated"))->text);
	for (size_t i = 0; i < days->count && i < CHANGES_FEED_MOST; i++)
		view_add(entries, entry(worker, days->items[i]));
	view_set(view, "entries", entries);
	return layout_render(worker, "feed", view);
}
