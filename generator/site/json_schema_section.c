#include "site/json_schema_section.h"

#include "site/json_schema_pattern.h"

#define ID_PATTERN STR("^[A-Za-z][A-Za-z0-9_]*$")

/* The entries of sections, in the order in which the manual has them. */
enum section {
	SECTION_UNIT,
	SECTION_KIND,
	SECTION_ATTRIBUTE,
	SECTION_FIGURE,
	SECTION_CONSTANT,
	SECTION_SOURCE,
	SECTION_PRICE,
	SECTION_RATE,
	SECTION_MARK,
	SECTION_CLAIM,
	SECTION_INPUT,
	SECTION_SCENARIO,
	SECTION_COUNT
};

static const struct {
	struct str name; /* of its definition */
	struct str key;  /* at the top of a file; empty: below another */
	bool list;       /* of entries; else a mapping by id */
	struct str word; /* what may stand in place of a mapping; empty: nothing; "*": any word */
	struct str says;
} sections[] = {
	[SECTION_UNIT] = { STR_INIT(":unit"), STR_INIT("units"), false, STR_INIT("base"),
	    STR_INIT("Counts, currencies and units by other names.") },
	[SECTION_KIND] = { STR_INIT(":kind"), STR_INIT("kinds"), false, STR_INIT(""),
	    STR_INIT("What there is, what may be said of it, and what follows.") },
	[SECTION_ATTRIBUTE] = { STR_INIT(":attribute"), STR_INIT(""), false, STR_INIT("*"),
	    STR_INIT("A word that tells its type, or a mapping.") },
	[SECTION_FIGURE] = { STR_INIT(":figure"), STR_INIT(""), false, STR_INIT("*"),
	    STR_INIT("A formula, or a mapping.") },
	[SECTION_CONSTANT] = { STR_INIT(":constant"), STR_INIT("constants"), false, STR_INIT("*"),
	    STR_INIT("Named values of the whole site, each with its source.") },
	[SECTION_SOURCE] = { STR_INIT(":reference"), STR_INIT("sources"), false, STR_INIT(""),
	    STR_INIT("Documents and pages that state facts.") },
	[SECTION_PRICE] = { STR_INIT(":observation"), STR_INIT("prices"), true, STR_INIT(""),
	    STR_INIT("Observations, appended and never edited.") },
	[SECTION_RATE] = { STR_INIT(":rate"), STR_INIT("rates"), true, STR_INIT(""),
	    STR_INIT("Dated exchange rates: one FROM is RATE TO.") },
	[SECTION_MARK] = { STR_INIT(":mark"), STR_INIT("legend"), false, STR_INIT(""),
	    STR_INIT("Marks; the first whose rule holds is given.") },
	[SECTION_CLAIM] = { STR_INIT(":claim"), STR_INIT("claims"), true, STR_INIT(""),
	    STR_INIT("What sources state about something the data can compute.") },
	[SECTION_INPUT] = { STR_INIT(":input"), STR_INIT("inputs"), false, STR_INIT(""),
	    STR_INIT("Facts that readers may put other values in place of.") },
	[SECTION_SCENARIO] = { STR_INIT(":scenario"), STR_INIT("scenarios"), false, STR_INIT(""),
	    STR_INIT("Values for several inputs at once, under a name.") },
};

