#include "number/ratio_text.h"

#include "number/ratio_gmp.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

/* A decimal taken apart: digits without the point, and the power of ten of the last one. */
struct decimal {
	bool negative;
	struct str whole, part; /* before and after the point */
	int64_t exponent;
};

static size_t digits_from(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && isdigit((unsigned char)text.at[end]))
		end++;
	return end;
}

static bool sign_at(struct str text, size_t *at)
{
	bool negative = *at < text.len && text.at[*at] == '-';

	if (*at < text.len && (negative || text.at[*at] == '+'))
		++*at;
	return negative;
}

static bool scan_exponent(struct str text, size_t at, int64_t *out)
{
	bool negative = sign_at(text, &at);
	size_t end = digits_from(text, at);

	if (end == at || end - at > 3 || end != text.len)
		return false;
	for (; at < end; at++)
		*out = *out * 10 + (text.at[at] - '0');
	if (negative)
		*out = -*out;
	return true;
}

static bool scan_decimal(struct str text, struct decimal *out)
{
	size_t at = 0;

	*out = (struct decimal){ .negative = sign_at(text, &at) };
	size_t end = digits_from(text, at);
	out->whole = str_sub(text, at, end);
	if (end == at)
		return false;
	if (end < text.len && text.at[end] == '.') {
		at = end + 1;
		end = digits_from(text, at);
		out->part = str_sub(text, at, end);
		if (end == at)
			return false;
	}
	if (end == text.len)
		return true;
	return text.at[end] == 'e' && scan_exponent(text, end + 1, &out->exponent);
}

