#include "number/quantity.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_convert.h"
#include "number/quantity_log.h"
#include "number/quantity_order.h"
#include "number/ratio_text.h"
#include "number_fixture.h"

/* Ends in base units, NULL for an open end; a point is its number. */
static struct str interval_text(struct numbers *n, const struct quantity *q)
{
	struct buf out = buf_in(n->keep, BUF_MOST);
	buf_put(&out, q->approx ? STR("~") : STR(""));
	buf_put(&out, q->bound ? STR("within ") : STR(""));
	if (quantity_is_point(q)) {
		ratio_exact(&out, quantity_end(n->keep, q, false));
	} else {
		buf_put_byte(&out, q->open_lo || q->lo == NULL ? '(' : '[');
		if (q->lo != NULL)
			ratio_exact(&out, quantity_end(n->keep, q, false));
		buf_put(&out, STR(", "));
		if (q->hi != NULL)
			ratio_exact(&out, quantity_end(n->keep, q, true));
		buf_put_byte(&out, q->open_hi || q->hi == NULL ? ')' : ']');
	}
	if (q->unit->text.len > 0)
		buf_put_byte(&out, ' ');
	buf_put(&out, q->unit->text);
	return buf_str(&out);
}

static const char *status_text(enum quantity_status status)
{
	static const char *const texts[] = {
		[QUANTITY_OK] = "ok",
		[QUANTITY_UNITS] = "units",
		[QUANTITY_RATE] = "rate",
		[QUANTITY_ZERO] = "zero",
		[QUANTITY_POWER] = "power",
		[QUANTITY_ROOT] = "root",
		[QUANTITY_LIMIT] = "limit",
	};
	return texts[status];
}

static const struct parse_case {
	const char *name, *in, *want;
	int last_digit;
} parses[] = {
	{ "a number with a unit", "32 GB", "32 GB", 0 },
	{ "a number alone", "2.50", "5/2", -2 },
	{ "a unit may stand close", "12%", "12 %", 0 },
	{ "a no-break space stands before a unit", "12\u00a0GB", "12 GB", 0 },
	{ "a narrow one does", "~1..2\u202fGB", "~[1, 2] GB", 0 },
	{ "about", "~2.4", "~12/5", -1 },
	{ "zeros of an about number say nothing", "~1500 W", "~1500 W", 2 },
	{ "zeros of a plain number count", "1500 W", "1500 W", 0 },
	{ "about zero ends at its zero", "~0 W", "~0 W", 0 },
	{ "about ten ends at its one", "~10 W", "~10 W", 1 },
	{ "zeros behind the point always count", "~1.50", "~3/2", -2 },
	{ "an exponent moves the last digit", "1.5e3", "1500", 2 },
	{ "a range takes the unit behind it", "1100..1400 USD", "[1100, 1400] USD", 0 },
	{ "a range may name its unit twice", "1100 USD..1400 USD", "[1100, 1400] USD", 0 },
	{ "a range takes the unit before it", "1100 USD..1400", "[1100, 1400] USD", 0 },
	{ "a range may change the prefix", "512 MB .. 2 GB", "[512, 2000] MB", 0 },
	{ "a range of decimals", "1.5..2.5", "[3/2, 5/2]", -1 },
	{ "a range from a negative number", "-5..3 K", "[-5, 3] K", 0 },
	{ "at least", "4200+ USD", "[4200, ) USD", 0 },
	{ "at least, in signs", ">= 5", "[5, )", 0 },
	{ "at least, in one sign", "≥ 5 W", "[5, ) W", 0 },
	{ "at most", "..250 W", "(, 250] W", 0 },
	{ "at most, in signs", "<= 5", "(, 5]", 0 },
	{ "more than", "> 5 s", "(5, ) s", 0 },
	{ "less than", "<5 s", "(, 5) s", 0 },
	{ "about at least", "~4200+ USD", "~[4200, ) USD", 2 },
	{ "a value with an offset", "-5 °C", "-5 °C", 0 },
	{ "a compound unit", "2.50 USD/h", "5/2 USD/h", -2 },
	{ "an inverse", "50 1/s", "50 1/s", 0 },
	{ "spaces around do not count", "  7 W ", "7 W", 0 },
};

static void parses_quantities(void **state)
{
	const struct parse_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q = numbers_quantity(&n, c->in);
	assert_str(interval_text(&n, &q), c->want);
	assert_int_equal(q.last_digit, c->last_digit);
	assert_true(str_eq(q.literal, str_trim(str_from(c->in))));
	arena_free(n.keep);
}

