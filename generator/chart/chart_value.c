#include "chart/chart_value.h"

const struct ratio *chart_middle(struct arena *scratch, const struct chart_value *value)
{
	if (!value->low || !value->high)
		return value->low ? value->low : value->high;
	if (value->low == value->high)
		return value->low;
	return ratio_div(scratch, ratio_add(scratch, value->low, value->high), ratio_of(scratch, 2, 1));
}
