/*
 * Fenced blocks: what tables they make, and what they say to mistakes. The fixture's template
 * prints cells between bars.
 */
#include "text_fixture.h"

static const struct block_case {
	const char *name, *text;
	const char *table;   /* without the markup of links; NULL: not looked at */
	const char *reports; /* NULL: none */
} cases[] = {
	/* compare */
	{ "two things are compared by all that is said of them", "```compare\nthings: [k1, k2]\n```\n",
	    "Kettle 1 and Kettle 2 compared:  | Kettle 1 | Kettle 2 | Ratio\n"
	    "Price [$] | 40 best | 60 🟥 | 1.50×\n"
	    "Power [W] | 2,000 | 3,000 best 🟩 (a) | 1.50×\n"
	    "Colour | red | not stated | –\n"
	    "Volume [m³] | not stated | 0.00175 | –\n"
	    "Maker | Acme | Acme | –\n"
	    "a: 2.8 kW according to Kettle test\n",
	    NULL },
	{ "rows, baseline and caption can be chosen",
	    "```compare\nthings: [k1, k2]\nbaseline: k2\nrows:\n  - power\n  - { value: \"price / power\", name: Price of power, show: \"0.00 USD/kW\", better: less }\n"
	    "ratio: false\ncaption: Power of {{ k1.power }}\nnote: A *note*.\n```\n",
	    "Power of 2,000 W:  | Kettle 1 | Kettle 2\n"
	    "Power [W] | 2,000 🟥 | 3,000 best (a)\n"
	    "Price of power [$/kW] | 20.00 🟨 | 20.00\n"
	    "a: 2.8 kW according to Kettle test\n"
	    "A <em>note</em>.\n",
	    NULL },
	{ "a head that ends with its unit does not say it twice",
	    "```compare\nthings: [k1, k3]\nrows: [{ value: power, name: Power in W }]\nmarks: false\nratio: false\n```\n",
	    "Kettle 1 and Kettle 3 compared:  | Kettle 1 | Kettle 3\nPower in W | 2,000 | 1,800–2,400\n",
	    NULL },
	{ "overlapping ranges share no best cell, and a mark may depend",
	    "```compare\nthings: [k1, k3]\nrows: [power]\n```\n",
	    "Kettle 1 and Kettle 3 compared:  | Kettle 1 | Kettle 3 | Ratio\nPower [W] | 2,000 | 1,800–2,400 🟨 | 0.90–1.20×\n",
	    NULL },
	{ "groups have a row of their own",
	    "```compare\nthings: [k1, k2, k3]\nmarks: false\nbest: false\ngroups:\n  - { name: Strength, rows: [power] }\n```\n",
	    "Kettle 1, Kettle 2 and Kettle 3 compared:  | Kettle 1 | Kettle 2 | Kettle 3\n= Strength\n"
	    "Power [W] | 2,000 | 3,000 (a) | 1,800–2,400\n"
	    "a: 2.8 kW according to Kettle test\n",
	    NULL },
	{ "things of kinds with nothing in common are a mistake", "```compare\nthings: [k1, acme]\n```\n",
	    NULL, "2:9 block-kind: “k1” and “acme” are of kinds that have nothing in common\n" },
	{ "a thing that does not exist is a mistake", "```compare\nthings: [k1, k22]\n```\n", NULL,
	    "2:14 id-unknown: there is no thing “k22”; did you mean “k2”?\n" },
	{ "a row that does not exist is one", "```compare\nthings: [k1, k2]\nrows:\n  - pwer\n```\n",
	    NULL, "4:5 formula-name: nothing here is called “pwer”; did you mean “power”?\n" },
	{ "a key that means nothing is one", "> ```compare\n> things: [k1, k2]\n> row: [power]\n> ```\n",
	    NULL, "3:3 key-unknown: unknown key “row”; did you mean “rows”?\n" },
	{ "words have marks of their own, those of the baseline too",
	    "```compare\nthings: [k1, k2]\nrows: [pace, strong, power]\nbest: false\n```\n",
	    "Kettle 1 and Kettle 2 compared:  | Kettle 1 | Kettle 2 | Ratio\n"
	    "Pace | slow 🟥 | fast 🟩 | –\nStrong | no | yes 🟩 | –\n"
	    "Power [W] | 2,000 | 3,000 🟩 (a) | 1.50×\na: 2.8 kW according to Kettle test\n",
	    NULL },
	{ "without marks words have none either",
	    "```compare\nthings: [k1, k2]\nrows: [pace]\nmarks: false\nratio: false\n```\n",
	    "Kettle 1 and Kettle 2 compared:  | Kettle 1 | Kettle 2\nPace | slow | fast\n", NULL },
	/* table */
	{ "the word of a column has its mark, what is computed of it has none",
	    "```table\nthings: [k1, k2]\ncolumns: [pace, { value: 'if(price < 50 USD, pace, \"dear\")', name: Or dear }]\n```\n",
	    "Kettles: Kettle | Pace | Or dear\nKettle 1 | slow 🟥 | slow\nKettle 2 | fast 🟩 | dear\n",
	    NULL },
	{ "things down, sorted, the unknown last",
	    "```table\nkind: kettle\ncolumns: [price, power]\nsort: -price\n```\n",
	    "Kettles: Kettle | Price [$] | Power [W]\n"
	    "Kettle 2 | 60 | 3,000 best (a)\n"
	    "Kettle 1 | 40 best | 2,000\n"
	    "Kettle 3 | not stated | 1,800–2,400\n"
	    "a: 2.8 kW according to Kettle test\n",
	    NULL },
	{ "only those for which a condition holds, and not too many",
	    "```table\nkind: kettle\nwhere: \"power > 1 kW\"\ncolumns: [energy]\nsort: [energy, price]\nlimit: 2\n```\n",
	    "Kettles: Kettle | Energy [kWh]\nKettle 3 | 0.09–0.12\nKettle 1 | 0.10\n", NULL },
	{ "what selects the things is a condition",
	    "```table\nkind: kettle\ncolumns: [price]\nwhere: power\n```\n", NULL,
	    "4:8 formula-type: “where” is a condition, such as price < 100 USD, not a quantity\n" },
	{ "totals add up what is known",
	    "```table\nthings: [k1, k2, k3]\ncolumns: [price, colour]\ntotals: true\nbest: false\n```\n",
	    "Kettles: Kettle | Price [$] | Colour\nKettle 1 | 40 | red\nKettle 2 | 60 | not stated\nKettle 3 | not stated | unknown\n"
	    "Total | ≥ 100 | –\n",
	    NULL },
	{ "a total of what is no column is a mistake",
	    "```table\nkind: kettle\ncolumns: [price]\ntotals: [prise]\n```\n", NULL,
	    "4:10 block-unknown: there is no column “prise” to add up; did you mean “price”?\n" },
	{ "a table needs columns", "```table\nkind: kettle\n```\n", NULL,
	    "2:1 key-missing: a table needs “columns”\n" },
	/* matrix */
	{ "things by things",
	    "```matrix\nrows: [k1, k2]\ncolumns: [mug, k2]\ncell: \"row.price - column.price\"\ncaption: Differences\n```\n",
	    "Differences: Kettle | Mug | Kettle 2\nKettle 1 | $27.50 | −$20\nKettle 2 | $47.50 | $0\n",
	    NULL },
	{ "names can be chosen, and calls lead to their own place",
	    "```matrix\nrows: kettle\ncolumns: [mug]\nrow: pot\ncolumn: cup\ncell: \"pot.payback(rent: cup.price)\"\n```\n",
	    "Kettle 1, Kettle 2 and Kettle 3 by Mug: Kettle | Mug\nKettle 1 | 3.2\nKettle 2 | 4.8\nKettle 3 | unknown\n",
	    NULL },
	{ "a word that is called for has its mark, and none where it is undecided",
	    "```matrix\nrows: [k1, k2]\ncolumns: [k2, k3]\ncell: \"row.pace_by(of: column)\"\n```\n",
	    "Kettle 1 and Kettle 2 by Kettle 2 and Kettle 3: Kettle | Kettle 2 | Kettle 3\n"
	    "Kettle 1 | slow 🟥 | unknown\nKettle 2 | fast 🟩 | fast 🟩\n",
	    NULL },
	/* parts */
	{ "the parts of a thing with their sum", "```parts\nbuild: breakfast\n```\n",
	    "Parts of Breakfast: Item | Quantity | Price [$] | Total [$] | Share [%]\n"
	    "Kettle 1 | 1 | 40 | 40 | 44\nMug | 4 | 12.50 | 50 | 56\nTotal | – | – | 90 | –\n",
	    NULL },
	{ "columns can be chosen among fields, members and expressions",
	    "```parts\nbuild: breakfast\ncolumns: [item, colour, { value: \"2 * quantity\", name: Pairs }]\n```\n",
	    "Parts of Breakfast: Item | Colour | Pairs\nKettle 1 | red | 2\nMug | blue | 8\n", NULL },
	{ "a thing without parts is a mistake", "```parts\nbuild: k1\n```\n", NULL,
	    "2:1 block-kind: “k1” has no list of parts\n" },
};

