#include "formula_world.h"
#include "number/show.h"
#include "number/unit_print.h"

static const char shop[] = "bicycle is vehicle\n"
			   "wheel is part\n"
			   "motor is part\n"
			   "road_wheel: wheel\n"
			   "hub_motor: motor\n"
			   "tourer: bicycle\n"
			   "racer: bicycle\n"
			   "kit: bicycle\n"
			   "road_wheel.price = 50..60 USD\n"
			   "hub_motor.price = 300 USD\n"
			   "hub_motor.power = 250 W\n"
			   "tourer.price = 1250 USD\n"
			   "tourer.weight = 12..15 kg\n"
			   "tourer.load = 20..25 kg\n"
			   "tourer.parts = [2 road_wheel, 1 hub_motor]\n"
			   "tourer.motor = hub_motor\n"
			   "tourer.hub_motor = 3\n"
			   "tourer.bicycle = racer\n"
			   "tourer.broken := 1 / 0\n"
			   "tourer.twice := price * 2\n"
			   "tourer.trip(distance) := distance / (20 km/h)\n"
			   "racer.price = 2000 USD\n"
			   "racer.weight = unknown\n"
			   "kit.parts = []\n";

static struct fake *shop_new(void)
{
	return fake_new((struct str){ shop, sizeof(shop) - 1 });
}

static void shop_free(struct fake *fake)
{
	arena_free(fake->numbers.keep);
}

/* Where a mistake is placed: the column under the caret, and what is hinted. */

