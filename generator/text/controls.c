#include "text/controls.h"

#include "base/language.h"
#include "base/markdown_text.h"
#include "base/near.h"
#include "data/choose.h"
#include "data/input.h"
#include "data/shape.h"
#include "data/value_print.h"
#include "data/yaml_read.h"
#include "number/quantity_print.h"
#include "sensitivity/range.h"
#include "text/reading.h"

static const struct str known[] = { STR_INIT("inputs"), STR_INIT("scenarios"), STR_INIT("caption") };

/* --- the block -------------------------------------------------------------------------------- */

static void report_unknown(
    struct reading *reading, const struct yaml *id, const char *what, const struct map *among)
{
	struct near near = near_to(id->text);

	for (size_t i = 0; i < among->count; i++)
		near_offer(&near, among->at[i].key);
	diag_report(reading->input->diag, DIAG_ID_UNKNOWN, id->at, "there is no %s “%.*s”", what,
	    STR_ARG(id->text));
	diag_hint_nearest(reading->input->diag, &near);
}

/* The list of ids under a key: each must be known. */
static bool check_ids(struct reading *reading, const struct yaml *map, struct str key,
    const char *what, const struct map *among)
{
	struct diag *diag = reading->input->diag;
	const struct yaml *list = yaml_get(map, key);
	bool good = true;

	if (!list)
		return true;
	if (!shape_is_list(diag, list, str_z(reading->input->scratch, key)))
		return false;
	for (size_t i = 0; i < list->count; i++) {
		struct str id = shape_text_of(diag, list->items[i], what);
		bool is_input = among == &reading->input->catalog->inputs;
		bool there = is_input && id.len > 0
		    ? input_need(reading->input->catalog, diag, id, list->items[i]->at) != NULL
		    : map_get(among, id) != NULL;
		if (id.len > 0 && !there && !is_input)
			report_unknown(reading, list->items[i], what, among);
		good &= there;
	}
	return good;
}

void controls_start(struct reading *reading, cmark_node *node, struct pos at)
{
	const struct document_input *input = reading->input;
	const struct catalog *catalog = input->catalog;

	const struct yaml *yaml =
	    yaml_read_part(input->scratch, input->diag, at, chunk_str(&node->as.code.literal));

	twin_note(reading, node, STR(""));
	node_become_markup(node, MARKUP_NONE);
	if (!yaml || !shape_is_map(input->diag, yaml, "a block"))
		return;
	bool good = yaml_is_empty(yaml) || shape_keys(input->diag, yaml, known, countof(known));
	good &= check_ids(reading, yaml, STR("inputs"), "input", &catalog->inputs);
	good &= check_ids(reading, yaml, STR("scenarios"), "scenario", &catalog->scenarios);
	if (!good)
		return;
	if (!reading->follow || reading->foot.none || reading->follow->controls) {
		diag_report(input->diag, DIAG_BLOCK_UNKNOWN, at,
		    "a block “inputs” stands once on a page, in the text of a guide");
		return;
	}
	reading->follow->controls = node;
	reading->follow->block = yaml;
}

/* --- what stands beside a control ------------------------------------------------------------- */

static const struct fact *fact_of(const struct reading *reading, const struct input *input)
{
	const struct input_place *place = &input->place;
	struct basis basis = evaluator_basis(reading->input->evaluator);

	if (place->record)
		return map_get(&place->record->fields, place->field->id);
	const struct facts *facts = thing_facts(place->thing, place->attribute->id);
	return !facts ? NULL : facts_choose(reading->input->catalog, facts, basis.as_of, basis.prefer);
}

static void set_if_any(struct view *view, const char *key, struct str text)
{
	if (text.len > 0)
		view_set_text(view, key, text);
}

static struct str words_of(struct reading *reading, const struct fact *fact)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	if (!fact)
		return words_get(reading_language(reading), WORD_UNKNOWN);
	value_print(reading->input->evaluator, &fact->value, &fact->attribute->show, &out);
	return buf_str(&out);
}

/* "Starts at 40 h/week (conventions, 21 November 2026)" */
static void set_fact(struct reading *reading, const struct fact *fact, struct view *view)
{
	const struct document_site *site = reading->input->site;

	view_set_text(view, "fact", words_of(reading, fact));
	if (!fact)
		return;
	if (fact->value.origin)
		set_if_any(view, "fact_href", site->figure(site->self, fact->value.origin));
	if (fact->source)
		view_set_text(view, "source", fact->source->title);
	if (!date_is_none(fact->on))
		view_set_text(view, "date",
		    date_words(reading->input->scratch, reading_language(reading), fact->on));
}

/* --- controls --------------------------------------------------------------------------------- */

