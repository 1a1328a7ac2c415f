#include "base/file.h"
#include "base/source_file.h"
#include "data/catalog_read.h"
#include "data/figures_check.h"
#include "data/value_print.h"
#include "data/yaml_read.h"
#include "data_fixture.h"
#include "live/frozen.h"
#include "live/prune.h"

static struct data_trees trees_of(struct data *data, const char *config, const char *file)
{
	data->keep = arena_new();
	data->diag = diag_new(data->keep);
	const struct yaml **files = ARENA_ARRAY(data->keep, const struct yaml *, 1);
	files[0] = data_yaml(data, "a.yaml", file);
	return (struct data_trees){ data_yaml(data, "site.yaml", config), files, 1, NULL };
}

static void assert_same_tree(const struct yaml *a, const struct yaml *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->plain, b->plain);
	assert_int_equal(a->count, b->count);
	assert_true(str_eq(a->text, b->text));
	for (size_t i = 0; i < a->count; i++) {
		if (a->kind == YAML_MAP)
			assert_true(str_eq(a->entries[i].key->text, b->entries[i].key->text));
		assert_same_tree(a->kind == YAML_MAP ? a->entries[i].value : a->items[i],
		    b->kind == YAML_MAP ? b->entries[i].value : b->items[i]);
	}
}

static void a_tree_comes_back(void **state)
{
	(void)state;
	struct data data;
	struct data_trees trees = trees_of(&data, "title: Pumps\n",
	    "pump:\n  one: { name: One, price: \"12\", tags: [a, [b], {}], empty: , twice: One }\n"
	    "odd: [1, 2, 3, 4, “ü😀”]\n");
	/* YAML lets no such bytes in; the frozen form holds all. */
	static const struct str odd[] = { STR_INIT("\x01"), STR_INIT("\x02"),
		STR_INIT("a\x02\x01"
			 "e\x02"),
		STR_INIT("\0") };
	const struct yaml *list = yaml_get(trees.files[0], STR("odd"));
	for (size_t i = 0; i < countof(odd); i++)
		((struct yaml *)list->items[i])->text = odd[i];
	struct data_trees back;
	assert_true(frozen_read(data.keep, frozen_make(data.keep, &trees), &back));
	assert_int_equal(back.count, 1);
	assert_same_tree(trees.config, back.config);
	assert_same_tree(trees.files[0], back.files[0]);
	arena_free(data.keep);
}

static void claims_and_the_words_of_notes_are_left_out(void **state)
{
	(void)state;
	struct data data;
	struct data_trees trees = trees_of(&data, NULL,
	    "claims: [ { note: a } ]\nsources: { a: { title: A } }\n"
	    "kinds: { pump: { attributes: { note: { name: N } } } }\n"
	    "pump: { one: { name: One, note: words, mass: { value: 2 kg, source: a } } }\n"
	    "prices: [ { item: one, price: 2 EUR, source: a } ]\n");
	struct data other;
	struct data_trees back,
	    want = trees_of(&other, NULL,
		"kinds: { pump: { attributes: { note: { name: N } } } }\n"
		"pump: { one: { name: One, note: …, mass: { value: 2 kg } } }\n"
		"prices: [ { item: one, price: 2 EUR } ]\n");
	struct data_trees pruned = prune(data.keep, &trees, NULL);
	assert_true(frozen_read(data.keep, frozen_make(data.keep, &pruned), &back));
	assert_null(back.config);
	assert_same_tree(want.files[0], back.files[0]);
	arena_free(other.keep);
	arena_free(data.keep);
}

/* What is retracted is told by its source. */
static void sources_of_retracted_prices_stay(void **state)
{
	(void)state;
	struct data data;
	struct data_trees trees = trees_of(&data, NULL,
	    "prices:\n"
	    "- { item: one, price: 2 EUR, on: 2026-01-01, source: a }\n"
	    "- { item: one, retracts: 2026-01-01, on: 2026-01-02, source: a }\n");
	assert_same_tree(trees.files[0], prune(data.keep, &trees, NULL).files[0]);
	arena_free(data.keep);
}

