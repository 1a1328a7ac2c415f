#include "data/figures_check.h"
#include "data/gain.h"
#include "data/stale.h"
#include "data/value_print.h"
#include "data_fixture.h"
#include "number/quantity_literal.h"

static const char shop[] =
    "units: { USD: { base: money, symbol: $ }, EUR: { base: money, symbol: € }, GBP: { base: money }, Fahrenheit: { is: 5/9 K, affine: 229835/900 K } }\n"
    "kinds:\n"
    "  part: { name: Part, attributes: { price: { name: Price, unit: money, from: prices, stale_after: 90 day } } }\n"
    "  wheel: { name: Wheel, is: part, attributes: { size: { unit: m, better: more } }, figures: { round: 3 * size } }\n"
    "  tariff: { name: Tariff, attributes: { rate: { unit: money/h } } }\n"
    "  use: { name: Use, attributes: { hours: { unit: h/week } } }\n"
    "  bicycle:\n"
    "    name: Bicycle\n"
    "    attributes:\n"
    "      weight: { name: Weight, unit: kg, better: less }\n"
    "      load: { unit: kg, better: more }\n"
    "      folds: truth\n"
    "      sold: date\n"
    "      colour: { one_of: [red, blue] }\n"
    "      parts: { list: { quantity: number, item: part } }\n"
    "    figures:\n"
    "      cost: { name: Parts total, formula: \"sum(parts, quantity * item.price)\", better: less, show: 0.00 }\n"
    "      priced: \"sum(parts, quantity * item.price, known)\"\n"
    "      twice: { formula: cost * 2, note: Two of them., source: shop }\n"
    "      share: \"weight / (weight + load)\"\n"
    "      square: weight * weight\n"
    "      nothing: weight - weight\n"
    "      wheels: \"sum(parts where item is wheel, quantity)\"\n"
    "      hire: { name: Hire, given: { offer: tariff, time: use }, formula: \"offer.rate * time.hours * 52 week/year\" }\n"
    "      payback: { given: { offer: tariff, time: use }, formula: \"cost / hire(offer: offer, time: time)\", show: 0.0 year }\n"
    "      scaled: { given: { factor: number }, formula: weight * factor }\n"
    "      spread: { given: { w: kg }, formula: w / (w + load) }\n"
    "      choice: { name: Its wheel, given: { time: use }, formula: \"if(weight < 15 kg, large, small)\" }\n"
    "sources: { shop: { title: Shop, published: 2025-02-01 } }\n"
    "wheel: { small: { name: Small wheel, size: 0.5 m }, large: { name: Large wheel, size: 0.7 m } }\n"
    "part: { bell: { name: Bell }, frame: { name: Frame } }\n"
    "tariff: { cheap: { name: Cheap, rate: 2 USD/h }, dear: { name: Dear, rate: 2..4 USD/h }, euro: { name: Euro, rate: 1 EUR/h } }\n"
    "use: { daily: { name: Daily, hours: 7 h/week } }\n"
    "bicycle:\n"
    "  b1:\n"
    "    name: Bicycle One\n"
    "    weight: 10 kg\n"
    "    load: not applicable\n"
    "    folds: true\n"
    "    sold: 2025-01-05\n"
    "    colour: red\n"
    "    parts: [ { quantity: 2, item: small }, { quantity: 1, item: frame } ]\n"
    "  b2:\n"
    "    name: Bicycle Two\n"
    "    was: old_b2\n"
    "    weight: 10..20 kg\n"
    "    load: 80..120 kg\n"
    "    parts: [ { quantity: 2, item: large }, { quantity: 1, item: bell } ]\n"
    "prices:\n"
    "  - { on: 2025-01-01, item: small, price: 30 USD, source: shop }\n"
    "  - { on: 2025-01-01, item: frame, price: 100 EUR, source: shop }\n"
    "  - { on: 2025-01-01, item: large, price: 40..50 USD, source: shop }\n"
    "  - { on: 2025-06-01, item: small, price: 35 USD, source: shop }\n"
    "rates:\n"
    "  - { on: 2025-01-01, from: EUR, to: USD, rate: 1.1, source: shop }\n"
    "  - { on: 2025-05-01, from: EUR, to: USD, rate: 1.2, source: shop }\n"
    "  - { on: 2025-01-01, from: GBP, to: USD, rate: 1.5, source: shop }\n"
    "legend:\n"
    "  good: { symbol: +, name: Good, when: gain >= 1.25 }\n"
    "  even: { symbol: =, name: Even, when: gain > 0.8 and gain < 1.25 }\n"
    "  bad: { symbol: -, name: Bad, when: gain <= 0.8 }\n";

static const char site[] = "title: T\ncurrency: USD\n";