static const struct ratio *read_long_digits(struct arena *keep, struct str whole, struct str part)
{
	char *digits = arena_alloc(keep, whole.len + part.len + 1);

	memcpy(digits, whole.at, whole.len);
	if (part.len > 0)
		memcpy(digits + whole.len, part.at, part.len);
	digits[whole.len + part.len] = '\0';
	mpq_t q;
	mpq_init(q);
	mpz_set_str(mpq_numref(q), digits, 10);
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

static const struct ratio *read_digits(struct arena *keep, struct str whole, struct str part)
{
	if (whole.len + part.len > 18)
		return read_long_digits(keep, whole, part);
	int64_t value = 0;
	for (size_t i = 0; i < whole.len; i++)
		value = value * 10 + (whole.at[i] - '0');
	for (size_t i = 0; i < part.len; i++)
		value = value * 10 + (part.at[i] - '0');
	return ratio_of(keep, value, 1);
}

const struct ratio *ratio_parse(struct arena *keep, struct str text)
{
	struct decimal decimal;

	if (!scan_decimal(text, &decimal) || decimal.whole.len + decimal.part.len > RATIO_DIGITS_MOST)
		return NULL;
	const struct ratio *value = read_digits(keep, decimal.whole, decimal.part);
	int64_t power = decimal.exponent - (int64_t)decimal.part.len;
	if (power != 0 && ratio_sign(value) != 0)
		value = ratio_mul(keep, value, ratio_ten_to(keep, (int)power));
	return decimal.negative ? ratio_neg(keep, value) : value;
}

const struct ratio *ratio_parse_exact(struct arena *keep, struct str text)
{
	struct str above, below;
	bool fraction = str_cut(text, '/', &above, &below);
	size_t start = above.len > 0 && above.at[0] == '-';
	bool whole = digits_from(above, start) == above.len &&
	    (!fraction || digits_from(below, 0) == below.len);

	if (!whole || above.len > RATIO_DIGITS_MOST || below.len > RATIO_DIGITS_MOST)
		return NULL;
	const struct ratio *num = ratio_parse(keep, above);
	if (!fraction || !num)
		return num;
	const struct ratio *den = ratio_parse(keep, below);
	return !den ? NULL : ratio_div(keep, num, den);
}

#define SMALL_DIGITS_MOST 20 /* of 64 bits */

static struct str small_digits(struct arena *keep, uint64_t number)
{
	char *digits = arena_alloc(keep, SMALL_DIGITS_MOST);
	size_t first = SMALL_DIGITS_MOST;

	do
		digits[--first] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	return (struct str){ digits + first, SMALL_DIGITS_MOST - first };
}

/* The digits of a whole number's absolute value, from the arena. */
static struct str whole_digits(struct arena *keep, const struct ratio *whole)
{
	if (whole->den != 0)
		return small_digits(keep, whole->num < 0 ? -(uint64_t)whole->num : (uint64_t)whole->num);
	char *digits = arena_alloc(keep, mpz_sizeinbase(mpq_numref(whole->big), 10) + 2);
	mpz_get_str(digits, 10, mpq_numref(whole->big));
	return str_from(digits[0] == '-' ? digits + 1 : digits);
}

static void put_z(struct buf *out, mpz_srcptr z)
{
	char *digits = arena_alloc(out->arena, mpz_sizeinbase(z, 10) + 2);

	buf_put(out, str_from(mpz_get_str(digits, 10, z)));
}

static void put_small(struct buf *out, int64_t num, int64_t den)
{
	uint64_t size = num < 0 ? -(uint64_t)num : (uint64_t)num;

	if (num < 0)
		buf_put_byte(out, '-');
	buf_put(out, small_digits(out->arena, size));
	if (den == 1)
		return;
	buf_put_byte(out, '/');
	buf_put(out, small_digits(out->arena, (uint64_t)den));
}

void ratio_exact(struct buf *out, const struct ratio *a)
{
	struct ratio_view view;

	if (a->den != 0) {
		put_small(out, a->num, a->den);
		return;
	}
	mpq_srcptr q = ratio_as_mpq(a, &view);
	put_z(out, mpq_numref(q));
	if (ratio_is_whole(a))
		return;
	buf_put_byte(out, '/');
	put_z(out, mpq_denref(q));
}

static void put_grouped(struct buf *out, struct str digits)
{
	for (size_t i = 0; i < digits.len; i++) {
		if (i > 0 && (digits.len - i) % 3 == 0)
			buf_put_byte(out, ',');
		buf_put_byte(out, digits.at[i]);
	}
}

/* A whole number read as counted in 10^-places. */
static void put_scaled(struct buf *out, const struct ratio *scaled, int places, bool grouped)
{
	struct str digits = whole_digits(out->arena, scaled);
	size_t after = (size_t)places, before = digits.len > after ? digits.len - after : 0;
	struct str whole = before > 0 ? str_sub(digits, 0, before) : STR("0");

	if (ratio_sign(scaled) < 0)
		buf_put_byte(out, '-');
	if (grouped)
		put_grouped(out, whole);
	else
		buf_put(out, whole);
	if (after == 0)
		return;
	buf_put_byte(out, '.');
	for (size_t missing = after; missing > digits.len - before; missing--)
		buf_put_byte(out, '0');
	buf_put(out, str_sub(digits, before, digits.len));
}

#ifndef RIGBOOK_IN_PAGE
#define PLACES_FEW 24

/*
 * The absolute value of a number counted in 10^-places and rounded, half to the even one, by long division; false where
 * that does not fit into 64 bits. It nearly always does.
 */
static bool scale_small(const struct ratio *a, int places, uint64_t *out)
{
	const uint64_t most = UINT64_MAX / 10;
	uint64_t size = a->num < 0 ? -(uint64_t)a->num : (uint64_t)a->num, den = (uint64_t)a->den;

	if (den == 0 || den > most || places > PLACES_FEW)
		return false;
	uint64_t scaled = size / den, left = size % den;
	for (int i = 0; i < places; i++) {
		if (scaled >= most)
			return false;
		scaled = scaled * 10 + left * 10 / den;
		left = left * 10 % den;
	}
	bool is_half = left == den - left, above = left > den - left;
	*out = scaled + (above || (is_half && scaled % 2 > 0));
	return true;
}

/* As put_scaled, for such a number: written backwards, from the last digit on. */
static void put_scaled_small(struct buf *out, bool negative, uint64_t scaled, int places, bool grouped)
{
	char text[2 * SMALL_DIGITS_MOST + PLACES_FEW], *end = text + sizeof(text), *at = end;
	uint64_t left = scaled;

	for (int i = 0; i < places; i++, left /= 10)
		*--at = (char)('0' + left % 10);
	if (places > 0)
		*--at = '.';
	for (int i = 0; i == 0 || left > 0; i++, left /= 10) {
		if (grouped && i > 0 && i % 3 == 0)
			*--at = ',';
		*--at = (char)('0' + left % 10);
	}
	if (negative && scaled > 0)
		*--at = '-';
	buf_put(out, (struct str){ at, (size_t)(end - at) });
}
#endif

void ratio_decimal(struct buf *out, const struct ratio *a, int places, bool grouped)
{
	struct arena *scratch = out->arena;

#ifndef RIGBOOK_IN_PAGE
	uint64_t small;
	if (scale_small(a, places, &small)) {
		put_scaled_small(out, a->num < 0, small, places, grouped);
		return;
	}
#endif
	const struct ratio *scaled =
	    places == 0 ? a : ratio_mul(scratch, a, ratio_ten_to(scratch, places));
	put_scaled(out, ratio_round_whole(scratch, scaled), places, grouped);
}

void ratio_machine(struct buf *out, const struct ratio *a, int digits)
{
	int places = digits - 1 - ratio_magnitude(a);

	if (places >= 0 && ratio_is_whole(a)) {
		ratio_decimal(out, a, 0, false);
		return;
	}
	struct buf text = buf_in(out->arena, BUF_MOST);
	if (places <= 0) {
		const struct ratio *step = ratio_ten_to(out->arena, -places);
		ratio_decimal(&text, ratio_round(out->arena, a, step), 0, false);
		buf_put(out, buf_str(&text));
		return;
	}
	ratio_decimal(&text, a, places, false);
	struct str trimmed = buf_str(&text);
	while (trimmed.len > 0 && trimmed.at[trimmed.len - 1] == '0')
		trimmed.len--;
	if (trimmed.len > 0 && trimmed.at[trimmed.len - 1] == '.')
		trimmed.len--;
	buf_put(out, trimmed);
}
