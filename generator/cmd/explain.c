#include "cmd/explain.h"

#include "base/diag_print.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "data/history.h"
#include "data/stale.h"
#include "data/value_print.h"
#include "number/quantity_convert.h"
#include "number/unit_print.h"
#include "site/pipeline.h"

/* Printing one derivation after the other, each figure once. */
struct explainer {
	struct arena *keep;
	struct evaluator *evaluator;
	const struct site *site;
	struct buf out;
	struct map seen;               /* "thing#fragment" of what is printed or waits to be */
	const struct origin **waiting; /* figures and calls whose derivations are still to be printed */
	size_t count, room;
};

/* `show` may be NULL: as the value's own figure or attribute says. */
static struct str printed_by(struct arena *keep, const struct evaluator *evaluator,
    const struct value *value, const struct show *show)
{
	struct show own = value_show(value);
	struct buf out = buf_in(keep, BUF_MOST);

	value_print(evaluator, value, show ? show : &own, &out);
	return buf_str(&out);
}

static struct str printed(struct explainer *explainer, const struct value *value)
{
	return printed_by(explainer->keep, explainer->evaluator, value, NULL);
}

static void print_place(struct explainer *explainer, struct pos at)
{
	struct str root = explainer->site->options->style.root;

	if (at.in)
		buf_print(&explainer->out, "%.*s%s%.*s:%u:%u", STR_ARG(root),
		    root.len > 0 ? "/" : "", STR_ARG(at.in->path), at.line, at.col);
}

static void print_part(struct explainer *explainer, struct str part)
{
	if (part.len > 0)
		buf_print(&explainer->out, ", %.*s", STR_ARG(part));
}

static void print_fact(struct explainer *explainer, const struct fact *fact, bool counts)
{
	struct date as_of = evaluator_as_of(explainer->evaluator);
	int days = counts ? fact_stale_after(fact, as_of) : 0;

	buf_print(&explainer->out, "    %-7s ", counts ? "counts:" : "also:");
	buf_print(&explainer->out, "%.*s", STR_ARG(fact->literal));
	print_part(explainer, !fact->source ? STR("source not given") : fact->source->title);
	print_part(explainer, date_is_none(fact->on) ? STR("") : date_iso(explainer->keep, fact->on));
	print_part(explainer, fact_terms(explainer->keep, NULL, fact));
	print_part(explainer, !fact->retracted ? STR("") : STR("withdrawn"));
	if (days > 0)
		buf_print(&explainer->out, ", older than %d days", days);
	buf_print(&explainer->out, "  (");
	print_place(explainer, fact->at);
	buf_print(&explainer->out, ")\n");
}

/* What sources say of it by the day that is looked from. */
static void print_facts(struct explainer *explainer, const struct origin *origin)
{
	struct date as_of = evaluator_as_of(explainer->evaluator);
	const struct facts *facts = !origin->thing || !origin->attribute
	    ? NULL
	    : thing_facts(origin->thing, origin->attribute->id);

	if (origin->kind != ORIGIN_FACT)
		return;
	if (origin->fact)
		print_fact(explainer, origin->fact, true);
	else
		buf_print(&explainer->out, "    not stated\n");
	for (size_t i = 0; facts && i < facts->count; i++)
		if (facts->at[i] != origin->fact && date_cmp(facts->at[i]->on, as_of) <= 0)
			print_fact(explainer, facts->at[i], false);
}

static void wait_for(struct explainer *explainer, const struct origin *origin)
{
	if (origin->kind == ORIGIN_FACT || !origin->thing)
		return;
	struct str key = str_print(
	    explainer->keep, "%.*s#%.*s", STR_ARG(origin->thing->id), STR_ARG(origin->fragment));
	if (!map_add(&explainer->seen, key, explainer))
		return;
	explainer->waiting = arena_room(explainer->keep, explainer->waiting, explainer->count,
	    &explainer->room, sizeof(struct origin *));
	explainer->waiting[explainer->count++] = origin;
}

static void print_input(struct explainer *explainer, const struct derivation_input *input)
{
	const struct origin *origin = input->value.origin;

	buf_print(&explainer->out, "  %.*s = %.*s", STR_ARG(input->path),
	    STR_ARG(printed(explainer, &input->value)));
	if (!origin) {
		buf_print(&explainer->out, "\n");
		return;
	}
	buf_print(&explainer->out, "  [%.*s]\n", STR_ARG(origin_words(explainer->keep, origin)));
	print_facts(explainer, origin);
	wait_for(explainer, origin);
}

