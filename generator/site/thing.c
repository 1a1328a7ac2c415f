/* The page of a thing: facts, what follows from them, lists, where it is used, history. */
#include "html/table.h"
#include "site/drawing.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/views.h"

static void set_kind(struct worker *worker, struct view *view, const struct thing *thing)
{
	struct view *kind = view_object(worker->scratch);
	const struct page *page = map_get(&worker->site->thing_pages, thing->id);

	view_set_text(kind, "name", thing->kind->name);
	if (page != NULL && page->folder != NULL && page->folder->index != page)
		view_set_text(kind, "href", site_href(worker, worker->scratch, page->folder->address));
	view_set(view, "kind", kind);
}

static struct str inline_markup(
    struct worker *worker, struct str text, const struct thing *self, struct pos at)
{
	struct document_site links = link_site(worker);
	struct document_input input = {
		.source = at.in,
		.self = self,
		.catalog = worker->site->catalog,
		.evaluator = worker->evaluator,
		.templates = worker->site->templates,
		.site = &links,
		.keep = worker->scratch,
		.scratch = worker->scratch,
		.diag = worker->diag,
	};

	return text.len == 0 ? text : document_inline(&input, text, at);
}

/* --- facts and figures ------------------------------------------------------------------------ */

/* The day a fact is from: its own, else that of its source; empty when neither is known. */
static struct str fact_date(struct worker *worker, const struct fact *fact)
{
	struct date on = fact->on;

	if (date_is_none(on) && fact->source != NULL)
		on = fact->source->published;
	return date_is_none(on) ? STR("") : date_words(worker->scratch, on);
}

static struct view *other_fact(struct worker *worker, const struct fact *fact)
{
	struct view *other = view_object(worker->scratch);

	view_set_text(other, "html", value_markup_to(worker, &fact->value, NULL, STR("")));
	set_source(worker, other, fact->source);
	set_if(other, "on", fact_date(worker, fact));
	return other;
}

static struct view *fact_row(struct worker *worker, const struct facts *facts, const struct value *value)
{
	struct view *row = view_object(worker->scratch), *others = view_list(worker->scratch);
	const struct fact *used = value->origin == NULL ? NULL : value->origin->fact;

	view_set_text(row, "name", facts->attribute->name);
	view_set_text(row, "html", value_markup(worker, value, NULL));
	if (used != NULL) {
		set_source(worker, row, used->source);
		set_if(row, "on", fact_date(worker, used));
		set_if(row, "note", used->note);
		set_stale(worker, row, used);
	}
	for (size_t i = 0; facts->attribute->from.len == 0 && i < facts->count; i++)
		if (facts->at[i] != used)
			view_add(others, other_fact(worker, facts->at[i]));
	view_set(row, "others", others);
	return row;
}

static bool is_record_list(const struct attribute *attribute)
{
	return attribute->type == ATTRIBUTE_LIST && attribute->element == NULL;
}

/* Sentences, which read better as a list of their own than in a cell. */
static bool is_text_list(const struct attribute *attribute)
{
	return attribute->type == ATTRIBUTE_LIST && attribute->element != NULL &&
	    attribute->element->type == ATTRIBUTE_TEXT;
}

static void set_facts(struct worker *worker, struct view *view, const struct thing *thing)
{
	struct view *rows = view_list(worker->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (facts == NULL || facts->count == 0 || is_record_list(attribute) ||
		    is_text_list(attribute))
			continue;
		struct value value =
		    evaluator_member(worker->evaluator, thing, attribute->id, thing->at);
		if (value.kind != VALUE_BAD)
			view_add(rows, fact_row(worker, facts, &value));
	}
	if (rows->count == 0)
		return;
	struct view *values = view_object(worker->scratch);
	view_set_text(values, "id", STR("thing.facts"));
	view_set_text(values, "caption",
	    str_print(worker->scratch, "%.*s: what is stated, and by whom", STR_ARG(thing->name)));
	view_set_truth(values, "sourced", true);
	view_set(values, "rows", rows);
	view_set(view, "facts", values);
}

