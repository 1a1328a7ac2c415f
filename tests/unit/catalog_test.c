#include "data/choose.h"
#include "data_fixture.h"

/* A kitchen; the lines that follow it stand in b.yaml and start at its line 1. */
static const char kitchen[] =
    "units: { USD: { base: money }, EUR: { base: money }, L: { is: 0.001 m^3 } }\n"
    "kinds:\n"
    "  maker: { name: Maker }\n"
    "  part: { name: Part, attributes: { price: { unit: money, from: prices, stale_after: 30 day } } }\n"
    "  kettle:\n"
    "    name: Kettle\n"
    "    is: part\n"
    "    attributes:\n"
    "      power: { unit: W, required: true }\n"
    "      volume: { unit: L, better: more }\n"
    "      score: { type: number }\n"
    "      rent: { unit: money/h }\n"
    "      colour: { one_of: [red, blue, steel] }\n"
    "      electric: { type: truth }\n"
    "      sold: { type: date }\n"
    "      maker: { type: maker }\n"
    "      label: { type: text }\n"
    "      parts: { list: { quantity: number, item: { type: part, required: true } } }\n"
    "      tags: { list: text }\n"
    "    figures: { energy: power * 1 h }\n"
    "sources:\n"
    "  shop: { title: The shop, published: 2025-01-10 }\n"
    "  test: { title: A test, published: 2025-03-01, accessed: 2025-03-02 }\n"
    "maker: { acme: { name: Acme } }\n"
    "part: { lid: { name: Lid }, whistle: { name: Whistle } }\n";