static const struct place_case {
	const char *name, *formula;
	unsigned col;
	const char *message, *hint;
} places[] = {
	{ "an open bracket is shown where it opens", "2 * (1 + 3", 5,
	    "this bracket is never closed", NULL },
	{ "a bracket too many is shown itself", "1 + 2)", 6, "there is no open bracket to close", NULL },
	{ "a missing value is shown where it should be", "1 + * 2", 5,
	    "a value is missing before “*”", NULL },
	{ "nothing at all", "  ", 3, "there is nothing to compute", NULL },
	{ "columns count bytes, also behind a sign of three", "1 ≤ 2 ≤ 3", 9,
	    "comparisons do not chain", "write: a < b and b < c" },
	{ "other languages' and", "1 && 2", 3, "“&&” has no meaning here", "write: a and b" },
	{ "other languages' or", "1 || 2", 3, "“||” has no meaning here", "write: a or b" },
	{ "a word in capitals", "kit AND kit", 5, "an operator is missing before “AND”",
	    "it is written in small letters: and" },
	{ "a word in capitals behind a number", "1 < 2 AND 2 < 3", 7, "there is no unit “AND”",
	    "it is written in small letters: and" },
	{ "other languages' arrow", "kit->price", 4, "“->” has no meaning here",
	    "a part follows a point: a.b; a choice is written if(condition, a, b)" },
	{ "other languages' at least", "1 => 2", 3, "“=>” has no meaning here", "write: a >= b" },
	{ "a raised digit behind a number", "2²", 2, "“²” has no meaning here", "a power is written a^2" },
	{ "other languages' not", "!true", 1, "“!” has no meaning here", "write: not a" },
	{ "other languages' power", "2 ** 3", 3, "“**” has no meaning here", "a power is written a^2" },
	{ "other languages' remainder", "kit % 3", 5, "“%” has no meaning here",
	    "percent is a unit and follows a number: 5 %; to print a share in percent, in(x, %)" },
	{ "a currency sign in front", "$5", 1, "“$” has no meaning here",
	    "a currency follows its number by name: 5 USD" },
	{ "a fraction without its zero", "2 + .5", 5, "a value is missing before the dot",
	    "a fraction starts with its zero: 0.5" },
	{ "a grouping comma", "1 + 8,250 USD", 6, "8,250: numbers are written without grouping commas",
	    "write 8250, or a space after the comma if these are two numbers" },
	{ "an unknown unit is shown itself", "1 + 32 GBs", 8, "there is no unit “GBs”",
	    "did you mean “GB”?" },
	{ "an id with dashes, whose number has no members", "1 + rtx-50.price", 11,
	    "an operator is missing before “.”",
	    "- subtracts, and ids are written with _: did you mean “rtx_50.price”?" },
	{ "an id with dashes", "hub-motor", 1, "nothing here is called “hub-motor”",
	    "- subtracts, and ids are written with _: did you mean “hub_motor”?" },
	{ "an id with dashes and its member", "2 * hub-motor.price", 5,
	    "nothing here is called “hub-motor.price”",
	    "- subtracts, and ids are written with _: did you mean “hub_motor.price”?" },
	{ "a guard, mistyped", "requires 1 < 2", 10, "an operator is missing before “1”",
	    "did you mean “require”?" },
	{ "a guard with a capital", "Require 1 < 2", 9, "an operator is missing before “1”",
	    "did you mean “require”?" },
	{ "a guard of other languages", "assert 1 < 2", 8, "an operator is missing before “1”",
	    "did you mean “require”?" },
	{ "a function without brackets", "if 1 < 2", 4, "an operator is missing before “1”",
	    "write it so: if(condition, value if so, value if not)" },
	{ "part of a unit is shown itself", "5 GB/price", 6, "there is no unit “price”",
	    "a name behind a number is its unit; an operator needs spaces around it: 2 * a, 100 / b" },
	{ "an unclosed text", "1 = \"red", 5, "this text has no closing quote", NULL },
	{ "curly quotes", "“red” = 1", 1, "““” has no meaning here",
	    "text stands in straight quotes: \"used\"" },
	{ "a stranger among the signs", "1 # 2", 3, "“#” has no meaning here",
	    "what is no formula, and shall show its braces, is written \\{{ in the text" },
	{ "where outside of a loop", "kit where 1", 5, "“where” belongs to a list inside a function",
	    "write it so: sum(parts where weight > 1 kg, price)" },
	{ "a comma between two values", "1, 2", 2,
	    "a comma only separates what a function is given", NULL },
	{ "too few arguments", "1 + if(true, 2)", 5, "if is given too little",
	    "write it so: if(condition, value if so, value if not)" },
	{ "too many arguments", "abs(1, 2)", 1, "abs is given too much", "write it so: abs(value)" },
	{ "a function's name misspelt", "geomaen(1, 2)", 9,
	    "“geomaen” is no function, and what a figure is given has a name in front",
	    "did you mean “geomean”?" },
	{ "a day that does not exist", "2025-02-30", 1, "2025-02-30 is not a day of the calendar", NULL },
	{ "a member is shown by its last name", "tourer.motor.pwoer", 14,
	    "“tourer.motor” has nothing called “pwoer”", "did you mean “power”?" },
	{ "a bare name is suggested", "1 * turer", 5, "nothing here is called “turer”",
	    "did you mean “tourer”?" },
	{ "units that do not fit are shown at their operator", "1 kg + 2 m", 6,
	    "cannot add “2 m” (length, m) to “1 kg” (mass, kg)", NULL },
	{ "scales are compared on one of them", "25 °C > 300 K", 8,
	    "cannot compare “25 °C” (temperature, °C) with “300 K” (temperature, K)",
	    "put both on one scale: in(x, °C)" },
	{ "a range in brackets", "2 * (1..3)", 7,
	    "a range of numbers stands only in a loop: sum(t in 1..5, …)",
	    "an uncertain number belongs in the data, with its source" },
	{ "a figure with parameters asked for without them", "tourer.trip * 2", 8,
	    "“trip” must be called with its parameters", "write it so: trip(parameter: value)" },
	{ "a unit to put a value in is no place for operators", "in(5 W, foo)", 9,
	    "there is no unit “foo”", NULL },
	{ "a division by zero is shown at its operator", "6 / (3 - 3)", 3,
	    "cannot divide by “(3 - 3)”: it is 0", NULL },
	{ "text among numbers is shown itself", "1 + \"a\"", 5,
	    "“\"a\"” is text, but a quantity is wanted here", NULL },
	{ "a list is no number", "tourer.parts.price", 14,
	    "“tourer.parts” is a list and has no “price” of its own",
	    "say what to make of its elements: sum(tourer.parts, price)" },
	{ "a long operand is cut", "kit + (1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 2)",
	    1, "“kit” is a thing, but a quantity is wanted here", NULL },
};

