#include "formula/aggregate.h"

#include "formula/check_types.h"
#include "formula/choice.h"
#include "formula/dependence.h"
#include "formula/eval.h"
#include "formula/interpolate.h"
#include "formula/iteration.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_order.h"

struct aggregation {
	struct iteration iteration;
	enum function_id function;
	struct quantity total;     /* of `count` elements: the sum, product, smallest or greatest */
	enum truth truth;          /* any, all */
	struct dependences inputs; /* what these depend on */
	const struct unit *unit;   /* geomean: what the factors are counted in */
	size_t count;              /* elements in the total */
	size_t perhaps;            /* count: elements that undecidedly belong */
	bool bad, left_out;        /* a mistake; something unknown was left out by `known` */
	struct value unknown;      /* VALUE_UNKNOWN once something was */
};

static enum dependence_rule rule_of(enum function_id function)
{
	if (function == FUNCTION_SUM || function == FUNCTION_MEAN)
		return DEPENDENCE_SUM;
	return function == FUNCTION_GEOMEAN ? DEPENDENCE_PRODUCT : DEPENDENCE_CHOICE;
}

static const struct node *tally_text(const struct aggregation *t)
{
	const struct node *body = iteration_body(&t->iteration);

	return body ? body : t->iteration.node->loop->source;
}

static struct value whether_belongs(const struct aggregation *t)
{
	return unknown_whether(t->iteration.e, t->iteration.node->loop->where);
}

/* An addend that undecidedly belongs is one from nothing to all of it. */
static struct value perhaps_nothing(const struct aggregation *t, struct value value)
{
	struct evaluation *e = t->iteration.e;
	struct quantity hull;

	if (value.kind != VALUE_QUANTITY)
		return value;
	struct quantity none = quantity_in(e->context->keep, ratio_zero(), value.quantity->unit);
	if (quantity_hull(&e->arithmetic, &none, value.quantity, &hull) != QUANTITY_OK)
		return whether_belongs(t);
	struct value result = value_of_quantity(e->context->keep, hull);
	dependence_join(e->context->keep, DEPENDENCE_CHOICE, &t->iteration.belongs, &value, &result);
	return result;
}

/* The value of the element in scope: not applicable when it does not belong. */
static struct value tally_value(const struct aggregation *t)
{
	const struct value *belongs = &t->iteration.belongs;

	if (belongs->kind != VALUE_TRUTH)
		return *belongs;
	if (belongs->truth == TRUTH_NO)
		return VALUE_OF_INAPPLICABLE;
	if (belongs->truth == TRUTH_YES)
		return iteration_value(&t->iteration);
	return t->function == FUNCTION_SUM ? perhaps_nothing(t, iteration_value(&t->iteration))
					   : whether_belongs(t);
}

/* A mistake in one element is likely the mistake of all: the first ends the walk. */
static void tally_end(struct aggregation *t)
{
	t->bad = true;
	t->iteration.index = t->iteration.count;
}

/* Counted in the unit of the first, so that the root of the product needs no root of a unit. */
static bool plain_factor(struct aggregation *t, const struct quantity *value, struct quantity *out)
{
	struct evaluation *e = t->iteration.e;
	struct operand text = { tally_text(t), value };
	struct quantity fits;

	if (t->count == 0)
		t->unit = value->unit;
	struct quantity one = quantity_in(e->context->keep, ratio_one(), t->unit);
	struct operand first = { text.node, &one };
	enum quantity_status status = quantity_hull(&e->arithmetic, &one, value, &fits);
	report_status(e, status, NODE_AGGREGATE, t->iteration.node->at, &first, &text);
	return status == QUANTITY_OK &&
	    quantities_operate(e, NODE_DIV, t->iteration.node->at, &text, &first, out) == QUANTITY_OK;
}

