#include "number/quantity_literal.h"

#include "number/quantity_slip.h"
#include "number/ratio_text.h"
#include "number/unit_money.h"
#include "number/unit_parse.h"
#include "number/units.h"

#include <ctype.h>

/* What an author typed, by shape alone: numbers and units as views into the text. */
enum literal_form {
	LITERAL_POINT,
	LITERAL_RANGE,
	LITERAL_AT_LEAST, /* only `low` */
	LITERAL_AT_MOST,  /* only `high`, also in LITERAL_BELOW */
	LITERAL_ABOVE,
	LITERAL_BELOW,
};
struct literal {
	enum literal_form form;
	bool approx;
	struct str low, high; /* a point is both */
	struct str low_unit, high_unit;
};

static bool digit_at(struct str text, size_t at)
{
	return at < text.len && isdigit((unsigned char)text.at[at]);
}

static size_t skip_digits(struct str text, size_t at)
{
	while (digit_at(text, at))
		at++;
	return at;
}

/* The bytes of a blank at `at`: a space, a tab, or one of those that keep a number and its unit together. */
static size_t blank_at(struct str text, size_t at)
{
	static const struct str blanks[] = { STR_INIT(" "), STR_INIT("\t"), STR_INIT("\u00a0"),
		STR_INIT("\u202f"), STR_INIT("\u2009") };

	for (size_t i = 0; i < countof(blanks); i++)
		if (str_starts(str_sub(text, at, text.len), blanks[i]))
			return blanks[i].len;
	return 0;
}

static size_t skip_spaces(struct str text, size_t at)
{
	for (size_t len; (len = blank_at(text, at)) > 0;)
		at += len;
	return at;
}

static struct str trim_spaces(struct str text)
{
	return str_trim(str_sub(text, skip_spaces(text, 0), text.len));
}

/*
 * The end of a number that starts at `from`; `from` itself if none does. A point needs digits
 * behind it, so "1..2" holds "1".
 */
static size_t number_end(struct str text, size_t from)
{
	size_t at = from + (from < text.len && text.at[from] == '-');
	size_t end = skip_digits(text, at);

	if (end == at)
		return from;
	if (end < text.len && text.at[end] == '.' && digit_at(text, end + 1))
		end = skip_digits(text, end + 1);
	if (end < text.len && text.at[end] == 'e') {
		size_t sign =
		    end + 1 < text.len && (text.at[end + 1] == '-' || text.at[end + 1] == '+');
		if (digit_at(text, end + 1 + sign))
			end = skip_digits(text, end + 1 + sign);
	}
	return end;
}

/* The power of ten of its last typed digit. */
static int last_digit(struct str number, bool approx)
{
	struct str mantissa, exponent;

	str_cut(number, 'e', &mantissa, &exponent);
	int power = 0;
	bool negative = exponent.len > 0 && exponent.at[0] == '-';
	for (size_t i = 0; i < exponent.len && power < 1000; i++)
		if (digit_at(exponent, i))
			power = power * 10 + (exponent.at[i] - '0');
	if (negative)
		power = -power;
	size_t point = str_find_byte(mantissa, '.', 0);
	if (point != STR_NONE)
		return power - (int)(mantissa.len - point - 1);
	size_t end = mantissa.len;
	while (approx && end > 1 && mantissa.at[end - 1] == '0' && digit_at(mantissa, end - 2)) {
		power++;
		end--;
	}
	return end == 1 && mantissa.at[0] == '0' ? 0 : power;
}

/* The digits typed after the point of a number, its exponent taken into account; never negative. */
static int places_of(struct str number)
{
	int last = last_digit(number, false);

	return last < 0 ? -last : 0;
}