static void print_formula(struct explainer *explainer, const struct derivation *derivation)
{
	buf_print(&explainer->out, "  formula: %.*s", STR_ARG(derivation->formula));
	if (derivation->formula_at.in) {
		buf_print(&explainer->out, "  (");
		print_place(explainer, derivation->formula_at);
		buf_print(&explainer->out, ")");
	}
	buf_print(&explainer->out, "\n  with numbers: %.*s\n", STR_ARG(derivation->substituted));
}

/* `source:` of a figure is the id of a source or words. */
static void print_reference(struct explainer *explainer, struct str reference)
{
	const struct reference *source =
	    map_get(&explainer->site->data->catalog->references, reference);

	if (reference.len > 0)
		buf_print(&explainer->out, "  after: %.*s\n",
		    STR_ARG(!source ? reference : source->title));
}

/* `show` may be NULL, as for printed_by. */
static void print_derivation(struct explainer *explainer, const struct derivation *derivation,
    struct str title, const struct show *show)
{
	const struct value *value = &derivation->value;
	struct str result = printed_by(explainer->keep, explainer->evaluator, value, show);

	buf_print(&explainer->out, "%.*s = %.*s", STR_ARG(title), STR_ARG(result));
	if (derivation->name.len > 0 && !str_eq(derivation->name, title))
		buf_print(&explainer->out, "  [%.*s]", STR_ARG(derivation->name));
	buf_print(&explainer->out, "\n");
	if (value->kind == VALUE_UNKNOWN && derivation->formula.len > 0)
		buf_print(&explainer->out, "  not known: %.*s\n", STR_ARG(value->missing));
	if (derivation->formula.len > 0)
		print_formula(explainer, derivation);
	else if (value->origin)
		print_facts(explainer, value->origin);
	for (size_t i = 0; i < derivation->input_count; i++)
		print_input(explainer, &derivation->inputs[i]);
	if (derivation->note.len > 0)
		buf_print(&explainer->out, "  note: %.*s\n", STR_ARG(derivation->note));
	print_reference(explainer, derivation->reference);
}

static void print_day(struct explainer *explainer, struct date on, struct str text)
{
	buf_print(&explainer->out, "    %.*s  %.*s\n", STR_ARG(date_iso(explainer->keep, on)),
	    STR_ARG(text));
}

/* As of another day. What is a mistake then is none today. */
static struct str printed_as_of(struct explainer *explainer, const struct formula *formula,
    const struct show *show, struct date on)
{
	struct arena *keep = explainer->keep;
	struct basis basis = figures_basis(explainer->site->data->figures);

	basis.as_of = on;
	struct evaluator *then = evaluator_at(keep, diag_new(keep), explainer->evaluator, basis);
	struct value value = evaluator_eval(then, formula, NULL, NULL, 0);
	return value_is_mistake(&value) ? STR("not computable") : printed_by(keep, then, &value, show);
}

/* How it moved: its value on each day on which something beneath it was observed, where that made a difference. */
static void print_history(
    struct explainer *explainer, const struct formula *formula, const struct show *show)
{
	struct date until = figures_basis(explainer->site->data->figures).as_of;

	struct date_list dates =
	    history_dates_of(explainer->keep, explainer->evaluator, formula, NULL, until);
	struct str last = STR("");
	bool moved = false;

	for (size_t i = 0; i < dates.count; i++) {
		struct str text = printed_as_of(explainer, formula, show, dates.at[i]);
		if (i > 0 && str_eq(text, last))
			continue;
		if (i > 0 && !moved) {
			buf_print(&explainer->out, "  history:\n");
			print_day(explainer, dates.at[0], last);
			moved = true;
		}
		if (moved)
			print_day(explainer, dates.at[i], text);
		last = text;
	}
}

/* A thing has no derivation of its own: all that is known of it and follows from it is listed instead. */
static void print_thing(struct explainer *explainer, const struct thing *thing)
{
	buf_print(&explainer->out, "%.*s (%.*s)\n", STR_ARG(thing->name), STR_ARG(thing->kind->name));
	for (size_t i = 0; i < thing->kind->attributes.count; i++) {
		struct str id = thing->kind->attributes.at[i].key;
		if (!thing_facts(thing, id))
			continue;
		struct value value = evaluator_member(explainer->evaluator, thing, id, thing->at);
		buf_print(&explainer->out, "  %.*s = %.*s\n", STR_ARG(id),
		    STR_ARG(printed(explainer, &value)));
	}
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value =
		    evaluator_member(explainer->evaluator, thing, figure->id, thing->at);
		buf_print(&explainer->out, "  %.*s = %.*s\n", STR_ARG(figure->id),
		    STR_ARG(printed(explainer, &value)));
	}
}

