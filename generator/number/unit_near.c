#include "number/unit_near.h"

#include "number/unit_parse.h"
#include "number/units_builtin.h"

#include <ctype.h>

/* A slip of the fingers makes words that are at least this long: of a name, and of one with a prefix. */
#define SLIP_LEAST 3
#define SLIP_LEAST_PREFIXED 4

static const struct {
	struct str word, unit;
} elsewhere[] = {
	{ STR_INIT("sec"), STR_INIT("s") },
	{ STR_INIT("second"), STR_INIT("s") },
	{ STR_INIT("minute"), STR_INIT("min") },
	{ STR_INIT("hr"), STR_INIT("h") },
	{ STR_INIT("hour"), STR_INIT("h") },
	{ STR_INIT("d"), STR_INIT("day") },
	{ STR_INIT("wk"), STR_INIT("week") },
	{ STR_INIT("mo"), STR_INIT("month") },
	{ STR_INIT("yr"), STR_INIT("year") },
	{ STR_INIT("meter"), STR_INIT("m") },
	{ STR_INIT("metre"), STR_INIT("m") },
	{ STR_INIT("gram"), STR_INIT("g") },
	{ STR_INIT("amp"), STR_INIT("A") },
	{ STR_INIT("ampere"), STR_INIT("A") },
	{ STR_INIT("volt"), STR_INIT("V") },
	{ STR_INIT("watt"), STR_INIT("W") },
	{ STR_INIT("joule"), STR_INIT("J") },
	{ STR_INIT("hertz"), STR_INIT("Hz") },
	{ STR_INIT("byte"), STR_INIT("B") },
	{ STR_INIT("bps"), STR_INIT("bit/s") },
	{ STR_INIT("Bps"), STR_INIT("B/s") },
	{ STR_INIT("deg"), STR_INIT("°") },
	{ STR_INIT("degree"), STR_INIT("°") },
	{ STR_INIT("degC"), STR_INIT("°C") },
	{ STR_INIT("celsius"), STR_INIT("°C") },
	{ STR_INIT("percent"), STR_INIT("%") },
	{ STR_INIT("x"), STR_INIT("×") },
};

/* --- a unit by another word ------------------------------------------------------------------- */

static struct str find_elsewhere(struct str word)
{
	for (size_t i = 0; i < countof(elsewhere); i++)
		if (str_eq(elsewhere[i].word, word))
			return elsewhere[i].unit;
	for (size_t i = 0; i < countof(elsewhere); i++)
		if (word.len > 1 && str_eq_any_case(elsewhere[i].word, word))
			return elsewhere[i].unit;
	return STR("");
}

static bool is_unit(const struct units *units, struct arena *keep, struct str text)
{
	struct str bad;

	return text.len > 0 && unit_read(units, keep, text, &bad);
}

/* "Gbps" */
static struct str prefixed_elsewhere(const struct units *units, struct arena *keep, struct str word)
{
	for (size_t i = 0; i < unit_prefix_count; i++) {
		struct str prefix = unit_prefixes[i].text;
		struct str unit = str_starts(word, prefix)
		    ? find_elsewhere(str_sub(word, prefix.len, word.len))
		    : STR("");
		struct str whole = STR_JOIN(keep, prefix, unit);
		if (unit.len > 0 && is_unit(units, keep, whole))
			return whole;
	}
	return STR("");
}

/* What the word is but for how it is written: "hours", "us", "m2"; empty if nothing. */
static struct str same_unit(const struct units *units, struct arena *keep, struct str word)
{
	struct str front = str_sub(word, 0, word.len - 1), last = str_sub(word, word.len - 1, word.len);
	struct str found = find_elsewhere(word);

	if (found.len == 0)
		found = prefixed_elsewhere(units, keep, word);
	if (found.len > 0 || front.len == 0)
		return found;
	if (str_starts(word, STR("u")))
		found = STR_JOIN(keep, STR("µ"), str_sub(word, 1, word.len));
	else if (isdigit((unsigned char)last.at[0]))
		found = STR_JOIN(keep, front, STR("^"), last);
	else if (str_eq(last, STR("s")) && front.len > 1)
		found = is_unit(units, keep, front) ? front : same_unit(units, keep, front);
	return is_unit(units, keep, found) ? found : STR("");
}