/* Takes out links and data elements: <a …>, </a>, <data …>, </data>. */
static struct str without_links(struct arena *arena, struct str markup)
{
	struct buf out = buf_in(arena, BUF_MOST);
	bool inside = false;
	for (size_t i = 0; i < markup.len; i++) {
		struct str rest = str_sub(markup, i, markup.len);
		if (str_starts(rest, STR("<a ")) || str_starts(rest, STR("</a>")) ||
		    str_starts(rest, STR("<data ")) || str_starts(rest, STR("</data>")))
			inside = true;
		if (!inside)
			buf_put_byte(&out, markup.at[i]);
		if (markup.at[i] == '>')
			inside = false;
	}
	return buf_str(&out);
}

static void becomes(void **state)
{
	const struct block_case *want = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, want->text);
	assert_text(&fixture, fixture_reports(&fixture), want->reports ? want->reports : "");
	if (want->table)
		assert_text(&fixture, without_links(fixture.keep, document.body.bytes), want->table);
	fixture_end(&fixture);
}

static void derives_what_has_no_name(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture,
	    "```compare\nthings: [k1, k2]\nrows: [power]\n```\n\n"
	    "```matrix\nrows: [k1]\ncolumns: [mug]\ncell: \"row.price - column.price\"\n```\n\n"
	    "```parts\nbuild: breakfast\ncolumns: [total]\n```\n");
	static const struct {
		const char *formula, *substituted, *printed;
	} figures[] = {
		{ "k2.power / k1.power", "3,000 W / 2,000 W", "1.50×" },
		{ "k1.price - mug.price", "$40 − $12.50", "$27.50" },
		{ "1 * k1.price", "1 × $40", "$40" },
		{ "4 * mug.price", "4 × $12.50", "$50" },
	};
	assert_text(&fixture, fixture_reports(&fixture), "");
	assert_int_equal(document.figure_count, countof(figures));
	for (size_t i = 0; i < countof(figures); i++) {
		assert_text(&fixture, document.figures[i].derivation.formula, figures[i].formula);
		assert_text(
		    &fixture, document.figures[i].derivation.substituted, figures[i].substituted);
		assert_text(&fixture, document.figures[i].printed, figures[i].printed);
	}
	assert_int_equal(document.anchor_count, 3); /* compare, matrix, parts */
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 1];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = becomes,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(derives_what_has_no_name);
	return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