static const struct refuse_case {
	const char *name, *in, *why;
	size_t where;
} refusals[] = {
	{ "nothing", "", "not a number", 0 },
	{ "a word", "many", "not a number", 0 },
	{ "about nothing", "~", "not a number", 1 },
	{ "a range without a lower end and without an upper one", "..", "not a number", 2 },
	{ "a range without an upper end", "5..", "not a number", 3 },
	{ "commas between thousands", "8,250 USD",
	    "numbers have no mark between thousands: write 8250 USD", 0 },
	{ "ends out of order", "5..3 W", "the ends of the range are not in order", 3 },
	{ "ends that do not fit", "5 W..6 s", "the ends of the range have units that do not fit", 5 },
	{ "an unknown unit", "32 GBs", "unknown unit GBs", 3 },
	{ "an unknown unit in a compound", "32 GB/fortnight", "unknown unit fortnight", 6 },
	{ "an affine unit in a compound", "3 W/°C", "°C cannot be part of another unit", 4 },
	{ "a unit without a number", "W", "not a number", 0 },
	{ "two comparisons", "> < 5", "not a number", 2 },
	{ "a plus behind a range", "1..2+ W", "unknown unit + W", 4 },
	{ "a decimal comma", "40,5 h", "a decimal has a point: write 40.5 h", 0 },
	{ "a decimal comma of about", "~2,50 USD/h", "a decimal has a point: write 2.50 USD/h", 0 },
	{ "the sign of money in front", "$2300",
	    "a currency stands behind its number, by name: 2300 USD", 0 },
	{ "its name in front", "USD 2300", "a currency stands behind its number, by name: 2300 USD", 0 },
	{ "another's sign in front", "~€ 12.5",
	    "a currency stands behind its number, by name: 12.5 EUR", 0 },
#ifndef RIGBOOK_IN_PAGE
	{ "a currency that the site lacks, by its sign", "¥ 500..600",
	    "a currency stands behind its number, by name: 500..600 JPY", 0 },
	{ "a sign behind the number", "5 zł", "unknown unit zł", 2 },
	{ "the sign of a currency that the site has", "5 US$",
	    "a currency stands behind its number, by name: 5 USD", 0 },
	{ "a currency by another sign of it", "US$ 5",
	    "a currency stands behind its number, by name: 5 USD", 0 },
#endif
	{ "a dash in a range", "3.35–12.29", "a range is written with two points: 3.35..12.29", 0 },
	{ "a hyphen in a range", "3-5 W", "a range is written with two points: 3..5 W", 0 },
	{ "three points", "3 ... 5 W", "a range is written with two points: 3..5 W", 0 },
	{ "a word in a range", "3 to 5 W", "a range is written with two points: 3..5 W", 0 },
	{ "an apostrophe between thousands", "24'064",
	    "numbers have no mark between thousands: write 24064", 0 },
	{ "a space between thousands", "24 064 W",
	    "numbers have no mark between thousands: write 24064 W", 0 },
	{ "a narrow space between thousands", "1\u202f024\u202f064",
	    "numbers have no mark between thousands: write 1024064", 0 },
	{ "something to be said later", "TBD", "what nobody has said is written: unknown", 0 },
	{ "unknown in capitals", "Unknown", "what nobody has said is written: unknown", 0 },
	{ "not available or not applicable", "n/a",
	    "write “unknown” if nobody has said it, “not applicable” if the question does not arise", 0 },
	{ "a decimal comma behind points", "2.300,50 USD",
	    "a decimal has a point: write 2300.50 USD", 0 },
	{ "two decimal commas", "1,5..2,5 W", "a decimal has a point: write 1.5..2.5 W", 0 },
	{ "about in another sign", "≈ 5 W", "about is written ~5 W", 0 },
	{ "about in a word", "ca. 5 W", "about is written ~5 W", 0 },
	{ "at most in words", "up to 5 W", "at most is written ..5 W", 0 },
	{ "at least in a word", "from 5 W", "at least is written \">= 5 W\"", 0 },
	{ "a minus from a text", "−5 W", "a minus is written -5 W", 0 },
	{ "a plus in front", "+5 W", "a number above zero is written 5 W", 0 },
	{ "no digit before the point", ".5 W", "a digit stands before the point: write 0.5 W", 0 },
	{ "no digit behind the point", "5. W", "write 5 W", 0 },
	{ "no cents", "2300,- USD", "write 2300 USD", 0 },
	{ "a half as a sign", "½ W", "a part of one is written with a point, as in 0.5", 0 },
	{ "one and a half", "1½ W", "a part of one is written with a point, as in 0.5", 0 },
	{ "a half as a quotient", "1/2 W", "a part of one is written with a point, as in 0.5", 0 },
	{ "more and less", "5 ± 1 W", "a range is written by both its ends, as in 4..6 W", 0 },
	{ "thousands as a letter", "2.3k USD",
	    "a number is written with all its zeros, as in 2300; a k belongs to its unit", 0 },
	{ "a date", "2025-10-06", "unknown unit -10-06", 4 },
};

