/* figures_check - the types of all formulas that the data holds, before any of them is computed. */
#include "data/evaluator.h"
#include "data/marks.h"

/* Checks with a diag of its own; true if nothing was wrong. Mistakes are added to those of the evaluator. */
static bool check(struct evaluator *evaluator, const struct formula *formula,
    const struct type *self, const struct binding *bindings, size_t count, struct type *type)
{
	struct formula_run run = evaluator_run(evaluator, NULL, bindings, count);
	run.diag = diag_new(evaluator->keep);
	*type = formula_check(formula, &run, self);
	diag_join(evaluator->diag, run.diag);
	return !diag_has(run.diag, SEVERITY_ERROR);
}

/* Whether what is shown converts to the unit of its pattern. */
static bool check_show(
    struct evaluator *evaluator, const struct type *type, const struct show *show, struct pos at)
{
	struct arena *keep = evaluator->keep;
	struct quantity shown;
	if (type->kind != TYPE_QUANTITY || !type->unit || !show->unit)
		return true;
	struct quantity one = quantity_in(keep, ratio_of(keep, 1, 1), type->unit);
	if (quantity_convert(&evaluator->how, &one, show->unit, &shown) != QUANTITY_UNITS)
		return true;
	struct str words = dimension_words(evaluator->catalog->units, keep, &type->unit->dimension);
	diag_report(evaluator->diag, DIAG_FORMULA_SHOW, at, "%.*s cannot be shown in %.*s",
	    STR_ARG(words), STR_ARG(show->unit->text));
	return false;
}

/*
 * A formula with a mistake is never computed, nor what needs too many others: its figure is bad,
 * and that has been said.
 */
static void check_figure(struct evaluator *evaluator, struct figure *figure)
{
	struct binding *given = ARENA_ARRAY(evaluator->keep, struct binding, figure->given_count);
	size_t too_deep = evaluator->too_deep;
	int depth = formula_depth(figure->formula);
	for (size_t i = 0; i < figure->given_count; i++)
		given[i] =
		    (struct binding){ .name = figure->given[i].name, .type = figure->given[i].type };
	evaluator->check_depth += depth;
	bool good = check(evaluator, figure->formula, &figure->kind->element, given,
	    figure->given_count, &figure->type);
	evaluator->check_depth -= depth;
	good = good && evaluator->too_deep == too_deep &&
	    check_show(evaluator, &figure->type, &figure->show, figure->show_at);
	if (good)
		return;
	figure->formula = NULL;
	figure->type = (struct type){ .kind = TYPE_UNSURE };
}

/* One message for a chain, however long. */
static void note_too_deep(struct evaluator *evaluator, const struct figure *figure)
{
	if (evaluator->too_deep++ == 0)
		diag_report(evaluator->diag, DIAG_FORMULA_LIMIT, formula_pos(figure->formula),
		    "figures that need figures, more than %d deep", FORMULA_DEPTH_MOST);
}

/*
 * A figure that is asked for while it is being checked is unsure; whether that is a loop shows when
 * it is computed.
 */
struct type figure_type(struct evaluator *evaluator, const struct figure *figure)
{
	if (!evaluator->checked || !figure->formula)
		return figure->type;
	struct str address = { (const char *)&figure, sizeof(figure) };
	if (map_get(evaluator->checked, address))
		return figure->type;
	if (evaluator->check_depth + formula_depth(figure->formula) > FORMULA_DEPTH_MOST) {
		note_too_deep(evaluator, figure);
		return (struct type){ .kind = TYPE_UNSURE };
	}
	map_put(evaluator->checked, str_copy(evaluator->keep, address), evaluator);
	check_figure(evaluator, map_get(&figure->kind->figures, figure->id));
	return figure->type;
}

static void check_attributes(struct evaluator *evaluator, const struct kind *kind)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		struct attribute *attribute = kind->attributes.at[i].value;
		bool own = attribute->kind == kind; /* and not inherited: those have been looked at */
		if (own &&
		    !check_show(evaluator, &attribute->value_type, &attribute->show, attribute->show_at))
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
	bool good = check(evaluator, mark->when, NULL, &gain, 1, &type);
	if (good && type.kind != TYPE_TRUTH && type.kind != TYPE_UNSURE) {
		diag_report(evaluator->diag, DIAG_FORMULA_TYPE, formula_pos(mark->when),
		    "the rule of a mark is a condition, such as gain >= 1.25, not %s",
		    type_kind_words(type.kind));
		good = false;
	}
	if (!good)
		mark->when = NULL;
}

static void check_claim(struct evaluator *evaluator, struct claim *claim)
{
	struct type type;
	if (claim->about && !check(evaluator, claim->about, NULL, NULL, 0, &type))
		claim->about = NULL;
	if (claim->when && !check(evaluator, claim->when, NULL, NULL, 0, &type))
		claim->when = NULL;
}

void figures_check_types(struct arena *keep, struct diag *diag, const struct catalog *catalog)
{
	struct evaluator evaluator;
	struct map checked = map_in(keep), no_lists = map_in(keep);
	evaluator_init(&evaluator, keep, diag, catalog, vantage_of(catalog, DATE_NONE), &no_lists);
	evaluator.checked = &checked;
	for (size_t i = 0; i < catalog->schema->kinds.count; i++) {
		const struct kind *kind = catalog->schema->kinds.at[i].value;
		check_attributes(&evaluator, kind);
		for (size_t j = 0; j < kind->figures.count; j++)
			figure_type(&evaluator, kind->figures.at[j].value);
	}
	for (size_t i = 0; i < catalog->marks.count; i++)
		check_mark(&evaluator, catalog->marks.at[i].value);
	for (size_t i = 0; i < catalog->claim_count; i++)
		check_claim(&evaluator, &catalog->claims[i]);
	marks_settle(diag, catalog);
}
