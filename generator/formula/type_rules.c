#include "formula/type_rules.h"

#include "formula/operate.h"
#include "formula/report.h"
#include "number/quantity_arithmetic.h"
#include "number/units.h"

const struct type type_unsure = { .kind = TYPE_UNSURE };

struct type type_of_unit(const struct unit *unit)
{
	return (struct type){ .kind = TYPE_QUANTITY, .unit = unit };
}

struct type type_plain(const struct evaluation *e)
{
	return type_of_unit(unit_one(e->arithmetic.units));
}

bool type_wanted(const struct evaluation *e, const struct node *node, const struct type *type,
    enum type_kind wanted)
{
	if (type->kind == wanted)
		return true;
	if (type->kind != TYPE_UNSURE)
		report_operand(e, node, type_kind_words(type->kind), type_kind_words(wanted));
	return false;
}

struct quantity type_one(const struct evaluation *e, const struct type *type)
{
	return quantity_in(e->context->keep, ratio_one(), type->unit);
}

bool types_fit(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct typed *a, const struct typed *b)
{
	struct quantity one = type_one(e, a->type), other = type_one(e, b->type), hull;
	enum quantity_status status = quantity_hull(&e->arithmetic, &one, &other, &hull);

	report_status(e, status, operation, at, &(struct operand){ a->node, &one },
	    &(struct operand){ b->node, &other });
	return status == QUANTITY_OK;
}

struct type types_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct typed *a, const struct typed *b)
{
	struct quantity one = type_one(e, a->type), other = type_one(e, b->type), out;

	if (quantities_operate(e, operation, at, &(struct operand){ a->node, &one },
		&(struct operand){ b->node, &other }, &out) != QUANTITY_OK)
		return type_unsure;
	return type_of_unit(out.unit);
}