static const char workshop[] =
    "kinds:\n"
    "  tool: { name: Tool, attributes: { mass: { unit: kg }, colour: { type: text } },\n"
    "    figures: { load: { formula: mass * grip.factor }, unread: { formula: mass * far.factor } } }\n"
    "  saw: { name: Saw, is: tool, attributes: { maker: { type: maker } } }\n"
    "  maker: { name: Maker, attributes: { home: { type: text } } }\n"
    "  gear: { name: Gear, attributes: { factor: { type: number } } }\n"
    "  dream: { name: Dream, attributes: { mass: { unit: kg } } }\n"
    "saw:\n"
    "  fine: { name: Fine, mass: 1 kg, colour: red, maker: anna }\n"
    "  coarse: { name: Coarse, mass: 2 kg, maker: bert }\n"
    "maker: { anna: { name: Anna, home: Ulm }, bert: { name: Bert, home: Bonn }, cleo: { name: Cleo } }\n"
    "gear: { grip: { name: Grip, factor: 2 }, far: { name: Far, factor: 3 } }\n"
    "dream: { one: { name: One, mass: 1 kg } }\n"
    "prices: [ { item: fine, price: 2 EUR }, { item: one, price: 3 EUR } ]\n";

static const char dream[] = "kinds: { dream: { name: Dream, attributes: { mass: { unit: kg } } } }\n"
			    "dream: { one: { name: One, mass: 1 kg } }\n"
			    "prices: [ { item: one, price: 3 EUR } ]\n";

static void assert_pruned(const char *guide, const char *about, const char *want)
{
	struct data data, other;
	struct data_trees trees = trees_of(&data, NULL, workshop),
			  wanted = trees_of(&other, NULL, want);
	struct reach *reach = reach_new(data.keep, &trees);
	reach_add_guide(reach, str_from(guide));
	if (about)
		reach_add_thing(reach, str_from(about));
	reach_follow(reach);
	assert_same_tree(wanted.files[0], prune(data.keep, &trees, reach).files[0]);
	arena_free(other.keep);
	arena_free(data.keep);
}

static void what_no_live_page_names_is_left_out(void **state)
{
	(void)state;
	/* Prose names nothing; braces and blocks do. */
	assert_pruned("dream of saws\n", NULL, "kinds: {}\nprices: []\n");
	assert_pruned("{{ fine.load }}\n", NULL,
	    "kinds:\n"
	    "  tool: { name: Tool, attributes: { mass: { unit: kg } }, figures: { load: { formula: mass * grip.factor } } }\n"
	    "  saw: { name: Saw, is: tool, attributes: {} }\n"
	    "  gear: { name: Gear, attributes: { factor: { type: number } } }\n"
	    "saw: { fine: { name: Fine, mass: 1 kg } }\n"
	    "gear: { grip: { name: Grip, factor: 2 } }\n"
	    "prices: [ { item: fine, price: 2 EUR } ]\n");
	/* A kind that is named has all its things, and those that they name through what is asked of them. */
	assert_pruned("> ```table\n> kind: tool\n> columns: [colour]\n> ```\nmass\n", NULL,
	    "kinds:\n"
	    "  tool: { name: Tool, attributes: { colour: { type: text } }, figures: {} }\n"
	    "  saw: { name: Saw, is: tool, attributes: {} }\n"
	    "saw: { fine: { name: Fine, colour: red }, coarse: { name: Coarse } }\n"
	    "prices: [ { item: fine, price: 2 EUR } ]\n");
	/* A comparison without rows has all attributes. */
	assert_pruned("```compare\nthings: [one, one]\n```\n", NULL, dream);
	assert_pruned("~~~compare\nkind: dream\n~~~\n", NULL, dream);
	/* A page about a thing may show all of it. */
	assert_pruned("", "one", dream);
}

