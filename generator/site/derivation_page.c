#include "site/derivation_page.h"

#include "data/origin_fragment.h"
#include "data/value_print.h"
#include "site/derivation_script.h"
#include "site/link.h"
#include "site/site_language.h"
#include "site/template.h"
#include "site/turning.h"
#include "site/value_memo.h"
#include "site/views.h"

/*
 * Inputs that a derivation lists: more are only counted. Nobody goes through a thousand, and things
 * that each add up all others would list the square of them.
 */
#define INPUTS_MOST 1000

/* With so many derivations and more a page begins with links to them. */
#define CONTENTS_LEAST 5

/* `used`: it is what counts; of one among `count` that is said. */
static struct view *fact_row(struct rendering *rendering, const struct fact *fact, bool used, size_t count)
{
	struct view *row = view_object(rendering->scratch);

	set_if(row, "literal", fact->literal);
	set_source(rendering, row, fact->source);
	if (!date_is_none(fact->on))
		view_set_text(row, "on",
		    date_words(rendering->scratch, site_language(rendering->site), fact->on));
	set_if(row, "terms", fact_terms(rendering->scratch, site_language(rendering->site), fact));
	set_if(row, "note", fact->note);
	set_place(rendering, row, fact->at);
	view_set_truth(row, "used", used && count > 1);
	if (used)
		set_age(rendering, row, fact);
	return row;
}

static void set_rows(struct rendering *rendering, struct view *view, const char *key, struct view *rows)
{
	if (rows->count == 0)
		return;
	struct view *object = view_object(rendering->scratch);
	view_set(object, "rows", rows);
	view_set(view, key, object);
}

static void set_facts(struct rendering *rendering, struct view *view, const struct origin *origin)
{
	struct view *rows = view_list(rendering->scratch);
	const struct facts *facts = !origin->thing || !origin->attribute
	    ? NULL
	    : thing_facts(origin->thing, origin->attribute->id);

	for (size_t i = 0; facts && i < facts->count; i++)
		view_add(rows,
		    fact_row(rendering, facts->at[i], facts->at[i] == origin->fact, facts->count));
	if (!facts && origin->fact)
		view_add(rows, fact_row(rendering, origin->fact, true, 1));
	set_rows(rendering, view, "facts", rows);
}

/* The name of an input. On a page of derivations what is of its thing, whose name the title says, is "Price" alone. */
static struct str input_name(struct rendering *rendering, const struct origin *origin,
    const struct known_value *known, bool listed)
{
	struct str words = known ? known->name : origin_words(rendering->scratch, origin);
	bool own = listed && origin_thing(origin) == rendering->page->thing;

	return own ? origin_own_words(origin, words) : words;
}

/* Pages of derivations print the same inputs again and again. */
static void set_input(struct rendering *rendering, struct view *row,
    const struct derivation_input *input, bool listed)
{
	const struct value *value = &input->value;
	struct known_value *known = listed ? value_memo_keep(rendering, value) : NULL;

	view_set_text(row, "path", input->path);
	view_set_markup(row, "html",
	    known ? value_memo_markup(rendering, known) : value_markup(rendering, value, NULL));
	if (value->origin)
		view_set_text(row, "name", input_name(rendering, value->origin, known, listed));
	if (value->origin && value->kind == VALUE_THING)
		set_if(row, "how", site_figure_href(rendering, value->origin));
}

static void set_inputs(struct rendering *rendering, struct view *view,
    const struct derivation *derivation, bool listed)
{
	struct view *rows = view_list(rendering->scratch);

	for (size_t i = 0; i < derivation->input_count && i < INPUTS_MOST; i++) {
		struct view *row = view_object(rendering->scratch);
		set_input(rendering, row, &derivation->inputs[i], listed);
		view_add(rows, row);
	}
	set_rows(rendering, view, "inputs", rows);
	if (derivation->input_count > INPUTS_MOST)
		view_set_number(view, "more_inputs", (long)(derivation->input_count - INPUTS_MOST));
}

/* `source:` of a figure is the id of a source or words. */
static struct str reference_words(const struct rendering *rendering, struct str reference)
{
	const struct reference *source =
	    map_get(&rendering->site->data->catalog->references, reference);

	return !source ? reference : source->title;
}

