/*
 * block_total - sums at the foot of a table.
 */
#include "text/block_common.h"

static bool is_number(const struct value *value)
{
	return value->kind == VALUE_QUANTITY;
}

struct value block_sum(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct arithmetic how = block_arithmetic(block);
	struct quantity sum;
	bool any = false, unknown = false;
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (value->kind == VALUE_BAD)
			return VALUE_OF_BAD;
		unknown |= value->kind == VALUE_UNKNOWN;
		if (!is_number(value))
			continue;
		if (!any) {
			sum = *value->quantity;
			any = true;
			continue;
		}
		struct quantity before = sum;
		if (quantity_add(&how, &before, value->quantity, &sum) != QUANTITY_OK) {
			diag_report(block->diag, DIAG_UNIT_MISMATCH, measure->at,
			    "the values of “%.*s” cannot be added", STR_ARG(measure->name));
			return VALUE_OF_BAD;
		}
	}
	if (!any)
		return VALUE_OF_INAPPLICABLE;
	if (unknown)
		sum.hi = NULL; /* at least what is known */
	sum.literal = STR("");
	return value_of_quantity(block->input->keep, sum);
}

static struct derivation sum_derivation(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct arena *keep = block->input->keep;
	struct derivation derivation = { .formula_at = measure->at };
	derivation.name = str_print(keep, "Total: %.*s", STR_ARG(measure->name));
	derivation.formula = str_print(keep, "the sum of: %.*s", STR_ARG(measure->source));
	derivation.inputs = ARENA_ARRAY(keep, struct derivation_input, count);
	struct buf terms = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (!is_number(value))
			continue;
		if (terms.len)
			buf_put(&terms, STR(" + "));
		buf_put(&terms, expression_print(block->reading, value, &measure->show, measure->at));
		if (value->origin)
			derivation.inputs[derivation.input_count++] =
			    (struct derivation_input){ origin_words(keep, value->origin), *value };
	}
	derivation.substituted = buf_str(&terms);
	return derivation;
}

/* As many places as the finest part is printed with: a total that is coarser would look wrong. */
static struct show finest(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct show show = measure->show;
	for (size_t i = 0; i < count && !measure->show.set; i++) {
		if (!is_number(&values[i * stride]))
			continue;
		struct show wanted = { .unit = measure->unit };
		int places =
		    quantity_places(&block->reading->how, values[i * stride].quantity, &wanted);
		show.places = show.set && show.places > places ? show.places : places;
		show.set = true;
	}
	show.places = show.places > 0 ? show.places : 0;
	show.grouped = true;
	return show;
}

struct table_cell block_total(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct value sum = block_sum(block, measure, values, count, stride);
	if (!is_number(&sum))
		return block_words(STR("–"));
	struct measure total = *measure;
	total.show = finest(block, measure, values, count, stride);
	return block_computed(
	    block, &total, &sum, sum_derivation(block, measure, values, count, stride));
}
