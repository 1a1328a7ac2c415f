/*
 * unit_list - a unit put together from names with powers.
 */
#ifndef NUMBER_UNIT_LIST_H
#define NUMBER_UNIT_LIST_H

#include "number/unit_table.h"

/* Factors being put together: each name once, powers may be zero. */
struct unit_list {
	struct unit_factor at[2 * UNIT_FACTORS_MOST];
	size_t count;
};

/* Puts another factor on the list, or raises the power of the same name; false when the list is full. */
bool unit_list_add(struct unit_list *list, const struct unit_name *name, int power);
bool unit_name_eq(const struct unit_name *a, const struct unit_name *b);
/* The unit that a list amounts to, without zero powers; NULL when a limit is passed. */
const struct unit *unit_build(
    const struct units *units, struct arena *keep, const struct unit_list *list);

#endif
