/*
 * mustache_bench - interpolations a second on one thread.
 *
 * A table of 100,000 rows is rendered over and over: five values a row, one of them dotted, one
 * looked for in the outermost context, one unescaped, two of them escaped with a sign in it; inside
 * two sections and a partial. The clock is read here, never in the library.
 */
#include "base/diag_print.h"
#include "html/mustache.h"
#include "html/mustache_render.h"

#include <stdio.h>
#include <time.h>

enum { ROWS = 100000, VALUES = 5, ROUNDS = 20 };

static const struct view *table(struct arena *arena)
{
	struct view *page = view_object(arena), *rows = view_list(arena), *site = view_object(arena);
	view_set_text(site, "name", STR("Bicycles"));
	view_set_text(page, "title", STR("Prices"));
	view_set_text(page, "description", STR("What each part costs"));
	view_set_text(page, "lang", STR("en"));
	for (int i = 0; i < ROWS; i++) {
		struct view *row = view_object(arena), *head = view_object(arena);
		view_set_text(head, "name", STR("Hub & spokes"));
		view_set(row, "head", head);
		view_set_number(row, "price", 1000 + i);
		view_set_text(row, "unit", STR("USD/year"));
		view_set_text(row, "html", STR("<data value=\"1\">1</data>"));
		view_add(rows, row);
	}
	view_set(page, "site", site);
	view_set(page, "rows", rows);
	return page;
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(void)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct mustache_set *set = mustache_set_new(arena);
	mustache_add(set, diag, STR("main"),
	    source_new(arena, STR("main"), STR("<table>\n{{#rows}}\n{{>row}}\n{{/rows}}\n</table>\n")));
	mustache_add(set, diag, STR("row"),
	    source_new(arena, STR("row"),
		STR("<tr><th>{{head.name}}</th><td>{{price}} {{unit}}</td><td>{{{html}}}</td><td>{{lang}}</td></tr>\n")));
	if (!mustache_check(set, diag)) {
		diag_print(diag, stderr, (struct diag_style){ 0 });
		return 1;
	}
	const struct view *view = table(arena);
	struct buf out = buf_in(arena, BUF_MOST);
	double best = 0;
	for (int i = 0; i < ROUNDS; i++) {
		struct pos at;
		buf_clear(&out);
		struct html html = html_to(&out);
		double start = seconds();
		mustache_render(mustache_find(set, STR("main")), view, &html, &at);
		double rate = (double)ROWS * VALUES / (seconds() - start);
		if (rate > best)
			best = rate;
	}
	printf("%.1f million interpolations a second, best of %d rounds\n", best / 1e6, ROUNDS);
	arena_free(arena);
	return 0;
}
