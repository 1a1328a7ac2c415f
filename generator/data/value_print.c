#include "data/value_print.h"

#include "base/language.h"
#include "number/quantity_print.h"
#include "number/show.h"

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
	const struct arithmetic *arithmetic = evaluator_arithmetic(evaluator);
	struct show own = value_show(value);

	/*
	 * A pattern in a unit that does not fit has been reported where it is written; the number
	 * need not be lost.
	 */
	if (quantity_print(arithmetic, value->quantity, show ? show : &own, out) != QUANTITY_OK)
		quantity_print(arithmetic, value->quantity, NULL, out);
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

static struct str truth_in(const struct language *words, enum truth truth)
{
	static const enum word_id of[] = {
		[TRUTH_NO] = WORD_NO,
		[TRUTH_YES] = WORD_YES,
		[TRUTH_UNDECIDED] = WORD_UNDECIDED,
	};

	return words_get(words, of[truth]);
}

/* Messages are English: in another language it is said without the reason. */
static void print_no_value(const struct language *words, const struct value *value, struct buf *out)
{
	if (value_is_mistake(value)) {
		buf_put(out, STR("mistake"));
		return;
	}
	buf_put(out, words_get(words, WORD_NO_VALUE));
	if (!words || !words->foreign)
		buf_print(out, ": %.*s", STR_ARG(value->missing));
}

void value_print(const struct evaluator *evaluator, const struct value *value,
    const struct show *show, struct buf *out)
{
	const struct language *words = units_words(evaluator_arithmetic(evaluator)->units);

	switch (value->kind) {
	case VALUE_BAD:
		print_no_value(words, value, out);
		break;
	case VALUE_UNKNOWN:
		buf_put(out, words_get(words, WORD_UNKNOWN));
		break;
	case VALUE_INAPPLICABLE:
		buf_put(out, words_get(words, WORD_INAPPLICABLE));
		break;
	case VALUE_QUANTITY:
		print_quantity(evaluator, value, show, out);
		break;
	case VALUE_TRUTH:
		buf_put(out, truth_in(words, value->truth));
		break;
	case VALUE_TEXT:
		buf_put(out, value->text);
		break;
	case VALUE_DATE:
		buf_put(out, date_words(evaluator_arithmetic(evaluator)->keep, words, value->date));
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

struct str value_printed(struct arena *keep, const struct evaluator *evaluator,
    const struct value *value, const struct show *show)
{
	struct show own = value_show(value);
	struct buf out = buf_in(keep, BUF_MOST);

	value_print(evaluator, value, show ? show : &own, &out);
	return buf_str(&out);
}

struct str fact_terms(struct arena *keep, const struct language *words, const struct fact *fact)
{
	struct str tax = fact->tax == TAX_UNSAID
	    ? STR("")
	    : words_get(words, fact->tax == TAX_INCLUDED ? WORD_WITH_TAX : WORD_WITHOUT_TAX);
	struct str parts[] = { fact->condition, fact->variant, fact->seller, fact->region, tax };
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < countof(parts); i++) {
		if (parts[i].len == 0)
			continue;
		buf_put(&out, out.len ? STR(", ") : STR(""));
		buf_put(&out, parts[i]);
	}
	return buf_str(&out);
}
