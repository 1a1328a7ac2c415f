/*
 * Every derivation of the site in content/ computes: its line with numbers, read as a formula,
 * comes to its printed result. Currencies are never changed here, so a line that mixes them fails.
 */
#include "base/file.h"
#include "base/folder.h"
#include "printed_line.h"
#include "site/pipeline.h"
#include "site/site.h"
#include "text/markdown.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct lines {
	struct arena *keep;
	const struct units *units;
	struct str *names;
	size_t name_count;
	struct map seen;
	size_t computed, incomplete, wrong;
};

/* The text between two marks behind `*from`, which moves past it; empty if there is none before `end`. */
static struct str between(struct str page, size_t *from, size_t end, const char *open, const char *close)
{
	size_t at = str_find(page, str_from(open), *from);
	if (at == STR_NONE || at >= end)
		return STR("");
	at += str_from(open).len;
	size_t to = str_find(page, str_from(close), at);
	*from = to;
	return str_sub(page, at, to);
}

/* Markup without its tags, and its entities as what they stand for. */
static struct str plain(struct arena *keep, struct str markup)
{
	static const struct {
		struct str entity, sign;
	} entities[] = { { STR_INIT("&lt;"), STR_INIT("<") }, { STR_INIT("&gt;"), STR_INIT(">") },
		{ STR_INIT("&quot;"), STR_INIT("\"") }, { STR_INIT("&amp;"), STR_INIT("&") } };
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t at = 0; at < markup.len; at++) {
		struct str rest = str_sub(markup, at, markup.len);
		size_t e = 0;
		while (e < countof(entities) && !str_starts(rest, entities[e].entity))
			e++;
		if (e < countof(entities)) {
			buf_put(&out, entities[e].sign);
			at += entities[e].entity.len - 1;
		} else if (markup.at[at] == '<') {
			at = str_find_byte(markup, '>', at);
		} else {
			buf_put_byte(&out, markup.at[at]);
		}
	}
	return str_trim(buf_str(&out));
}

static bool same_amount(
    struct lines *lines, struct printed_line *result, const struct value *value, struct arena *keep)
{
	struct arithmetic arithmetic = { lines->units, keep, NULL, NULL };
	if (printed_take(result, STR("no bounds")))
		return !value->quantity->lo && !value->quantity->hi;
	struct quantity printed = printed_amount(result);
	enum truth same;
	return quantity_compare(&arithmetic, value->quantity, COMPARE_EQ, &printed, &same) ==
	    QUANTITY_OK &&
	    same != TRUTH_NO && (!value->quantity->approx || printed.approx);
}

static bool same_words(const struct value *value, struct str words, struct arena *keep)
{
	static const char *const truths[] = { "no", "yes", "undecided" };
	switch (value->kind) {
	case VALUE_UNKNOWN:
		return str_eq(words, STR("unknown"));
	case VALUE_INAPPLICABLE:
		return str_eq(words, STR("not applicable"));
	case VALUE_TRUTH:
		return value->truth == TRUTH_UNDECIDED ||
		    str_eq(words, str_from(truths[value->truth]));
	case VALUE_TEXT:
		return str_eq(words, value->text);
	case VALUE_DATE:
		return str_eq(words, date_words(keep, NULL, value->date));
	default:
		return false;
	}
}

static void check_line(struct lines *lines, struct str text, struct str result)
{
	struct str key = STR_JOIN(lines->keep, text, STR("\n"), result);
	if (!map_add(&lines->seen, key, lines))
		return;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct printed_line line = printed_line_new(keep, lines->units, text);
	struct printed_line printed = printed_line_new(keep, lines->units, result);
	line.names = lines->names;
	line.name_count = lines->name_count;
	printed.result = true;
	struct resolver resolver = { .units = lines->units };
	struct str source = printed_formula(&line);
	const struct formula *formula = formula_parse(
	    keep, diag, lines->units, (struct formula_text){ source, POS_NONE, FORMULA_AT_START });
	struct formula_context context = { .resolver = &resolver,
		.bindings = line.numbers,
		.binding_count = line.count,
		.diag = diag,
		.keep = keep };
	struct value value = formula ? formula_eval(formula, &context) : VALUE_OF_BAD;
	/* Rounded numbers may leave open what is chosen, and are no whole number of days. */
	bool open = line.chosen ||
	    (value.kind == VALUE_UNKNOWN && str_starts(value.missing, STR("which day")));
	bool left_out = (line.incomplete || open) && value.kind == VALUE_UNKNOWN;
	lines->incomplete += left_out;
	lines->computed += !left_out;
	if (!left_out &&
	    !(value.kind == VALUE_QUANTITY ? same_amount(lines, &printed, &value, keep)
					   : same_words(&value, result, keep))) {
		lines->wrong++;
		print_error("%.*s\n  read as %.*s\n  is not %.*s but %s: %.*s\n", STR_ARG(text),
		    STR_ARG(source), STR_ARG(result), value_kind_words(value.kind),
		    STR_ARG(diag_count(diag) ? diag_at(diag, 0)->text : STR("another value")));
	}
	arena_free(keep);
}

