/*
 * Text without {{ means what cmark-gfm says it means: documents put together from pieces at random
 * are read by cmark-gfm alone and by us, and must give the same bytes once the few things that we
 * print otherwise on purpose are put back. And no input takes long.
 */
#include "text/twin_writer.h"
#include "text_fixture.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>
#include <time.h>

/*
 * Pieces that mean something in Markdown, alone or beside each other. No "{{": single braces only.
 */
static const char *const pieces[] = {
	"a",
	"b c",
	"word ",
	" ",
	"\n",
	"\n\n",
	"\n\n",
	"    ",
	"\t",
	"  \n",
	"\\",
	"\\\n",
	"{",
	"}",
	"{ x }",
	"*",
	"**",
	"***",
	"_",
	"__",
	"~",
	"~~",
	"`",
	"``",
	"[",
	"]",
	"](",
	")",
	"[a](b)",
	"x ![c](d \"e\")",
	"[f]: g\n",
	"[f]",
	"[^1]",
	"\n[^1]: note\n",
	"<",
	">",
	"<b>",
	"</b>",
	"<!-- -->",
	"\n<div>\n",
	"</div>\n",
	"<http://h.i>",
	"http://j.k/l?m=n&o",
	"www.p.q",
	"r@s.t",
	"&amp;",
	"&",
	"&#35;",
	"\"",
	"'",
	"\n# ",
	"\n## ",
	" #\n",
	"\n===\n",
	"\n---\n",
	"\n- ",
	"\n  - ",
	"\n* ",
	"\n1. ",
	"\n2) ",
	"\n> ",
	"\n> > ",
	"\n- [ ] ",
	"\n- [x] ",
	"\n```\n",
	"\n```c\n",
	"\n~~~\n",
	"\n|a|b|\n|-|:-:|\n",
	"\n|c|d|e|\n|:-|--|-:|\n",
	"|",
	"\n|f|g|\n",
	"ä",
	"寸",
	"\xC2\xA0",
	"🎉",
	"<script>",
	"<a href=\"u\">",
	"=",
	":",
	"!",
	"\n***\n",
};

static const char *const extensions[] = { "table", "strikethrough", "autolink", "tagfilter", "tasklist" };

/* Raw HTML is printed anew, which raw_test.c looks at. */
static bool has_raw(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	bool found = false;
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));
		found |= type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
	}
	cmark_iter_free(iter);
	return found;
}

#define OPTIONS (CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE)

static cmark_parser *parser_new(void)
{
	cmark_parser *parser = cmark_parser_new(OPTIONS);
	for (size_t i = 0; i < countof(extensions); i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(extensions[i]));
	return parser;
}

/*
 * What cmark-gfm alone prints, NULL for a text with raw HTML. Must be done before document_start puts functions of ours in place.
 */
static char *reference(const char *text, size_t length)
{
	cmark_parser *parser = parser_new();
	cmark_parser_feed(parser, text, length);
	cmark_node *root = cmark_parser_finish(parser);
	bool raw = has_raw(root);
	char *html = cmark_render_html(root, OPTIONS, cmark_parser_get_syntax_extensions(parser));
	cmark_node_free(root);
	cmark_parser_free(parser);
	if (!raw)
		return html;
	free(html);
	return NULL;
}

