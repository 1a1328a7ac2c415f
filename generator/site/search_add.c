#include "site/search_add.h"

#include "site/link.h"
#include "site/main_facts.h"
#include "site/searching.h"
#include "site/site_language.h"
#include "site/value_memo.h"
#include "site/views.h"

#define HEADING_LEVELS 6

/* The sections of a page as they are found. */
struct found {
	struct rendering *rendering;
	struct search_section *at;
	size_t count, room;
};

static struct found found_on(struct rendering *rendering)
{
	return (struct found){ .rendering = rendering };
}

static struct search_section *add(struct found *found)
{
	found->at = arena_room(
	    found->rendering->scratch, found->at, found->count, &found->room, sizeof(*found->at));
	found->at[found->count] = (struct search_section){ 0 };
	return &found->at[found->count++];
}

static bool is_searched(const struct rendering *rendering)
{
	return rendering->worker->searching;
}

/* Room for so many texts. */
static struct str *texts_of(struct rendering *rendering, size_t room)
{
	return ARENA_ARRAY(rendering->scratch, struct str, room);
}

/* --- guides ----------------------------------------------------------------------------------- */

/* The passages that stand behind so many headings. */
static void set_passages(struct found *found, struct search_section *section,
    const struct document *document, size_t headings)
{
	struct str *texts = texts_of(found->rendering, document->passage_count + 2);

	for (size_t i = 0; i < document->passage_count; i++)
		if (document->passages[i].headings == headings)
			texts[section->passage_count++] = document->passages[i].text;
	section->passages = texts;
}

/* True for a heading that is the page's title, which its first section has. */
static bool is_title(const struct document *document, size_t heading)
{
	return heading == 0 && document->headings[0].level == 1;
}

static void add_below(struct found *found, const struct document *document)
{
	struct str above[HEADING_LEVELS + 1] = { { NULL, 0 } };
	const struct page *page = found->rendering->page;

	for (size_t i = 0; i < document->heading_count; i++) {
		const struct heading *heading = &document->headings[i];
		int level = heading->level;
		for (int deeper = level; deeper <= HEADING_LEVELS; deeper++)
			above[deeper] = STR("");
		if (!is_title(document, i)) {
			struct search_section *section = add(found);
			struct str *context = texts_of(found->rendering, HEADING_LEVELS);
			for (int higher = 1; higher < level; higher++)
				if (above[higher].len > 0)
					context[section->context_count++] = above[higher];
			section->context = context;
			section->anchor = heading->slug;
			section->title = heading->text;
			section->about = page->title;
			set_passages(found, section, document, i + 1);
			above[level] = heading->text;
		}
	}
}

/* What stands above the first heading but the title. */
static void set_top(struct found *found, struct search_section *section, const struct document *document)
{
	bool titled = document->heading_count > 0 && is_title(document, 0);

	set_passages(found, section, document, titled ? 1 : 0);
}

static void set_guide(struct found *found, struct search_section *section)
{
	const struct page *page = found->rendering->page;
	struct str *names = texts_of(found->rendering, page->keyword_count + 1);
	struct str *context = texts_of(found->rendering, page->tagged_count + 1);

	section->title = page->title;
	if (!str_eq(page->label, page->title))
		names[section->name_count++] = page->label;
	for (size_t i = 0; i < page->keyword_count; i++)
		names[section->name_count++] = page->keywords[i];
	section->names = names;
	if (page->description.len > 0)
		context[section->context_count++] = page->description;
	section->context = context;
}

void search_add_guide(struct rendering *rendering, const struct document *document)
{
	struct found found = found_on(rendering);

	if (!is_searched(rendering))
		return;
	struct search_section *top = add(&found);
	set_guide(&found, top);
	set_top(&found, top, document);
	add_below(&found, document);
	searching_add(rendering, found.at, found.count);
}

void search_add_page(struct rendering *rendering, struct str description)
{
	struct found found = found_on(rendering);

	if (!is_searched(rendering))
		return;
	struct search_section *section = add(&found);
	set_guide(&found, section);
	if (description.len > 0) {
		struct str *text = texts_of(rendering, 1);
		text[0] = description;
		section->passages = text;
		section->passage_count = 1;
	}
	searching_add(rendering, found.at, found.count);
}

/* "Price list, 2026 · A shop" */
static struct str source_words(struct rendering *rendering, const struct view *source)
{
	const struct view *producer = view_get(source, STR("producer"));
	struct str title = view_get(source, STR("title"))->text;

	return producer ? STR_JOIN(rendering->scratch, title, STR(" · "), producer->text) : title;
}

