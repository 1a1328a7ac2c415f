/*
 * operate - the operations + - * / ^ on values, and what becomes of values that are no quantities.
 */
#ifndef FORMULA_OPERATE_H
#define FORMULA_OPERATE_H

#include "formula/evaluation.h"
#include "formula/report.h"

/* + - * / ^ on quantities; reports what is not QUANTITY_OK. */
enum quantity_status quantities_operate(const struct evaluation *e, enum node_kind operation,
    size_t at, const struct operand *a, const struct operand *b, struct quantity *out);
/* An operand: its text and its value. */
struct valued {
	const struct node *node;
	const struct value *value;
};
/* The same on values, with their dependence; what is not a quantity is dealt with. */
struct value values_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct valued *a, const struct valued *b);
/*
 * True when all are of the wanted kind; *instead is left alone then. Otherwise it is what an operation on
 * them yields: bad, not applicable or unknown.
 */
#ifdef RIGBOOK_IN_PAGE /* where a call is shorter */
#define values_settle values_ready
#endif
bool values_settle(const struct evaluation *e, const struct node *const *nodes,
    const struct value *values, size_t count, enum value_kind wanted, struct value *instead);

#ifndef RIGBOOK_IN_PAGE
/* The same, without a call where all are, as most are. */
static inline bool values_ready(const struct evaluation *e, const struct node *const *nodes,
    const struct value *values, size_t count, enum value_kind wanted, struct value *instead)
{
	size_t ready = 0;

	while (ready < count && values[ready].kind == wanted)
		ready++;
	return ready == count || values_settle(e, nodes, values, count, wanted, instead);
}
#endif

#endif