static void refuses_quantities(void **state)
{
	const struct refuse_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity q;
	struct quantity_mistake mistake = { .near = NULL };
	assert_false(quantity_parse(n.units, n.keep, str_from(c->in), &q, &mistake));
	assert_str(mistake.why, c->why);
	assert_int_equal(mistake.where, c->where);
	arena_free(n.keep);
}

static const struct operate_case {
	const char *name, *a;
	char op;
	const char *b, *want;
} operations[] = {
	{ "a sum keeps the left unit", "1 GB", '+', "1 GiB", "4050277/1953125 GB" },
	{ "a sum needs one dimension", "1 W", '+', "1 Wh", "units" },
	{ "a plain number and percent add", "1", '+', "12 %", "28/25" },
	{ "sums of ranges add the ends", "1..2 W", '+', "10..20 W", "[11, 22] W" },
	{ "differences of ranges cross the ends", "1..2 W", '-', "10..20 W", "[-19, -8] W" },
	{ "about spreads", "~1 W", '+', "2 W", "~3 W" },
	{ "an open end stays open", "> 5 s", '+', "1..2 s", "(6, ) s" },
	{ "at least minus at least says nothing", "5+ W", '-', "3+ W", "(, ) W" },
	{ "at least minus a number is at least", "5+ W", '-', "3 W", "[2, ) W" },
	{ "money is changed for a sum", "100 USD", '+', "100 EUR", "225 USD" },
	{ "rates of money are changed for a sum", "1 USD/h", '+', "1 EUR/h", "9/4 USD/h" },
	{ "rates of money keep the left time", "24 USD/day", '+', "1 EUR/h", "54 USD/day" },
	{ "money without a rate does not add", "100 USD", '+', "100 CHF", "rate" },
	{ "money and power do not add", "100 USD", '+', "100 W", "units" },
	{ "money and a rate of other money do not add", "100 USD", '+', "100 EUR/h", "units" },
	{ "a difference of temperatures is in kelvin", "20 °C", '-', "15 °C", "5 K" },
	{ "a difference of other degrees is in kelvin", "212 °F", '-', "32 °F", "100 K" },
	{ "a temperature takes a difference", "20 °C", '+', "5 K", "25 °C" },
	{ "a difference goes onto a temperature", "5 K", '+', "20 °C", "25 °C" },
	{ "a temperature loses a difference", "20 °C", '-', "5 K", "15 °C" },
	{ "a difference does not lose a temperature", "5 K", '-', "20 °C", "units" },
	{ "temperatures do not add", "20 °C", '+', "15 °C", "units" },
	{ "temperatures do not multiply", "20 °C", '*', "2", "units" },
	{ "temperatures do not divide", "20 °C", '/', "10 °C", "units" },
	{ "loudness subtracts", "30 dBA", '-', "25 dBA", "5 dB" },
	{ "a level takes a difference", "30 dBA", '+', "5 dB", "35 dBA" },
	{ "a difference goes onto a level", "5 dB", '+', "30 dBA", "35 dBA" },
	{ "a level loses a difference", "30..32 dBA", '-', "5 dB", "[25, 27] dBA" },
	{ "a difference does not lose a level", "5 dB", '-', "30 dBA", "units" },
	{ "differences of levels add", "5 dB", '+', "1 dB", "6 dB" },
	{ "differences of levels divide", "6 dB", '/', "3 dB", "2" },
	{ "a difference of levels multiplies", "6 dB", '*', "2", "12 dB" },
	{ "a level takes no plain number", "30 dBA", '+', "5", "units" },
	{ "loudness does not add", "30 dBA", '+', "25 dBA", "units" },
	{ "loudness does not divide", "30 dBA", '/', "2", "units" },
	{ "hours a week make a rate of money", "2.50 USD/h", '*', "40 h/week", "100 USD/week" },
	{ "money over its rate is time", "15600 USD", '/', "5200 USD/year", "3 year" },
	{ "a product of ranges takes the outermost corners", "-1..2", '*', "-3..4", "[-6, 8]" },
	{ "a product with zero is zero even without an end", "0", '*', "5+ W", "0 W" },
	{ "a product without an end has none", "2..3", '*', "5+ W", "[10, ) W" },
	{ "a negative product turns the end over", "-2", '*', "5+ W", "(, -10] W" },
	{ "an open end at zero stays open", "> 0", '*', "2..3", "(0, )" },
	{ "a closed zero closes the product", "0..1", '*', "> 5", "[0, )" },
	{ "a quotient of ranges", "1..2", '/', "4..8", "[1/8, 1/2]" },
	{ "a quotient by at least goes down to zero", "1", '/', "4+", "(0, 1/4]" },
	{ "a quotient by more than zero has no end", "1", '/', "> 0", "(0, )" },
	{ "a quotient by a negative range", "1", '/', "-4..-2", "[-1/2, -1/4]" },
	{ "a quotient by zero", "1", '/', "0 W", "zero" },
	{ "a quotient by a range that holds zero", "1", '/', "-1..1", "(, )" },
	{ "nothing is nothing, whatever divides it", "0", '/', "-1..1", "0" },
	{ "a quotient of what has no bounds", "-1..1", '/', "..5", "(, )" },
	{ "a quotient by a range that starts at zero", "1", '/', "0..2", "[1/2, )" },
	{ "a quotient by a range that ends at zero", "3", '/', "-2..0", "(, -3/2]" },
	{ "a quotient by at most", "1", '/', "..5", "(, )" },
	{ "different moneys divide to a ratio", "100 USD", '/', "100 EUR", "4/5" },
	{ "money over a rate of other money is time", "100 USD", '/', "10 EUR/year", "8 year" },
	{ "money over money without a rate", "100 USD", '/', "100 CHF", "rate" },
	{ "products never change money", "2 USD", '*', "3 EUR", "6 USD·EUR" },
	{ "units cancel into a plain number", "32 GB", '/', "30 GiB", "390625/393216" },
	{ "a square", "3 m", '^', "2", "9 m²" },
	{ "a negative power", "2 s", '^', "-2", "1/4 1/s²" },
	{ "an even power of a range across zero starts at zero", "-2..3", '^', "2", "[0, 9]" },
	{ "an even power of a negative range turns it over", "-3..-2", '^', "2", "[4, 9]" },
	{ "an odd power keeps the order", "-3..2", '^', "3", "[-27, 8]" },
	{ "a negative power of a range", "2..4", '^', "-1", "[1/4, 1/2]" },
	{ "an even power of at most", "..-2", '^', "2", "[4, )" },
	{ "a negative power of zero", "0", '^', "-1", "zero" },
	{ "a negative power of what starts at zero", "0..2", '^', "-1", "[1/2, )" },
	{ "an even negative power across zero", "-3..2", '^', "-2", "[1/9, )" },
	{ "an odd negative power across zero", "-3..2", '^', "-3", "(, )" },
	{ "a power of zero is one", "5 m", '^', "0", "1" },
	{ "a power of a fraction is exact where it can be", "9 m^2", '^', "0.5", "3 m" },
	{ "a power of a range", "4..9", '^', "-0.5", "[1/3, 1/2]" },
	{ "a power of what starts at zero", "0..4", '^', "-0.5", "[1/2, )" },
	{ "a power of what has none", "-1..4", '^', "0.5", "root" },
	{ "a power that asks for a root of a unit that has none", "2 m", '^', "0.5", "units" },
	{ "an exponent is plain", "2", '^', "2 s", "power" },
	{ "an exponent is a point", "2", '^', "2..3", "power" },
	{ "an exponent has a limit", "2", '^', "1001", "power" },
	{ "a power of a unit has a limit", "2 m", '^', "101", "power" },
	{ "a power has a limit of digits", "1e999", '^', "1000", "limit" },
	{ "a temperature has no powers", "2 °C", '^', "2", "units" },
	{ "the smaller of two ranges, end by end", "1..5 W", '<', "2..3 W", "[1, 3] W" },
	{ "the larger of two ranges, end by end", "1..5 W", '>', "2..3 W", "[2, 5] W" },
	{ "the smaller of two moneys", "10 USD", '<', "7.2 EUR", "9 USD" },
	{ "the smaller has the left unit", "2 GB", '<', "900 MB", "9/10 GB" },
	{ "the larger of at least", "5+ W", '>', "7 W", "[7, ) W" },
	{ "the smaller of at least", "5+ W", '<', "7 W", "[5, 7] W" },
	{ "temperatures have a smaller", "5 °C", '<', "3 °C", "3 °C" },
	{ "a hull holds both", "1 W", 'u', "3..4 W", "[1, 4] W" },
	{ "a hull of equals is a point", "1 W", 'u', "1 W", "1 W" },
	{ "a hull with at least has no end", "7+ W", 'u', "1..2 W", "[1, ) W" },
	{ "a share of points", "1 W", 's', "3 W", "1/4" },
	{ "a share of ranges counts the part once", "1..2 W", 's', "2..3 W", "[1/4, 1/2]" },
	{ "a share of at least ends at one", "1+ W", 's', "1 W", "[1/2, 1)" },
	{ "a share beside at least goes down to zero", "1 W", 's', "1+ W", "(0, 1/2]" },
	{ "a share of other money", "5 USD", 's', "4 EUR", "1/2" },
	{ "a share of nothing", "0 W", 's', "0 W", "zero" },
	{ "a sum at a rate that is about is about", "10 USD", '+', "10 GBP", "~25 USD" },
	{ "a difference at such a rate is", "20 USD", '-', "10 GBP", "~5 USD" },
	{ "a quotient at such a rate is", "30 USD", '/', "10 GBP", "~2" },
	{ "a quotient of rates of money at such a rate is", "30 USD/h", '/', "10 GBP/day", "~48" },
	{ "a product of two moneys needs no rate", "2 USD", '*', "3 GBP", "6 USD·GBP" },
	{ "the smaller at such a rate is about", "10 USD", '<', "10 GBP", "~10 USD" },
	{ "the larger at such a rate is", "10 USD", '>', "10 GBP", "~15 USD" },
	{ "a hull at such a rate is", "10 USD", 'u', "10 GBP", "~[10, 15] USD" },
	{ "a share at such a rate is", "15 USD", 's', "10 GBP", "~1/2" },
	{ "a share that may be negative at such a rate is", "15 USD", 's', "-2..10 GBP", "~[1/2, 5/4]" },
	{ "a share that may be negative is a bound", "1..2", 's', "-0.5..3", "within [1/5, 4]" },
};