static void print_waiting(struct explainer *explainer)
{
	for (size_t i = 0; i < explainer->count; i++) {
		struct derivation next =
		    evaluator_derive_origin(explainer->evaluator, explainer->waiting[i], NULL);
		buf_print(&explainer->out, "\n");
		print_derivation(explainer, &next, next.name, NULL);
	}
}

/* A figure by its own name is derived itself, not as an expression of one input. */
static struct derivation derive(struct explainer *explainer, const struct formula *formula,
    const struct value *value, const struct show *show)
{
	if (value->origin)
		return evaluator_derive_origin(explainer->evaluator, value->origin, show->unit);
	struct derivation derivation =
	    evaluator_derive(explainer->evaluator, formula, NULL, show->unit);
	derivation.formula_at = POS_NONE; /* the command line */
	return derivation;
}

/* False after a report that it is not of the pattern's unit. */
static bool may_be_shown(struct explainer *explainer, struct diag *diag, const struct value *value,
    const struct show *show, struct pos at)
{
	const struct arithmetic *arithmetic = evaluator_arithmetic(explainer->evaluator);
	struct quantity shown;

	if (!show->unit || value->kind != VALUE_QUANTITY ||
	    quantity_convert(arithmetic, value->quantity, show->unit, &shown) == QUANTITY_OK)
		return true;
	diag_report(diag, DIAG_FORMULA_SHOW, at, "%.*s cannot be shown in %.*s",
	    STR_ARG(dimension_words(
		arithmetic->units, explainer->keep, &value->quantity->unit->dimension)),
	    STR_ARG(show->unit->text));
	return false;
}

static void explain(struct explainer *explainer, struct diag *diag, const char *expression)
{
	const struct source *source =
	    source_new(explainer->keep, STR("EXPRESSION"), str_from(expression));
	struct formula_text text = { source->text, { source, 1, 1 }, FORMULA_EXACT };
	struct show show;
	const struct formula *formula = formula_parse_shown(
	    explainer->keep, diag, explainer->site->data->catalog->units, text, &show);

	if (!formula)
		return;
	evaluator_check(explainer->evaluator, formula, NULL, NULL, 0);
	if (diag_has(diag, SEVERITY_ERROR))
		return;
	struct value value = evaluator_eval(explainer->evaluator, formula, NULL, NULL, 0);
	if (value_is_mistake(&value) || !may_be_shown(explainer, diag, &value, &show, text.at))
		return;
	bool chosen = value.origin && value.origin->kind != ORIGIN_FACT;
	if (value.kind == VALUE_THING && !chosen) {
		print_thing(explainer, value.thing);
		return;
	}
	struct derivation derivation = derive(explainer, formula, &value, &show);
	const struct show *asked = show.set || show.unit ? &show : NULL;
	print_derivation(explainer, &derivation, formula_source(formula), asked);
	print_history(explainer, formula, asked);
	print_waiting(explainer);
}

/*
 * Mistakes elsewhere in the data are no reason to refuse: what is asked for is told if it can be,
 * and how to see the others. Where it cannot be, and nothing new is to be said about why, one of
 * them is the cause.
 */
static int answer(struct arena *keep, struct options *options)
{
	struct diag *known = diag_new(keep), *own = diag_new(keep);
	struct site *site = site_load(keep, known, &options->site);
	struct explainer explainer = { .keep = keep,
		.site = site,
		.out = buf_in(arena_child(keep), BUF_MOST),
		.seen = map_in(keep),
		.evaluator = evaluator_new(keep, own, site->data->figures) };

	if (!site->data->inputs_set) { /* what is asked cannot be told from those values */
		diag_print(known, stderr, options->site.style);
		return diag_status(known, options->site.style);
	}
	diag_expect_consequences(own, site->data->broken ? LOST_ALL : diag_lost(known));
	explain(&explainer, own, options->arguments[0]);
	bool answered = explainer.out.len > 0, broken = diag_has(known, SEVERITY_READABLE);
	int status = print_words(&explainer.out);
	if (!answered && diag_count(own) == 0) {
		diag_print(known, stderr, options->site.style);
		return diag_status(known, options->site.style);
	}
	diag_print(own, stderr, options->site.style);
	if (broken)
		print_problem("the data has mistakes elsewhere; rigbook check tells them");
	int own_status = diag_status(own, options->site.style);
	return own_status > status ? own_status : status;
}

int cmd_explain(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_AS_OF | OPTION_SET, 1, 2,
		"explain EXPRESSION [DIR] [--as-of DATE] [--set INPUT=VALUE]" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[1]);
		status = answer(keep, &options);
	}
	arena_free(keep);
	return status;
}
