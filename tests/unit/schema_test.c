#include "data_fixture.h"

static const struct mistake_case {
	const char *name, *text, *want;
} mistakes[] = {
	{ "a kind with all that it may have is fine",
	    "units: { token: base, USD: { base: money, symbol: $ }, BTU: { is: 1055.06 J }, dBx: { logarithmic: true } }\n"
	    "kinds:\n"
	    "  part: { name: Part, attributes: { price: { unit: money, from: prices, stale_after: 180 day } } }\n"
	    "  kettle:\n"
	    "    name: Kettle\n"
	    "    plural: Kettles\n"
	    "    is: part\n"
	    "    page: kitchen/kettles\n"
	    "    note: Boils water.\n"
	    "    stale_after: 1 year\n"
	    "    attributes:\n"
	    "      power: { name: Power, unit: W, better: less, required: true, show: 0.0 kW }\n"
	    "      rent: { unit: money/h }\n"
	    "      colour: { one_of: [red, blue] }\n"
	    "      electric: truth\n"
	    "      sold: date\n"
	    "      twin: kettle\n"
	    "      parts: { list: { quantity: number, item: { type: part, required: true } } }\n"
	    "      words: { list: text }\n"
	    "    figures:\n"
	    "      heat: power * 2\n"
	    "      cost: { given: { hours: h/week, of: part }, formula: \"rent * hours * 1 week\", better: less }\n",
	    "" },
	{ "an unknown key is told with the one that was meant",
	    "kinds: { kettle: { name: Kettle, atributes: {} } }",
	    "1:34 key-unknown: unknown key “atributes”; did you mean “attributes”?\n" },
	{ "a kind needs a name", "kinds:\n  kettle: { plural: Kettles }",
	    "2:11 key-missing: a kind needs “name”\n" },
	{ "a kind must be a mapping", "kinds:\n  kettle: [a]",
	    "2:11 value-shape: a kind must be a mapping, not a list\n" },
	{ "kinds are told apart",
	    "kinds:\n  kettle: { name: K }\n  9kettle: { name: K }\n  text: { name: T }\n",
	    "3:3 id-bad: “9kettle” is not an id; an id is letters, digits and underscores, with a letter first\n"
	    "4:3 id-bad: a kind cannot be called “text”: the word is taken\n" },
	{ "a kind stands once", "kinds: { kettle: { name: K } }", "" },
	{ "a kind is a sort of a kind that is there",
	    "kinds:\n  kettle: { name: K, is: prat }\n  part: { name: P }",
	    "2:26 id-unknown: there is no kind “prat”; did you mean “part”?\n" },
	{ "kinds that are sorts of each other are shown as a loop",
	    "kinds:\n  a: { name: A, is: b }\n  b: { name: B, is: c }\n  c: { name: C, is: a }\n",
	    "4:21 kind-cycle: kinds are sorts of each other: a -> b -> c -> a\n" },
	{ "a kind is not a sort of itself", "kinds:\n  a: { name: A, is: a }\n",
	    "2:21 kind-cycle: kinds are sorts of each other: a -> a\n" },
	{ "an attribute has a type", "kinds: { k: { name: K, attributes: { power: { name: Power } } } }",
	    "1:45 key-missing: an attribute needs one of unit, type, one_of and list\n" },
	{ "an attribute has one type",
	    "kinds: { k: { name: K, attributes: { power: { unit: W, type: text } } } }",
	    "1:62 value-shape: an attribute has one of unit, type, one_of and list, not two; 1:53 the other stands here\n" },
	{ "a unit that is none is told with the nearest",
	    "kinds: { k: { name: K, attributes: { price: { unit: GBs }, rate: { unit: money/hh } } } }",
	    "1:53 unit-unknown: “GBs” is not a unit; did you mean “GB”?\n"
	    "1:80 unit-unknown: “hh” is not a unit\n" },
	{ "a type is a word, a kind or a unit", "kinds: { k: { name: K, attributes: { power: nubmer } } }",
	    "1:45 unit-unknown: “nubmer” is no type, no kind and no unit; did you mean “number”?\n" },
	{ "records have fields", "kinds: { k: { name: K, attributes: { parts: { list: {} } } } }",
	    "1:53 value-shape: the records of a list have at least one field\n" },
	{ "a list names its fields or the type of its elements",
	    "kinds: { k: { name: K, attributes: { parts: { list: [a] }, words: { list: txet } } } }",
	    "1:53 value-shape: “list” must be the type of its elements or a mapping of fields, not a list\n"
	    "1:75 unit-unknown: “txet” is no type, no kind and no unit; did you mean “text”?\n" },
	{ "better is more or less",
	    "kinds: { k: { name: K, attributes: { p: { unit: W, better: higher } } } }",
	    "1:60 value-bad: “better” is either more or less\n" },
	{ "required is true or false",
	    "kinds: { k: { name: K, attributes: { p: { unit: W, required: yes } } } }",
	    "1:62 value-shape: “required” must be true or false\n" },
	{ "stale_after is a number of days",
	    "kinds: { k: { name: K, stale_after: 3 W, attributes: { p: { unit: W, stale_after: soon } } } }",
	    "1:37 value-bad: “stale_after” is a number of whole days, such as 180 day\n"
	    "1:83 value-bad: “stale_after” is a number of whole days, such as 180 day\n" },
	{ "show is a pattern", "kinds: { k: { name: K, attributes: { p: { unit: W, show: a lot } } } }",
	    "1:58 formula-show: “a lot”: a lot is neither digits such as 0.00 nor a unit\n" },
	{ "only quantities come from prices",
	    "kinds: { k: { name: K, attributes: { p: { type: text, from: prices }, q: { unit: W, from: shops } } } }",
	    "1:61 value-bad: only a quantity can come from prices\n"
	    "1:91 value-bad: “from” can only be prices\n" },
	{ "a page is a folder", "kinds: { k: { name: K, page: ../up } }",
	    "1:30 value-bad: “page” is a folder such as builds: lower-case letters, digits, dashes and slashes between\n" },
	{ "attributes have ids that formulas can use",
	    "kinds: { k: { name: K, attributes: { board-power: number, in: number, name: text } } }",
	    "1:38 id-bad: “board-power” is not an id; an id is letters, digits and underscores, with a letter first\n"
	    "1:59 id-bad: “in” is a word of formulas and cannot be an id\n"
	    "1:71 id-bad: “name” is a key of every thing already\n" },
	{ "a member is declared once in a kind and those it is a sort of",
	    "kinds:\n  p: { name: P, attributes: { a: number }, figures: { f: a } }\n"
	    "  k: { name: K, is: p, attributes: { a: number }, figures: { f: 2 * a, a: 3 } }\n",
	    "3:38 id-duplicate: k has an attribute “a” already; 2:31 declared here\n"
	    "3:72 id-duplicate: k has an attribute “a” already; 2:31 declared here\n" },
	{ "a figure needs a formula", "kinds: { k: { name: K, figures: { f: { name: F } } } }",
	    "1:38 key-missing: a figure needs “formula”\n" },
	{ "a formula is told where it is wrong", "kinds: { k: { name: K, figures: { f: \"1 + * 2\" } } }",
	    "1:43 formula-syntax: a value is missing before “*”\n" },
	{ "places in formulas are exact behind escaped quotes",
	    "kinds: { k: { name: K, figures: { f: \"if(1 < 2, \\\"a\\\", \\\"b\\\") + * 2\" } } }",
	    "1:65 formula-syntax: a value is missing before “*”\n" },
	{ "of a formula in single quotes too", "kinds: { k: { name: K, figures: { f: '1 + * 2' } } }",
	    "1:43 formula-syntax: a value is missing before “*”\n" },
	{ "of a formula over several lines only the start is told",
	    "kinds: { k: { name: K, figures: { f: 1 +\n  * 2 } } }",
	    "1:38 formula-syntax: a value is missing before “*”\n" },
	{ "a formula that was split at its comma gets a hint",
	    "kinds: { k: { name: K, figures: { f: { formula: max(a, b) } } } }",
	    "1:56 key-unknown: unknown key “b)”; a formula or text that holds “, ” or “: ” must be quoted\n" },
	{ "a parameter has a type that is there",
	    "kinds: { k: { name: K, figures: { f: { given: { of: kettel }, formula: \"1\" } } } }",
	    "1:53 unit-unknown: “kettel” is no type, no kind and no unit\n" },
	{ "words have marks",
	    "kinds: { k: { name: K, attributes: { a: { one_of: [b, c], marks: { b: good } } }, figures: { f: { formula: \"1 < 2\", marks: { yes: good } } } } }",
	    "" },
	{ "marks stand under their words, each by its id",
	    "kinds: { k: { name: K, attributes: { a: { type: text, marks: [good] } }, figures: { f: { formula: \"1\", marks: { b: [good], c: } } } } }",
	    "1:62 value-shape: “marks” must be a mapping, not a list\n"
	    "1:116 value-shape: a mark must be a text, not a list\n"
	    "1:127 value-shape: “c” needs the id of a mark\n" },
	{ "a unit says what it is", "units: { core: {}, pipe: { base: money, is: 3 W }, x: 3 }",
	    "1:16 key-missing: a unit needs one of base, is, affine and logarithmic\n"
	    "1:26 value-shape: a unit needs one of base, is, affine and logarithmic, or is and affine together\n"
	    "1:55 value-shape: a unit must be “base” or a mapping that says what it is\n" },
	{ "a unit may have steps and a zero of its own",
	    "units: { Fahrenheit: { is: 5/9 K, affine: 229835/900 K } }", "" },
	{ "a unit is shown in one that fits, wherever that stands",
	    "units: { l: { is: 1/1000 m^3, show: 0.0 hl }, t: { is: 1000 kg, show: 0 l }, u: { is: 3 kg, show: many }, hl: { is: 100 l } }",
	    "1:71 formula-show: t cannot be shown in l\n"
	    "1:99 formula-show: “many”: many is neither digits such as 0.00 nor a unit\n" },
	{ "a unit in other capitals is near", "kinds: { k: { name: K, attributes: { p: { unit: Kw } } } }",
	    "1:49 unit-unknown: “Kw” is not a unit; did you mean “kW”?\n" },
	{ "a unit is money or a count", "units: { core: { base: many } }",
	    "1:24 value-bad: “base” is either money or count\n" },
	{ "a unit cannot take a name that is there", "units: { W: base }",
	    "1:10 value-bad: W: there is a unit W already\n" },
	{ "a unit is made of units that are there", "units: { BTU: { is: 1055 Joul } }",
	    "1:10 value-bad: BTU: unknown unit Joul\n" },
};