static void places_mistakes(void **state)
{
	const struct place_case *c = *state;
	struct fake *fake = shop_new();

	fake_result(fake, str_from(c->formula));
	assert_true(diag_count(fake->diag) > 0);
	const struct diag_message *message = diag_at(fake->diag, 0);
	assert_str(message->text, c->message);
	assert_str(message->hint, c->hint ? c->hint : "");
	assert_int_equal(message->at.line, 1);
	assert_int_equal(message->at.col, c->col);
	shop_free(fake);
}

/* One mistake, one message: how many an evaluation alone gives. */

static const struct count_case {
	const char *name, *formula;
	size_t count;
} counts[] = {
	{ "a bad operand is not complained of again", "(1 / 0 + 3) * 2 > 5 and true", 1 },
	{ "two mistakes are two", "nobody + nothing", 2 },
	{ "a mistake in every element is one", "sum(t in 1..9, t / 0)", 1 },
	{ "a mistake in every condition is one", "count(bicycle where nobody)", 1 },
	{ "what is not looked at is no mistake", "if(true, 1, 1 / 0)", 0 },
	{ "a mistake inside a figure is reported there", "tourer.broken + tourer.broken * 2", 2 },
	{ "what is unknown is no mistake", "racer.weight * 2 > 3 kg", 0 },
	{ "a bad argument keeps a call from being tried", "tourer.trip(distance: nobody)", 1 },
};

static void counts_messages(void **state)
{
	const struct count_case *c = *state;
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	struct show show;
	const struct formula *formula = fake_parse(fake, str_from(c->formula), &show);

	assert_non_null(formula);
	struct value value = formula_eval(formula, &context);
	assert_int_equal(diag_count(fake->diag), c->count);
	assert_int_equal(value.kind == VALUE_BAD, c->count > 0);
	shop_free(fake);
}

/* Types, told without any value, as for a figure with parameters. */

static const struct type_case {
	const char *name, *formula, *want; /* a unit, a sort, or the mistake */
} types[] = {
	{ "a product of units", "rate * hours", "USD" },
	{ "a parameter's attribute", "of.price", "USD" },
	{ "own attributes are bare names", "price / weight", "USD/kg" },
	{ "a power that is typed", "weight ^ 2", "kg²" },
	{ "a power that is not typed has who knows which unit", "weight ^ many", "?" },
	{ "a plain number to any power is plain", "many ^ many", "" },
	{ "a conversion", "in(rate, USD/day)", "USD/day" },
	{ "a truth", "price > 3 USD and not (weight = weight)", "yes or no" },
	{ "a sum over records", "sum(parts, quantity * item.price)", "USD" },
	{ "a kind makes more attributes known", "sum(parts where item is motor, item.power)", "W" },
	{ "a condition makes more attributes known",
	    "if(motor is motor and motor.power > 1 W, motor.power, 3 W)", "W" },
	{ "a count is a plain number", "count(b in vehicle where b.price > 3 USD)", "" },
	{ "dates subtract to days", "2025-01-02 - 2025-01-01", "days" },
	{ "a call of another figure", "tourer.trip(distance: 3 km)", "h" },
	{ "two units that do not fit", "price + weight",
	    "cannot add “weight” (mass, kg) to “price” (money (USD), USD)" },
	{ "branches that do not fit", "if(true, price, weight)",
	    "cannot bring “price” (money (USD), USD) and “weight” (mass, kg) together" },
	{ "a comparison that does not fit", "price > weight",
	    "cannot compare “price” (money (USD), USD) with “weight” (mass, kg)" },
	{ "a parameter used as what it is not", "rate + hours",
	    "cannot add “hours” (time, h) to “rate” (money (USD)/time, USD/h)" },
	{ "a mistake makes the rest unsure, silently", "nobody + price * 2",
	    "nothing here is called “nobody”" },
	{ "an own name and a thing's", "hub_motor",
	    "“hub_motor” has two meanings here: the thing's own, and a name of the whole site" },
	{ "an own name that is its kind's", "bicycle.price", "USD" },
	{ "a parameter and an own name", "load",
	    "“load” has two meanings here: a parameter, and the thing's own" },
	{ "an element's name and an own one", "max(vehicle, price)",
	    "“price” has two meanings here: the element's, and the thing's own" },
	{ "a named element has no bare names", "max(v in vehicle, v.price) - price", "USD" },
	{ "a loop's variable and a parameter", "sum(many in 1..3, many)",
	    "“many” has two meanings here: the loop's own, and a parameter" },
};

