#include "data/type_check.h"

#include "data/evaluator_state.h"
#include "number/quantity_convert.h"
#include "number/unit_money.h"
#include "number/unit_print.h"

/* Mistakes go to a diag of their own, which is returned. */
static struct diag *check_apart(struct evaluator *evaluator, const struct formula *formula,
    const struct type *self, const struct binding *bindings, size_t count, struct type *type)
{
	struct formula_context context = evaluator_context(evaluator, NULL, bindings, count);

	context.diag = diag_new(evaluator->keep);
	*type = formula_check(formula, &context, self);
	return context.diag;
}

/* Mistakes are added to those of the evaluator; true if there is none. */
bool type_check(struct evaluator *evaluator, const struct formula *formula, const struct type *self,
    const struct binding *bindings, size_t count, struct type *type)
{
	const struct diag *found = check_apart(evaluator, formula, self, bindings, count, type);

	diag_join(evaluator->diag, found);
	return !diag_has(found, SEVERITY_ERROR);
}

/* "nothing here is called “model”": perhaps a parameter that is not declared. */
static bool is_of_nothing(const struct diag_message *message)
{
	return message->id == DIAG_FORMULA_NAME &&
	    str_starts(message->text, STR("nothing here is called “"));
}

/*
 * Several names of nothing in the formula of a figure that is given nothing are one mistake: its `given`.
 * False if there are not several, or known names are near all of them.
 */
static bool report_not_given(
    struct evaluator *evaluator, const struct figure *figure, const struct diag *found)
{
	struct map names = map_in(evaluator->keep);
	struct buf text = buf_in(evaluator->keep, BUF_MOST), given = buf_in(evaluator->keep, BUF_MOST);

	bool strange = false;
	for (size_t i = 0; figure->given_count == 0 && i < diag_count(found); i++) {
		const struct diag_message *message = diag_at(found, i);
		if (!is_of_nothing(message))
			continue;
		map_add(&names, diag_subject(message), evaluator);
		strange |= message->hint.len == 0;
	}
	if (names.count < 2 || !strange)
		return false;
	for (size_t i = 0; i < names.count; i++) {
		buf_print(&text, "%s“%.*s”",
		    i == 0                    ? ""
			: i + 1 < names.count ? ", "
					      : " and ",
		    STR_ARG(names.at[i].key));
		buf_print(&given, "%s%.*s: …", i == 0 ? "" : ", ", STR_ARG(names.at[i].key));
	}
	struct str all = buf_str(&text), parameters = buf_str(&given);
	diag_report(evaluator->diag, DIAG_FORMULA_NAME, figure->at,
	    "the formula of “%.*s” reads %.*s, and nothing here is called so", STR_ARG(figure->id),
	    STR_ARG(all));
	diag_hint(evaluator->diag, "if these are its parameters, declare them: given: { %.*s }",
	    STR_ARG(parameters));
	return true;
}

/* Whether what is shown converts to the unit of its pattern. */
bool type_check_show(
    struct evaluator *evaluator, const struct type *type, const struct show *show, struct pos at)
{
	struct arena *keep = evaluator->keep;
	struct quantity shown;

	if (type->kind != TYPE_QUANTITY || !type->unit || !(show->unit || show->local))
		return true;
	if (show->local && dimension_money_power(evaluator->catalog->units, &type->unit->dimension) != 0)
		return true;
	if (show->local) {
		diag_report(evaluator->diag, DIAG_FORMULA_SHOW, at,
		    "“local” is a currency, and %.*s is no money",
		    STR_ARG(dimension_words(evaluator->catalog->units, keep, &type->unit->dimension)));
		return false;
	}
	struct quantity one = quantity_in(keep, ratio_of(keep, 1, 1), type->unit);
	if (quantity_convert(&evaluator->arithmetic, &one, show->unit, &shown) != QUANTITY_UNITS)
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
	const struct diag *found = check_apart(evaluator, figure->formula, &figure->kind->element,
	    given, figure->given_count, &figure->type);
	if (!report_not_given(evaluator, figure, found))
		diag_join(evaluator->diag, found);
	bool good = !diag_has(found, SEVERITY_ERROR);
	evaluator->check_depth -= depth;
	good = good && evaluator->too_deep == too_deep &&
	    type_check_show(evaluator, &figure->type, &figure->show, figure->show_at);
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
