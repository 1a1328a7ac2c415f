/* Tables as views: what the template gets to see. */
#include "html/mustache.h"
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
static void assert_shows(const struct table *table, const char *template, const char *want)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct mustache_set *set = mustache_set_new(arena);
	struct buf out = buf_in(arena, BUF_MOST);
	struct pos at;
	assert_true(mustache_add(set, diag, STR("t"), source_new(arena, STR("t"), str_from(template))));
	assert_true(mustache_check(set, diag));
	mustache_render(mustache_find(set, STR("t")), table_view(table), &out, &at);
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
	table_cell(table, (struct table_cell){ .html = STR("<b>40</b>"), .best = true });
	table_cell(table,
	    (struct table_cell){ .html = STR("red"),
		.mark_symbol = STR("+"),
		.mark_name = STR("good"),
		.mark_key = STR("g") });
	table_row(table, STR("<i>All</i>"), true);
	table_cell(table,
	    (struct table_cell){
		.html = STR("unknown"), .quiet = true, .text = true, .also = STR("41 elsewhere") });
	table_cell(table, (struct table_cell){ .html = STR("3"), .number = true });
	table_note(table, STR("A <em>note</em>"));
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
	    "{{#rows}}{{#cells}}{{class}}:{{{html}}}{{#.best}}*{{/.best}}{{#.mark}}{{symbol}}{{name}}{{key}}{{/.mark}}{{sources_html}};{{/cells}}{{/rows}}",
	    "number:<b>40</b>*;text:red+goodg;text quiet:unknown41 elsewhere;number:3;");
	assert_shows(kettles(arena), "{{#notes}}{{{html}}}{{/notes}}", "A <em>note</em>");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_caption_corner_and_columns),
		cmocka_unit_test(has_rows_groups_and_totals),
		cmocka_unit_test(has_cells_with_classes_marks_and_sources),
	};
	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
