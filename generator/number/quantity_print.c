#include "number/quantity_print.h"

#include "base/language.h"
#include "number/interval.h"
#include "number/quantity_convert.h"
#include "number/ratio_text.h"
#include "number/unit_memo.h"
#include "number/unit_money.h"

/* Significant digits of computed numbers that are not money. */
#define DIGITS 3
enum toward { TOWARD_NEAREST, TOWARD_LESS, TOWARD_MORE };

/* Everything decided about how a quantity is to be printed. */
struct face {
	struct quantity q;              /* in the unit it is printed in */
	const struct ratio *low, *high; /* its ends, counted in that unit; NULL: none */
	int low_places, high_places;
	bool typed; /* as the author typed it */
	bool ungrouped;
	bool money;
	const struct language *words; /* the language */
};

/* Digits behind the point for three significant ones; none where those stand before it. */
static int significant_places(struct arena *scratch, const struct ratio *value)
{
	int places = DIGITS - 1 - ratio_magnitude(value);

	if (places <= 0)
		return 0;
	const struct ratio *rounded = ratio_round(scratch, value, ratio_ten_to(scratch, -places));
	return ratio_magnitude(rounded) > ratio_magnitude(value) ? places - 1 : places;
}

/* Digits behind the point that say the value exactly, but at most `most`. */
static int exact_places(struct arena *scratch, const struct ratio *value, int most)
{
	if (!value || ratio_is_whole(value))
		return 0;
	if (!ratio_is_whole(ratio_mul(scratch, value, ratio_ten_to(scratch, most))))
		return most;
	struct buf text = buf_in(scratch, BUF_MOST);
	ratio_decimal(&text, value, most, false);
	while (most > 0 && text.at[--text.len] == '0')
		most--;
	return most;
}

static int money_places(struct arena *scratch, const struct ratio *value)
{
	const struct ratio *cent = ratio_ten_to(scratch, -2);
	const struct ratio *rounded = ratio_round(scratch, value, cent);

	if (ratio_cmp(rounded, ratio_of(scratch, 100, 1)) >= 0)
		return 0;
	return ratio_cmp(value, cent) < 0 ? significant_places(scratch, value) : 2;
}

/* The places that suit the larger end, fewer if both ends are exact with fewer. */
static int default_places(struct arena *scratch, const struct face *face)
{
	const struct ratio *low = face->low ? ratio_abs(scratch, face->low) : NULL;
	const struct ratio *high = face->high ? ratio_abs(scratch, face->high) : NULL;
	const struct ratio *larger = !low || (high && ratio_cmp(high, low) > 0) ? high : low;

	if (!larger)
		return 0;
	int most = face->money ? money_places(scratch, larger) : significant_places(scratch, larger);
	int low_exact = exact_places(scratch, low, most);
	int high_exact = exact_places(scratch, high, most);
	int needed = low_exact > high_exact ? low_exact : high_exact;
	return face->money && needed > 0 && most == 2 ? most : needed;
}

/* True if the quantity still is what the author typed, in one unit; then its places are the typed ones. */
static bool face_typed(struct face *face)
{
	if (face->q.literal.len == 0 || face->q.two_units)
		return false;
	face->low_places = face->q.low_places;
	face->high_places = face->q.high_places;
	return true;
}

/* The pattern that its unit declares, unless the caller gave one or the author typed the number. */
static struct show effective_show(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show)
{
	struct show effective = { .set = false };

	if (show && (show->set || show->unit))
		return *show;
	struct str why, pattern = q->literal.len > 0 ? STR("") : unit_show(arithmetic->units, q->unit);
	if (pattern.len > 0 &&
	    !show_parse(arithmetic->units, arithmetic->keep, pattern, &effective, &why))
		return (struct show){ .set = false };
	return effective;
}

