#include "number/ratio_text.h"
#include "number/unit.h"
#include "number/unit_join.h"
#include "number/unit_memo.h"
#include "number/unit_money.h"
#include "number/unit_parse.h"
#include "number/unit_print.h"
#include "number_fixture.h"

static const struct parse_case {
	const char *name, *in, *text, *factor; /* base units in one of these */
} parses[] = {
	{ "a base unit is read", "m", "m", "1" },
	{ "a prefix multiplies", "km", "km", "1000" },
	{ "a prefix may divide", "ms", "ms", "1/1000" },
	{ "micro is read as the micro sign", "µm", "µm", "1/1000000" },
	{ "micro is read as the Greek letter", "μm", "μm", "1/1000000" },
	{ "a byte is eight bits", "B", "B", "8" },
	{ "a gigabyte is a thousand million bytes", "GB", "GB", "8000000000" },
	{ "a gibibyte is two to the thirtieth", "GiB", "GiB", "8589934592" },
	{ "b is a bit", "Gb/s", "Gbit/s", "1000000000" },
	{ "kWh is a thousand watts for an hour", "kWh", "kWh", "3600000000" },
	{ "kW·h is the same", "kW·h", "kWh", "3600000000" },
	{ "a star joins as the dot does", "kW*h", "kWh", "3600000000" },
	{ "battery charge is counted in hours too", "mAh", "mAh", "18/5" },
	{ "a year is 365 days", "year", "year", "31536000" },
	{ "a month is a twelfth of a year", "month", "month", "2628000" },
	{ "plurals are read", "bicycles/weeks", "bicycle/week", "1/604800" },
	{ "a slash divides by what follows", "GB/s", "GB/s", "8000000000" },
	{ "a slash divides by the next name only", "W/m·K", "W·K/m", "1000" },
	{ "several slashes divide by each", "W/m/K", "W/m/K", "1000" },
	{ "one over a unit is read", "1/s", "1/s", "1" },
	{ "a power is written with a caret", "m^2", "m²", "1" },
	{ "a power is written as a superscript", "m²", "m²", "1" },
	{ "a power may be negative", "m/s^-1", "m·s", "1" },
	{ "a negative superscript is read", "s⁻¹", "1/s", "1" },
	{ "a power belongs to name and prefix", "cm^3", "cm³", "1/1000000" },
	{ "equal names make a power", "m·m·m", "m³", "1" },
	{ "percent is a hundredth", "%", "%", "1/100" },
	{ "times is one", "×", "×", "1" },
	{ "degrees are read", "°", "°", "1" },
	{ "an exact name wins: min is a minute", "min", "min", "60" },
	{ "an exact name wins: cd is a candela", "cd", "cd", "1" },
	{ "an exact name wins: Pa is a pascal", "Pa", "Pa", "1000" },
	{ "declared counts take prefixes", "Gtoken", "Gtoken", "1000000000" },
	{ "prefixed plurals are read", "kbicycles", "kbicycle", "1000" },
	{ "a declared T makes transfers", "MT/s", "MT/s", "1000000" },
	{ "declared units are made of others", "BTU/h", "BTU/h", "52753/180" },
	{ "no unit is a plain number", "", "", "1" },
	{ "1 is a plain number", "1", "", "1" },
};

static void reads_units(void **state)
{
	const struct parse_case *c = *state;
	struct numbers n = numbers_new();
	const struct unit *unit = numbers_unit(&n, c->in);
	struct buf factor = buf_in(n.keep, BUF_MOST);
	ratio_exact(&factor, unit->factor);
	assert_str(unit->text, c->text);
	assert_str(buf_str(&factor), c->factor);
	assert_true(unit_fits(unit, numbers_unit(&n, c->text)));
	arena_free(n.keep);
}