static enum quantity_status operate(const struct arithmetic *arithmetic, const struct quantity *a,
    char op, const struct quantity *b, struct quantity *out)
{
	switch (op) {
	case '+':
		return quantity_add(arithmetic, a, b, out);
	case '-':
		return quantity_sub(arithmetic, a, b, out);
	case '*':
		return quantity_mul(arithmetic, a, b, out);
	case '/':
		return quantity_div(arithmetic, a, b, out);
	case '^':
		return quantity_pow(arithmetic, a, b, out);
	case '<':
		return quantity_min(arithmetic, a, b, out);
	case '>':
		return quantity_max(arithmetic, a, b, out);
	case 'u':
		return quantity_hull(arithmetic, a, b, out);
	default:
		return quantity_share(arithmetic, a, b, out);
	}
}

static void computes(void **state)
{
	const struct operate_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity a = numbers_quantity(&n, c->a), b = numbers_quantity(&n, c->b), out;
	enum quantity_status status = operate(numbers_how(&n), &a, c->op, &b, &out);
	assert_str(status == QUANTITY_OK ? interval_text(&n, &out) : str_from(status_text(status)),
	    c->want);
	if (status == QUANTITY_OK)
		assert_int_equal(out.literal.len, 0);
	arena_free(n.keep);
}

