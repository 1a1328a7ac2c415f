/*
 * fixture - a small catalog for the targets that need one: kinds, things, ranges, unknowns, lists and a legend.
 * Made once and shared by all runs, as it is shared by all pages of a site.
 */
#ifndef FUZZ_FIXTURE_H
#define FUZZ_FIXTURE_H

#include "base/diag_print.h"
#include "data/catalog_read.h"
#include "data/figures.h"
#include "data/figures_check.h"
#include "data/yaml_read.h"
#include "fuzz.h"

#include <assert.h>

static const char fixture_data[] =
    "units:\n"
    "  USD: { base: money, symbol: \"$\" }\n"
    "kinds:\n"
    "  part:\n"
    "    name: Part\n"
    "    attributes:\n"
    "      price: { name: Price, unit: money, better: less }\n"
    "      power: { name: Power, unit: W, better: less }\n"
    "      colour: { name: Colour, one_of: [red, blue] }\n"
    "  pump:\n"
    "    is: part\n"
    "    name: Pump\n"
    "  kettle:\n"
    "    name: Kettle\n"
    "    attributes:\n"
    "      parts: { name: Parts, list: { quantity: number, item: part } }\n"
    "    figures:\n"
    "      cost: { name: Cost, formula: \"sum(parts, quantity * item.price)\", better: less }\n"
    "      payback: { name: Payback, given: { of: pump, share: number }, formula: \"cost / of.price * share\" }\n"
    "pump:\n"
    "  p1: { name: Pump 1, price: 10..12 USD, power: 100 W, colour: red }\n"
    "  p2: { name: Pump 2, price: ~20 USD, power: unknown }\n"
    "kettle:\n"
    "  k1: { name: Kettle 1, parts: [ { quantity: 2, item: p1 }, { quantity: 1, item: p2 } ] }\n"
    "legend:\n"
    "  up: { symbol: \"+\", name: Better, when: \"gain >= 1.25\" }\n";

static inline const struct figures *fixture_figures(void)
{
	static const struct figures *figures;
	if (figures != NULL)
		return figures;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct str text = { fixture_data, sizeof(fixture_data) - 1 };
	const struct yaml *file = yaml_read(keep, diag, source_new(keep, STR("fixture.yaml"), text));
	const struct catalog *catalog = catalog_read(keep, diag, NULL, &file, 1);
	figures_check_types(keep, diag, catalog);
	figures = figures_new(keep, diag, catalog, basis_of(catalog, DATE_NONE));
	diag_print(diag, stderr, (struct diag_style){ 0 });
	assert(!diag_has(diag, SEVERITY_READABLE));
	return figures;
}

#endif
