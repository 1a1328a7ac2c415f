#include "number/unit_write.h"

#include "base/language.h"

#include <stdlib.h>

void unit_write_power(struct buf *out, int power)
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

/* Units that are words in every language; WORD_COUNT for all others. */
static enum word_id word_of(const struct unit_name *name)
{
	static const struct {
		struct str name;
		enum word_id word;
	} known[] = {
		{ STR_INIT("day"), WORD_DAY },
		{ STR_INIT("week"), WORD_WEEK },
		{ STR_INIT("month"), WORD_MONTH },
		{ STR_INIT("year"), WORD_YEAR },
	};

	for (size_t i = 0; i < countof(known); i++)
		if (!name->prefix && str_eq(name->def->name, known[i].name))
			return known[i].word;
	return WORD_COUNT;
}

static void put_name(
    struct buf *out, const struct language *words, const struct unit_factor *factor, bool many)
{
	const struct unit_name *name = factor->name;
	enum word_id of = word_of(name);

	many = many && factor->power == 1 && name->def->plural.len > 0;
	if (words && of != WORD_COUNT) {
		buf_put(out, many || words->one[of].len == 0 ? words->text[of] : words->one[of]);
	} else if (many) {
		buf_put(out, name->prefix ? name->prefix->text : STR(""));
		buf_put(out, name->def->plural);
	} else {
		buf_put(out, name->text);
	}
}

static void put_piece(struct buf *out, const struct language *words, struct piece piece, bool many)
{
	put_name(out, words, piece.factor, many);
	if (piece.with_hour)
		buf_put_byte(out, 'h');
	unit_write_power(out, piece.factor->power);
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
		put_piece(out, style.words, pieces[i], style.many && i == last);
		first = false;
	}
	for (size_t i = 0; i < piece_count; i++) {
		if (pieces[i].factor->power > 0)
			continue;
		buf_put_byte(out, '/');
		put_piece(out, style.words, pieces[i], false);
	}
}