static const struct single_case {
	const char *name;
	char op;
	const char *a, *want;
} singles[] = {
	{ "a range is negated end for end", '-', "1..2 W", "[-2, -1] W" },
	{ "at least is negated to at most", '-', "5+ W", "(, -5] W" },
	{ "a temperature is negated as it is written", '-', "5 °C", "-5 °C" },
	{ "a positive range is its own absolute value", '|', "1..2 W", "[1, 2] W" },
	{ "a negative range is turned over", '|', "-2..-1 W", "[1, 2] W" },
	{ "a range across zero starts at zero", '|', "-5..3 W", "[0, 5] W" },
	{ "at most has no end", '|', "..3 W", "[0, ) W" },
	{ "a temperature has no absolute value", '|', "5 °C", "units" },
	{ "the floor is counted in its own unit", 'f', "2.9 GB", "2 GB" },
	{ "the floor of a negative number goes down", 'f', "-2.1", "-3" },
	{ "the ceiling of a range", 'c', "1.2..2.1 W", "[2, 3] W" },
	{ "the nearest of a half is even", 'n', "2.5 kW", "2 kW" },
	{ "a temperature is rounded in degrees", 'n', "20.6 °C", "21 °C" },
	{ "the floor below a whole number is one less", 'f', "< 5 s", "(, 4] s" },
	{ "the ceiling above a whole number is one more", 'c', "> 5 s", "[6, ) s" },
	{ "the floor above a whole number is that number", 'f', "> 5 s", "[5, ) s" },
	{ "a root of a square unit", 'r', "9 m^2", "3 m" },
	{ "a root in a prefixed unit", 'r', "9 km^2", "3 km" },
	{ "a root of a range", 'r', "4..9", "[2, 3]" },
	{ "a root of at least", 'r', "4+", "[2, )" },
	{ "a root of a unit that is no square", 'r', "9 m", "units" },
	{ "a root of a negative number", 'r', "-1", "root" },
	{ "a root of a range that may be negative", 'r', "-1..1", "root" },
	{ "a root of at most is that of what has one", 'r', "..1", "[0, 1]" },
	{ "a root of at most what has none", 'r', "..-1", "root" },
	{ "a root of a range with a part that has none", 'r', "-1..1", "root" },
};

