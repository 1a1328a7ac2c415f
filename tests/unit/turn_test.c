/*
 * turn_test - where answers turn along inputs. Every place that is found is confirmed by asking on both sides of it, and
 * values from all over a way that was proved meet no turn that is not listed.
 */
#include "data/figures_check.h"
#include "data/input.h"
#include "data/input_set.h"
#include "data/setting.h"
#include "data/value_print.h"
#include "data/vantage.h"
#include "data_fixture.h"
#include "number/quantity_print.h"
#include "sensitivity/margin.h"
#include "sensitivity/narrow.h"
#include "sensitivity/room.h"
#include "sensitivity/turn.h"

static const char workshop[] =
    "units: { USD: { base: money, symbol: $ }, EUR: { base: money, symbol: € } }\n"
    "kinds:\n"
    "  saw:\n"
    "    name: Saw\n"
    "    attributes:\n"
    "      price: { unit: money, from: prices }\n"
    "      rent: { unit: money/h }\n"
    "      power: { unit: W }\n"
    "      life: { unit: year }\n"
    "      size: number\n"
    "      spare: { unit: kg }\n"
    "      cold: { unit: °C }\n"
    "      loud: truth\n"
    "      sort: { one_of: [band, chain] }\n"
    "      of: saw\n"
    "      hours: { unit: h/week }\n"
    "      parts: { list: { id: id, n: number, item: saw } }\n"
    "    figures:\n"
    "      owning: price / life\n"
    "      renting: rent * hours * 52 week/year\n"
    "      pays: owning < renting\n"
    "      bought: { given: { time: h/week }, formula: \"owning < rent * time * 52 week/year\" }\n"
    "      way: \"if(hours > 20 h/week, \\\"own\\\", \\\"rent\\\")\"\n"
    "      fit: \"if(size > 4, \\\"none\\\", if(size > 2, \\\"tight\\\", \\\"well\\\"))\"\n"
    "saw:\n"
    "  mine: { name: Mine, rent: 2 USD/h, life: 4 year, power: 1000 W, hours: 10 h/week, size: 3, spare: unknown,\n"
    "    cold: 10 °C, loud: true, sort: band, of: yours, parts: [ { id: a, n: 2, item: yours }, { id: b, n: 1, item: old } ] }\n"
    "  yours: { name: Yours, power: 700 W, rent: 1..3 USD/h, hours: 5 h/week, life: 2..4 year }\n"
    "  old: { name: Old, power: 1500 W, retired: 2025-01-01 }\n"
    "  third: { name: Third, power: 1200 W }\n"
    "prices:\n"
    "  - { on: 2025-01-01, item: mine, price: 2080 USD, source: shop }\n"
    "  - { on: 2025-01-01, item: yours, price: 1000 EUR, source: shop }\n"
    "rates: [ { on: 2025-01-01, from: EUR, to: USD, rate: 1.25, source: shop } ]\n"
    "sources: { shop: { title: Shop } }\n"
    "inputs:\n"
    "  hours: { of: mine.hours, low: 0 h/week, high: 168 h/week }\n"
    "  price: { of: mine.price }\n"
    "  life: { of: mine.life, low: 1 year, high: 8 year, whole: true }\n"
    "  power: { of: mine.power, low: 100 W, high: 3000 W }\n"
    "  size: { of: mine.size, low: -10, high: 10 }\n"
    "  spare: { of: mine.spare, low: 0 kg, high: 9 kg }\n"
    "  cold: { of: mine.cold, low: -20 °C, high: 40 °C }\n"
    "  loud: { of: mine.loud }\n"
    "  sort: { of: mine.sort }\n"
    "  of: { of: mine.of, among: saw where power > 600 W }\n"
    "  item: { of: mine.parts.a.item, none: true }\n"
    "  euro: { of: yours.price, low: 100 EUR, high: 3000 EUR }\n"
    "  rent: { of: yours.rent, low: 0.5 USD/h, high: 6 USD/h }\n"
    "  time: { of: yours.hours }\n";