void search_add_sources(struct rendering *rendering, const struct view *sources, struct str description)
{
	struct found found = found_on(rendering);
	const struct view *list = view_get(sources, STR("sources"));

	if (!is_searched(rendering))
		return;
	struct search_section *section = add(&found);
	struct str *texts = texts_of(rendering, list->count + 1);
	set_guide(&found, section);
	texts[section->passage_count++] = description;
	for (size_t i = 0; i < list->count; i++)
		texts[section->passage_count++] = source_words(rendering, list->items[i]);
	section->passages = texts;
	searching_add(rendering, found.at, found.count);
}

/* "Kettle: Price: $30, $40": what moved, from what to what. */
static struct str moved_words(struct rendering *rendering, const struct view *row)
{
	return STR_JOIN(rendering->scratch, view_get(row, STR("name"))->text, STR(": "),
	    view_get(row, STR("before"))->text, STR(", "), view_get(row, STR("after"))->text);
}

static void add_changes_of(struct found *found, const struct view *day)
{
	const struct view *facts = view_get(day, STR("facts"));
	const struct view *rows = facts ? view_get(facts, STR("rows")) : NULL;
	struct search_section *section = add(found);
	struct str *texts = texts_of(found->rendering, rows ? rows->count + 1 : 1);

	section->anchor = view_get(day, STR("id"))->text;
	section->title = view_get(day, STR("on"))->text;
	section->about = found->rendering->page->title;
	texts[section->passage_count++] = view_get(day, STR("summary"))->text;
	for (size_t i = 0; rows && i < rows->count; i++)
		texts[section->passage_count++] = moved_words(found->rendering, rows->items[i]);
	section->passages = texts;
}

void search_add_changes(struct rendering *rendering, const struct view *changes, struct str description)
{
	struct found found = found_on(rendering);
	const struct view *days = view_get(changes, STR("days"));

	if (!is_searched(rendering))
		return;
	struct search_section *top = add(&found);
	set_guide(&found, top);
	struct str *text = texts_of(rendering, 1);
	text[top->passage_count++] = description;
	top->passages = text;
	for (size_t i = 0; i < days->count; i++)
		add_changes_of(&found, days->items[i]);
	searching_add(rendering, found.at, found.count);
}

/* --- things ----------------------------------------------------------------------------------- */

static void set_main_facts(
    struct rendering *rendering, struct search_section *section, const struct thing *thing)
{
	struct main_fact facts[MAIN_FACTS_MOST];
	size_t count = main_facts(rendering, thing, facts);
	struct str *shown = texts_of(rendering, 2 * MAIN_FACTS_MOST);

	for (size_t i = 0; i < count; i++) {
		shown[section->shown_count++] = facts[i].name;
		shown[section->shown_count++] = value_text(rendering, &facts[i].value, NULL);
	}
	section->shown = shown;
}

/* By its name and ids, as what it is, with what its texts say. */
static void set_thing(struct found *found, struct search_section *section, const struct thing *thing)
{
	struct rendering *rendering = found->rendering;
	const struct page *page = map_get(&rendering->site->pages->of_things, thing->id);
	size_t keywords = page ? page->keyword_count : 0;
	struct str *names = texts_of(rendering, thing->was_count + keywords + 2);
	struct str *context = texts_of(rendering, thing->kind->attributes.count + 2);

	section->kind = SEARCH_THING;
	section->title = thing->name;
	section->about = thing->kind->name;
	names[section->name_count++] = thing->id;
	for (size_t i = 0; i < thing->was_count; i++)
		names[section->name_count++] = thing->was[i];
	for (size_t i = 0; i < keywords; i++)
		names[section->name_count++] = page->keywords[i];
	section->names = names;
	context[section->context_count++] = thing->kind->plural;
	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct facts *facts = thing_facts(thing, thing->kind->attributes.at[i].key);
		const struct value *value = facts && facts->count > 0 ? &facts->at[0]->value : NULL;
		if (value && value->kind == VALUE_TEXT)
			context[section->context_count++] = value->text;
		else if (value && value->kind == VALUE_THING)
			context[section->context_count++] = value->thing->name;
	}
	section->context = context;
	set_main_facts(rendering, section, thing);
}

static void add_note(struct found *found, struct search_section *section, struct str note)
{
	struct str *texts = texts_of(found->rendering, section->passage_count + 1);

	if (note.len == 0)
		return;
	for (size_t i = 0; i < section->passage_count; i++)
		texts[i + 1] = section->passages[i];
	texts[0] = note;
	section->passages = texts;
	section->passage_count++;
}

