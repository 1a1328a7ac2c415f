#include "data/figures_check.h"

#include "data/evaluator.h"
#include "data/evaluator_state.h"
#include "data/marks.h"
#include "data/type_check.h"
#include "formula/word_set.h"
#include "number/quantity_convert.h"
#include "number/unit_print.h"

static void check_attributes(struct evaluator *evaluator, const struct kind *kind)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		struct attribute *attribute = kind->attributes.at[i].value;
		bool own = attribute->kind == kind; /* and not inherited: those have been looked at */
		if (own &&
		    !type_check_show(
			evaluator, &attribute->value_type, &attribute->show, attribute->show_at))
			attribute->show = (struct show){ .set = false };
	}
}

/* A rule of the legend is a condition on the gain. */
static void check_mark(struct evaluator *evaluator, struct mark *mark)
{
	const struct unit *one = unit_one(evaluator->catalog->units);
	struct binding gain = { .name = STR("gain"), .type = { .kind = TYPE_QUANTITY, .unit = one } };
	struct type type;

	if (!mark->when)
		return;
	bool good = type_check(evaluator, mark->when, NULL, &gain, 1, &type);
	if (good && type.kind != TYPE_TRUTH && type.kind != TYPE_UNSURE) {
		diag_report(evaluator->diag, DIAG_FORMULA_TYPE, formula_pos(mark->when),
		    "the rule of a mark is a condition, such as gain >= 1.25, not %s",
		    type_kind_words(type.kind));
		good = false;
	}
	if (!good)
		mark->when = NULL;
}

static struct str unit_words(const struct evaluator *evaluator, const struct unit *unit)
{
	return unit->text.len > 0
	    ? unit->text
	    : dimension_words(evaluator->catalog->units, evaluator->keep, &unit->dimension);
}

/* Reports a word that what it is said of can never be. */
static bool check_stated_word(struct evaluator *evaluator, struct str of, const struct type *type,
    struct str word, struct pos at)
{
	if (type->kind != TYPE_TEXT || word_set_has(type->words, word))
		return true;
	struct str hint = word_set_hint(evaluator->keep, type->words, word);
	diag_report(evaluator->diag, DIAG_VALUE_BAD, at, "“%.*s” is never “%.*s”", STR_ARG(of),
	    STR_ARG(word));
	diag_hint(evaluator->diag, "%.*s", STR_ARG(hint));
	return false;
}

/* The same for a thing, which sources may call by its name or its id. */
static void check_stated_thing(
    struct evaluator *evaluator, const struct kind *kind, struct str word, struct pos at)
{
	struct near near = near_to(word);

	for (size_t i = 0; i < kind->thing_count; i++) {
		const struct thing *thing = kind->things[i];
		if (str_eq(thing->id, word) || str_eq(thing->name, word))
			return;
		near_offer(&near, thing->id);
		near_offer(&near, thing->name);
	}
	diag_report(evaluator->diag, DIAG_VALUE_BAD, at, "there is no %.*s “%.*s”",
	    STR_ARG(kind->id), STR_ARG(word));
	diag_hint_nearest(evaluator->diag, &near);
}

static void check_states(struct evaluator *evaluator, const struct claim *claim, const struct type *type)
{
	const struct value *states = &claim->states;
	struct str about = formula_source(claim->about);

	if (states->kind == VALUE_TEXT && type->kind == TYPE_THING && type->of)
		check_stated_thing(evaluator, type->of, states->text, claim->states_at);
	else if (states->kind == VALUE_TEXT)
		check_stated_word(evaluator, about, type, states->text, claim->states_at);
}