/* Takes one more quantity into the total; false if reported. */
static bool tally_fold(struct aggregation *t, const struct quantity *value)
{
	static enum quantity_status (*const folds[FUNCTION_COUNT])(const struct arithmetic *,
	    const struct quantity *, const struct quantity *, struct quantity *) = {
		[FUNCTION_SUM] = quantity_add,
		[FUNCTION_MEAN] = quantity_add,
		[FUNCTION_GEOMEAN] = quantity_mul,
		[FUNCTION_MIN] = quantity_min,
		[FUNCTION_MAX] = quantity_max,
	};
	bool adds = folds[t->function] == quantity_add;
	const struct node *text = tally_text(t);
	const struct node *first =
	    t->iteration.over == OVER_ARGUMENTS ? t->iteration.node->loop->source : text;
	struct quantity total = *value;
	enum quantity_status status = QUANTITY_OK;

	total.literal = STR("");
	if (t->count > 0)
		status = folds[t->function](&t->iteration.e->arithmetic, &t->total, value, &total);
	report_status(t->iteration.e, status, adds ? NODE_ADD : NODE_AGGREGATE, t->iteration.node->at,
	    &(struct operand){ first, &t->total }, &(struct operand){ text, value });
	t->total = total;
	return status == QUANTITY_OK;
}

static void tally_quantity(struct aggregation *t, const struct value *value)
{
	struct quantity factor = *value->quantity;

	dependences_add(t->iteration.e->context->keep, &t->inputs, rule_of(t->function), value);
	bool fits = t->function != FUNCTION_GEOMEAN || plain_factor(t, value->quantity, &factor);
	if (!fits || !tally_fold(t, &factor))
		tally_end(t);
	t->count++;
}

/* any, all: a truth that settles the matter ends the walk. */
static void tally_truth(struct aggregation *t, const struct value *value)
{
	enum truth settling = t->function == FUNCTION_ANY ? TRUTH_YES : TRUTH_NO;
	bool undecided = t->count > 0 && t->truth == TRUTH_UNDECIDED;

	dependences_add(t->iteration.e->context->keep, &t->inputs, DEPENDENCE_CHOICE, value);
	t->truth = undecided && value->truth != settling ? TRUTH_UNDECIDED : value->truth;
	t->count++;
	if (t->truth == settling)
		t->iteration.index = t->iteration.count;
}

static bool is_logical(const struct aggregation *t)
{
	return t->function == FUNCTION_ANY || t->function == FUNCTION_ALL;
}

static void tally_unknown(struct aggregation *t, const struct value *value)
{
	if (t->unknown.kind == VALUE_UNKNOWN)
		t->unknown = value_of_unknowns(t->iteration.e->context->keep, &t->unknown, value);
	else
		t->unknown = value_of_unknown(value->missing);
}

static void tally_add(struct aggregation *t)
{
	const struct node *text = tally_text(t);
	struct value value = tally_value(t), instead;

	if (value.kind == VALUE_INAPPLICABLE)
		return;
	if (value.kind == VALUE_UNKNOWN) {
		if (t->iteration.node->loop->known) {
			t->left_out = true;
			leave_unknown(t->iteration.e);
		} else {
			tally_unknown(t, &value);
		}
		return;
	}
	if (!values_ready(t->iteration.e, &text, &value, 1,
		is_logical(t) ? VALUE_TRUTH : VALUE_QUANTITY, &instead)) {
		tally_end(t);
	} else if (is_logical(t)) {
		tally_truth(t, &value);
	} else {
		tally_quantity(t, &value);
	}
}

/* count looks only at what belongs. */
static void tally_count(struct aggregation *t)
{
	const struct value *belongs = &t->iteration.belongs;

	if (belongs->kind == VALUE_BAD)
		tally_end(t);
	if (belongs->kind == VALUE_UNKNOWN)
		tally_unknown(t, belongs);
	if (belongs->kind != VALUE_TRUTH || t->iteration.frame.element.kind == VALUE_INAPPLICABLE)
		return;
	t->count += belongs->truth == TRUTH_YES;
	t->perhaps += belongs->truth == TRUTH_UNDECIDED;
	dependences_add(t->iteration.e->context->keep, &t->inputs, DEPENDENCE_CHOICE, belongs);
}

/* The results. */

static struct value number_value(const struct aggregation *t, size_t number)
{
	struct arena *keep = t->iteration.e->context->keep;

	return value_of_quantity(keep,
	    quantity_of(t->iteration.e->arithmetic.units, ratio_of(keep, (int64_t)number, 1)));
}

static struct value count_result(const struct aggregation *t)
{
	struct value result = number_value(t, t->count);
	struct quantity quantity = *result.quantity;

	if (t->perhaps == 0)
		return result;
	quantity.hi = number_value(t, t->count + t->perhaps).quantity->hi;
	result = value_of_quantity(t->iteration.e->context->keep, quantity);
	dependences_give(&t->inputs, DEPENDENCE_CHOICE, &result);
	return result;
}

