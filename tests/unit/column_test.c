/* What is remembered of lists: numbers of values, and that days, inputs and corners are never answered with them. */
#include "data/evaluator_state.h"
#include "data/figures_check.h"
#include "data/setting.h"
#include "data_fixture.h"
#include "formula/column.h"

static const char site[] =
    "kinds:\n"
    "  shop: { name: Shop }\n"
    "  offer:\n"
    "    name: Offer\n"
    "    attributes:\n"
    "      seller: { type: shop }\n"
    "      grade: { one_of: [new, used] }\n"
    "      weight: { unit: kg }\n"
    "    figures:\n"
    "      class: 'if(weight > 5 kg, \"heavy\", \"light\")'\n"
    "      brothers: count(o in offer where o.seller = seller)\n"
    "      heavy_ones: 'count(o in offer where o.seller = seller and o.class = \"heavy\")'\n"
    "shop:\n"
    "  hill: { name: Hill }\n"
    "  dale: { name: Dale }\n"
    "offer:\n"
    "  o1: { name: One, seller: hill, grade: new, weight: 2 kg }\n"
    "  o2: { name: Two, seller: hill, grade: used, weight: 7 kg, retired: 2025-06-01 }\n"
    "  o3: { name: Three, seller: hill, grade: new, weight: 8 kg }\n"
    "  o4: { name: Four, seller: dale, grade: new, weight: 3 kg }\n"
    "  o5: { name: Five, seller: dale, grade: used, weight: 4..6 kg }\n"
    "inputs:\n"
    "  seller: { of: o3.seller, name: Seller, among: shop }\n"
    "  weight: { of: o4.weight, name: Weight, low: 1 kg, high: 9 kg }\n";

static const char *const asked[] = {
	"count(o in offer where o.seller = hill)", "count(o in offer where o.class = \"heavy\")",
	"count(o in offer where o.retired)",
	"sum(o in offer where o.seller = dale and o.class = \"light\", o.weight)",
	"count(offer where grade = \"used\")", "o1.brothers", "o4.brothers / o4.weight", "o3.heavy_ones",
	"sum(o in offer where o.grade = o5.grade, o.weight) / sum(o in offer where o.grade = \"used\", o.weight)"
};

struct world {
	struct data data;
	const struct figures *figures;
	struct evaluator *own;
};

static const struct figures *figures_with(const struct data *data, struct basis basis)
{
	return figures_new(data->keep, data->diag, data->catalog, basis);
}

static struct world world_new(void)
{
	struct world world = { .data = data_read(NULL, site, NULL) };
	struct data *data = &world.data;

	figures_check_types(data->keep, data->diag, data->catalog);
	world.figures = figures_with(data, basis_of(data->catalog, DATE_NONE));
	world.own = evaluator_new(data->keep, data->diag, world.figures);
	assert_string_equal(data_messages(data), "");
	for (size_t i = 0; i < countof(asked); i++)
		data_print(data, world.own, asked[i]);
	return world;
}

static void other_inputs_are_answered_as_if_nothing_was_remembered(void **state)
{
	static const char *const sets[] = { "seller=dale", "weight=8 kg", "weight=1 kg" };
	struct world world = world_new();
	struct data *data = &world.data;

	(void)state;
	for (size_t s = 0; s < countof(sets); s++) {
		struct setting setting;
		struct basis basis = evaluator_basis(world.own);
		assert_true(setting_parse(
		    data->catalog, data->keep, data->diag, str_from(sets[s]), &setting));
		struct substitution with = setting_substitution(&setting);
		basis.with = &with;
		basis.with_count = 1;
		struct evaluator *alone =
		    evaluator_new(data->keep, data->diag, figures_with(data, basis));
		struct evaluator *under = evaluator_under(data->keep, data->diag, world.own, &with, 1);
		for (size_t i = 0; i < countof(asked); i++)
			assert_string_equal(
			    data_print(data, under, asked[i]), data_print(data, alone, asked[i]));
	}
	arena_free(data->keep);
}

