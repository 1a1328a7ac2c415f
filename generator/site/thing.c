/* The page of a thing: facts, what follows from them, lists, where it is used, history. */
#include "site/thing.h"

#include "base/language.h"
#include "data/value_print.h"
#include "html/table.h"
#include "site/link.h"
#include "site/main_facts.h"
#include "site/navigation.h"
#include "site/price_history.h"
#include "site/side_by_side.h"
#include "site/site_language.h"
#include "site/template.h"
#include "site/views.h"

static void set_kind(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *kind = view_object(rendering->scratch);
	const struct page *page = map_get(&rendering->site->pages->of_things, thing->id);

	view_set_text(kind, "name", thing->kind->name);
	if (page && page->folder && page->folder->index != page)
		view_set_text(
		    kind, "href", site_href(rendering, rendering->scratch, page->folder->address));
	view_set(view, "kind", kind);
}

static struct document_input note_input(
    struct rendering *rendering, const struct document_site *links, const struct thing *thing)
{
	return (struct document_input){
		.source = thing->at.in,
		.self = thing,
		.catalog = rendering->site->data->catalog,
		.evaluator = rendering->worker->evaluator,
		.templates = rendering->site->templates,
		.site = links,
		.keep = rendering->scratch,
		.scratch = rendering->scratch,
		.diag = rendering->worker->diag,
	};
}

static struct markup note_markup(struct rendering *rendering, const struct thing *thing)
{
	struct document_site links = link_site(rendering);
	struct document_input input = note_input(rendering, &links, thing);

	return document_inline(&input, thing->note, thing->note_at);
}

struct str thing_note_twin(struct rendering *rendering, const struct thing *thing)
{
	struct document_site links = link_site(rendering);
	struct document_input input = note_input(rendering, &links, thing);

	return thing->note.len == 0 ? STR("")
				    : document_inline_twin(&input, thing->note, thing->note_at);
}

/* --- facts and figures ------------------------------------------------------------------------ */

struct str thing_fact_date(struct rendering *rendering, const struct fact *fact)
{
	struct date on = fact->on;

	if (date_is_none(on) && fact->source)
		on = fact->source->published;
	return date_is_none(on) ? STR("")
				: date_words(rendering->scratch, site_language(rendering->site), on);
}

static struct view *other_fact(struct rendering *rendering, const struct fact *fact)
{
	struct view *other = view_object(rendering->scratch);

	view_set_markup(other, "html", value_markup_to(rendering, &fact->value, NULL, STR("")));
	set_source(rendering, other, fact->source);
	set_if(other, "on", thing_fact_date(rendering, fact));
	return other;
}

static struct view *fact_row(
    struct rendering *rendering, const struct facts *facts, const struct value *value)
{
	struct view *row = view_object(rendering->scratch), *others = view_list(rendering->scratch);
	const struct fact *used = !value->origin ? NULL : value->origin->fact;

	view_set_text(row, "name", facts->attribute->name);
	view_set_markup(row, "html", value_markup(rendering, value, NULL));
	set_exact_number(rendering, row, value);
	if (used) {
		set_source(rendering, row, used->source);
		set_if(row, "on", thing_fact_date(rendering, used));
		if (!date_is_none(used->on))
			view_set_text(row, "date", date_iso(rendering->scratch, used->on));
		set_if(row, "note", used->note);
		set_age(rendering, row, used);
	}
	for (size_t i = 0; facts->attribute->from.len == 0 && i < facts->count; i++)
		if (facts->at[i] != used)
			view_add(others, other_fact(rendering, facts->at[i]));
	view_set(row, "others", others);
	return row;
}

static bool is_record_list(const struct attribute *attribute)
{
	return attribute->type == ATTRIBUTE_LIST && !attribute->element;
}

/* Sentences, which read better as a list of their own than in a cell. */
static bool is_text_list(const struct attribute *attribute)
{
	return attribute->type == ATTRIBUTE_LIST && attribute->element &&
	    attribute->element->type == ATTRIBUTE_TEXT;
}

static void set_facts(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *rows = view_list(rendering->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (!facts || facts->count == 0 || is_record_list(attribute) || is_text_list(attribute))
			continue;
		struct value value =
		    evaluator_member(rendering->worker->evaluator, thing, attribute->id, thing->at);
		if (!value_is_mistake(&value))
			view_add(rows, fact_row(rendering, facts, &value));
	}
	if (rows->count == 0)
		return;
	struct view *values = view_object(rendering->scratch);
	view_set_text(values, "id", STR("thing.facts"));
	view_set_text(values, "caption",
	    WORD_FILL(rendering->scratch, site_language(rendering->site), WORD_THING_FACTS,
		{ "name", thing->name }));
	view_set_truth(values, "sourced", true);
	set_tools(rendering, values, STR("facts"), rows->count);
	view_set(values, "rows", rows);
	view_set(view, "facts", values);
}

