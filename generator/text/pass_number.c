#include "text/pass_number.h"

#include "base/ascii.h"
#include "number/ratio_text.h"
#include "number/unit_money.h"
#include "number/unit_parse.h"
#include "number/unit_print.h"
#include "number/units.h"
#include "text/reading.h"

#include <string.h>

#define DIGITS_THAT_TELL 3

struct typed_number {
	struct str words;          /* as typed: "$15,749" */
	const struct ratio *value; /* in base units */
	const struct unit *unit;
	struct pos at;
};

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
		if (ascii_is_digit(c)) {
			zeros = c == '0' ? zeros + 1 : 0;
			digits += digits > 0 || c != '0';
		} else if (c == ',' && !point && i + 3 < text.len && ascii_is_digit(text.at[i + 1]) &&
		    ascii_is_digit(text.at[i + 2]) && ascii_is_digit(text.at[i + 3])) {
			continue;
		} else if (c == '.' && !point && i + 1 < text.len && ascii_is_digit(text.at[i + 1])) {
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
	struct typed_numbers *numbers = &reading->numbers;
	numbers->at = arena_room(reading->input->scratch, numbers->at, numbers->count,
	    &numbers->room, sizeof(*numbers->at));
	struct str words = str_sub(text, from - symbol, end);
	numbers->at[numbers->count++] =
	    (struct typed_number){ words, value, unit, places_find(&reading->places, node, words) };
}

static bool continues_word(char before)
{
	return ascii_is_digit(before) || ascii_is_letter(before) || strchr("_./-", before);
}

void pass_number(struct reading *reading, cmark_node *node)
{
	struct str text = node_text(node);

	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.at[i]))
			continue;
		int significant;
		size_t end = number_end(text, i, &significant);
		if (i == 0 || !continues_word(text.at[i - 1]))
			collect(reading, node, text, i, end, significant);
		i = end;
	}
}

/* A value of the data that a typed number may be. */
struct known_value {
	const struct thing *thing;
	struct str member;
	const struct quantity *quantity;
};

struct known_values {
	struct arena *arena;
	struct known_value *at;
	size_t count, room;
};

/* Whether a number that such a unit fits was typed; money has the currency of its value, so it is always asked for. */
static bool is_typed(const struct reading *reading, const struct unit *unit)
{
	const struct typed_numbers *numbers = &reading->numbers;

	if (!unit || dimension_currency(reading->input->catalog->units, &unit->dimension).len > 0)
		return true;
	for (size_t i = 0; i < numbers->count; i++)
		if (unit_fits(unit, numbers->at[i].unit))
			return true;
	return false;
}

static bool may_be_fact(const struct reading *reading, const struct thing *thing, struct str member)
{
	const struct attribute *attribute;
	const struct figure *figure;

	return kind_member(thing->kind, member, &attribute, &figure) && attribute &&
	    attribute->type == ATTRIBUTE_QUANTITY && is_typed(reading, attribute->unit);
}

static bool may_be_figure(const struct reading *reading, const struct figure *figure)
{
	const struct type *type = &figure->type;

	return figure->given_count == 0 &&
	    (type->kind == TYPE_UNSURE ||
		(type->kind == TYPE_QUANTITY && is_typed(reading, type->unit)));
}

static void add_known(struct reading *reading, struct known_values *values,
    const struct thing *thing, struct str member)
{
	struct value value = evaluator_member(reading->input->evaluator, thing, member, POS_NONE);

	if (value.kind != VALUE_QUANTITY || !quantity_is_point(value.quantity))
		return;
	values->at =
	    arena_room(values->arena, values->at, values->count, &values->room, sizeof(*values->at));
	values->at[values->count++] = (struct known_value){ thing, member, value.quantity };
}

static struct known_values all_known(struct reading *reading)
{
	struct known_values values = { .arena = reading->input->scratch };

	for (size_t i = 0; i < reading->numbers.named.count; i++) {
		const struct thing *thing = reading->numbers.named.at[i].value;
		for (size_t a = 0; a < thing->facts.count; a++)
			if (may_be_fact(reading, thing, thing->facts.at[a].key))
				add_known(reading, &values, thing, thing->facts.at[a].key);
		for (size_t f = 0; f < thing->kind->figures.count; f++) {
			const struct figure *figure = thing->kind->figures.at[f].value;
			if (may_be_figure(reading, figure))
				add_known(reading, &values, thing, figure->id);
		}
	}
	return values;
}

static void warn(
    struct reading *reading, const struct typed_number *number, const struct known_value *known)
{
	struct diag *diag = reading->input->diag;

	diag_report(diag, DIAG_NUMBER_TYPED, number->at, "the data holds this number: %.*s",
	    STR_ARG(number->words));
	if (known->thing == reading->input->self)
		diag_hint(diag, "write {{ %.*s }}", STR_ARG(known->member));
	else
		diag_hint(diag, "write {{ %.*s.%.*s }}", STR_ARG(known->thing->id),
		    STR_ARG(known->member));
}

void pass_number_finish(struct reading *reading)
{
	if (!reading->numbers.count)
		return;
	struct known_values values = all_known(reading);
	for (size_t n = 0; n < reading->numbers.count; n++) {
		const struct typed_number *number = &reading->numbers.at[n];
		const struct known_value *found = NULL;
		size_t count = 0;
		for (size_t i = 0; i < values.count; i++) {
			const struct quantity *quantity = values.at[i].quantity;
			if (!unit_fits(quantity->unit, number->unit) ||
			    ratio_cmp(quantity->lo, number->value) != 0)
				continue;
			found = &values.at[i];
			count++;
		}
		if (count == 1)
			warn(reading, number, found);
	}
}
