#include "data/schema_type.h"

#include "data/shape.h"
#include "number/units.h"

static const struct type_word {
	struct str word;
	enum attribute_type type;
	enum type_kind seen_as;
} type_words[] = {
	{ STR_INIT("number"), ATTRIBUTE_QUANTITY, TYPE_QUANTITY },
	{ STR_INIT("text"), ATTRIBUTE_TEXT, TYPE_TEXT },
	{ STR_INIT("truth"), ATTRIBUTE_TRUTH, TYPE_TRUTH },
	{ STR_INIT("date"), ATTRIBUTE_DATE, TYPE_DATE },
	{ STR_INIT("id"), ATTRIBUTE_ID, TYPE_TEXT },
};

#ifdef DIAG_SILENT
static const char *hint_elsewhere(struct str word)
{
	(void)word;
	return NULL;
}
#else
/* What other languages call the types. */
static const struct {
	struct str word;
	const char *hint;
} elsewhere[] = {
	{ STR_INIT("integer"), "write it so: type: number" },
	{ STR_INIT("int"), "write it so: type: number" },
	{ STR_INIT("float"), "write it so: type: number" },
	{ STR_INIT("double"), "write it so: type: number" },
	{ STR_INIT("decimal"), "write it so: type: number" },
	{ STR_INIT("real"), "write it so: type: number" },
	{ STR_INIT("quantity"), "a quantity has a unit: unit: W; a plain number is type: number" },
	{ STR_INIT("string"), "write it so: type: text" },
	{ STR_INIT("str"), "write it so: type: text" },
	{ STR_INIT("url"), "write it so: type: text" },
	{ STR_INIT("boolean"), "write it so: type: truth" },
	{ STR_INIT("bool"), "write it so: type: truth" },
	{ STR_INIT("datetime"), "write it so: type: date" },
	{ STR_INIT("currency"), "write it so: unit: money" },
	{ STR_INIT("price"), "write it so: unit: money" },
	{ STR_INIT("enum"), "name the words it may be: one_of: [a, b]" },
	{ STR_INIT("choice"), "name the words it may be: one_of: [a, b]" },
	{ STR_INIT("list"), "name the type of its elements: list: text" },
	{ STR_INIT("array"), "name the type of its elements: list: text" },
	{ STR_INIT("reference"), "name the kind of the things that it may be" },
	{ STR_INIT("thing"), "name the kind of the things that it may be" },
};

static const char *hint_elsewhere(struct str word)
{
	for (size_t i = 0; i < countof(elsewhere); i++)
		if (str_eq_any_case(elsewhere[i].word, word))
			return elsewhere[i].hint;
	return NULL;
}
#endif

bool schema_is_type_word(struct str word)
{
	for (size_t i = 0; i < countof(type_words); i++)
		if (str_eq(word, type_words[i].word))
			return true;
	return str_eq(word, STR("money"));
}

static void offer_words(const struct schema *schema, struct near *near)
{
	for (size_t i = 0; i < countof(type_words); i++)
		near_offer(near, type_words[i].word);
	near_offer(near, STR("money"));
	for (size_t i = 0; i < schema->kinds.count; i++)
		near_offer(near, schema->kinds.at[i].key);
}

static const struct unit *parse_unit(const struct schema *schema, struct arena *keep,
    struct diag *diag, const struct yaml *yaml, size_t from, bool or_type)
{
	struct str bad = STR("");
	struct str text = str_sub(yaml->text, from, yaml->text.len);
	struct near near = near_to(text);
	const struct unit *unit = units_parse(schema->units, keep, text, &bad, &near);

	if (unit)
		return unit;
	struct str word = bad.len ? bad : text;
	near.word = word;
	if (or_type)
		offer_words(schema, &near);
	diag_report(diag, DIAG_UNIT_UNKNOWN,
	    yaml_pos_at(yaml, from + (bad.len ? (size_t)(bad.at - text.at) : 0)),
	    or_type ? "“%.*s” is no type, no kind and no unit" : "“%.*s” is not a unit", STR_ARG(word));
	const char *hint = hint_elsewhere(word);
	bool is_kind = schema_kind(schema, word) != NULL;
	if (!or_type && (is_kind || schema_is_type_word(word)))
		diag_hint(diag, "write it so: type: %.*s", STR_ARG(word));
	else if (hint)
		diag_hint(diag, "%s", hint);
	else
		diag_hint_nearest(diag, &near);
	return NULL;
}

bool schema_unit(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *yaml, bool or_type, struct attribute *attribute)
{
	attribute->type = ATTRIBUTE_QUANTITY;
	attribute->value_type = (struct type){ .kind = TYPE_QUANTITY };
	struct str before, after;
	bool divided = str_cut(yaml->text, '/', &before, &after);
	if (str_eq(before, STR("money"))) {
		attribute->money = true;
		if (divided)
			attribute->per =
			    parse_unit(schema, keep, diag, yaml, yaml->text.len - after.len, false);
		return !divided || attribute->per;
	}
	attribute->unit = parse_unit(schema, keep, diag, yaml, 0, or_type);
	attribute->value_type.unit = attribute->unit;
	return attribute->unit != NULL;
}

bool schema_type(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *word, struct attribute *attribute)
{
	for (size_t i = 0; i < countof(type_words); i++) {
		if (!str_eq(word->text, type_words[i].word))
			continue;
		attribute->type = type_words[i].type;
		attribute->value_type = (struct type){ .kind = type_words[i].seen_as };
		if (attribute->type == ATTRIBUTE_QUANTITY)
			attribute->unit = attribute->value_type.unit = unit_one(schema->units);
		return true;
	}
	const struct kind *kind = schema_kind(schema, word->text);
	if (!kind && schema_unit(schema, keep, diag, word, true, attribute))
		return true;
	if (!kind) {
		attribute->value_type = (struct type){ .kind = TYPE_UNSURE };
		return false;
	}
	attribute->type = ATTRIBUTE_THING;
	attribute->of = kind;
	attribute->value_type = (struct type){ .kind = TYPE_THING, .of = kind };
	return true;
}