static const struct mistake_case {
	const char *name, *config, *text, *want;
} mistakes[] = {
	{ "every form of value is read", NULL,
	    "kettle:\n"
	    "  k1:\n"
	    "    name: Kettle One\n"
	    "    note: A good one.\n"
	    "    was: [old_k1, older_k1]\n"
	    "    retired: 2025-01-01\n"
	    "    source: shop\n"
	    "    power: { value: 2000 W, source: test, on: 2025-01-02, note: At 230 V. }\n"
	    "    volume: [ { value: 1.7 L, source: shop }, { value: ~1.5 L, source: test } ]\n"
	    "    score: 1.5..2\n"
	    "    rent: 0.5 EUR/h\n"
	    "    colour: red\n"
	    "    electric: true\n"
	    "    sold: 2024-05-06\n"
	    "    maker: acme\n"
	    "    label: 18/10 steel, brushed\n"
	    "    parts: [ { quantity: 1, item: lid, note: With a hinge. }, { item: whistle, source: test } ]\n"
	    "    tags: { value: [hot, new], source: shop }\n"
	    "  k2: { name: Kettle Two, power: unknown, volume: not applicable, price: not applicable, tags: unknown }\n"
	    "prices:\n"
	    "  - { on: 2025-01-01, item: k1, price: 40 USD, source: shop, seller: A, region: north, tax: included }\n"
	    "  - { on: 2025-01-01, item: old_k1, price: 30 USD, source: shop, condition: used, variant: large }\n"
	    "rates:\n"
	    "  - { on: 2025-01-01, from: EUR, to: USD, rate: 1.1, source: shop }\n"
	    "legend: { good: { symbol: +, name: Good, when: gain >= 2 }, so: { symbol: =, name: So } }\n"
	    "claims:\n"
	    "  - { source: test, where: p. 1, about: k1.energy, states: 2 kWh, with: { k1.power: 2000 W, k1.energy: 2 kWh },\n"
	    "      when: k1.electric, condition: at full power, precision: 0.1 kWh, note: n, id: first }\n"
	    "  - { source: test, about: k1.electric, states: true }\n",
	    "" },
	{ "a section that is none", NULL, "kettles: {}\npirces: []\n",
	    "b.yaml:1:1 key-unknown: unknown key “kettles”; did you mean “kettle”?\n"
	    "b.yaml:2:1 key-unknown: unknown key “pirces”; did you mean “prices”?\n" },
	{ "an attribute that is none", NULL, "kettle: { k1: { name: K, powr: 3 W, energy: 3 W } }",
	    "b.yaml:1:26 key-unknown: unknown key “powr”; did you mean “power”?\n"
	    "b.yaml:1:37 key-unknown: “energy” is a figure: it is computed and cannot be set; 20:16 declared here\n" },
	{ "a thing needs a name and what its kind requires", NULL, "kettle:\n  k1: { volume: 1 L }\n",
	    "b.yaml:2:7 key-missing: a thing needs “name”\n"
	    "b.yaml:2:3 attribute-missing: k1 has no “power”; 9:7 required here\n" },
	{ "what is required may be unknown", NULL, "kettle: { k1: { name: K, power: unknown } }", "" },
	{ "an id that is none", NULL,
	    "kettle: { k-1: { name: K, power: 1 W }, not: { name: N, power: 1 W } }",
	    "b.yaml:1:11 id-bad: “k-1” is not an id; an id is letters, digits and underscores, with a letter first\n"
	    "b.yaml:1:41 id-bad: “not” is a word of formulas and cannot be an id\n" },
	{ "kinds, things and sources share their ids", NULL,
	    "kettle: { shop: { name: K, power: 1 W }, part: { name: K, power: 1 W }, lid: { name: K, power: 1 W } }",
	    "b.yaml:1:11 id-duplicate: “shop” is the id of a source already; 22:3 first declared here\n"
	    "b.yaml:1:42 id-duplicate: “part” is the id of a kind already; 4:3 first declared here\n"
	    "b.yaml:1:73 id-duplicate: “lid” is the id of a thing already; 25:9 first declared here\n" },
	{ "an old id is taken too", NULL,
	    "kettle: { k1: { name: K, power: 1 W, was: lid }, k2: { name: K, power: 1 W, was: [k3, k3] } }",
	    "b.yaml:1:43 id-duplicate: “lid” is the id of a thing already; 25:9 first declared here\n"
	    "b.yaml:1:87 id-duplicate: “k3” is the id of a thing, once or now, already; b.yaml:1:83 first declared here\n" },
	{ "a section that is a list where a mapping is wanted", NULL, "kettle: [k1]\nprices: { a: b }",
	    "b.yaml:1:9 value-shape: things under their kind must be a mapping, not a list\n"
	    "b.yaml:2:9 value-shape: “prices” must be a list, not a mapping\n" },
	{ "a number without a unit", NULL, "kettle: { k1: { name: K, power: 2000, score: 3 W } }",
	    "b.yaml:1:33 unit-mismatch: Power needs a unit: W; 9:7 declared here\n"
	    "b.yaml:1:46 unit-mismatch: Score is a plain number, without W; 11:7 declared here\n" },
	{ "a unit of something else", NULL, "kettle: { k1: { name: K, power: 2 L, rent: 3 USD } }",
	    "b.yaml:1:33 unit-mismatch: Power is in W, which L does not convert to; 9:7 declared here\n"
	    "b.yaml:1:44 unit-mismatch: Rent is in money/h, which USD does not convert to; 12:7 declared here\n" },
	{ "a unit that is none", NULL, "kettle: { k1: { name: K, power: 2000 wat } }",
	    "b.yaml:1:38 unit-unknown: “2000 wat”: unknown unit wat\n" },
	{ "a number that is none", NULL, "kettle: { k1: { name: K, power: lots } }",
	    "b.yaml:1:33 value-bad: “lots”: not a number\n" },
	{ "a comma between thousands", NULL, "kettle:\n  k1: { name: K, power: \"2,000 W\" }\n",
	    "b.yaml:2:26 value-bad: “2,000 W”: numbers have no mark between thousands: write 2000 W\n" },
	{ "a comma between thousands that YAML reads as two keys", NULL,
	    "kettle:\n  k1: { name: K, power: 2,000 W }\nprices:\n  - { on: 2025-01-01, item: lid, price: 8,250 USD, source: shop }\n",
	    "b.yaml:2:27 key-unknown: unknown key “000 W”; write a number without grouping commas: the comma ended the value before it\n"
	    "b.yaml:4:43 key-unknown: unknown key “250 USD”; write a number without grouping commas: the comma ended the value before it\n" },
	{ "a range with its ends swapped", NULL, "kettle: { k1: { name: K, power: 3..2 W } }",
	    "b.yaml:1:36 value-range: “3..2 W”: the ends of the range are not in order\n" },
	{ "places in quoted values are exact", NULL, "kettle: { k1: { name: K, power: \"12 wat\" } }",
	    "b.yaml:1:37 unit-unknown: “12 wat”: unknown unit wat\n" },
	{ "a choice that is none", NULL, "kettle: { k1: { name: K, power: 1 W, colour: bleu } }",
	    "b.yaml:1:46 value-bad: Colour is one of red, blue, steel; “bleu” is not; did you mean “blue”?\n" },
	{ "only true and false are truths", NULL, "kettle: { k1: { name: K, power: 1 W, electric: yes } }",
	    "b.yaml:1:48 value-bad: Electric is true or false, not “yes”\n" },
	{ "a day that does not exist", NULL,
	    "kettle: { k1: { name: K, power: 1 W, sold: 2025-02-30, retired: soon } }",
	    "b.yaml:1:65 date-bad: “soon” is not a day written YYYY-MM-DD\n"
	    "b.yaml:1:44 date-bad: there is no day 2025-02-30\n" },
	{ "a thing that is none, with the nearest of its kind", NULL,
	    "kettle: { k1: { name: K, power: 1 W, maker: amce, parts: [ { item: lod } ] } }",
	    "b.yaml:1:45 id-unknown: there is no maker “amce”; did you mean “acme”?\n"
	    "b.yaml:1:68 id-unknown: there is no part “lod”; did you mean “lid”?\n" },
	{ "a thing of another kind", NULL, "kettle: { k1: { name: K, power: 1 W, maker: lid } }",
	    "b.yaml:1:45 kind-mismatch: “lid” is a part, not a maker; 25:9 declared here\n" },
	{ "an element lacks a field and has one too many", NULL,
	    "kettle: { k1: { name: K, power: 1 W, parts: [ { quantity: 1, itme: lid }, lid ] } }",
	    "b.yaml:1:62 key-unknown: unknown key “itme”; did you mean “item”?\n"
	    "b.yaml:1:75 value-shape: an element of parts must be a mapping, not a text\n" },
	{ "a list where a single value is wanted", NULL,
	    "kettle: { k1: { name: K, power: [1 W, 2 W], tags: hot, label: { a: b } } }",
	    "b.yaml:1:34 value-shape: one of several values must be a mapping, not a text; write - { value: 1 W, source: … }\n"
	    "b.yaml:1:39 value-shape: one of several values must be a mapping, not a text; write - { value: 2 W, source: … }\n"
	    "b.yaml:1:51 value-shape: Tags must be a list, not a text\n"
	    "b.yaml:1:63 value-shape: Label must be a single value, not a mapping; a value with its source is written { value: …, source: … }\n" },
	{ "several values that lack theirs", NULL,
	    "kettle: { k1: { name: K, power: [ { source: shop }, { value: 1 W, source: shpo, soruce: x } ] } }",
	    "b.yaml:1:35 key-missing: one of several values needs “value” and “source”\n"
	    "b.yaml:1:81 key-unknown: unknown key “soruce”; did you mean “source”?\n"
	    "b.yaml:1:75 id-unknown: there is no source “shpo”; did you mean “shop”?\n" },
	{ "a key without a value", NULL, "kettle:\n  k1:\n    name: K\n    power:\n",
	    "b.yaml:4:11 value-bad: Power has no value; write “unknown” or “not applicable” if that is meant\n" },
	{ "a price is an observation", NULL, "kettle: { k1: { name: K, power: 1 W, price: 40 USD } }",
	    "b.yaml:1:45 value-shape: Price is an observation and needs its date; write it under prices: - { on: DATE, item: k1, price: 40 USD, source: … }\n" },
	{ "an observation lacks what it needs", NULL, "prices:\n  - { price: 3 USD }\n  - { item: lid }\n",
	    "b.yaml:2:5 key-missing: an observation needs “item”\n"
	    "b.yaml:3:5 source-missing: an observation needs a source\n"
	    "b.yaml:3:5 key-missing: an observation needs “on”\n"
	    "b.yaml:3:5 key-missing: an observation needs “price”\n" },
	{ "an observation of nothing", NULL,
	    "prices:\n  - { on: 2025-01-01, item: lit, price: 3 USD, source: shop }\n"
	    "  - { on: 2025-01-01, item: acme, price: 3 USD, source: shop }\n",
	    "b.yaml:2:29 id-unknown: there is no thing “lit”; did you mean “lid”?\n"
	    "b.yaml:3:42 kind-mismatch: a maker has no attribute that comes from prices; 3:3 declared here\n" },
	{ "an observation with mistakes in it", NULL,
	    "prices:\n  - { on: 2025-13-01, item: lid, price: 3 W, source: shoop, tax: some, sellr: A }\n",
	    "b.yaml:2:72 key-unknown: unknown key “sellr”; did you mean “seller”?\n"
	    "b.yaml:2:54 id-unknown: there is no source “shoop”; did you mean “shop”?\n"
	    "b.yaml:2:66 value-bad: “tax” is either included or excluded\n"
	    "b.yaml:2:11 date-bad: there is no day 2025-13-01\n"
	    "b.yaml:2:41 unit-mismatch: Price is in money, which W does not convert to; 4:37 declared here\n" },
	{ "an observation later than a written as_of", "title: T\nas_of: 2025-02-01\n",
	    "prices:\n  - { on: 2025-02-02, item: lid, price: 3 USD, source: shop }\n"
	    "kettle: { k1: { name: K, power: { value: 1 W, on: 2025-03-01 } } }\n"
	    "rates: [ { on: 2026-01-01, from: EUR, to: USD, rate: 1.1, source: shop } ]\n",
	    "b.yaml:3:51 date-later: 2025-03-01 is later than the site's as_of, 2025-02-01; site.yaml:2:8 as_of is set here\n"
	    "b.yaml:2:11 date-later: 2025-02-02 is later than the site's as_of, 2025-02-01; site.yaml:2:8 as_of is set here\n"
	    "b.yaml:4:16 date-later: 2026-01-01 is later than the site's as_of, 2025-02-01; site.yaml:2:8 as_of is set here\n" },
	{ "a withdrawal of nothing", NULL,
	    "prices:\n  - { on: 2025-01-01, item: lid, price: 3 USD, source: shop, retracts: 2024-01-01 }\n",
	    "b.yaml:2:72 id-unknown: this source has no observation of lid of 2024-01-01 above that could be withdrawn\n" },
	{ "prices with and without tax", NULL,
	    "prices:\n  - { on: 2025-01-01, item: lid, price: 3 USD, source: shop, tax: included }\n"
	    "  - { on: 2025-01-01, item: whistle, price: 3 USD, source: shop, tax: excluded }\n",
	    "b.yaml:3:45 price-tax: this price is without tax, and others are with; b.yaml:2:41 the first price with tax\n" },
	{ "a rate with mistakes in it", NULL,
	    "rates:\n  - { on: 2025-01-01, from: EUR, to: UDS, rate: -1, source: shop }\n  - { from: EUR, to: USD }\n",
	    "b.yaml:2:38 unit-unknown: “UDS” is not a currency that the site declares\n"
	    "b.yaml:2:49 value-bad: a rate is a number above zero, not “-1”; write one number without unit, as in 1.17, or ~1.17 where it is about\n"
	    "b.yaml:3:5 key-missing: a rate needs “on”, “rate”, “source”\n" },
	{ "a rate leads to another currency", NULL,
	    "sources: { s: { title: S } }\n"
	    "rates: [{ from: USD, to: USD, rate: 1.1, on: 2026-01-01, source: s }]\n",
	    "b.yaml:2:26 value-bad: a rate leads to another currency, not from USD to itself\n" },
	{ "a mark lacks its symbol, and stands twice", NULL,
	    "legend: { good: { name: Good, when: gain > }, bad: { symbol: -, name: Bad, colour: red } }",
	    "b.yaml:1:17 key-missing: a mark needs “symbol”\n"
	    "b.yaml:1:43 formula-syntax: a value is missing before the end\n"
	    "b.yaml:1:76 key-unknown: unknown key “colour”\n" },
	{ "a claim lacks what it needs", NULL, "claims:\n  - { where: p. 1 }\n",
	    "b.yaml:2:5 key-missing: a claim needs “source”, “about”, “states”\n" },
	{ "a claim with mistakes in it", NULL,
	    "claims:\n  - { source: test, about: \"lid.price\", states: 12 UDS, with: { lid.prize: 3 USD, lid: 4, lidd.price: 3 },\n"
	    "      precision: 1 W, states_: 3 }\n",
	    "b.yaml:3:23 key-unknown: unknown key “states_”; did you mean “states”?\n"
	    "b.yaml:2:52 unit-unknown: “12 UDS”: unknown unit UDS; did you mean “USD”?\n"
	    "b.yaml:2:69 id-unknown: lid has no attribute or figure “prize”; did you mean “price”?\n"
	    "b.yaml:2:83 value-shape: a stated input is written thing.attribute: value\n"
	    "b.yaml:2:91 id-unknown: there is no thing “lidd”; did you mean “lid”?\n" },
	{ "a claim whose id is taken", NULL,
	    "claims:\n  - { source: test, about: \"1\", states: 1, id: a }\n  - { source: test, about: \"1\", states: 1, id: a }\n",
	    "b.yaml:3:5 id-duplicate: there is a claim “a” already; b.yaml:2:5 first declared here\n" },
	{ "site.yaml has known keys, and a declared currency",
	    "titel: T\ncurrency: USX\nas_of: yesterday\n", "",
	    "site.yaml:1:1 key-unknown: unknown key “titel”; did you mean “title”?\n"
	    "site.yaml:3:8 date-bad: “yesterday” is not a day written YYYY-MM-DD; write the day itself: data stays as it is when the next one comes\n"
	    "site.yaml:2:11 unit-unknown: “USX” is not a currency that the site declares; did you mean “USD”?\n" },
};

