/* finding_test - what a page says that it would not say of other data. */
#include "text_fixture.h"

static const struct finding_case {
	const char *name, *text, *want;
} cases[] = {
	{ "a guard that holds", "Text. {{ require k1.price < k2.price }}\n",
	    "guard k1.price < k2.price: k1.price < k2.price is holds at 1\n" },
	{ "a guard that does not", "{{ require k1.price > k2.price }}\n",
	    "guard k1.price > k2.price: k1.price > k2.price is fails at 1\n" },
	{ "a guard over a range", "{{ require k3.power > 2000 W }}\n",
	    "guard k3.power > 2000 W: k3.power > 2000 W is undecided at 1\n" },
	{ "a guard on what nobody said", "{{ require k3.price > 5 USD }}\n",
	    "guard k3.price > 5 USD: k3.price > 5 USD is cannot be told at 1\n" },
	{ "a guard with a mistake leaves none", "{{ require k1.prise > 5 USD }}\n", "" },
	{ "marks and best cells of a comparison",
	    "```compare\nthings: [k1, k2]\nrows: [price, colour]\nratio: false\n```\n",
	    "mark compare.1/Price/Kettle 1: Price: Kettle 1 is no mark at 0\n"
	    "mark compare.1/Price/Kettle 2: Price: Kettle 2 is Worse at 0\n"
	    "best compare.1/Price: Price is Kettle 1 at 0\n"
	    "mark compare.1/Colour/Kettle 1: Colour: Kettle 1 is no mark at 0\n"
	    "mark compare.1/Colour/Kettle 2: Colour: Kettle 2 is no mark at 0\n"
	    "best compare.1/Colour: Colour is none at 0\n" },
	{ "best cells of a table's columns, in the order of their names",
	    "```table\nthings: [k3, k2, k1]\ncolumns: [price, power, maker]\n```\n",
	    "best table.1/Price: Price is Kettle 1 at 0\n"
	    "best table.1/Power: Power is Kettle 2 at 0\n"
	    "best table.1/Maker: Maker is none at 0\n" },
};

static const char *words(struct fixture *fixture, const struct document *document)
{
	static const char *const kinds[] = {
		[FINDING_GUARD] = "guard", [FINDING_MARK] = "mark", [FINDING_BEST] = "best"
	};
	struct buf out = buf_in(fixture->keep, BUF_MOST);
	for (size_t i = 0; i < document->finding_count; i++) {
		const struct finding *finding = &document->findings[i];
		buf_print(&out, "%s %.*s: %.*s is %.*s at %u\n", kinds[finding->kind],
		    STR_ARG(finding->key), STR_ARG(finding->about), STR_ARG(finding->outcome),
		    finding->at.line);
	}
	return str_z(fixture->keep, buf_str(&out));
}

static void finds(void **state)
{
	const struct finding_case *c = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document_input input = fixture_input(&fixture, c->text);
	input.findings = true;
	struct document document = document_read(&input);
	assert_string_equal(words(&fixture, &document), c->want);
	fixture_end(&fixture);
}

static void nothing_is_collected_unless_asked_for(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, cases[0].text);
	assert_int_equal(document.finding_count, 0);
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 1];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = finds,
			.initial_state = (void *)&cases[i] };
	tests[countof(cases)] =
	    (struct CMUnitTest)cmocka_unit_test(nothing_is_collected_unless_asked_for);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
