/* Tables as views: what the template gets to see. */
#include "html/mustache.h"
#include "html/mustache_render.h"
#include "html/table.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* Renders what a table's view holds through a template. */
static void assert_shows(struct table *table, const char *template, const char *want)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct mustache_set *set = mustache_set_new(arena);
	struct buf out = buf_in(arena, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	assert_true(mustache_add(set, diag, STR("t"), source_new(arena, STR("t"), str_from(template))));
	assert_true(mustache_check(set, diag));
	mustache_render(mustache_find(set, STR("t")), table_view(table), &html, &at);
	assert_string_equal(str_z(arena, buf_str(&out)), want);
	arena_free(arena);
}

static struct table *kettles(struct arena *arena)
{
	struct table *table = table_new(arena, STR("kettles"), STR("Kettles & pots"));
	table_column(table, (struct table_column){ .name = STR("Kettle") });
	table_column(
	    table, (struct table_column){ .name = STR("Price"), .unit = STR("$"), .number = true });
	table_column(table, (struct table_column){ .name = STR("Colour"), .href = STR("colour/") });
	table_group(table, STR("Cheap"));
	table_row_named(table, (struct table_column){ .name = STR("K1"), .href = STR("k1/") }, false);
	table_cell(table,
	    (struct table_cell){ .content = markup_trusted(STR("<b>40</b>")), .best = true });
	table_cell(table,
	    (struct table_cell){ .content = markup_trusted(STR("red")),
		.mark_symbol = STR("+"),
		.mark_name = STR("good"),
		.mark_key = STR("g") });
	table_row(table, markup_trusted(STR("<i>All</i>")), true);
	table_cell(table,
	    (struct table_cell){ .content = markup_trusted(STR("unknown")),
		.quiet = true,
		.text = true,
		.also = markup_trusted(STR("41 elsewhere")) });
	table_cell(table, (struct table_cell){ .content = markup_trusted(STR("3")), .number = true });
	table_note(table, markup_trusted(STR("A <em>note</em>")));
	return table;
}

static void has_caption_corner_and_columns(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_shows(kettles(arena),
	    "{{id}} {{caption}} {{corner}}{{#columns}}, {{name}} {{unit}}{{href}} {{class}}{{/columns}}",
	    "kettles Kettles &amp; pots Kettle, Price $ number, Colour colour/ text");
	arena_free(arena);
}

static void has_rows_groups_and_totals(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_shows(kettles(arena),
	    "{{#rows}}{{#.group}}[{{.}} {{span}}]{{/.group}}{{#.head}}{{name}} {{href}}{{/.head}}{{{.head_html}}}{{#.total}}!{{/.total}};{{/rows}}",
	    "[Cheap 3];K1 k1/;<i>All</i>!;");
	arena_free(arena);
}

static void has_cells_with_classes_marks_and_sources(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_shows(kettles(arena),
	    "{{#rows}}{{#cells}}{{class}}:{{{html}}}{{#.best}}*{{/.best}}{{#.mark}}{{symbol}}{{name}}{{key}}{{/.mark}}{{sign}};{{/cells}}{{/rows}}",
	    "number:<b>40</b>*;text:red+goodg;text quiet:unknowna;number:3;");
	assert_shows(kettles(arena), "{{#notes}}{{sign}} {{{html}}};{{/notes}}",
	    "a 41 elsewhere; A <em>note</em>;");
	arena_free(arena);
}

struct alignment {
	const char *name;
	const char *first, *second; /* numbers as printed in one column */
	const char *want;           /* their pads */
	bool mixed;
};

static void sets_numbers_in(void **state)
{
	const struct alignment *row = *state;
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, STR("t"), STR("T"));
	table_column(table, (struct table_column){ .name = STR("Kettle") });
	table_column(table,
	    (struct table_column){ .name = STR("Power"), .number = true, .mixed = row->mixed });
	const char *numbers[] = { row->first, row->second };
	for (size_t i = 0; i < 2; i++) {
		struct str printed = str_from(numbers[i]);
		table_row(table, markup_trusted(STR("K")), false);
		table_cell(table, (struct table_cell){ .content = { printed }, .printed = printed });
	}
	assert_shows(table, "{{#rows}}{{#cells}}{{pad}};{{/cells}}{{/rows}}", row->want);
	arena_free(arena);
}