static struct str machine(
    struct reading *reading, const struct quantity *quantity, const struct unit *unit)
{
	struct show show = { .unit = unit };

	return quantity_machine(&reading->asker.arithmetic, quantity, &show);
}

static void set_quantity(
    struct reading *reading, const struct input *input, const struct fact *fact, struct view *view)
{
	struct arena *scratch = reading->input->scratch;
	struct input_range range;
	struct view *control = view_object(scratch);

	/* What is wrong with the input is told once for the site. */
	if (!input_range(reading->input->evaluator, scratch, diag_new(scratch), input, &range))
		return;
	const struct unit *unit = range.low->unit;
	if (fact && fact->value.kind == VALUE_QUANTITY)
		view_set_text(control, "text",
		    words_literal(scratch, reading_language(reading), fact->literal));
	view_set_text(control, "low", machine(reading, range.low, unit));
	view_set_text(control, "high", machine(reading, range.high, unit));
	view_set_text(control, "step", machine(reading, range.step, unit));
	if (range.fact)
		set_if_any(control, "value", machine(reading, range.fact, unit));
	view_set_text(control, "unit", unit->text);
	view_set_text(control, "decimal", words_get(reading_language(reading), WORD_DECIMAL));
	view_set(view, "quantity", control);
}

static void add_option(
    struct reading *reading, struct view *list, struct str value, struct str name, bool selected)
{
	struct view *option = view_object(reading->input->scratch);

	view_set_text(option, "value", value);
	view_set_text(option, "name", name);
	view_set_truth(option, "selected", selected);
	view_add(list, option);
}

static void add_things(
    struct reading *reading, const struct input *input, const struct fact *fact, struct view *list)
{
	struct arena *scratch = reading->input->scratch;
	const struct thing *now = fact && fact->value.kind == VALUE_THING ? fact->value.thing : NULL;

	struct evaluator *evaluator =
	    evaluator_under(scratch, diag_new(scratch), reading->input->evaluator, NULL, 0);
	size_t count;
	const struct thing **choices = input_choices(evaluator, scratch, input, &count);
	bool found = false;

	for (size_t i = 0; i < count; i++)
		found |= choices[i] == now;
	if (now && !found)
		add_option(reading, list, now->id, now->name, true);
	for (size_t i = 0; i < count; i++)
		add_option(reading, list, choices[i]->id, choices[i]->name, choices[i] == now);
}

static void set_choice(
    struct reading *reading, const struct input *input, const struct fact *fact, struct view *view)
{
	struct view *control = view_object(reading->input->scratch),
		    *list = view_list(reading->input->scratch);

	for (size_t i = 0; i < input->holds->choice_count; i++) {
		struct str word = input->holds->choices[i];
		bool now = fact && fact->value.kind == VALUE_TEXT && str_eq(fact->value.text, word);
		add_option(reading, list, word, word, now);
	}
	if (input->holds->type == ATTRIBUTE_THING)
		add_things(reading, input, fact, list);
	if (input->none)
		add_option(reading, list, STR("none"),
		    words_get(reading_language(reading), WORD_NONE), false);
	view_set(control, "options", list);
	view_set(view, "choice", control);
}

static void set_truth(struct reading *reading, const struct fact *fact, struct view *view)
{
	struct view *control = view_object(reading->input->scratch);
	bool yes = fact && fact->value.kind == VALUE_TRUTH && fact->value.truth == TRUTH_YES;

	view_set_truth(control, "checked", yes);
	view_set(view, "truth", control);
}

static struct view *input_view(struct reading *reading, const struct input *input)
{
	struct view *view = view_object(reading->input->scratch);
	const struct fact *fact = fact_of(reading, input);

	view_set_text(view, "id", input->id);
	view_set_text(view, "name", input->name);
	set_if_any(view, "note", input->note);
	set_fact(reading, fact, view);
	if (input->holds->type == ATTRIBUTE_QUANTITY)
		set_quantity(reading, input, fact, view);
	else if (input->holds->type == ATTRIBUTE_TRUTH)
		set_truth(reading, fact, view);
	else
		set_choice(reading, input, fact, view);
	return view;
}

static struct view *inputs_view(
    struct reading *reading, const struct yaml *block, struct input_set *shown)
{
	const struct catalog *catalog = reading->input->catalog;
	const struct yaml *list = yaml_get(block, STR("inputs"));
	struct view *view = view_list(reading->input->scratch);
	size_t count = list ? list->count : catalog->inputs.count;

	/* Under --set other things may be read. */
	struct basis basis = evaluator_basis(reading->input->evaluator);

