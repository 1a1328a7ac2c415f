#include "formula/span.h"

#include "formula/eval.h"

bool span_widen(struct span *span, const struct value *there, bool open_corner)
{
	if (there->kind != VALUE_QUANTITY || !quantity_is_point(there->quantity))
		return false;
	const struct ratio *value = there->quantity->lo;
	int low = !span->lo ? -1 : ratio_cmp(value, span->lo);
	int high = !span->hi ? 1 : ratio_cmp(value, span->hi);
	if (low <= 0) {
		span->open_lo = open_corner && (low < 0 || span->open_lo);
		span->lo = ratio_copy(span->keep, value);
	}
	if (high >= 0) {
		span->open_hi = open_corner && (high > 0 || span->open_hi);
		span->hi = ratio_copy(span->keep, value);
	}
	return true;
}

struct quantity span_quantity(const struct span *span, const struct quantity *was)
{
	struct quantity range = *was;
	bool point = ratio_cmp(span->lo, span->hi) == 0;

	range.lo = span->lo;
	range.hi = span->hi;
	range.open_lo = span->open_lo && !point;
	range.open_hi = span->open_hi && !point;
	range.literal = STR("");
	range.other_money = NULL;
	return range;
}

/* A part of a formula, to be worked out in each corner. */
struct part {
	const struct evaluation *e;
	const struct node *node;
	struct span span;
};

static bool part_widen(void *asker, const struct formula_context *corner)
{
	struct part *part = asker;
	struct evaluation there = *part->e;

	there.context = corner;
	there.arithmetic.keep = corner->keep;
	struct value value = node_eval(&there, part->node);
	return span_widen(&part->span, &value, corner->open_corner);
}

struct value span_settle(struct evaluation *e, const struct node *node, const struct value *value)
{
	const struct resolver *resolver = e->context->resolver;
	struct part part = { e, node, { .keep = e->context->keep } };

	if (value->kind != VALUE_QUANTITY || !value->repeated ||
	    quantity_is_point(value->quantity) || !resolver->corners ||
	    !resolver->corners(resolver->self, e->context, value, part_widen, &part))
		return *value;

	struct value settled =
	    value_of_quantity(e->context->keep, span_quantity(&part.span, value->quantity));
	settled.inputs = value->inputs;
	settled.input_count = value->input_count;
	return settled;
}