static const struct value_case {
	const char *name, *expression, *want;
} values[] = {
	{ "an attribute is its fact", "b1.weight", "10 kg" },
	{ "a price in another currency counts at the rate of its day", "frame.price", "$110" },
	{ "other money is changed at the rate of the day", "in(euro.rate, USD/h)", "$1.20/h" },
	{ "currencies without a rate between them meet in the site's own", "in(10 GBP, EUR)", "€12.50" },
	{ "a figure is computed from things it refers to", "b1.cost", "$170.00" },
	{ "figures need figures", "b1.twice", "$340" },
	{ "an old id is the same thing", "old_b2 = b2", "yes" },
	{ "what is not known is named", "b2.cost", "unknown" },
	{ "known parts give a bound", "b2.priced", "≥ $80" },
	{ "what does not apply stays so", "b1.share", "not applicable" },
	{ "an attribute without a fact is unknown", "b2.folds", "unknown" },
	{ "a kind is the list of its things", "count(wheel)", "2" },
	{ "a kind holds the things of its sorts", "count(part)", "4" },
	{ "elements are told by their kind", "b2.wheels", "2" },
	{ "a figure with parameters is called", "b1.hire(offer: cheap, time: daily)", "$728/year" },
	{ "figures call figures", "b1.payback(time: daily, offer: cheap)", "0.2 years" },
	{ "a parameter may be a number", "b1.scaled(factor: 1.5)", "15 kg" },
	{ "a range runs through a call", "b1.hire(offer: dear, time: daily)", "$728–1,456/year" },
	{ "an input that occurs twice is one input", "b2.share", "0.077–0.200" },
	{ "what is taken from itself is nothing", "b2.nothing", "0 kg" },
	{ "a square is not shown as exact", "b2.square", "within 100–400 kg²" },
	{ "an expression is made exact too", "b2.weight / (b2.weight + b2.load)", "0.077–0.200" },
	{ "an argument that is a fact is held at its ends", "b2.spread(w: b2.weight)", "0.077–0.200" },
	{ "an argument that was computed is held at its ends by the caller",
	    "b2.spread(w: b2.weight * 1)", "0.077–0.200" },
	{ "a part is less than its whole", "b2.weight < b2.weight + b2.load", "yes" },
	{ "what is taken from itself is not more than nothing", "b2.weight - b2.weight > 0 kg", "no" },
	{ "an input is the same as itself", "b2.weight * 2 = b2.weight + b2.weight", "yes" },
	{ "and no other than itself", "b2.weight * 2 != b2.weight + b2.weight", "no" },
	{ "what may be less and more may be the same", "b2.weight + b2.load = b2.weight * 8",
	    "undecided" },
	{ "what may be less or more is neither", "b2.weight + b2.load < b2.weight * 8", "undecided" },
	{ "figures of one input are compared at its ends",
	    "b2.share < b2.load / (b2.weight + b2.load)", "yes" },
	{ "squares are compared as ranges", "b2.weight * b2.weight >= b2.weight * 10 kg", "undecided" },
	{ "comparisons inside others are decided too",
	    "not (b2.weight > b2.weight + b2.load or b2.nothing != 0 kg)", "yes" },
	{ "a condition is decided at the corners", "if(b2.weight < b2.weight + b2.load, 1, 2)", "1" },
	{ "conditions of loops are",
	    "any(b in bicycle where b.load > b.load - b.weight, b.weight > 1 kg)", "yes" },
	{ "truths, dates and words print as such", "b1.folds", "yes" },
	{ "dates are written out", "b1.sold", "5 January 2025" },
	{ "a choice is its word", "b1.colour", "red" },
	{ "a unit with steps and a zero of its own is put in another",
	    "in(in(100 °C, Fahrenheit), °C)", "100 °C" },
	{ "its zero stands where it was declared", "in(0 °C, Fahrenheit) - in(-40 °C, Fahrenheit)",
	    "40 K" },
	{ "a thing is its name", "b1", "Bicycle One" },
	{ "a list is its elements", "wheel", "Small wheel, Large wheel" },
	{ "records are their fields", "b1.parts", "2 Small wheel, 1 Frame" },
};

struct world {
	struct data data;
	struct figures *figures;
	struct evaluator *evaluator;
};

static struct world world_read(const char *config, const char *text, const char *as_of)
{
	struct world world = { .data = data_read(config, text, NULL) };
	struct data *data = &world.data;
	struct date day = DATE_NONE;
	assert_true(!as_of || date_parse(str_from(as_of), &day));
	figures_check_types(data->keep, data->diag, data->catalog);
	world.figures =
	    figures_new(data->keep, data->diag, data->catalog, basis_of(data->catalog, day));
	world.evaluator = evaluator_new(data->keep, data->diag, world.figures);
	return world;
}

static void evaluates(void **state)
{
	const struct value_case *c = *state;
	struct world world = world_read(site, shop, "2025-05-31");
	assert_string_equal(data_messages(&world.data), "");
	assert_string_equal(data_print(&world.data, world.evaluator, c->expression), c->want);
	assert_string_equal(data_messages(&world.data), "");
	arena_free(world.data.keep);
}