static void set_figures(struct worker *worker, struct view *view, const struct thing *thing)
{
	struct view *rows = view_list(worker->scratch);

	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(worker->evaluator, thing, figure->id, thing->at);
		if (value.kind == VALUE_BAD || value.kind == VALUE_INAPPLICABLE)
			continue;
		struct view *row = view_object(worker->scratch);
		view_set_text(row, "name", figure->name);
		view_set_text(row, "html", value_markup(worker, &value, NULL));
		set_if(row, "note", figure->note);
		view_add(rows, row);
	}
	if (rows->count == 0)
		return;
	struct view *values = view_object(worker->scratch);
	view_set_text(values, "id", STR("thing.figures"));
	view_set_text(values, "caption",
	    str_print(worker->scratch, "%.*s: what is computed from it", STR_ARG(thing->name)));
	view_set(values, "rows", rows);
	view_set(view, "figures", values);
}

/* --- lists ------------------------------------------------------------------------------------ */

static struct str cell_markup(struct worker *worker, const struct fact *fact)
{
	return fact == NULL ? plain_markup(worker, STR("not stated"))
			    : value_markup(worker, &fact->value, NULL);
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
		if (map_get(&list->list.at[i].record->fields, field->id) != NULL)
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

static void add_record(struct worker *worker, struct table *table,
    const struct attribute *const *fields, size_t count, const struct record *record)
{
	for (size_t i = 0; i < count; i++) {
		const struct fact *fact = map_get(&record->fields, fields[i]->id);
		if (i == 0)
			table_row(table, cell_markup(worker, fact), false);
		else
			table_cell(table,
			    (struct table_cell){
				.html = cell_markup(worker, fact), .quiet = fact == NULL });
	}
}

static struct view *list_table(struct worker *worker, const struct thing *thing,
    const struct attribute *list, const struct value *value)
{
	struct str caption =
	    str_print(worker->scratch, "%.*s: %.*s", STR_ARG(thing->name), STR_ARG(list->name));
	struct table *table = table_new(worker->scratch,
	    str_print(worker->scratch, "thing.%.*s-table", STR_ARG(list->id)), caption);
	const struct attribute **fields =
	    ARENA_ARRAY(worker->scratch, const struct attribute *, list->fields.count);
	size_t count = list_fields(list, value, fields);

	for (size_t i = 0; i < count; i++)
		table_column(table,
		    (struct table_column){
			.name = fields[i]->name, .number = fields[i]->type == ATTRIBUTE_QUANTITY });
	for (size_t i = 0; i < value->list.count; i++)
		add_record(worker, table, fields, count, value->list.at[i].record);
	return table_view(table);
}

static void set_lists(struct worker *worker, struct view *view, const struct thing *thing)
{
	struct view *lists = view_list(worker->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (facts == NULL || facts->count == 0 || !is_record_list(attribute) ||
		    facts->at[0]->value.kind != VALUE_LIST)
			continue;
		struct view *item = view_object(worker->scratch);
		view_set_text(item, "id", attribute->id);
		view_set_text(item, "name", attribute->name);
		view_set(item, "table", list_table(worker, thing, attribute, &facts->at[0]->value));
		view_add(lists, item);
	}
	view_set(view, "lists", lists);
}

static struct view *point_items(struct worker *worker, const struct value *value)
{
	struct view *items = view_list(worker->scratch);

	for (size_t i = 0; i < value->list.count; i++) {
		struct view *item = view_object(worker->scratch);
		view_set_text(item, "text", value->list.at[i].text);
		view_add(items, item);
	}
	return items;
}

static void set_points(struct worker *worker, struct view *view, const struct thing *thing)
{
	struct view *points = view_list(worker->scratch);

	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (facts == NULL || facts->count == 0 || !is_text_list(attribute) ||
		    facts->at[0]->value.kind != VALUE_LIST)
			continue;
		struct view *point = view_object(worker->scratch);
		view_set_text(point, "id", attribute->slug);
		view_set_text(point, "name", attribute->name);
		view_set(point, "items", point_items(worker, &facts->at[0]->value));
		view_add(points, point);
	}
	view_set(view, "points", points);
}