static void computes_alone(void **state)
{
	const struct single_case *c = *state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	struct quantity a = numbers_quantity(&n, c->a), out;
	enum quantity_status status;
	switch (c->op) {
	case '-':
		status = quantity_neg(arithmetic, &a, &out);
		break;
	case '|':
		status = quantity_abs(arithmetic, &a, &out);
		break;
	case 'f':
		status = quantity_round(arithmetic, &a, ROUND_FLOOR, &out);
		break;
	case 'c':
		status = quantity_round(arithmetic, &a, ROUND_CEIL, &out);
		break;
	case 'n':
		status = quantity_round(arithmetic, &a, ROUND_NEAREST, &out);
		break;
	default:
		status = quantity_root(arithmetic, &a, 2, &out);
		break;
	}
	assert_str(status == QUANTITY_OK ? interval_text(&n, &out) : str_from(status_text(status)),
	    c->want);
	arena_free(n.keep);
}

static const struct convert_case {
	const char *name, *from, *unit, *want;
} conversions[] = {
	{ "bytes convert exactly", "1 GiB", "MB", "16777216/15625 MB" },
	{ "time converts exactly", "1 year", "h", "8760 h" },
	{ "a share of time converts to percent", "42 h/week", "%", "25 %" },
	{ "a temperature converts to kelvin", "20 °C", "K", "5863/20 K" },
	{ "a temperature converts to other degrees", "100 °C", "°F", "212 °F" },
	{ "money converts at the rate", "100 EUR", "USD", "125 USD" },
	{ "a rate of money converts in both", "1 EUR/h", "USD/day", "30 USD/day" },
	{ "money at a rate that is about is about", "10 GBP", "USD", "~15 USD" },
	{ "so is a rate of money that changes both", "1 GBP/h", "USD/day", "~36 USD/day" },
	{ "a range converts end by end", "1..2 kW", "W", "[1000, 2000] W" },
	{ "dimensions do not convert", "1 W", "Wh", "units" },
	{ "loudness does not convert", "1 dBA", "W", "units" },
	{ "money without a rate does not convert", "1 CHF", "USD", "rate" },
};

static void converts(void **state)
{
	const struct convert_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity from = numbers_quantity(&n, c->from), out;
	enum quantity_status status =
	    quantity_convert(numbers_how(&n), &from, numbers_unit(&n, c->unit), &out);
	assert_str(status == QUANTITY_OK ? interval_text(&n, &out) : str_from(status_text(status)),
	    c->want);
	arena_free(n.keep);
}