static const struct mistake_case {
	const char *name, *text, *want;
} mistakes[] = {
	{ "a pattern in a unit that does not fit is told where it stands, and only there",
	    "kinds: { bell: { name: Bell,\n"
	    "    attributes: { w: { unit: kg, show: 0 m } },\n"
	    "    figures: { a: { formula: w * 2, show: 0.0 s }, b: a + 1 s } } }\n"
	    "bell: { b1: { name: B, w: 1 kg } }\n",
	    "2:40 formula-show: mass cannot be shown in m\n"
	    "3:43 formula-show: mass cannot be shown in s\n" },
	{ "a parameter of no known type is no second mistake",
	    "kinds: { bell: { name: Bell, figures: { a: { given: { bell: bel }, formula: bell } } } }\n",
	    "1:61 unit-unknown: “bel” is no type, no kind and no unit; did you mean “bell”?\n" },
	{ "nor is money per what is no unit",
	    "units: { USD: { base: money } }\n"
	    "kinds: { bell: { name: Bell, attributes: { rent: money/hh }, figures: { a: rent * 2 h + 1 USD } } }\n",
	    "2:56 unit-unknown: “hh” is not a unit\n" },
	{ "what was said under a mistyped name is not unknown",
	    "kinds: { bell: { name: Bell, attributes: { weight: kg }, figures: { a: weight * 2 } } }\n"
	    "bell: { b1: { name: B, wieght: 1 kg } }\n"
	    "claims: [ { source: s, about: b1.a, states: true } ]\n"
	    "sources: { s: { title: S, published: 2025-01-01 } }\n",
	    "2:24 key-unknown: unknown key “wieght”; did you mean “weight”?\n" },
	{ "a loop is shown whole, once",
	    "kinds: { bell: { name: Bell, attributes: { w: { unit: kg }, up: bell },\n"
	    "    figures: { a: b + w, b: c + w,\n"
	    "               c: a + w, d: a } } }\n"
	    "bell: { b1: { name: B, w: 1 kg }, b2: { name: C, w: 1 kg } }\n",
	    "2:19 formula-cycle: figures need each other: b1.a -> b1.b -> b1.c -> b1.a; 2:19 b1.a needs b1.b; 2:29 b1.b needs b1.c; 3:19 b1.c needs b1.a\n" },
	{ "a loop through other things",
	    "kinds: { bell: { name: Bell, attributes: { up: bell }, figures: { total: up.total + 1 } } }\n"
	    "bell: { b1: { name: B, up: b2 }, b2: { name: C, up: b3 }, b3: { name: D, up: b1 } }\n",
	    "1:74 formula-cycle: figures need each other: b1.total -> b2.total -> b3.total -> b1.total; 1:74 b1.total needs b2.total; 1:74 b2.total needs b3.total; 1:74 b3.total needs b1.total\n" },
	{ "a chain through other things is no loop",
	    "kinds: { bell: { name: Bell, attributes: { top: truth, up: bell }, figures: { total: \"if(top, 1, up.total + 1)\" } } }\n"
	    "bell: { b1: { name: B, top: false, up: b2 }, b2: { name: C, top: true } }\n",
	    "" },
	{ "a divisor of zero is told with its place",
	    "kinds: { bell: { name: Bell, attributes: { w: { unit: kg }, n: number }, figures: { each: w / n } } }\n"
	    "bell: { b1: { name: Bell One, w: 1 kg, n: 0 }, b2: { name: B, w: 1 kg, n: 0..3 } }\n",
	    "1:93 formula-zero: cannot divide by “n”: it is 0; 2:9 asked for here; 2:43 Bell One: N is 0 here\n" },
	{ "a range that may be zero stops no site",
	    "kinds: { bell: { name: Bell, attributes: { w: { unit: kg }, n: number }, figures: { each: w / n } } }\n"
	    "bell: { b1: { name: Bell One, w: 1 kg, n: -1..2 }, b2: { name: B, w: 1 kg, n: 0..3 } }\n",
	    "" },
	{ "a name that is none is told once, with the nearest",
	    "kinds: { bell: { name: Bell, attributes: { weight: { unit: kg } }, figures: { twice: 2 * wieght, more: twice } } }\n"
	    "bell: { b1: { name: B }, b2: { name: C } }\n",
	    "1:90 formula-name: nothing here is called “wieght”; did you mean “weight”?\n" },
	{ "units that do not fit are told once",
	    "kinds: { bell: { name: Bell, attributes: { w: { unit: kg }, l: { unit: m } }, figures: { sum_of: w + l } } }\n"
	    "bell: { b1: { name: B, w: 1 kg, l: 1 m }, b2: { name: C, w: 1 kg, l: 1 m } }\n",
	    "1:100 unit-mismatch: cannot add “l” (length, m) to “w” (mass, kg)\n" },
	{ "arguments are checked without any thing to compute",
	    "kinds:\n  hand: { name: Hand, attributes: { size: { unit: m } } }\n"
	    "  bell: { name: Bell, figures: { ring: { given: { by: hand, times: number }, formula: times * by.size },\n"
	    "    a: \"ring(by: bell, times: 2)\", b: \"ring(bye: left, times: 2, by: left)\", c: \"ring(times: 3 m)\",\n"
	    "    d: \"ring(by: left, times: 3 m)\" } }\n"
	    "hand: { left: { name: Left } }\n",
	    "4:9 formula-type: “by” must be a hand, not a list; 3:51 declared here\n"
	    "4:40 formula-name: ring has no parameter “bye”; did you mean “by”?\n"
	    "4:82 formula-name: ring needs “by”; 3:51 declared here\n"
	    "5:9 unit-mismatch: “times” must be a plain number, not a quantity in m; 3:61 declared here\n" },
	{ "an argument of a sort that does not do is told when it is called",
	    "kinds:\n  hand: { name: Hand }\n  fist: { name: Fist, is: hand }\n"
	    "  bell: { name: Bell, attributes: { by: hand }, figures: { ring: { given: { with: fist }, formula: \"1\" },\n"
	    "    a: \"ring(with: by)\" } }\n"
	    "hand: { left: { name: Left } }\nbell: { b1: { name: B, by: left } }\n",
	    "5:9 kind-mismatch: “with” must be a fist; left is a hand; 6:9 declared here\n" },
	{ "money that meets without a rate",
	    "units: { USD: { base: money }, EUR: { base: money } }\n"
	    "kinds: { bell: { name: Bell, attributes: { a: { unit: money }, b: { unit: money } }, figures: { c: a + b } } }\n"
	    "bell: { b1: { name: B, a: 1 USD, b: 1 EUR } }\n",
	    "2:102 rate-missing: no exchange rate from EUR to USD is known; 3:9 asked for here; add one under “rates”, with its day and source\n" },
	{ "a price in another currency without a rate",
	    "units: { USD: { base: money }, EUR: { base: money } }\nsources: { s: { title: S } }\n"
	    "kinds: { bell: { name: Bell, attributes: { a: { unit: money, from: prices } }, figures: { c: a * 2 } } }\n"
	    "bell: { b1: { name: B } }\nprices: [ { on: 2025-01-01, item: b1, price: 1 EUR, source: s } ]\n",
	    "5:46 rate-missing: no rate to USD is known for 2025-01-01; add one under rates, on that day or before\n" },
	{ "the rule of a mark is a condition on the gain",
	    "legend: { a: { symbol: +, name: A, when: gain * 2 }, b: { symbol: -, name: B, when: loss > 2 } }\n",
	    "1:42 formula-type: the rule of a mark is a condition, such as gain >= 1.25, not a quantity\n"
	    "1:85 formula-name: nothing here is called “loss”\n" },
	{ "a mark of a word is one of the legend",
	    "legend: { good: { symbol: +, name: Good } }\n"
	    "kinds: { bell: { name: Bell, attributes: { tone: { type: text, marks: { low: goood } } } } }\n",
	    "2:78 id-unknown: there is no mark “goood”; did you mean “good”?\n" },
	{ "a word with a mark is one that can be",
	    "legend: { good: { symbol: +, name: Good } }\n"
	    "kinds: { bell: { name: Bell, attributes: { cast: { one_of: [bronze, steel], marks: { stele: good } },"
	    " parts: { list: { tone: { one_of: [low, high], marks: { deep: good } } } } },"
	    " figures: { loud: { formula: 'if(1 < 2, \"yes\", if(2 < 3, \"no\", \"hardly\"))', marks: { hardy: good, no: good } },"
	    " own: { formula: cast, marks: { any: good } }, heavy: { formula: 1 > 2, marks: { true: good, yess: good } } } } }\n",
	    "2:86 value-bad: “cast” is never “stele”; did you mean “steel”?\n"
	    "2:158 value-bad: “tone” is never “deep”\n"
	    "2:264 value-bad: “loud” is never “hardy”; did you mean “hardly”?\n"
	    "2:322 value-bad: “own” is never “any”\n"
	    "2:371 value-bad: “heavy” is never “true”\n"
	    "2:383 value-bad: “heavy” is never “yess”; did you mean “yes”?\n" },
	{ "what is no word has no mark by it",
	    "legend: { good: { symbol: +, name: Good } }\n"
	    "kinds: { bell: { name: Bell, attributes: { weight: { unit: kg, marks: { 3 kg: good } } }, figures: { double: { formula: 2 * weight, marks: { 6 kg: good } } } } }\n",
	    "2:73 value-bad: marks are for words, and “weight” is a quantity\n"
	    "2:142 value-bad: marks are for words, and “double” is a quantity\n" },
	{ "claims are checked too",
	    "sources: { s: { title: S } }\nclaims: [ { source: s, about: 1 W + 1 m, states: 2 W, when: nothing } ]\n",
	    "2:35 unit-mismatch: cannot add “1 m” (length, m) to “1 W” (power, W)\n"
	    "2:61 formula-name: nothing here is called “nothing”\n" },
};