static void tells_types(void **state)
{
	const struct type_case *c = *state;
	struct fake *fake = shop_new();
	struct arena *keep = fake->numbers.keep;
	struct formula_context context = fake_run(fake);
	struct show show;
	const struct kind *bicycle = map_get(&fake->kinds, STR("bicycle"));
	struct type self = { .kind = TYPE_THING, .of = bicycle };
	const struct binding given[] = {
		{ .name = STR("rate"),
		    .type = { .kind = TYPE_QUANTITY, .unit = numbers_unit(&fake->numbers, "USD/h") } },
		{ .name = STR("hours"),
		    .type = { .kind = TYPE_QUANTITY, .unit = numbers_unit(&fake->numbers, "h") } },
		{ .name = STR("many"),
		    .type = { .kind = TYPE_QUANTITY, .unit = unit_one(fake->numbers.units) } },
		{ .name = STR("load"),
		    .type = { .kind = TYPE_QUANTITY, .unit = unit_one(fake->numbers.units) } },
		{ .name = STR("of"), .type = self },
	};

	context.bindings = given;
	context.binding_count = countof(given);
	const struct formula *formula = fake_parse(fake, str_from(c->formula), &show);
	assert_non_null(formula);
	struct type type = formula_check(formula, &context, &self);
	struct str words = str_from(type_kind_words(type.kind));
	if (diag_count(fake->diag) > 0) {
		assert_int_equal(diag_count(fake->diag), 1);
		words = diag_at(fake->diag, 0)->text;
	} else if (type.kind == TYPE_QUANTITY) {
		words = type.unit ? unit_print(fake->numbers.units, keep, type.unit).many : STR("?");
		if (type.unit && unit_print(fake->numbers.units, keep, type.unit).symbol.len)
			words = type.unit->text;
	}
	assert_str(words, c->want);
	shop_free(fake);
}

/* The inputs of a value, each with its degrees above and below the fraction line. */

static const struct depend_case {
	const char *name, *formula, *want;
} depends[] = {
	{ "a point has no inputs", "tourer.price * 2", "" },
	{ "an input is of the first degree", "tourer.weight", "weight 1/0" },
	{ "a number in front changes nothing", "3 * tourer.weight", "weight 1/0" },
	{ "a sum is linear in both", "tourer.weight + tourer.load", "weight 1/0, load 1/0" },
	{ "a divisor counts below the line", "1 kg / tourer.weight", "weight 0/1" },
	{ "a share is linear-fractional", "tourer.weight / (tourer.weight + tourer.load)",
	    "weight 1/1, load 0/1, repeated" },
	{ "a square is not linear", "tourer.weight ^ 2", "weight 2/0" },
	{ "a negative power turns it over", "tourer.weight ^ -2", "weight 0/2" },
	{ "times itself is repeated", "tourer.weight * tourer.weight", "weight 2/0, repeated" },
	{ "minus itself is repeated", "tourer.weight - tourer.weight", "weight 1/0, repeated" },
	{ "an exact share is not repeated", "share(tourer.weight, tourer.weight + tourer.load)",
	    "weight 1/1, load 0/1" },
	{ "a rounded one is no fraction", "round(tourer.weight)", "weight 100/100" },
	{ "the smaller is no fraction", "min(tourer.weight, tourer.load)",
	    "weight 100/100, load 100/100" },
	{ "an undecided choice depends on its condition",
	    "if(tourer.weight > 13 kg, tourer.load, 1 kg)", "weight 100/100, load 100/100" },
	{ "a choice between an input and itself is repeated",
	    "if(tourer.weight > 13 kg, tourer.weight, 1 kg)", "weight 100/100, repeated" },
	{ "a settled condition leaves no trace", "if(tourer.weight > 3 kg, tourer.load, 1 kg)",
	    "load 1/0" },
	{ "a comparison depends like the difference", "tourer.weight > tourer.load",
	    "weight 1/0, load 1/0" },
	{ "a conversion changes nothing", "in(tourer.weight, g)", "weight 1/0" },
	{ "a sum over a list", "sum(tourer.parts, quantity * item.price)", "price 1/0" },
};

