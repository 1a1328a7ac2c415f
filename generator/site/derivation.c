/* Values and derivations as the templates see them: the part of site.h that every made-up page shares. */
#include "html/html.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/views.h"

#include <string.h>

/*
 * Inputs that a derivation lists: more are only counted. Nobody goes through a thousand, and things
 * that each add up all others would list the square of them.
 */
#define INPUTS_MOST 1000

struct str value_text(const struct worker *worker, const struct value *value, const struct show *show)
{
	struct show own = value_show(value);
	struct buf out = buf_in(worker->scratch, BUF_MOST);

	value_print(worker->evaluator, value, show != NULL ? show : &own, &out);
	return buf_str(&out);
}

static struct str linked_thing(struct worker *worker, const struct thing *thing)
{
	struct view *view = view_object(worker->scratch);
	struct str href = site_thing_href(worker, thing);

	if (href.len > 0)
		view_set_text(view, "href", href);
	view_set_text(view, "name", thing->name);
	return layout_render(worker, "link", view);
}

struct str plain_markup(struct worker *worker, struct str text)
{
	struct view *view = view_object(worker->scratch);

	view_set_text(view, "text", text);
	return layout_render(worker, "figure", view);
}

static bool is_sentence(const struct value *value)
{
	return value->kind == VALUE_TEXT && str_ends(value->text, STR("."));
}

static struct str linked_list(struct worker *worker, const struct value *list)
{
	struct buf out = buf_in(worker->scratch, BUF_MOST);

	for (size_t i = 0; i < list->list.count; i++) {
		if (i > 0)
			buf_put(&out, is_sentence(&list->list.at[i - 1]) ? STR(" ") : STR(", "));
		struct value element = list->list.at[i];
		buf_put(&out, value_markup(worker, &element, NULL));
	}
	return buf_str(&out);
}

static bool is_without_records(const struct value *list)
{
	for (size_t i = 0; i < list->list.count; i++)
		if (list->list.at[i].kind == VALUE_RECORD)
			return false;
	return true;
}

struct str value_markup_to(
    struct worker *worker, const struct value *value, const struct show *show, struct str href)
{
	struct show own = value_show(value);
	struct view *view = view_object(worker->scratch);

	if (show == NULL)
		show = &own;
	if (value->kind == VALUE_THING)
		return linked_thing(worker, value->thing);
	if (value->kind == VALUE_LIST && is_without_records(value))
		return linked_list(worker, value);
	if (href.len > 0)
		view_set_text(view, "href", href);
	if (value->kind == VALUE_QUANTITY)
		view_set_text(view, "value",
		    quantity_machine(evaluator_arithmetic(worker->evaluator), value->quantity, show));
	view_set_truth(
	    view, "unknown", value->kind == VALUE_UNKNOWN || value->kind == VALUE_INAPPLICABLE);
	view_set_text(view, "text", value_text(worker, value, show));
	return layout_render(worker, "figure", view);
}

struct str value_markup(struct worker *worker, const struct value *value, const struct show *show)
{
	bool leads = value->origin != NULL && value->kind != VALUE_THING && value->kind != VALUE_LIST;

	return value_markup_to(
	    worker, value, show, leads ? site_figure_href(worker, value->origin) : STR(""));
}

void set_if(struct view *view, const char *key, struct str text)
{
	if (text.len > 0)
		view_set_text(view, key, text);
}

/* { name: "content/data/prices.yaml:12", href: … at the repository } */
void set_place(struct worker *worker, struct view *view, struct pos at)
{
	struct str repository = worker->site->catalog->config.repository;

	if (at.in == NULL)
		return;
	struct view *place = view_object(worker->scratch);
	view_set_text(
	    place, "name", str_print(worker->scratch, "%.*s:%u", STR_ARG(at.in->path), at.line));
	if (repository.len > 0)
		view_set_text(place, "href",
		    str_print(worker->scratch, "%.*s/blob/main/%.*s#L%u", STR_ARG(repository),
			STR_ARG(html_url_path(worker->scratch, at.in->path)), at.line));
	view_set(view, "place", place);
}

void set_source(struct worker *worker, struct view *view, const struct reference *source)
{
	if (source == NULL)
		return;
	struct view *item = view_object(worker->scratch);
	view_set_text(item, "name", source->title);
	view_set_text(item, "href", site_href_at(worker, worker->scratch, STR("sources/"), source->id));
	view_set(view, "source", item);
}

void set_stale(struct worker *worker, struct view *view, const struct fact *fact)
{
	int days = fact_stale_after(fact, figures_vantage(worker->site->figures).as_of);

	if (days > 0)
		view_set_text(view, "stale", str_print(worker->scratch, "older than %d days", days));
}

static struct view *fact_row(struct worker *worker, const struct fact *fact, bool used)
{
	struct view *row = view_object(worker->scratch);