static const char config[] = "title: T\ncurrency: USD\n";

struct bench {
	struct data data;
	struct evaluator *own;
};

static struct bench bench_new(void)
{
	struct bench bench = { .data = data_read(config, workshop, NULL) };
	struct data *data = &bench.data;

	figures_check_types(data->keep, data->diag, data->catalog);
	const struct figures *figures =
	    figures_new(data->keep, data->diag, data->catalog, basis_of(data->catalog, DATE_NONE));
	assert_string_equal(data_messages(data), "");
	bench.own = evaluator_new(data->keep, data->diag, figures);
	return bench;
}

static const struct formula *parse(struct bench *bench, const char *expression)
{
	const struct source *source =
	    source_new(bench->data.keep, STR("expression"), str_from(expression));

	return formula_parse(bench->data.keep, bench->data.diag, bench->data.catalog->units,
	    (struct formula_text){ source->text, source_pos(source, 0), true });
}

/* What the engine answers with one other value, with nothing taken from its neighbour. */
static struct answer answer_at(struct bench *bench, const struct question *question,
    const struct input *input, const struct ratio *at, const struct unit *unit)
{
	struct arena *keep = bench->data.keep;
	struct quantity quantity = quantity_in(keep, at, unit);
	struct setting setting = { .input = input, .at = input->at };
	struct substitution with;
	struct basis basis = evaluator_basis(bench->own);

	setting.value = value_of_quantity(keep, quantity);
	with = setting_substitution(&setting);
	basis.with = &with;
	basis.with_count = 1;
	struct diag *dropped = diag_new(keep);
	const struct figures *figures = figures_new(keep, dropped, bench->data.catalog, basis);
	struct evaluator *there = evaluator_new(keep, dropped, figures);
	struct value value = evaluator_eval(there, question->formula, NULL, NULL, 0);
	return answer_of(keep, &value);
}

static void put_place(
    struct buf *out, const struct bench *bench, const struct turns *turns, const struct turn *turn)
{
	struct quantity place = turn_quantity(bench->own, bench->data.keep, turns, turn);

	quantity_print(evaluator_arithmetic(bench->own), &place, NULL, out);
}

/* "no < 10 h/week: no > yes": answers before, place, at, after; "isolated", "tried" */
static struct str turns_text(const struct bench *bench, const struct turns *turns)
{
	struct buf out = buf_in(bench->data.keep, BUF_MOST);
	const struct unit *unit = turns->range.low != NULL ? turns->range.low->unit : NULL;

	for (size_t i = 0; i < turns->count; i++) {
		const struct turn *turn = &turns->at[i];
		buf_print(
		    &out, "%s%.*s", i > 0 ? ", " : "", STR_ARG(answer_words(NULL, &turn->before)));
		if (turn->at.kind != ANSWER_OTHER && unit != NULL)
			buf_print(&out, " < [%.*s]", STR_ARG(answer_words(NULL, &turn->at)));
		buf_put(&out, STR(" "));
		put_place(&out, bench, turns, turn);
		buf_print(&out, " %.*s", STR_ARG(answer_words(NULL, &turn->after)));
		if (turn->tried)
			buf_put(&out, STR(" tried"));
		else if (turn->at.kind == ANSWER_OTHER && !turns->input->whole)
			buf_put(&out, STR(" isolated"));
	}
	for (size_t i = 0; i < turns->other_count; i++) {
		const struct alternative *other = &turns->others[i];
		buf_print(&out, "%s", i > 0 ? ", " : "");
		if (other->absent)
			buf_put(&out, STR("none"));
		else
			value_print(bench->own, &other->value, NULL, &out);
		buf_print(&out, ": %.*s", STR_ARG(answer_words(NULL, &other->answer)));
	}
	buf_put(&out, turns->proved ? STR("") : STR(" (tried)"));
	return buf_str(&out);
}

