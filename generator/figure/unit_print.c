/* Units and dimensions as text. */
#include "figure/unit_table.h"

#include <stdlib.h>

static void put_power(struct buf *out, int power)
{
	static const struct str digits[] = { STR_INIT("⁰"), STR_INIT("¹"), STR_INIT("²"),
		STR_INIT("³"), STR_INIT("⁴"), STR_INIT("⁵"), STR_INIT("⁶"), STR_INIT("⁷"),
		STR_INIT("⁸"), STR_INIT("⁹") };
	power = abs(power);
	if (power == 1)
		return;
	if (power >= 100)
		buf_put(out, digits[power / 100]);
	if (power >= 10)
		buf_put(out, digits[power / 10 % 10]);
	buf_put(out, digits[power % 10]);
}

/* A factor as it is written: with "h" behind it where the hours of "kWh" belong to it. */
struct piece {
	const struct unit_factor *factor;
	bool with_hour;
};

static void put_piece(struct buf *out, struct piece piece, bool many)
{
	const struct unit_name *name = piece.factor->name;
	if (many && piece.factor->power == 1 && name->def->plural.len > 0) {
		buf_put(out, name->prefix != NULL ? name->prefix->text : STR(""));
		buf_put(out, name->def->plural);
	} else {
		buf_put(out, name->text);
	}
	if (piece.with_hour)
		buf_put_byte(out, 'h');
	put_power(out, piece.factor->power);
}

/* Finds hours that have not been taken and are to the power of the watts at `i`, and takes them. */
static bool take_hour(
    const struct units *units, const struct unit_factor *at, size_t count, size_t i, bool *taken)
{
	if (!at[i].name->def->with_hour)
		return false;
	for (size_t k = 0; k < count; k++) {
		if (!taken[k] && at[k].name->def == units->hour && at[k].power == at[i].power) {
			taken[k] = true;
			return true;
		}
	}
	return false;
}

static size_t cut_pieces(const struct units *units, const struct unit_factor *at, size_t count,
    size_t skip, struct piece *pieces)
{
	bool taken[UNIT_FACTORS_MOST] = { false }, with_hour[UNIT_FACTORS_MOST] = { false };
	for (size_t i = 0; i < count; i++)
		with_hour[i] = take_hour(units, at, count, i, taken);
	size_t piece_count = 0;
	for (size_t i = 0; i < count; i++)
		if (!taken[i] && i != skip)
			pieces[piece_count++] = (struct piece){ &at[i], with_hour[i] };
	return piece_count;
}

void unit_write(struct buf *out, const struct units *units, const struct unit_factor *at,
    size_t count, struct unit_text_style style)
{
	struct piece pieces[UNIT_FACTORS_MOST];
	size_t piece_count = cut_pieces(units, at, count, style.skip, pieces);
	size_t last = STR_NONE;
	for (size_t i = 0; i < piece_count; i++)
		if (pieces[i].factor->power > 0)
			last = i;
	bool first = style.skip == STR_NONE;
	if (first && last == STR_NONE && piece_count > 0)
		buf_put_byte(out, '1');
	for (size_t i = 0; i < piece_count; i++) {
		if (pieces[i].factor->power < 0)
			continue;
		if (!first)
			buf_put(out, STR("·"));
		put_piece(out, pieces[i], style.many && i == last);
		first = false;
	}
	for (size_t i = 0; i < piece_count; i++) {
		if (pieces[i].factor->power > 0)
			continue;
		buf_put_byte(out, '/');
		put_piece(out, pieces[i], false);
	}
}

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
	if (unit->factor_count == 0 || unit->factors[0].name->prefix != NULL)
		return STR("");
	bool declared = is_alone(unit) || dimension_money_power(units, &unit->dimension) == 1;
	return declared ? unit->factors[0].name->def->show : STR("");
}

/* USD·s/GB: money for a rate. */
struct rate {
	const struct unit_factor *money, *of, *per;
};

static bool is_rate(const struct units *units, const struct unit *unit, struct rate *rate)
{
	*rate = (struct rate){ .money = NULL };
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
	return unit->factor_count == 3 && rate->money != NULL && rate->of != NULL && rate->per != NULL;
}

/* What stands behind the number: of $5·s/GB, which is right and nobody's habit, "/(GB/s)". */
static struct str write_words(const struct units *units, struct arena *keep,
    const struct unit *unit, size_t symbol, bool many)
{
	struct unit_text_style style = { .skip = symbol, .many = many }, whole = { .skip = STR_NONE };
	struct buf out = buf_in(keep, BUF_MOST);
	struct rate rate;
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
	put_power(out, power);
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
