#include "data/claim_list.h"
#include "data/figures_check.h"
#include "data/value_print.h"
#include "data_fixture.h"

static const char shop[] =
    "units: { USD: { base: money }, EUR: { base: money } }\n"
    "kinds:\n"
    "  part: { name: Part, attributes: { price: { name: Price, unit: money, from: prices } } }\n"
    "  kettle:\n"
    "    name: Kettle\n"
    "    is: part\n"
    "    attributes:\n"
    "      power: { name: Power, unit: W }\n"
    "      volume: { name: Volume, unit: m^3 }\n"
    "      steel: truth\n"
    "      sold: date\n"
    "      twin: kettle\n"
    "      label: text\n"
    "    figures:\n"
    "      energy: power * 1 h\n"
    "      double: 2 * energy\n"
    "sources:\n"
    "  test: { title: A test, published: 2025-02-01 }\n"
    "  blog: { title: A blog }\n"
    "kettle:\n"
    "  k1:\n"
    "    name: Kettle One\n"
    "    power: [ { value: 2000 W, source: blog }, { value: 2200 W, source: test } ]\n"
    "    volume: 1..2 m^3\n"
    "    steel: true\n"
    "    sold: 2024-05-06\n"
    "    twin: k2\n"
    "    label: Hot stuff\n"
    "  k2: { name: Kettle Two, power: not applicable }\n"
    "prices:\n"
    "  - { on: 2025-01-01, item: k1, price: 14749.50 USD, source: blog }\n"
    "  - { on: 2025-01-01, item: k1, price: 100 USD, source: test, note: Broken. }\n"
    "  - { on: 2025-06-01, item: k1, price: 16000 USD, source: blog }\n";