/* The view of one derivation, with its result as markup; `listed`: on a page of derivations, below the name of its thing. */
static struct view *derivation_view(struct rendering *rendering, struct str id, struct str name,
    const struct derivation *derivation, struct markup result, bool listed)
{
	const struct value *value = &derivation->value;
	struct view *view = view_object(rendering->scratch);
	bool is_fact = derivation->formula.len == 0;

	view_set_text(view, "id", id);
	view_set_text(view, "name", name);
	view_set_markup(view, "value_html", result);
	if (value->kind == VALUE_QUANTITY && !is_fact) {
		view_set_truth(view, "approximate", value->quantity->approx);
		view_set_truth(view, "bound", value->quantity->bound);
	}
	if (value->kind == VALUE_UNKNOWN && !is_fact)
		set_if(view, "missing", value->missing);
	set_if(view, "formula", derivation->formula);
	set_if(view, "substituted", derivation->substituted);
	set_inputs(rendering, view, derivation, listed);
	if (is_fact && value->origin)
		set_facts(rendering, view, value->origin);
	set_if(view, "note", derivation->note);
	set_if(view, "reference", reference_words(rendering, derivation->reference));
	if (!is_fact)
		set_place(rendering, view, derivation->formula_at);
	return view;
}

/* --- the page of derivations ------------------------------------------------------------------ */

/* Where links of before lead to: anchors made of ids that something had then. */
static void set_former(struct rendering *rendering, struct view *view, const struct origin *origin)
{
	struct view *was = view_list(rendering->scratch);
	const struct str *former;
	size_t count = origin_former(rendering->scratch, origin, &former);

	for (size_t i = 0; i < count; i++) {
		struct view *row = view_object(rendering->scratch);
		view_set_text(row, "id", former[i]);
		view_add(was, row);
	}
	if (count > 0)
		view_set(view, "was", was);
}

/* The page of derivations while it is made: its list, and its script. */
struct figures_list {
	struct view *items;
	struct buf script;
};

static void add_derivation(
    struct rendering *rendering, struct figures_list *list, const struct origin *origin)
{
	struct derivation derivation =
	    evaluator_derive_origin(rendering->worker->evaluator, origin, NULL);
	struct known_value *known = value_memo_keep(rendering, &derivation.value);
	struct value_words words =
	    known ? known->words : value_words_of(rendering, &derivation.value, NULL);
	struct view *view =
	    derivation_view(rendering, origin->fragment, origin_own_words(origin, derivation.name),
		&derivation, value_memo_unlinked(rendering, &derivation.value, &words), true);

	turning_set(rendering, view, &derivation.value);
	set_former(rendering, view, origin);
	view_add(list->items, view);
	derivation_script_add(rendering, &list->script, origin, &derivation, words.text);
}

static void add_member(struct rendering *rendering, struct figures_list *list,
    const struct thing *thing, struct str name)
{
	struct value value = evaluator_member(rendering->worker->evaluator, thing, name, thing->at);

	if (!value_is_mistake(&value) && value.origin && origin_is_stated(value.origin))
		add_derivation(rendering, list, value.origin);
}

struct view *figures_view(struct rendering *rendering, const struct thing *thing)
{
	struct view *view = view_object(rendering->scratch), *about = view_object(rendering->scratch);
	struct figures_list list = { view_list(rendering->scratch),
		buf_in(arena_child(rendering->scratch), BUF_MOST) };
	const struct call_list *calls = map_get(&rendering->site->uses->calls, thing->id);

	derivation_script_begin(rendering, &list.script);
	for (size_t i = 0; i < thing->kind->attributes.count; i++)
		add_member(rendering, &list, thing, thing->kind->attributes.at[i].key);
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count == 0)
			add_member(rendering, &list, thing, figure->id);
	}
	for (size_t i = 0; calls && i < calls->count; i++)
		add_derivation(rendering, &list, calls->at[i]);
	view_set_text(about, "name", thing->name);
	set_if(about, "href", site_thing_href(rendering, thing));
	view_set(view, "thing", about);
	view_set(view, "derivations", list.items);
	view_set_truth(view, "many", list.items->count >= CONTENTS_LEAST);
	derivation_script_put(rendering, &list.script);
	return view;
}

/* As the page shows it; what it does not show is printed with its own show pattern. */
static struct markup printed_result(struct rendering *rendering, const struct page_figure *figure)
{
	return figure->printed.len > 0
	    ? plain_markup(rendering, figure->printed)
	    : value_markup_to(rendering, &figure->derivation.value, NULL, STR(""));
}

struct view *document_figures_view(struct rendering *rendering, const struct document *document)
{
	struct view *list = view_list(rendering->scratch);

	for (size_t i = 0; i < document->figure_count; i++) {
		const struct page_figure *figure = &document->figures[i];
		view_add(list,
		    derivation_view(rendering, figure->id, figure->derivation.name,
			&figure->derivation, printed_result(rendering, figure), false));
	}
	return list;
}