static void tells(void **state)
{
	const struct mistake_case *c = *state;
	struct world world = world_read(strstr(c->text, "USD") ? site : NULL, c->text, NULL);
	assert_string_equal(data_messages(&world.data), c->want);
	arena_free(world.data.keep);
}

static const struct gain_case {
	const char *name, *value, *base, *want;
	enum better better;
} gains[] = {
	{ "more is better", "3 kg", "2 kg", "1.5 good", BETTER_MORE },
	{ "less is better", "3 kg", "2 kg", "0.667 bad", BETTER_LESS },
	{ "units are brought together", "1000 g", "1 kg", "1 even", BETTER_MORE },
	{ "all of a range falls under one rule", "3..4 kg", "2 kg", "1.5–2.0 good", BETTER_MORE },
	{ "the ends of a range fall under different rules", "2..3 kg", "2 kg", "1.0–1.5 depends",
	    BETTER_MORE },
	{ "a thing beside itself is even", "b2.weight", "b2.weight", "1 even", BETTER_LESS },
	{ "without a better direction there is no gain", "3 kg", "2 kg", "none", BETTER_NEITHER },
	{ "nothing is not a baseline", "3 kg", "0 kg", "none", BETTER_MORE },
	{ "what may be negative has no gain", "-1..3 kg", "2 kg", "none", BETTER_MORE },
	{ "a scale without a true zero has no gain", "20 °C", "10 °C", "none", BETTER_MORE },
	{ "what is unknown has no gain", "b2.cost", "b1.cost", "none", BETTER_LESS },
	{ "what has another unit has no gain", "3 kg", "2 m", "none", BETTER_MORE },
};