static void set_figures(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *rows = view_list(rendering->scratch);

	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value =
		    evaluator_member(rendering->worker->evaluator, thing, figure->id, thing->at);
		if (value_is_mistake(&value) || value.kind == VALUE_INAPPLICABLE)
			continue;
		struct view *row = view_object(rendering->scratch);
		view_set_text(row, "name", figure->name);
		view_set_markup(row, "html", value_markup(rendering, &value, NULL));
		set_exact_number(rendering, row, &value);
		set_if(row, "note", figure->note);
		view_add(rows, row);
	}
	if (rows->count == 0)
		return;
	struct view *values = view_object(rendering->scratch);
	view_set_text(values, "id", STR("thing.figures"));
	view_set_text(values, "caption",
	    WORD_FILL(rendering->scratch, site_language(rendering->site), WORD_THING_FIGURES,
		{ "name", thing->name }));
	set_tools(rendering, values, STR("figures"), rows->count);
	view_set(values, "rows", rows);
	view_set(view, "figures", values);
}

/* --- lists ------------------------------------------------------------------------------------ */

static struct markup cell_markup(struct rendering *rendering, const struct fact *fact)
{
	return !fact
	    ? plain_markup(rendering, words_get(site_language(rendering->site), WORD_NOT_STATED))
	    : value_markup(rendering, &fact->value, NULL);
}

/* Rows are headed by the thing that a record is about; where there is none, by the first field. */
static const struct attribute *head_field(const struct attribute *list)
{
	for (size_t i = 0; i < list->fields.count; i++) {
		const struct attribute *field = list->fields.at[i].value;
		if (field->type == ATTRIBUTE_THING)
			return field;
	}
	return list->fields.at[0].value;
}

static bool is_given(const struct value *list, const struct attribute *field)
{
	for (size_t i = 0; i < list->list.count; i++)
		if (map_get(&list->list.at[i].record->fields, field->id))
			return true;
	return false;
}

/* The head's field, then the others that any record has. */
static size_t list_fields(
    const struct attribute *list, const struct value *value, const struct attribute **fields)
{
	size_t count = 0;

	fields[count++] = head_field(list);
	for (size_t i = 0; i < list->fields.count; i++) {
		const struct attribute *field = list->fields.at[i].value;
		if (field != fields[0] && is_given(value, field))
			fields[count++] = field;
	}
	return count;
}

static void add_record(struct rendering *rendering, struct table *table,
    const struct attribute *const *fields, size_t count, const struct record *record)
{
	for (size_t i = 0; i < count; i++) {
		const struct fact *fact = map_get(&record->fields, fields[i]->id);
		if (i == 0)
			table_row(table, cell_markup(rendering, fact), false);
		else
			table_cell(table,
			    (struct table_cell){
				.content = cell_markup(rendering, fact), .quiet = !fact });
	}
}

static struct view *list_table(struct rendering *rendering, const struct thing *thing,
    const struct attribute *list, const struct value *value)
{
	struct str caption =
	    str_print(rendering->scratch, "%.*s: %.*s", STR_ARG(thing->name), STR_ARG(list->name));
	struct table *table = table_new(rendering->scratch,
	    str_print(rendering->scratch, "thing.%.*s-table", STR_ARG(list->id)), caption);
	const struct attribute **fields =
	    ARENA_ARRAY(rendering->scratch, const struct attribute *, list->fields.count);
	size_t count = list_fields(list, value, fields);

	table_answers(table, list->id);
	for (size_t i = 0; i < count; i++)
		table_column(table,
		    (struct table_column){
			.name = fields[i]->name, .number = fields[i]->type == ATTRIBUTE_QUANTITY });
	for (size_t i = 0; i < value->list.count; i++)
		add_record(rendering, table, fields, count, value->list.at[i].record);
	return table_view(table);
}

static void set_lists(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *lists = view_list(rendering->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (!facts || facts->count == 0 || !is_record_list(attribute) ||
		    facts->at[0]->value.kind != VALUE_LIST)
			continue;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "id", attribute->id);
		view_set_text(item, "name", attribute->name);
		view_set(item, "table", list_table(rendering, thing, attribute, &facts->at[0]->value));
		view_add(lists, item);
	}
	view_set(view, "lists", lists);
}

static struct view *point_items(struct rendering *rendering, const struct value *value)
{
	struct view *items = view_list(rendering->scratch);

	for (size_t i = 0; i < value->list.count; i++) {
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "text", value->list.at[i].text);
		view_add(items, item);
	}
	return items;
}

static void set_points(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *points = view_list(rendering->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (!facts || facts->count == 0 || !is_text_list(attribute) ||
		    facts->at[0]->value.kind != VALUE_LIST)
			continue;
		struct view *point = view_object(rendering->scratch);
		view_set_text(point, "id", attribute->slug);
		view_set_text(point, "name", attribute->name);
		view_set(point, "items", point_items(rendering, &facts->at[0]->value));
		view_add(points, point);
	}
	view_set(view, "points", points);
}

/* --- use and history -------------------------------------------------------------------------- */

