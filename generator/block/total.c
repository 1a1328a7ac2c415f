#include "block/total.h"

#include "base/language.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_print.h"

static bool is_number(const struct value *value)
{
	return value->kind == VALUE_QUANTITY;
}

/* VALUE_INAPPLICABLE when there is nothing to add, VALUE_BAD where one is. */
static struct value sum_of(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct arithmetic arithmetic = asker_keeping_arithmetic(block->asker);
	struct quantity sum;
	bool any = false, unknown = false;

	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (value->kind == VALUE_BAD)
			return *value;
		unknown |= value->kind == VALUE_UNKNOWN;
		if (!is_number(value))
			continue;
		if (!any) {
			sum = *value->quantity;
			any = true;
			continue;
		}
		struct quantity before = sum;
		if (quantity_add(&arithmetic, &before, value->quantity, &sum) != QUANTITY_OK) {
			diag_report(block->asker->diag, DIAG_UNIT_MISMATCH, measure->at,
			    "the values of “%.*s” cannot be added", STR_ARG(measure->name));
			return VALUE_OF_BAD;
		}
	}
	if (!any)
		return VALUE_OF_INAPPLICABLE;
	if (unknown)
		sum.hi = NULL; /* at least what is known */
	sum.literal = STR("");
	return value_of_quantity(block->asker->keep, sum);
}

static struct derivation sum_derivation(const struct block *block, const struct measure *measure,
    const struct quantity *sum, const struct value *values, size_t count, size_t stride)
{
	struct arena *keep = block->asker->keep;
	struct derivation derivation = { .formula_at = measure->at };

	derivation.name =
	    WORD_FILL(keep, block_language(block), WORD_TOTAL_OF, { "name", measure->name });
	derivation.formula =
	    WORD_FILL(keep, block_language(block), WORD_SUM_OF, { "formula", measure->source });
	derivation.inputs = ARENA_ARRAY(keep, struct derivation_input, count);
	struct buf terms = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (!is_number(value))
			continue;
		if (terms.len)
			buf_put(&terms, STR(" + "));
		value_put_operand(block->asker->evaluator, value, sum->unit, false, &terms);
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
		    quantity_places(&block->asker->arithmetic, values[i * stride].quantity, &wanted);
		show.places = show.set && show.places > places ? show.places : places;
		show.set = true;
	}
	show.places = show.places > 0 ? show.places : 0;
	show.grouped = true;
	return show;
}

struct cell cell_of_total(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride)
{
	struct value sum = sum_of(block, measure, values, count, stride);

	if (sum.kind == VALUE_BAD)
		return cell_of_words(asker_no_value(block->asker, &sum));
	if (!is_number(&sum))
		return cell_of_words(STR("–"));
	struct measure total = *measure;
	total.show = finest(block, measure, values, count, stride);
	return cell_computed(block, &total, &sum,
	    sum_derivation(block, measure, sum.quantity, values, count, stride));
}