static void tells(void **state)
{
	const struct mistake_case *c = *state;
	struct data data = data_read(c->config, kitchen, c->text);
	assert_string_equal(data_messages(&data), c->want);
	arena_free(data.keep);
}

static const char shelf[] =
    "kettle:\n"
    "  k1: { name: K One, was: old_k1, power: 1 W, volume: [ { value: 1 L, source: shop }, { value: 2 L, source: test } ] }\n"
    "prices:\n"
    "  - { on: 2025-01-01, item: k1, price: 40 USD, source: shop }\n"
    "  - { on: 2025-01-05, item: k1, price: 41 USD, source: shop, seller: A }\n"
    "  - { on: 2025-01-05, item: k1, price: 42 USD, source: shop, seller: B }\n"
    "  - { on: 2025-01-09, item: k1, price: 20 USD, source: shop, condition: used }\n"
    "  - { on: 2025-01-09, item: k1, price: 60 USD, source: shop, variant: with a lid }\n"
    "  - { on: 2025-01-09, item: k1, price: 43 EUR, source: shop }\n"
    "  - { on: 2025-02-01, item: k1, price: 50 USD, source: test }\n"
    "  - { on: 2025-02-09, item: k1, price: 45 USD, source: test, retracts: 2025-02-01 }\n"
    "  - { on: 2025-03-01, item: k1, source: shop, retracts: 2025-01-05 }\n";