static void follows_inputs(void **state)
{
	const struct depend_case *c = *state;
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	struct buf words = buf_in(fake->numbers.keep, BUF_MOST);
	struct show show;
	struct value value = formula_eval(fake_parse(fake, str_from(c->formula), &show), &context);

	assert_int_equal(diag_count(fake->diag), 0);
	for (size_t i = 0; i < value.input_count; i++) {
		struct str before, name;
		str_cut(str_sub(value.inputs[i].input->name, STR("the ").len, STR_NONE), ' ', &name,
		    &before);
		buf_print(&words, "%s%.*s %d/%d", i ? ", " : "", STR_ARG(name), value.inputs[i].up,
		    value.inputs[i].down);
	}
	buf_put(&words, value.repeated ? STR(", repeated") : STR(""));
	assert_str(buf_str(&words), c->want);
	shop_free(fake);
}

/* Ranges: whatever the inputs are, what is computed from them lies in what is computed from their ranges. */

static const struct range_case {
	const char *name, *formula;
	bool exact; /* and the range is no wider than that */
} ranges[] = {
	{ "a sum", "tourer.weight + tourer.load", true },
	{ "a difference", "tourer.load - tourer.weight", true },
	{ "an input less itself", "tourer.weight - tourer.weight", true },
	{ "a share", "tourer.weight / (tourer.weight + tourer.load)", true },
	{ "share", "share(tourer.weight, tourer.load + tourer.weight)", true },
	{ "a product of differences", "(tourer.weight - 13 kg) * (tourer.load - 22 kg)", true },
	{ "a fraction linear in both", "(tourer.weight + tourer.load) / (tourer.weight - 30 kg)", true },
	{ "a parabola", "tourer.weight * (27 kg - tourer.weight)", false },
	{ "an even power", "(tourer.weight - 13 kg)^2", true },
	{ "a negative power", "tourer.weight^-2", true },
	{ "an absolute value", "abs(tourer.weight - 13 kg)", true },
	{ "a root", "root(tourer.weight * tourer.load)", true },
	{ "rounding", "round(tourer.weight, 2 kg)", true },
	{ "the smaller", "min(tourer.weight * 1.6, tourer.load)", true },
	{ "the greater of an input and its double", "max(tourer.weight, 2 * tourer.weight - 13 kg)",
	    false },
	{ "a choice", "if(tourer.weight > 13 kg, tourer.load, 1 kg)", true },
	{ "a choice about what it is made of", "if(tourer.weight > 13 kg, tourer.weight, 20 kg)", false },
	{ "a mean", "mean(tourer.weight, tourer.load, 3 kg)", true },
	{ "a sum of what may belong", "sum(t in 1..3 where t * 7 kg < tourer.weight, t * 1 kg)", true },
	{ "a count of what may belong", "count(t in 1..20 where t * 1 kg < tourer.weight)", false },
};

static void set_input(struct fake *fake, const char *name, int step)
{
	struct thing *tourer = map_get(&fake->things, STR("tourer"));
	struct origin *input = map_get(&tourer->members, str_from(name));
	const struct quantity *range = input->value.quantity;
	struct arena *keep = fake->numbers.keep;
	const struct ratio *width = ratio_sub(keep, range->hi, range->lo);

	input->corner = ratio_add(keep, range->lo, ratio_mul(keep, width, ratio_of(keep, step, 6)));
}