/* Decides everything; `unit` is the one to print in, or NULL to leave that to `show`. */
static enum quantity_status face_make(const struct arithmetic *arithmetic, const struct quantity *q,
    const struct show *show, const struct unit *unit, struct face *face)
{
	struct show wanted = effective_show(arithmetic, q, show);

	if (unit)
		wanted.unit = unit;
	*face = (struct face){ .q = *q, .words = units_words(arithmetic->units) };
	if (wanted.unit) {
		enum quantity_status status = quantity_convert(arithmetic, q, wanted.unit, &face->q);
		if (status != QUANTITY_OK)
			return status;
	}
	face->low = quantity_end(arithmetic->keep, &face->q, false);
	face->high =
	    face->q.lo == face->q.hi ? face->low : quantity_end(arithmetic->keep, &face->q, true);
	face->money = dimension_money_power(arithmetic->units, &face->q.unit->dimension) == 1;
	face->ungrouped = wanted.set && !wanted.grouped;
	face->typed = !wanted.set && face_typed(face);
	if (!face->typed)
		face->low_places = face->high_places =
		    wanted.set ? wanted.places : default_places(arithmetic->keep, face);
	return QUANTITY_OK;
}

static struct str end_text(struct arena *keep, const struct face *face, bool high, enum toward toward)
{
	const struct ratio *value = high ? face->high : face->low;
	int places = high ? face->high_places : face->low_places;

	if (toward != TOWARD_NEAREST) {
		const struct ratio *scaled = ratio_mul(keep, value, ratio_ten_to(keep, places));
		scaled = toward == TOWARD_LESS ? ratio_floor(keep, scaled) : ratio_ceil(keep, scaled);
		value = ratio_mul(keep, scaled, ratio_ten_to(keep, -places));
	}
	struct buf text = buf_in(keep, BUF_MOST);
	ratio_decimal(&text, value, places, !face->ungrouped);
	return words_number(keep, face->words, buf_str(&text));
}

/* A number with the sign of money in front, and a minus a reader knows. */
static void put_number(struct buf *out, struct str text, struct str symbol)
{
	bool negative = str_starts(text, STR("-"));

	if (negative)
		buf_put(out, STR("−"));
	buf_put(out, symbol);
	buf_put(out, str_sub(text, negative, text.len));
}

/* Both ends, or one where they print the same; returns true in that case. */
static bool put_ends(struct buf *out, struct arena *keep, const struct face *face,
    struct str symbol, struct str *single)
{
	bool outward = face->q.bound;
	struct str low = end_text(keep, face, false, outward ? TOWARD_LESS : TOWARD_NEAREST);
	struct str high = end_text(keep, face, true, outward ? TOWARD_MORE : TOWARD_NEAREST);
	bool same = str_eq(low, high), negative = str_starts(low, STR("-"));

	*single = low;
	if (face->q.approx || same)
		buf_put_byte(out, '~');
	if (same || !negative) {
		put_number(out, low, symbol);
		buf_put(out, same ? STR("") : STR("–"));
		buf_put(out, same ? STR("") : high);
		return same;
	}
	struct buf ends[2] = { buf_in(keep, BUF_MOST), buf_in(keep, BUF_MOST) };
	put_number(&ends[0], low, symbol);
	put_number(&ends[1], high, symbol);
	buf_put(out,
	    WORD_FILL(keep, face->words, WORD_RANGE, { "low", buf_str(&ends[0]) },
		{ "high", buf_str(&ends[1]) }));
	return false;
}

/* Printed without its unit: nothing is counted. */
static bool put_endless(struct buf *out, const struct face *face)
{
	if (!face->q.lo && !face->q.hi)
		buf_put(out, words_get(face->words, WORD_ANY));
	return !face->q.lo && !face->q.hi;
}

/* The same; a range that may be wider than the truth says so. */
static bool put_range(struct buf *out, struct arena *keep, const struct face *face,
    struct str symbol, struct str *single)
{
	struct buf ends = buf_in(keep, BUF_MOST);
	bool same = put_ends(&ends, keep, face, symbol, single);
	struct str text = buf_str(&ends);

	buf_put(out,
	    face->q.bound && !same ? WORD_FILL(keep, face->words, WORD_WITHIN, { "range", text })
				   : text);
	return same;
}

/* Number and symbol of what has an end; returns the text of a single number, empty for anything else: it decides the plural. */
static struct str put_figure(
    struct buf *out, struct arena *keep, const struct face *face, struct str symbol)
{
	const struct quantity *q = &face->q;
	struct str single = STR("");