/* The claim without its source; `want` is verdict, own, today, difference, share, reason. */
static const struct claim_case {
	const char *name, *claim, *want;
} cases[] = {
	{ "a number that is the computed one agrees",
	    "source: blog, about: k1.power, states: 2000 W", "agrees | 2,000 W | 2,000 W |  |  | " },
	{ "a number in another unit agrees", "source: blog, about: k1.power, states: 2 kW",
	    "agrees | 2,000 W | 2,000 W |  |  | " },
	{ "the last typed digit decides", "source: blog, about: k1.power * 1.0026, states: 2.01 kW",
	    "agrees | 2.01 kW | 2.01 kW |  |  | " },
	{ "one digit more is one digit too many",
	    "source: blog, about: k1.power * 1.0026, states: 2.006 kW",
	    "differs | 2.01 kW | 2.01 kW | 0.0008 kW | 0.000399 | " },
	{ "zeros at the end of a whole number count",
	    "source: blog, about: k1.power + 20 W, states: 2000 W",
	    "differs | 2,020 W | 2,020 W | −20 W | −0.00990 | " },
	{ "but not behind a tilde", "source: blog, about: k1.power + 20 W, states: ~2000 W",
	    "agrees | 2,020 W | 2,020 W |  |  | " },
	{ "about is nothing looser than rounding", "source: blog, about: k1.power + 600 W, states: ~2000 W",
	    "differs | 2,600 W | 2,600 W | ~−600 W | ~−0.231 | " },
	{ "half goes to the even digit", "source: blog, about: k1.power / 1000 W + 0.5, states: 2",
	    "agrees | 2.5 | 2.5 |  |  | " },
	{ "a stated precision overrides the digits",
	    "source: blog, about: k1.price, states: 15749 USD, precision: 10000 USD",
	    "agrees | 16,000 USD | 16,000 USD |  |  | " },
	{ "a difference is measured in the stated unit",
	    "source: blog, about: k1.price, states: 15749.50 USD",
	    "differs | 16,000 USD | 16,000 USD | −250 USD | −0.0157 | " },
	{ "a percentage is read as one", "source: blog, about: k1.power / 3000 W, states: ~67 %",
	    "agrees | 66.7 % | 66.7 % |  |  | " },
	{ "a source's own observations come first, on its own day",
	    "source: test, about: k1.price, states: 100 USD", "agrees | 100 USD | 16,000 USD |  |  | " },
	{ "a claim may be of another day than its source",
	    "source: blog, on: 2025-03-01, about: k1.price, states: 14749.50 USD",
	    "agrees | 14,749.50 USD | 16,000 USD |  |  | " },
	{ "before anything was observed nothing is known",
	    "source: test, on: 2024-06-01, about: k1.price, states: 100 USD",
	    "not computable | unknown | 16,000 USD |  |  | unknown: Price of Kettle One" },
	{ "a source's own facts come first", "source: test, about: k1.power, states: 2200 W",
	    "agrees | 2,200 W | 2,000 W |  |  | " },
	{ "stated inputs stand in place of ours",
	    "source: test, about: k1.energy, states: 3 kWh, with: { k1.power: 3000 W }",
	    "agrees | 3,000 Wh | 2,000 Wh |  |  | " },
	{ "a stated figure stands in place of ours",
	    "source: test, about: k1.double, states: 8 kWh, with: { k1.energy: 4 kWh }",
	    "agrees | 8 kWh | 4,000 Wh |  |  | " },
	{ "a range that holds the computed number agrees",
	    "source: blog, about: k1.power, states: 1..2 kW", "agrees | 2,000 W | 2,000 W |  |  | " },
	{ "a range that does not hold it differs", "source: blog, about: k1.power, states: 2.1..3 kW",
	    "differs | 2,000 W | 2,000 W | 0.1 kW | 0.05 | " },
	{ "a range that holds the whole computed range agrees",
	    "source: blog, about: k1.volume, states: 1..3 m^3", "agrees | 1–2 m³ | 1–2 m³ |  |  | " },
	{ "a range that holds a part of it leaves it open",
	    "source: blog, about: k1.volume, states: 1.5..3 m^3",
	    "undecided | 1–2 m³ | 1–2 m³ |  |  | the computed range lies partly within what is stated" },
	{ "a range apart from it differs", "source: blog, about: k1.volume, states: 3..4 m^3",
	    "differs | 1–2 m³ | 1–2 m³ | 1 m³ | 0.5 | " },
	{ "a computed range against one number is undecided",
	    "source: blog, about: k1.volume, states: 1.5 m^3",
	    "undecided | 1–2 m³ | 1–2 m³ |  |  | a range was computed, and a single number stated" },
	{ "a computed range apart from the one number differs",
	    "source: blog, about: k1.volume, states: 3 m^3",
	    "differs | 1–2 m³ | 1–2 m³ | 1 m³ | 0.5 | " },
	{ "and so below it", "source: blog, about: k1.volume, states: 0.4 m^3",
	    "differs | 1–2 m³ | 1–2 m³ | −0.6 m³ | −0.6 | " },
	{ "what of it rounds to the number leaves it open",
	    "source: blog, about: k1.volume * 1.3, states: 3 m^3",
	    "undecided | 1.3–2.6 m³ | 1.3–2.6 m³ | 0.4 m³ | 0.154 | a range was computed, and a single number stated" },
	{ "at least: the lower end satisfies it", "source: blog, about: k1.volume, states: 1+ m^3",
	    "agrees | 1–2 m³ | 1–2 m³ |  |  | " },
	{ "more than: the lower end does not satisfy it",
	    "source: blog, about: k1.volume, states: \"> 1 m^3\"",
	    "undecided | 1–2 m³ | 1–2 m³ |  |  | the computed range lies partly within what is stated" },
	{ "at most: the upper end decides", "source: blog, about: k1.volume, states: ..1.5 m^3",
	    "undecided | 1–2 m³ | 1–2 m³ |  |  | the computed range lies partly within what is stated" },
	{ "less than nothing of it differs", "source: blog, about: k1.volume, states: \"< 1 m^3\"",
	    "differs | 1–2 m³ | 1–2 m³ |  |  | " },
	{ "a truth agrees", "source: blog, about: k1.power > 1 kW, states: true",
	    "agrees | yes | yes |  |  | " },
	{ "a truth differs", "source: blog, about: k1.steel, states: false",
	    "differs | yes | yes |  |  | " },
	{ "a truth that holds for a part of a range is undecided",
	    "source: blog, about: k1.volume > 1.5 m^3, states: true",
	    "undecided | undecided | undecided |  |  | it holds for a part of the range only" },
	{ "true only under a condition in words",
	    "source: blog, about: k1.power > 3 kW, states: true, condition: with two of them",
	    "conditional | no | no |  |  | " },
	{ "true only under a condition that holds",
	    "source: blog, about: k1.power > 3 kW, states: true, when: 2 * k1.power > 3 kW",
	    "conditional | no | no |  |  | " },
	{ "a condition that does not hold is no excuse",
	    "source: blog, about: k1.power > 3 kW, states: true, condition: c, when: k1.power > 3 kW",
	    "differs | no | no |  |  | " },
	{ "what agrees needs no condition", "source: blog, about: k1.power, states: 2 kW, condition: c",
	    "agrees | 2,000 W | 2,000 W |  |  | " },
	{ "a day agrees", "source: blog, about: k1.sold, states: 2024-05-06",
	    "agrees | 6 May 2024 | 6 May 2024 |  |  | " },
	{ "words agree", "source: blog, about: k1.label, states: Hot stuff",
	    "agrees | Hot stuff | Hot stuff |  |  | " },
	{ "a thing is stated by id or name", "source: blog, about: k1.twin, states: Kettle Two",
	    "agrees | Kettle Two | Kettle Two |  |  | " },
	{ "what is unknown is not computable", "source: blog, about: k2.price, states: 3 USD, condition: c",
	    "not computable | unknown | unknown |  |  | unknown: Price of Kettle Two" },
	{ "what was not known on the day is not computable",
	    "source: test, about: k2.volume, states: 3 m^3",
	    "not computable | unknown | unknown |  |  | unknown: Volume of Kettle Two" },
	{ "what does not apply is not computable", "source: blog, about: k2.energy, states: 3 kWh",
	    "not computable |  |  |  |  | not applicable" },
	{ "another currency without a rate is not computable",
	    "source: blog, about: k1.price, states: 3 EUR",
	    "not computable | 16,000 USD | 16,000 USD |  |  | no exchange rate is known for that day" },
	{ "a unit that does not fit is told", "source: blog, about: k1.power, states: 3 m",
	    "not computable | 2,000 W | 2,000 W |  |  | the units do not fit | b.yaml:1:52 unit-mismatch: 3 m is stated, and what it is about is in W\n" },
	{ "a statement of another sort is told", "source: blog, about: k1.power, states: true",
	    "not computable | 2,000 W | 2,000 W |  |  | what is stated is of another sort | b.yaml:1:52 value-bad: what is stated is yes or no, and what it is about is a quantity\n" },
	{ "a mistake in the expression is told once", "source: blog, about: k1.pwoer, states: 3 W",
	    "not computable | mistake | mistake |  |  | its expression has a mistake | b.yaml:1:37 formula-name: “k1” has nothing called “pwoer”; did you mean “power”?\n" },
};

