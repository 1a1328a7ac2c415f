#include "formula/substitute_node.h"

#include "base/language.h"
#include "formula/assume.h"
#include "formula/choice.h"
#include "formula/days.h"
#include "formula/eval.h"
#include "formula/substitute_terms.h"
#include "number/quantity_convert.h"
#include "number/quantity_order.h"
#include "number/quantity_print.h"
#include "number/unit_join.h"
#include "number/units.h"

/* What a part of the formula comes to; NULL unless it is a quantity. */
static const struct quantity *quantity_of_node(struct shown_line *s, const struct node *node)
{
	struct value value = node_eval(&s->e, node);

	return value.kind == VALUE_QUANTITY ? value.quantity : NULL;
}

static struct str currency_of(struct shown_line *s, const struct node *node)
{
	const struct quantity *quantity = quantity_of_node(s, node);

	return quantity ? currency_of_unit(s, quantity->unit) : STR("");
}

/* A part with its money in a currency that need not be the one around it. */
static void node_show_in(
    struct shown_line *s, const struct node *node, enum level least, struct str currency)
{
	struct str outer = s->currency;

	s->currency = currency;
	node_show(s, node, least);
	s->currency = outer;
}

void node_chosen_show(struct shown_line *s, const struct node *choice, bool named)
{
	size_t same = 0;
	struct value chosen = choice_eval(&s->e, choice, &same);
	struct str name = named && same > 0 ? element_words(&s->e, &chosen, 0) : STR("");
	struct arena *keep = s->e.context->keep;

	if (same > 1)
		buf_print(s->out, " (%.*s%s%.*s)", STR_ARG(name), name.len > 0 ? ", " : "",
		    STR_ARG(WORD_FILL(keep, shown_line_language(s), WORD_FIRST_OF_SAME,
			{ "count", str_print(keep, "%zu", same) })));
	else if (name.len > 0)
		buf_print(s->out, " (%.*s)", STR_ARG(name));
}

void node_value_show(struct shown_line *s, const struct node *node, enum level least)
{
	struct value value = node_eval(&s->e, node);
	const struct node *front = node;

	operand_show(s, &value, least);
	while ((front->kind == NODE_MEMBER || front->kind == NODE_CALL) && front->left)
		front = front->left;
	if (front != node && front->kind == NODE_AGGREGATE && function_is_choice(front->function))
		node_chosen_show(s, front, true);
}

#ifdef RIGBOOK_IN_PAGE /* where nothing is remembered of it */
#define literal_show node_value_show
#else
static void literal_show(struct shown_line *s, const struct node *node, enum level least)
{
	s->typed = true;
	operand_show(s, &node->literal, least);
	s->typed = false;
}
#endif

static void prefix_show(struct shown_line *s, const struct node *node, enum level least)
{
	(void)least;
	if (node_is_inapplicable(node)) {
		buf_put(s->out, STR("not applicable"));
		return;
	}
	buf_put(s->out, node->kind == NODE_NOT ? STR("not ") : STR("−"));
	node_show(s, node->left, node->kind == NODE_NOT ? LEVEL_COMPARE : LEVEL_POWER);
}

static const struct sign {
	struct str text;
	enum level level;
} signs[NODE_COUNT] = {
	[NODE_NEGATE] = { STR_INIT("−"), LEVEL_NEGATE },
	[NODE_NOT] = { STR_INIT("not "), LEVEL_NOT },
	[NODE_OR] = { STR_INIT(" or "), LEVEL_OR },
	[NODE_AND] = { STR_INIT(" and "), LEVEL_AND },
	[NODE_COMPARE] = { STR_INIT(""), LEVEL_COMPARE },
	[NODE_IS] = { STR_INIT(" is "), LEVEL_COMPARE },
	[NODE_ADD] = { STR_INIT(" + "), LEVEL_ADD },
	[NODE_SUB] = { STR_INIT(" − "), LEVEL_ADD },
	[NODE_MUL] = { STR_INIT(" × "), LEVEL_MULTIPLY },
	[NODE_DIV] = { STR_INIT(" / "), LEVEL_MULTIPLY },
	[NODE_POW] = { STR_INIT("^"), LEVEL_POWER },
};

static struct str sign_of(const struct node *node)
{
	static const struct str comparisons[] = {
		[COMPARE_LT] = STR_INIT(" < "),
		[COMPARE_LE] = STR_INIT(" ≤ "),
		[COMPARE_EQ] = STR_INIT(" = "),
		[COMPARE_NE] = STR_INIT(" ≠ "),
		[COMPARE_GE] = STR_INIT(" ≥ "),
		[COMPARE_GT] = STR_INIT(" > "),
	};