static struct value eval(struct world *world, const char *expression)
{
	const struct source *source = source_new(world->data.keep, STR("e"), str_from(expression));
	const struct formula *formula =
	    formula_parse(world->data.keep, world->data.diag, world->data.catalog->units,
		(struct formula_text){ source->text, source_pos(source, 0), true });
	assert_non_null(formula);
	return evaluator_eval(world->evaluator, formula, NULL, NULL, 0);
}

/* A quantity as authors write it, or an expression. */
static struct value read(struct world *world, const char *text)
{
	struct quantity quantity;
	struct quantity_mistake ignored = { .near = NULL };
	if (quantity_parse(
		world->data.catalog->units, world->data.keep, str_from(text), &quantity, &ignored))
		return value_of_quantity(world->data.keep, quantity);
	return eval(world, text);
}

static void gains_by(void **state)
{
	const struct gain_case *c = *state;
	struct world world = world_read(site, shop, NULL);
	struct value value = read(&world, c->value), base = read(&world, c->base), gain;
	const struct mark *mark;
	enum gain_status status =
	    evaluator_gain(world.evaluator, &value, &base, c->better, &gain, &mark);
	struct buf out = buf_in(world.data.keep, BUF_MOST);
	if (status != GAIN_NONE)
		value_print(world.evaluator, &gain, NULL, &out);
	buf_print(&out, "%s%.*s",
	    status == GAIN_NONE          ? "none"
		: status == GAIN_DEPENDS ? " depends"
					 : " ",
	    STR_ARG(mark ? mark->id : STR("")));
	assert_string_equal(str_z(world.data.keep, buf_str(&out)), c->want);
	arena_free(world.data.keep);
}

static const char *derivation_text(struct world *world, const struct derivation *derivation)
{
	struct buf out = buf_in(world->data.keep, BUF_MOST);
	buf_print(&out, "%.*s | %.*s | %.*s |", STR_ARG(derivation->name),
	    STR_ARG(derivation->formula), STR_ARG(derivation->substituted));
	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct derivation_input *input = &derivation->inputs[i];
		struct str words = origin_words(world->data.keep, input->value.origin);
		buf_print(&out, " %.*s: %.*s", STR_ARG(input->path), STR_ARG(words));
		buf_put_byte(&out, ';');
	}
	return str_z(world->data.keep, buf_str(&out));
}

static void a_figure_is_derived_from_its_inputs(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	const struct thing *b1 = catalog_thing(world.data.catalog, STR("b1"));
	struct value cost = evaluator_member(world.evaluator, b1, STR("cost"), b1->at);
	struct derivation derivation = evaluator_derive_origin(world.evaluator, cost.origin, NULL);
	assert_string_equal(derivation_text(&world, &derivation),
	    "Bicycle One: Parts total | sum(parts, quantity * item.price) | 2 × $30 + 1 × $110 |"
	    " quantity: Bicycle One: Quantity; item.price: Small wheel: Price;"
	    " quantity: Bicycle One: Quantity; item.price: Frame: Price;");
	assert_true(str_eq(cost.origin->fragment, STR("cost")));
	arena_free(world.data.keep);
}

static void a_call_is_derived_by_any_evaluator(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct value value = eval(&world, "b1.hire(offer: cheap, time: daily)");
	assert_true(str_eq(value.origin->fragment, STR("hire-offer-cheap-time-daily")));
	struct evaluator *other = evaluator_new(world.data.keep, world.data.diag, world.figures);
	struct derivation derivation = evaluator_derive_origin(other, value.origin, NULL);
	assert_string_equal(derivation_text(&world, &derivation),
	    "Bicycle One: Hire (Cheap, Daily) | offer.rate * time.hours * 52 week/year |"
	    " $2/h × (7 h/week) × (52 weeks/year) | offer.rate: Cheap: Rate; time.hours: Daily: Hours;");
	assert_int_equal(derivation.value.kind, VALUE_QUANTITY);
	arena_free(world.data.keep);
}

