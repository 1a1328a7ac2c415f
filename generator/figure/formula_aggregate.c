/* sum, mean, geomean, min, max, count, any, all. */
#include "figure/dependence.h"
#include "figure/formula_ast.h"

struct tally {
	struct walk walk;
	enum function_id function;
	struct value total; /* so far: the sum, product, smallest, truth; VALUE_BAD after a mistake */
	const struct unit *unit; /* geomean: what the factors are counted in */
	size_t count;            /* elements in the total */
	size_t perhaps;          /* count: elements that undecidedly belong */
	bool bad, left_out;      /* a mistake; something unknown was left out by `known` */
	struct value unknown;    /* VALUE_UNKNOWN once something was */
};

static const struct node *tally_text(const struct tally *t)
{
	const struct node *body = walk_body(&t->walk);

	return body ? body : t->walk.node->loop->source;
}

static struct value whether_belongs(const struct tally *t)
{
	struct evaluation *e = t->walk.e;
	struct str text = node_text(e, t->walk.node->loop->where);

	return value_of_unknown(str_print(e->run->keep, "whether %.*s", STR_ARG(text)));
}

/* An addend that undecidedly belongs is one from nothing to all of it. */
static struct value perhaps_nothing(const struct tally *t, struct value value)
{
	struct evaluation *e = t->walk.e;
	struct quantity hull;

	if (value.kind != VALUE_QUANTITY)
		return value;
	struct quantity none = quantity_in(e->run->keep, ratio_zero(), value.quantity->unit);
	if (quantity_hull(&e->how, &none, value.quantity, &hull) != QUANTITY_OK)
		return whether_belongs(t);
	struct value result = value_of_quantity(e->run->keep, hull);
	dependence_join(e->run->keep, DEPENDENCE_CHOICE, &t->walk.belongs, &value, &result);
	return result;
}

/* The value of the element in scope: not applicable when it does not belong. */
static struct value tally_value(const struct tally *t)
{
	const struct value *belongs = &t->walk.belongs;

	if (belongs->kind != VALUE_TRUTH)
		return *belongs;
	if (belongs->truth == TRUTH_NO)
		return VALUE_OF_INAPPLICABLE;
	if (belongs->truth == TRUTH_YES)
		return walk_value(&t->walk);
	return t->function == FUNCTION_SUM ? perhaps_nothing(t, walk_value(&t->walk))
					   : whether_belongs(t);
}

static struct value extreme_of(const struct tally *t, const struct value *a, const struct value *b)
{
	struct evaluation *e = t->walk.e;
	struct quantity out;
	enum quantity_status status = t->function == FUNCTION_MIN
	    ? quantity_min(&e->how, a->quantity, b->quantity, &out)
	    : quantity_max(&e->how, a->quantity, b->quantity, &out);
	const struct node *first =
	    t->walk.over == WALK_ARGUMENTS ? t->walk.node->loop->source : tally_text(t);

	report_status(e, status, NODE_AGGREGATE, t->walk.node->at,
	    &(struct operand){ first, a->quantity }, &(struct operand){ tally_text(t), b->quantity });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	struct value result = value_of_quantity(e->run->keep, out);
	dependence_join(e->run->keep, DEPENDENCE_CHOICE, a, b, &result);
	return result;
}

/* Counted in the unit of the first, so that the root of the product needs no root of a unit. */
static struct value plain_factor(struct tally *t, const struct value *value)
{
	struct evaluation *e = t->walk.e;
	const struct node *text = tally_text(t);

	if (t->count == 0)
		t->unit = value->quantity->unit;
	struct value one =
	    value_of_quantity(e->run->keep, quantity_in(e->run->keep, ratio_one(), t->unit));
	struct quantity fits;
	struct operand a = { text, value->quantity }, b = { text, one.quantity };
	enum quantity_status status = quantity_hull(&e->how, a.quantity, b.quantity, &fits);
	report_status(e, status, NODE_AGGREGATE, t->walk.node->at, &b, &a);
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	return values_operate(e, NODE_DIV, t->walk.node->at, text, value, text, &one);
}

/* A number that does not come from the author's typing any more. */
static struct value computed(struct arena *keep, const struct value *value)
{
	struct quantity quantity = *value->quantity;
	struct value result = *value;

