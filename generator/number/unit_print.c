#include "number/unit_print.h"

#include "number/unit_money.h"
#include "number/unit_table.h"
#include "number/unit_write.h"

#include <stdlib.h>

/* Where the name stands whose symbol is printed in front; STR_NONE if none is. */
static size_t find_symbol(const struct unit *unit)
{
	for (size_t i = 0; i < unit->factor_count; i++)
		if (unit->factors[i].power == 1 && unit->factors[i].name->def->symbol.len > 0)
			return i;
	return STR_NONE;
}

/* One factor to the power of one. */
static bool is_alone(const struct unit *unit)
{
	return unit->factor_count == 1 && unit->factors[0].power == 1;
}

struct str unit_show(const struct units *units, const struct unit *unit)
{
	if (unit->factor_count == 0 || unit->factors[0].name->prefix)
		return STR("");
	bool declared = is_alone(unit) || dimension_money_power(units, &unit->dimension) == 1;
	return declared ? unit->factors[0].name->def->show : STR("");
}

/* USD·s/GB: money for a rate. */
struct unit_rate {
	const struct unit_factor *money, *of, *per;
};

static bool is_rate(const struct units *units, const struct unit *unit, struct unit_rate *rate)
{
	*rate = (struct unit_rate){ .money = NULL };
	for (size_t i = 0; i < unit->factor_count; i++) {
		const struct unit_factor *factor = &unit->factors[i];
		const struct unit_def *def = factor->name->def;
		bool time = dimension_eq(&def->dimension, &units->hour->dimension);
		if (def->money && factor->power == 1)
			rate->money = factor;
		else if (time && factor->power == 1)
			rate->per = factor;
		else if (!time && factor->power < 0)
			rate->of = factor;
	}
	return unit->factor_count == 3 && rate->money && rate->of && rate->per;
}

/* What stands behind the number: of $5·s/GB, which is right and nobody's habit, "/(GB/s)". */
static struct str write_words(const struct units *units, struct arena *keep,
    const struct unit *unit, size_t symbol, bool many)
{
	struct unit_text_style style = { .skip = symbol, .many = many, .words = units->words },
			       whole = { .skip = STR_NONE, .words = units->words };
	struct buf out = buf_in(keep, BUF_MOST);
	struct unit_rate rate;

	if (!is_rate(units, unit, &rate)) {
		unit_write(&out, units, unit->factors, unit->factor_count, style);
		return buf_str(&out);
	}
	struct unit_factor pair[] = { { rate.of->name, -rate.of->power }, { rate.per->name, -1 } };
	if (symbol == STR_NONE)
		buf_put(&out, rate.money->name->text);
	buf_put(&out, STR("/("));
	unit_write(&out, units, pair, countof(pair), whole);
	buf_put_byte(&out, ')');
	return buf_str(&out);
}

struct unit_print unit_print(const struct units *units, struct arena *keep, const struct unit *unit)
{
	struct unit_print print = { .tight = false };

	if (unit->factor_count == 0)
		return print;
	size_t symbol = find_symbol(unit);
	if (symbol != STR_NONE)
		print.symbol = unit->factors[symbol].name->def->symbol;
	print.tight = symbol != STR_NONE || (is_alone(unit) && unit->factors[0].name->def->tight);
	struct str one = write_words(units, keep, unit, symbol, false),
		   many = write_words(units, keep, unit, symbol, true);
	size_t unsaid = str_starts(one, STR("1/")); /* 56/s, not 56 1/s */
	print.tight |= unsaid > 0;
	print.one = str_sub(one, unsaid, one.len);
	print.many = str_sub(many, unsaid, many.len);
	return print;
}

/* How much there is to say of a dimension: the sum of its powers without signs. */
static int dimension_length(const struct dimension *d)
{
	int length = 0;

	for (size_t i = 0; i < UNIT_DIMENSIONS_MOST; i++)
		length += abs(d->power[i]);
	return length;
}

/*
 * The named dimension that shortens d most when taken out, above the line or (*sign -1) below; NULL
 * if none does.
 */
static const struct unit_def *take_word(const struct units *units, struct dimension *d, int *sign)
{
	const struct unit_def *best = NULL;
	struct dimension shortest = *d;
	int limit = dimension_length(d) - 1;

	for (size_t i = 0; i < 2 * units->count; i++) {
		const struct unit_def *def = units->defs[i / 2];
		struct dimension rest = *d;
		if (def->word.len == 0 || dimension_length(&def->dimension) < 2 ||
		    !dimension_add(&rest, &def->dimension, i % 2 == 0 ? -1 : 1) ||
		    dimension_length(&rest) >= limit)
			continue;
		limit = dimension_length(&rest);
		shortest = rest;
		best = def;
		*sign = i % 2 == 0 ? 1 : -1;
	}
	*d = shortest;
	return best;
}

static void put_word(struct buf *out, struct str word, int power)
{
	if (power < 0)
		buf_put(out, out->len > 0 ? STR("/") : STR("1/"));
	else if (out->len > 0)
		buf_put(out, STR("·"));
	buf_put(out, word);
	unit_write_power(out, power);
}

static struct str base_word(struct arena *keep, const struct unit_def *base)
{
	if (base->money)
		return str_print(keep, "money (%.*s)", STR_ARG(base->name));
	return base->word.len > 0 ? base->word : base->name;
}

struct str dimension_words(
    const struct units *units, struct arena *keep, const struct dimension *dimension)
{
	if (dimension_is_none(dimension))
		return STR("a plain number");
	struct dimension rest = *dimension;
	int sign = 0;
	const struct unit_def *named = take_word(units, &rest, &sign);
	struct buf out = buf_in(keep, BUF_MOST);
	if (sign > 0)
		put_word(&out, named->word, 1);
	for (size_t i = 0; i < units->base_count; i++)
		if (rest.power[i] > 0)
			put_word(&out, base_word(keep, units->bases[i]), rest.power[i]);
	if (sign < 0)
		put_word(&out, named->word, -1);
	for (size_t i = 0; i < units->base_count; i++)
		if (rest.power[i] < 0)
			put_word(&out, base_word(keep, units->bases[i]), rest.power[i]);
	return buf_str(&out);
}
