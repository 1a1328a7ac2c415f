/* change_test - what changed between two days of a site, and on which days something moved. */
#include "data/history.h"
#include "data_fixture.h"
#include "site/moving.h"
#include "site/snapshot_compare.h"

static const char site[] =
    "kinds:\n"
    "  pump:\n"
    "    name: Pump\n"
    "    attributes:\n"
    "      price: { unit: money, better: less, from: prices, stale_after: 30 day }\n"
    "      flow: { unit: W }\n"
    "    figures:\n"
    "      double: { formula: \"price * 2\" }\n"
    "      share: { formula: \"price / (price + other.price)\" }\n"
    "      plain: { formula: \"flow * 2\" }\n"
    "units: { USD: { base: money, symbol: \"$\" } }\n"
    "sources: { shop: { title: A shop } }\n"
    "pump:\n"
    "  small: { name: Small one, flow: 20 W, was: [tiny] }\n"
    "  other: { name: Other one }\n"
    "prices:\n"
    "  - { on: 2026-01-01, item: small, price: 100 USD, source: shop }\n"
    "  - { on: 2026-01-01, item: other, price: 100 USD, source: shop }\n"
    "  - { on: 2026-02-01, item: small, price: 150 USD, source: shop }\n"
    "  - { on: 2026-02-02, item: other, price: 90 USD, source: shop, condition: used }\n"
    "  - { on: 2026-03-01, item: other, price: 60..80 USD, source: shop }\n";

/* The same as it was before the pump got another name, with a price that was corrected since. */
static const char formerly[] = "kinds:\n"
			       "  pump:\n"
			       "    name: Pump\n"
			       "    attributes:\n"
			       "      price: { unit: money, from: prices }\n"
			       "      flow: { unit: W }\n"
			       "units: { USD: { base: money, symbol: \"$\" } }\n"
			       "sources: { shop: { title: A shop } }\n"
			       "pump:\n"
			       "  tiny: { name: Small one, flow: 20 W }\n"
			       "  gone: { name: Lost one, flow: 5 W }\n"
			       "prices:\n"
			       "  - { on: 2026-01-01, item: tiny, price: 110 USD, source: shop }\n";

static struct snapshot *snapshot_on(struct data *data, const char *day)
{
	struct basis basis = { .as_of = DATE_NONE };
	assert_true(date_parse(str_from(day), &basis.as_of));
	const struct figures *figures = figures_new(data->keep, data->diag, data->catalog, basis);
	struct snapshot *snapshot = snapshot_new(data->keep);
	snapshot_add_data(snapshot, data->catalog, evaluator_new(data->keep, data->diag, figures), NULL);
	return snapshot;
}

/* A change a line: "Small one: Price $100 → $150 +50.0 %". */
static const char *words(struct arena *keep, const struct change_list *changes)
{
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->at[i];
		struct str before = change->before ? change->before->text : STR("none"),
			   after = change->after ? change->after->text : STR("none"),
			   share = change_share(keep, NULL, change);
		buf_print(&out, "%.*s %.*s → %.*s%s%.*s\n", STR_ARG(change_item(change)->name),
		    STR_ARG(before), STR_ARG(after), share.len ? " " : "", STR_ARG(share));
	}
	return str_z(keep, buf_str(&out));
}

static const struct day_case {
	const char *name, *from, *to, *want;
} days[] = {
	{ "a day beside itself says nothing", "2026-02-01", "2026-02-01", "" },
	{ "days between observations say nothing", "2026-02-05", "2026-02-20", "" },
	{ "a price moves what follows, the most first", "2026-01-01", "2026-02-01",
	    "Small one: Price $100 → $150 +50.0 %\n"
	    "Small one: Double $200 → $300 +50.0 %\n"
	    "Small one: Share 0.5 → 0.6 +20.0 %\n" },
	{ "what is used moves nothing", "2026-02-01", "2026-02-02", "" },
	{ "a range has the shares of its ends", "2026-02-01", "2026-03-01",
	    "Other one: Price $100 → $60–80 −40.0 to −20.0 %\n"
	    "Other one: Double $200 → $120–160 −40.0 to −20.0 %\n"
	    "Small one: Share 0.6 → 0.652–0.714 +8.7 to +19.0 %\n" },
	{ "the first day makes known", "2025-12-31", "2026-01-01",
	    "Small one: Price unknown → $100\n"
	    "Other one: Price unknown → $100\n"
	    "Small one: Double unknown → $200\n"
	    "Small one: Share unknown → 0.5\n"
	    "Other one: Double unknown → $200\n"
	    "Other one: Share unknown → 0.5\n" },
};