/* An expression as pages hold it: nothing of it outlives the page. */
static struct value eval_in(struct world *world, struct arena *page, struct str expression)
{
	struct formula_text text = { str_copy(page, expression), POS_NONE, FORMULA_AT_START };
	const struct formula *formula =
	    formula_parse(page, world->data.diag, world->data.catalog->units, text);
	assert_non_null(formula);
	return evaluator_eval(world->evaluator, formula, NULL, NULL, 0);
}

static void a_call_outlives_the_page_it_stands_on(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct arena *page = arena_new();
	evaluator_use_scratch(world.evaluator, page);
	const struct origin *origins[] = {
		eval_in(&world, page, STR("b1.scaled(factor: 1.250)")).origin,
		eval_in(&world, page, STR("b2.spread(w: b2.weight + 5 kg)")).origin,
	};
	arena_reset(page);
	eval_in(&world, page, STR("b1.scaled(factor: 123456 * 3) + 45678 kg"));
	arena_reset(page);
	const char *const want[] = {
		"Bicycle One: Scaled (factor 1.250) | weight * factor | 10 kg × 1.250 |"
		" weight: Bicycle One: Weight;",
		"Bicycle Two: Spread (w 15..25 kg) | w / (w + load) | (15–25 kg) / (15–25 kg + (80–120 kg)) |"
		" load: Bicycle Two: Load;",
	};
	for (size_t i = 0; i < countof(origins); i++) {
		struct derivation derivation =
		    evaluator_derive_origin(world.evaluator, origins[i], NULL);
		struct derivation copy = derivation_copy(world.data.keep, &derivation);
		arena_reset(page);
		assert_string_equal(derivation_text(&world, &copy), want[i]);
		assert_int_equal(copy.value.kind, VALUE_QUANTITY);
	}
	evaluator_use_scratch(world.evaluator, world.data.keep);
	arena_free(page);
	arena_free(world.data.keep);
}

static void what_is_remembered_does_not_grow_with_what_is_asked(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct arena *page = arena_new();
	evaluator_use_scratch(world.evaluator, page);
	const struct str asked =
	    STR("b2.spread(w: 12 kg) * b1.cost + sum(x in wheel, x.size) * 1 USD/m");
	eval_in(&world, page, asked); /* the call, and units that are put together, are remembered once */
	arena_reset(page);
	size_t used = arena_used(world.data.keep);
	for (size_t i = 0; i < 100; i++) {
		eval_in(&world, page, asked);
		arena_reset(page);
	}
	assert_true(arena_used(world.data.keep) == used);
	evaluator_use_scratch(world.evaluator, world.data.keep);
	arena_free(page);
	arena_free(world.data.keep);
}

static void arguments_make_fragments(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, NULL);
	struct value value = eval(&world, "b1.scaled(factor: 1.5)");
	assert_true(str_eq(value.origin->fragment, STR("scaled-factor-3-over-2")));
	value = eval(&world, "b1.spread(w: b2.weight)");
	assert_true(str_eq(value.origin->fragment, STR("spread-w-10-to-20-kg")));
	arena_free(world.data.keep);
}

/* Day by day beside a neighbour, forwards and back, all is as it is computed afresh. */
static void what_the_days_between_leave_alone_is_still_known(void **state)
{
	(void)state;
	static const char *const asked[] = { "b1.cost", "b1.twice", "b2.priced", "frame.price",
		"in(euro.rate, USD/h)", "b1.hire(offer: euro, time: daily)",
		"b1.payback(offer: euro, time: daily)", "b1.payback(offer: cheap, time: daily)",
		"b2.spread(w: b2.weight)", "b2.share / (1 + b2.share)", "stale_observations",
		"counted_observations" };
	static const char *const days[] = { "2024-12-31", "2025-01-01", "2025-04-01", "2025-05-01",
		"2025-05-31", "2025-06-01", "2025-08-31", "2025-05-31", "2025-01-01", "2024-12-31" };
	struct world world = world_read(site, shop, NULL);
	struct arena *keep = world.data.keep;
	struct basis basis = figures_basis(world.figures);
	struct evaluator *going =
	    evaluator_beside(keep, diag_new(keep), world.evaluator, evaluator_as_of(world.evaluator));
	for (size_t i = 0; i < countof(days); i++) {
		assert_true(date_parse(str_from(days[i]), &basis.as_of));
		evaluator_go_to(going, basis.as_of);
		struct evaluator *beside =
		    evaluator_beside(keep, diag_new(keep), world.evaluator, basis.as_of);
		struct evaluator *alone = evaluator_at(keep, diag_new(keep), world.evaluator, basis);
		for (size_t k = 0; k < countof(asked); k++) {
			const char *want = data_print(&world.data, alone, asked[k]);
			assert_string_equal(data_print(&world.data, going, asked[k]), want);
			assert_string_equal(data_print(&world.data, beside, asked[k]), want);
		}
	}
	arena_free(keep);
}

static void what_is_missing_is_named_once(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2024-12-31");
	struct value value = eval(&world, "b1.cost + b2.cost + small.price + b1.cost");
	assert_int_equal(value.kind, VALUE_UNKNOWN);
	assert_string_equal(str_z(world.data.keep, value.missing),
	    "Price of Small wheel, Price of Frame, Price of Large wheel, Price of Bell");
	arena_free(world.data.keep);
}

