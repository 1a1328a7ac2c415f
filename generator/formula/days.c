#include "formula/days.h"

#include "base/language.h"
#include "formula/check_types.h"
#include "formula/eval.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "number/quantity_convert.h"
#include "number/units.h"

/* The days that dates are written in: 1900 to 2999. */
#define FIRST_DAY (-25567)
#define LAST_DAY 376199

static const struct unit *day_unit(const struct evaluation *e)
{
	return units_parse(e->arithmetic.units, e->context->keep, STR("day"), NULL, NULL);
}

static struct value value_of_days(const struct evaluation *e, int64_t days)
{
	struct arena *keep = e->context->keep;

	return value_of_quantity(keep, quantity_in(keep, ratio_of(keep, days, 1), day_unit(e)));
}

bool is_of_dates(const struct node *node, const struct value *a, const struct value *b)
{
	bool sum = node->kind == NODE_ADD || node->kind == NODE_SUB;

	return sum && (a->kind == VALUE_DATE || b->kind == VALUE_DATE);
}

/* The date that many days before or behind. */
static struct value date_shift(struct evaluation *e, const struct node *node, struct date date,
    const struct node *by, const struct value *days)
{
	const struct unit *day = day_unit(e);
	struct quantity counted;
	int64_t count;

	if (quantity_convert(&e->arithmetic, days->quantity, day, &counted) != QUANTITY_OK) {
		report_operand(e, by, "no time", "a number of days");
		return VALUE_OF_BAD;
	}
	if (!quantity_is_point(&counted))
		return unknown_of(e, WORD_WHICH_DAY, node);
	if (!ratio_to_int64(quantity_end(e->context->keep, &counted, false), &count)) {
		if (report_arithmetic(e, DIAG_FORMULA_TYPE, by->from,
			"“%.*s” is no whole number of days", STR_ARG(node_text(e, by))))
			diag_hint(e->context->diag, "write it so: round(%.*s, 1 day)",
			    STR_ARG(node_text(e, by)));
		return VALUE_OF_BAD;
	}
	bool fits = count > -LAST_DAY * 2 && count < LAST_DAY * 2;
	int64_t to = !fits           ? LAST_DAY + 1
	    : node->kind == NODE_SUB ? date.day - count
				     : date.day + count;
	if (to < FIRST_DAY || to > LAST_DAY) {
		report_arithmetic(
		    e, DIAG_FORMULA_LIMIT, node->at, "a day of a year before 1900 or after 2999");
		return VALUE_OF_BAD;
	}
	return value_of_date((struct date){ (int32_t)to });
}

struct value days_eval(
    struct evaluation *e, const struct node *node, const struct value *a, const struct value *b)
{
	const struct node *const nodes[] = { node->left, node->right };
	bool first = a->kind == VALUE_DATE, difference = node->kind == NODE_SUB && b->kind == VALUE_DATE;
	enum value_kind left = first || difference ? VALUE_DATE : VALUE_QUANTITY;
	enum value_kind right = first && !difference ? VALUE_QUANTITY : VALUE_DATE;
	struct value sides[2] = { { .kind = VALUE_QUANTITY }, { .kind = VALUE_QUANTITY } }, instead;

	/* What is fine stays a quantity. */
	values_ready(e, &nodes[0], a, 1, left, &sides[0]);
	values_ready(e, &nodes[1], b, 1, right, &sides[1]);
	if (!values_ready(e, nodes, sides, 2, VALUE_QUANTITY, &instead))
		return instead;
	if (difference)
		return value_of_days(e, (int64_t)a->date.day - (int64_t)b->date.day);
	return first ? date_shift(e, node, a->date, node->right, b)
		     : date_shift(e, node, b->date, node->left, a);
}

bool days_check(struct evaluation *e, const struct node *node, const struct type *a,
    const struct type *b, struct type *out)
{
	bool first = a->kind == TYPE_DATE, second = b->kind == TYPE_DATE;
	const struct node *other = first ? node->right : node->left;
	const struct type *by = first ? b : a;
	struct type day = type_of_unit(day_unit(e));

	*out = type_unsure;
	if ((node->kind != NODE_ADD && node->kind != NODE_SUB) || (!first && !second))
		return false;
	if (node->kind == NODE_SUB && second) {
		if (type_wanted(e, node->left, a, TYPE_DATE))
			*out = day;
		return true;
	}
	if (by->kind == TYPE_UNSURE)
		return true;
	if (!type_wanted(e, other, by, TYPE_QUANTITY))
		return true;
	if (by->unit && !unit_fits(by->unit, day.unit))
		report_operand(e, other, "no time", "a number of days");
	else
		*out = (struct type){ .kind = TYPE_DATE };
	return true;
}

bool as_of_find(const struct evaluation *e, struct str name, struct value *out)
{
	const struct resolver *resolver = e->context->resolver;

	if (!resolver->as_of || !str_eq(name, FORMULA_AS_OF))
		return false;
	*out = value_of_date(resolver->as_of(resolver->self));
	return true;
}

static void report_unobserved(const struct evaluation *e, const struct node *of)
{
	evaluation_report(e, DIAG_FORMULA_TYPE, of->from, "“%.*s” is nothing that was observed",
	    STR_ARG(node_text(e, of)));
	diag_hint(e->context->diag, "age wants an attribute: age(pump.price)");
}

bool observed_on(struct evaluation *e, const struct node *node, struct date *on)
{
	const struct resolver *resolver = e->context->resolver;
	struct value value = node_eval(e, node->arguments[0].node);

	return value.kind != VALUE_BAD && resolver->observed &&
	    resolver->observed(resolver->self, &value, on) && !date_is_none(*on);
}

struct value age_eval(struct evaluation *e, const struct node *node)
{
	const struct resolver *resolver = e->context->resolver;
	const struct node *of = node->arguments[0].node;
	struct value value = node_eval(e, of);
	struct date on;

	if (value.kind == VALUE_BAD)
		return value;
	if (!resolver->as_of || !resolver->observed ||
	    !resolver->observed(resolver->self, &value, &on)) {
		value.origin = NULL;
		if (value.kind == VALUE_UNKNOWN)
			return value;
		report_unobserved(e, of);
		return VALUE_OF_BAD;
	}
	if (date_is_none(on))
		return unknown_of(e, WORD_WHEN_OBSERVED, of);
	return value_of_days(e, (int64_t)resolver->as_of(resolver->self).day - on.day);
}

struct type age_check(struct evaluation *e, const struct node *node)
{
	const struct node *of = node->arguments[0].node;
	bool path = of->kind == NODE_NAME || of->kind == NODE_MEMBER;

	if (node_check(e, of).kind != TYPE_UNSURE && !path)
		report_unobserved(e, of);
	return type_of_unit(day_unit(e));
}