/* Takes one of the signs in front off the text and moves past it. */
static enum literal_form scan_comparison(struct str text, size_t *at)
{
	static const struct {
		struct str sign;
		enum literal_form form;
	} signs[] = {
		{ STR_INIT(">="), LITERAL_AT_LEAST },
		{ STR_INIT("≥"), LITERAL_AT_LEAST },
		{ STR_INIT("<="), LITERAL_AT_MOST },
		{ STR_INIT("≤"), LITERAL_AT_MOST },
		{ STR_INIT(".."), LITERAL_AT_MOST },
		{ STR_INIT(">"), LITERAL_ABOVE },
		{ STR_INIT("<"), LITERAL_BELOW },
	};
	for (size_t i = 0; i < countof(signs); i++) {
		if (str_starts(str_sub(text, *at, text.len), signs[i].sign)) {
			*at = skip_spaces(text, *at + signs[i].sign.len);
			return signs[i].form;
		}
	}
	return LITERAL_POINT;
}

static bool scan_tilde(struct str text, size_t *at)
{
	bool there = *at < text.len && text.at[*at] == '~';

	*at = skip_spaces(text, *at + there);
	return there;
}

/*
 * "7.290" of money is seven and a bit to us, and thousands where the point groups them: whoever
 * means the one writes 7.29, or 7.2900, and whoever means the other 7290.
 */
static bool is_ambiguous(struct str number)
{
	size_t from = number.len > 0 && number.at[0] == '-';
	size_t point = str_find_byte(number, '.', 0);

	return point != STR_NONE && number.len - point == 4 && point - from >= 1 &&
	    point - from <= 3 && number.at[from] != '0' && str_find_byte(number, 'e', 0) == STR_NONE;
}

static bool is_plain_money(const struct units *units, const struct unit *unit)
{
	return unit->factor_count == 1 && units_is_currency(units, unit->text);
}

static bool check_decimals(const struct units *units, struct arena *keep,
    const struct literal *literal, struct str whole, struct str *why, size_t *where)
{
	const struct str numbers[] = { literal->low, literal->high };

	for (size_t i = 0; i < countof(numbers); i++) {
		if (!is_ambiguous(numbers[i]))
			continue;
		struct str text = i ? literal->high_unit : literal->low_unit;
		const struct unit *unit = units_parse(units, keep, text, NULL, NULL);
		if (!unit || !is_plain_money(units, unit))
			continue;
		struct str before, after;
		str_cut(numbers[i], '.', &before, &after);
		*where = (size_t)(numbers[i].at - whole.at);
		*why = str_print(keep,
		    "money with three decimals reads as thousands to many: write %.*s%.*s, or %.*s0",
		    STR_ARG(before), STR_ARG(after), STR_ARG(numbers[i]));
		return false;
	}
	return true;
}

/* A number at *at, which is moved behind it; false with *why. */
static bool scan_number(struct str text, size_t *at, struct str *number, struct str *why)
{
	size_t end = number_end(text, *at);

	*number = str_sub(text, *at, end);
	if (end == *at) {
		*why = STR("not a number");
		return false;
	}
	*at = end;
	if (end < text.len && text.at[end] == ',' && skip_digits(text, end + 1) == end + 4) {
		*why = STR("no commas between thousands: write 8250, not 8,250");
		return false;
	}
	return true;
}

/* The second end of a range, which starts at `at`. */
static bool scan_upper(struct str text, size_t at, struct literal *out, struct str *why, size_t *where)
{
	*where = at = skip_spaces(text, at);
	out->form = LITERAL_RANGE;
	if (!scan_number(text, &at, &out->high, why)) {
		*where = at;
		return false;
	}
	out->high_unit = trim_spaces(str_sub(text, at, text.len));
	if (out->low_unit.len == 0)
		out->low_unit = out->high_unit;
	if (out->high_unit.len == 0)
		out->high_unit = out->low_unit;
	return true;
}

static bool literal_scan(struct str text, struct literal *out, struct str *why, size_t *where)
{
	*out = (struct literal){ .form = LITERAL_POINT };
	size_t at = skip_spaces(text, 0);
	out->approx = scan_tilde(text, &at);
	out->form = scan_comparison(text, &at);
	out->approx |= scan_tilde(text, &at);
	bool scanned = scan_number(text, &at, &out->low, why);
	*where = at;
	if (!scanned)
		return false;
	out->high = out->low;
	if (out->form == LITERAL_POINT && at < text.len && text.at[at] == '+') {
		out->form = LITERAL_AT_LEAST;
		at++;
	}
	size_t range = out->form == LITERAL_POINT ? str_find(text, STR(".."), at) : STR_NONE;
	out->low_unit = out->high_unit =
	    trim_spaces(str_sub(text, at, range == STR_NONE ? text.len : range));
	if (range == STR_NONE)
		return true;
	out->high_unit = STR("");
	return scan_upper(text, range + 2, out, why, where);
}

