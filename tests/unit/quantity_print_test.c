#include "number/quantity.h"
#include "number/quantity_print.h"
#include "number/show.h"
#include "number_fixture.h"

static const struct show show_nothing;

static struct show read_show(struct numbers *n, const char *text)
{
	struct show show = show_nothing;
	struct str why;
	if (text != NULL && !show_parse(n->units, n->keep, str_from(text), &show, &why))
		fail_msg("pattern %s: %.*s", text, STR_ARG(why));
	return show;
}

static struct str print(struct numbers *n, const struct quantity *q, const char *show)
{
	struct show arithmetic = read_show(n, show);
	struct buf out = buf_in(n->keep, BUF_MOST);
	assert_int_equal(quantity_print(numbers_how(n), q, &arithmetic, &out), QUANTITY_OK);
	return buf_str(&out);
}

/* The same quantity as a computed one. */
static struct quantity computed(struct numbers *n, const char *text)
{
	struct quantity q = numbers_quantity(n, text);
	q.literal = STR("");
	return q;
}

static const struct print_case {
	const char *name, *in, *show, *want;
} typed[] = {
	{ "a number is printed as typed", "2.50", NULL, "2.50" },
	{ "thousands are grouped", "24576", NULL, "24,576" },
	{ "thousands of a unit are grouped", "1792 GB/s", NULL, "1,792 GB/s" },
	{ "money has its sign in front", "15749 USD", NULL, "$15,749" },
	{ "money without a sign is named", "15749 CHF", NULL, "15,749 CHF" },
	{ "the rest of a price follows", "2.50 USD/h", NULL, "$2.50/h" },
	{ "a rate is written over its unit", "56 1/s", NULL, "56/s" },
	{ "times stands close", "3.74 ×", NULL, "3.74×" },
	{ "percent does not", "65%", NULL, "65 %" },
	{ "degrees of angle stand close", "90 °", NULL, "90°" },
	{ "degrees of temperature do not", "-5 °C", NULL, "−5 °C" },
	{ "about is kept", "~1.5 TB/s", NULL, "~1.5 TB/s" },
	{ "a range has a dash", "1100..1400 USD", NULL, "$1,100–1,400" },
	{ "a range has its unit once", "1100 W..1400 W", NULL, "1,100–1,400 W" },
	{ "about a range", "~2..3 W", NULL, "~2–3 W" },
	{ "a range from below zero has a word", "-5..3 K", NULL, "−5 to 3 K" },
	{ "the ends keep their own digits", "1.5..10 W", NULL, "1.5–10 W" },
	{ "at least", "4200+ USD", NULL, "≥ $4,200" },
	{ "about at least", "~4200+ USD", NULL, "≥ ~$4,200" },
	{ "at most", "..250 W", NULL, "≤ 250 W" },
	{ "more than", "> 5 s", NULL, "> 5 s" },
	{ "less than", "< 5 s", NULL, "< 5 s" },
	{ "one has no plural", "1 year", NULL, "1 year" },
	{ "more than one has", "2 year", NULL, "2 years" },
	{ "only exactly one is one", "1.0 year", NULL, "1.0 years" },
	{ "a range has a plural", "0..1 year", NULL, "0–1 years" },
	{ "a range of one number is that number", "1..1 year", NULL, "1 year" },
	{ "an exponent is written out", "1.5e3 W", NULL, "1,500 W" },
	{ "negative money has its minus in front", "-5 USD", NULL, "−$5" },
	{ "negative ranges of money repeat the sign", "-5..-3 USD", NULL, "−$5 to −$3" },
	{ "a range in two units is converted", "512 MB..2 GB", NULL, "512–2,000 MB" },
	{ "a square has a superscript", "5 m^2", NULL, "5 m²" },
	{ "what a unit declares leaves typed numbers alone", "1.25 cup", NULL, "1.25 cups" },
	{ "a pattern overrides what was typed", "1792 GB/s", "0.00 TB/s", "1.79 TB/s" },
	{ "a pattern of the same unit leaves the digits alone", "2.50 USD", "USD", "$2.50" },
};