	return node->kind == NODE_COMPARE ? comparisons[node->comparison] : signs[node->kind].text;
}

/*
 * The currency in which the operands of an operation are shown: that of what is around, where the
 * operation passes its money on.
 */
static struct str operands_currency(struct shown_line *s, const struct node *node)
{
	if (node->kind != NODE_COMPARE && node->kind != NODE_MUL && node->kind != NODE_DIV)
		return s->currency;
#ifndef RIGBOOK_IN_PAGE /* where short is better than quick */
	if (node->kind == NODE_MUL && s->currency.len == 0)
		return s->currency; /* whatever is multiplied */
#endif
	const struct quantity *left = quantity_of_node(s, node->left);
#ifndef RIGBOOK_IN_PAGE
	if (node->kind == NODE_DIV && left && currency_of_unit(s, left->unit).len == 0)
		return s->currency;
#endif
	const struct quantity *right = quantity_of_node(s, node->right);
	if (!left || !right)
		return s->currency;

	struct str mine = currency_of_unit(s, left->unit), theirs = currency_of_unit(s, right->unit);
	const struct quantity *typed = left->other_money;
	if (node->kind == NODE_COMPARE)
		return typed && str_eq(currency_of_unit(s, typed->unit), theirs) ? theirs : mine;
	if (mine.len == 0 || theirs.len == 0)
		return s->currency;
	if (node->kind == NODE_MUL)
		return str_eq(mine, theirs) ? s->currency : STR("");
	return mine; /* money by money: no money is left */
}

static void binary_show(struct shown_line *s, const struct node *node, enum level least)
{
	enum level level = signs[node->kind].level;
	bool power = node->kind == NODE_POW;
	struct str currency = operands_currency(s, node);

	(void)least;
	node_show_in(s, node->left, power || level == LEVEL_COMPARE ? level + 1 : level, currency);
	buf_put(s->out, sign_of(node));
	if (node->kind == NODE_IS)
		buf_put(s->out, node->name);
	else
		node_show_in(s, node->right, power ? LEVEL_NEGATE : level + 1, currency);
}

/* Where the condition is undecided each branch is shown as it is under it. */
static void branch_show(
    struct shown_line *s, const struct node *node, size_t branch, const struct value *condition)
{
	const struct assumption *outer = s->e.assumptions;

	if (condition->kind == VALUE_TRUTH && condition->truth == TRUTH_UNDECIDED)
		assume(&s->e, node->arguments[0].node, branch == 1);
	node_show(s, node->arguments[branch].node, LEVEL_ANY);
	s->e.assumptions = outer;
}

/* The branch that was not taken may have no value. */
static void if_show(struct shown_line *s, const struct node *node)
{
	struct value condition = node_eval(&s->e, node->arguments[0].node);

	node_show(s, node->arguments[0].node, LEVEL_ANY);
	for (size_t i = 1; i < node->argument_count; i++) {
		enum truth other = i == 1 ? TRUTH_NO : TRUTH_YES;
		buf_put(s->out, STR(", "));
		if (condition.kind == VALUE_TRUTH && condition.truth == other)
			buf_put(s->out, STR("…"));
		else
			branch_show(s, node, i, &condition);
	}
}

/* as_of less the day of the observation. */
static bool age_show(struct shown_line *s, const struct node *node, enum level least)
{
	const struct resolver *resolver = s->e.context->resolver;
	struct arena *keep = s->e.context->keep;
	bool brackets = least > LEVEL_ADD;
	struct date on;

	if (!resolver->as_of || !observed_on(&s->e, node, &on))
		return false;
	struct str today = date_words(keep, shown_line_language(s), resolver->as_of(resolver->self)),
		   day = date_words(keep, shown_line_language(s), on);
	buf_print(s->out, brackets ? "(%.*s − %.*s)" : "%.*s − %.*s", STR_ARG(today), STR_ARG(day));
	return true;
}

static void function_show(struct shown_line *s, const struct node *node, enum level least)
{
	if (node->function == FUNCTION_AGE) {
		if (!age_show(s, node, least))
			node_value_show(s, node, least);
		return;
	}
	buf_print(s->out, "%.*s(", STR_ARG(node->name));
	if (node->function == FUNCTION_IF) {
		if_show(s, node);
	} else {
		bool share = node->function == FUNCTION_SHARE;
		struct str currency = share ? currency_of(s, node->arguments[0].node) : s->currency;
		for (size_t i = 0; i < node->argument_count; i++) {
			buf_put(s->out, i ? STR(", ") : STR(""));
			node_show_in(s, node->arguments[i].node, LEVEL_ANY, currency);
		}
	}
	if (node->unit)
		buf_print(s->out, ", %.*s", STR_ARG(unit_in_currency(s, node->unit)->text));
	buf_put_byte(s->out, ')');
}