static void put_value(struct buf *out, const struct evaluator *evaluator, const struct value *value)
{
	buf_put(out, STR(" | "));
	if (value->kind != VALUE_INAPPLICABLE)
		value_print(evaluator, value, NULL, out);
}

static void judges(void **state)
{
	const struct claim_case *c = *state;
	struct arena *scratch = arena_new();
	char *claims = str_z(scratch, str_print(scratch, "claims: [ { %s } ]", c->claim));
	struct data data = data_read("title: T\ncurrency: USD\n", shop, claims);
	figures_check_types(data.keep, data.diag, data.catalog);
	struct figures *figures =
	    figures_new(data.keep, data.diag, data.catalog, basis_of(data.catalog, DATE_NONE));
	struct evaluator *evaluator = evaluator_new(data.keep, data.diag, figures);
	size_t count;
	const struct judgement *judgement = claims_judge(data.keep, data.diag, figures, &count);
	assert_int_equal(count, 1);
	struct buf out = buf_in(data.keep, BUF_MOST);
	buf_put(&out, verdict_words(judgement->verdict));
	put_value(&out, evaluator, &judgement->own);
	put_value(&out, evaluator, &judgement->today);
	put_value(&out, evaluator, &judgement->difference);
	put_value(&out, evaluator, &judgement->difference_share);
	buf_print(&out, " | %.*s", STR_ARG(judgement->reason));
	if (diag_count(data.diag))
		buf_print(&out, " | %s", data_messages(&data));
	assert_string_equal(str_z(data.keep, buf_str(&out)), c->want);
	arena_free(data.keep);
	arena_free(scratch);
}