/* What stands in place of a figure must be of its type; facts are read by their attribute. */
static bool check_with(struct evaluator *evaluator, const struct substitution *with)
{
	const struct figure *figure = map_get(&with->thing->kind->figures, with->member);

	if (!figure || map_get(&with->thing->kind->attributes, with->member))
		return true;
	struct type type = figure_type(evaluator, figure), given = value_type(&with->value);
	struct str of =
	    str_print(evaluator->keep, "%.*s.%.*s", STR_ARG(with->thing->id), STR_ARG(with->member));
	struct quantity as_figure;
	if (type.kind == TYPE_UNSURE || given.kind == TYPE_UNSURE)
		return true;
	if (type.kind == TYPE_TEXT && given.kind == TYPE_TEXT)
		return check_stated_word(evaluator, of, &type, with->value.text, with->at);
	if (type.kind != given.kind) {
		diag_report(evaluator->diag, DIAG_VALUE_BAD, with->at, "“%.*s” is %s, not %s",
		    STR_ARG(of), type_kind_words(type.kind), type_kind_words(given.kind));
		return false;
	}
	if (type.kind != TYPE_QUANTITY || !type.unit ||
	    quantity_convert(&evaluator->arithmetic, with->value.quantity, type.unit, &as_figure) !=
		QUANTITY_UNITS)
		return true;
	diag_report(evaluator->diag, DIAG_UNIT_MISMATCH, with->at,
	    "“%.*s” (%.*s) cannot be put as %.*s", STR_ARG(of),
	    STR_ARG(unit_words(evaluator, type.unit)), STR_ARG(unit_words(evaluator, given.unit)));
	return false;
}

/* What cannot be judged loses what it is about. */
static void check_claim(struct evaluator *evaluator, struct claim *claim)
{
	struct type type;

	if (claim->about && !type_check(evaluator, claim->about, NULL, NULL, 0, &type))
		claim->about = NULL;
	if (claim->about)
		check_states(evaluator, claim, &type);
	for (size_t i = 0; i < claim->with_count; i++)
		if (!check_with(evaluator, &claim->with[i]))
			claim->about = NULL;
	if (claim->when && !type_check(evaluator, claim->when, NULL, NULL, 0, &type))
		claim->when = NULL;
	if (claim->when && !formula_reads(claim->when)) {
		diag_report(evaluator->diag, DIAG_CLAIM_INPUT, formula_pos(claim->when),
		    "“when” reads nothing of the data: it is the same whatever stands there");
		diag_hint(evaluator->diag, "a condition in words stands at “condition”");
	}
}

/* An evaluator that checks, and what it needs as long as it does. */
struct checking {
	struct evaluator evaluator;
	struct map checked;
	struct global_lists no_lists;
};

static struct evaluator *start(
    struct checking *checking, struct arena *keep, struct diag *diag, const struct catalog *catalog)
{
	checking->checked = map_in(keep);
	checking->no_lists = (struct global_lists){ .kinds = map_in(keep) };
	evaluator_init(&checking->evaluator, keep, diag, catalog, basis_of(catalog, DATE_NONE),
	    &checking->no_lists);
	checking->evaluator.checked = &checking->checked;
	return &checking->evaluator;
}

static void find_types(struct evaluator *evaluator)
{
	const struct map *kinds = &evaluator->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		for (size_t j = 0; j < kind->figures.count; j++)
			figure_type(evaluator, kind->figures.at[j].value);
	}
}

void figures_find_types(struct arena *keep, struct diag *diag, const struct catalog *catalog)
{
	struct checking checking;

	find_types(start(&checking, keep, diag, catalog));
	marks_settle(diag, catalog);
}

void figures_check_types(struct arena *keep, struct diag *diag, const struct catalog *catalog)
{
	struct checking checking;
	struct evaluator *evaluator = start(&checking, keep, diag, catalog);

	for (size_t i = 0; i < catalog->schema->kinds.count; i++)
		check_attributes(evaluator, catalog->schema->kinds.at[i].value);
	find_types(evaluator);
	for (size_t i = 0; i < catalog->marks.count; i++)
		check_mark(evaluator, catalog->marks.at[i].value);
	for (size_t i = 0; i < catalog->claim_count; i++)
		check_claim(evaluator, &catalog->claims[i]);
	marks_settle(diag, catalog);
}