	quantity.literal = STR("");
	result.quantity = value_of_quantity(keep, quantity).quantity;
	result.origin = NULL;
	return result;
}

/* A mistake in one element is likely the mistake of all: the first ends the walk. */
static void tally_end(struct tally *t)
{
	t->bad = true;
	t->walk.index = t->walk.count;
}

static void tally_quantity(struct tally *t, struct value value)
{
	struct evaluation *e = t->walk.e;
	const struct node *text = tally_text(t);
	size_t at = t->walk.node->at;

	if (t->function == FUNCTION_GEOMEAN)
		value = plain_factor(t, &value);
	if (value.kind == VALUE_BAD)
		t->total = value;
	else if (t->count == 0)
		t->total = computed(e->run->keep, &value);
	else if (t->function == FUNCTION_MIN || t->function == FUNCTION_MAX)
		t->total = extreme_of(t, &t->total, &value);
	else
		t->total = values_operate(e, t->function == FUNCTION_GEOMEAN ? NODE_MUL : NODE_ADD,
		    at, text, &t->total, text, &value);
	t->count++;
	if (t->total.kind == VALUE_BAD)
		tally_end(t);
}

/* any, all: a truth that settles the matter ends the walk. */
static void tally_truth(struct tally *t, const struct value *value)
{
	enum truth settling = t->function == FUNCTION_ANY ? TRUTH_YES : TRUTH_NO;
	struct value total = value_of_truth(value->truth);
	struct arena *keep = t->walk.e->run->keep;

	if (t->count > 0)
		dependence_join(keep, DEPENDENCE_CHOICE, &t->total, value, &total);
	else
		dependence_choice(keep, value, &total);
	if (t->count > 0 && t->total.truth == TRUTH_UNDECIDED && value->truth != settling)
		total.truth = TRUTH_UNDECIDED;
	t->count++;
	t->total = total;
	if (total.truth == settling)
		t->walk.index = t->walk.count;
}

static bool is_logical(const struct tally *t)
{
	return t->function == FUNCTION_ANY || t->function == FUNCTION_ALL;
}

static void tally_unknown(struct tally *t, const struct value *value)
{
	if (t->unknown.kind == VALUE_UNKNOWN)
		t->unknown = value_of_unknowns(t->walk.e->run->keep, &t->unknown, value);
	else
		t->unknown = value_of_unknown(value->missing);
}

static void tally_add(struct tally *t)
{
	const struct node *text = tally_text(t);
	struct value value = tally_value(t), instead;

	if (value.kind == VALUE_INAPPLICABLE)
		return;
	if (value.kind == VALUE_UNKNOWN) {
		if (t->walk.node->loop->known)
			t->left_out = true;
		else
			tally_unknown(t, &value);
		return;
	}
	if (!values_ready(t->walk.e, &text, &value, 1, is_logical(t) ? VALUE_TRUTH : VALUE_QUANTITY,
		&instead)) {
		tally_end(t);
	} else if (is_logical(t)) {
		tally_truth(t, &value);
	} else {
		tally_quantity(t, value);
	}
}

/* count looks only at what belongs. */
static void tally_count(struct tally *t)
{
	const struct value *belongs = &t->walk.belongs;
	struct arena *keep = t->walk.e->run->keep;

	if (belongs->kind == VALUE_BAD)
		tally_end(t);
	if (belongs->kind == VALUE_UNKNOWN)
		tally_unknown(t, belongs);
	if (belongs->kind != VALUE_TRUTH || t->walk.frame.element.kind == VALUE_INAPPLICABLE)
		return;
	t->count += belongs->truth == TRUTH_YES;
	t->perhaps += belongs->truth == TRUTH_UNDECIDED;

	struct value total = value_of_truth(TRUTH_YES);
	dependence_join(keep, DEPENDENCE_CHOICE, &t->total, belongs, &total);
	t->total = total;
}

/* The results. */

static struct value number_value(const struct tally *t, size_t number)
{
	struct arena *keep = t->walk.e->run->keep;

	return value_of_quantity(
	    keep, quantity_of(t->walk.e->how.units, ratio_of(keep, (long)number, 1)));
}

static struct value count_result(const struct tally *t)
{
	struct value result = number_value(t, t->count);
	struct quantity quantity = *result.quantity;