static void other_days_are_answered_as_if_nothing_was_remembered(void **state)
{
	static const char *const days[] = { "2025-05-31", "2025-06-01", "2025-05-01", "2026-01-01" };
	struct world world = world_new();
	struct data *data = &world.data;
	struct basis basis = evaluator_basis(world.own);
	struct evaluator *going =
	    evaluator_beside(data->keep, data->diag, world.own, evaluator_as_of(world.own));

	(void)state;
	for (size_t d = 0; d < countof(days); d++) {
		assert_true(date_parse(str_from(days[d]), &basis.as_of));
		evaluator_go_to(going, basis.as_of);
		struct evaluator *alone = evaluator_at(data->keep, data->diag, world.own, basis);
		for (size_t i = 0; i < countof(asked); i++)
			assert_string_equal(
			    data_print(data, going, asked[i]), data_print(data, alone, asked[i]));
	}
	arena_free(data->keep);
}

/* Which input a formula reads decides what is computed again: it is noted the second time as it is the first. */
static void what_is_remembered_reads_the_same_inputs(void **state)
{
	struct world world = world_new();
	struct data *data = &world.data;

	(void)state;
	for (size_t i = 0; i < countof(asked); i++) {
		struct formula_text text = { str_from(asked[i]), POS_NONE, false };
		const struct formula *formula =
		    formula_parse(data->keep, data->diag, data->catalog->units, text);
		struct evaluator *fresh = evaluator_new(data->keep, data->diag, world.figures);
		struct input_set first, again;
		evaluator_eval_noting(fresh, formula, NULL, &first);
		evaluator_eval_noting(world.own, formula, NULL, &again);
		assert_memory_equal(&first, &again, sizeof(first));
	}
	arena_free(data->keep);
}

static void lists_of_kinds_are_remembered_and_copies_are_not(void **state)
{
	struct world world = world_new();
	const struct resolver *resolver = &world.own->resolver;
	const struct value *offers = map_get(&world.own->lists->kinds, STR("offer"));
	struct value copy = *offers;
	struct evaluator *under = evaluator_under(world.data.keep, world.data.diag, world.own, NULL, 0);

	(void)state;
	copy.list.at =
	    arena_copy(world.data.keep, copy.list.at, copy.list.count * sizeof(*copy.list.at));
	assert_non_null(resolver->columns(world.own, offers));
	assert_ptr_equal(under->resolver.columns(under, offers), resolver->columns(world.own, offers));
	assert_null(resolver->columns(world.own, &copy));
	arena_free(world.data.keep);
}

static void values_have_numbers(void **state)
{
	struct arena *keep = arena_new();
	struct columns *columns = columns_new(keep);
	struct value elements[4] = { VALUE_OF_INAPPLICABLE };
	struct value list = { .kind = VALUE_LIST, .list = { elements, countof(elements) } };
	struct value ann = value_of_text(STR("ann")), bob = value_of_text(STR("bob")),
		     yes = value_of_truth(TRUTH_YES), maybe = value_of_truth(TRUTH_UNDECIDED);
	struct column *names = column_of(columns, &list, STR(".name"), map_hash(STR(".name")));

	(void)state;
	assert_int_equal(column_find(names, &ann), COLUMN_UNTRIED);
	column_note(columns, names, 0, &ann);
	column_note(columns, names, 1, &bob);
	column_note(columns, names, 2, &ann);
	column_note(columns, names, 3, &yes);
	assert_int_equal(names->at[0], names->at[2]);
	assert_int_not_equal(names->at[0], names->at[1]);
	assert_true(names->at[0] >= COLUMN_VALUES && names->at[1] >= COLUMN_VALUES);
	assert_int_equal(names->at[3], COLUMN_UNSTEADY);
	assert_int_equal(column_find(names, &bob), names->at[1]);
	assert_int_equal(column_find(names, &maybe), COLUMN_UNSTEADY);
	assert_ptr_equal(column_of(columns, &list, STR(".name"), map_hash(STR(".name"))), names);
	assert_ptr_not_equal(column_of(columns, &list, STR("name"), map_hash(STR("name"))), names);
	arena_free(keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_have_numbers),
		cmocka_unit_test(lists_of_kinds_are_remembered_and_copies_are_not),
		cmocka_unit_test(other_inputs_are_answered_as_if_nothing_was_remembered),
		cmocka_unit_test(other_days_are_answered_as_if_nothing_was_remembered),
		cmocka_unit_test(what_is_remembered_reads_the_same_inputs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