static void compares(void **state)
{
	const struct day_case *c = *state;
	struct data data = data_read(NULL, site, NULL);
	struct change_list changes =
	    changes_between(data.keep, snapshot_on(&data, c->from), snapshot_on(&data, c->to));
	assert_string_equal(words(data.keep, &changes), c->want);
	assert_int_equal(diag_count(data.diag), 0);
	arena_free(data.keep);
}

/* Each day tells what a comparison of all that is said on it and on the day before tells. */
static void going_back_tells_what_moved_on_each_day(void **state)
{
	(void)state;
	static const char *const on[] = { "2026-03-01", "2026-02-02", "2026-02-01", "2026-01-01",
		"2025-12-01" };
	struct data data = data_read(NULL, site, NULL);
	const struct figures *figures =
	    figures_new(data.keep, data.diag, data.catalog, basis_of(data.catalog, DATE_NONE));
	struct site_data read = { .catalog = data.catalog, .figures = figures };
	struct uses uses = { .calls = map_in(data.keep) };
	struct pages pages = { 0 };
	struct site whole = { .data = &read, .uses = &uses, .pages = &pages };
	struct worker worker = { .site = &whole,
		.evaluator = evaluator_new(data.keep, data.diag, figures) };
	struct moving *moving = moving_new(data.keep, &worker, guards_gather(data.keep, &whole));
	struct date day;
	assert_int_equal(moving_count(moving), 2 + 4);
	assert_true(date_parse(str_from(on[0]), &day));
	moving_start(moving, day);
	for (size_t i = 1; i < countof(on); i++) {
		assert_true(date_parse(str_from(on[i]), &day));
		struct change_list found = moving_go_back(moving, day),
				   all = changes_between(data.keep, snapshot_on(&data, on[i]),
				       snapshot_on(&data, on[i - 1]));
		assert_string_equal(words(data.keep, &found), words(data.keep, &all));
	}
	arena_free(data.keep);
}

static void a_thing_with_a_new_name_is_the_same_thing(void **state)
{
	(void)state;
	struct data was = data_read(NULL, formerly, NULL), is = data_read(NULL, site, NULL);
	struct change_list changes =
	    changes_between(is.keep, snapshot_on(&was, "2026-01-01"), snapshot_on(&is, "2026-01-01"));
	assert_string_equal(words(is.keep, &changes),
	    "Small one: Price $110 → $100 −9.1 %\n"
	    "Other one: Price none → $100\n"
	    "Lost one: Flow 5 W → none\n"
	    "Small one: Double none → $200\n"
	    "Small one: Share none → 0.5\n"
	    "Small one: Plain none → 40 W\n"
	    "Other one: Double none → $200\n"
	    "Other one: Share none → 0.5\n"
	    "Other one: Plain none → unknown\n");
	arena_free(was.keep);
	arena_free(is.keep);
}

static const struct share_case {
	const char *name;
	long numerator;
	unsigned long denominator;
	const char *want;
} shares[] = {
	{ "a fifth more", 1, 5, "+20.0 %" },
	{ "a third less", -1, 3, "−33.3 %" },
	{ "a hundredfold has commas", 12, 1, "+1,200.0 %" },
	{ "hardly anything is told as such", 1, 100000, "< +0.1 %" },
	{ "hardly anything less too", -1, 100000, "< −0.1 %" },
	{ "nothing has no sign", 0, 1, "0 %" },
};

static void prints_share(void **state)
{
	const struct share_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *share = ratio_of(keep, c->numerator, c->denominator);
	struct change change = { .low = share, .high = share };
	assert_string_equal(str_z(keep, change_share(keep, NULL, &change)), c->want);
	arena_free(keep);
}

static const char *date_words_of(struct arena *keep, const struct date_list *dates)
{
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < dates->count; i++)
		buf_print(&out, "%s%.*s", i ? " " : "", STR_ARG(date_iso(keep, dates->at[i])));
	return str_z(keep, buf_str(&out));
}

static void days_of_observation_are_told_once_in_order(void **state)
{
	(void)state;
	struct data data = data_read(NULL, site, NULL);
	struct basis basis = basis_of(data.catalog, DATE_NONE);
	const struct figures *figures = figures_new(data.keep, data.diag, data.catalog, basis);
	struct date_list dates = history_dates(data.keep, figures);
	assert_string_equal(
	    date_words_of(data.keep, &dates), "2026-01-01 2026-02-01 2026-02-02 2026-03-01");
	arena_free(data.keep);
}