static const struct alignment alignments[] = {
	{ "numbers with as many digits stand as they are", "1.5", "12.5", ";;", false },
	{ "a digit less behind the point sets a number in by a digit", "12.5", "0.25", "2;;", false },
	{ "a whole number lacks the point too", "141", "1.07", "5;;", false },
	{ "the last number of a range stands at the edge", "57.4-83", "57.25-82.9", "3;;", false },
	{ "a unit that all have makes no difference", "12 W", "1.5 W", "3;;", false },
	{ "numbers with different units are left alone", "12 W", "1.5 kW", ";;", false },
	{ "rows of different sorts are left alone", "12", "1.5", ";;", true },
	{ "a number without end is set in as far as there are classes", "1", "1.123456789", "9;;", false },
};

static void signs_go_on_after_z(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, STR("t"), STR("T"));
	for (size_t i = 0; i < 28; i++) {
		table_row(table, markup_trusted(STR("K")), false);
		table_cell(table,
		    (struct table_cell){
			.content = markup_trusted(STR("1")), .also = markup_trusted(STR("2")) });
	}
	const struct view *rows = view_get(table_view(table), STR("rows"));
	const struct view *cells = view_get(rows->items[27], STR("cells"));
	assert_true(str_eq(view_get(cells->items[0], STR("sign"))->text, STR("ab")));
	arena_free(arena);
}

static void words_among_numbers_stand_to_the_right(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct table *table = table_new(arena, STR("t"), STR("T"));
	table_column(table, (struct table_column){ .name = STR("") });
	table_column(table, (struct table_column){ .name = STR("K1"), .number = true, .mixed = true });
	table_row(table, markup_trusted(STR("Colour")), false);
	table_cell(table, (struct table_cell){ .content = markup_trusted(STR("red")), .text = true });
	assert_shows(table, "{{#rows}}{{#cells}}{{class}}{{/cells}}{{/rows}}", "text right");
	arena_free(arena);
}

/* Tools are for tables with a name; sorting and filtering for those that are long enough. */
static struct table *long_table(struct arena *arena, size_t rows, bool mixed, bool same)
{
	struct table *table = table_new(arena, STR("t"), STR("T"));
	table_answers(table, STR("pumps"));
	table_column(table, (struct table_column){ .name = STR("Pump") });
	table_column(table,
	    (struct table_column){
		.name = STR("Price"), .unit = STR("$"), .number = true, .mixed = mixed, .same = same });
	for (size_t i = 0; i < rows; i++) {
		table_row_named(table, (struct table_column){ .name = STR("P") }, false);
		table_cell(table,
		    (struct table_cell){ .content = markup_trusted(STR("5")),
			.exact = STR("5"),
			.unit = i == 0 ? STR("$") : STR("k$"),
			.factor = i == 0 ? STR("") : STR("1000"),
			.same = same });
	}
	return table;
}

#define TOOLS \
	"{{#tools}}{{name}}{{#sort}} sort{{/sort}}{{#filter}} filter{{/filter}}{{#marks}} " \
	"marks{{/marks}}{{#differences}} differences{{/differences}}{{/tools}}{{^tools}}none{{/tools}}"

static void answers_where_that_helps(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_shows(kettles(arena), TOOLS, "none");
	assert_shows(long_table(arena, 0, false, false), TOOLS, "none");
	assert_shows(long_table(arena, 2, false, false), TOOLS, "pumps");
	assert_shows(long_table(arena, 3, false, true), TOOLS, "pumps sort differences");
	assert_shows(long_table(arena, 8, false, false), TOOLS, "pumps sort filter");
	assert_shows(long_table(arena, 8, true, false), TOOLS, "pumps filter");
	assert_shows(long_table(arena, 2, false, true),
	    "{{#columns}}{{#.same}}same{{/.same}}{{/columns}}:{{#rows}}{{#cells}}{{exact}} {{unit}} {{factor}} {{#.same}}same{{/.same}};{{/cells}}{{/rows}}",
	    "same:5   same;5 k$ 1000 same;");
	arena_free(arena);
}

int main(void)
{
	struct CMUnitTest tests[5 + countof(alignments)] = {
		cmocka_unit_test(has_caption_corner_and_columns),
		cmocka_unit_test(has_rows_groups_and_totals),
		cmocka_unit_test(has_cells_with_classes_marks_and_sources),
		cmocka_unit_test(answers_where_that_helps),
		cmocka_unit_test(signs_go_on_after_z),
		cmocka_unit_test(words_among_numbers_stand_to_the_right),
	};
	for (size_t i = 0; i < countof(alignments); i++)
		tests[5 + i] = (struct CMUnitTest){
			.name = alignments[i].name,
			.test_func = sets_numbers_in,
			.initial_state = (void *)&alignments[i],
		};
	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
