#include "formula/builtin.h"

#include <stdint.h>

/* In a page nothing is called otherwise than it should be. */
#ifdef DIAG_SILENT
#define FORM(text) ""
#else
#define FORM(text) text
#endif

const struct function formula_functions[FUNCTION_COUNT] = {
	[FUNCTION_IF] = { STR_INIT("if"), 3, 3, FORM("if(condition, value if so, value if not)") },
	[FUNCTION_IN] = { STR_INIT("in"), 2, 2, FORM("in(value, unit)") },
	[FUNCTION_ROUND] = { STR_INIT("round"), 1, 2, FORM("round(value) or round(value, step)") },
	[FUNCTION_FLOOR] = { STR_INIT("floor"), 1, 2, FORM("floor(value) or floor(value, step)") },
	[FUNCTION_CEIL] = { STR_INIT("ceil"), 1, 2, FORM("ceil(value) or ceil(value, step)") },
	[FUNCTION_ABS] = { STR_INIT("abs"), 1, 1, FORM("abs(value)") },
	[FUNCTION_ROOT] = { STR_INIT("root"), 1, 2, FORM("root(value) or root(value, 3)") },
	[FUNCTION_SHARE] = { STR_INIT("share"), 2, 2, FORM("share(part, whole)") },
	[FUNCTION_KNOWN] = { STR_INIT("known"), 1, 1, FORM("known(value)") },
	[FUNCTION_APPLIES] = { STR_INIT("applies"), 1, 1, FORM("applies(value)") },
	[FUNCTION_AGE] = { STR_INIT("age"), 1, 1, FORM("age(attribute)") },
	[FUNCTION_LOG] = { STR_INIT("log"), 1, 2, FORM("log(value) or log(value, 10)") },
	[FUNCTION_EXP] = { STR_INIT("exp"), 1, 1, FORM("exp(value)") },
	[FUNCTION_SUM] = { STR_INIT("sum"), 1, SIZE_MAX, FORM("sum(list, value of each)") },
	[FUNCTION_MEAN] = { STR_INIT("mean"), 1, SIZE_MAX, FORM("mean(list, value of each)") },
	[FUNCTION_GEOMEAN] = { STR_INIT("geomean"), 1, SIZE_MAX, FORM("geomean(list, value of each)") },
	[FUNCTION_MIN] = { STR_INIT("min"), 1, SIZE_MAX, FORM("min(list, value of each) or min(a, b)") },
	[FUNCTION_MAX] = { STR_INIT("max"), 1, SIZE_MAX, FORM("max(list, value of each) or max(a, b)") },
	[FUNCTION_COUNT_OF] = { STR_INIT("count"), 1, 1,
	    FORM("count(list) or count(list where condition)") },
	[FUNCTION_ANY] = { STR_INIT("any"), 2, SIZE_MAX, FORM("any(list, condition)") },
	[FUNCTION_ALL] = { STR_INIT("all"), 2, SIZE_MAX, FORM("all(list, condition)") },
	[FUNCTION_ARGMIN] = { STR_INIT("argmin"), 2, 2, FORM("argmin(list, value of each)") },
	[FUNCTION_ARGMAX] = { STR_INIT("argmax"), 2, 2, FORM("argmax(list, value of each)") },
	[FUNCTION_INTERPOLATE] = { STR_INIT("interpolate"), 4, 4,
	    FORM("interpolate(list, x of each, y of each, x wanted)") },
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