	if (t->perhaps == 0)
		return result;
	quantity.hi = number_value(t, t->count + t->perhaps).quantity->hi;
	result = value_of_quantity(t->walk.e->run->keep, quantity);
	dependence_keep(&t->total, &result);
	return result;
}

/* The sum of nothing is 0, if it can be told of what. */
static struct value empty_sum(const struct tally *t)
{
	struct evaluation *e = t->walk.e;
	struct type type = node_type_quietly(e, t->walk.node);

	if (type.kind == TYPE_QUANTITY && type.unit)
		return value_of_quantity(
		    e->run->keep, quantity_in(e->run->keep, ratio_zero(), type.unit));
	evaluation_report(e, DIAG_FORMULA_EMPTY, t->walk.node->at,
	    "there is nothing to add up, and no telling in which unit it would be");
	return VALUE_OF_BAD;
}

static struct value mean_result(const struct tally *t)
{
	struct value count = number_value(t, t->count);
	const struct node *node = t->walk.node;

	return values_operate(t->walk.e, NODE_DIV, node->at, node, &t->total, node, &count);
}

static struct value geomean_result(const struct tally *t)
{
	struct evaluation *e = t->walk.e;
	const struct node *node = t->walk.node;
	struct quantity root;
	enum quantity_status status = quantity_root(&e->how, t->total.quantity, t->count, &root);

	report_status(e, status, NODE_AGGREGATE, node->at,
	    &(struct operand){ node, t->total.quantity }, &(struct operand){ NULL, NULL });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;

	struct value plain = value_of_quantity(e->run->keep, root);
	struct value unit =
	    value_of_quantity(e->run->keep, quantity_in(e->run->keep, ratio_one(), t->unit));
	dependence_choice(e->run->keep, &t->total, &plain);
	return values_operate(e, NODE_MUL, node->at, node, &plain, node, &unit);
}

/* With something left out a sum or a greatest is a lower bound, a smallest an upper one. */
static struct value bound_result(const struct tally *t)
{
	struct value result = t->total;
	struct quantity quantity = *t->total.quantity;

	if (t->function == FUNCTION_MIN)
		quantity.lo = NULL;
	else
		quantity.hi = NULL;
	result.quantity = value_of_quantity(t->walk.e->run->keep, quantity).quantity;
	return result;
}

static struct value quantity_result(struct tally *t)
{
	if (t->count == 0 && t->function == FUNCTION_SUM)
		t->total = empty_sum(t);
	else if (t->count == 0 && t->left_out)
		return value_of_unknown(node_text(t->walk.e, t->walk.node));
	else if (t->count == 0)
		return VALUE_OF_INAPPLICABLE;
	if (t->total.kind == VALUE_BAD)
		return t->total;
	if (t->left_out)
		return bound_result(t);
	if (t->function == FUNCTION_MEAN)
		return mean_result(t);
	return t->function == FUNCTION_GEOMEAN ? geomean_result(t) : t->total;
}

static struct value truth_result(const struct tally *t)
{
	enum truth settling = t->function == FUNCTION_ANY ? TRUTH_YES : TRUTH_NO;

	if (t->count > 0 && t->total.truth == settling)
		return t->total;
	if (t->unknown.kind == VALUE_UNKNOWN)
		return t->unknown;
	return t->count > 0 ? t->total
			    : value_of_truth(t->function == FUNCTION_ALL ? TRUTH_YES : TRUTH_NO);
}

struct value aggregate_eval(struct evaluation *e, const struct node *node)
{
	struct tally t = { .function = node->function, .unknown = VALUE_OF_INAPPLICABLE };

	if (!walk_open(&t.walk, e, node, &t.total))
		return t.total;
	while (walk_next(&t.walk)) {
		if (t.function == FUNCTION_COUNT_OF)
			tally_count(&t);
		else
			tally_add(&t);
	}
	walk_close(&t.walk);
	if (t.bad || t.walk.failed)
		return VALUE_OF_BAD;
	if (is_logical(&t))
		return truth_result(&t);
	if (t.unknown.kind == VALUE_UNKNOWN)
		return t.unknown;
	return t.function == FUNCTION_COUNT_OF ? count_result(&t) : quantity_result(&t);
}