	if (face->low && face->high && !quantity_is_point(q))
		return put_range(out, keep, face, symbol, &single) ? single : STR("");
	bool most = !face->low, least = !face->high;
	if (least)
		buf_put(out, q->open_lo ? STR("> ") : STR("≥ "));
	if (most)
		buf_put(out, q->open_hi ? STR("< ") : STR("≤ "));
	if (q->approx)
		buf_put_byte(out, '~');
	single = end_text(keep, face, most,
	    least      ? TOWARD_LESS
		: most ? TOWARD_MORE
		       : TOWARD_NEAREST);
	put_number(out, single, symbol);
	return single;
}

/*
 * What stands between a number and the sign of money behind it, as in "5 €"; its `at` is NULL where
 * the sign stands in front, or is none.
 */
static struct str sign_behind(const struct face *face, struct str symbol)
{
	struct str pattern = words_get(face->words, WORD_MONEY), number = STR("{number}");

	if (symbol.len == 0 || !str_starts(pattern, number))
		return (struct str){ NULL, 0 };
	size_t sign = str_find(pattern, STR("{sign}"), 0);
	return sign == STR_NONE ? (struct str){ NULL, 0 } : str_sub(pattern, number.len, sign);
}

static struct unit_print print_unit(const struct arithmetic *arithmetic, const struct unit *unit)
{
	return arithmetic->memo
	    ? unit_memo_print(arithmetic->memo, arithmetic->units, arithmetic->keep, unit)
	    : unit_print(arithmetic->units, arithmetic->keep, unit);
}

enum quantity_status quantity_print(const struct arithmetic *arithmetic, const struct quantity *q,
    const struct show *show, struct buf *out)
{
	struct face face;
	enum quantity_status status = face_make(arithmetic, q, show, NULL, &face);

	if (status != QUANTITY_OK || put_endless(out, &face))
		return status;
	struct unit_print unit = print_unit(arithmetic, face.q.unit);
	struct str between = sign_behind(&face, unit.symbol);
	struct str number =
	    put_figure(out, arithmetic->keep, &face, between.at ? STR("") : unit.symbol);
	struct str words = str_eq(number, STR("1")) ? unit.one : unit.many;
	if (between.at) {
		buf_put(out, between);
		buf_put(out, unit.symbol);
	}
	if (words.len > 0 && !unit.tight)
		buf_put_byte(out, ' ');
	buf_put(out, words);
	return QUANTITY_OK;
}

enum quantity_status quantity_print_bare(const struct arithmetic *arithmetic,
    const struct quantity *q, const struct show *show, const struct unit *unit, struct buf *out)
{
	struct face face;
	enum quantity_status status = face_make(arithmetic, q, show, unit, &face);

	if (status == QUANTITY_OK && !put_endless(out, &face))
		put_figure(out, arithmetic->keep, &face, STR(""));
	return status;
}

struct str quantity_unit_words(const struct arithmetic *arithmetic, const struct unit *unit)
{
	struct unit_print words = print_unit(arithmetic, unit);

	if (words.symbol.len == 0)
		return str_starts(words.many, STR("/")) ? unit->text : words.many;
	return str_print(arithmetic->keep, "%.*s%.*s", STR_ARG(words.symbol), STR_ARG(words.many));
}

void quantity_put_exact(struct arena *scratch, const struct quantity *q, struct buf *out)
{
	const struct ratio *low = quantity_end(scratch, q, false),
			   *high = quantity_end(scratch, q, true);

	if (low)
		ratio_exact(out, low);
	if (quantity_is_point(q))
		return;
	buf_put(out, STR(".."));
	if (high)
		ratio_exact(out, high);
}

struct str quantity_machine(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show)
{
	struct show wanted = effective_show(arithmetic, q, show);
	struct quantity shown = *q;

	if (!quantity_is_point(q) ||
	    (wanted.unit && quantity_convert(arithmetic, q, wanted.unit, &shown) != QUANTITY_OK))
		return STR("");
	struct buf text = buf_in(arithmetic->keep, BUF_MOST);
	ratio_machine(&text, quantity_end(arithmetic->keep, &shown, false), 17);
	return buf_str(&text);
}

int quantity_places(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show)
{
	struct face face;

	if (face_make(arithmetic, q, show, NULL, &face) != QUANTITY_OK)
		return 0;
	return face.low_places > face.high_places ? face.low_places : face.high_places;
}