	set_if(row, "literal", fact->literal);
	set_source(worker, row, fact->source);
	if (!date_is_none(fact->on))
		view_set_text(row, "on", date_words(worker->scratch, fact->on));
	set_if(row, "terms", fact_terms(worker->scratch, fact));
	set_if(row, "note", fact->note);
	set_place(worker, row, fact->at);
	view_set_truth(row, "used", used);
	if (used)
		set_stale(worker, row, fact);
	return row;
}

static void set_rows(struct worker *worker, struct view *view, const char *key, struct view *rows)
{
	if (rows->count == 0)
		return;
	struct view *object = view_object(worker->scratch);
	view_set(object, "rows", rows);
	view_set(view, key, object);
}

static void set_facts(struct worker *worker, struct view *view, const struct origin *origin)
{
	struct view *rows = view_list(worker->scratch);
	const struct facts *facts = origin->thing == NULL || origin->attribute == NULL
	    ? NULL
	    : thing_facts(origin->thing, origin->attribute->id);

	for (size_t i = 0; facts != NULL && i < facts->count; i++)
		view_add(rows, fact_row(worker, facts->at[i], facts->at[i] == origin->fact));
	if (facts == NULL && origin->fact != NULL)
		view_add(rows, fact_row(worker, origin->fact, true));
	set_rows(worker, view, "facts", rows);
}

static void set_inputs(struct worker *worker, struct view *view, const struct derivation *derivation)
{
	struct view *rows = view_list(worker->scratch);

	for (size_t i = 0; i < derivation->input_count && i < INPUTS_MOST; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		struct view *row = view_object(worker->scratch);
		view_set_text(row, "path", input->path);
		view_set_text(row, "html", value_markup(worker, &input->value, NULL));
		if (input->value.origin != NULL)
			view_set_text(row, "name", origin_words(worker->scratch, input->value.origin));
		if (input->value.origin != NULL && input->value.kind == VALUE_THING)
			set_if(row, "how", site_figure_href(worker, input->value.origin));
		view_add(rows, row);
	}
	set_rows(worker, view, "inputs", rows);
	if (derivation->input_count > INPUTS_MOST)
		view_set_number(view, "more_inputs", (long)(derivation->input_count - INPUTS_MOST));
}

/* `source:` of a figure is the id of a source or words. */
static struct str reference_words(const struct worker *worker, struct str reference)
{
	const struct reference *source = map_get(&worker->site->catalog->references, reference);

	return source == NULL ? reference : source->title;
}

struct view *derivation_view(
    struct worker *worker, struct str id, const struct derivation *derivation, struct str printed)
{
	const struct value *value = &derivation->value;
	struct view *view = view_object(worker->scratch);
	bool is_fact = derivation->formula.len == 0;

	view_set_text(view, "id", id);
	view_set_text(view, "name", derivation->name);
	view_set_text(view, "value_html",
	    printed.len > 0 ? plain_markup(worker, printed)
			    : value_markup_to(worker, value, NULL, STR("")));
	if (value->kind == VALUE_QUANTITY && !is_fact) {
		view_set_truth(view, "approximate", value->quantity->approx);
		view_set_truth(view, "bound", value->quantity->bound);
	}
	if (value->kind == VALUE_UNKNOWN && !is_fact)
		set_if(view, "missing", value->missing);
	set_if(view, "formula", derivation->formula);
	set_if(view, "substituted", derivation->substituted);
	set_inputs(worker, view, derivation);
	if (is_fact && value->origin != NULL)
		set_facts(worker, view, value->origin);
	set_if(view, "note", derivation->note);
	set_if(view, "reference", reference_words(worker, derivation->reference));
	if (!is_fact)
		set_place(worker, view, derivation->formula_at);
	return view;
}

/* --- the page of derivations ------------------------------------------------------------------ */

static void add_derivation(struct worker *worker, struct view *list, const struct origin *origin)
{
	struct derivation derivation = evaluator_derive_origin(worker->evaluator, origin);

	view_add(list, derivation_view(worker, origin->fragment, &derivation, STR("")));
}

static void add_member(
    struct worker *worker, struct view *list, const struct thing *thing, struct str name)
{
	struct value value = evaluator_member(worker->evaluator, thing, name, thing->at);

	if (value.kind != VALUE_BAD && value.origin != NULL && origin_is_stated(value.origin))
		add_derivation(worker, list, value.origin);
}

struct view *figures_view(struct worker *worker, const struct thing *thing)
{
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);
	struct view *about = view_object(worker->scratch);
	const struct call_list *calls = map_get(&worker->site->calls, thing->id);

	for (size_t i = 0; i < thing->kind->attributes.count; i++)
		add_member(worker, list, thing, thing->kind->attributes.at[i].key);
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count == 0)
			add_member(worker, list, thing, figure->id);
	}
	for (size_t i = 0; calls != NULL && i < calls->count; i++)
		add_derivation(worker, list, calls->at[i]);
	view_set_text(about, "name", thing->name);
	set_if(about, "href", site_thing_href(worker, thing));
	view_set(view, "thing", about);
	view_set(view, "derivations", list);
	return view;
}
