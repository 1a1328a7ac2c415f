/* What is remembered of other corners: the same values as without, and each part computed once for the same ends. */
#include "data/corners.h"
#include "data/evaluator_state.h"
#include "data/figures_check.h"
#include "data_fixture.h"
#include "number/ratio_text.h"

static const char site[] =
    "kinds:\n"
    "  pack:\n"
    "    name: Pack\n"
    "    attributes: { a: { type: number }, b: { type: number }, c: { type: number } }\n"
    "    figures:\n"
    "      area: a * b\n"
    "      half: area / 2\n"
    "      part: area / (area + c)\n"
    "      large: \"if(part > 2 / 3, b, c)\"\n"
    "      twice: { given: { w: number }, formula: w * a / (w * a + c) }\n"
    "pack:\n"
    "  mine: { name: Mine, a: 1..2, b: 3..5, c: 4..6 }\n"
    "  yours: { name: Yours, a: 2..3, b: 1..7, c: 10 }\n";

/* Each beside the others in one corner: what is read differs with the ends, or behind figures, or was read before. */
static const char *const expressions[] = { "if(mine.a > 3 / 2, mine.b, mine.c) + mine.a",
	"if(mine.a * mine.b > 5, if(mine.b > 4, mine.c, 1), mine.a)", "mine.half - mine.half * mine.c",
	"mine.area + mine.half", "mine.twice(w: 2) + mine.twice(w: 2) * mine.b",
	"mine.twice(w: mine.b)", "mine.large * mine.large", "sum(t in 1..3, mine.a ^ t) + mine.b",
	"yours.a * 2 + mine.c", "if(known(mine.b), mine.b, 0) / (mine.a - 1)",
	"mine.part - mine.part", "5 / mine.b", "if(mine.c > 5, mine.half, 0) * 2" };

static struct data world_new(void)
{
	struct data data = data_read(NULL, site, NULL);

	figures_check_types(data.keep, data.diag, data.catalog);
	assert_string_equal(data_messages(&data), "");
	return data;
}

static struct evaluator *evaluator_of(struct data *data)
{
	const struct figures *figures =
	    figures_new(data->keep, data->diag, data->catalog, basis_of(data->catalog, DATE_NONE));

	return evaluator_new(data->keep, data->diag, figures);
}

static const struct formula *parsed(struct data *data, const char *expression)
{
	struct formula_text text = { str_from(expression), POS_NONE, false };
	const struct formula *formula =
	    formula_parse(data->keep, data->diag, data->catalog->units, text);

	assert_non_null(formula);
	return formula;
}

static const char *written(struct arena *keep, const struct value *value)
{
	struct buf out = buf_in(keep, BUF_MOST);

	buf_print(&out, "%d", (int)value->kind);
	for (int high = 0; value->kind == VALUE_QUANTITY && high < 2; high++) {
		const struct ratio *end = quantity_end(keep, value->quantity, high == 1);
		buf_put(&out, STR(" "));
		if (end)
			ratio_exact(&out, end);
	}
	return str_z(keep, buf_str(&out));
}

struct look {
	struct data *data;
	const struct formula *formulas[countof(expressions)];
	size_t count, corners, members;
	bool with_box;
	bool (*member)(void *self, const struct formula_context *context, const struct value *of,
	    struct str name, uint64_t hash, struct value *out);
};

/* Visits the eight corners of mine.a, mine.b and mine.c. */
static void visit(struct look *look, bool (*at)(void *asker, const struct formula_context *corner))
{
	struct evaluator *evaluator = evaluator_of(look->data);
	const struct formula *all = parsed(look->data, "mine.a + mine.b + mine.c");
	struct formula_context context = evaluator_context(evaluator, NULL, NULL, 0);
	struct value box = formula_eval(all, &context);

	assert_int_equal(box.input_count, 3);
	assert_true(corners_visit(evaluator, &context, &box, at, look));
	assert_int_equal(look->corners, 8);
}

static bool compare(void *asker, const struct formula_context *corner)
{
	struct look *look = asker;
	struct formula_context without = *corner;

	assert_non_null(corner->box);
	without.box = NULL;
	look->corners++;
	for (size_t i = 0; i < look->count; i++) {
		struct value a = formula_eval(look->formulas[i], corner),
			     b = formula_eval(look->formulas[i], &without);
		assert_string_equal(written(look->data->keep, &a), written(look->data->keep, &b));
	}
	return true;
}

static void the_values_are_those_of_each_corner_alone(void **state)
{
	(void)state;
	struct data data = world_new();
	struct look look = { .data = &data, .count = countof(expressions) };

	for (size_t i = 0; i < look.count; i++)
		look.formulas[i] = parsed(&data, expressions[i]);
	visit(&look, compare);
	arena_free(data.keep);
}

static struct look *counting;

static bool member_counted(void *self, const struct formula_context *context,
    const struct value *of, struct str name, uint64_t hash, struct value *out)
{
	counting->members++;
	return counting->member(self, context, of, name, hash, out);
}

static bool count_members(void *asker, const struct formula_context *corner)
{
	struct look *look = asker;
	struct formula_context counted = *corner;
	struct resolver resolver = *corner->resolver;

	look->member = resolver.member;
	resolver.member = member_counted;
	counted.resolver = &resolver;
	if (!look->with_box)
		counted.box = NULL;
	look->corners++;
	formula_eval(look->formulas[0], &counted);
	return true;
}

static size_t members_of(struct data *data, const char *expression, bool with_box)
{
	struct look look = { .data = data, .with_box = with_box };

	look.formulas[0] = parsed(data, expression);
	counting = &look;
	visit(&look, count_members);
	return look.members;
}

static void a_part_is_computed_once_for_the_same_ends(void **state)
{
	(void)state;
	struct data data = world_new();

	assert_int_equal(members_of(&data, "mine.a / mine.b * mine.a - mine.c", false), 4 * 8);
	assert_int_equal(members_of(&data, "mine.a / mine.b * mine.a - mine.c", true), 4 * 2);
	assert_int_equal(members_of(&data, "(mine.area + mine.a) - mine.c", true), 4 + 2 + 2);
	assert_int_equal(members_of(&data, "yours.c + yours.a - mine.c", true), 1 + 1 + 2);
	arena_free(data.keep);
}

static bool is_without_box(void *asker, const struct formula_context *corner)
{
	struct look *look = asker;

	look->corners++;
	assert_null(corner->box);
	return true;
}

/* Which of the inputs a held argument stands for is not told as it is used. */
static void arguments_with_ranges_leave_nothing_to_remember(void **state)
{
	(void)state;
	struct data data = world_new();
	struct look look = { .data = &data };
	struct evaluator *evaluator = evaluator_of(&data);
	struct formula_context context = evaluator_context(evaluator, NULL, NULL, 0);
	struct value input = formula_eval(parsed(&data, "mine.a"), &context);
	struct binding binding = { .name = STR("w"), .value = input };

	context.bindings = &binding;
	context.binding_count = 1;
	assert_true(corners_visit(evaluator, &context, &input, is_without_box, &look));
	assert_int_equal(look.corners, 2);
	arena_free(data.keep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_values_are_those_of_each_corner_alone),
		cmocka_unit_test(a_part_is_computed_once_for_the_same_ends),
		cmocka_unit_test(arguments_with_ranges_leave_nothing_to_remember),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