/* The unit whose sign it is: "€" for EUR. */
static struct str find_symbol(const struct units *units, struct str word)
{
	for (size_t i = 0; i < units->count; i++)
		if (str_eq(units->defs[i]->symbol, word))
			return units->defs[i]->name;
	return STR("");
}

/* --- a unit by nearly the same word ----------------------------------------------------------- */

struct guess {
	const struct units *units;
	struct arena *keep;
	struct near *near;
	const struct dimension *dimension; /* of a unit that does not take the word's prefix, or NULL */
	bool small;                        /* the word has no capital */
};

static bool has_capital(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (isupper((unsigned char)word.at[i]))
			return true;
	return false;
}

/* What "ks" and "mB" are of, though there are none. */
static const struct dimension *refused_dimension(const struct units *units, struct str word)
{
	for (size_t i = 0; i < unit_prefix_count; i++) {
		struct str prefix = unit_prefixes[i].text;
		const struct unit_key *key = str_starts(word, prefix)
		    ? map_get(&units->keys, str_sub(word, prefix.len, word.len))
		    : NULL;
		if (key)
			return &key->name->def->dimension;
	}
	return NULL;
}

static void offer(const struct guess *guess, const struct unit_key *key, struct str text, size_t least)
{
	struct str word = guess->near->word;

	if (word.len < least && !str_eq_any_case(word, text))
		return;
	if (!guess->dimension || dimension_eq(guess->dimension, &key->name->def->dimension))
		near_offer(guess->near, text);
}

/* Prefixes that somebody may have meant: nobody means hectowatts or millihertz. */
static bool is_likely(
    const struct units *units, const struct unit_prefix *prefix, const struct unit_def *def)
{
	struct dimension cycles = def->dimension;

	bool frequency =
	    dimension_add(&cycles, &units->hour->dimension, 1) && dimension_is_none(&cycles);
	if (prefix->kind == PREFIX_SMALL)
		return prefix->power >= -9 && !frequency;
	return prefix->kind == PREFIX_MIDDLE ? prefix->power == -2 : prefix->power <= 40;
}

static void offer_prefixed(const struct guess *guess, const struct unit_prefix *prefix)
{
	const struct map *keys = &guess->units->keys;

	for (size_t i = keys->count; i-- > 0;) { /* what a site declared comes first */
		const struct unit_key *key = keys->at[i].value;
		const struct unit_def *def = key->name->def;
		size_t len = prefix->text.len + keys->at[i].key.len, word = guess->near->word.len;
		bool other_spelling = !key->with_hour && !str_eq(keys->at[i].key, def->name);
		if ((def->prefixes & prefix->kind) == 0 || len + 2 <= word || len >= word + 2 ||
		    (other_spelling && guess->small) || !is_likely(guess->units, prefix, def))
			continue;
		offer(guess, key, STR_JOIN(guess->keep, prefix->text, keys->at[i].key),
		    SLIP_LEAST_PREFIXED);
	}
}

void units_offer(const struct units *units, struct arena *keep, struct near *near)
{
	struct str word = near->word;

	if (word.len == 0)
		return;
	struct str same = find_symbol(units, word);
	if (same.len == 0)
		same = same_unit(units, keep, word);
	if (same.len > 0) {
		near->best = same;
		return;
	}
	struct guess guess = { units, keep, near, refused_dimension(units, word), !has_capital(word) };
	for (size_t i = units->keys.count; i-- > 0;)
		offer(&guess, units->keys.at[i].value, units->keys.at[i].key, SLIP_LEAST);
	for (size_t p = 0; p < unit_prefix_count; p++)
		if ((word.at[0] | 0x20) == (unit_prefixes[p].text.at[0] | 0x20))
			offer_prefixed(&guess, &unit_prefixes[p]);
}