static const struct refuse_case {
	const char *name, *in, *bad, *near;
} refusals[] = {
	{ "an unknown name is named", "GB/fortnight", "fortnight", "" },
	{ "a mistyped name is guessed", "GBs", "GBs", "GB" },
	{ "a mistyped prefixed name is guessed", "kwh", "kwh", "kWh" },
	{ "money takes no prefix", "kUSD", "kUSD", "USD" },
	{ "a word of one letter may have the wrong case", "w", "w", "W" },
	{ "bytes are meant where nothing is a capital", "gb", "gb", "GB" },
	{ "thousandths of a hertz are not meant", "mhz", "mhz", "MHz" },
	{ "a word from elsewhere is told", "W/hr", "hr", "h" },
	{ "in the plural too", "hours", "hours", "h" },
	{ "with a prefix", "Gbps", "Gbps", "Gbit/s" },
	{ "an u is a micro", "us", "us", "µs" },
	{ "a power is written behind a sign", "W/m2", "m2", "m^2" },
	{ "what is short is not guessed", "Wm", "Wm", "" },
	{ "nor in another dimension", "ks", "ks", "" },
	{ "information takes no small prefix", "mB", "mB", "MB" },
	{ "declared counts take no small prefix", "mtoken", "mtoken", "Mtoken" },
	{ "affine units stand alone", "W/°C", "°C", NULL },
	{ "logarithmic units stand alone", "dBA/m", "dBA", NULL },
	{ "a power is at most a hundred", "m^101", "m^101", "" },
	{ "a power of zero is none", "m^0", "m^0", "" },
	{ "a slash needs a name", "GB/", "", NULL },
	{ "spaces do not join", "kW h", "kW h", NULL },
	{ "a number does not join", "GB/2", "2", NULL },
	{ "more than sixteen names are refused", "m·s·A·K·g·cd·mol·bit·%·×·°·T·token·cup·bicycle·USD·EUR",
	    "m·s·A·K·g·cd·mol·bit·%·×·°·T·token·cup·bicycle·USD·EUR", NULL },
};

static void refuses_units(void **state)
{
	const struct refuse_case *c = *state;
	struct numbers n = numbers_new();
	struct str bad;
	struct near near = { .distance = 0 };
	assert_null(units_parse(n.units, n.keep, str_from(c->in), &bad, &near));
	assert_str(bad, c->bad);
	if (c->near != NULL)
		assert_str(near.best, c->near);
	arena_free(n.keep);
}

static const struct span_case {
	const char *name, *text, *want;
} spans[] = {
	{ "a name ends at a space", "GB /s", "GB" },
	{ "a slash goes on when a name follows", "h/week*2", "h/week" },
	{ "a slash before a number ends it", "W/2", "W" },
	{ "a dot goes on", "kW·h)", "kW·h" },
	{ "a power belongs to it", "m^2/s^-2 + 1", "m^2/s^-2" },
	{ "a caret without a number ends it", "m^x", "m" },
	{ "a superscript belongs to it", "m²,", "m²" },
	{ "percent is one sign", "%%", "%" },
	{ "digits may follow letters", "T2x3 ", "T2x3" },
	{ "one over a name is a unit", "1/s", "1/s" },
	{ "a number is none", "12", "" },
	{ "a bracket is none", "(m)", "" },
	{ "dashes and dots are none", "–5", "" },
	{ "nothing is none", "", "" },
};

static void spans_units(void **state)
{
	const struct span_case *c = *state;
	struct str text = str_from(c->text);
	assert_str(str_sub(text, 0, unit_span(text)), c->want);
}

static const struct join_case {
	const char *name, *a;
	char op;
	const char *b, *want;
} joins[] = {
	{ "equal names cancel", "USD/h", '*', "h/week", "USD/week" },
	{ "a rate by the week becomes one by the year", "USD/week", '*', "week/year", "USD/year" },
	{ "a share of time keeps its names", "h/week", '*', "week/year", "h/year" },
	{ "money over a rate is time", "USD", '/', "USD/year", "year" },
	{ "decimal and binary names of one dimension cancel", "GB", '/', "GiB", "" },
	{ "month and year cancel", "USD/month", '*', "year", "USD" },
	{ "speed over size is a rate", "GB/s", '/', "GB/token", "token/s" },
	{ "seconds and hours cancel into the week", "token/s", '*', "h/week", "token/week" },
	{ "watts and hours make energy", "W", '*', "h", "Wh" },
	{ "hours and watts make energy", "h", '*', "kW", "kWh" },
	{ "a tariff cancels kilowatts against watts", "USD/kWh", '*', "W", "USD/h" },
	{ "a tariff cancels kilowatt hours against watt hours", "Wh", '*', "USD/kWh", "USD" },
	{ "watts for a share of the year are energy by the year", "W", '*', "h/year", "Wh/year" },
	{ "energy over hours is power", "kWh", '/', "h", "kW" },
	{ "energy over days stays energy by the day", "kWh", '/', "day", "kWh/day" },
	{ "energy by the day for days is energy", "kWh/day", '*', "day", "kWh" },
	{ "hours over a share are weeks", "h", '/', "h/week", "week" },
	{ "percent vanishes beside a unit", "%", '*', "USD", "USD" },
	{ "a unit over percent keeps itself", "W", '/', "%", "W" },
	{ "percent of percent is percent", "%", '*', "%", "%" },
	{ "percent over percent is a plain number", "%", '/', "%", "" },
	{ "percent over a plain number is percent", "%", '/', "1", "%" },
	{ "times vanishes beside percent", "×", '*', "%", "%" },
	{ "a unit over itself is a plain number", "W", '/', "W", "" },
	{ "a unit times itself is its square", "m", '*', "m", "m²" },
	{ "one over a unit", "1", '/', "s", "1/s" },
	{ "one over one over a unit", "1", '/', "1/s", "s" },
	{ "powers cancel in part", "m^3", '/', "m", "m²" },
	{ "powers of different names cancel in part", "m^3", '/', "km", "m²" },
};

