#include "formula/interpolate.h"

#include "base/language.h"
#include "formula/check_path.h"
#include "formula/check_types.h"
#include "formula/dependence.h"
#include "formula/eval.h"
#include "formula/iteration.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "number/quantity_convert.h"
#include "number/quantity_order.h"

#include <stdlib.h>

enum { X, Y, AT };

/* An element: its x in the unit of the first one's. */
struct support {
	struct value x, y;
	size_t index;
};

struct curve {
	struct evaluation *e;
	const struct node *node;
	struct support *at;
	size_t count, room;
	struct value unknown; /* VALUE_UNKNOWN once something was */
	bool bad;             /* reported */
};

static const struct node *part(const struct curve *curve, int which)
{
	return curve->node->arguments[which].node;
}

static void curve_unknown(struct curve *curve, const struct value *value)
{
	if (curve->unknown.kind == VALUE_UNKNOWN)
		curve->unknown = value_of_unknowns(curve->e->context->keep, &curve->unknown, value);
	else
		curve->unknown = value_of_unknown(value->missing);
}

static void curve_open(struct curve *curve, struct value open)
{
	curve_unknown(curve, &open);
}

/* The quantity in the unit of the first x, so that ends can be compared as they are; false if reported. */
static bool fit_x(struct curve *curve, const struct node *text, struct value *value)
{
	struct evaluation *e = curve->e;
	struct quantity fits;

	if (curve->count == 0)
		return true;
	const struct quantity *first = curve->at[0].x.quantity;
	enum quantity_status status =
	    quantity_convert(&e->arithmetic, value->quantity, first->unit, &fits);
	report_status(e, status, NODE_AGGREGATE, curve->node->at,
	    &(struct operand){ part(curve, X), first }, &(struct operand){ text, value->quantity });
	if (status != QUANTITY_OK)
		return false;
	value->quantity = arena_copy(e->context->keep, &fits, sizeof(fits));
	return true;
}

static void curve_add(struct curve *curve, const struct iteration *iteration)
{
	struct evaluation *e = curve->e;
	const struct node *nodes[] = { part(curve, X), part(curve, Y) };
	struct value belongs = iteration->belongs, instead;

	if (belongs.kind == VALUE_TRUTH && belongs.truth == TRUTH_NO)
		return;
	if (belongs.kind == VALUE_TRUTH && belongs.truth == TRUTH_UNDECIDED) {
		curve_open(curve, unknown_whether(curve->e, curve->node->loop->where));
		return;
	}
	struct support one = { .x = belongs.kind == VALUE_TRUTH ? node_eval(e, nodes[X]) : belongs,
		.index = curve->count };
	one.y = one.x.kind > VALUE_INAPPLICABLE ? node_eval(e, nodes[Y]) : one.x;
	if (one.x.kind == VALUE_INAPPLICABLE || one.y.kind == VALUE_INAPPLICABLE)
		return;
	if (one.x.kind == VALUE_UNKNOWN) {
		curve_unknown(curve, &one.x);
		return;
	}
	curve->bad = !values_ready(e, &nodes[X], &one.x, 1, VALUE_QUANTITY, &instead) ||
	    (one.y.kind != VALUE_UNKNOWN &&
		!values_ready(e, &nodes[Y], &one.y, 1, VALUE_QUANTITY, &instead)) ||
	    !fit_x(curve, nodes[X], &one.x);
	if (curve->bad)
		return;
	if (!quantity_is_point(one.x.quantity)) {
		curve_open(curve, unknown_of(curve->e, WORD_WHERE, nodes[X]));
		return;
	}
	curve->at =
	    arena_room(e->context->keep, curve->at, curve->count, &curve->room, sizeof(*curve->at));
	curve->at[curve->count++] = one;
}

