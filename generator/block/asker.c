#include "block/asker.h"

#include "base/language.h"
#include "data/value_print.h"
#include "number/quantity_print.h"
#include "number/unit_print.h"

void asker_start(struct asker *asker)
{
	asker->arithmetic = *evaluator_arithmetic(asker->evaluator);
	asker->arithmetic.keep = asker->scratch;
}

struct arithmetic asker_keeping_arithmetic(const struct asker *asker)
{
	struct arithmetic arithmetic = asker->arithmetic;

	arithmetic.keep = asker->keep;
	return arithmetic;
}

const struct formula *asker_parse(const struct asker *asker, struct formula_text text, struct show *show)
{
	const struct units *units = asker->catalog->units;

	text.text = str_copy(asker->scratch, text.text);
	return show ? formula_parse_shown(asker->scratch, asker->diag, units, text, show)
		    : formula_parse(asker->scratch, asker->diag, units, text);
}

struct str asker_no_value(const struct asker *asker, const struct value *value)
{
	return value_is_mistake(value) ? words_get(units_words(asker->catalog->units), WORD_NO_VALUE)
				       : asker_print(asker, value, NULL, POS_NONE);
}

struct str asker_message(struct arena *keep, const struct language *words, const struct diag *diag,
    size_t from, struct str instead)
{
	if (diag_count(diag) <= from || (words && words->foreign))
		return instead;
	const struct diag_message *first = diag_at(diag, from);
	return first->hint.len > 0 ? STR_JOIN(keep, first->text, STR("; "), first->hint) : first->text;
}

struct str asker_why(const struct asker *asker, const struct diag *diag, size_t from)
{
	const struct language *words = units_words(asker->catalog->units);

	return asker_message(asker->scratch, words, diag, from, words_get(words, WORD_NO_VALUE));
}

struct str asker_print(
    const struct asker *asker, const struct value *value, const struct show *show, struct pos at)
{
	struct buf out = buf_in(asker->scratch, BUF_MOST);

	if (value->kind != VALUE_QUANTITY) {
		value_print(asker->evaluator, value, show, &out);
		return buf_str(&out);
	}
	const struct arithmetic *arithmetic = &asker->arithmetic;
	if (quantity_print(arithmetic, value->quantity, show, &out) == QUANTITY_OK)
		return buf_str(&out);
	struct str wanted = quantity_unit_words(arithmetic, show->unit);
	diag_report(asker->diag, DIAG_FORMULA_SHOW, at, "%.*s cannot be shown in %.*s",
	    STR_ARG(dimension_words(arithmetic->units, asker->scratch, &value->quantity->unit->dimension)),
	    STR_ARG(wanted));
	return STR("");
}