static void tells(void **state)
{
	const struct mistake_case *c = *state;
	struct data data = data_read(NULL, c->text, NULL);
	assert_string_equal(data_messages(&data), c->want);
	arena_free(data.keep);
}

static const char family[] =
    "units: { USD: { base: money } }\n"
    "kinds:\n"
    "  racer: { name: Racer, is: bicycle, attributes: { gears: number }, figures: { feel: weight * 2 } }\n"
    "  bicycle:\n"
    "    name: Bicycle\n"
    "    stale_after: 30 day\n"
    "    attributes: { weight: { unit: kg, better: less }, price: { unit: money } }\n"
    "    figures: { burden: weight + 1 kg, feel: weight }\n"
    "  bell: { name: Bell }\n";

static void a_sort_of_a_kind_has_its_members_first(void **state)
{
	(void)state;
	struct data data = data_read("title: T\ncurrency: USD\n", family, NULL);
	assert_string_equal(data_messages(&data), "");
	const struct kind *racer = catalog_kind(data.catalog, STR("racer"));
	const struct kind *bicycle = catalog_kind(data.catalog, STR("bicycle"));
	assert_true(kind_is(racer, bicycle));
	assert_false(kind_is(bicycle, racer));
	assert_ptr_equal(kind_common(racer, bicycle), bicycle);
	assert_null(kind_common(racer, catalog_kind(data.catalog, STR("bell"))));
	assert_int_equal(racer->attributes.count, 3);
	assert_true(str_eq(racer->attributes.at[0].key, STR("weight")));
	const struct attribute *gears = map_get(&racer->attributes, STR("gears"));
	assert_int_equal(gears->index, 2);
	assert_int_equal(racer->stale_after, 30);
	arena_free(data.keep);
}