static int by_x(const void *a, const void *b)
{
	const struct support *left = a, *right = b;
	int order = ratio_cmp(left->x.quantity->lo, right->x.quantity->lo);

	return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

static bool has_twins(const struct curve *curve)
{
	const struct node *x = part(curve, X);

	for (size_t i = 1; i < curve->count; i++) {
		if (ratio_cmp(curve->at[i - 1].x.quantity->lo, curve->at[i].x.quantity->lo) != 0)
			continue;
		evaluation_report(curve->e, DIAG_FORMULA_TYPE, x->from,
		    "two elements have the same “%.*s”, so there is no line between them",
		    STR_ARG(node_text(curve->e, x)));
		return true;
	}
	return false;
}

/* The last element whose x is not above, or the first. */
static size_t support_before(const struct curve *curve, const struct ratio *x)
{
	size_t i = 0;

	while (i + 1 < curve->count && ratio_cmp(curve->at[i + 1].x.quantity->lo, x) <= 0)
		i++;
	return i;
}

static struct value operate(const struct curve *curve, enum node_kind operation,
    const struct value *a, const struct value *b)
{
	return values_operate(curve->e, operation, curve->node->at,
	    &(struct valued){ part(curve, Y), a }, &(struct valued){ part(curve, Y), b });
}

/* y on the line at one x. With ratios each y counts once, so that its range does not count twice. */
static struct value on_line(
    const struct curve *curve, size_t i, const struct value *at, struct interpolation *where)
{
	const struct support *from = &curve->at[i], *to = &curve->at[i + 1 < curve->count ? i + 1 : i];

	struct value one = value_of_quantity(
	    curve->e->context->keep, quantity_of(curve->e->arithmetic.units, ratio_one()));

	if (ratio_cmp(at->quantity->lo, from->x.quantity->lo) == 0)
		to = from;
	if (where)
		*where = (struct interpolation){ true, *at, { from->x, to->x }, { from->y, to->y } };
	if (from == to || from->y.kind == VALUE_UNKNOWN)
		return from->y;
	if (to->y.kind == VALUE_UNKNOWN)
		return to->y;
	struct value along = operate(curve, NODE_SUB, at, &from->x);
	struct value width = operate(curve, NODE_SUB, &to->x, &from->x);
	struct value share = operate(curve, NODE_DIV, &along, &width);
	if (from->y.quantity->unit->scale != UNIT_RATIO) {
		struct value rise = operate(curve, NODE_SUB, &to->y, &from->y);
		struct value risen = operate(curve, NODE_MUL, &rise, &share);
		return operate(curve, NODE_ADD, &from->y, &risen);
	}
	struct value rest = operate(curve, NODE_SUB, &one, &share);
	struct value left = operate(curve, NODE_MUL, &from->y, &rest);
	struct value right = operate(curve, NODE_MUL, &to->y, &share);
	return operate(curve, NODE_ADD, &left, &right);
}

static struct value hull_of(const struct curve *curve, const struct value *a, const struct value *b)
{
	struct value result;
	struct quantity hull;
	const struct node *const nodes[] = { part(curve, Y), part(curve, Y) };
	const struct value both[] = { *a, *b };

	if (!values_ready(curve->e, nodes, both, 2, VALUE_QUANTITY, &result))
		return result;
	if (quantity_hull(&curve->e->arithmetic, a->quantity, b->quantity, &hull) != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(curve->e->context->keep, hull);
	dependence_join(curve->e->context->keep, DEPENDENCE_CHOICE, a, b, &result);
	result.repeated = a->repeated || b->repeated; /* one or the other: what they share does no harm */
	return result;
}

/* One end of a range, or the only value. */
static struct value end_of(const struct curve *curve, const struct value *at, bool high)
{
	struct quantity end = *at->quantity;

	end.lo = end.hi = high ? end.hi : end.lo;
	end.open_lo = end.open_hi = false;
	return value_of_quantity(curve->e->context->keep, end);
}

/* Over a range the line turns only where elements stand. */
static struct value over_range(const struct curve *curve, const struct value *at)
{
	struct value low = end_of(curve, at, false), high = end_of(curve, at, true);
	size_t first = support_before(curve, low.quantity->lo),
	       last = support_before(curve, high.quantity->lo);
	struct value left = on_line(curve, first, &low, NULL),
		     right = on_line(curve, last, &high, NULL);
	struct value result = hull_of(curve, &left, &right);

	for (size_t i = first + 1; i <= last && result.kind == VALUE_QUANTITY; i++)
		result = hull_of(curve, &result, &curve->at[i].y);
	return result;
}

static struct value curve_value(
    const struct curve *curve, const struct value *at, struct interpolation *where)
{
	struct evaluation *e = curve->e;
	const struct quantity *q = at->quantity;
	const struct ratio *least = curve->at[0].x.quantity->lo;
	const struct ratio *most = curve->at[curve->count - 1].x.quantity->lo;
	bool starts = q->lo && ratio_cmp(q->lo, least) >= 0,
	     ends = q->hi && ratio_cmp(q->hi, most) <= 0;

	if ((q->hi && ratio_cmp(q->hi, least) < 0) || (q->lo && ratio_cmp(q->lo, most) > 0))
		return VALUE_OF_INAPPLICABLE;
	if (!starts || !ends)
		return value_of_unknown(WORD_FILL(e->context->keep, units_words(e->arithmetic.units),
		    WORD_WHETHER_AMONG, { "value", node_text(e, part(curve, AT)) },
		    { "values", node_text(e, part(curve, X)) }));

	struct value found = quantity_is_point(q)
	    ? on_line(curve, support_before(curve, q->lo), at, where)
	    : over_range(curve, at);
	struct value result = found;
	if (found.kind != VALUE_QUANTITY)
		return found;
	struct quantity quantity = *found.quantity;
	quantity.approx = quantity.approx || q->approx;
	quantity.literal = STR("");
	result = value_of_quantity(e->context->keep, quantity);
	if (at->input_count > 0)
		dependence_join(e->context->keep, DEPENDENCE_CHOICE, at, &found, &result);
	else
		dependence_keep(&found, &result);
	return result;
}

struct value interpolate_eval(struct evaluation *e, const struct node *node, struct interpolation *where)
{
	struct curve curve = { .e = e, .node = node, .unknown = VALUE_OF_INAPPLICABLE };
	const struct node *text = node->arguments[AT].node;
	struct value instead;
	struct iteration iteration;

	if (where)
		where->between = false;
	if (!iteration_open(&iteration, e, node, &instead))
		return instead;
	while (!curve.bad && iteration_next(&iteration))
		curve_add(&curve, &iteration);
	iteration_close(&iteration);
	if (curve.bad || iteration.failed)
		return VALUE_OF_BAD;

	struct value at = node_eval(e, text);
	if (!values_ready(e, &text, &at, 1, VALUE_QUANTITY, &instead))
		return instead;
	if (curve.unknown.kind == VALUE_UNKNOWN)
		return curve.unknown;
	if (curve.count == 0)
		return VALUE_OF_INAPPLICABLE;
	qsort(curve.at, curve.count, sizeof(*curve.at), by_x);
	if (has_twins(&curve) || !fit_x(&curve, text, &at))
		return VALUE_OF_BAD;
	return curve_value(&curve, &at, where);
}

/* The element is in scope for x and y, and not for `at`: that is looked at behind it. */
struct type interpolate_check(struct evaluation *e, const struct node *node, const struct type *element)
{
	const struct loop *loop = node->loop;
	const struct narrowing *narrowings = e->narrowings;
	struct scope frame = { .outer = e->frames, .variable = loop->variable, .type = *element };
	struct type types[3];
	bool fine = true;

	e->frames = &frame;
	if (loop->where) {
		struct type where = node_check(e, loop->where);
		type_wanted(e, loop->where, &where, TYPE_TRUTH);
		narrow_by(e, loop->where);
	}
	types[X] = node_check(e, node->arguments[X].node);
	types[Y] = node_check(e, node->arguments[Y].node);
	e->frames = frame.outer;
	e->narrowings = narrowings;
	types[AT] = node_check(e, node->arguments[AT].node);
	for (int i = X; i <= AT; i++)
		fine = type_wanted(e, node->arguments[i].node, &types[i], TYPE_QUANTITY) && fine;
	if (fine && types[X].unit && types[AT].unit)
		fine = types_fit(e, NODE_AGGREGATE, node->at,
		    &(struct typed){ node->arguments[X].node, &types[X] },
		    &(struct typed){ node->arguments[AT].node, &types[AT] });
	return fine ? types[Y] : type_unsure;
}