/* The sum of nothing is 0, if it can be told of what. */
static struct value empty_sum(const struct aggregation *t)
{
	struct evaluation *e = t->iteration.e;
	struct type type = node_type_quietly(e, t->iteration.node);

	if (type.kind == TYPE_QUANTITY && type.unit)
		return value_of_quantity(
		    e->context->keep, quantity_in(e->context->keep, ratio_zero(), type.unit));
	evaluation_report(e, DIAG_FORMULA_EMPTY, t->iteration.node->at,
	    "there is nothing to add up, and no telling in which unit it would be");
	return VALUE_OF_BAD;
}

static struct value mean_result(const struct aggregation *t, const struct value *total)
{
	struct value count = number_value(t, t->count);
	const struct node *node = t->iteration.node;

	return values_operate(t->iteration.e, NODE_DIV, node->at, &(struct valued){ node, total },
	    &(struct valued){ node, &count });
}

static struct value geomean_result(const struct aggregation *t, const struct value *product)
{
	struct evaluation *e = t->iteration.e;
	const struct node *node = t->iteration.node;
	struct quantity root;
	enum quantity_status status = quantity_root(&e->arithmetic, product->quantity, t->count, &root);

	report_status(e, status, NODE_AGGREGATE, node->at,
	    &(struct operand){ node, product->quantity }, &(struct operand){ NULL, NULL });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;

	struct value plain = value_of_quantity(e->context->keep, root);
	struct value unit =
	    value_of_quantity(e->context->keep, quantity_in(e->context->keep, ratio_one(), t->unit));
	dependence_choice(e->context->keep, product, &plain);
	return values_operate(e, NODE_MUL, node->at, &(struct valued){ node, &plain },
	    &(struct valued){ node, &unit });
}

/* With something left out a sum or a greatest is a lower bound, a smallest an upper one. */
static void open_end(struct aggregation *t)
{
	if (t->function == FUNCTION_MIN)
		t->total.lo = NULL;
	else
		t->total.hi = NULL;
}

static struct value quantity_result(struct aggregation *t)
{
	if (t->count == 0 && t->function == FUNCTION_SUM) {
		struct value none = empty_sum(t);
		if (none.kind == VALUE_BAD)
			return none;
		t->total = *none.quantity;
	} else if (t->count == 0) {
		return t->left_out ? value_of_unknown(node_text(t->iteration.e, t->iteration.node))
				   : VALUE_OF_INAPPLICABLE;
	}
	if (t->left_out)
		open_end(t);
	struct value total = value_of_quantity(t->iteration.e->context->keep, t->total);
	dependences_give(&t->inputs, rule_of(t->function), &total);
	if (t->function == FUNCTION_MEAN)
		return mean_result(t, &total);
	return t->function == FUNCTION_GEOMEAN ? geomean_result(t, &total) : total;
}

static struct value truth_result(const struct aggregation *t)
{
	enum truth settling = t->function == FUNCTION_ANY ? TRUTH_YES : TRUTH_NO;
	bool settled = t->count > 0 && t->truth == settling;
	struct value result = value_of_truth(t->function == FUNCTION_ALL ? TRUTH_YES : TRUTH_NO);

	if (!settled && t->unknown.kind == VALUE_UNKNOWN)
		return t->unknown;
	if (t->count > 0)
		result.truth = t->truth;
	dependences_give(&t->inputs, DEPENDENCE_CHOICE, &result);
	return result;
}

struct value aggregate_eval(struct evaluation *e, const struct node *node)
{
	struct aggregation t = { .function = node->function, .unknown = VALUE_OF_INAPPLICABLE };
	struct value instead;

	if (function_is_choice(node->function))
		return choice_eval(e, node, NULL);
	if (node->function == FUNCTION_INTERPOLATE)
		return interpolate_eval(e, node, NULL);
	if (!iteration_open(&t.iteration, e, node, &instead))
		return instead;
	while (iteration_next(&t.iteration)) {
		if (t.function == FUNCTION_COUNT_OF)
			tally_count(&t);
		else
			tally_add(&t);
	}
	iteration_close(&t.iteration);
	if (t.bad || t.iteration.failed)
		return VALUE_OF_BAD;
	if (is_logical(&t))
		return truth_result(&t);
	if (t.unknown.kind == VALUE_UNKNOWN)
		return t.unknown;
	return t.function == FUNCTION_COUNT_OF ? count_result(&t) : quantity_result(&t);
}