void search_add_thing(struct rendering *rendering, const struct document *body)
{
	struct found found = found_on(rendering);
	const struct page *page = rendering->page;

	if (!is_searched(rendering))
		return;
	struct search_section *section = add(&found);
	set_thing(&found, section, page->thing);
	if (body)
		set_top(&found, section, body);
	add_note(&found, section, page->thing->note);
	if (body)
		add_below(&found, body);
	searching_add(rendering, found.at, found.count);
}

/* --- figures ---------------------------------------------------------------------------------- */

/* The day that a value is from: of a fact its own, else that of its source. */
static struct date day_of(const struct origin *origin)
{
	const struct fact *fact = origin->fact;

	if (!fact)
		return DATE_NONE;
	return date_is_none(fact->on) && fact->source ? fact->source->published : fact->on;
}

static bool has_page(const struct rendering *rendering, const struct thing *thing)
{
	return map_get(&rendering->site->pages->of_things, thing->id);
}

/* NULL for a value that is not shown to readers, or leads nowhere. */
static struct search_section *add_figure(struct found *found, const struct thing *thing,
    const struct value *value, struct str name, struct str note)
{
	struct rendering *rendering = found->rendering;

	if (!value->origin || value->kind == VALUE_BAD || value->kind == VALUE_INAPPLICABLE ||
	    value->kind == VALUE_LIST || !origin_is_stated(value->origin))
		return NULL;
	struct search_section *section = add(found);
	struct str *shown = texts_of(rendering, 2);
	struct date day = day_of(value->origin);
	section->kind = has_page(rendering, thing) ? SEARCH_FIGURE : SEARCH_RECORD_FIGURE;
	section->anchor = value->origin->fragment;
	section->title = name;
	section->about = thing->name;
	shown[section->shown_count++] = value_memo_words(rendering, value).text;
	if (!date_is_none(day))
		shown[section->shown_count++] =
		    date_words(rendering->scratch, site_language(rendering->site), day);
	section->shown = shown;
	add_note(found, section, note);
	return section;
}

/* `alike`: the attribute or figure that it is of. */
static void add_member(struct found *found, const struct thing *thing, const void *alike,
    struct str id, struct str name, struct str note)
{
	struct value value =
	    evaluator_member(found->rendering->worker->evaluator, thing, id, thing->at);
	struct search_section *section = add_figure(found, thing, &value, name, note);

	if (!section)
		return;
	section->alike = alike;
	section->beside = thing->id; /* "rtx_5090 Price" finds it, too */
}

static void add_members(struct found *found, const struct thing *thing)
{
	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		add_member(found, thing, attribute, attribute->id, attribute->name, attribute->note);
	}
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count == 0)
			add_member(found, thing, figure, figure->id, figure->name, figure->note);
	}
}

/* "Kettle (Grid, 7 L/day)": whose call it is, with what it is called with. */
static struct str call_about(struct arena *scratch, const struct origin *call)
{
	struct str words = origin_words(scratch, call);
	size_t arguments = str_find(words, STR(" ("), call->thing->name.len);

	return arguments == STR_NONE
	    ? call->thing->name
	    : STR_JOIN(scratch, call->thing->name, str_sub(words, arguments, words.len));
}

static void add_calls(struct found *found, const struct thing *thing)
{
	struct rendering *rendering = found->rendering;
	const struct call_list *calls = map_get(&rendering->site->uses->calls, thing->id);

	for (size_t i = 0; calls && i < calls->count; i++) {
		const struct figure *figure = calls->at[i]->figure;
		struct value value =
		    evaluator_origin_value(rendering->worker->evaluator, calls->at[i]);
		value.origin = calls->at[i];
		struct search_section *section =
		    add_figure(found, thing, &value, figure->name, figure->note);
		if (!section)
			continue;
		section->kind = SEARCH_RECORD_FIGURE;
		section->alike = figure;
		section->about = call_about(rendering->scratch, calls->at[i]);
	}
}

void search_add_figures(struct rendering *rendering)
{
	struct found found = found_on(rendering);
	const struct thing *thing = rendering->page->thing;

	if (!is_searched(rendering))
		return;
	/* A thing without a page of its own is found here. */
	if (!has_page(rendering, thing)) {
		struct search_section *section = add(&found);
		set_thing(&found, section, thing);
		section->kind = SEARCH_RECORD;
		add_note(&found, section, thing->note);
	}
	add_members(&found, thing);
	add_calls(&found, thing);
	searching_add(rendering, found.at, found.count);
}
