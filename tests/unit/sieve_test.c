#include "formula/column.h"
#include "formula/sieve.h"
#include "formula_world.h"

static const char market[] = "north is shop\n"
			     "hill: shop\n"
			     "dale: shop\n"
			     "quay: shop\n"
			     "hill.near = quay\n"
			     "dale.near = hill\n"
			     "quay.near = hill\n"
			     "saw: tool\n"
			     "axe: tool\n"
			     "o1: offer\n"
			     "o2: offer\n"
			     "o3: offer\n"
			     "o4: offer\n"
			     "o5: offer\n"
			     "o6: offer\n"
			     "o7: offer\n"
			     "o8: offer\n"
			     "o9: offer\n"
			     "o1.seller = hill\n"
			     "o2.seller = hill\n"
			     "o3.seller = dale\n"
			     "o4.seller = quay\n"
			     "o5.seller = hill\n"
			     "o6.seller = dale\n"
			     "o7.seller = unknown\n"
			     "o8.seller = hill\n"
			     "o9.seller = quay\n"
			     "o1.grade = \"new\"\n"
			     "o2.grade = \"used\"\n"
			     "o3.grade = \"new\"\n"
			     "o4.grade = \"new\"\n"
			     "o5.grade = \"used\"\n"
			     "o6.grade = \"new\"\n"
			     "o7.grade = \"new\"\n"
			     "o8.grade = \"new\"\n"
			     "o9.grade = not applicable\n"
			     "o1.open = yes\n"
			     "o2.open = no\n"
			     "o3.open = yes\n"
			     "o4.open = yes\n"
			     "o5.open = yes\n"
			     "o6.open = no\n"
			     "o7.open = yes\n"
			     "o8.open = yes\n"
			     "o9.open = yes\n"
			     "o1.price = 1..2 USD\n"
			     "o2.price = 2 USD\n"
			     "o3.price = 3 USD\n"
			     "o4.price = 4 USD\n"
			     "o5.price = 5 USD\n"
			     "o6.price = 6 USD\n"
			     "o7.price = 7 USD\n"
			     "o8.price = 8 USD\n"
			     "o9.price = 9 USD\n"
			     "fair: place\n"
			     "fair.offers = [o1, o2, o3, o4, o5, o6, o7, o8, o9]\n"
			     "fair.sold = [o1, o2, o3, o4, o5, o6, o8]\n"
			     "fair.host = hill\n"
			     "fair.grade = \"used\"\n"
			     "fair.rate = 0..1\n"
			     "fair.crate = [1 saw, 2 saw, 3 axe, 4 saw, 5 axe, 6 saw, 7 saw, 8 axe]\n"
			     "fair.item = saw\n"
			     "fair.wish = axe\n";

/* Members of offers and of records that were asked for. */
static size_t asked;
static struct columns *kept;
static bool may_change; /* what is read may be another elsewhere */

static bool count_member(void *self, const struct formula_context *context, const struct value *of,
    struct str name, uint64_t hash, struct value *out)
{
	asked += of->kind == VALUE_RECORD || str_eq(of->thing->kind->id, STR("offer"));
	return fake_member(self, context, of, name, hash, out);
}

static struct columns *kept_columns(void *self, const struct value *list)
{
	(void)self;
	(void)list;
	return kept;
}

static bool is_steady(void *self, void (*ask)(void *asker), void *asker)
{
	(void)self;
	ask(asker);
	return !may_change;
}

static void note_path(void *visitor, const struct value *value, struct str path, bool whole)
{
	buf_print(visitor, "%s%.*s = %.*s; ", whole ? "" : ".", STR_ARG(path),
	    STR_ARG(value->origin->name));
}

/* What a visitor sees of a formula about the fair, its value, and how many mistakes there are. */
static const char *walk(struct fake *fake, const struct formula *formula, bool visited, size_t *count)
{
	struct buf seen = buf_in(fake->numbers.keep, BUF_MOST);
	struct formula_context context = fake_run(fake);
	struct value fair = value_of_thing(map_get(&fake->things, STR("fair")));
	size_t reports = diag_count(fake->diag);

	context.self = &fair;
	context.visit = visited ? note_path : NULL;
	context.visitor = &seen;
	asked = 0;
	struct value value = formula_eval(formula, &context);
	*count = asked;
	buf_put(&seen, fake_words(fake, &value, NULL));
	buf_print(&seen, ", %zu mistakes", diag_count(fake->diag) - reports);
	return str_z(fake->numbers.keep, buf_str(&seen));
}