/* What guides see of three judged claims, and what they cannot ask. */
static const char three[] =
    "claims:\n"
    "  - { id: own, source: test, about: k1.power, states: 2200 W }\n"
    "  - { id: put, source: test, about: k1.volume * 1, states: 9 m^3, with: { k1.volume: 3 m^3 } }\n"
    "  - { id: none, source: blog, about: k2.price, states: 3 USD }\n";

static const struct offer_case {
	const char *name, *formula, *want;
} offers[] = {
	{ "claims are counted", "count(claims)", "3" },
	{ "claims are counted by verdict", "count(claims where verdict = \"differs\")", "1" },
	{ "claims are counted by source and verdict",
	    "count(claims where source = \"test\" and verdict = \"agrees\")", "1" },
	{ "claims are found by their names",
	    "any(claims, id = \"none\" and verdict = \"not computable\")", "yes" },
	{ "a fact of the source and a value put in are its own inputs, what nobody stated is none",
	    "count(claims where own_inputs)", "2" },
	{ "a field that claims do not have is told", "count(claims where sauce = \"test\")",
	    "mistake | expression:1:20 formula-name: nothing here is called “sauce”; did you mean “source”?\n" },
};

static void offers_claims(void **state)
{
	const struct offer_case *c = *state;
	struct data data = data_read("title: T\ncurrency: USD\n", shop, three);
	figures_check_types(data.keep, data.diag, data.catalog);
	struct figures *figures =
	    figures_new(data.keep, data.diag, data.catalog, basis_of(data.catalog, DATE_NONE));
	size_t count;
	const struct judgement *judgements = claims_judge(data.keep, data.diag, figures, &count);
	claims_offer(data.keep, figures, judgements, count);
	struct evaluator *evaluator = evaluator_new(data.keep, data.diag, figures);
	struct buf out = buf_in(data.keep, BUF_MOST);
	buf_put(&out, str_from(data_print(&data, evaluator, c->formula)));
	if (diag_count(data.diag))
		buf_print(&out, " | %s", data_messages(&data));
	assert_string_equal(str_z(data.keep, buf_str(&out)), c->want);
	arena_free(data.keep);
}

/* Claims are judged after the figures, so neither these nor a claim can count them. */
static void figures_know_no_claims(void **state)
{
	(void)state;
	struct data data = data_read(
	    "title: T\n", "kinds: { k: { name: K, figures: { n: count(claims) } } }\n", NULL);
	figures_check_types(data.keep, data.diag, data.catalog);
	assert_string_equal(data_messages(&data),
	    "1:44 formula-name: nothing here is called “claims”; claims are judged after all figures of "
	    "the data, so only guides can go over them\n");
	arena_free(data.keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + countof(offers) + 1];
	for (size_t i = 0; i < countof(offers); i++)
		tests[countof(cases) + i] = (struct CMUnitTest){ .name = offers[i].name,
			.test_func = offers_claims,
			.initial_state = (void *)&offers[i] };
	tests[countof(cases) + countof(offers)] =
	    (struct CMUnitTest)cmocka_unit_test(figures_know_no_claims);
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = judges,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
