#include "site/changes_page.h"

#include "base/file.h"
#include "base/language.h"
#include "data/history.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/link.h"
#include "site/moving.h"
#include "site/site_language.h"
#include "site/template.h"
#include "site/views.h"

bool changes_exist(struct arena *scratch, const struct site *site)
{
	return site->data->catalog->observation_count > 1 &&
	    history_dates(scratch, site->data->figures).count > 1;
}

/* --- how far back ----------------------------------------------------------------------------- */

/* The number of days that are told, of those behind the first. */
static size_t days_told(const struct moving *moving, size_t days)
{
	size_t most = CHANGES_VALUES_MOST / (1 + moving_count(moving));

	most = most < 1 ? 1 : most > CHANGES_DAYS_MOST ? CHANGES_DAYS_MOST : most;
	return days < most ? days : most;
}

/* --- one day ---------------------------------------------------------------------------------- */

/* How many facts, figures or claims of a day moved, and how many became known. */
struct change_counts {
	size_t moved, known;
};

/* The tables of one day's items of one kind: what moved, and what was not known before. */
struct tables {
	const char *moved, *known; /* their keys in the day's view */
};

static struct view *row(struct rendering *rendering, const struct change *change)
{
	struct arena *scratch = rendering->scratch;
	const struct item *item = change_item(change);
	struct str page = change->kind == ITEM_CLAIM
	    ? audit_page_of_claim(scratch, rendering->site->data->catalog, item->fragment)
	    : change->kind == ITEM_GUARD ? item->page
					 : item_page(scratch, item);
	struct view *view = view_object(scratch);

	view_set_text(view, "name", str_copy(scratch, item->name));
	view_set_text(view, "href",
	    item->fragment.len > 0 ? site_href_at(rendering, scratch, page, item->fragment)
				   : site_href(rendering, scratch, page));
	view_set_text(view, "before", str_copy(scratch, change->before->text));
	view_set_text(view, "after", str_copy(scratch, item->text));
	set_if(view, "share", change_share(scratch, site_language(rendering->site), change));
	return view;
}

/* No more rows than fit; the others are counted. */
static void set_group(
    struct rendering *rendering, struct view *day, const char *key, struct view *rows, size_t count)
{
	struct view *group = view_object(rendering->scratch);

	if (count == 0)
		return;
	set_tools(rendering, group, str_from(key), rows->count);
	view_set(group, "rows", rows);
	view_set_number(group, "count", (long)count);
	if (count > rows->count)
		view_set_number(group, "more", (long)(count - rows->count));
	view_set(day, key, group);
}

/* What is printed the same is the same to readers. */
static bool is_told(const struct change *change, enum item_kind kind)
{
	return change->kind == kind && !str_eq(change->before->text, change->after->text);
}

static struct change_counts set_rows(struct rendering *rendering, struct view *day,
    struct tables tables, const struct change_list *changes, enum item_kind kind)
{
	struct view *moved = view_list(rendering->scratch), *known = view_list(rendering->scratch);
	struct change_counts counts = { 0, 0 };

	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->at[i];
		if (!is_told(change, kind))
			continue;
		bool first = (kind == ITEM_FACT || kind == ITEM_FIGURE) && !change->before->known;
		size_t *count = first ? &counts.known : &counts.moved;
		if ((*count)++ < CHANGES_ROWS_MOST)
			view_add(first ? known : moved, row(rendering, change));
	}
	set_group(rendering, day, tables.moved, moved, counts.moved);
	set_group(rendering, day, tables.known, known, counts.known);
	return counts;
}

/* "1 value and 31 figures"; empty for none of both. */
static struct str counted(struct arena *keep, const struct language *words, size_t values, size_t figures)
{
	struct str one = words_count(keep, words, WORD_MOVED_VALUES, values),
		   other = words_count(keep, words, WORD_MOVED_FIGURES, figures);