static void joins_units(void **state)
{
	const struct join_case *c = *state;
	struct numbers n = numbers_new();
	const struct unit *a = numbers_unit(&n, c->a), *b = numbers_unit(&n, c->b);
	const struct unit *got =
	    c->op == '*' ? unit_mul(n.units, n.keep, a, b) : unit_div(n.units, n.keep, a, b);
	assert_non_null(got);
	assert_str(got->text, c->want);
	assert_true(unit_fits(got, numbers_unit(&n, c->want)));
	arena_free(n.keep);
}

static const struct words_case {
	const char *name, *unit, *words;
} words[] = {
	{ "a base is named", "kg", "mass" },
	{ "a product that has a name is named", "kWh", "energy" },
	{ "a quotient is named by its parts", "GB/s", "information/time" },
	{ "what hides below the line is named", "USD/kWh", "money (USD)/energy" },
	{ "a count is named as declared", "Gtoken", "token" },
	{ "powers are shown", "m^2", "length²" },
	{ "an inverse is one over", "1/s", "1/time" },
	{ "nothing is a plain number", "%", "a plain number" },
};

static void words_dimensions(void **state)
{
	const struct words_case *c = *state;
	struct numbers n = numbers_new();
	assert_str(dimension_words(n.units, n.keep, &numbers_unit(&n, c->unit)->dimension), c->words);
	arena_free(n.keep);
}

static const struct print_case {
	const char *name, *unit, *symbol, *one, *many;
	bool tight;
} prints[] = {
	{ "money with a sign has nothing behind it", "USD", "$", "", "", true },
	{ "the rest of a price stands behind it", "USD/year", "$", "/year", "/year", true },
	{ "money without a sign is named", "CHF/h", "", "CHF/h", "CHF/h", false },
	{ "money for a rate stands over the rate", "USD·s/GB", "$", "/(GB/s)", "/(GB/s)", true },
	{ "whatever the order it came in", "h·CHF/km", "", "CHF/(km/h)", "CHF/(km/h)", false },
	{ "of a square or a cube too", "USD·h/m^3", "$", "/(m³/h)", "/(m³/h)", true },
	{ "energy is none", "USD·year/kWh", "$", "·year/kWh", "·years/kWh", true },
	{ "money below the line is named", "GB/USD", "", "GB/USD", "GB/USD", false },
	{ "a plural is used where there is one", "year", "", "year", "years", false },
	{ "the last name above the line has the plural", "W·bicycle/h", "", "W·bicycle/h",
	    "W·bicycles/h", false },
	{ "a prefixed name has a plural", "kbicycle", "", "kbicycle", "kbicycles", false },
	{ "a square has none", "bicycle^2", "", "bicycle²", "bicycle²", false },
	{ "times is written close", "×", "", "×", "×", true },
	{ "one over a unit does not say the one", "1/s", "", "/s", "/s", true },
	{ "percent is not", "%", "", "%", "%", false },
};

static void tells_how_to_print(void **state)
{
	const struct print_case *c = *state;
	struct numbers n = numbers_new();
	struct unit_print print = unit_print(n.units, n.keep, numbers_unit(&n, c->unit));
	assert_str(print.symbol, c->symbol);
	assert_str(print.one, c->one);
	assert_str(print.many, c->many);
	assert_int_equal(print.tight, c->tight);
	arena_free(n.keep);
}

