/* Figures at corners, kept for other ranges: the same values as without, and each computed once. */
#include "data/evaluator_state.h"
#include "data/figures_check.h"
#include "data/value_print.h"
#include "data_fixture.h"
#include "number/ratio_text.h"

static const char site[] =
    "kinds:\n"
    "  box:\n"
    "    name: Box\n"
    "    attributes: { a: { type: number }, b: { type: number }, c: { type: number } }\n"
    "    figures:\n"
    "      area: a * b\n"
    "      half: area / 2\n"
    "      part: area / (area + c)\n"
    "      rest: c / (area + c)\n"
    "      spread: (half - c) / (half + c)\n"
    "      large: \"if(part > 2 / 3, part, rest)\"\n"
    "      twice: { given: { w: number }, formula: w * area / (w * area + c) }\n"
    "box:\n"
    "  mine: { name: Mine, a: 1..2, b: 3..5, c: 4..6 }\n"
    "  yours: { name: Yours, a: 2..3, b: 1..7, c: 10 }\n";

static const char *const expressions[] = { "mine.part", "mine.rest", "mine.spread", "mine.large",
	"mine.part - yours.part * mine.rest", "mine.twice(w: 2) / mine.part", "mine.twice(w: 3)",
	"yours.spread * mine.area / (mine.area + yours.area)", "mine.area" };

struct world {
	struct data data;
	const struct figures *figures;
};

static struct world world_new(void)
{
	struct world world;

	world.data = data_read(NULL, site, NULL);
	figures_check_types(world.data.keep, world.data.diag, world.data.catalog);
	world.figures = figures_new(world.data.keep, world.data.diag, world.data.catalog,
	    basis_of(world.data.catalog, DATE_NONE));
	assert_string_equal(data_messages(&world.data), "");
	return world;
}

static struct evaluator *evaluator_of(struct world *world)
{
	return evaluator_new(world->data.keep, world->data.diag, world->figures);
}

/* Printed exactly enough that no two of them are alike by chance. */
static const char *evaluated(struct world *world, struct evaluator *evaluator, const char *expression)
{
	struct arena *keep = world->data.keep;
	struct formula_text text = { str_from(expression), POS_NONE, false };
	const struct formula *formula =
	    formula_parse(keep, world->data.diag, world->data.catalog->units, text);
	struct buf out = buf_in(keep, BUF_MOST);

	assert_non_null(formula);
	struct value value = evaluator_eval(evaluator, formula, NULL, NULL, 0);
	assert_int_equal(value.kind, VALUE_QUANTITY);
	for (int high = 0; high < 2; high++) {
		const struct ratio *end = quantity_end(keep, value.quantity, high == 1);
		buf_put(&out, high == 1 ? STR("..") : STR(""));
		if (end)
			ratio_exact(&out, end);
	}
	return str_z(keep, buf_str(&out));
}

/* Whatever was kept before: each expression behind each other one. */
static void what_is_kept_changes_no_value(void **state)
{
	(void)state;
	struct world world = world_new();

	for (size_t first = 0; first < countof(expressions); first++) {
		struct evaluator *warm = evaluator_of(&world);
		evaluated(&world, warm, expressions[first]);
		for (size_t i = 0; i < countof(expressions); i++)
			assert_string_equal(evaluated(&world, warm, expressions[i]),
			    evaluated(&world, evaluator_of(&world), expressions[i]));
	}
	assert_string_equal(data_messages(&world.data), "");
	arena_free(world.data.keep);
}

/* 1 to 2 times 3 to 5, beside 4 to 6: by hand. */
static void the_values_are_those_of_the_corners(void **state)
{
	(void)state;
	struct world world = world_new();
	struct evaluator *evaluator = evaluator_of(&world);

	assert_string_equal(evaluated(&world, evaluator, "mine.part"), "1/3..5/7");
	assert_string_equal(evaluated(&world, evaluator, "mine.rest"), "2/7..2/3");
	assert_string_equal(evaluated(&world, evaluator, "mine.twice(w: 2)"), "1/2..5/6");
	assert_string_equal(evaluated(&world, evaluator, "mine.spread"), "-3/5..1/9");
	arena_free(world.data.keep);
}

static size_t kept_count(const struct evaluator *evaluator)
{
	return evaluator->corner_memo ? evaluator->corner_memo->count : 0;
}

static void a_figure_is_kept_once_for_the_same_ends(void **state)
{
	(void)state;
	struct world world = world_new();
	struct evaluator *evaluator = evaluator_of(&world);

	evaluated(&world, evaluator, "mine.area / (mine.area + mine.c)");
	size_t kept = kept_count(evaluator);
	assert_int_equal(kept, 4); /* mine.area at the ends of a and b, whatever c is */
	evaluated(&world, evaluator, "mine.c / (2 * mine.area + mine.c)");
	assert_int_equal(kept_count(evaluator), kept);
	evaluated(&world, evaluator, "mine.half / (mine.half + mine.c)");
	assert_int_equal(kept_count(evaluator), 2 * kept); /* mine.half, too */
	arena_free(world.data.keep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_kept_changes_no_value),
		cmocka_unit_test(the_values_are_those_of_the_corners),
		cmocka_unit_test(a_figure_is_kept_once_for_the_same_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
