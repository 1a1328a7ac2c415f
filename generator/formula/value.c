#include "formula/value.h"

const struct value VALUE_OF_BAD = { .kind = VALUE_BAD };
const struct value VALUE_OF_INAPPLICABLE = { .kind = VALUE_INAPPLICABLE };

struct value value_of_quantity(struct arena *keep, struct quantity quantity)
{
	return (struct value){ .kind = VALUE_QUANTITY,
		.quantity = arena_copy(keep, &quantity, sizeof(quantity)) };
}

struct value value_of_truth(enum truth truth)
{
	return (struct value){ .kind = VALUE_TRUTH, .truth = truth };
}

struct value value_of_text(struct str text)
{
	return (struct value){ .kind = VALUE_TEXT, .text = text };
}

struct value value_of_date(struct date date)
{
	return (struct value){ .kind = VALUE_DATE, .date = date };
}

struct value value_of_thing(const struct thing *thing)
{
	return (struct value){ .kind = VALUE_THING, .thing = thing };
}

struct value value_of_unknown(struct str missing)
{
	return (struct value){ .kind = VALUE_UNKNOWN, .missing = missing };
}

static const struct quantity *quantity_copy(struct arena *keep, const struct quantity *quantity)
{
	struct quantity *copy = arena_copy(keep, quantity, sizeof(*quantity));

	copy->lo = quantity->lo ? ratio_copy(keep, quantity->lo) : NULL;
	copy->hi = quantity->hi == quantity->lo ? copy->lo
	    : quantity->hi                      ? ratio_copy(keep, quantity->hi)
						: NULL;
	copy->unit = unit_copy(keep, quantity->unit);
	copy->literal = str_copy(keep, quantity->literal);
	copy->other_money = quantity->other_money ? quantity_copy(keep, quantity->other_money) : NULL;
	return copy;
}

struct value value_copy(struct arena *keep, const struct value *value)
{
	struct value copy = *value;

	if (value->kind == VALUE_QUANTITY)
		copy.quantity = quantity_copy(keep, value->quantity);
	else if (value->kind == VALUE_TEXT)
		copy.text = str_copy(keep, value->text);
	else if (value->kind == VALUE_UNKNOWN || value->kind == VALUE_BAD)
		copy.missing = str_copy(keep, value->missing);
	if (value->input_count)
		copy.inputs =
		    arena_copy(keep, value->inputs, value->input_count * sizeof(*value->inputs));
	return copy;
}

bool value_is_mistake(const struct value *value)
{
	return value->kind == VALUE_BAD && value->missing.len == 0;
}

/* Enough to see what it is about; a dozen prices that nobody knows need not all be read. */
#define MISSING_MOST 120

struct value value_of_unknowns(struct arena *keep, const struct value *a, const struct value *b)
{
	struct str names = a->missing, name, rest = b->missing;

	while (rest.len > 0 && !str_ends(names, STR("…"))) {
		size_t end = str_find(rest, STR(", "), 0);
		name = str_sub(rest, 0, end == STR_NONE ? rest.len : end);
		rest = str_sub(rest, end == STR_NONE ? rest.len : end + 2, rest.len);
		if (str_find(names, name, 0) != STR_NONE)
			continue;
		if (names.len > MISSING_MOST)
			name = STR("…");
		names = str_print(
		    keep, "%.*s%s%.*s", STR_ARG(names), names.len ? ", " : "", STR_ARG(name));
	}
	return value_of_unknown(names);
}

const char *value_kind_words(enum value_kind kind)
{
	static const char *const words[] = {
		[VALUE_BAD] = "a mistake",
		[VALUE_UNKNOWN] = "unknown",
		[VALUE_INAPPLICABLE] = "not applicable",
		[VALUE_QUANTITY] = "a quantity",
		[VALUE_TRUTH] = "yes or no",
		[VALUE_TEXT] = "text",
		[VALUE_DATE] = "a date",
		[VALUE_THING] = "a thing",
		[VALUE_RECORD] = "a record",
		[VALUE_LIST] = "a list",
	};

	return words[kind];
}

struct str truth_word(enum truth truth)
{
	static const struct str words[] = {
		[TRUTH_NO] = STR_INIT("no"),
		[TRUTH_YES] = STR_INIT("yes"),
		[TRUTH_UNDECIDED] = STR_INIT("undecided"),
	};

	return words[truth];
}

const char *type_kind_words(enum type_kind kind)
{
	static const char *const words[] = {
		[TYPE_UNSURE] = "unsure",
		[TYPE_QUANTITY] = "a quantity",
		[TYPE_TRUTH] = "yes or no",
		[TYPE_TEXT] = "text",
		[TYPE_DATE] = "a date",
		[TYPE_THING] = "a thing",
		[TYPE_RECORD] = "a record",
		[TYPE_LIST] = "a list",
	};

	return words[kind];
}

struct type value_type(const struct value *value)
{
	static const enum type_kind kinds[] = {
		[VALUE_BAD] = TYPE_UNSURE,
		[VALUE_UNKNOWN] = TYPE_UNSURE,
		[VALUE_INAPPLICABLE] = TYPE_UNSURE,
		[VALUE_QUANTITY] = TYPE_QUANTITY,
		[VALUE_TRUTH] = TYPE_TRUTH,
		[VALUE_TEXT] = TYPE_TEXT,
		[VALUE_DATE] = TYPE_DATE,
		[VALUE_THING] = TYPE_THING,
		[VALUE_RECORD] = TYPE_RECORD,
		[VALUE_LIST] = TYPE_LIST,
	};
	struct type type = { .kind = kinds[value->kind] };

	if (value->kind == VALUE_QUANTITY)
		type.unit = value->quantity->unit;
	return type;
}
