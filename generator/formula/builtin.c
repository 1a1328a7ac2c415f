#include "formula/builtin.h"

#include <stdint.h>

const struct function formula_functions[FUNCTION_COUNT] = {
	[FUNCTION_IF] = { STR_INIT("if"), 3, 3, "if(condition, value if so, value if not)" },
	[FUNCTION_IN] = { STR_INIT("in"), 2, 2, "in(value, unit)" },
	[FUNCTION_ROUND] = { STR_INIT("round"), 1, 2, "round(value) or round(value, step)" },
	[FUNCTION_FLOOR] = { STR_INIT("floor"), 1, 2, "floor(value) or floor(value, step)" },
	[FUNCTION_CEIL] = { STR_INIT("ceil"), 1, 2, "ceil(value) or ceil(value, step)" },
	[FUNCTION_ABS] = { STR_INIT("abs"), 1, 1, "abs(value)" },
	[FUNCTION_ROOT] = { STR_INIT("root"), 1, 2, "root(value) or root(value, 3)" },
	[FUNCTION_SHARE] = { STR_INIT("share"), 2, 2, "share(part, whole)" },
	[FUNCTION_KNOWN] = { STR_INIT("known"), 1, 1, "known(value)" },
	[FUNCTION_APPLIES] = { STR_INIT("applies"), 1, 1, "applies(value)" },
	[FUNCTION_AGE] = { STR_INIT("age"), 1, 1, "age(attribute)" },
	[FUNCTION_LOG] = { STR_INIT("log"), 1, 2, "log(value) or log(value, 10)" },
	[FUNCTION_EXP] = { STR_INIT("exp"), 1, 1, "exp(value)" },
	[FUNCTION_SUM] = { STR_INIT("sum"), 1, SIZE_MAX, "sum(list, value of each)" },
	[FUNCTION_MEAN] = { STR_INIT("mean"), 1, SIZE_MAX, "mean(list, value of each)" },
	[FUNCTION_GEOMEAN] = { STR_INIT("geomean"), 1, SIZE_MAX, "geomean(list, value of each)" },
	[FUNCTION_MIN] = { STR_INIT("min"), 1, SIZE_MAX, "min(list, value of each) or min(a, b)" },
	[FUNCTION_MAX] = { STR_INIT("max"), 1, SIZE_MAX, "max(list, value of each) or max(a, b)" },
	[FUNCTION_COUNT_OF] = { STR_INIT("count"), 1, 1, "count(list) or count(list where condition)" },
	[FUNCTION_ANY] = { STR_INIT("any"), 2, SIZE_MAX, "any(list, condition)" },
	[FUNCTION_ALL] = { STR_INIT("all"), 2, SIZE_MAX, "all(list, condition)" },
	[FUNCTION_ARGMIN] = { STR_INIT("argmin"), 2, 2, "argmin(list, value of each)" },
	[FUNCTION_ARGMAX] = { STR_INIT("argmax"), 2, 2, "argmax(list, value of each)" },
	[FUNCTION_INTERPOLATE] = { STR_INIT("interpolate"), 4, 4,
	    "interpolate(list, x of each, y of each, x wanted)" },
};

enum function_id function_find(struct str name)
{
	for (int i = 0; i < FUNCTION_COUNT; i++) {
		if (str_eq(formula_functions[i].name, name))
			return (enum function_id)i;
	}
	return FUNCTION_COUNT;
}

bool function_is_aggregate(enum function_id id)
{
	return id >= FUNCTION_SUM;
}

bool function_is_choice(enum function_id id)
{
	return id == FUNCTION_ARGMIN || id == FUNCTION_ARGMAX;
}

bool function_wants_list(enum function_id id)
{
	return function_is_choice(id) || id == FUNCTION_INTERPOLATE;
}