static const struct declare_case {
	const char *name;
	struct unit_declaration says;
	const char *why;
} declarations[] = {
	{ "a taken name is refused", { .name = STR_INIT("W") }, "there is a unit W already" },
	{ "a taken plural is refused", { .name = STR_INIT("anno"), .plural = STR_INIT("years") },
	    "there is a unit years already" },
	{ "a name begins with a letter", { .name = STR_INIT("2x") },
	    "a unit's name is letters, then digits" },
	{ "a name holds no slash", { .name = STR_INIT("a/b") }, "a unit's name is letters, then digits" },
	{ "a name is needed", { .is = STR_INIT("3 m") }, "a unit's name is letters, then digits" },
	{ "what it is made of must be known",
	    { .name = STR_INIT("ell"), .is = STR_INIT("45 inch") }, "unknown unit inch" },
	{ "a factor is above zero", { .name = STR_INIT("ell"), .is = STR_INIT("-1 m") },
	    "-1 is not a number above zero" },
	{ "it is not made of affine units", { .name = STR_INIT("ell"), .is = STR_INIT("2 °C") },
	    "unknown unit °C" },
	{ "its zero has its own dimension",
	    { .name = STR_INIT("ell"), .is = STR_INIT("2 m"), .affine = STR_INIT("3 K") },
	    "its zero is given in another dimension" },
	{ "a logarithmic unit is not made of another",
	    { .name = STR_INIT("ell"), .is = STR_INIT("2 m"), .logarithmic = true },
	    "a logarithmic unit is not made of another" },
};

static void refuses_declarations(void **state)
{
	const struct declare_case *c = *state;
	struct numbers n = numbers_new();
	struct str why;
	size_t before = units_count(n.units);
	assert_false(units_declare(n.units, &c->says, &why));
	assert_str(why, c->why);
	assert_int_equal(units_count(n.units), before);
	arena_free(n.keep);
}

static void there_is_a_limit_to_bases(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct str why;
	int declared = 0;
	for (; declared < 2 * UNIT_DIMENSIONS_MOST; declared++)
		if (!units_declare(n.units,
			&(struct unit_declaration){ .name = str_print(n.keep, "x%d", declared) }, &why))
			break;
	assert_in_range(declared, 1, UNIT_DIMENSIONS_MOST - 1);
	assert_str(why, "a site can have 64 base units, built-in ones included");
	arena_free(n.keep);
}

static void a_fraction_may_be_declared_without_a_unit(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct str why;
	assert_true(units_declare(
	    n.units, &(struct unit_declaration){ .name = STR("dozen"), .is = STR("12") }, &why));
	assert_true(units_declare(n.units,
	    &(struct unit_declaration){ .name = STR("perday"), .is = STR("1/day") }, &why));
	int64_t factor = 0;
	assert_true(ratio_to_int64(numbers_unit(&n, "dozen")->factor, &factor));
	assert_int_equal(factor, 12);
	assert_true(unit_fits(numbers_unit(&n, "perday"), numbers_unit(&n, "Hz")));
	arena_free(n.keep);
}

/* Sites of before dB was there may have a unit of that name: it keeps its meaning. */
static void a_site_may_declare_what_is_implied(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct unit *loud = numbers_unit(&n, "dBA");
	struct unit_declaration own = { .name = STR_INIT("dB"), .logarithmic = true };
	struct str why;
	assert_true(unit_fits(unit_difference(loud), numbers_unit(&n, "dB")));
	assert_true(units_declare(n.units, &own, &why));
	assert_int_equal(numbers_unit(&n, "dB")->scale, UNIT_LOGARITHMIC);
	assert_false(unit_fits(unit_difference(loud), numbers_unit(&n, "dB")));
	assert_int_equal(unit_difference(numbers_unit(&n, "dB"))->scale, UNIT_RATIO);
	assert_false(units_declare(n.units, &own, &why));
	arena_free(n.keep);
}

static void scales_without_ratios_do_not_multiply(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct unit *celsius = numbers_unit(&n, "°C"), *loud = numbers_unit(&n, "dBA");
	assert_null(unit_mul(n.units, n.keep, celsius, unit_one(n.units)));
	assert_null(unit_div(n.units, n.keep, loud, loud));
	assert_null(unit_pow(n.units, n.keep, celsius, 2));
	assert_null(unit_root(n.units, n.keep, loud, 2));
	assert_false(unit_fits(celsius, numbers_unit(&n, "K")));
	assert_str(unit_difference(celsius)->text, "K");
	assert_str(unit_difference(loud)->text, "dB");
	assert_str(unit_difference(numbers_unit(&n, "°F"))->text, "K");
	assert_int_equal(unit_difference(loud)->scale, UNIT_RATIO);
	arena_free(n.keep);
}

static void limits_of_powers_hold(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct unit *m = numbers_unit(&n, "m^60");
	assert_null(unit_mul(n.units, n.keep, m, m));
	assert_null(unit_pow(n.units, n.keep, m, 2));
	assert_null(unit_pow(n.units, n.keep, m, INT32_MIN));
	assert_null(unit_pow(n.units, n.keep, numbers_unit(&n, "N"), 60)); /* s^-120 */
	assert_str(unit_pow(n.units, n.keep, m, 0)->text, "");
	assert_str(unit_root(n.units, n.keep, m, 30)->text, "m²");
	assert_null(unit_root(n.units, n.keep, m, 7));
	arena_free(n.keep);
}