	for (size_t i = 0; i < count; i++) {
		const struct input *input = list ? catalog_input(catalog, list->items[i]->text)
						 : catalog->inputs.at[i].value;
		if (input_set_has(shown, input->index)) {
			diag_report(reading->input->diag, DIAG_INPUT_BAD, list->items[i]->at,
			    "“%.*s” has a control already", STR_ARG(input->id));
		} else if (input_set_has(&reading->follow->read, input->index)) {
			input_set_add(shown, input->index);
			view_add(view, input_view(reading, input));
		} else if (list && basis.with_count == 0) {
			diag_report(reading->input->diag, DIAG_INPUT_UNREAD, list->items[i]->at,
			    "nothing on this page that follows inputs reads “%.*s”",
			    STR_ARG(input->id));
			diag_hint(reading->input->diag, "it gets no control: take it out");
		}
	}
	return view;
}

/* --- scenarios -------------------------------------------------------------------------------- */

static bool sets_only(const struct scenario *scenario, const struct input_set *shown)
{
	for (size_t i = 0; i < scenario->count; i++)
		if (!input_set_has(shown, scenario->set[i].input->index))
			return false;
	return scenario->count > 0;
}

static struct view *scenario_view(struct reading *reading, const struct scenario *scenario)
{
	struct arena *scratch = reading->input->scratch;
	struct view *view = view_object(scratch);
	struct buf set = buf_in(scratch, BUF_MOST);

	for (size_t i = 0; i < scenario->count; i++)
		buf_print(&set, "%s%.*s=%.*s", i > 0 ? "\n" : "", STR_ARG(scenario->set[i].input->id),
		    STR_ARG(words_literal(scratch, reading_language(reading), scenario->set[i].text)));
	view_set_text(view, "name", scenario->name);
	set_if_any(view, "note", scenario->note);
	view_set_text(view, "set", buf_str(&set));
	return view;
}

static struct view *scenarios_view(
    struct reading *reading, const struct yaml *block, const struct input_set *shown)
{
	const struct map *scenarios = &reading->input->catalog->scenarios;
	const struct yaml *list = yaml_get(block, STR("scenarios"));
	struct view *view = view_list(reading->input->scratch);

	for (size_t i = 0; i < (list ? list->count : scenarios->count); i++) {
		const struct scenario *scenario =
		    list ? map_get(scenarios, list->items[i]->text) : scenarios->at[i].value;
		if (list || sets_only(scenario, shown))
			view_add(view, scenario_view(reading, scenario));
	}
	return view;
}

/* What the site takes for each of them, as a table. */
static void note_twin(struct reading *reading, struct str caption, const struct input_set *shown)
{
	const struct map *inputs = &reading->input->catalog->inputs;
	const struct language *words = reading_language(reading);
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	buf_put(&out, STR("**"));
	markdown_put(&out, caption);
	buf_put(&out, STR("**\n\n|"));
	markdown_put_cell(&out, words_get(words, WORD_NAME));
	markdown_put_cell(&out, words_get(words, WORD_AS_IT_STANDS));
	buf_put(&out, STR("\n|---|---|"));
	for (size_t i = 0; i < inputs->count; i++) {
		const struct input *input = inputs->at[i].value;
		if (!input_set_has(shown, input->index))
			continue;
		buf_put(&out, STR("\n|"));
		markdown_put_cell(&out, input->name);
		markdown_put_cell(&out, words_of(reading, fact_of(reading, input)));
	}
	twin_note(reading, reading->follow->controls, buf_str(&out));
}

static void set_examples(struct reading *reading, struct view *view, struct view *scenarios)
{
	struct view *examples = view_object(reading->input->scratch);

	if (scenarios->count == 0)
		return;
	view_set(examples, "scenarios", scenarios);
	view_set(view, "examples", examples);
}

void controls_finish(struct reading *reading)
{
	struct follow *follow = reading->follow;
	struct input_set shown = { { 0 } };

	if (!follow || !follow->controls)
		return;
	struct view *view = view_object(reading->input->scratch);
	struct str caption = shape_text(reading->input->diag, follow->block, STR("caption"));
	struct view *inputs = inputs_view(reading, follow->block, &shown);
	if (inputs->count == 0) {
		follow->count = 0;
		return;
	}
	if (caption.len == 0)
		caption = words_get(reading_language(reading), WORD_OWN_NUMBERS);
	if (reading->input->twin)
		note_twin(reading, caption, &shown);
	view_set_text(view, "caption", caption);
	view_set_text(view, "id", anchors_new(&reading->anchors, STR("inputs")));
	view_set(view, "inputs", inputs);
	set_examples(reading, view, scenarios_view(reading, follow->block, &shown));
	if (reading->input->engine)
		node_become_markup(follow->controls, reading_render(reading, STR("inputs"), view));
}