static const struct turn_case {
	const char *name, *expression, *input, *want;
} cases[] = {
	{ "a turn that is exact, and which side it belongs to", "mine.hours > 10 h/week", "hours",
	    "no < [no] 10 h/week yes" },
	{ "the other side", "mine.hours >= 10 h/week", "hours", "no < [yes] 10 h/week yes" },
	{ "a turn through figures", "mine.pays", "hours", "no < [no] 5 h/week yes" },
	{ "an input on both sides", "mine.price * 2 < 1000 USD + mine.price", "price", "" },
	{ "an input on both sides that turns", "mine.hours * 3 < 20 h/week + mine.hours", "hours",
	    "yes < [no] 10 h/week no" },
	{ "a fraction of no few digits", "mine.hours * 7 > 100 h/week", "hours",
	    "no < [no] 14.3 h/week yes" },
	{ "a single point", "mine.hours = 12 h/week", "hours", "no < [yes] 12 h/week no" },
	{ "all but a single point", "mine.hours != 0.5 h/week", "hours", "yes < [no] 0.5 h/week yes" },
	{ "several", "mine.fit", "size", "well < [well] 2 tight, tight < [tight] 4 none" },
	{ "two, by a square", "mine.size^2 > 9", "size", "yes < [no] −3 no, no < [no] 3 yes" },
	{ "a place that is no fraction", "mine.size^2 > 2", "size",
	    "yes ~−1.41 no isolated, no ~1.41 yes isolated" },
	{ "steps", "floor(mine.size) > 3", "size", "no < [yes] 4 yes" },
	{ "a call with the input as argument", "mine.bought(time: mine.hours)", "hours",
	    "no < [no] 5 h/week yes" },
	{ "none, proved at once", "mine.hours < 200 h/week", "hours", "" },
	{ "a price", "mine.price > 1500 USD", "price", "no < [no] $1,500 yes" },
	{ "a price in another currency", "yours.price > 1000 USD", "euro", "no < [no] €800 yes" },
	{ "a fact that nobody knows", "mine.spare > 4 kg", "spare", "no < [no] 4 kg yes" },
	{ "a scale without ratios", "mine.cold < 0 °C", "cold", "yes < [no] 0 °C no" },
	{ "whole numbers", "mine.pays", "life", "no 2 years yes" },
	{ "another input that is a range", "yours.rent * mine.hours > 20 USD/week", "hours",
	    "no ~6.67 h/week undecided tried, undecided ~20.0 h/week yes tried (tried)" },
	{ "a range becomes a value", "yours.rent > 2 USD/h", "rent", "no < [no] $2/h yes" },
	{ "no value at one place", "1 / mine.size > 0.5", "size",
	    "no < [no value] 0 yes, yes < [no] 2 no" },
	{ "a word for what a range leaves open",
	    "if(known(mine.way), mine.way, \"open\") = \"own\" and mine.hours < 60 h/week", "hours",
	    "no < [no] 20 h/week yes, yes < [no] 60 h/week no" },
	{ "what is left open at single values too",
	    "if(known(if(yours.rent > 2 USD/h, mine.way, \"rent\")), \"sure\", \"open\")", "hours",
	    " (tried)" },
	{ "a truth", "mine.loud", "loud", "no: no" },
	{ "a word", "mine.sort = \"band\"", "sort", "chain: no" },
	{ "a thing, without the retired and those that do not meet the condition",
	    "mine.of.power > 1000 W", "of", "Third: yes" },
	{ "an element that is left out", "sum(mine.parts, n) > 2", "item", "none: no" },
	{ "an element that is another", "sum(mine.parts, n * item.power) > 3000 W", "item",
	    "Mine: yes, Third: yes" },
};

static void test_turns(void **state)
{
	const struct turn_case *test = *state;
	struct bench bench = bench_new();
	struct question question = { .formula = parse(&bench, test->expression) };
	const struct input *input = catalog_input(bench.data.catalog, str_from(test->input));
	struct turns turns;

	assert_non_null(input);
	assert_true(turns_find(bench.own, bench.data.keep, &question, input, &turns));
	assert_string_equal(str_z(bench.data.keep, turns_text(&bench, &turns)), test->want);
	assert_string_equal(data_messages(&bench.data), "");
	arena_free(bench.data.keep);
}

/* Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. */
static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* The answer that the list of turns says for a value: NULL for the inside of an isolated place. */
static const struct answer *listed(
    const struct turns *turns, const struct answer *first, const struct ratio *at)
{
	const struct answer *answer = first;

	for (size_t i = 0; i < turns->count; i++) {
		const struct turn *turn = &turns->at[i];
		if (ratio_cmp(at, turn->from) < 0)
			return answer;
		if (ratio_cmp(at, turn->to) == 0 && turn->at.kind != ANSWER_OTHER)
			return &turn->at;
		if (ratio_cmp(at, turn->to) < 0)
			return NULL;
		answer = &turn->after;
	}
	return answer;
}

#define SAMPLES 1000

#ifndef RIGBOOK_IN_PAGE
/*
 * A straight line is guessed right at once: ends, both sides of the place, its proof, and what is left on both sides. Where
 * nothing can be proved up to a turn, it is not tried from the far end, which took 627.
 */
static void test_guesses(void **state)
{
	static const struct {
		const char *expression, *input;
		size_t most;
		bool proved;
	} all[] = {
		{ "mine.hours > 10 h/week", "hours", 16, true },
		{ "mine.pays", "hours", 16, true },
		{ "mine.price > 1500 USD", "price", 16, true },
		{ "mine.size^2 > 2", "size", 60, true },
		{ "(1 + mine.size / 100)^5 / (1 + mine.size / 99)^5 > 1.001", "size", 60, false },
	};
	struct bench bench = bench_new();
	(void)state;

	for (size_t i = 0; i < countof(all); i++) {
		struct question question = { .formula = parse(&bench, all[i].expression) };
		const struct input *input =
		    map_get(&bench.data.catalog->inputs, str_from(all[i].input));
		struct turns turns;
		assert_true(turns_find(bench.own, bench.data.keep, &question, input, &turns));
		assert_true(turns.count > 0 && turns.proved == all[i].proved);
		assert_in_range(turns.evaluations, 4, all[i].most);
	}
	arena_free(bench.data.keep);
}
#endif

static void test_samples(void **state)
{
	const struct turn_case *test = *state;
	struct bench bench = bench_new();
	struct arena *keep = bench.data.keep;
	struct question question = { .formula = parse(&bench, test->expression) };
	const struct input *input = catalog_input(bench.data.catalog, str_from(test->input));
	struct turns turns;
	uint64_t seed = 1;

	assert_true(turns_find(bench.own, keep, &question, input, &turns));
	if (turns.range.low == NULL || input->whole)
		goto done;
	const struct unit *unit = turns.range.low->unit;
	const struct ratio *low = quantity_end(keep, turns.range.low, false),
			   *width = ratio_sub(keep, quantity_end(keep, turns.range.high, true), low);
	struct answer first = answer_at(&bench, &question, input, low, unit);
	for (size_t i = 0; i < turns.count; i++) { /* both sides of every place */
		const struct turn *turn = &turns.at[i];
		const struct ratio *little = ratio_mul(keep, width, ratio_of(keep, 1, 1000000000));
		struct answer before =
		    answer_at(&bench, &question, input, ratio_sub(keep, turn->from, little), unit);
		struct answer after =
		    answer_at(&bench, &question, input, ratio_add(keep, turn->to, little), unit);
		assert_true(answers_same(&before, &turn->before));
		assert_true(answers_same(&after, &turn->after));
	}
	for (int i = 0; turns.proved && i < SAMPLES; i++) {
		const struct ratio *at = ratio_add(keep, low,
		    ratio_mul(keep, width, ratio_of(keep, (int64_t)(next(&seed) >> 40), 1 << 24)));
		struct answer answer = answer_at(&bench, &question, input, at, unit);
		const struct answer *said = listed(&turns, &first, at);
		assert_true(said == NULL || answers_same(said, &answer));
	}
done:
	arena_free(keep);
}

