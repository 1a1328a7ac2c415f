#include "formula/substitute_value.h"

#include "base/language.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"
#include "number/show.h"
#include "number/unit_money.h"
#include "number/units.h"

#include <string.h>

static struct str value_words(struct shown_line *s, const struct value *value);

static void list_put(struct shown_line *s, struct buf *out, const struct value *list)
{
	for (size_t i = 0; i < list->list.count && i < FORMULA_TERMS_MOST; i++) {
		buf_put(out, i ? STR(", ") : STR(""));
		buf_put(out, value_words(s, &list->list.at[i]));
	}
	if (list->list.count > FORMULA_TERMS_MOST)
		buf_put(out, STR(", …"));
}

const struct language *shown_line_language(const struct shown_line *s)
{
	return units_words(s->e.arithmetic.units);
}

struct str currency_of_unit(const struct shown_line *s, const struct unit *unit)
{
	return dimension_currency(s->e.arithmetic.units, &unit->dimension);
}

const struct unit *unit_in_currency(const struct shown_line *s, const struct unit *unit)
{
	struct str own = unit ? currency_of_unit(s, unit) : STR("");

	if (own.len == 0 || s->currency.len == 0 || str_eq(own, s->currency))
		return unit;
	return unit_with_money(s->e.arithmetic.units, s->e.arithmetic.keep, unit, s->currency);
}

/* Significant digits of a price for a part of something; cents of 0.2727 CHF/kWh do not give what was computed. */
#define PRICE_DIGITS 4

static bool is_said(struct arena *keep, const struct ratio *value, int places)
{
	return ratio_is_whole(ratio_mul(keep, value, ratio_ten_to(keep, places)));
}

/* A computed price for a kilowatt-hour and the like, below one in the unit it is printed in, is not cut to cents. */
static void set_price_digits(
    const struct arithmetic *arithmetic, const struct quantity *quantity, struct show *show)
{
	struct arena *keep = arithmetic->keep;
	struct quantity shown;

	if (quantity->literal.len > 0 || !quantity->lo || !quantity->hi ||
	    dimension_money_power(arithmetic->units, &show->unit->dimension) != 1 ||
	    units_is_currency(arithmetic->units, show->unit->text) ||
	    quantity_convert(arithmetic, quantity, show->unit, &shown) != QUANTITY_OK)
		return;
	const struct ratio *low = quantity_end(keep, &shown, false),
			   *high = quantity_end(keep, &shown, true);
	int most = PRICE_DIGITS - 1 - ratio_magnitude(high), places = 2;
	if (ratio_sign(low) <= 0 || most < PRICE_DIGITS)
		return;
	while (places < most && !(is_said(keep, low, places) && is_said(keep, high, places)))
		places++;
	show->set = true;
	show->places = places;
}

/* Significant digits of an amount at a rate: cents of $1 at 1.17, €0.85, a thousand times over, are €850 beside €854.70. */
#define CHANGED_DIGITS 6

/* An amount in another currency than its own is not cut to cents, unless they are all of it. */
static void set_changed_digits(struct shown_line *s, const struct quantity *quantity, struct show *show)
{
	struct arena *keep = s->e.arithmetic.keep;
	struct str own = currency_of_unit(s, quantity->unit);
	bool typed = (quantity->literal.len > 0 || !quantity->other_money) &&
	    str_eq(own, currency_of_unit(s, show->unit));
	struct quantity shown;

	if (show->set || own.len == 0 || typed || !quantity->lo || !quantity->hi ||
	    quantity_convert(&s->e.arithmetic, quantity, show->unit, &shown) != QUANTITY_OK)
		return;
	const struct ratio *low = quantity_end(keep, &shown, false),
			   *high = quantity_end(keep, &shown, true);
	if (ratio_sign(low) <= 0 || (ratio_is_whole(low) && ratio_is_whole(high)))
		return;
	int most = CHANGED_DIGITS - 1 - ratio_magnitude(high), places = 2;
	while (places < most && !(is_said(keep, low, places) && is_said(keep, high, places)))
		places++;
	show->set = true;
	show->grouped = true;
	show->places = places;
}

/* All digits that matter, whatever the pattern of the value asks for, but in the unit it asks for. */
static void quantity_put(struct shown_line *s, struct buf *out, const struct value *value)
{
	void *self = s->e.context->resolver->self;
	const struct unit *asked = s->words->unit_of ? s->words->unit_of(self, value) : NULL;
	const struct unit *unit = unit_in_currency(s, asked);
	struct show show = { .unit = unit ? unit : unit_in_currency(s, value->quantity->unit) };

	set_price_digits(&s->e.arithmetic, value->quantity, &show);
	set_changed_digits(s, value->quantity, &show);
	if (quantity_print(&s->e.arithmetic, value->quantity, &show, out) != QUANTITY_OK)
		quantity_print(&s->e.arithmetic, value->quantity, &(struct show){ .unit = NULL }, out);
}