static const struct compare_case {
	const char *name, *a;
	enum comparison op;
	const char *b;
	enum truth want;
} comparisons[] = {
	{ "less holds for all", "1..2 W", COMPARE_LT, "3 W", TRUTH_YES },
	{ "less holds for none", "3..4 W", COMPARE_LT, "1..3 W", TRUTH_NO },
	{ "less is undecided where ranges overlap", "1..3 W", COMPARE_LT, "2 W", TRUTH_UNDECIDED },
	{ "less is undecided where ranges touch", "1..2 W", COMPARE_LT, "2 W", TRUTH_UNDECIDED },
	{ "less or equal holds where ranges touch", "1..2 W", COMPARE_LE, "2 W", TRUTH_YES },
	{ "less or equal holds for none", "3..4 W", COMPARE_LE, "1..2 W", TRUTH_NO },
	{ "greater holds above an open end", "> 5 s", COMPARE_GT, "5 s", TRUTH_YES },
	{ "greater is undecided above a closed end", ">= 5 s", COMPARE_GT, "5 s", TRUTH_UNDECIDED },
	{ "greater or equal holds above a closed end", ">= 5 s", COMPARE_GE, "5 s", TRUTH_YES },
	{ "at least is not below", "5+ W", COMPARE_LT, "4 W", TRUTH_NO },
	{ "at least may be anything above", "5+ W", COMPARE_LT, "9 W", TRUTH_UNDECIDED },
	{ "points in different units are equal", "1 kW", COMPARE_EQ, "1000 W", TRUTH_YES },
	{ "points are not equal", "1 kW", COMPARE_EQ, "1001 W", TRUTH_NO },
	{ "a range that holds the point is undecided", "1..2", COMPARE_EQ, "2", TRUTH_UNDECIDED },
	{ "ranges that do not meet are not equal", "1..2", COMPARE_EQ, "3..4", TRUTH_NO },
	{ "an open end is not equal to its number", "> 5", COMPARE_EQ, "5", TRUTH_NO },
	{ "ranges that do not meet differ", "1..2", COMPARE_NE, "3..4", TRUTH_YES },
	{ "about does not widen", "~5", COMPARE_EQ, "5", TRUTH_YES },
	{ "money is changed to compare", "8 EUR", COMPARE_EQ, "10 USD", TRUTH_YES },
	{ "temperatures compare", "20 °C", COMPARE_EQ, "68 °F", TRUTH_YES },
};

static void compares(void **state)
{
	const struct compare_case *c = *state;
	struct numbers n = numbers_new();
	struct quantity a = numbers_quantity(&n, c->a), b = numbers_quantity(&n, c->b);
	enum truth truth;
	assert_int_equal(quantity_compare(numbers_how(&n), &a, c->op, &b, &truth), QUANTITY_OK);
	assert_int_equal(truth, c->want);
	arena_free(n.keep);
}

static void what_does_not_fit_does_not_compare(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	struct quantity watt = numbers_quantity(&n, "1 W"), second = numbers_quantity(&n, "1 s");
	struct quantity celsius = numbers_quantity(&n, "1 °C"), kelvin = numbers_quantity(&n, "1 K");
	struct quantity dollar = numbers_quantity(&n, "1 USD"), franc = numbers_quantity(&n, "1 CHF");
	enum truth truth;
	assert_int_equal(
	    quantity_compare(arithmetic, &watt, COMPARE_LT, &second, &truth), QUANTITY_UNITS);
	assert_int_equal(
	    quantity_compare(arithmetic, &celsius, COMPARE_LT, &kelvin, &truth), QUANTITY_UNITS);
	assert_int_equal(
	    quantity_compare(arithmetic, &dollar, COMPARE_LT, &franc, &truth), QUANTITY_RATE);
	arena_free(n.keep);
}

static void a_result_may_replace_its_operand(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	struct quantity a = numbers_quantity(&n, "~-2..3 W"), b = numbers_quantity(&n, "1 W");
	assert_int_equal(quantity_add(arithmetic, &a, &b, &a), QUANTITY_OK);
	assert_str(interval_text(&n, &a), "~[-1, 4] W");
	assert_int_equal(quantity_abs(arithmetic, &a, &a), QUANTITY_OK);
	assert_str(interval_text(&n, &a), "~[0, 4] W");
	assert_int_equal(quantity_share(arithmetic, &a, &b, &a), QUANTITY_OK);
	assert_str(interval_text(&n, &a), "~[0, 4/5]");
	arena_free(n.keep);
}

/* Every pair of what cannot be computed, in place of either operand. */
static void what_fails_changes_nothing(void **state)
{
	static const char *const texts[] = { "20 °C", "30 dBA", "~5..6 USD", "1..2 CHF", "0 W",
		"-1..1", "-4 m", "1000", "1e999 m", "2 s", "5+ USD/h", "3 GBP" };
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	size_t failed = 0;
	for (size_t i = 0; i < countof(texts) * countof(texts); i++) {
		const struct quantity a = numbers_quantity(&n, texts[i / countof(texts)]);
		const struct quantity b = numbers_quantity(&n, texts[i % countof(texts)]);
		for (const char *op = "+-*/^<>us"; *op; op++) {
			struct quantity out = a;
			if (operate(arithmetic, &out, *op, &b, &out) != QUANTITY_OK) {
				assert_memory_equal(&out, &a, sizeof(a));
				failed++;
			}
			out = b;
			if (operate(arithmetic, &a, *op, &out, &out) != QUANTITY_OK)
				assert_memory_equal(&out, &b, sizeof(b));
		}
		struct quantity out = a;
		if (quantity_convert(arithmetic, &out, b.unit, &out) != QUANTITY_OK)
			assert_memory_equal(&out, &a, sizeof(a));
		out = a;
		if (quantity_root(arithmetic, &out, 3, &out) != QUANTITY_OK)
			assert_memory_equal(&out, &a, sizeof(a));
	}
	assert_true(failed > 100);
	arena_free(n.keep);
}

