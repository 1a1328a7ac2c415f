/*
 * pass_number - warns of a number typed into text that the data holds, with the expression to write
 * instead.
 *
 * Covers money, and numbers with a unit and at least three significant digits, that equal exactly
 * one value of the things the page names. Which things those are is known only at the end, so
 * numbers are collected on the way. `{{ 128 GB }}` says that a number is meant as typed.
 */
#include "text/reading.h"

#include <string.h>

#define DIGITS_THAT_TELL 3

struct typed_number {
	struct str words;          /* as typed: "$15,749" */
	const struct ratio *value; /* in base units */
	const struct unit *unit;
	struct pos at;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * The number that starts at `from`: digits, commas between groups of three, one point; *significant
 * counts its digits without zeros at both ends.
 */
static size_t number_end(struct str text, size_t from, int *significant)
{
	size_t i = from;
	int digits = 0, zeros = 0;
	bool point = false;
	for (; i < text.len; i++) {
		char c = text.at[i];
		if (is_digit(c)) {
			zeros = c == '0' ? zeros + 1 : 0;
			digits += digits > 0 || c != '0';
		} else if (c == ',' && !point && i + 3 < text.len && is_digit(text.at[i + 1]) &&
		    is_digit(text.at[i + 2]) && is_digit(text.at[i + 3])) {
			continue;
		} else if (c == '.' && !point && i + 1 < text.len && is_digit(text.at[i + 1])) {
			point = true;
		} else {
			break;
		}
	}
	*significant = point ? digits : digits - zeros;
	return i;
}

/* The currency whose symbol ends right before `end`; NULL if there is none. */
static const struct unit *currency_before(
    const struct reading *reading, struct str text, size_t end, size_t *symbol)
{
	const struct units *units = reading->input->catalog->units;
	struct arena *scratch = reading->input->scratch;
	for (size_t i = 0; i < units_count(units); i++) {
		struct str name = units_name(units, i), bad;
		if (!units_is_currency(units, name))
			continue;
		const struct unit *unit = units_parse(units, scratch, name, &bad, NULL);
		struct str sign = unit_print(units, scratch, unit).symbol;
		if (sign.len && str_ends(str_sub(text, 0, end), sign)) {
			*symbol = sign.len;
			return unit;
		}
	}
	return NULL;
}

/* Skips one space of any sort. */
static size_t skip_space(struct str text, size_t at)
{
	static const struct str spaces[] = { STR_INIT(" "), STR_INIT("\u00a0"), STR_INIT("\u202f") };
	struct str rest = str_sub(text, at, text.len);
	for (size_t i = 0; i < countof(spaces); i++)
		if (str_starts(rest, spaces[i]))
			return at + spaces[i].len;
	return at;
}

static const struct unit *unit_behind(
    const struct reading *reading, struct str text, size_t at, size_t *end)
{
	size_t from = skip_space(text, at);
	size_t span = unit_span(str_sub(text, from, text.len));
	if (!span)
		return NULL;
	struct str bad;
	*end = from + span;
	return units_parse(reading->input->catalog->units, reading->input->scratch,
	    str_sub(text, from, *end), &bad, NULL);
}

/* The number in base units of `unit`. */
static const struct ratio *number_value(
    const struct reading *reading, struct str number, const struct unit *unit)
{
	struct buf plain = buf_in(reading->input->scratch, 100);
	for (size_t i = 0; i < number.len; i++)
		if (number.at[i] != ',')
			buf_put_byte(&plain, number.at[i]);
	const struct ratio *count = ratio_parse(reading->input->scratch, buf_str(&plain));
	return count && !plain.full ? ratio_mul(reading->input->scratch, count, unit->factor) : NULL;
}

static void collect(struct reading *reading, const cmark_node *node, struct str text, size_t from,
    size_t to, int significant)
{
	size_t symbol = 0, end = to;
	const struct unit *unit = NULL;
	if (from > 0 && !strchr(" (", text.at[from - 1]))
		unit = currency_before(reading, text, from, &symbol);
	if (!unit && significant >= DIGITS_THAT_TELL)
		unit = unit_behind(reading, text, to, &end);
	if (!unit || dimension_is_none(&unit->dimension) || unit->scale != UNIT_RATIO)
		return;
	const struct ratio *value = number_value(reading, str_sub(text, from, to), unit);
	if (!value)
		return;
	reading->numbers = arena_room(reading->input->scratch, reading->numbers,
	    reading->number_count, &reading->number_room, sizeof(*reading->numbers));
	struct str words = str_sub(text, from - symbol, end);
	reading->numbers[reading->number_count++] =
	    (struct typed_number){ words, value, unit, reading_place(reading, node, words) };
}

static bool continues_word(char before)
{
	return is_digit(before) || (before >= 'a' && before <= 'z') ||
	    (before >= 'A' && before <= 'Z') || strchr("_./-", before) != NULL;
}

void pass_number(struct reading *reading, cmark_node *node)
{
	struct str text = node_text(node);
	for (size_t i = 0; i < text.len; i++) {
		if (!is_digit(text.at[i]))
			continue;
		int significant;
		size_t end = number_end(text, i, &significant);
		if (i == 0 || !continues_word(text.at[i - 1]))
			collect(reading, node, text, i, end, significant);
		i = end;
	}
}

/* A value the data holds. */
struct held {
	const struct thing *thing;
	struct str member;
	const struct quantity *quantity;
};

struct holdings {
	struct arena *arena;
	struct held *at;
	size_t count, room;
};

static void hold(
    struct reading *reading, struct holdings *all, const struct thing *thing, struct str member)
{
	struct value value = evaluator_member(reading->input->evaluator, thing, member, POS_NONE);
	if (value.kind != VALUE_QUANTITY || !quantity_is_point(value.quantity))
		return;
	all->at = arena_room(all->arena, all->at, all->count, &all->room, sizeof(*all->at));
	all->at[all->count++] = (struct held){ thing, member, value.quantity };
}

static struct holdings hold_all(struct reading *reading)
{
	struct holdings all = { .arena = reading->input->scratch };
	for (size_t i = 0; i < reading->named.count; i++) {
		const struct thing *thing = reading->named.at[i].value;
		for (size_t a = 0; a < thing->facts.count; a++)
			hold(reading, &all, thing, thing->facts.at[a].key);
		for (size_t f = 0; f < thing->kind->figures.count; f++) {
			const struct figure *figure = thing->kind->figures.at[f].value;
			if (!figure->given_count)
				hold(reading, &all, thing, figure->id);
		}
	}
	return all;
}

static void warn(struct reading *reading, const struct typed_number *number, const struct held *held)
{
	struct diag *diag = reading->input->diag;
	diag_report(diag, DIAG_NUMBER_TYPED, number->at, "the data holds this number: %.*s",
	    STR_ARG(number->words));
	if (held->thing == reading->input->self)
		diag_hint(diag, "write {{ %.*s }}", STR_ARG(held->member));
	else
		diag_hint(
		    diag, "write {{ %.*s.%.*s }}", STR_ARG(held->thing->id), STR_ARG(held->member));
}

void pass_number_finish(struct reading *reading)
{
	if (!reading->number_count)
		return;
	struct holdings all = hold_all(reading);
	for (size_t n = 0; n < reading->number_count; n++) {
		const struct typed_number *number = &reading->numbers[n];
		const struct held *found = NULL;
		size_t count = 0;
		for (size_t i = 0; i < all.count; i++) {
			const struct quantity *quantity = all.at[i].quantity;
			if (!unit_fits(quantity->unit, number->unit) ||
			    ratio_cmp(quantity->lo, number->value) != 0)
				continue;
			found = &all.at[i];
			count++;
		}
		if (count == 1)
			warn(reading, number, found);
	}
}