/* An evaluator under other values says what one that computes everything itself says. */
static void test_under(void **state)
{
	struct bench bench = bench_new();
	struct data *data = &bench.data;
	const char *all[] = { "mine.pays", "mine.renting", "yours.owning",
		"mine.bought(time: mine.hours)", "sum(mine.parts, n * item.power)",
		"sum(saw, power)", "mine.fit" };
	const char *sets[] = { "hours=50 h/week", "euro=500 EUR", "item=none", "item=third",
		"size=1", "power=1 kW" };

	(void)state;
	for (size_t i = 0; i < countof(all); i++)
		data_print(data, bench.own, all[i]);
	for (size_t s = 0; s < countof(sets); s++) {
		struct setting setting;
		struct basis basis = evaluator_basis(bench.own);
		assert_true(setting_parse(
		    data->catalog, data->keep, data->diag, str_from(sets[s]), &setting));
		struct substitution with = setting_substitution(&setting);
		basis.with = &with;
		basis.with_count = 1;
		const struct figures *figures =
		    figures_new(data->keep, data->diag, data->catalog, basis);
		struct evaluator *alone = evaluator_new(data->keep, data->diag, figures);
		struct evaluator *under = evaluator_under(data->keep, data->diag, bench.own, &with, 1);
		for (size_t i = 0; i < countof(all); i++) {
			struct input_set read;
			evaluator_eval_noting(bench.own, parse(&bench, all[i]), NULL, &read);
			const char *want = data_print(data, alone, all[i]);
			assert_string_equal(data_print(data, under, all[i]), want);
			if (!input_set_has(&read, setting.input->index))
				assert_string_equal(data_print(data, bench.own, all[i]), want);
		}
	}
	arena_free(data->keep);
}

/* Kept from question to question, each for its value alone, and until the evaluator looks from another day. */
static void test_kept(void **state)
{
	struct bench bench = bench_new();
	struct data *data = &bench.data;
	const char *all[] = { "mine.pays", "sum(mine.parts, n * item.power)", "mine.loud", "mine.sort" };
	const char *sets[] = { "item=third", "item=none", "loud=false", "sort=chain", "of=third" };
	struct evaluator *kept[countof(sets)];
	struct substitution with[countof(sets)];

	(void)state;
	for (size_t s = 0; s < countof(sets); s++) {
		struct setting setting;
		assert_true(setting_parse(
		    data->catalog, data->keep, data->diag, str_from(sets[s]), &setting));
		with[s] = setting_substitution(&setting);
		kept[s] = evaluator_kept_under(bench.own, &with[s]);
		for (size_t before = 0; before < s; before++)
			assert_ptr_not_equal(kept[s], kept[before]);
	}
	for (size_t s = 0; s < countof(sets); s++) {
		assert_ptr_equal(evaluator_kept_under(bench.own, &with[s]), kept[s]);
		struct evaluator *fresh =
		    evaluator_under(data->keep, data->diag, bench.own, &with[s], 1);
		for (size_t i = 0; i < countof(all); i++)
			assert_string_equal(
			    data_print(data, kept[s], all[i]), data_print(data, fresh, all[i]));
	}
	struct evaluator *plain = evaluator_kept_under(kept[2], NULL);
	assert_string_equal(data_print(data, plain, "mine.loud"), "yes");
	assert_string_equal(data_print(data, kept[2], "mine.loud"), "no");

	struct basis basis = evaluator_basis(bench.own);
	struct evaluator *going = evaluator_at(data->keep, data->diag, bench.own, basis);
	struct evaluator *here = evaluator_kept_under(going, &with[0]);
	evaluator_go_to(going, (struct date){ basis.as_of.day - 1 });
	struct evaluator *there = evaluator_kept_under(going, &with[0]);
	assert_ptr_not_equal(here, there);
	assert_int_equal(evaluator_as_of(there).day, basis.as_of.day - 1);
	arena_free(data->keep);
}