/*
 * Rounded money is not what is left of rounding it in another currency, and a product of two
 * moneys is not changed within.
 */
static bool keeps_currency(const struct node *node)
{
	bool rounds = node->kind == NODE_FUNCTION &&
	    (node->function == FUNCTION_ROUND || node->function == FUNCTION_FLOOR ||
		node->function == FUNCTION_CEIL);

	return rounds || node->kind == NODE_MUL;
}

/* Its own currency where that is not the one that it is shown in; empty where nothing needs to be done. */
static struct str kept_currency(struct shown_line *s, const struct node *node)
{
	if (s->currency.len == 0 || !keeps_currency(node))
		return STR("");
	struct str own = currency_of(s, node);
	bool differs = own.len > 0 && !str_eq(own, s->currency);
	bool within = node->kind == NODE_MUL && operands_currency(s, node).len > 0;
	return differs && !within ? own : STR("");
}

/* Decimals that say a rate exactly, if it has that few. */
#define RATE_PLACES_MOST 8

static bool rate_is_short(struct arena *keep, const struct ratio *rate, int *places)
{
	for (*places = 0; *places < RATE_PLACES_MOST; ++*places)
		if (ratio_is_whole(ratio_mul(keep, rate, ratio_ten_to(keep, *places))))
			return true;
	return false;
}

/* " × (€0.85/USD)", or " / ($1.25/EUR)" where that is the rate in fewer digits. */
static void rate_put(struct shown_line *s, struct str from, struct str to)
{
	const struct arithmetic *arithmetic = &s->e.arithmetic;
	const struct unit *units[2] = { units_parse(arithmetic->units, arithmetic->keep, to, NULL, NULL),
		units_parse(arithmetic->units, arithmetic->keep, from, NULL, NULL) };
	struct quantity one = quantity_in(arithmetic->keep, ratio_one(), units[1]), changed;
	int places;

	if (quantity_convert(arithmetic, &one, units[0], &changed) != QUANTITY_OK)
		return;
	const struct ratio *rate = changed.lo,
			   *inverse = ratio_div(arithmetic->keep, ratio_one(), rate);
	bool below = !rate_is_short(arithmetic->keep, rate, &places) &&
	    rate_is_short(arithmetic->keep, inverse, &places);
	struct quantity shown = quantity_in(arithmetic->keep, below ? inverse : rate,
	    unit_div(arithmetic->units, arithmetic->keep, units[below], units[!below]));
	shown.approx = changed.approx;
	shown.literal = to; /* printed with the places that follow */
	shown.low_places = shown.high_places = places;
	buf_put(s->out, below ? STR(" / (") : STR(" × ("));
	quantity_print(arithmetic, &shown, NULL, s->out);
	buf_put_byte(s->out, ')');
}

void node_show(struct shown_line *s, const struct node *node, enum level least)
{
	static void (*const handlers[NODE_COUNT])(
	    struct shown_line *, const struct node *, enum level) = {
		[NODE_LITERAL] = literal_show,
		[NODE_NAME] = node_value_show,
		[NODE_MEMBER] = node_value_show,
		[NODE_CALL] = node_value_show,
		[NODE_FUNCTION] = function_show,
		[NODE_AGGREGATE] = aggregate_show,
		[NODE_NEGATE] = prefix_show,
		[NODE_NOT] = prefix_show,
		[NODE_OR] = binary_show,
		[NODE_AND] = binary_show,
		[NODE_COMPARE] = binary_show,
		[NODE_IS] = binary_show,
		[NODE_ADD] = binary_show,
		[NODE_SUB] = binary_show,
		[NODE_MUL] = binary_show,
		[NODE_DIV] = binary_show,
		[NODE_POW] = binary_show,
	};
	if (is_assumed_difference(&s->e, node)) {
		node_value_show(s, node, least);
		return;
	}

	struct str outer = s->currency, kept = kept_currency(s, node);
	if (kept.len > 0)
		s->currency = kept;
	enum level own = kept.len > 0 ? LEVEL_MULTIPLY : signs[node->kind].level;
	bool brackets = own != LEVEL_ANY && own < least, factor = s->factor;

	if (node->kind == NODE_AGGREGATE)
		s->factor |= node->function == FUNCTION_GEOMEAN;
	else if (node->kind > NODE_CALL)
		s->factor = own == LEVEL_MULTIPLY || own == LEVEL_POWER;
	buf_put(s->out, brackets ? STR("(") : STR(""));
	handlers[node->kind](s, node, least);
	s->currency = outer;
	if (kept.len > 0)
		rate_put(s, kept, outer);
	buf_put(s->out, brackets ? STR(")") : STR(""));
	s->factor = factor;
}
