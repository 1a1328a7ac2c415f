#include "number/unit_parse.h"

#include "base/utf8.h"
#include "number/unit_list.h"
#include "number/units_builtin.h"

#include <ctype.h>

/*
 * Letters of the world's scripts, near enough: no punctuation, symbols, signs above a letter's
 * line, or private use.
 */
static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return isalpha((int)c) || c == '_';
	if (c == 0xB0 || c == 0xB5) /* ° and µ */
		return true;
	bool sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) ||
	    (c >= 0x3000 && c < 0x3040);
	return !sign && c < 0xE000;
}

size_t unit_name_span(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, text.len);

	if (str_starts(rest, STR("%")))
		return 1;
	if (str_starts(rest, STR("×")))
		return sizeof("×") - 1;
	size_t at = 0, end = 0;
	while (at < rest.len) {
		uint32_t c = utf8_next(rest, &at);
		if (!is_letter(c) && !(end > 0 && c < 0x80 && isdigit((int)c)))
			break;
		end = at;
	}
	return end;
}

/* The value of a superscript digit, 10 for the superscript minus, -1 for anything else. */
static int superscript(uint32_t c)
{
	switch (c) {
	case 0xB9:
		return 1;
	case 0xB2:
		return 2;
	case 0xB3:
		return 3;
	case 0x207B:
		return 10;
	default:
		return (c >= 0x2074 && c <= 0x2079) || c == 0x2070 ? (int)(c - 0x2070) : -1;
	}
}

/* A power at *at, "^-2" or "²"; moves past it. 1 if none stands there, 0 if it is none or too large. */
static int read_power(struct str text, size_t *at)
{
	bool caret = *at < text.len && text.at[*at] == '^';
	size_t next = *at + caret;
	bool negative = caret && next < text.len && text.at[next] == '-';

	next += negative || (caret && next < text.len && text.at[next] == '+');
	int power = 0, digits = 0;
	while (next < text.len) {
		size_t after = next;
		uint32_t c = utf8_next(text, &after);
		int digit = caret ? (c < 0x80 && isdigit((int)c) ? (int)c - '0' : -1) : superscript(c);
		if (digit < 0 || (digit == 10 && (negative || digits > 0)))
			break;
		negative = negative || digit == 10;
		if (digit < 10 && power <= UNIT_POWER_MOST)
			power = power * 10 + digit;
		digits += digit < 10;
		next = after;
	}
	if (digits == 0)
		return 1;
	*at = next;
	if (power > UNIT_POWER_MOST)
		return 0;
	return negative ? -power : power;
}

/* The bytes of a multiplication sign at `at`; 0 if none stands there. */
static size_t dot_span(struct str text, size_t at)
{
	struct str rest = str_sub(text, at, text.len);

	if (str_starts(rest, STR("·")))
		return sizeof("·") - 1;
	return str_starts(rest, STR("⋅")) ? sizeof("⋅") - 1 : 0;
}

static bool starts_as_inverse(struct str text)
{
	return str_starts(text, STR("1/")) && unit_name_span(text, 2) > 0;
}

size_t unit_span(struct str text)
{
	size_t at = starts_as_inverse(text) ? 2 : 0, end = 0;

	for (;;) {
		size_t name = unit_name_span(text, at);
		if (name == 0)
			return end;
		end = at + name;
		read_power(text, &end);
		bool slash = end < text.len && text.at[end] == '/';
		at = end + (slash ? 1 : dot_span(text, end));
		if (at == end)
			return end;
	}
}

static const struct ratio *prefix_factor(struct arena *keep, const struct unit_prefix *prefix)
{
	if (prefix->base == 10)
		return ratio_ten_to(keep, prefix->power);
	return ratio_of(keep, (int64_t)1 << prefix->power, 1);
}

/* A name by a prefix and the rest; NULL if there is none. */
static const struct unit_name *find_prefixed(
    const struct units *units, struct arena *keep, struct str text, bool *with_hour)
{
	for (size_t i = 0; i < unit_prefix_count; i++) {
		const struct unit_prefix *prefix = &unit_prefixes[i];
		if (!str_starts(text, prefix->text))
			continue;
		const struct unit_key *key =
		    map_get(&units->keys, str_sub(text, prefix->text.len, text.len));
		if (!key || (key->name->def->prefixes & prefix->kind) == 0)
			continue;
		const struct unit_def *def = key->name->def;
		struct unit_name *name = ARENA_NEW(keep, struct unit_name);
		*name = (struct unit_name){
			.def = def,
			.prefix = prefix,
			.text = str_print(keep, "%.*s%.*s", STR_ARG(prefix->text), STR_ARG(def->name)),
			.factor = ratio_mul(keep, prefix_factor(keep, prefix), def->factor),
		};
		*with_hour = key->with_hour;
		return name;
	}
	return NULL;
}

static bool add_name(const struct units *units, struct arena *keep, struct str text, int power,
    struct unit_list *list)
{
	const struct unit_key *key = map_get(&units->keys, text);
	bool with_hour = key && key->with_hour;
	const struct unit_name *name = key ? key->name : find_prefixed(units, keep, text, &with_hour);

	if (!name || name->def->scale != UNIT_RATIO || power == 0 || !unit_list_add(list, name, power))
		return false;
	return !with_hour || unit_list_add(list, units->hour->unit->factors[0].name, power);
}

static bool read_factors(const struct units *units, struct arena *keep, struct str text,
    struct unit_list *list, struct str *bad)
{
	int sign = starts_as_inverse(text) ? -1 : 1;
	size_t at = sign < 0 ? 2 : 0;

	for (;;) {
		size_t end = at + unit_name_span(text, at);
		*bad = str_sub(text, at, end > at ? end : text.len);
		int power = read_power(text, &end);
		if (power == 0)
			*bad = str_sub(text, at, end);
		if (end == at || !add_name(units, keep, *bad, sign * power, list))
			return false;
		if (end == text.len)
			return true;
		bool slash = text.at[end] == '/', star = text.at[end] == '*';
		at = end + (slash || star ? 1 : dot_span(text, end));
		if (at == end) {
			*bad = text;
			return false;
		}
		sign = slash ? -1 : 1;
	}
}

const struct unit *unit_read(
    const struct units *units, struct arena *keep, struct str text, struct str *bad)
{
	*bad = text;
	if (text.len == 0 || str_eq(text, STR("1")))
		return units->one;
	const struct unit_key *key = map_get(&units->keys, text);
	if (key && !key->with_hour)
		return key->name->def->unit;
	struct unit_list list = { .count = 0 };
	if (!read_factors(units, keep, text, &list, bad))
		return NULL;
	*bad = text;
	return unit_build(units, keep, &list);
}
