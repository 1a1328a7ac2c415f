#include "formula/substitute_terms.h"

#include "formula/assume.h"
#include "formula/choice.h"
#include "formula/interpolate.h"
#include "formula/iteration.h"
#include "formula/substitute_node.h"

struct terms {
	size_t count;                     /* that stand in the result */
	size_t first[FORMULA_TERMS_MOST]; /* the walk's indices of the first of them */
	size_t last;                      /* and of the last */
	size_t inapplicable;              /* and those that do not */
	size_t unknown;
};

/* Counts what the element in scope is: a term, or none. */
static void term_count(struct terms *terms, const struct iteration *iteration)
{
	if (iteration->belongs.kind == VALUE_TRUTH && iteration->belongs.truth == TRUTH_NO)
		return;

	struct value value = iteration->belongs.kind == VALUE_TRUTH ? iteration_value(iteration)
								    : iteration->belongs;
	if (value.kind == VALUE_INAPPLICABLE) {
		terms->inapplicable++;
		return;
	}
	if (value.kind == VALUE_UNKNOWN && iteration->node->loop->known) {
		terms->unknown++;
		return;
	}
	if (terms->count < FORMULA_TERMS_MOST)
		terms->first[terms->count] = iteration->index;
	terms->count++;
	terms->last = iteration->index;
}

static struct terms terms_count(struct shown_line *s, const struct node *node)
{
	struct terms terms = { .count = 0 };
	struct value instead;
	struct iteration iteration;

	if (!iteration_open(&iteration, &s->e, node, &instead))
		return terms;
	while (iteration_next(&iteration))
		term_count(&terms, &iteration);
	iteration_close(&iteration);
	return terms;
}

static void term_show(struct shown_line *s, const struct iteration *iteration, enum level least)
{
	const struct node *body = iteration_body(iteration);
	struct value value = iteration_value(iteration);

	bool perhaps =
	    iteration->belongs.kind == VALUE_TRUTH && iteration->belongs.truth == TRUTH_UNDECIDED;
	const struct assumption *outer = s->e.assumptions;

	buf_put(s->out, perhaps ? STR("perhaps ") : STR(""));
	if (function_is_choice(iteration->node->function)) {
		struct str name = element_words(&s->e, &iteration->frame.element, iteration->index);
		buf_print(s->out, "%.*s: ", STR_ARG(name));
	}
	if (perhaps)
		assume(&s->e, iteration->node->loop->where, true);
	if (body && value.kind > VALUE_INAPPLICABLE)
		node_show(s, body, least);
	else
		operand_show(s, &value, least);
	s->e.assumptions = outer;
}

/* Terms that are compared with each other are shown in the currency of the first. */
static struct str term_currency(struct shown_line *s, const struct iteration *iteration)
{
	struct value value = iteration_value(iteration);

	return value.kind == VALUE_QUANTITY ? currency_of_unit(s, value.quantity->unit) : STR("");
}

