#include "block/order.h"

static bool beats(
    const struct block *block, enum comparison op, const struct value *a, const struct value *b)
{
	enum truth holds;

	return quantity_compare(&block->asker->arithmetic, a->quantity, op, b->quantity, &holds) ==
	    QUANTITY_OK &&
	    holds == TRUTH_YES;
}

static const struct ratio *sort_end(const struct value *value)
{
	return value->quantity->lo ? value->quantity->lo : value->quantity->hi;
}

static int compare_values(const struct block *block, const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return 0;
	switch (a->kind) {
	case VALUE_QUANTITY:
		if (unit_fits(a->quantity->unit, b->quantity->unit) && sort_end(a) && sort_end(b))
			return ratio_cmp(sort_end(a), sort_end(b));
		return beats(block, COMPARE_LT, a, b) ? -1 : beats(block, COMPARE_GT, a, b);
	case VALUE_TEXT:
		return str_cmp_names(a->text, b->text);
	case VALUE_DATE:
		return date_cmp(a->date, b->date);
	case VALUE_TRUTH:
		return (b->truth == TRUTH_YES) - (a->truth == TRUTH_YES);
	case VALUE_THING:
		return str_cmp_names(a->thing->name, b->thing->name);
	default:
		return 0;
	}
}

static bool has_order(const struct value *value)
{
	bool endless = value->kind == VALUE_QUANTITY && !sort_end(value);

	return value->kind != VALUE_BAD && value->kind != VALUE_UNKNOWN &&
	    value->kind != VALUE_INAPPLICABLE && !endless;
}

int order_values(const struct block *block, const struct value *a, const struct value *b, bool descending)
{
	if (!has_order(a) || !has_order(b))
		return has_order(b) - has_order(a);
	int order = compare_values(block, a, b);
	return descending ? -order : order;
}