static enum quantity_status work_out(
    const struct arithmetic *arithmetic, char op, const struct quantity *a, struct quantity *out)
{
	switch (op) {
	case 'n':
		return quantity_neg(arithmetic, a, out);
	case 'a':
		return quantity_abs(arithmetic, a, out);
	case 'd':
		return quantity_round(arithmetic, a, ROUND_FLOOR, out);
	case 'r':
		return quantity_root(arithmetic, a, 2, out);
	case 'e':
		return quantity_exp(arithmetic, a, out);
	case 'l':
		return quantity_log(arithmetic, a, NULL, out);
	case 'b': /* to itself as the base */
		return quantity_log(arithmetic, a, a, out);
	case 'p':
		return quantity_power(arithmetic, a, ratio_of(arithmetic->keep, 1, 3), out);
	case 'c':
		return quantity_change(arithmetic, a, STR("EUR"), out);
	default:
		return quantity_fit(arithmetic, a, a->unit, out);
	}
}

/* What is computed in place is what is computed beside it, or nothing is. */
static void functions_work_in_place(void **state)
{
	static const char *const texts[] = { "20 °C", "30 dBA", "~5..6 USD", "-3 CHF", "1..2 CHF",
		"0 W", "-1..1", "-4 m", "1000", "~0.5..2", "1e999", "2 s", "5+ USD/h", "..7", "3 GBP" };
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	size_t failed = 0, worked = 0;
	for (size_t i = 0; i < countof(texts); i++) {
		const struct quantity a = numbers_quantity(&n, texts[i]);
		for (const char *op = "nadrelbpcf"; *op; op++) {
			struct quantity beside = a, in_place = a;
			enum quantity_status status = work_out(arithmetic, *op, &a, &beside);
			assert_int_equal(work_out(arithmetic, *op, &in_place, &in_place), status);
			if (status == QUANTITY_OK)
				assert_str(interval_text(&n, &in_place),
				    str_z(n.keep, interval_text(&n, &beside)));
			else
				assert_memory_equal(&in_place, &a, sizeof(a));
			failed += status != QUANTITY_OK;
			worked += status == QUANTITY_OK;
		}
	}
	assert_true(failed > 20 && worked > 50);
	arena_free(n.keep);
}

static void a_bound_stays_a_bound(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct quantity a = numbers_quantity(&n, "1..2 W"), b = numbers_quantity(&n, "3 W"), out;
	a.bound = true;
	assert_int_equal(quantity_mul(numbers_how(&n), &b, &a, &out), QUANTITY_OK);
	assert_true(out.bound);
	arena_free(n.keep);
}

static void repeated_squares_come_to_an_end(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	const struct arithmetic *arithmetic = numbers_how(&n);
	struct quantity a = numbers_quantity(&n, "1.0000001");
	enum quantity_status status = QUANTITY_OK;
	for (int i = 0; i < 40 && status == QUANTITY_OK; i++)
		status = quantity_mul(arithmetic, &a, &a, &a);
	assert_int_equal(status, QUANTITY_LIMIT);
	arena_free(n.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(what_does_not_fit_does_not_compare),
		cmocka_unit_test(a_result_may_replace_its_operand),
		cmocka_unit_test(what_fails_changes_nothing),
		cmocka_unit_test(functions_work_in_place),
		cmocka_unit_test(a_bound_stays_a_bound),
		cmocka_unit_test(repeated_squares_come_to_an_end),
	};
	struct CMUnitTest tests[300];
	size_t n = 0;
	ADD_ROWS(tests, n, parses, parses_quantities);
	ADD_ROWS(tests, n, refusals, refuses_quantities);
	ADD_ROWS(tests, n, operations, computes);
	ADD_ROWS(tests, n, singles, computes_alone);
	ADD_ROWS(tests, n, conversions, converts);
	ADD_ROWS(tests, n, comparisons, compares);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return _cmocka_run_group_tests("quantity", tests, n, NULL, NULL);
}