static const struct choice_case {
	const char *name, *attribute, *as_of, *prefer, *want;
} choices[] = {
	{ "before the first observation there is no price", "price", "2024-12-31", "", "none" },
	{ "the newest price counts, of several the first", "price", "2025-01-05", "", "41 USD" },
	{ "used, variants and other currencies stand back", "price", "2025-01-09", "", "41 USD" },
	{ "a later source counts", "price", "2025-02-01", "", "50 USD" },
	{ "a withdrawn price counts until it is withdrawn", "price", "2025-02-08", "", "50 USD" },
	{ "a withdrawn price does not count", "price", "2025-02-09", "", "45 USD" },
	{ "a source's own observations come first", "price", "2025-02-01", "shop", "41 USD" },
	{ "what is withdrawn without a new price leaves the one before", "price", "2025-03-01",
	    "shop", "40 USD" },
	{ "the first of several facts counts", "volume", "2025-01-01", "", "1 L" },
	{ "a source's own fact comes first", "volume", "2025-01-01", "test", "2 L" },
};

static void chooses(void **state)
{
	const struct choice_case *c = *state;
	struct data data = data_read("title: T\ncurrency: USD\n", kitchen, shelf);
	assert_string_equal(data_messages(&data), "");
	struct date as_of;
	assert_true(date_parse(str_from(c->as_of), &as_of));
	const struct thing *thing = catalog_thing(data.catalog, STR("old_k1"));
	const struct fact *fact =
	    facts_choose(data.catalog, thing_facts(thing, str_from(c->attribute)), as_of,
		map_get(&data.catalog->references, str_from(c->prefer)));
	assert_string_equal(fact ? str_z(data.keep, fact->literal) : "none", c->want);
	arena_free(data.keep);
}