/* Every key that an entry may have; man/rigbook-data.5 says more. */
static const struct key_line {
	enum section section;
	enum schema_shape shape;
	bool needed;
	struct str key, says;
} lines[] = {
#define KEY(section, key, shape, says) \
	{ \
		SECTION_##section, SHAPE_##shape, false, STR_INIT(key), STR_INIT(says) \
	}
#define NEED(section, key, shape, says) \
	{ \
		SECTION_##section, SHAPE_##shape, true, STR_INIT(key), STR_INIT(says) \
	}
	KEY(UNIT, "base", BASE, "count or money; each is a dimension of its own"),
	KEY(UNIT, "is", TEXT, "a number in a unit that is there: 1055.06 J"),
	KEY(UNIT, "affine", TEXT, "where its zero stands: 273.15 K"),
	KEY(UNIT, "logarithmic", TRUTH, "a level such as dBA"),
	KEY(UNIT, "symbol", TEXT, "printed in front, without a space"),
	KEY(UNIT, "plural", TEXT, "printed behind any number but 1"),
	KEY(UNIT, "show", TEXT, "how values in it are printed: 0,000 USD"),
	NEED(KIND, "name", NEEDED_TEXT, "in words"),
	KEY(KIND, "plural", TEXT, "the name with an s if not given"),
	KEY(KIND, "is", TEXT, "the kind that this one is a sort of"),
	KEY(KIND, "page", FOLDER, "the folder in which each of its things has a page"),
	KEY(KIND, "page_was", IDS, "folders in which the pages stood before"),
	KEY(KIND, "was", IDS, "ids it had before"),
	KEY(KIND, "main", IDS, "attributes that tell its things apart, five at most"),
	KEY(KIND, "note", TEXT, "about it, in Markdown"),
	KEY(KIND, "stale_after", LENGTH, "for all its attributes that say none: 180 day"),
	KEY(KIND, "from", IDS, "tables beside this file: prices.csv"),
	KEY(KIND, "attributes", ATTRIBUTES, "what may be said of it, by id"),
	KEY(KIND, "figures", FIGURES, "what is computed of it, by id"),
	KEY(ATTRIBUTE, "name", TEXT, "its id in words if not given"),
	KEY(ATTRIBUTE, "unit", TEXT, "any unit that fits is taken; money is any currency"),
	KEY(ATTRIBUTE, "type", TEXT, "number, text, truth, date, or the id of a kind"),
	KEY(ATTRIBUTE, "one_of", TEXTS, "the words it may be"),
	KEY(ATTRIBUTE, "list", ANY, "the type of its elements, or a mapping of fields"),
	KEY(ATTRIBUTE, "better", BETTER, "more or less"),
	KEY(ATTRIBUTE, "min", TEXT, "the least that a value may be, in its unit"),
	KEY(ATTRIBUTE, "max", TEXT, "the most that a value may be, in its unit"),
	KEY(ATTRIBUTE, "jump", TEXT, "how many times the value before it an imported one may be"),
	KEY(ATTRIBUTE, "required", TRUTH, "every thing says it"),
	KEY(ATTRIBUTE, "default", ANY, "the value of every thing that does not say it"),
	KEY(ATTRIBUTE, "was", IDS, "ids it had before"),
	KEY(ATTRIBUTE, "from", FROM, "prices: its values are observations"),
	KEY(ATTRIBUTE, "stale_after", LENGTH, "such as 180 day"),
	KEY(ATTRIBUTE, "show", TEXT, "how it is printed: 0.0 year"),
	KEY(ATTRIBUTE, "marks", MAP, "which mark of the legend a word gets"),
	KEY(ATTRIBUTE, "note", TEXT, "what it means"),
	KEY(ATTRIBUTE, "source", TEXT, "where its meaning is from"),
	NEED(FIGURE, "formula", NEEDED_TEXT, "in quotes where it holds a colon or a comma"),
	KEY(FIGURE, "name", TEXT, "its id in words if not given"),
	KEY(FIGURE, "given", MAP, "its parameters: a kind, a unit, or another type for each name"),
	KEY(FIGURE, "was", IDS, "ids it had before"),
	KEY(FIGURE, "show", TEXT, "how it is printed: 0.0 year"),
	KEY(FIGURE, "better", BETTER, "more or less"),
	KEY(FIGURE, "marks", MAP, "which mark of the legend a word gets"),
	KEY(FIGURE, "note", TEXT, "what it says and leaves out"),
	KEY(FIGURE, "source", TEXT, "where the formula is from"),
	NEED(CONSTANT, "value", ANY, "or a list of mappings of value and source"),
	KEY(CONSTANT, "source", SOURCE, "who states it"),
	KEY(CONSTANT, "on", DAY, "the day it is of"),
	KEY(CONSTANT, "note", TEXT, "about it"),
	KEY(CONSTANT, "name", TEXT, "its id in words if not given"),
	KEY(CONSTANT, "unit", TEXT, "that of its value if not given"),
	KEY(CONSTANT, "type", TEXT, "number, text, truth, date, or the id of a kind"),
	KEY(CONSTANT, "better", BETTER, "more or less"),
	KEY(CONSTANT, "min", TEXT, "the least that it may be"),
	KEY(CONSTANT, "max", TEXT, "the most that it may be"),
	KEY(CONSTANT, "show", TEXT, "how it is printed: 0.0 year"),
	KEY(CONSTANT, "was", IDS, "ids it had before"),
	NEED(SOURCE, "title", NEEDED_TEXT, "of the document or page"),
	KEY(SOURCE, "producer", TEXT, "who made it"),
	KEY(SOURCE, "url", TEXT, "where it is"),
	KEY(SOURCE, "archived", TEXT, "where a copy of it is kept"),
	KEY(SOURCE, "published", DAY, "the day it was published"),
	KEY(SOURCE, "accessed", DAY, "the day it was looked at"),
	KEY(SOURCE, "convention", TRUTH, "what the site itself has chosen"),
	KEY(SOURCE, "note", TEXT, "about it"),
	NEED(PRICE, "on", DAY, "the day of the observation"),
	NEED(PRICE, "item", THING, "what was observed"),
	KEY(PRICE, "price", PRICE, "of the one attribute of the item that comes from prices"),
	NEED(PRICE, "source", SOURCE, "who states it"),
	KEY(PRICE, "seller", TEXT, "who offers it"),
	KEY(PRICE, "condition", TEXT, "new if not given"),
	KEY(PRICE, "region", TEXT, "where it holds"),
	KEY(PRICE, "variant", TEXT, "a configuration of it"),
	KEY(PRICE, "tax", TAX, "included or excluded"),
	KEY(PRICE, "note", TEXT, "about it"),
	KEY(PRICE, "retracts", DAY, "withdraws what the same source observed of it on that day"),
	NEED(RATE, "on", DAY, "the day"),
	NEED(RATE, "from", CURRENCY, "one of this currency"),
	NEED(RATE, "to", CURRENCY, "is so many of that"),
	NEED(RATE, "rate", NEEDED_TEXT, "1.17, or ~1.17 where it is about"),
	NEED(RATE, "source", SOURCE, "who states it"),
	KEY(RATE, "note", TEXT, "for readers of the file"),
	NEED(MARK, "symbol", NEEDED_TEXT, "as it is printed"),
	NEED(MARK, "name", NEEDED_TEXT, "in words"),
	KEY(MARK, "when", TEXT, "a condition on gain"),
	KEY(MARK, "note", TEXT, "what it means"),
	KEY(CLAIM, "id", TEXT, "its source and number if not given"),
	NEED(CLAIM, "source", SOURCE, "who states it"),
	NEED(CLAIM, "about", NEEDED_TEXT, "the expression that it is about"),
	NEED(CLAIM, "states", NEEDED_TEXT, "the value that is stated"),
	KEY(CLAIM, "on", DAY, "the day that it is judged as of"),
	KEY(CLAIM, "where", TEXT, "the place in the source"),
	KEY(CLAIM, "with", MAP, "inputs as the source states them"),
	KEY(CLAIM, "when", TEXT, "an expression under which it is true"),
	KEY(CLAIM, "condition", TEXT, "the same in words"),
	KEY(CLAIM, "precision", TEXT, "to which numbers are compared"),
	KEY(CLAIM, "note", TEXT, "the reason of a difference"),
	NEED(INPUT, "of", NEEDED_TEXT, "the fact: thing.attribute"),
	KEY(INPUT, "name", TEXT, "the id in words if not given"),
	KEY(INPUT, "note", TEXT, "about it"),
	KEY(INPUT, "low", TEXT, "how far down readers may go"),
	KEY(INPUT, "high", TEXT, "how far up readers may go"),
	KEY(INPUT, "whole", TRUTH, "whole numbers alone"),
	KEY(INPUT, "among", TEXT, "an expression for the list of what it may be"),
	KEY(INPUT, "none", TRUTH, "the element may be left out of its list"),
	KEY(INPUT, "was", IDS, "ids it had before"),
	KEY(SCENARIO, "name", TEXT, "the id in words if not given"),
	KEY(SCENARIO, "note", TEXT, "about it"),
	NEED(SCENARIO, "set", MAP, "values by input"),
#undef KEY
#undef NEED
};