static void a_figure_takes_the_place_of_an_inherited_one(void **state)
{
	(void)state;
	struct data data = data_read("title: T\ncurrency: USD\n", family, NULL);
	const struct kind *racer = catalog_kind(data.catalog, STR("racer"));
	const struct figure *feel = map_get(&racer->figures, STR("feel"));
	assert_ptr_equal(feel->kind, racer);
	assert_int_equal(feel->index, 1);
	assert_int_equal(racer->figures.count, 2);
	arena_free(data.keep);
}

static void a_chain_of_sorts_has_a_limit(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);
	buf_put(&text, STR("kinds:\n"));
	for (size_t i = 0; i < 150; i++)
		buf_print(&text, "  k%zu: { name: K, is: k%zu }\n", i, i + 1);
	buf_put(&text, STR("  k150: { name: K }\n  l0: { name: L }\n"));
	for (size_t i = 1; i < 150; i++)
		buf_print(&text, "  l%zu: { name: L, is: l%zu }\n", i, i - 1);
	struct data data = data_read(NULL, str_z(keep, buf_str(&text)), NULL);
	assert_string_equal(data_messages(&data),
	    "102:24 value-bad: a kind is a sort of a sort at most 100 times over\n"
	    "254:24 value-bad: a kind is a sort of a sort at most 100 times over\n");
	arena_free(data.keep);
	arena_free(keep);
}

static void names_plurals_and_money_are_filled_in(void **state)
{
	(void)state;
	struct data data = data_read("title: T\ncurrency: USD\n", family, NULL);
	const struct kind *bicycle = catalog_kind(data.catalog, STR("bicycle"));
	const struct attribute *weight = map_get(&bicycle->attributes, STR("weight"));
	const struct attribute *price = map_get(&bicycle->attributes, STR("price"));
	assert_true(str_eq(bicycle->plural, STR("Bicycles")));
	assert_true(str_eq(weight->name, STR("Weight")));
	assert_true(str_eq(price->value_type.unit->text, STR("USD")));
	arena_free(data.keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(mistakes) + 4];
	for (size_t i = 0; i < countof(mistakes); i++)
		tests[i] = (struct CMUnitTest){ .name = mistakes[i].name,
			.test_func = tells,
			.initial_state = (void *)&mistakes[i] };
	const struct CMUnitTest others[] = {
		cmocka_unit_test(a_sort_of_a_kind_has_its_members_first),
		cmocka_unit_test(a_figure_takes_the_place_of_an_inherited_one),
		cmocka_unit_test(a_chain_of_sorts_has_a_limit),
		cmocka_unit_test(names_plurals_and_money_are_filled_in),
	};
	memcpy(tests + countof(mistakes), others, sizeof(others));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