static void check_page(struct lines *lines, struct str page)
{
	static const char open[] = "<section class=\"derivation\"";
	for (size_t at = str_find(page, str_from(open), 0); at != STR_NONE;) {
		size_t next = str_find(page, str_from(open), at + 1);
		size_t end = next == STR_NONE ? page.len : next;
		struct str result = between(page, &at, end, "<p class=\"result\">", "</p>");
		struct str formula = between(page, &at, end, "<dt>Formula</dt>\n<dd><code>", "</code>");
		struct str line =
		    between(page, &at, end, "<dt>With numbers</dt>\n<dd><code>", "</code>");
		size_t note = str_find(result, STR(" <span class=\"note\">"), 0);
		/* The place where an answer turns is found, not computed: the line is the condition's. */
		if (line.len > 0 && !str_starts(formula, STR("switch_at(")))
			check_line(lines, plain(lines->keep, line),
			    plain(lines->keep,
				str_sub(result, 0, note == STR_NONE ? result.len : note)));
		at = next;
	}
}

static void check_folder(struct lines *lines, struct str folder)
{
	struct file_list list;
	struct str text;
	assert_int_equal(file_list(lines->keep, str_z(lines->keep, folder), &list), 0);
	for (size_t i = 0; i < list.count; i++) {
		struct str path = path_join(lines->keep, folder, list.at[i].name);
		if (list.at[i].kind == FILE_FOLDER)
			check_folder(lines, path);
		else if (str_ends(path, STR(".html")) &&
		    file_read(lines->keep, str_z(lines->keep, path), SIZE_MAX, &text) == 0)
			check_page(lines, text);
	}
}

/* How many lines of a site compute; all that do not are printed, and are a failure. */
static size_t check_site(const char *dir, size_t *incomplete)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	char folder[] = "/tmp/rigbook-lines-XXXXXX";
	char *share = realpath(".", NULL);
	assert_non_null(share);
	assert_non_null(mkdtemp(folder));
	struct str out = path_join(keep, str_from(folder), STR("public"));
	struct site_options options = {
		.dir = str_from(dir), .share = str_from(share), .out = out, .as_of = DATE_NONE
	};
	struct build_result result = site_build(keep, diag, &options, BUILD_WRITE);
	for (size_t i = 0; i < diag_count(diag) && result.status != 0; i++)
		print_error("%.*s\n", STR_ARG(diag_at(diag, i)->text));
	assert_int_equal(result.status, 0);
	struct lines lines = {
		.keep = keep, .units = result.site->data->catalog->units, .seen = map_in(keep)
	};
	const struct map *things = &result.site->data->catalog->things;
	lines.names = ARENA_ARRAY(keep, struct str, things->count);
	for (size_t i = 0; i < things->count; i++)
		lines.names[lines.name_count++] = ((const struct thing *)things->at[i].value)->name;
	check_folder(&lines, out);
	print_message("%s: %zu lines computed, %zu with parts left out\n", dir, lines.computed,
	    lines.incomplete);
	assert_int_equal(folder_remove_path(folder), 0);
	assert_int_equal(lines.wrong, 0);
	size_t computed = lines.computed;
	*incomplete = lines.incomplete;
	free(share);
	arena_free(keep);
	return computed;
}

static void every_line_of_the_site_computes(void **state)
{
	size_t incomplete, computed = check_site(".", &incomplete);
	(void)state;
	assert_true(computed > 2000);
	assert_true(incomplete * 10 < computed);
}

/* What the site itself need not use. */
static void every_line_of_other_sites_computes(void **state)
{
	static const char *const sites[] = { "tests/sites/cheapest-that-fits/site",
		"tests/sites/ranges-that-hold-zero/site", "tests/sites/dates-and-ages/site",
		"tests/sites/curves-and-logarithms/site" };
	size_t incomplete;
	(void)state;
	for (size_t i = 0; i < countof(sites); i++)
		assert_true(check_site(sites[i], &incomplete) >= 5);
}

int main(void)
{
	markdown_start();
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_line_of_the_site_computes),
		cmocka_unit_test(every_line_of_other_sites_computes) };
	return cmocka_run_group_tests_name("printed_line", tests, NULL, NULL);
}