static void holds_all_values(void **state)
{
	const struct range_case *c = *state;
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	const struct ratio *least = NULL, *most = NULL;
	struct show show;
	const struct formula *formula = fake_parse(fake, str_from(c->formula), &show);
	struct value range = fake_eval(fake, formula);

	for (int i = 0; i < 7 * 7; i++) {
		set_input(fake, "weight", i % 7);
		set_input(fake, "load", i / 7);
		const struct ratio *at = formula_eval(formula, &context).quantity->lo;
		least = !least || ratio_cmp(at, least) < 0 ? at : least;
		most = !most || ratio_cmp(at, most) > 0 ? at : most;
	}
	assert_true(ratio_cmp(range.quantity->lo, least) <= 0);
	assert_true(ratio_cmp(range.quantity->hi, most) >= 0);
	bool tight =
	    ratio_cmp(range.quantity->lo, least) == 0 && ratio_cmp(range.quantity->hi, most) == 0;
	assert_true(tight || !c->exact);
	assert_int_equal(range.quantity->bound, !c->exact);
	assert_int_equal(diag_count(fake->diag), 0);
	shop_free(fake);
}

/* Limits: hostile formulas end with a message. */

static struct str repeated(
    struct arena *keep, const char *before, const char *unit, size_t times, const char *behind)
{
	struct buf out = buf_in(keep, BUF_MOST);

	buf_put(&out, str_from(before));
	for (size_t i = 0; i < times; i++)
		buf_put(&out, str_from(unit));
	buf_put(&out, str_from(behind));
	return buf_str(&out);
}

static const struct limit_case {
	const char *name, *before, *unit;
	size_t times;
	const char *behind;
	bool fine;
} limits[] = {
	{ "ten thousand brackets", "", "(", 9999, "1", false },
	{ "a few brackets", "1", "", 0, "", true },
	{ "a thousand signs", "", "-", 1000, "1", false },
	{ "a chain of a hundred", "1", " + 1", 100, "", true },
	{ "a chain of a thousand", "1", " + 1", 1000, "", false },
	{ "a tower of powers", "1", "^1", 1000, "", false },
	{ "a path of a thousand names", "a", ".a", 1000, "", false },
	{ "more than ten thousand bytes", "1", "0", 10000, "", false },
	{ "loops inside loops", "sum(a in 1..999, sum(b in 1..999, ", "1 + ", 10, "1))", false },
	{ "a number with too many digits", "(((10^1000)^1000)", "^1000", 1, ")", false },
};

static void limits_hold(void **state)
{
	const struct limit_case *c = *state;
	struct fake *fake = shop_new();
	struct str text = repeated(fake->numbers.keep, c->before, c->unit, c->times, c->behind);
	struct formula_context context = fake_run(fake);
	struct show show;
	const struct formula *formula = fake_parse(fake, text, &show);

	if (formula)
		formula_eval(formula, &context);
	assert_int_equal(diag_count(fake->diag), c->fine ? 0 : 1);
	assert_true(c->fine || diag_at(fake->diag, 0)->id == DIAG_FORMULA_LIMIT);
	shop_free(fake);
}

/* What callers ask of a formula. */

static void note_path(void *visitor, const struct value *value, struct str path, bool whole)
{
	if (whole)
		buf_print(visitor, "%.*s = %.*s; ", STR_ARG(path), STR_ARG(value->origin->name));
}

static void visits_each_whole_path_in_order(void **state)
{
	struct fake *fake = shop_new();
	struct buf seen = buf_in(fake->numbers.keep, BUF_MOST);
	struct formula_context context = fake_run(fake);
	struct show show;

	(void)state;
	context.visit = note_path;
	context.visitor = &seen;
	formula_eval(
	    fake_parse(fake,
		STR("tourer.price + tourer.motor.power * 0 + sum(tourer.parts, item.price)"), &show),
	    &context);
	assert_str(buf_str(&seen),
	    "tourer.price = the price of tourer; tourer.motor.power = the power of hub_motor; "
	    "tourer.parts = the parts of tourer; item.price = the price of road_wheel; "
	    "item.price = the price of hub_motor; ");
	shop_free(fake);
}