/* Definitions that are the same on every site; `{` stands for the braces and what is left out is said by code. */
static const struct str shape_names[SHAPE_COUNT] = {
	[SHAPE_TEXT] = STR_INIT(":text"),
	[SHAPE_NEEDED_TEXT] = STR_INIT(":needed"),
	[SHAPE_TEXT_OF_ONE] = STR_INIT(":version"),
	[SHAPE_DAY] = STR_INIT(":day"),
	[SHAPE_TRUTH] = STR_INIT(":truth"),
	[SHAPE_IDS] = STR_INIT(":ids"),
	[SHAPE_LENGTH] = STR_INIT(":length"),
	[SHAPE_SOURCE] = STR_INIT(":source"),
	[SHAPE_THING] = STR_INIT(":thing"),
	[SHAPE_CURRENCY] = STR_INIT(":currency"),
	[SHAPE_BETTER] = STR_INIT(":better"),
	[SHAPE_TAX] = STR_INIT(":tax"),
	[SHAPE_BASE] = STR_INIT(":base"),
	[SHAPE_PRICE] = STR_INIT(":price"),
	[SHAPE_TEXTS] = STR_INIT(":texts"),
	[SHAPE_MAP] = STR_INIT(":map"),
	[SHAPE_ANY] = STR_INIT(":any"),
	[SHAPE_ATTRIBUTES] = STR_INIT(":attributes"),
	[SHAPE_FIGURES] = STR_INIT(":figures"),
	[SHAPE_FROM] = STR_INIT(":from"),
	[SHAPE_FOLDER] = STR_INIT(":folder"),
};

