#include "formula/operate.h"

#include "formula/dependence.h"
#include "number/quantity_arithmetic.h"

bool values_settle(const struct evaluation *e, const struct node *const *nodes,
    const struct value *values, size_t count, enum value_kind wanted, struct value *instead)
{
	static const struct value fine = { .kind = VALUE_QUANTITY };
	size_t ready = 0;

	while (ready < count && values[ready].kind == wanted)
		ready++;
	if (ready == count)
		return true;
	*instead = fine;
	for (size_t i = ready; i < count; i++) {
		const struct value *value = &values[i];
		if (value->kind == wanted || instead->kind == VALUE_BAD)
			continue;
		if (value->kind == VALUE_BAD) {
			*instead = VALUE_OF_BAD;
		} else if (value->kind == VALUE_INAPPLICABLE) {
			*instead = VALUE_OF_INAPPLICABLE;
		} else if (value->kind != VALUE_UNKNOWN) {
			report_operand(
			    e, nodes[i], value_kind_words(value->kind), value_kind_words(wanted));
			*instead = VALUE_OF_BAD;
		} else if (instead->kind == VALUE_UNKNOWN) {
			*instead = value_of_unknowns(e->context->keep, instead, value);
		} else if (instead->kind != VALUE_INAPPLICABLE) {
			*instead = value_of_unknown(value->missing);
		}
	}
	return instead->kind == VALUE_QUANTITY;
}

enum quantity_status quantities_operate(const struct evaluation *e, enum node_kind operation,
    size_t at, const struct operand *a, const struct operand *b, struct quantity *out)
{
	static enum quantity_status (*const operations[NODE_COUNT])(const struct arithmetic *,
	    const struct quantity *, const struct quantity *, struct quantity *) = {
		[NODE_ADD] = quantity_add,
		[NODE_SUB] = quantity_sub,
		[NODE_MUL] = quantity_mul,
		[NODE_DIV] = quantity_div,
		[NODE_POW] = quantity_pow,
	};
	enum quantity_status status =
	    operations[operation](&e->arithmetic, a->quantity, b->quantity, out);

	report_status(e, status, operation, at, a, b);
	return status;
}

/* The exponent was accepted and is whole. */
static int64_t exponent_of(const struct quantity *power)
{
	int64_t exponent = 0;

	ratio_to_int64(power->lo, &exponent);
	return exponent;
}

static void operation_depend(struct arena *keep, enum node_kind operation, const struct value *a,
    const struct value *b, struct value *into)
{
	if (operation == NODE_POW && ratio_is_whole(b->quantity->lo))
		dependence_power(keep, a, exponent_of(b->quantity), into);
	else if (operation == NODE_POW)
		dependence_choice(keep, a, into);
	else if (operation == NODE_MUL)
		dependence_join(keep, DEPENDENCE_PRODUCT, a, b, into);
	else if (operation == NODE_DIV)
		dependence_join(keep, DEPENDENCE_QUOTIENT, a, b, into);
	else
		dependence_join(keep, DEPENDENCE_SUM, a, b, into);
}

/* Where a divisor may be zero the corners say nothing of what lies between them. */
static bool is_pole(enum node_kind operation, const struct quantity *a, const struct quantity *b)
{
	if (operation == NODE_DIV)
		return quantity_holds_zero(b);
	return operation == NODE_POW && ratio_sign(b->lo) < 0 && quantity_holds_zero(a);
}

/* Lets the resolver add where a divisor that may be zero comes from. */
static void note_divisor(const struct evaluation *e, const struct value *divisor)
{
	if (e->context->resolver->note)
		e->context->resolver->note(e->context->resolver->self, e->context->diag, divisor);
}

/* What an operation on two yields that are not both quantities. */
static struct value instead_of(
    const struct evaluation *e, const struct valued *a, const struct valued *b)
{
	const struct node *const nodes[] = { a->node, b->node };
	const struct value values[] = { *a->value, *b->value };
	struct value instead = VALUE_OF_BAD;

	values_ready(e, nodes, values, 2, VALUE_QUANTITY, &instead);
	return instead;
}

struct value values_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct valued *a, const struct valued *b)
{
	size_t reports = diag_count(e->context->diag);
	struct value result;
	struct quantity quantity;

	if (a->value->kind != VALUE_QUANTITY || b->value->kind != VALUE_QUANTITY)
		return instead_of(e, a, b);
	enum quantity_status status =
	    quantities_operate(e, operation, at, &(struct operand){ a->node, a->value->quantity },
		&(struct operand){ b->node, b->value->quantity }, &quantity);
	if (status == QUANTITY_ZERO && diag_count(e->context->diag) > reports)
		note_divisor(e, operation == NODE_DIV ? b->value : a->value);
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->context->keep, quantity);
	operation_depend(e->context->keep, operation, a->value, b->value, &result);
	if (is_pole(operation, a->value->quantity, b->value->quantity))
		dependence_choice(e->context->keep, &result, &result);
	return result;
}