static struct str quantity_words(struct shown_line *s, const struct value *value)
{
	struct buf out = buf_in(s->e.context->keep, BUF_MOST);

	quantity_put(s, &out, value);
	return buf_str(&out);
}

#ifndef RIGBOOK_IN_PAGE /* which writes few lines */
/* So many quantities are remembered: a megabyte or two. */
#define PRINTED_MOST 16384

/* What a quantity that stays is printed by. Without padding. */
struct printed_key {
	const struct quantity *quantity;
	const struct origin *origin; /* knows the unit that it is read in; NULL: typed */
	uint64_t currency;           /* its code as a number */
};

struct printed {
	struct printed_key key;
	struct str words;
};

/* The code of a currency as a number; false of one that is too long. */
static bool currency_number(struct str code, uint64_t *out)
{
	*out = 0;
	if (code.len > sizeof(*out))
		return false;
	if (code.len > 0)
		memcpy(out, code.at, code.len);
	return true;
}

static bool stays(const struct shown_line *s, const struct value *value)
{
	return value->origin ? s->words->stays(value) : s->typed && s->words->formula_stays;
}

/* The same, printed once for all lines that it stands in. */
static struct str printed_words(struct shown_line *s, const struct value *value)
{
	struct map *map = s->words->printed;
	struct printed_key key = { value->quantity, value->origin, 0 };

	if (!map || !stays(s, value) || !currency_number(s->currency, &key.currency))
		return quantity_words(s, value);
	const struct printed *known = map_get(map, (struct str){ (const char *)&key, sizeof(key) });
	if (known)
		return known->words;
	struct str words = quantity_words(s, value);
	if (map->count < PRINTED_MOST) {
		struct printed *kept = ARENA_NEW(map->arena, struct printed);
		*kept = (struct printed){ key, str_copy(map->arena, words) };
		map_put(map, (struct str){ (const char *)&kept->key, sizeof(kept->key) }, kept);
	}
	return words;
}
#endif

static struct str value_words(struct shown_line *s, const struct value *value)
{
	static const enum word_id truths[] = {
		[TRUTH_NO] = WORD_NO,
		[TRUTH_YES] = WORD_YES,
		[TRUTH_UNDECIDED] = WORD_UNDECIDED,
	};
	struct arena *keep = s->e.context->keep;
	struct buf out = buf_in(keep, BUF_MOST);

	switch (value->kind) {
	case VALUE_QUANTITY:
#ifdef RIGBOOK_IN_PAGE
		return quantity_words(s, value);
#else
		return printed_words(s, value);
#endif
	case VALUE_TRUTH:
		return words_get(shown_line_language(s), truths[value->truth]);
	case VALUE_TEXT:
		buf_print(&out, "“%.*s”", STR_ARG(value->text));
		break;
	case VALUE_DATE:
		return date_words(keep, shown_line_language(s), value->date);
	case VALUE_THING:
		return s->words->name_of(s->e.context->resolver->self, value->thing);
	case VALUE_LIST:
		list_put(s, &out, value);
		break;
	case VALUE_BAD:
		return STR("?");
	case VALUE_UNKNOWN:
		return words_get(shown_line_language(s), WORD_UNKNOWN);
	case VALUE_INAPPLICABLE:
		return words_get(shown_line_language(s), WORD_INAPPLICABLE);
	case VALUE_RECORD:
		return str_from(value_kind_words(value->kind));
	}
	return buf_str(&out);
}

static bool has(struct str text, struct str part)
{
	return str_find(text, part, 0) != STR_NONE;
}

/* Would the printed value be misread among operators that bind like this? "2 × −3", "5 / 40 h/week", "3 m^2". */
static bool wants_brackets(struct str text, enum level least)
{
	bool negative = str_starts(text, STR("-")) || str_starts(text, STR("−"));
	bool open = str_starts(text, STR("≥")) || str_starts(text, STR("≤")) ||
	    str_starts(text, STR(">")) || str_starts(text, STR("<"));

#ifndef RIGBOOK_IN_PAGE /* where short is better than quick */
	if (!open && least <= LEVEL_ADD)
		return false;
#endif
	if (open)
		return least > LEVEL_COMPARE;
	if (negative || has(text, STR("–")))
		return least > LEVEL_ADD;
	if (has(text, STR("/")))
		return least > LEVEL_MULTIPLY;
	return has(text, STR(" ")) && least > LEVEL_POWER;
}

void operand_show(struct shown_line *s, const struct value *value, enum level least)
{
	struct str text = value_words(s, value), times = STR("×");

	if (s->factor && str_ends(text, times)) /* "0.7 × 0.3", not "0.7× × 0.3×" */
		text.len -= times.len;
	bool brackets = value->kind == VALUE_QUANTITY && wants_brackets(text, least);

	buf_put(s->out, brackets ? STR("(") : STR(""));
	buf_put(s->out, text);
	buf_put(s->out, brackets ? STR(")") : STR(""));
}