/* Our markup and cmark-gfm's for the same thing; an empty one is left out. */
static const struct put_back {
	const char *ours, *theirs;
} put_backs[] = {
	{ "<th scope=\"col\">", "<th>" },
	{ "<th scope=\"col\" class=\"left\">", "<th align=\"left\">" },
	{ "<th scope=\"col\" class=\"center\">", "<th align=\"center\">" },
	{ "<th scope=\"col\" class=\"right\">", "<th align=\"right\">" },
	{ "<td class=\"left\">", "<td align=\"left\">" },
	{ "<td class=\"center\">", "<td align=\"center\">" },
	{ "<td class=\"right\">", "<td align=\"right\">" },
	{ "<li class=\"task-item\"><span class=\"task task-done\" role=\"img\" aria-label=\"done\">☑</span>",
	    "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" />" },
	{ "<li class=\"task-item\"><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span>",
	    "<li><input type=\"checkbox\" disabled=\"\" />" },
	{ "&#39;", "'" }, /* as our writer escapes highlighted code */
};

/*
 * Leaves out a tag or attribute that starts here with `from` and ends behind `to`; 0 if it does
 * not.
 */
static size_t left_out(struct str rest, const char *from, const char *to)
{
	if (!str_starts(rest, str_from(from)))
		return 0;
	size_t end = str_find(rest, str_from(to), strlen(from));
	return end == STR_NONE ? 0 : end + strlen(to);
}

static struct str as_theirs(struct arena *arena, struct str html)
{
	struct buf out = buf_in(arena, BUF_MOST);
	bool in_region = false;
	for (size_t i = 0; i < html.len;) {
		struct str rest = str_sub(html, i, html.len);
		size_t skipped = left_out(rest, "<div class=\"scroll\"", ">\n");
		if (skipped)
			in_region = true;
		if (in_region && str_starts(rest, STR("</table>\n</div>"))) {
			buf_put(&out, STR("</table>"));
			skipped = strlen("</table>\n</div>");
			in_region = false;
		}
		if (!skipped)
			skipped = left_out(rest, "<span class=\"hl-", "\">");
		if (!skipped)
			skipped = left_out(rest, "</span", ">");
		if (!skipped) /* of all images but the first */
			skipped = left_out(rest, " loading=\"lazy", "\"");
		if (!skipped && i >= 3 && html.at[i - 3] == '<' && html.at[i - 2] == 'h')
			skipped = left_out(rest, " id=\"", "\"");
		for (size_t p = 0; p < countof(put_backs) && !skipped; p++)
			if (str_starts(rest, str_from(put_backs[p].ours))) {
				buf_put(&out, str_from(put_backs[p].theirs));
				skipped = strlen(put_backs[p].ours);
			}
		if (!skipped)
			buf_put_byte(&out, html.at[i]);
		i += skipped ? skipped : 1;
	}
	return buf_str(&out);
}

/* An empty header cell is an ordinary one with us. */
static struct str heads_as_cells(struct arena *arena, struct str html)
{
	struct buf out = buf_in(arena, BUF_MOST);
	for (size_t i = 0; i < html.len; i++) {
		struct str rest = str_sub(html, i, html.len);
		bool is_head = str_starts(rest, STR("<th>")) ||
		    str_starts(rest, STR("<th align")) || str_starts(rest, STR("</th>"));
		buf_put(&out, str_sub(rest, 0, 1));
		if (!is_head)
			continue;
		i += html.at[i + 1] == '/' ? 3 : 2;
		buf_put(&out, html.at[i - 1] == '/' ? STR("/td") : STR("td"));
	}
	return buf_str(&out);
}

#define DOCUMENTS 3000
#define PIECES_MOST 40

/* Constants of Knuth's MMIX generator: the same documents on every machine. */
static size_t next_piece(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(*state >> 33) % countof(pieces);
}

static struct str compose(struct arena *arena, uint64_t seed)
{
	struct buf text = buf_in(arena, BUF_MOST);
	uint64_t state = seed;
	size_t count = next_piece(&state) % PIECES_MOST + 1;
	for (size_t i = 0; i < count; i++)
		buf_put(&text, str_from(pieces[next_piece(&state)]));
	/* Two braces in a row would be a figure. */
	struct str all = buf_str(&text);
	return str_find(all, STR("{{"), 0) == STR_NONE ? all : STR("");
}

struct composed {
	struct arena *arena;
	struct str texts[DOCUMENTS];
	char *wants[DOCUMENTS];
	struct fixture fixture;
};

static int compose_all(void **state)
{
	struct composed *all = calloc(1, sizeof(*all));
	cmark_gfm_core_extensions_ensure_registered();
	all->arena = arena_new();
	for (size_t i = 0; i < DOCUMENTS; i++) {
		all->texts[i] = compose(all->arena, i);
		all->wants[i] = reference(all->texts[i].at ? all->texts[i].at : "", all->texts[i].len);
	}
	fixture_start(&all->fixture, "");
	*state = all;
	return 0;
}

static int let_go(void **state)
{
	struct composed *all = *state;
	for (size_t i = 0; i < DOCUMENTS; i++)
		free(all->wants[i]);
	fixture_end(&all->fixture);
	arena_free(all->arena);
	free(all);
	return 0;
}

static struct str read_body(struct fixture *fixture, struct str text)
{
	struct document_input input = fixture_input(fixture, "");
	input.source = source_new(fixture->keep, STR("page.md"), text);
	input.body = text;
	input.body_offset = 0;
	struct document document = document_read(&input);
	arena_reset(fixture->scratch);
	return STR_JOIN(input.keep, document.heading.bytes, document.body.bytes);
}

static void text_without_figures_means_what_it_means_to_cmark(void **state)
{
	struct composed *all = *state;
	size_t compared = 0;
	for (size_t i = 0; i < DOCUMENTS; i++) {
		if (!all->wants[i])
			continue;
		compared++;
		struct str ours = as_theirs(all->arena, read_body(&all->fixture, all->texts[i]));
		struct str theirs = str_from(all->wants[i]);
		if (str_eq(ours, theirs))
			continue;
		/* Only where heads without words are cells. */
		ours = heads_as_cells(all->arena, ours);
		theirs = heads_as_cells(all->arena, theirs);
		if (!str_eq(ours, theirs))
			print_message("document %zu: %.*s\n", i, STR_ARG(all->texts[i]));
		assert_string_equal(str_z(all->arena, ours), str_z(all->arena, theirs));
	}
	assert_in_range(compared, DOCUMENTS / 3, DOCUMENTS);
}

static void runs_print_what_the_library_prints(void **state)
{
	struct composed *all = *state;

	for (size_t i = 0; i < DOCUMENTS; i++) {
		cmark_parser *parser = parser_new();
		struct str text = STR_JOIN(all->arena, all->texts[i], STR("\n\n‹-1. 2)\\- é|*\n"));
		cmark_parser_feed(parser, text.at, text.len);
		cmark_node *root = cmark_parser_finish(parser);
		char *theirs = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
		twin_writer_use(root);
		char *ours = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
		assert_string_equal(ours, theirs);
		free(ours);
		free(theirs);
		cmark_node_free(root);
		cmark_parser_free(parser);
	}
}

/* Inputs made to hurt: one piece over and over. */
static const struct hostile {
	const char *name, *piece;
	size_t count;
} hostiles[] = {
	{ "open brackets", "[", 100000 },
	{ "images in images", "![[]()", 50000 },
	{ "quotes in quotes", ">", 100000 },
	{ "quotes in quotes, line by line", "> > > > > > > >\n", 30000 },
	{ "items in items", "- ", 100000 },
	{ "numbered items in items", "1. ", 100000 },
	{ "figures that do not end", "{{", 100000 },
	{ "figures that do not end, line by line", "{{ a\n", 20000 },
	{ "figures", "{{1}} ", 20000 },
	{ "mistaken figures", "{{a}} ", 2000 },
	{ "stars", "*a_ ", 50000 },
	{ "backticks", "`a``b```c", 20000 },
	{ "addresses", "a@", 50000 },
	{ "tables", "|a\n|-\n", 20000 },
	{ "cells", "|a", 50000 },
	{ "headings", "# a\n", 20000 },
	{ "legend symbols", "🟩", 50000 },
	{ "numbers", "$123 ", 50000 },
	{ "anchors", "<a id=\"b\">", 2000 },
	{ "attributes", "<a b=\"", 20000 },
	{ "alerts", "> [!NOTE]\n\n", 5000 },
	{ "a long line", "a", 4000000 },
	{ "blocks", "```compare\n```\n", 2000 },
	{ "links", "[a](b) ", 50000 },
};

#define SECONDS_MOST 5

static void takes_no_time(void **state)
{
	const struct hostile *hostile = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct buf text = buf_in(fixture.keep, BUF_MOST);
	for (size_t i = 0; i < hostile->count; i++)
		buf_put(&text, str_from(hostile->piece));
	time_t start = time(NULL);
	read_body(&fixture, buf_str(&text));
	assert_in_range(time(NULL) - start, 0, SECONDS_MOST);
	fixture_end(&fixture);
}

static void too_deep_is_a_mistake(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct buf text = buf_in(fixture.keep, BUF_MOST);
	buf_put(&text, STR("a\n\n"));
	for (size_t i = 0; i < 10000; i++)
		buf_put_byte(&text, '[');
	assert_int_equal(read_body(&fixture, buf_str(&text)).len, 0);
	assert_text(&fixture, fixture_reports(&fixture),
	    "3:501 text-limit: at most 500 brackets stand open\n");
	fixture_end(&fixture);
}

/* A piece, so many times at the start of a line, with what stands before and behind. */
static const struct nested {
	const char *name, *before, *piece, *behind;
	size_t count;
	bool good;
} nested[] = {
	{ "a line of dashes is a rule", "a\n\n", "-", "\n", 101, true },
	{ "a line of dashes with spaces is a rule", "", "- ", "\n", 101, true },
	{ "a line of stars is a rule", "", "* ", "\n", 200, true },
	{ "dashes in a fence", "```\n", "-", "\n```\n", 100, true },
	{ "a border in a fence", "```\n", "+---", "+\n```\n", 60, true },
	{ "a number with many points", "", "1.", "\n", 101, true },
	{ "a hundred quotes", "", ">", " x\n", 100, true },
	{ "a hundred and one quotes", "", ">", " x\n", 101, false },
	{ "a hundred and one quotes with spaces", "", "> ", "x\n", 101, false },
	{ "a hundred and one lists", "", "- ", "x\n", 101, false },
	{ "a hundred and one numbered lists", "", "1. ", "x\n", 101, false },
	{ "lists of plus signs are no rule", "", "+ ", "\n", 101, false },
};

static void nesting(void **state)
{
	const struct nested *c = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct buf text = buf_in(fixture.keep, BUF_MOST);
	buf_put(&text, str_from(c->before));
	for (size_t i = 0; i < c->count; i++)
		buf_put(&text, str_from(c->piece));
	buf_put(&text, str_from(c->behind));
	read_body(&fixture, buf_str(&text));
	assert_text(&fixture, fixture_reports(&fixture),
	    c->good ? "" : "1:1 text-limit: quotes and lists nest at most 100 deep\n");
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(hostiles) + countof(nested) + 1];
	for (size_t i = 0; i < countof(nested); i++)
		tests[countof(hostiles) + 1 + i] = (struct CMUnitTest){ .name = nested[i].name,
			.test_func = nesting,
			.initial_state = (void *)(uintptr_t)&nested[i] };
	for (size_t i = 0; i < countof(hostiles); i++)
		tests[i] = (struct CMUnitTest){ .name = hostiles[i].name,
			.test_func = takes_no_time,
			.initial_state = (void *)(uintptr_t)&hostiles[i] };
	tests[countof(hostiles)] = (struct CMUnitTest)cmocka_unit_test(too_deep_is_a_mistake);
	/* First, before the library's own printing is replaced. */
	const struct CMUnitTest unchanged[] = {
		cmocka_unit_test_setup_teardown(
		    text_without_figures_means_what_it_means_to_cmark, compose_all, let_go),
		cmocka_unit_test_setup_teardown(runs_print_what_the_library_prints, compose_all, let_go),
	};
	return cmocka_run_group_tests_name("markdown", unchanged, NULL, NULL) +
	    cmocka_run_group_tests_name("hostile markdown", tests, NULL, NULL);
}