static void prints_as_typed(void **state)
{
	const struct print_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q = numbers_quantity(&n, c->in);
	assert_str(print(&n, &q, c->show), c->want);
	arena_free(n.keep);
}

static const struct print_case values[] = {
	{ "three digits are significant", "12.345", NULL, "12.3" },
	{ "digits before the point are all printed", "1234.5", NULL, "1,234" },
	{ "small numbers have three digits too", "0.0012345", NULL, "0.00123" },
	{ "rounding up may take a place", "9.996", NULL, "10.0" },
	{ "an exact whole number has no point", "24.00", NULL, "24" },
	{ "an exact number is no longer than it must be", "2.50", NULL, "2.5" },
	{ "zero is zero", "0.00 W", NULL, "0 W" },
	{ "large whole numbers are printed in full", "123456789012 token", NULL, "123,456,789,012 token" },
	{ "money from a hundred is whole", "15749.40 USD", NULL, "$15,749" },
	{ "money below is to the cent", "1.9660 USD", NULL, "$1.97" },
	{ "money below keeps both places", "2.5 USD", NULL, "$2.50" },
	{ "whole money has none", "32 USD", NULL, "$32" },
	{ "money that rounds to a hundred is whole", "99.9960 USD", NULL, "$100" },
	{ "money under a cent has three digits", "0.00054321 USD/token", NULL, "$0.000543/token" },
	{ "a rate of money is money", "5200 USD/year", NULL, "$5,200/year" },
	{ "money below the line is not", "0.123456 GB/USD", NULL, "0.123 GB/USD" },
	{ "half a cent goes to the even cent", "0.125 USD", NULL, "$0.12" },
	{ "both ends have the same places", "3.0286..3.18161 year", NULL, "3.03–3.18 years" },
	{ "the larger end decides on places", "9.876..10.26 W", NULL, "9.9–10.3 W" },
	{ "exact ends have no more places than they need", "1.5..2 W", NULL, "1.5–2.0 W" },
	{ "whole ends have none", "15000..30000 USD", NULL, "$15,000–30,000" },
	{ "ends that print the same are printed once", "3.0286..3.029 year", NULL, "~3.03 years" },
	{ "at least is rounded down", "4200.9+ USD", NULL, "≥ $4,200" },
	{ "at most is rounded up", "..4200.1 USD", NULL, "≤ $4,201" },
	{ "the unit's own pattern is used", "1.26 cup", NULL, "1.3 cups" },
	{ "about is kept", "~65.43 %", NULL, "~65.4 %" },
	{ "a pattern sets the places", "3.7449", "0.00", "3.74" },
	{ "a pattern may bring the unit", "3.7449", "0.00×", "3.74×" },
	{ "a pattern may convert", "0.256", "0 %", "26 %" },
	{ "a pattern without a comma does not group", "2025 year", "0 year", "2025 years" },
	{ "a pattern with a comma groups", "2025 year", "0,000 year", "2,025 years" },
	{ "a comma may stand before the places", "2025.5 year", "0,0.00 year", "2,025.50 years" },
	{ "a pattern may change money", "100 EUR", "0.00 USD", "$125.00" },
	{ "a unit alone keeps the default digits", "1 year", "month", "12 months" },
	{ "a pattern applies to both ends", "1..2.5", "0.0×", "1.0–2.5×" },
	{ "tiny numbers are not lost", "1e-30 W", NULL, "0.000000000000000000000000000001 W" },
};

static void prints_computed(void **state)
{
	const struct print_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q = computed(&n, c->in);
	assert_str(print(&n, &q, c->show), c->want);
	arena_free(n.keep);
}