static struct derivation derive(struct world *world, struct str expression)
{
	struct formula_text text = { expression, POS_NONE, FORMULA_AT_START };
	const struct formula *formula =
	    formula_parse(world->data.keep, world->data.diag, world->data.catalog->units, text);
	assert_non_null(formula);
	return evaluator_derive(world->evaluator, formula, NULL, NULL);
}

static void a_bound_is_told_from_the_comparison_it_stands_in(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct derivation derivation = derive(&world, STR("b2.priced > 3 USD"));
	assert_string_equal(str_z(world.data.keep, derivation.substituted), "(≥ $80) > $3");
	arena_free(world.data.keep);
}

static void numbers_are_put_in_as_they_are_shown(void **state)
{
	(void)state;
	struct world world = world_read(site,
	    "kinds: { bell: { name: Bell, attributes: { w: { unit: kg, show: 0 g } } } }\n"
	    "bell: { b1: { name: B, w: 1.2344 kg } }\n",
	    NULL);
	struct derivation derivation = derive(&world, STR("b1.w * 2"));
	assert_string_equal(str_z(world.data.keep, derivation.substituted), "1,234 g × 2");
	arena_free(world.data.keep);
}

static void what_is_typed_reads_the_same_in_each_line(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	static const struct {
		const char *call, *line;
	} calls[] = {
		{ "b1.hire(offer: cheap, time: daily)", "$2/h × (7 h/week) × (52 weeks/year)" },
		{ "b2.hire(offer: euro, time: daily)", "€1/h × (7 h/week) × (52 weeks/year)" },
		{ "b2.hire(offer: cheap, time: daily)", "$2/h × (7 h/week) × (52 weeks/year)" },
	};
	for (size_t i = 0; i < countof(calls); i++) {
		struct value value = eval(&world, calls[i].call);
		struct derivation derivation =
		    evaluator_derive_origin(world.evaluator, value.origin, NULL);
		assert_string_equal(str_z(world.data.keep, derivation.substituted), calls[i].line);
	}
	arena_free(world.data.keep);
}

static void what_chose_a_thing_is_an_input(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct derivation derivation = derive(&world, STR("b1.choice(time: daily).size * 2"));
	assert_string_equal(derivation_text(&world, &derivation),
	    " | b1.choice(time: daily).size * 2 | 0.7 m × 2 |"
	    " b1.choice(time: daily): Bicycle One: Its wheel (Daily);"
	    " b1.choice(time: daily).size: Large wheel: Size;");
	derivation = evaluator_derive_origin(world.evaluator, derivation.inputs[0].value.origin, NULL);
	assert_string_equal(derivation_text(&world, &derivation),
	    "Bicycle One: Its wheel (Daily) | if(weight < 15 kg, large, small) |"
	    " if(10 kg < 15 kg, Large wheel, …) | weight: Bicycle One: Weight;");
	arena_free(world.data.keep);
}

static void of_many_inputs_each_is_one(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct derivation derivation = derive(&world,
	    STR("b1.cost + b2.cost + b1.twice + b2.twice + b1.priced + b2.priced + small.price + large.price"
		" + frame.price + b1.hire(offer: cheap, time: daily) * 1 year + frame.price + b1.cost"
		" + b1.hire(offer: cheap, time: daily) * 2 year"));
	assert_int_equal(derivation.input_count, 10);
	assert_true(str_eq(derivation.inputs[8].path, STR("frame.price")));
	assert_true(str_eq(derivation.inputs[9].path, STR("b1.hire(offer: cheap, time: daily)")));
	arena_free(world.data.keep);
}

static void a_fact_has_no_formula(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-05-31");
	struct value price = eval(&world, "small.price");
	struct derivation derivation = evaluator_derive_origin(world.evaluator, price.origin, NULL);
	assert_string_equal(derivation_text(&world, &derivation), "Small wheel: Price |  |  |");
	assert_int_equal(price.origin->fact->on.day, derivation.value.origin->fact->on.day);
	arena_free(world.data.keep);
}

static void a_figure_keeps_what_its_author_says(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, NULL);
	struct value value = eval(&world, "b1.twice");
	struct derivation derivation = evaluator_derive_origin(world.evaluator, value.origin, NULL);
	assert_true(str_eq(derivation.note, STR("Two of them.")));
	assert_true(str_eq(derivation.reference, STR("shop")));
	assert_true(value_show(&value).set == false);
	value = eval(&world, "b1.cost");
	assert_int_equal(value_show(&value).places, 2);
	arena_free(world.data.keep);
}

static void the_day_decides(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-06-01");
	assert_string_equal(data_print(&world.data, world.evaluator, "small.price"), "$35");
	arena_free(world.data.keep);
	world = world_read(site, shop, "2024-12-31");
	assert_string_equal(data_print(&world.data, world.evaluator, "small.price"), "unknown");
	assert_string_equal(data_messages(&world.data), "");
	arena_free(world.data.keep);
}