static void facts_keep_their_place_and_source(void **state)
{
	(void)state;
	struct data data = data_read("title: T\ncurrency: USD\n", kitchen, shelf);
	const struct thing *thing = catalog_thing(data.catalog, STR("k1"));
	const struct facts *facts = thing_facts(thing, STR("volume"));
	assert_int_equal(facts->count, 2);
	const struct fact *second = facts->at[1];
	assert_int_equal(second->at.line, 2);
	assert_int_equal(second->at.col, 96);
	assert_true(str_eq(second->source->id, STR("test")));
	assert_ptr_equal(second->value.origin->fact, second);
	assert_true(str_eq(second->value.origin->fragment, STR("volume")));
	arena_free(data.keep);
}

static void observations_are_sorted_best_first(void **state)
{
	(void)state;
	struct data data = data_read("title: T\ncurrency: USD\n", kitchen, shelf);
	const struct facts *facts = thing_facts(catalog_thing(data.catalog, STR("k1")), STR("price"));
	static const char *const want[] = { "45 USD", "40 USD", "43 EUR", "50 USD", "20 USD",
		"60 USD", "41 USD", "42 USD" };
	assert_int_equal(facts->count, countof(want));
	for (size_t i = 0; i < countof(want); i++)
		assert_string_equal(str_z(data.keep, facts->at[i]->literal), want[i]);
	assert_int_equal(data.catalog->observation_count, countof(want));
	arena_free(data.keep);
}