static const struct show_case {
	const char *name, *in;
	bool set, grouped;
	int places;
	const char *unit; /* NULL: none */
} shows[] = {
	{ "digits alone", "0.00", true, false, 2, NULL },
	{ "a whole number", "0", true, false, 0, NULL },
	{ "a grouped number", "0,000", true, true, 0, NULL },
	{ "grouping and places", "0,0.00", true, true, 2, NULL },
	{ "grouping of thousands and places", "0,000.00 USD", true, true, 2, "USD" },
	{ "grouping twice", "0,000,000", true, true, 0, NULL },
	{ "digits and a unit", "0.0 year", true, false, 1, "year" },
	{ "digits close to a unit", "0.00×", true, false, 2, "×" },
	{ "a unit alone", "GB/s", false, false, 0, "GB/s" },
};

static void reads_patterns(void **state)
{
	const struct show_case *c = *state;
	struct numbers n = numbers_new();
	struct show show = read_show(&n, c->in);
	assert_int_equal(show.set, c->set);
	assert_int_equal(show.grouped, c->grouped);
	assert_int_equal(show.places, c->places);
	if (c->unit == NULL)
		assert_null(show.unit);
	else
		assert_str(show.unit->text, c->unit);
	arena_free(n.keep);
}

static const struct bad_show_case {
	const char *name, *in, *why;
} bad_shows[] = {
	{ "nothing is no pattern", " ", "the pattern is empty" },
	{ "a number is no pattern", "1.5", "1.5 is neither digits such as 0.00 nor a unit" },
	{ "a point needs places", "0.", ". is neither digits such as 0.00 nor a unit" },
	{ "an unknown unit is no pattern", "0.0 parsec", "unknown unit parsec" },
	{ "a decimal comma is refused", "0,0×",
	    "a comma groups thousands, as in 0,000; a decimal has a point: 0.0" },
	{ "so is one before two places", "0,00 USD",
	    "a comma groups thousands, as in 0,000; a decimal has a point: 0.0" },
	{ "and one behind nothing", "0,",
	    "a comma groups thousands, as in 0,000; a decimal has a point: 0.0" },
	{ "a comma behind the point is refused", "0.000,00 EUR",
	    "a comma groups thousands, as in 0,000.00; a decimal has a point" },
	{ "several zeros before the point are refused", "000.0",
	    "one 0 stands for all digits before the point" },
	{ "too many places are refused", "0.0000000000000000000000000000000",
	    "the pattern asks for too many digits" },
};

static void refuses_patterns(void **state)
{
	const struct bad_show_case *c = *state;
	struct numbers n = numbers_new();
	struct show show;
	struct str why;
	assert_false(show_parse(n.units, n.keep, str_from(c->in), &show, &why));
	assert_str(why, c->why);
	arena_free(n.keep);
}

static const struct bare_case {
	const char *name, *in, *unit, *want;
} bares[] = {
	{ "a cell has no unit", "1792 GB/s", "GB/s", "1,792" },
	{ "a cell has no sign of money", "2.50 USD/h", "USD/h", "2.50" },
	{ "a cell is in the column's unit", "1.5 TB/s", "GB/s", "1,500" },
	{ "a cell in another currency is changed", "100 EUR", "USD", "125" },
	{ "a cell keeps its marks", "~4200+ USD", "USD", "≥ ~4,200" },
	{ "a cell may hold a range", "-5..3 K", "K", "−5 to 3" },
};

static void prints_cells(void **state)
{
	const struct bare_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q = numbers_quantity(&n, c->in);
	struct buf out = buf_in(n.keep, BUF_MOST);
	const struct unit *unit = numbers_unit(&n, c->unit);
	assert_int_equal(
	    quantity_print_bare(numbers_how(&n), &q, &show_nothing, unit, &out), QUANTITY_OK);
	assert_str(buf_str(&out), c->want);
	arena_free(n.keep);
}