/* More pairs than a memo has places for, again and again: each is what it is without one. */
static void a_memo_changes_no_unit(void **state)
{
	static const char *const texts[] = { "W", "kW", "kWh", "h", "h/year", "USD", "USD/kWh",
		"EUR/kWh", "GB", "GiB", "GB/s", "token/s", "token", "%", "×", "m^60", "°C", "m",
		"week/year", "h/week" };
	struct numbers n = numbers_new();
	struct arena *passing = arena_new();
	struct unit_memo *memo = unit_memo_new(n.keep);

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < countof(texts) * countof(texts) * 2; i++) {
			bool quotient = i & 1;
			struct numbers here = { .keep = passing, .units = n.units };
			const struct unit *a = numbers_unit(&here, texts[i / 2 % countof(texts)]),
					  *b = numbers_unit(&here, texts[i / 2 / countof(texts)]);
			const struct unit *want = quotient ? unit_div(n.units, passing, a, b)
							   : unit_mul(n.units, passing, a, b);
			const struct unit *got = quotient
			    ? unit_memo_div(memo, n.units, passing, a, b)
			    : unit_memo_mul(memo, n.units, passing, a, b);
			assert_int_equal(got == NULL, want == NULL);
			if (want) {
				assert_true(str_eq(got->text, want->text));
				assert_true(dimension_eq(&got->dimension, &want->dimension));
				assert_int_equal(ratio_cmp(got->factor, want->factor), 0);
				assert_int_equal(got->scale, want->scale);
			}
			arena_reset(passing); /* a unit of the next round may lie where another lay */
		}
	}
	arena_free(passing);
	arena_free(n.keep);
}

static void money_is_found_and_replaced(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct unit *rate = numbers_unit(&n, "USD/h");
	assert_int_equal(dimension_money_power(n.units, &rate->dimension), 1);
	assert_int_equal(dimension_money_power(n.units, &numbers_unit(&n, "W")->dimension), 0);
	assert_int_equal(dimension_money_power(n.units, &numbers_unit(&n, "GB/USD")->dimension), -1);
	assert_str(dimension_currency(n.units, &rate->dimension), "USD");
	assert_str(dimension_currency(n.units, &numbers_unit(&n, "USD/EUR")->dimension), "");
	assert_str(unit_with_money(n.units, n.keep, rate, STR("EUR"))->text, "EUR/h");
	assert_null(unit_with_money(n.units, n.keep, rate, STR("W")));
	assert_true(units_is_currency(n.units, STR("EUR")));
	assert_false(units_is_currency(n.units, STR("token")));
	arena_free(n.keep);
}

/* Of its own arena it needs no other; what it is made of must not stand in the arena of the first. */
static void a_copy_is_not_copied_again(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct arena *passing = arena_new();
	const struct unit *first = unit_copy(passing, numbers_unit(&n, "GB/W"));
	const struct unit *second = unit_copy(n.keep, first);
	assert_ptr_equal(unit_copy(passing, first), first);
	assert_ptr_equal(unit_copy(n.keep, second), second);
	assert_ptr_not_equal(second, first);
	arena_free(passing);
	assert_str(second->text, "GB/W");
	assert_str(unit_div(n.units, n.keep, second, numbers_unit(&n, "GB"))->text, "1/W");
	arena_free(n.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(a_copy_is_not_copied_again),
		cmocka_unit_test(there_is_a_limit_to_bases),
		cmocka_unit_test(a_fraction_may_be_declared_without_a_unit),
		cmocka_unit_test(a_site_may_declare_what_is_implied),
		cmocka_unit_test(scales_without_ratios_do_not_multiply),
		cmocka_unit_test(limits_of_powers_hold),
		cmocka_unit_test(a_memo_changes_no_unit),
		cmocka_unit_test(money_is_found_and_replaced),
	};
	struct CMUnitTest tests[200];
	size_t n = 0;
	ADD_ROWS(tests, n, parses, reads_units);
	ADD_ROWS(tests, n, refusals, refuses_units);
	ADD_ROWS(tests, n, spans, spans_units);
	ADD_ROWS(tests, n, joins, joins_units);
	ADD_ROWS(tests, n, words, words_dimensions);
	ADD_ROWS(tests, n, prints, tells_how_to_print);
	ADD_ROWS(tests, n, declarations, refuses_declarations);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return _cmocka_run_group_tests("unit", tests, n, NULL, NULL);
}