	if (values > 0 && figures > 0)
		return WORD_FILL(keep, words, WORD_AND, { "first", one }, { "last", other });
	return values > 0 ? one : figures > 0 ? other : STR("");
}

static void put_part(struct buf *out, struct str part)
{
	buf_put(out, out->len > 0 ? STR(", ") : STR(""));
	buf_put(out, part);
}

/* How many of each sort a day moved. */
struct day_counts {
	struct change_counts facts, figures, claims, guards;
};

/*
 * "1 value and 31 figures changed, 3 values became known, 2 claims are judged otherwise, 1 guard turned";
 * empty of a day that moved nothing.
 */
static struct str summary(struct rendering *rendering, const struct day_counts *counts)
{
	struct arena *keep = rendering->scratch;
	const struct language *words = site_language(rendering->site);
	struct str moved = counted(keep, words, counts->facts.moved, counts->figures.moved);
	struct str known = counted(keep, words, counts->facts.known, counts->figures.known);
	struct buf out = buf_in(keep, BUF_MOST);

	if (moved.len > 0)
		put_part(&out, WORD_FILL(keep, words, WORD_CHANGED, { "what", moved }));
	if (known.len > 0)
		put_part(&out, WORD_FILL(keep, words, WORD_BECAME_KNOWN, { "what", known }));
	if (counts->claims.moved > 0)
		put_part(&out, words_count(keep, words, WORD_JUDGED_OTHERWISE, counts->claims.moved));
	if (counts->guards.moved > 0)
		put_part(&out, words_count(keep, words, WORD_GUARDS_TURNED, counts->guards.moved));
	return buf_str(&out);
}

static size_t elements_of(struct change_counts counts)
{
	size_t elements = 0;

	for (int i = 0; i < 2; i++) {
		size_t rows = i == 0 ? counts.moved : counts.known;
		if (rows == 0)
			continue;
		rows = rows < CHANGES_ROWS_MOST ? rows : CHANGES_ROWS_MOST;
		elements += CHANGES_TABLE_ELEMENTS + rows * CHANGES_ROW_ELEMENTS;
	}
	return elements;
}

/* Nothing for a day that moved nothing. False, and nothing, for one that the page has no room for: `*elements` are taken. */
static bool add_day(struct rendering *rendering, struct view *days, struct date on,
    const struct change_list *changes, size_t *elements)
{
	static const struct tables of_facts = { "facts", "known_facts" },
				   of_figures = { "figures", "known_figures" },
				   of_claims = { "claims", "known_claims" },
				   of_guards = { "guards", "known_guards" };
	struct view *day = view_object(rendering->scratch);
	struct str iso = date_iso(rendering->scratch, on);
	struct str id = str_print(rendering->scratch, "on-%.*s", STR_ARG(iso));

	view_set_text(day, "id", id);
	view_set_text(day, "date", iso);
	view_set_text(day, "on", date_words(rendering->scratch, site_language(rendering->site), on));
	struct day_counts counts = {
		.facts = set_rows(rendering, day, of_facts, changes, ITEM_FACT),
		.figures = set_rows(rendering, day, of_figures, changes, ITEM_FIGURE),
		.claims = set_rows(rendering, day, of_claims, changes, ITEM_CLAIM),
		.guards = set_rows(rendering, day, of_guards, changes, ITEM_GUARD),
	};
	struct str words = summary(rendering, &counts);
	*elements += elements_of(counts.facts) + elements_of(counts.figures) +
	    elements_of(counts.claims) + elements_of(counts.guards);
	if (*elements > CHANGES_ELEMENTS_MOST && days->count > 0)
		return false;
	view_set_text(day, "summary", words);
	if (words.len > 0)
		view_add(days, day);
	return true;
}

/* --- the page --------------------------------------------------------------------------------- */