static const struct unit *read_unit(const struct units *units, struct arena *keep, struct str whole,
    struct str text, struct quantity_mistake *mistake)
{
	struct str bad;
	const struct unit *unit = units_parse(units, keep, text, &bad, mistake->near);

	if (unit)
		return unit;
	bool known = units_parse(units, keep, bad, NULL, NULL) != NULL;
	if (known && mistake->near)
		*mistake->near = near_to(bad); /* right as it is */
	mistake->why = str_print(keep,
	    known ? "%.*s cannot be part of another unit" : "unknown unit %.*s", STR_ARG(bad));
	mistake->where = (size_t)(bad.at - whole.at);
	return NULL;
}

static const struct ratio *read_number(struct arena *keep, struct str whole, struct str text,
    const struct unit *unit, struct str *why, size_t *where)
{
	const struct ratio *value = ratio_parse(keep, text);

	if (value)
		return quantity_base(keep, value, unit);
	*why = STR("the number is too long");
	*where = (size_t)(text.at - whole.at);
	return NULL;
}

static bool check_ends(const struct quantity *q, const struct literal *literal,
    const struct unit *high_unit, struct str whole, struct str *why, size_t *where)
{
	*where = (size_t)(literal->high.at - whole.at);
	if (!unit_fits(q->unit, high_unit)) {
		*why = STR("the ends of the range have units that do not fit");
		return false;
	}
	if (ratio_cmp(q->lo, q->hi) > 0) {
		*why = STR("the ends of the range are not in order");
		return false;
	}
	return true;
}

static bool parse_literal(const struct units *units, struct arena *keep, struct str text,
    struct quantity *out, struct quantity_mistake *mistake)
{
	struct literal literal;

	if (!literal_scan(text, &literal, &mistake->why, &mistake->where) ||
	    !check_decimals(units, keep, &literal, text, &mistake->why, &mistake->where))
		return false;
	const struct unit *unit = read_unit(units, keep, text, literal.low_unit, mistake);
	if (!unit)
		return false;
	const struct ratio *low = read_number(
			       keep, text, literal.low, unit, &mistake->why, &mistake->where),
			   *high = low;
	if (!low)
		return false;
	bool range = literal.form == LITERAL_RANGE;
	bool two_units = range && !str_eq(literal.low_unit, literal.high_unit);
	const struct unit *high_unit =
	    two_units ? read_unit(units, keep, text, literal.high_unit, mistake) : unit;
	if (!high_unit)
		return false;
	if (range)
		high = read_number(keep, text, literal.high, high_unit, &mistake->why, &mistake->where);
	if (!high)
		return false;
	*out = (struct quantity){
		.lo = literal.form == LITERAL_AT_MOST || literal.form == LITERAL_BELOW ? NULL : low,
		.hi = literal.form == LITERAL_AT_LEAST || literal.form == LITERAL_ABOVE ? NULL : high,
		.unit = unit,
		.approx = literal.approx,
		.open_lo = literal.form == LITERAL_ABOVE,
		.open_hi = literal.form == LITERAL_BELOW,
		.literal = str_trim(text),
		.last_digit = last_digit(literal.low, literal.approx),
		.low_places = places_of(literal.low),
		.high_places = places_of(literal.high),
		.two_units = two_units,
	};
	return !range || check_ends(out, &literal, high_unit, text, &mistake->why, &mistake->where);
}

bool quantity_parse(const struct units *units, struct arena *keep, struct str text,
    struct quantity *out, struct quantity_mistake *mistake)
{
	struct slip slip;

	if (parse_literal(units, keep, text, out, mistake))
		return true;
	if (quantity_explain(units, keep, text, &slip)) {
		mistake->why = slip.why;
		mistake->where = 0;
		if (mistake->near)
			*mistake->near = near_to(slip.lacks); /* else it was no unit that was meant */
	}
	return false;
}