/* How each aggregate is written out: before, between and behind its terms, and how tightly all that binds. */
static const struct layout {
	const char *before, *between, *behind;
	enum level term, whole;
} layouts[FUNCTION_COUNT] = {
	[FUNCTION_SUM] = { "", " + ", "", LEVEL_ADD, LEVEL_ADD },
	[FUNCTION_MEAN] = { "(", " + ", ") / %zu", LEVEL_ADD, LEVEL_MULTIPLY },
	[FUNCTION_GEOMEAN] = { "(", " × ", ")^(1/%zu)", LEVEL_MULTIPLY, LEVEL_POWER },
	[FUNCTION_MIN] = { "min(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_MAX] = { "max(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ANY] = { "any(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ALL] = { "all(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ARGMIN] = { "argmin(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ARGMAX] = { "argmax(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
};

/*
 * All terms, or of many the first few and the last, without working out those between. One that
 * stands alone binds as the sum did.
 */
static void terms_show(struct shown_line *s, const struct node *node, const struct layout *layout,
    const struct terms *terms, enum level least)
{
	bool many = terms->count > FORMULA_TERMS_MOST, alone = terms->count == 1;
	size_t shown = many ? FORMULA_TERMS_MOST : terms->count;
	struct value instead;
	struct iteration iteration;

	if (!iteration_open(&iteration, &s->e, node, &instead))
		return;
	for (size_t i = 0; i < shown; i++) {
		bool is_last = many && i + 1 == shown;
		iteration.index = (is_last ? terms->last : terms->first[i]) - 1;
		if (!iteration_next(&iteration))
			break;
		if (function_is_choice(node->function) && i == 0)
			s->currency = term_currency(s, &iteration);
		if (is_last)
			buf_print(s->out, "%s…", layout->between);
		buf_put(s->out, i > 0 ? str_from(layout->between) : STR(""));
		term_show(s, &iteration, alone ? least : layout->term);
	}
	iteration_close(&iteration);
}

static void behind_show(struct shown_line *s, const struct layout *layout, size_t count)
{
	struct str text = str_from(layout->behind);
	size_t at = str_find(text, STR("%zu"), 0);

	if (at == STR_NONE) {
		buf_put(s->out, text);
		return;
	}
	buf_put(s->out, str_sub(text, 0, at));
	buf_print(s->out, "%zu", count);
	buf_put(s->out, str_sub(text, at + 3, text.len));
}

/* "y0 + (y1 − y0) × (at − x0) / (x1 − x0)" with the numbers of the two elements that the result lies between. */
static bool interpolation_show(struct shown_line *s, const struct node *node, enum level least)
{
	static const char *const signs_between[] = { " + (", " − ", ") × (", " − ", ") / (", " − " };
	struct interpolation where;
	struct value result = interpolate_eval(&s->e, node, &where);
	bool brackets = least > LEVEL_ADD;
	struct str outer = s->currency;

	if (result.kind != VALUE_QUANTITY || !where.between || where.x[0].quantity == where.x[1].quantity)
		return false;

	const struct value *terms[] = { &where.y[0], &where.y[1], &where.y[0], &where.at,
		&where.x[0], &where.x[1], &where.x[0] };
	buf_put(s->out, brackets ? STR("(") : STR(""));
	for (size_t i = 0; i < countof(terms); i++) {
		buf_put(s->out, str_from(i > 0 ? signs_between[i - 1] : ""));
		if (i == 3)
			s->currency = currency_of_unit(s, where.x[0].quantity->unit);
		operand_show(s, terms[i], i == 0 ? LEVEL_ADD : LEVEL_MULTIPLY);
	}
	buf_put(s->out, brackets ? STR("))") : STR(")"));
	s->currency = outer;
	return true;
}

void aggregate_show(struct shown_line *s, const struct node *node, enum level least)
{
	if (node->function == FUNCTION_INTERPOLATE) {
		if (!interpolation_show(s, node, least))
			node_value_show(s, node, least);
		return;
	}

	const struct layout *layout = &layouts[node->function];
	struct terms terms = layout->before ? terms_count(s, node) : (struct terms){ .count = 0 };

	bool choice = function_is_choice(node->function);

	if (terms.count == 0 || (choice && terms.count == 1)) {
		node_value_show(s, node, least);
	} else if (terms.count == 1) { /* the sum, mean, greatest of one is that one */
		terms_show(s, node, layout, &terms, least);
	} else {
		bool brackets = layout->whole < least;
		buf_put(s->out, brackets ? STR("(") : STR(""));
		buf_put(s->out, str_from(layout->before));
		terms_show(s, node, layout, &terms, least);
		behind_show(s, layout, terms.count);
		buf_put(s->out, brackets ? STR(")") : STR(""));
	}
	if (choice)
		node_chosen_show(s, node, false);
	if (terms.inapplicable)
		buf_print(s->out, " (%zu not applicable)", terms.inapplicable);
	if (terms.unknown)
		buf_print(s->out, " (%zu unknown)", terms.unknown);
}