/* Newest first, `*day_count` of them, which is less where the page has no room for all. */
static struct view *days_view(struct rendering *rendering, struct moving *moving,
    const struct date_list *dates, size_t *day_count)
{
	struct view *days = view_list(rendering->scratch);
	size_t newest = dates->count - 1, elements = 0;

	moving_start(moving, dates->at[newest]);
	for (size_t i = 0; i < *day_count; i++) {
		struct change_list changes = moving_go_back(moving, dates->at[newest - i - 1]);
		if (!add_day(rendering, days, dates->at[newest - i], &changes, &elements))
			*day_count = i;
	}
	return days;
}

/* How many days moved something in the last month; nothing where the page does not tell them all. */
static void set_month(struct rendering *rendering, struct view *view, const struct view *days, bool cut)
{
	const struct language *words = site_language(rendering->site);
	struct date as_of = figures_basis(rendering->site->data->figures).as_of, on = DATE_NONE;
	size_t count = 0;

	while (count < days->count && date_parse(view_get(days->items[count], STR("date"))->text, &on) &&
	    as_of.day - on.day < CHANGES_MONTH)
		count++;
	if (days->count == 0 || (cut && count == days->count))
		return;
	struct view *month = view_object(rendering->scratch);
	view_set_text(month, "month_end", date_words(rendering->scratch, words, as_of));
	view_set_text(month, "newest", view_get(days->items[0], STR("on"))->text);
	if (count > 0)
		view_set_number(month, "month_days", (long)count);
	view_set(view, "month", month);
}

struct view *changes_view(struct rendering *rendering)
{
	struct view *view = view_object(rendering->scratch);
	struct date_list dates = history_dates(rendering->scratch, rendering->site->data->figures);
	struct arena *keep = arena_new();

	struct moving *moving =
	    moving_new(keep, rendering->worker, guards_gather(keep, rendering->site));
	size_t day_count = days_told(moving, dates.count - 1);
	view_set_text(view, "since",
	    date_words(rendering->scratch, site_language(rendering->site), dates.at[0]));
	struct view *days = days_view(rendering, moving, &dates, &day_count);
	view_set_truth(view, "cut", day_count < dates.count - 1);
	set_month(rendering, view, days, day_count < dates.count - 1);
	view_set(view, "days", days);
	arena_free(keep);
	view_set_text(view, "updated",
	    days->count > 0 ? view_get(days->items[0], STR("date"))->text
			    : date_iso(rendering->scratch, dates.at[0]));
	if (rendering->site->options->base_url.len > 0)
		view_set_text(
		    view, "feed_href", site_href(rendering, rendering->scratch, ADDRESS_FEED));
	return view;
}

/* --- the feed --------------------------------------------------------------------------------- */

static struct view *entry(struct rendering *rendering, const struct view *day)
{
	struct view *view = view_object(rendering->scratch);
	struct str id = view_get(day, STR("id"))->text;
	struct str page = site_absolute(rendering->site, rendering->scratch, ADDRESS_CHANGES);

	view_set_text(view, "href", STR_JOIN(rendering->scratch, page, STR("#"), id));
	view_set(view, "day", day);
	return view;
}

struct str changes_feed(struct rendering *rendering, const struct view *changes)
{
	const struct config *config = &rendering->site->data->catalog->config;
	const struct view *days = view_get(changes, STR("days"));
	struct view *view = view_object(rendering->scratch), *entries = view_list(rendering->scratch);

	view_set_text(view, "lang", config->language);
	view_set_text(view, "title", config->title);
	view_set_text(view, "author", config->author.len > 0 ? config->author : config->title);
	view_set_text(
	    view, "href", site_absolute(rendering->site, rendering->scratch, ADDRESS_CHANGES));
	view_set_text(view, "self", site_absolute(rendering->site, rendering->scratch, ADDRESS_FEED));
	view_set_text(view, "date", view_get(changes, STR("updated"))->text);
	for (size_t i = 0; i < days->count && i < CHANGES_FEED_MOST; i++)
		view_add(entries, entry(rendering, days->items[i]));
	view_set(view, "entries", entries);
	return template_render(rendering->worker, "feed", view).bytes;
}
