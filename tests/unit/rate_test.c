/* rate_test - money changed at rates of different days. */
#include "data/figures_check.h"
#include "data_fixture.h"

/* A price in another currency, seen from a day on which the rate is another. */
static const char site[] =
    "kinds:\n"
    "  kettle:\n"
    "    name: Kettle\n"
    "    attributes:\n"
    "      price: { name: Price, unit: money, from: prices }\n"
    "      here: { name: Price here, unit: money, from: prices, show: 0.00 EUR }\n"
    "      volume: { name: Volume, unit: L }\n"
    "    figures:\n"
    "      per_litre: { name: Price of a litre, formula: price / volume, show: 0.00 EUR/L }\n"
    "      per_litre_usd: { name: The same in USD, formula: price / volume, show: 0.00 USD/L }\n"
    "      pair: { name: Two, formula: 2 * price }\n"
    "units: { USD: { base: money, symbol: $ }, EUR: { base: money, symbol: € }, CHF: { base: money }, L: { is: 0.001 m^3 } }\n"
    "sources: { shop: { title: Shop } }\n"
    "kettle: { k: { name: K, volume: 2 L }, wide: { name: W, volume: 2 L }, yen: { name: Y } }\n"
    "prices:\n"
    "  - { on: 2025-10-06, item: k, price: 35 EUR, source: shop }\n"
    "  - { on: 2025-10-06, item: k, here: ~35 EUR, source: shop }\n"
    "  - { on: 2025-10-06, item: wide, price: 30..40 EUR, source: shop }\n"
    "rates:\n"
    "  - { on: 2025-10-01, from: EUR, to: USD, rate: 1.2, source: shop }\n"
    "  - { on: 2026-01-01, from: EUR, to: USD, rate: 1.1, source: shop }\n"
    "  - { on: 2026-01-01, from: CHF, to: USD, rate: ~1.25, source: shop }\n";

static const struct rate_case {
	const char *name, *in, *want;
} cases[] = {
	{ "a price counts at the rate of its day", "k.price", "$42" },
	{ "changed back it is what was typed", "in(k.price, EUR)", "€35" },
	{ "so it is where its attribute is shown in its currency", "k.here", "~€35.00" },
	{ "and in the site's it is what it came to on its day", "in(k.here, USD)", "~$42" },
	{ "also in a sum", "1 USD + k.here", "~$43" },
	{ "what follows from it alone is so, too", "k.per_litre", "€17.50/L" },
	{ "in whatever unit", "in(1000 * k.price / (k.volume * 7), EUR/m^3)", "€2,500,000/m³" },
	{ "and through a figure", "in(k.pair, EUR)", "€70" },
	{ "a figure in the site's currency stays at the rate of its day", "k.per_litre_usd", "$21.00/L" },
	{ "and is changed back by what was typed", "in(k.per_litre_usd, EUR/L)", "€17.50/L" },
	{ "a range, too", "in(wide.price / wide.volume, EUR/L)", "€15–20/L" },
	{ "it compares in its own currency as typed", "k.price == 35 EUR", "yes" },
	{ "on either side", "34.99 EUR < k.price", "yes" },
	{ "and in the site's at the rate of its day", "k.price == 42 USD", "yes" },
	{ "another sum of money is changed at the rate of the day", "in(10 EUR, USD)", "$11" },
	{ "so is a sum that is not that price alone", "in(k.price + 2 USD, EUR)", "€40" },
	{ "a rate that is about makes about", "in(10 CHF, USD)", "~$12.50" },
	{ "in both directions", "in(10 USD, CHF)", "~8 CHF" },
	{ "and on the way to a third currency", "in(11 CHF, EUR)", "~€12.50" },
};

static void prints(void **state)
{
	const struct rate_case *c = *state;
	struct data data = data_read("title: Kettles\ncurrency: USD\nas_of: 2026-02-01\n", site, NULL);
	figures_check_types(data.keep, data.diag, data.catalog);
	const struct figures *figures =
	    figures_new(data.keep, data.diag, data.catalog, basis_of(data.catalog, DATE_NONE));
	struct evaluator *evaluator = evaluator_new(data.keep, data.diag, figures);
	assert_string_equal(data_print(&data, evaluator, c->in), c->want);
	assert_string_equal(data_messages(&data), "");
	arena_free(data.keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = prints,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
