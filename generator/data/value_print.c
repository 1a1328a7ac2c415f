/* value_print - values as readers see them. */
#include "data/figures.h"

struct show value_show(const struct value *value)
{
	const struct origin *origin = value->origin;
	if (origin && origin->figure)
		return origin->figure->show;
	if (origin && origin->attribute)
		return origin->attribute->show;
	return (struct show){ .set = false };
}

static void print_quantity(const struct evaluator *evaluator, const struct value *value,
    const struct show *show, struct buf *out)
{
	const struct arithmetic *how = evaluator_arithmetic(evaluator);
	struct show own = value_show(value);
	/*
	 * A pattern in a unit that does not fit has been reported where it is written; the number
	 * need not be lost.
	 */
	if (quantity_print(how, value->quantity, show ? show : &own, out) != QUANTITY_OK)
		quantity_print(how, value->quantity, NULL, out);
}

static void print_record(const struct evaluator *evaluator, const struct record *record, struct buf *out)
{
	for (size_t i = 0; i < record->fields.count; i++) {
		const struct fact *fact = record->fields.at[i].value;
		if (i)
			buf_put(out, STR(" "));
		value_print(evaluator, &fact->value, NULL, out);
	}
}

static void print_list(const struct evaluator *evaluator, const struct value *value, struct buf *out)
{
	for (size_t i = 0; i < value->list.count; i++) {
		if (i)
			buf_put(out, STR(", "));
		value_print(evaluator, &value->list.at[i], NULL, out);
	}
}

struct str truth_word(enum truth truth)
{
	static const struct str words[] = {
		[TRUTH_NO] = STR_INIT("no"),
		[TRUTH_YES] = STR_INIT("yes"),
		[TRUTH_UNDECIDED] = STR_INIT("undecided"),
	};
	return words[truth];
}

void value_print(const struct evaluator *evaluator, const struct value *value,
    const struct show *show, struct buf *out)
{
	switch (value->kind) {
	case VALUE_BAD:
		buf_put(out, STR("mistake"));
		break;
	case VALUE_UNKNOWN:
		buf_put(out, STR("unknown"));
		break;
	case VALUE_INAPPLICABLE:
		buf_put(out, STR("not applicable"));
		break;
	case VALUE_QUANTITY:
		print_quantity(evaluator, value, show, out);
		break;
	case VALUE_TRUTH:
		buf_put(out, truth_word(value->truth));
		break;
	case VALUE_TEXT:
		buf_put(out, value->text);
		break;
	case VALUE_DATE:
		buf_put(out, date_words(evaluator_arithmetic(evaluator)->keep, value->date));
		break;
	case VALUE_THING:
		buf_put(out, value->thing->name);
		break;
	case VALUE_RECORD:
		print_record(evaluator, value->record, out);
		break;
	case VALUE_LIST:
		print_list(evaluator, value, out);
		break;
	}
}

struct str fact_terms(struct arena *keep, const struct fact *fact)
{
	static const struct str taxes[] = {
		[TAX_UNSAID] = STR_INIT(""),
		[TAX_INCLUDED] = STR_INIT("with tax"),
		[TAX_EXCLUDED] = STR_INIT("without tax"),
	};
	struct str parts[] = { fact->condition, fact->variant, fact->seller, fact->region,
		taxes[fact->tax] };
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < countof(parts); i++) {
		if (parts[i].len == 0)
			continue;
		buf_put(&out, out.len ? STR(", ") : STR(""));
		buf_put(&out, parts[i]);
	}
	return buf_str(&out);
}