static void the_newest_date_is_found(void **state)
{
	(void)state;
	struct data data = data_read(NULL, kitchen, shelf);
	assert_true(str_eq(date_iso(data.keep, data.catalog->newest), STR("2025-03-02")));
	arena_free(data.keep);
}

static void kinds_know_the_things_of_their_sorts(void **state)
{
	(void)state;
	struct data data = data_read(NULL, kitchen, shelf);
	const struct kind *part = catalog_kind(data.catalog, STR("part"));
	assert_int_equal(part->thing_count, 3);
	assert_true(str_eq(part->things[2]->id, STR("k1")));
	assert_int_equal(part->things[2]->index, 3);
	arena_free(data.keep);
}

static void claims_are_called_after_their_source(void **state)
{
	(void)state;
	struct data data = data_read(NULL, kitchen,
	    "claims:\n  - { source: test, about: \"1\", states: 1 }\n  - { source: shop, about: \"1\", states: 1 }\n"
	    "  - { source: test, about: \"1\", states: 1 }\n");
	assert_int_equal(data.catalog->claim_count, 3);
	assert_true(str_eq(data.catalog->claims[1].id, STR("shop-1")));
	assert_true(str_eq(data.catalog->claims[2].id, STR("test-2")));
	arena_free(data.keep);
}