static void rates_dated_facts_and_withdrawals_have_days_too(void **state)
{
	(void)state;
	struct data data = data_read(NULL,
	    "kinds: { pump: { name: Pump, attributes: { price: { unit: money, from: prices }, flow: { unit: W } } } }\n"
	    "units: { USD: { base: money }, EUR: { base: money } }\n"
	    "sources: { shop: { title: A shop } }\n"
	    "pump: { p: { name: P, flow: { value: 2 W, source: shop, on: 2026-02-01 } } }\n"
	    "prices:\n"
	    "  - { on: 2026-01-01, item: p, price: 100 USD, source: shop }\n"
	    "  - { on: 2026-03-01, item: p, source: shop, retracts: 2026-01-01 }\n"
	    "rates:\n"
	    "  - { on: 2025-12-01, from: EUR, to: USD, rate: 1.2, source: shop }\n"
	    "  - { on: 2026-01-15, from: EUR, to: USD, rate: 1.1, source: shop }\n",
	    NULL);
	struct basis basis = basis_of(data.catalog, DATE_NONE);
	const struct figures *figures = figures_new(data.keep, data.diag, data.catalog, basis);
	struct date_list dates = history_dates(data.keep, figures);
	assert_string_equal(
	    date_words_of(data.keep, &dates), "2026-01-01 2026-01-15 2026-02-01 2026-03-01");
	assert_string_equal(data_messages(&data), "");
	arena_free(data.keep);
}

static const struct beneath_case {
	const char *name, *formula, *want;
} beneath[] = {
	{ "a price has its own days", "small.price", "2026-01-01 2026-02-01" },
	{ "a figure has those of its inputs", "small.share",
	    "2026-01-01 2026-02-01 2026-02-02 2026-03-01" },
	{ "an expression has those of the figures in it", "small.double + 1 USD",
	    "2026-01-01 2026-02-01" },
	{ "what is stated once has none", "small.plain", "" },
};

static void finds_days_beneath(void **state)
{
	const struct beneath_case *c = *state;
	struct data data = data_read(NULL, site, NULL);
	struct basis basis = basis_of(data.catalog, DATE_NONE);
	const struct figures *figures = figures_new(data.keep, data.diag, data.catalog, basis);
	const struct source *source = source_new(data.keep, STR("expression"), str_from(c->formula));
	const struct formula *formula = formula_parse(data.keep, data.diag, data.catalog->units,
	    (struct formula_text){ source->text, source_pos(source, 0), true });
	struct date_list dates = history_dates_of(
	    data.keep, evaluator_new(data.keep, data.diag, figures), formula, NULL, basis.as_of);
	assert_string_equal(date_words_of(data.keep, &dates), c->want);
	arena_free(data.keep);
}

static void formulas_know_how_many_observations_are_stale(void **state)
{
	(void)state;
	struct data data = data_read(NULL, site, NULL);
	struct basis basis = { .as_of = DATE_NONE };
	assert_true(date_parse(STR("2026-03-10"), &basis.as_of));
	const struct figures *figures = figures_new(data.keep, data.diag, data.catalog, basis);
	struct evaluator *evaluator = evaluator_new(data.keep, data.diag, figures);
	assert_string_equal(data_print(&data, evaluator, "stale_observations"), "1");
	assert_string_equal(data_print(&data, evaluator, "counted_observations"), "2");
	assert_string_equal(data_messages(&data), "");
	arena_free(data.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(going_back_tells_what_moved_on_each_day),
		cmocka_unit_test(a_thing_with_a_new_name_is_the_same_thing),
		cmocka_unit_test(days_of_observation_are_told_once_in_order),
		cmocka_unit_test(rates_dated_facts_and_withdrawals_have_days_too),
		cmocka_unit_test(formulas_know_how_many_observations_are_stale),
	};
	struct CMUnitTest tests[countof(days) + countof(shares) + countof(beneath) + countof(others)];
	size_t count = 0;
	for (size_t i = 0; i < countof(days); i++)
		tests[count++] = (struct CMUnitTest){ .name = days[i].name,
			.test_func = compares,
			.initial_state = (void *)&days[i] };
	for (size_t i = 0; i < countof(shares); i++)
		tests[count++] = (struct CMUnitTest){ .name = shares[i].name,
			.test_func = prints_share,
			.initial_state = (void *)&shares[i] };
	for (size_t i = 0; i < countof(beneath); i++)
		tests[count++] = (struct CMUnitTest){ .name = beneath[i].name,
			.test_func = finds_days_beneath,
			.initial_state = (void *)&beneath[i] };
	memcpy(tests + count, others, sizeof(others));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