static void note_front(void *visitor, const struct value *value, struct str path, bool whole)
{
	if (!whole)
		buf_print(visitor, "%.*s = %.*s; ", STR_ARG(path), STR_ARG(value->origin->name));
}

static void visits_what_stands_in_front_of_a_dot(void **state)
{
	struct fake *fake = shop_new();
	struct buf seen = buf_in(fake->numbers.keep, BUF_MOST);
	struct formula_context context = fake_run(fake);
	struct show show;

	(void)state;
	context.visit = note_front;
	context.visitor = &seen;
	formula_eval(fake_parse(fake, STR("tourer.price + tourer.motor.power * 0"), &show), &context);
	assert_str(buf_str(&seen), "tourer.motor = the motor of tourer; ");
	shop_free(fake);
}

static void what_a_loop_leaves_out_is_no_input(void **state)
{
	struct fake *fake = shop_new();
	struct buf seen = buf_in(fake->numbers.keep, BUF_MOST);
	struct formula_context context = fake_run(fake);
	struct show show;

	(void)state;
	context.visit = note_path;
	context.visitor = &seen;
	formula_eval(
	    fake_parse(fake, STR("sum(tourer.parts where item.price > 100 USD, item.price)"), &show),
	    &context);
	assert_str(buf_str(&seen),
	    "tourer.parts = the parts of tourer; item.price = the price of hub_motor; "
	    "item.price = the price of hub_motor; ");
	shop_free(fake);
}

static void keeps_the_origin_of_a_bare_path_only(void **state)
{
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	struct show show;

	(void)state;
	assert_non_null(formula_eval(fake_parse(fake, STR("(tourer.twice)"), &show), &context).origin);
	assert_non_null(
	    formula_eval(fake_parse(fake, STR("tourer.trip(distance: 1 km)"), &show), &context).origin);
	assert_null(
	    formula_eval(fake_parse(fake, STR("if(true, tourer.twice, 1 USD)"), &show), &context).origin);
	assert_null(
	    formula_eval(fake_parse(fake, STR("sum(tourer.twice, 1 USD)"), &show), &context).origin);
	assert_null(formula_eval(fake_parse(fake, STR("tourer.twice * 1"), &show), &context).origin);
	shop_free(fake);
}

static void says_where_a_shared_formula_was_asked_for(void **state)
{
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	const struct source *page = source_new(fake->numbers.keep, STR("page.md"), STR("a\nb\n"));
	struct show show;

	(void)state;
	context.asked_at = source_pos(page, 2);
	formula_eval(fake_parse(fake, STR("1 / 0"), &show), &context);
	assert_int_equal(diag_at(fake->diag, 0)->note_count, 1);
	assert_int_equal(diag_at(fake->diag, 0)->notes[0].at.line, 2);
	shop_free(fake);
}

static void knows_literals_and_paths(void **state)
{
	struct fake *fake = shop_new();
	struct show show;
	struct str last;

	(void)state;
	assert_true(formula_is_literal(fake_parse(fake, STR(" 128 GB "), &show)));
	assert_true(formula_is_literal(fake_parse(fake, STR("-5 °C"), &show)));
	assert_false(formula_is_literal(fake_parse(fake, STR("128 GB * 1"), &show)));
	assert_true(formula_is_path(fake_parse(fake, STR("tourer.motor.power : 0 kW"), &show), &last));
	assert_str(last, "power");
	assert_true(
	    formula_is_path(fake_parse(fake, STR("tourer.trip(distance: 1 km)"), &show), &last));
	assert_str(last, "trip");
	assert_false(formula_is_path(fake_parse(fake, STR("-tourer.price"), &show), &last));
	assert_str(formula_source(fake_parse(fake, STR("  tourer.price   : 0 USD "), &show)),
	    "tourer.price");
	shop_free(fake);
}

static void places_everything_at_the_start_of_inexact_text(void **state)
{
	struct fake *fake = shop_new();
	const struct source *source =
	    source_new(fake->numbers.keep, STR("folded"), STR("\n\n  >-\n  1 +\n"));
	struct formula_text text = { STR("1 +"), source_pos(source, 4), false };

	(void)state;
	assert_null(formula_parse(fake->numbers.keep, fake->diag, fake->numbers.units, text));
	assert_int_equal(diag_at(fake->diag, 0)->at.line, 3);
	assert_int_equal(diag_at(fake->diag, 0)->at.col, 3);
	shop_free(fake);
}