/* Formulas asked without memory, then twice with: the second time `less` members are asked for. */
static const struct sieved {
	const char *name, *formula, *want;
	int less; /* -1: one more, to find out whose name it is */
} sieved[] = {
	{ "things that are others are left out", "sum(o in sold where o.seller = quay, o.price)",
	    "$4, 0 mistakes", 6 },
	{ "what is unknown is asked again",
	    "sum(o in offers where o.seller = quay, o.price, known)", "≥ $13, 0 mistakes", 6 },
	{ "words that are others are left out", "count(o in offers where o.grade = \"used\")",
	    "2, 0 mistakes", 6 },
	{ "a truth may be a condition", "count(o in offers where o.open)", "7, 0 mistakes", 2 },
	{ "a path goes on behind the element", "count(o in sold where o.seller.near = quay)",
	    "4, 0 mistakes", 3 },
	{ "of conditions in front one is enough",
	    "sum(o in sold where o.open and o.seller = hill and o.grade = \"new\", o.price)",
	    "$9–10, 0 mistakes", 9 },
	{ "conditions behind another one are asked",
	    "count(o in sold where o.price > 3 USD and o.seller = hill)", "2, 0 mistakes", 0 },
	{ "what others are compared with is asked for", "count(o in sold where o.grade = grade)",
	    "2, 0 mistakes", 5 },
	{ "the wanted may be computed",
	    "count(o in sold where o.seller = if(rate > 2, dale, host))", "4, 0 mistakes", 3 },
	{ "a field is a bare name", "sum(crate where item = wish, quantity)", "16, 0 mistakes", 8 },
	{ "the name of a field is the element's", "sum(crate where item = item, quantity)",
	    "36, 0 mistakes", -1 },
	{ "of things any bare name may be a member", "count(sold where grade = grade)",
	    "7, 0 mistakes", 0 },
	{ "a word needs no name", "count(sold where grade = \"new\")", "5, 0 mistakes", 2 },
	{ "other comparisons are asked", "count(o in sold where o.seller != hill)", "3, 0 mistakes", 0 },
	{ "an alternative is asked", "count(o in sold where o.seller = quay or o.open)",
	    "5, 0 mistakes", 0 },
	{ "the first that settles it ends the loop",
	    "if(any(o in sold where o.seller = dale, o.open), 1, 0)", "1, 0 mistakes", 2 },
	{ "what does not compare is told each time", "count(o in sold where o.seller = \"hill\")",
	    "a mistake, 1 mistakes", 0 },
	{ "a wanted that is a mistake is told each time",
	    "count(o in sold where o.seller = dale / 0)", "a mistake, 1 mistakes", 0 },
	{ "loops in loops have their elements",
	    "sum(o in sold where o.seller = hill, count(p in sold where p.grade = o.grade))",
	    "14, 0 mistakes", 17 },
};

static void leaves_out_what_is_known(void **state)
{
	const struct sieved *c = *state;
	struct fake *fake = fake_new((struct str){ market, sizeof(market) - 1 });
	size_t plain, first, again;
	struct show show;

	may_change = false;
	kept = NULL;
	fake->world.member = count_member;
	fake->world.columns = kept_columns;
	fake->world.steady = is_steady;
	const struct formula *formula = fake_parse(fake, str_from(c->formula), &show);
	assert_string_equal(walk(fake, formula, false, &plain), c->want);
	const char *seen = walk(fake, formula, true, &again);
	kept = columns_new(fake->numbers.keep);
	assert_string_equal(walk(fake, formula, false, &first), c->want);
	assert_true(first >= plain);
	assert_string_equal(walk(fake, formula, false, &again), c->want);
	assert_int_equal((int)plain - (int)again, c->less);
	assert_string_equal(walk(fake, formula, true, &again), seen);
	arena_free(fake->numbers.keep);
}

/* What may be another on another day is asked each time. */
static void asks_what_may_change(void **state)
{
	struct fake *fake = fake_new((struct str){ market, sizeof(market) - 1 });
	size_t plain, first, again;
	struct show show;

	(void)state;
	may_change = true;
	kept = columns_new(fake->numbers.keep);
	fake->world.member = count_member;
	fake->world.steady = is_steady;
	const struct formula *formula =
	    fake_parse(fake, STR("count(o in sold where o.seller = quay)"), &show);
	walk(fake, formula, false, &plain);
	fake->world.columns = kept_columns;
	assert_string_equal(walk(fake, formula, false, &first), "1, 0 mistakes");
	assert_string_equal(walk(fake, formula, false, &again), "1, 0 mistakes");
	assert_int_equal(again, plain);
	arena_free(fake->numbers.keep);
}

/* Of a formula about the fair, with so many steps taken before: how many there are after it. */
static size_t steps_after(struct fake *fake, const struct formula *formula, size_t steps)
{
	struct value fair = value_of_thing(map_get(&fake->things, STR("fair")));
	struct formula_context context = fake_run(fake);

	context.self = &fair;
	context.steps = &steps;
	formula_eval(formula, &context);
	return steps;
}

/* Loops that leave elements out take as many steps as they would without, and too many are told at the same one. */
static void counts_all_steps(void **state)
{
	struct fake *fake = fake_new((struct str){ market, sizeof(market) - 1 });
	struct show show;

	(void)state;
	may_change = false;
	fake->world.columns = kept_columns;
	fake->world.steady = is_steady;
	const struct formula *formula =
	    fake_parse(fake, STR("count(o in offers where o.grade = \"used\")"), &show);
	for (size_t i = 0; i < 3; i++) {
		kept = i == 0 ? NULL : i == 1 ? columns_new(fake->numbers.keep) : kept;
		assert_int_equal(steps_after(fake, formula, 0), 9);
		assert_int_equal(
		    steps_after(fake, formula, FORMULA_STEPS_OF_ALL - 9), FORMULA_STEPS_OF_ALL);
		assert_int_equal(diag_count(fake->diag), i);
		assert_int_equal(
		    steps_after(fake, formula, FORMULA_STEPS_OF_ALL - 8), FORMULA_STEPS_OF_ALL + 1);
		assert_int_equal(diag_count(fake->diag), i + 1);
	}
	arena_free(fake->numbers.keep);
}

int main(void)
{
	static struct CMUnitTest tests[countof(sieved) + 2];
	size_t count = 0;

	ADD_ROWS(tests, count, sieved, leaves_out_what_is_known);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(asks_what_may_change);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(counts_all_steps);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