/* --- use and history -------------------------------------------------------------------------- */

static void add_use(
    struct worker *worker, struct view *items, struct str name, struct str href, struct str kind)
{
	struct view *item = view_object(worker->scratch);

	view_set_text(item, "name", name);
	view_set_text(item, "href", href);
	set_if(item, "kind", kind);
	view_add(items, item);
}

static bool is_user(const struct thing_list *users, const struct thing *thing)
{
	for (size_t i = 0; users != NULL && i < users->count; i++)
		if (users->at[i] == thing)
			return true;
	return false;
}

static void set_used_by(struct worker *worker, struct view *view, const struct thing *thing)
{
	const struct site *site = worker->site;
	const struct thing_list *users = map_get(&site->users, thing->id);
	const struct page_list *pages = map_get(&site->uses, thing->id);
	struct view *items = view_list(worker->scratch);

	for (size_t i = 0; users != NULL && i < users->count; i++) {
		struct str href = site_thing_href(worker, users->at[i]);
		if (href.len > 0)
			add_use(worker, items, users->at[i]->name, href, users->at[i]->kind->name);
	}
	for (size_t i = 0; pages != NULL && i < pages->count; i++) {
		const struct page *page = pages->at[i];
		if (page->thing != NULL && is_user(users, page->thing))
			continue; /* listed as the thing it is about */
		add_use(worker, items, page->label,
		    site_href(worker, worker->scratch, page->address), STR(""));
	}
	if (items->count == 0)
		return;
	struct view *used_by = view_object(worker->scratch);
	view_set(used_by, "items", items);
	view_set(view, "used_by", used_by);
}

static struct view *observation_row(
    struct worker *worker, const struct fact *fact, const struct fact *used)
{
	struct view *row = view_object(worker->scratch);

	view_set_text(row, "on", date_iso(worker->scratch, fact->on));
	view_set_text(row, "name", fact->attribute->name);
	view_set_text(row, "html", value_markup_to(worker, &fact->value, NULL, STR("")));
	view_set_truth(row, "used", fact == used);
	view_set_truth(row, "retracted", fact->retracted);
	set_if(row, "terms", fact_terms(worker->scratch, fact));
	set_source(worker, row, fact->source);
	return row;
}

/* Observations stand in the catalog best first; a history runs from the newest to the oldest. */
static void set_history(struct worker *worker, struct view *view, const struct thing *thing)
{
	const struct catalog *catalog = worker->site->catalog;
	struct view *rows = view_list(worker->scratch);
	const struct thing_observations *own = map_get(&worker->site->observations, thing->id);

	for (size_t i = 0; own != NULL && i < own->count; i++) {
		const struct fact *fact = own->at[i];
		struct value value =
		    evaluator_member(worker->evaluator, thing, fact->attribute->id, thing->at);
		view_add(rows,
		    observation_row(worker, fact, value.origin == NULL ? NULL : value.origin->fact));
	}
	if (rows->count == 0 || catalog->observation_count == 0)
		return;
	struct view *history = view_object(worker->scratch);
	view_set_text(history, "caption",
	    str_print(worker->scratch, "%.*s: observations, newest first", STR_ARG(thing->name)));
	view_set(history, "rows", rows);
	view_set(view, "history", history);
}

struct view *thing_view(struct worker *worker, const struct thing *thing)
{
	struct view *view = view_object(worker->scratch);

	view_set_text(view, "name", thing->name);
	set_kind(worker, view, thing);
	if (!date_is_none(thing->retired))
		view_set_text(view, "retired", date_words(worker->scratch, thing->retired));
	set_if(view, "note_html", inline_markup(worker, thing->note, thing, thing->at));
	set_facts(worker, view, thing);
	set_figures(worker, view, thing);
	set_lists(worker, view, thing);
	set_points(worker, view, thing);
	set_used_by(worker, view, thing);
	set_drawings(worker, view, thing);
	set_history(worker, view, thing);
	return view;
}