static void sums_nothing_only_in_a_known_unit(void **state)
{
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	struct show show;

	(void)state;
	fake->world.type_of = NULL;
	fake->world.global_type = NULL;
	struct value value =
	    formula_eval(fake_parse(fake, STR("sum(kit.parts, item.price)"), &show), &context);
	assert_int_equal(value.kind, VALUE_BAD);
	assert_int_equal(diag_at(fake->diag, 0)->id, DIAG_FORMULA_EMPTY);
	shop_free(fake);
}

static void follows_no_more_inputs_than_it_can(void **state)
{
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);
	struct show show;

	(void)state;
	for (int i = 0; i <= DEPENDENCE_MOST; i++)
		buf_print(&text, "w%d: wheel\nw%d.price = 50..60 USD\n", i, i);
	struct fake *fake = fake_new(buf_str(&text));
	struct formula_context context = fake_run(fake);
	struct value all = formula_eval(fake_parse(fake, STR("sum(wheel, price)"), &show), &context);
	assert_int_equal(all.input_count, 0);
	assert_true(all.repeated);
	struct value few = formula_eval(
	    fake_parse(fake, STR("sum(w in wheel where w = w1 or w = w2, w.price)"), &show), &context);
	assert_int_equal(few.input_count, 2);
	assert_false(few.repeated);
	shop_free(fake);
	arena_free(keep);
}

static void counts_the_steps_of_all_and_says_once_that_they_are_too_many(void **state)
{
	struct fake *fake = shop_new();
	struct formula_context context = fake_run(fake);
	size_t steps = FORMULA_STEPS_OF_ALL - 4;
	struct show show;

	(void)state;
	context.steps = &steps;
	const struct formula *three = fake_parse(fake, STR("sum(t in 1..3, t)"), &show);
	assert_int_equal(formula_eval(three, &context).kind, VALUE_QUANTITY);
	assert_int_equal(formula_eval(three, &context).kind, VALUE_BAD);
	assert_int_equal(formula_eval(three, &context).kind, VALUE_BAD);
	assert_int_equal(diag_count(fake->diag), 1);
	assert_int_equal(diag_at(fake->diag, 0)->id, DIAG_FORMULA_LIMIT);
	shop_free(fake);
}

int main(void)
{
	static struct CMUnitTest tests[countof(places) + countof(counts) + countof(types) +
	    countof(depends) + countof(ranges) + countof(limits) + 11];
	size_t count = 0;

	ADD_ROWS(tests, count, places, places_mistakes);
	ADD_ROWS(tests, count, counts, counts_messages);
	ADD_ROWS(tests, count, types, tells_types);
	ADD_ROWS(tests, count, depends, follows_inputs);
	ADD_ROWS(tests, count, ranges, holds_all_values);
	ADD_ROWS(tests, count, limits, limits_hold);
	const struct CMUnitTest single[] = {
		cmocka_unit_test(visits_each_whole_path_in_order),
		cmocka_unit_test(visits_what_stands_in_front_of_a_dot),
		cmocka_unit_test(what_a_loop_leaves_out_is_no_input),
		cmocka_unit_test(keeps_the_origin_of_a_bare_path_only),
		cmocka_unit_test(says_where_a_shared_formula_was_asked_for),
		cmocka_unit_test(knows_literals_and_paths),
		cmocka_unit_test(places_everything_at_the_start_of_inexact_text),
		cmocka_unit_test(sums_nothing_only_in_a_known_unit),
		cmocka_unit_test(follows_no_more_inputs_than_it_can),
		cmocka_unit_test(counts_the_steps_of_all_and_says_once_that_they_are_too_many),
	};
	for (size_t i = 0; i < countof(single); i++)
		tests[count++] = single[i];
	return _cmocka_run_group_tests("formula", tests, count, NULL, NULL);
}