struct str json_schema_shape_name(enum schema_shape shape)
{
	return shape_names[shape];
}

void json_schema_refer(struct json *json, struct str name)
{
	char text[64];
	size_t len = 0;

	for (struct str part = STR("#/$defs/"); part.len > 0; part = len == 8 ? name : STR(""))
		for (size_t i = 0; i < part.len && len < sizeof(text); i++)
			text[len++] = part.at[i];
	json_text(json, STR("$ref"), (struct str){ text, len });
}

void json_schema_shape(struct json *json, struct str key, enum schema_shape shape)
{
	json_object(json, key);
	json_schema_refer(json, shape_names[shape]);
	json_close_object(json);
}

static void put_words(struct json *json, struct str key, const struct str *words, size_t count)
{
	json_list(json, key);
	for (size_t i = 0; i < count; i++)
		json_text(json, STR(""), words[i]);
	json_close_list(json);
}

static void define_words(struct json *json, enum schema_shape shape, const struct str *words, size_t count)
{
	json_object(json, shape_names[shape]);
	put_words(json, STR("enum"), words, count);
	json_close_object(json);
}

static void define_pattern(struct json *json, enum schema_shape shape, struct str pattern)
{
	json_object(json, shape_names[shape]);
	json_text(json, STR("type"), STR("string"));
	json_text(json, STR("pattern"), pattern);
	json_close_object(json);
}

/* A mapping of ids, or of any keys, to what `shape` or `section` says. */
static void define_map(struct json *json, enum schema_shape shape, struct str to, bool ids)
{
	static const struct str types[] = { STR_INIT("object"), STR_INIT("null") };

	json_object(json, shape_names[shape]);
	put_words(json, STR("type"), types, countof(types));
	if (ids)
		json_schema_id_names(json);
	json_object(json, STR("additionalProperties"));
	json_schema_refer(json, to);
	json_close_object(json);
	json_close_object(json);
}

void json_schema_id_names(struct json *json)
{
	json_object(json, STR("propertyNames"));
	json_text(json, STR("pattern"), ID_PATTERN);
	json_close_object(json);
}

/* `{ en: Kettle, de: Wasserkocher }`: a text in several languages (translation.h). */
static void put_versions(struct json *json, const struct yaml *languages)
{
	json_object(json, STR(""));
	json_text(json, STR("type"), STR("object"));
	json_object(json, STR("properties"));
	for (size_t i = 0; i < languages->count; i++)
		json_schema_shape(json, languages->items[i]->text, SHAPE_TEXT_OF_ONE);
	json_close_object(json);
	json_number(json, STR("minProperties"), 1);
	json_bool(json, STR("additionalProperties"), false);
	json_close_object(json);
}

static void define_text(
    struct json *json, enum schema_shape shape, bool needed, const struct yaml *languages)
{
	static const struct str scalars[] = { STR_INIT("string"), STR_INIT("number"),
		STR_INIT("boolean"), STR_INIT("null") };
	bool several = languages != NULL;

	json_object(json, shape_names[shape]);
	if (several) {
		json_list(json, STR("anyOf"));
		put_versions(json, languages);
		json_object(json, STR(""));
	}
	put_words(json, STR("type"), scalars, countof(scalars) - needed);
	if (several) {
		json_close_object(json);
		json_close_list(json);
	}
	json_close_object(json);
}