static size_t add_cases(struct CMUnitTest *tests)
{
	size_t count = 0;
	for (size_t i = 0; i < countof(mistakes); i++)
		tests[count++] = (struct CMUnitTest){ .name = mistakes[i].name,
			.test_func = tells,
			.initial_state = (void *)&mistakes[i] };
	for (size_t i = 0; i < countof(choices); i++)
		tests[count++] = (struct CMUnitTest){ .name = choices[i].name,
			.test_func = chooses,
			.initial_state = (void *)&choices[i] };
	return count;
}

static const struct facts *facts_at(const struct data *data, const char *thing, const char *attribute)
{
	return thing_facts(catalog_thing(data->catalog, str_from(thing)), str_from(attribute));
}

static void what_is_asked_of_facts_again_is_told_once(void **state)
{
	(void)state;
	struct data data = data_read(NULL,
	    "kinds:\n"
	    "  kettle:\n"
	    "    name: Kettle\n"
	    "    attributes:\n"
	    "      weight: { unit: kg }\n"
	    "      power: { unit: W }\n"
	    "      colours: { list: text }\n"
	    "kettle:\n"
	    "  k1: { name: One, weight: 1 kg, power: 2000 W, colours: [red] }\n"
	    "  k2: { name: Two, weight: { value: 1 kg, on: 2025-01-01 }, power: 1000 W }\n"
	    "  k3: { name: Three, weight: [{ value: 1 kg }, { value: 2 kg }] }\n"
	    "inputs:\n"
	    "  power: { of: k1.power, name: Power, low: 1 W, high: 3000 W }\n",
	    NULL);

	assert_string_equal(data_messages(&data), "");
	assert_true(facts_at(&data, "k1", "weight")->alone);
	assert_false(facts_at(&data, "k1", "colours")->alone);
	assert_false(facts_at(&data, "k2", "weight")->alone);
	assert_false(facts_at(&data, "k3", "weight")->alone);
	assert_null(facts_at(&data, "k1", "weight")->inputs);
	assert_null(facts_at(&data, "k2", "power")->inputs);
	assert_true(input_set_has(facts_at(&data, "k1", "power")->inputs, 0));
	arena_free(data.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(facts_keep_their_place_and_source),
		cmocka_unit_test(observations_are_sorted_best_first),
		cmocka_unit_test(the_newest_date_is_found),
		cmocka_unit_test(kinds_know_the_things_of_their_sorts),
		cmocka_unit_test(claims_are_called_after_their_source),
		cmocka_unit_test(what_is_asked_of_facts_again_is_told_once),
	};
	struct CMUnitTest tests[countof(mistakes) + countof(choices) + countof(others)];
	size_t count = add_cases(tests);
	memcpy(tests + count, others, sizeof(others));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