static void a_guide_names_the_same_or_not(void **state)
{
	struct arena *keep = arena_new();
	struct str before = STR("A {{ one.mass }}\n```table\nkind: saw\n```\n");
	(void)state;

	assert_true(reach_same_guide(
	    keep, before, STR("```table\nkind: saw # table\n```\nB {{ one.mass }} of two\n")));
	assert_false(
	    reach_same_guide(keep, before, STR("A {{ one.mass }}\n```table\nkind: axe\n```\n")));
	assert_false(reach_same_guide(keep, before, STR("A\n```table\nkind: saw\n```\n")));
	arena_free(keep);
}

static void what_is_cut_short_is_refused(void **state)
{
	(void)state;
	struct data data;
	struct data_trees trees =
	    trees_of(&data, "title: Pumps\n", "pump: { one: [a, b, { c: d }] }\n");
	struct str bytes = frozen_make(data.keep, &trees);
	struct data_trees back;
	for (size_t len = 0; len < bytes.len; len++)
		assert_false(frozen_read(data.keep, str_sub(bytes, 0, len), &back));
	arena_free(data.keep);
}

static const struct yaml *read_file(struct data *data, struct str path)
{
	const struct source *source = source_load(data->keep, data->diag, STR("."), path, SOURCE_MOST);
	assert_non_null(source);
	return yaml_read(data->keep, data->diag, source);
}

static struct data_trees real_site(struct data *data)
{
	struct file_list list;
	data->keep = arena_new();
	data->diag = diag_new(data->keep);
	assert_int_equal(file_list(data->keep, "content/data", &list), 0);
	const struct yaml **files = ARENA_ARRAY(data->keep, const struct yaml *, list.count);
	for (size_t i = 0; i < list.count; i++)
		files[i] =
		    read_file(data, path_join(data->keep, STR("content/data"), list.at[i].name));
	return (struct data_trees){ read_file(data, STR("content/site.yaml")), files, list.count, NULL };
}

/* Every attribute and figure of every thing, as readers see it and exactly. */
static struct str all_values(struct data *data, struct diag *diag, const struct data_trees *trees)
{
	const struct catalog *catalog =
	    catalog_read(data->keep, diag, trees->config, trees->files, trees->count);
	figures_check_types(data->keep, diag, catalog);
	struct figures *figures = figures_new(data->keep, diag, catalog, basis_of(catalog, DATE_NONE));
	struct evaluator *evaluator = evaluator_new(data->keep, diag, figures);
	struct buf out = buf_in(data->keep, BUF_MOST);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->kind->figures.count; j++) {
			const struct figure *figure = thing->kind->figures.at[j].value;
			if (figure->given_count > 0)
				continue;
			struct value value = evaluator_member(evaluator, thing, figure->id, POS_NONE);
			buf_print(&out, "%.*s.%.*s = ", STR_ARG(thing->id), STR_ARG(figure->id));
			value_print(evaluator, &value, NULL, &out);
			buf_put_byte(&out, '\n');
		}
	}
	assert_true(out.len > 0);
	return buf_str(&out);
}

static void the_real_site_computes_the_same_when_thawed(void **state)
{
	(void)state;
	struct data data;
	struct data_trees trees = real_site(&data), back, pruned = prune(data.keep, &trees, NULL);
	/* Thawed facts have no sources, which is told where they are required. */
	struct diag *silent = diag_new(data.keep);
	assert_true(frozen_read(data.keep, frozen_make(data.keep, &pruned), &back));
	struct str want = all_values(&data, data.diag, &trees), got = all_values(&data, silent, &back);
	assert_string_equal(data_messages(&data), "");
	assert_true(str_eq(want, got));
	arena_free(data.keep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_comes_back),
		cmocka_unit_test(claims_and_the_words_of_notes_are_left_out),
		cmocka_unit_test(sources_of_retracted_prices_stay),
		cmocka_unit_test(what_no_live_page_names_is_left_out),
		cmocka_unit_test(a_guide_names_the_same_or_not),
		cmocka_unit_test(what_is_cut_short_is_refused),
		cmocka_unit_test(the_real_site_computes_the_same_when_thawed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