static void add_use(struct rendering *rendering, struct view *items, struct str name,
    struct str href, struct str kind)
{
	struct view *item = view_object(rendering->scratch);

	view_set_text(item, "name", name);
	view_set_text(item, "href", href);
	set_if(item, "kind", kind);
	view_add(items, item);
}

static bool is_user(const struct thing_list *users, const struct thing *thing)
{
	for (size_t i = 0; users && i < users->count; i++)
		if (users->at[i] == thing)
			return true;
	return false;
}

static void set_used_by(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	const struct site *site = rendering->site;
	const struct thing_list *users = map_get(&site->things->users, thing->id);
	const struct page_list *pages = map_get(&site->uses->pages, thing->id);
	struct view *items = view_list(rendering->scratch);

	for (size_t i = 0; users && i < users->count; i++) {
		struct str href = site_thing_href(rendering, users->at[i]);
		if (href.len > 0)
			add_use(rendering, items, users->at[i]->name, href, users->at[i]->kind->name);
	}
	for (size_t i = 0; pages && i < pages->count; i++) {
		const struct page *page = pages->at[i];
		if (page->thing && is_user(users, page->thing))
			continue; /* listed as the thing it is about */
		add_use(rendering, items, page->label,
		    site_href(rendering, rendering->scratch, page->address), STR(""));
	}
	if (items->count == 0)
		return;
	struct view *used_by = view_object(rendering->scratch);
	view_set(used_by, "items", items);
	view_set(view, "used_by", used_by);
}

static struct view *observation_row(
    struct rendering *rendering, const struct fact *fact, const struct fact *used)
{
	struct view *row = view_object(rendering->scratch);

	view_set_text(row, "on", date_iso(rendering->scratch, fact->on));
	view_set_text(row, "name", fact->attribute->name);
	view_set_markup(row, "html", value_markup_to(rendering, &fact->value, NULL, STR("")));
	set_exact_number(rendering, row, &fact->value);
	view_set_truth(row, "used", fact == used);
	view_set_truth(row, "retracted", fact->retracted);
	set_if(row, "terms", fact_terms(rendering->scratch, site_language(rendering->site), fact));
	set_source(rendering, row, fact->source);
	return row;
}

/* Observations stand in the catalog best first; a history runs from the newest to the oldest. */
static void set_history(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	const struct catalog *catalog = rendering->site->data->catalog;
	struct view *rows = view_list(rendering->scratch);
	const struct thing_index *index = rendering->site->things;
	const struct observation_list *list = map_get(&index->observations, thing->id);

	for (size_t i = 0; list && i < list->count; i++) {
		const struct fact *fact = list->at[i];
		struct value value = evaluator_member(
		    rendering->worker->evaluator, thing, fact->attribute->id, thing->at);
		view_add(rows,
		    observation_row(rendering, fact, !value.origin ? NULL : value.origin->fact));
	}
	if (rows->count == 0 || catalog->observation_count == 0)
		return;
	struct view *history = view_object(rendering->scratch);
	view_set_text(history, "caption",
	    WORD_FILL(rendering->scratch, site_language(rendering->site), WORD_THING_OBSERVATIONS,
		{ "name", thing->name }));
	set_tools(rendering, history, STR("observations"), rows->count);
	view_set(history, "rows", rows);
	view_set(view, "history", history);
}

/* What the author says tells it apart, above all that is known of it. */
static void set_main(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	struct view *items = view_list(rendering->scratch), *main = view_object(rendering->scratch);
	struct main_fact facts[MAIN_FACTS_MOST];
	size_t count = thing->kind->main_count > 0 ? main_facts(rendering, thing, facts) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct value *value = &facts[i].value;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", facts[i].name);
		view_set_markup(item, "html", value_markup(rendering, value, NULL));
		if (value->origin && value->origin->fact)
			set_age(rendering, item, value->origin->fact);
		view_add(items, item);
	}
	view_set(main, "items", items);
	if (count > 0)
		view_set(view, "main", main);
}

struct view *thing_view(struct rendering *rendering, const struct thing *thing)
{
	struct view *view = view_object(rendering->scratch);

	view_set_text(view, "name", thing->name);
	set_kind(rendering, view, thing);
	if (!date_is_none(thing->retired))
		view_set_text(view, "retired",
		    date_words(rendering->scratch, site_language(rendering->site), thing->retired));
	if (thing->note.len > 0)
		view_set_markup(view, "note_html", note_markup(rendering, thing));
	if (rendering->site->chooses && side_by_side_has(rendering->site, thing->kind))
		view_set_text(view, "choose_href",
		    STR_JOIN(rendering->scratch,
			site_href(rendering, rendering->scratch, rendering->site->choose),
			STR("?things="), thing->id));
	set_main(rendering, view, thing);
	set_facts(rendering, view, thing);
	set_figures(rendering, view, thing);
	set_lists(rendering, view, thing);
	set_points(rendering, view, thing);
	set_used_by(rendering, view, thing);
	price_history_set(rendering, view, thing);
	set_history(rendering, view, thing);
	return view;
}