void json_schema_texts(struct json *json, const struct yaml *languages)
{
	define_text(json, SHAPE_TEXT, false, languages);
	define_text(json, SHAPE_NEEDED_TEXT, true, languages);
	if (languages)
		define_text(json, SHAPE_TEXT_OF_ONE, true, NULL);
	json_object(json, shape_names[SHAPE_TEXTS]);
	json_text(json, STR("type"), STR("array"));
	json_schema_shape(json, STR("items"), SHAPE_NEEDED_TEXT);
	json_close_object(json);
	json_object(json, shape_names[SHAPE_IDS]);
	json_list(json, STR("anyOf"));
	json_schema_shape(json, STR(""), SHAPE_NEEDED_TEXT);
	json_schema_shape(json, STR(""), SHAPE_TEXTS);
	json_close_list(json);
	json_close_object(json);
	json_object(json, shape_names[SHAPE_TRUTH]);
	json_text(json, STR("type"), STR("boolean"));
	json_close_object(json);
	json_object(json, shape_names[SHAPE_ANY]);
	json_close_object(json);
	define_pattern(json, SHAPE_DAY, STR("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
}

static void define_shapes(struct json *json, struct arena *scratch, const struct yaml *languages)
{
	static const struct str better[] = { STR_INIT("more"), STR_INIT("less") },
				tax[] = { STR_INIT("included"), STR_INIT("excluded") },
				base[] = { STR_INIT("count"), STR_INIT("money") },
				from[] = { STR_INIT("prices") };

	json_schema_texts(json, languages);
	define_pattern(json, SHAPE_LENGTH, json_schema_any_pattern(scratch));
	define_pattern(json, SHAPE_FOLDER, STR("^[a-z0-9_-]+(/[a-z0-9_-]+)*$"));
	define_words(json, SHAPE_BETTER, better, countof(better));
	define_words(json, SHAPE_TAX, tax, countof(tax));
	define_words(json, SHAPE_BASE, base, countof(base));
	define_words(json, SHAPE_FROM, from, countof(from));
	define_map(json, SHAPE_MAP, shape_names[SHAPE_NEEDED_TEXT], false);
	define_map(json, SHAPE_ATTRIBUTES, sections[SECTION_ATTRIBUTE].name, true);
	define_map(json, SHAPE_FIGURES, sections[SECTION_FIGURE].name, true);
}

static void put_keys(struct json *json, enum section section)
{
	for (size_t i = 0; i < countof(lines); i++) {
		if (lines[i].section != section)
			continue;
		json_object(json, lines[i].key);
		json_schema_refer(json, shape_names[lines[i].shape]);
		json_text(json, STR("description"), lines[i].says);
		json_close_object(json);
	}
}

static void put_needed(struct json *json, enum section section)
{
	json_list(json, STR("required"));
	for (size_t i = 0; i < countof(lines); i++)
		if (lines[i].section == section && lines[i].needed)
			json_text(json, STR(""), lines[i].key);
	json_close_list(json);
}

void json_schema_price_keys(struct json *json)
{
	put_keys(json, SECTION_PRICE);
}

static void put_mapping(struct json *json, enum section section)
{
	json_text(json, STR("type"), STR("object"));
	json_object(json, STR("properties"));
	put_keys(json, section);
	json_close_object(json);
	put_needed(json, section);
	json_bool(json, STR("additionalProperties"), false);
}

static void define_section(struct json *json, enum section section)
{
	struct str word = sections[section].word;

	json_object(json, sections[section].name);
	if (word.len == 0) {
		put_mapping(json, section);
		json_close_object(json);
		return;
	}
	json_list(json, STR("anyOf"));
	if (str_eq(word, STR("*")))
		json_schema_shape(json, STR(""), SHAPE_NEEDED_TEXT);
	else {
		json_object(json, STR(""));
		json_text(json, STR("const"), word);
		json_close_object(json);
	}
	json_object(json, STR(""));
	put_mapping(json, section);
	json_close_object(json);
	json_close_list(json);
	json_close_object(json);
}

void json_schema_definitions(struct json *json, struct arena *scratch, const struct yaml *languages)
{
	define_shapes(json, scratch, languages);
	for (enum section i = 0; i < SECTION_COUNT; i++)
		if (i != SECTION_PRICE)
			define_section(json, i);
}

void json_schema_sections(struct json *json)
{
	for (enum section i = 0; i < SECTION_COUNT; i++) {
		if (sections[i].key.len == 0)
			continue;
		json_object(json, sections[i].key);
		json_text(json, STR("description"), sections[i].says);
		json_list(json, STR("type"));
		json_text(json, STR(""), sections[i].list ? STR("array") : STR("object"));
		json_text(json, STR(""), STR("null"));
		json_close_list(json);
		/* Names of units may hold other signs, such as °. */
		if (!sections[i].list && i != SECTION_UNIT)
			json_schema_id_names(json);
		json_object(json, sections[i].list ? STR("items") : STR("additionalProperties"));
		json_schema_refer(json, sections[i].name);
		json_close_object(json);
		json_close_object(json);
	}
}