static void old_observations_are_told_when_asked(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, "2025-06-01");
	figures_check_stale(world.data.diag, world.figures);
	assert_string_equal(data_messages(&world.data),
	    "52:43 stale: Large wheel: Price was observed 151 days before 2025-06-01, and counts for 90\n"
	    "51:43 stale: Frame: Price was observed 151 days before 2025-06-01, and counts for 90\n");
	arena_free(world.data.keep);
}

#define LONG 10000

/* A figure that needs the next one, and so on. */
static void a_chain_of_figures_has_a_limit(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);
	buf_put(&text,
	    STR("kinds:\n  bell:\n    name: Bell\n    attributes: { w: kg }\n    figures:\n"));
	for (size_t i = 0; i < LONG; i++)
		buf_print(&text, "      f%zu: f%zu + w\n", i, i + 1);
	buf_print(&text, "      f%d: w\nbell: { b1: { name: B, w: 1 kg } }\n", LONG);
	struct world world = world_read(NULL, str_z(keep, buf_str(&text)), NULL);
	assert_string_equal(data_messages(&world.data),
	    "206:13 formula-limit: figures that need figures, more than 200 deep\n");
	assert_string_equal(data_print(&world.data, world.evaluator, "b1.f10000"), "1 kg");
	arena_free(world.data.keep);
	arena_free(keep);
}

/* Things that refer to each other through lists, each computed from the next. */
static void a_chain_of_things_has_a_limit(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);
	buf_put(&text,
	    STR("kinds: { bell: { name: Bell, attributes: { w: kg, parts: { list: { item: bell } } },\n"
		"  figures: { total: \"w + sum(parts, item.total)\" } } }\nbell:\n"));
	for (size_t i = 0; i < LONG; i++)
		buf_print(&text, "  b%zu: { name: B, w: 1 kg, parts: [ { item: b%zu } ] }\n", i,
		    (i + 1) % LONG);
	struct world world = world_read(NULL, str_z(keep, buf_str(&text)), NULL);
	const char *messages = data_messages(&world.data);
	assert_non_null(
	    strstr(messages, "2:24 formula-limit: figures that need figures, more than 200 deep"));
	arena_free(world.data.keep);
	arena_free(keep);
}

static void a_member_that_is_none_is_told(void **state)
{
	(void)state;
	struct world world = world_read(site, shop, NULL);
	const struct thing *b1 = catalog_thing(world.data.catalog, STR("b1"));
	assert_int_equal(evaluator_member(world.evaluator, b1, STR("wieght"), b1->at).kind, VALUE_BAD);
	assert_int_equal(evaluator_member(world.evaluator, b1, STR("hire"), b1->at).kind, VALUE_BAD);
	assert_string_equal(data_messages(&world.data),
	    "35:3 formula-name: b1 has no attribute or figure “wieght”; did you mean “weight”?\n"
	    "35:3 formula-name: “hire” of b1 must be called with its parameters\n");
	arena_free(world.data.keep);
}

static size_t add_cases(struct CMUnitTest *tests)
{
	size_t count = 0;
	for (size_t i = 0; i < countof(values); i++)
		tests[count++] = (struct CMUnitTest){ .name = values[i].name,
			.test_func = evaluates,
			.initial_state = (void *)&values[i] };
	for (size_t i = 0; i < countof(mistakes); i++)
		tests[count++] = (struct CMUnitTest){ .name = mistakes[i].name,
			.test_func = tells,
			.initial_state = (void *)&mistakes[i] };
	for (size_t i = 0; i < countof(gains); i++)
		tests[count++] = (struct CMUnitTest){ .name = gains[i].name,
			.test_func = gains_by,
			.initial_state = (void *)&gains[i] };
	return count;
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(a_figure_is_derived_from_its_inputs),
		cmocka_unit_test(numbers_are_put_in_as_they_are_shown),
		cmocka_unit_test(what_is_typed_reads_the_same_in_each_line),
		cmocka_unit_test(what_chose_a_thing_is_an_input),
		cmocka_unit_test(a_call_is_derived_by_any_evaluator),
		cmocka_unit_test(a_call_outlives_the_page_it_stands_on),
		cmocka_unit_test(what_is_remembered_does_not_grow_with_what_is_asked),
		cmocka_unit_test(arguments_make_fragments),
		cmocka_unit_test(what_the_days_between_leave_alone_is_still_known),
		cmocka_unit_test(what_is_missing_is_named_once),
		cmocka_unit_test(a_bound_is_told_from_the_comparison_it_stands_in),
		cmocka_unit_test(of_many_inputs_each_is_one),
		cmocka_unit_test(a_fact_has_no_formula),
		cmocka_unit_test(a_figure_keeps_what_its_author_says),
		cmocka_unit_test(the_day_decides),
		cmocka_unit_test(old_observations_are_told_when_asked),
		cmocka_unit_test(a_chain_of_figures_has_a_limit),
		cmocka_unit_test(a_chain_of_things_has_a_limit),
		cmocka_unit_test(a_member_that_is_none_is_told),
	};
	struct CMUnitTest tests[countof(values) + countof(mistakes) + countof(gains) + countof(others)];
	size_t count = add_cases(tests);
	memcpy(tests + count, others, sizeof(others));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