/* Less than a tenth of one input: 10 h/week and a price of 2080 USD stand in the data. */
static void test_narrow(void **state)
{
	static const struct {
		const char *expression;
		bool narrow;
		size_t looked, count; /* inputs that are looked at, and that turn it */
	} all[] = {
		{ "mine.hours > 9.5 h/week", true, 1, 1 },
		{ "mine.hours > 9 h/week", false, 1, 1 },
		{ "mine.hours < 10.9 h/week", true, 1, 1 },
		{ "mine.hours < 200 h/week", false, 1, 0 },
		{ "mine.hours > 1 h/week and mine.price > 2000 USD", true, 2, 2 },
		{ "mine.loud", false, 1, 1 },
		{ "1 < 2", false, 0, 0 },
	};
	struct bench bench = bench_new();
	struct narrowness *narrowness = narrowness_new(bench.data.keep, bench.data.keep, bench.own);
	(void)state;

	for (size_t i = 0; i < countof(all); i++) {
		struct question question = { .formula = parse(&bench, all[i].expression) };
		struct input_set read;
		evaluator_eval_noting(bench.own, question.formula, NULL, &read);
		struct margins margins =
		    margins_of(bench.own, bench.data.keep, &question, &read, false);
		assert_int_equal(margins.looked_count, all[i].looked);
		assert_int_equal(margins.count, all[i].count);
		assert_int_equal(margins_are_narrow(bench.data.keep, &margins), all[i].narrow);
		assert_int_equal(narrow_is(narrowness, &question), all[i].narrow);
	}
	arena_free(bench.data.keep);
}

/* Two things of which the first is the better: "mine" costs 2080 USD, "yours" 1000 EUR, which is 1250 USD. */
static void test_narrow_contests(void **state)
{
	static const struct {
		const char *expression;
		enum better better;
		bool narrow;
	} all[] = {
		{ "price", BETTER_LESS, false },
		{ "power", BETTER_MORE, false },
		{ "if(self = mine, price, 2000 USD)", BETTER_LESS, true },
		{ "if(self = mine, price, 1800 USD)", BETTER_LESS, false },
	};
	struct bench bench = bench_new();
	struct narrowness *narrowness = narrowness_new(bench.data.keep, bench.data.keep, bench.own);
	const struct thing *things[] = { catalog_thing(bench.data.catalog, STR("mine")),
		catalog_thing(bench.data.catalog, STR("yours")) };
	(void)state;

	for (size_t i = 0; i < countof(all); i++) {
		struct contest contest = { parse(&bench, all[i].expression), things, 2,
			all[i].better, false, NULL, NULL };
		struct question question = { .contest = &contest };
		assert_non_null(contest.formula);
		assert_int_equal(narrow_is(narrowness, &question), all[i].narrow);
	}
	arena_free(bench.data.keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) * 2 + 5];
	size_t count = countof(cases) * 2 + 4;

	for (size_t i = 0; i < countof(cases); i++) {
		tests[i * 2] =
		    (struct CMUnitTest){ cases[i].name, test_turns, NULL, NULL, (void *)&cases[i] };
		tests[i * 2 + 1] =
		    (struct CMUnitTest){ cases[i].name, test_samples, NULL, NULL, (void *)&cases[i] };
	}
	tests[countof(cases) * 2] = (struct CMUnitTest)cmocka_unit_test(test_under);
	tests[countof(cases) * 2 + 1] = (struct CMUnitTest)cmocka_unit_test(test_narrow);
	tests[countof(cases) * 2 + 2] = (struct CMUnitTest)cmocka_unit_test(test_narrow_contests);
	tests[countof(cases) * 2 + 3] = (struct CMUnitTest)cmocka_unit_test(test_kept);
#ifndef RIGBOOK_IN_PAGE
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(test_guesses);
#endif
	return _cmocka_run_group_tests("turns", tests, count, NULL, NULL);
}