static const struct machine_case {
	const char *name, *in, *show, *want;
} machines[] = {
	{ "a number without marks", "15749 USD", NULL, "15749" },
	{ "a number about", "~2.50 W", NULL, "2.5" },
	{ "a number in the unit it is shown in", "1500 W", "0.0 kW", "1.5" },
	{ "a number in the unit its unit is shown in", "-5 °C", NULL, "-5" },
	{ "a range has none", "1..2 W", NULL, "" },
	{ "at least has none", "1+ W", NULL, "" },
};

static void prints_machine_numbers(void **state)
{
	const struct machine_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q = numbers_quantity(&n, c->in);
	struct show show = read_show(&n, c->show);
	assert_str(quantity_machine(numbers_how(&n), &q, &show), c->want);
	arena_free(n.keep);
}

static void a_bound_is_said_to_be_one_and_rounded_outwards(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct quantity q = computed(&n, "3.036..3.174 year");
	assert_str(print(&n, &q, NULL), "3.04–3.17 years");
	q.bound = true;
	assert_str(print(&n, &q, NULL), "within 3.03–3.18 years");
	arena_free(n.keep);
}

static void what_has_no_ends_has_no_bounds(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct quantity q = computed(&n, "1 W");
	q.lo = q.hi = NULL;
	assert_str(print(&n, &q, NULL), "no bounds");
	arena_free(n.keep);
}

static void what_cannot_be_shown_says_why(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct buf out = buf_in(n.keep, BUF_MOST);
	struct quantity watt = numbers_quantity(&n, "1 W"), franc = numbers_quantity(&n, "1 CHF");
	struct show time = read_show(&n, "0 s"), dollar = read_show(&n, "0 USD");
	assert_int_equal(quantity_print(numbers_how(&n), &watt, &time, &out), QUANTITY_UNITS);
	assert_int_equal(quantity_print(numbers_how(&n), &franc, &dollar, &out), QUANTITY_RATE);
	assert_str(quantity_machine(numbers_how(&n), &franc, &dollar), "");
	assert_int_equal(out.len, 0);
	arena_free(n.keep);
}

static void column_heads_name_units(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "GB/s")), "GB/s");
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "USD")), "$");
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "USD/year")), "$/year");
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "year")), "years");
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "1/s")), "1/s");
	assert_str(quantity_unit_words(arithmetic, numbers_unit(&n, "")), "");
	arena_free(n.keep);
}

static void places_are_those_it_prints_with(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	struct quantity third = computed(&n, "0.333333"), price = computed(&n, "1.5 USD");
	struct quantity literal = numbers_quantity(&n, "1.50 W");
	struct show one = read_show(&n, "0.0");
	assert_int_equal(quantity_places(arithmetic, &third, &show_nothing), 3);
	assert_int_equal(quantity_places(arithmetic, &third, NULL), 3);
	assert_int_equal(quantity_places(arithmetic, &third, &one), 1);
	assert_int_equal(quantity_places(arithmetic, &price, &show_nothing), 2);
	assert_int_equal(quantity_places(arithmetic, &literal, &show_nothing), 2);
	arena_free(n.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(a_bound_is_said_to_be_one_and_rounded_outwards),
		cmocka_unit_test(what_has_no_ends_has_no_bounds),
		cmocka_unit_test(what_cannot_be_shown_says_why),
		cmocka_unit_test(column_heads_name_units),
		cmocka_unit_test(places_are_those_it_prints_with),
	};
	struct CMUnitTest tests[150];
	size_t n = 0;
	ADD_ROWS(tests, n, typed, prints_as_typed);
	ADD_ROWS(tests, n, values, prints_computed);
	ADD_ROWS(tests, n, shows, reads_patterns);
	ADD_ROWS(tests, n, bad_shows, refuses_patterns);
	ADD_ROWS(tests, n, bares, prints_cells);
	ADD_ROWS(tests, n, machines, prints_machine_numbers);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return _cmocka_run_group_tests("quantity_print", tests, n, NULL, NULL);
}
