#include "base/buf.h"
#include "base/utf8.h"
#include "data/yaml.h"
#include "data/yaml_lines.h"
#include "data/yaml_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* ---- The whole tree, in a line: {key@1:1=text@1:6 list@2:1=[a@2:7]} ---- */

static void put_node(struct buf *out, const struct yaml *node)
{
	if (node->kind == YAML_SCALAR)
		buf_put(out, node->text);
	else
		buf_put(out, node->kind == YAML_MAP ? STR("{") : STR("["));
	for (size_t i = 0; i < node->count; i++) {
		if (i)
			buf_put_byte(out, ' ');
		if (node->kind == YAML_MAP) {
			put_node(out, node->entries[i].key);
			buf_put_byte(out, '=');
			put_node(out, node->entries[i].value);
		} else {
			put_node(out, node->items[i]);
		}
	}
	if (node->kind != YAML_SCALAR)
		buf_put(out, node->kind == YAML_MAP ? STR("}") : STR("]"));
	buf_print(out, "@%u:%u", node->at.line, node->at.col);
}

static void put_messages(struct buf *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct diag_message *m = diag_at(diag, i);
		buf_print(out, "%u:%u %s: %.*s", m->at.line, m->at.col, diag_kind(m->id)->id,
		    STR_ARG(m->text));
		for (size_t n = 0; n < m->note_count; n++)
			buf_print(out, "; %u:%u %.*s", m->notes[n].at.line, m->notes[n].at.col,
			    STR_ARG(m->notes[n].text));
		if (m->hint.len)
			buf_print(out, "; %.*s", STR_ARG(m->hint));
		buf_put_byte(out, '\n');
	}
}

static const struct tree_case {
	const char *name, *text, *want;
} trees[] = {
	{ "keys and values know their places", "a: 1\nbc: x y\n", "{a@1:1=1@1:4 bc@2:1=x y@2:5}@1:1" },
	{ "columns count bytes", "ä: ö\n\"é\": ü", "{ä@1:1=ö@1:5 é@2:1=ü@2:7}@1:1" },
	{ "lists stand at their first dash", "a:\n  - x\n  - y", "{a@1:1=[x@2:5 y@3:5]@2:3}@1:1" },
	{ "flow collections stand at their bracket", "a: { b: [c, d] }",
	    "{a@1:1={b@1:6=[c@1:10 d@1:13]@1:9}@1:4}@1:1" },
	{ "an empty value stands behind its colon", "a:\nb: 1", "{a@1:1=@1:3 b@2:1=1@2:4}@1:1" },
	{ "comments and blank lines are passed over", "# x\n\na: 1 # y\n", "{a@3:1=1@3:4}@3:1" },
	{ "lines may end as on Windows", "a: 1\r\nb: 2\r\n", "{a@1:1=1@1:4 b@2:1=2@2:4}@1:1" },
	{ "an odd line end of YAML is no line end here", "a: \"x\xE2\x80\xA8 y\"\nb: 2",
	    "{a@1:1=x\xE2\x80\xA8y@1:4 b@2:1=2@2:4}@1:1" },
	{ "quotes and escapes are undone", "a: 'it''s'\nb: \"\\x41\\n\"",
	    "{a@1:1=it's@1:4 b@2:1=A\n@2:4}@1:1" },
	{ "literal text keeps its lines", "a: |\n  x\n  y\nb: 1", "{a@1:1=x\ny\n@1:4 b@4:1=1@4:4}@1:1" },
	{ "folded text loses them", "a: >\n  x\n  y\nb: 1", "{a@1:1=x y\n@1:4 b@4:1=1@4:4}@1:1" },
	{ "numbers and dates stay text", "a: 0x1F\nb: 2025-10-06",
	    "{a@1:1=0x1F@1:4 b@2:1=2025-10-06@2:4}@1:1" },
	{ "an alias is the anchored value, at its own place", "a: &x 1\nb: *x",
	    "{a@1:1=1@1:7 b@2:1=1@1:7}@1:1" },
	{ "an anchor is not part of a mapping", "a: &x # the first\n  b: 1\nc: *x",
	    "{a@1:1={b@2:3=1@2:6}@2:3 c@3:1={b@2:3=1@2:6}@2:3}@1:1" },
	{ "an anchored value may be nothing", "a: &x\nb: 1", "{a@1:1=@1:4 b@2:1=1@2:4}@1:1" },
	{ "a file without content is nothing", "", "@1:1" },
	{ "a file of comments is nothing", "# x\n", "@1:1" },
	{ "one document may be marked as such", "---\na: 1\n...\n", "{a@2:1=1@2:4}@2:1" },
	{ "a text may go on over lines, with dashes in them", "a: b\n  c - d\n  -e --- f\n",
	    "{a@1:1=b c - d -e --- f@1:4}@1:1" },
	{ "in quotes a line may begin with a dash", "a: 'b\n  - c'\nd: |\n  - e\n",
	    "{a@1:1=b - c@1:4 d@3:1=- e\n@3:4}@1:1" },
	{ "a formula with brackets is text", "a: sum(parts, 2)", "{a@1:1=sum(parts, 2)@1:4}@1:1" },
};

static void reads_trees(void **state)
{
	const struct tree_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("a.yaml"), str_from(c->text));
	const struct yaml *root = yaml_read(arena, diag, source);
	assert_int_equal(diag_count(diag), 0);
	assert_non_null(root);
	struct buf out = buf_in(arena, BUF_MOST);
	put_node(&out, root);
	assert_string_equal(str_z(arena, buf_str(&out)), c->want);
	arena_free(arena);
}

static const struct mistake_case {
	const char *name, *text, *want;
	bool readable; /* a tree comes out all the same */
} mistakes[] = {
	{ "a key written twice", "a: 1\nb: 2\na: 3",
	    "3:1 key-duplicate: the key “a” is written twice; 1:1 first written here\n", true },
	{ "a key written twice in a long mapping",
	    "a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\nj: 1\nk: 1\nl: 1\nm: 1\nb: 2\nb: 3",
	    "14:1 key-duplicate: the key “b” is written twice; 2:1 first written here; 15:1 and here another, “b”; "
	    "if a second mapping begins here, its own key is lost above this line\n",
	    true },
	{ "a merge key", "a: &x { b: 1 }\nc:\n  <<: *x",
	    "3:3 yaml-syntax: merge keys (<<) are not supported; write the keys out\n", true },
	{ "a tag", "a: !!int 1",
	    "1:4 yaml-syntax: tags (tag:yaml.org,2002:int) are not supported; "
	    "leave it out: a value is read as what its place asks for\n",
	    true },
	{ "a mapping as a key", "a: {{ b }}",
	    "1:5 yaml-syntax: a mapping cannot be a key; a text that starts with { or [ must be quoted\n",
	    true },
	{ "a list that goes on with a text", "a: b\n  - c\nd: e",
	    "2:3 yaml-syntax: this goes on with the text above, and begins as an element of a list does; "
	    "1:4 the text begins here; "
	    "is the line of a key gone above it? a text with such a line is quoted\n",
	    false },
	{ "a dash alone that goes on with a text", "- b\n -\n",
	    "2:2 yaml-syntax: this goes on with the text above, and begins as an element of a list does; "
	    "1:3 the text begins here; "
	    "is the line of a key gone above it? a text with such a line is quoted\n",
	    false },
	{ "a tab for indentation", "a:\n\tb: 1",
	    "2:1 yaml-syntax: found character that cannot start any token; "
	    "indent with spaces, not with tabs\n",
	    false },
	{ "a colon in text", "a: b: c",
	    "1:5 yaml-syntax: mapping values are not allowed in this context; a text that holds “: ” must be quoted\n",
	    false },
	{ "a sign that starts no text", "a: `x`",
	    "1:4 yaml-syntax: found character that cannot start any token; "
	    "a text that starts with this must be quoted\n",
	    false },
	{ "a bracket that is not closed", "a: [1, 2\nb: 3",
	    "2:2 yaml-syntax: did not find expected ',' or ']'; 1:4 while parsing a flow sequence; "
	    "close the bracket, or quote the text that holds it\n",
	    false },
	{ "a quote that is not closed", "a: 'x\nb: 3",
	    "2:5 yaml-syntax: found unexpected end of stream; 1:4 while scanning a quoted scalar\n",
	    false },
	{ "a control character", "a: 1\nä: \x01",
	    "2:5 yaml-syntax: control characters are not allowed; remove it\n", false },
	{ "a control character behind sixteen others", "name: 0123456789ab\x7f, and what follows",
	    "1:19 yaml-syntax: control characters are not allowed; remove it\n", false },
	{ "a control character by its number", "a: 1\nb: \"\\tx\\x01\"",
	    "2:4 yaml-syntax: control characters are not allowed: U+0001; remove it\n", false },
	{ "a byte of zero by its name", "a: [\"x\\0\"]",
	    "1:5 yaml-syntax: control characters are not allowed: U+0000; remove it\n", false },
	{ "an alias without its anchor", "a: *x",
	    "1:4 yaml-syntax: no value is anchored as &x before this\n", false },
	{ "an alias inside of what it stands for", "a: &x [*x]",
	    "1:8 yaml-syntax: no value is anchored as &x before this\n", false },
	{ "a second document", "a: 1\n---\nb: 2",
	    "2:1 yaml-syntax: a second document starts here; a file holds one\n", false },
};

static void reports_mistakes(void **state)
{
	const struct mistake_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("a.yaml"), str_from(c->text));
	const struct yaml *root = yaml_read(arena, diag, source);
	struct buf out = buf_in(arena, BUF_MOST);
	put_messages(&out, diag);
	assert_string_equal(str_z(arena, buf_str(&out)), c->want);
	assert_int_equal(root != NULL, c->readable);
	arena_free(arena);
}

static const struct place_case {
	const char *name, *value; /* of the key `a`, in front of which stand three bytes */
	const char *part;         /* looked for in the text */
	uint32_t line, col;
} places[] = {
	{ "in plain text", "x {{ y }}", "{{", 1, 6 },
	{ "in single quotes", "'x {{ y }}'", "{{", 1, 7 },
	{ "behind doubled quotes", "'it''s {{ y }}'", "{{", 1, 11 },
	{ "in double quotes", "\"x {{ y }}\"", "{{", 1, 7 },
	{ "behind escapes", "\"\\\"\\x41\\u20ac\\U0001F7E9\\_\\n {{ y }}\"", "{{", 1, 32 },
	{ "at an escape", "\"x\\u20ac\"", "€", 1, 6 },
	{ "behind letters of two bytes", "ä {{ y }}", "{{", 1, 7 },
	{ "in literal text", "|\n  x\n\n  y {{ z }}", "{{", 4, 5 },
	{ "in the first line of literal text", "|\n    {{ z }}", "{{", 2, 5 },
	{ "in literal text without its last line end", "|-\n  {{ z }}", "{{", 2, 3 },
	{ "in literal text that states its indent, the start", "|2\n    x", "x", 1, 4 },
	{ "in literal text with odd line ends, the start", "|\n  x\r  y", "y", 1, 4 },
	{ "behind an anchor", "&b x y", "y", 1, 9 },
	{ "behind an anchor and a comment that an odd line end ends, the start", "&b #c\u2028  'y'",
	    "y", 1, 14 },
	{ "in folded text, the start", ">\n  x\n  {{ y }}", "{{", 1, 4 },
	{ "in plain text over several lines, the start", "x\n  {{ y }}", "{{", 1, 4 },
	{ "in quoted text over several lines, the start", "\"x\n  {{ y }}\"", "{{", 1, 4 },
};

static void finds_places_in_scalars(void **state)
{
	const struct place_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct str text = str_print(arena, "a: %s\n", c->value);
	const struct yaml *a =
	    yaml_get(yaml_read(arena, diag, source_new(arena, STR("a.yaml"), text)), STR("a"));
	assert_non_null(a);
	struct pos at = yaml_pos_at(a, str_find(a->text, str_from(c->part), 0));
	assert_int_equal(at.line, c->line);
	assert_int_equal(at.col, c->col);
	assert_int_equal(a->exact_columns, strstr(c->name, "the start") == NULL);
	arena_free(arena);
}

static const struct key_case {
	const char *name, *text, *want;
} keys[] = {
	{ "a number with a grouping comma", "{ price: 8,250 USD }",
	    "1:12 key-unknown: unknown key “250 USD”; "
	    "write a number without grouping commas: the comma ended the value before it\n" },
	{ "a number with two grouping commas", "{ price: 1,234,567 USD }",
	    "1:12 key-unknown: unknown key “234”; "
	    "write a number without grouping commas: the comma ended the value before it\n"
	    "1:16 key-unknown: unknown key “567 USD”; "
	    "write a number without grouping commas: the comma ended the value before it\n" },
	{ "a number with a decimal comma", "{ price: ~2,50 USD/h }",
	    "1:13 key-unknown: unknown key “50 USD/h”; "
	    "a decimal has a point, as in 2.5: the comma ended the value before it\n" },
	{ "a formula split at its comma", "{ price: sum(parts, quantity * cost) }",
	    "1:21 key-unknown: unknown key “quantity * cost)”; "
	    "a formula or text that holds “, ” or “: ” must be quoted\n" },
	{ "a mistyped key", "{ prcie: 1 }",
	    "1:3 key-unknown: unknown key “prcie”; did you mean “price”?\n" },
	{ "a key like nothing else", "{ colour: red }", "1:3 key-unknown: unknown key “colour”\n" },
	{ "four digits are not a group", "{ price: 8, 2500: }", "1:13 key-unknown: unknown key “2500”\n" },
	{ "a value that does not end in a digit was not split", "{ price: none, 250: }",
	    "1:16 key-unknown: unknown key “250”\n" },
	{ "a key with a value was not split off", "{ price: 8, 250: 1 }",
	    "1:13 key-unknown: unknown key “250”\n" },
	{ "the first key was not split off", "{ 250: }", "1:3 key-unknown: unknown key “250”\n" },
};

static void reports_unknown_keys(void **state)
{
	const struct key_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct yaml *map =
	    yaml_read(arena, diag, source_new(arena, STR("a.yaml"), str_from(c->text)));
	assert_non_null(map);
	for (size_t i = 0; i < map->count; i++) {
		if (str_eq(map->entries[i].key->text, STR("price")))
			continue;
		struct near near = near_to(map->entries[i].key->text);
		near_offer(&near, STR("price"));
		yaml_report_unknown_key(diag, map, &map->entries[i], &near);
	}
	struct buf out = buf_in(arena, BUF_MOST);
	put_messages(&out, diag);
	assert_string_equal(str_z(arena, buf_str(&out)), c->want);
	arena_free(arena);
}

static void a_part_knows_its_places_in_the_whole(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source =
	    source_new(arena, STR("a.md"), STR("> - a: |\n>     x\n>   b: 'y'\n"));
	const struct yaml *root =
	    yaml_read_part(arena, diag, (struct pos){ source, 10, 5 }, STR("a: |\n  x\nb: 'y'\n"));
	struct buf out = buf_in(arena, BUF_MOST);
	put_node(&out, root);
	assert_string_equal(str_z(arena, buf_str(&out)), "{a@10:5=x\n@10:8 b@12:5=y@12:8}@10:5");
	struct pos x = yaml_pos_at(yaml_get(root, STR("a")), 0),
		   y = yaml_pos_at(yaml_get(root, STR("b")), 0);
	assert_int_equal(x.line, 11);
	assert_int_equal(x.col, 7);
	assert_int_equal(y.line, 12);
	assert_int_equal(y.col, 9);
	assert_ptr_equal(y.in, source);
	arena_free(arena);
}

/* ---- Limits ---- */

static void assert_limit(struct arena *arena, struct str text, const char *message)
{
	struct diag *diag = diag_new(arena);
	assert_null(yaml_read(arena, diag, source_new(arena, STR("a.yaml"), text)));
	assert_int_equal(diag_count(diag), 1);
	assert_int_equal(diag_at(diag, 0)->id, DIAG_YAML_LIMIT);
	assert_string_equal(str_z(arena, diag_at(diag, 0)->text), message);
}

static struct str repeated(struct arena *arena, const char *text, size_t times)
{
	struct buf out = buf_in(arena, BUF_MOST);
	for (size_t i = 0; i < times; i++)
		buf_put(&out, str_from(text));
	return buf_str(&out);
}

static void deep_nesting_gives_one_message(void **state)
{
	(void)state;
	static const char *const openers[] = { "[", "{", "{a: ", "- ", "? ", "[{", "[{a: " };
	for (size_t i = 0; i < countof(openers); i++) {
		struct arena *arena = arena_new();
		assert_limit(arena, repeated(arena, openers[i], 100000), "nested more than 100 deep");
		arena_free(arena);
	}
}

static void a_hundred_levels_are_allowed(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct str text = str_print(arena, "%.*s%.*s", STR_ARG(repeated(arena, "[", YAML_DEPTH_MOST)),
	    STR_ARG(repeated(arena, "]", YAML_DEPTH_MOST)));
	assert_non_null(yaml_read(arena, diag, source_new(arena, STR("a.yaml"), text)));
	assert_int_equal(diag_count(diag), 0);
	arena_free(arena);
}

static void a_billion_laughs_are_stopped(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct buf out = buf_in(arena, BUF_MOST);
	buf_put(&out, STR("a: &x0 ha\n"));
	for (int i = 1; i < 10; i++)
		buf_print(&out, "b%d: &x%d [*x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d, *x%d]\n",
		    i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	assert_limit(arena, buf_str(&out), "aliases stand for more than 100000 values");
	arena_free(arena);
}

static void aliases_cannot_nest_deeper_than_brackets(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct buf out = buf_in(arena, BUF_MOST);
	buf_put(&out, STR("a: &x0 ha\n"));
	for (int i = 1; i < 200; i++)
		buf_print(&out, "b%d: &x%d [*x%d]\n", i, i, i - 1);
	assert_limit(arena, buf_str(&out), "nested more than 100 deep");
	arena_free(arena);
}

static void looking_up_forgives(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct yaml *map =
	    yaml_read(arena, diag, source_new(arena, STR("a"), STR("a: ''\nb:\nc: []")));
	assert_null(yaml_get(map, STR("x")));
	assert_null(yaml_get(NULL, STR("x")));
	assert_null(yaml_get(yaml_get(map, STR("c")), STR("x")));
	assert_false(yaml_is_empty(yaml_get(map, STR("a"))));
	assert_true(yaml_is_empty(yaml_get(map, STR("b"))));
	assert_string_equal(yaml_kind_name(map), "a mapping");
	assert_string_equal(yaml_kind_name(yaml_get(map, STR("a"))), "a text");
	assert_string_equal(yaml_kind_name(yaml_get(map, STR("b"))), "nothing");
	assert_string_equal(yaml_kind_name(yaml_get(map, STR("c"))), "a list");
	arena_free(arena);
}

#define ROW(row, function) \
	(struct CMUnitTest) \
	{ \
		.name = (row).name, .test_func = (function), .initial_state = (void *)&(row) \
	}

/* ---- What is read without libyaml ---- */

static void put_details(struct buf *out, const struct yaml *node)
{
	buf_print(out, "%d%d%d%u,%u%.*s ", node->plain, node->mark, node->exact_columns,
	    node->indent, node->closed_at, STR_ARG(node->raw ? *node->raw : STR("")));
	for (size_t i = 0; i < node->count; i++) {
		if (node->kind == YAML_MAP)
			put_details(out, node->entries[i].key);
		put_details(out, node->kind == YAML_MAP ? node->entries[i].value : node->items[i]);
	}
}

static struct str tree_of(struct arena *arena, struct str text)
{
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("page.md"), text);
	struct buf out = buf_in(arena, BUF_MOST);
	const struct yaml *node = yaml_read_part(arena, diag, (struct pos){ source, 2, 1 }, text);

	if (node) {
		put_node(&out, node);
		put_details(&out, node);
	}
	put_messages(&out, diag);
	return buf_str(&out);
}

/* The end of the document changes nothing, but only libyaml reads it. Whether it was not needed before. */
static bool assert_same_with_libyaml(struct arena *arena, struct str lines)
{
	if (!yaml_read_lines(arena, (struct pos){ NULL, 2, 1 }, lines))
		return false;
	struct str ended =
	    STR_JOIN(arena, lines, str_ends(lines, STR("\n")) ? STR("") : STR("\n"), STR("...\n"));
	struct str mine = tree_of(arena, lines), theirs = tree_of(arena, ended);

	if (!str_eq(mine, theirs))
		fail_msg("%.*s\nis read as\n%.*s\nand with its end\n%.*s", STR_ARG(lines),
		    STR_ARG(mine), STR_ARG(theirs));
	return true;
}

static const char *const names[] = { "title", "a", "tags", "x-1", "order", "date", "draft", "e_f" };
static const char *const pieces[] = { "word", "Two words", "1.5", "2026-11-29", " and", ", ", " –",
	"é", "a:b", "http://x.y/z", "[a, b]", "[pumps, round-4, c d]", "[", "]", ",", "-", "-x",
	": ", ":", "#", " #", "'", "\"", "&a", "*a", "{", "}", "|", "~", "?", "%", "@", "!t ",
	"\xC2\x85", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\t", "\r", "\n", "\n  ", "\n---\n", " " };

/* Samples that are changed and read. */
#ifndef CHANGED
#define CHANGED 20000
#endif

static size_t chance(uint32_t *seed, size_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

static void lines_are_read_as_libyaml_reads_them(void **state)
{
	struct arena *arena = arena_new();
	uint32_t seed = 20261129;
	size_t simple = 0;

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct buf text = buf_in(arena, BUF_MOST);
		for (size_t line = 0; line <= i % 3; line++) {
			buf_put(&text, str_from(names[chance(&seed, countof(names))]));
			buf_put(&text, STR(": "));
			for (size_t n = 0; n <= chance(&seed, 3); n++)
				buf_put(&text, str_from(pieces[chance(&seed, countof(pieces))]));
			buf_put(&text, chance(&seed, 20) == 0 ? STR("") : STR("\n"));
		}
		simple += assert_same_with_libyaml(arena, buf_str(&text));
		arena_reset(arena);
	}
	assert_true(simple > 1000);
	arena_free(arena);
}

/* Each kind of thing that is read so. */
static const char sample[] = "# What there is\n"
			     "kinds:\n"
			     "\n"
			     "  pump: # of water\n"
			     "    name: Pump\n"
			     "    \"a name\": \"it's \\\"7\\\" \\\\ 8: # 9\"\n"
			     "    'x y': 'one: [two]'\n"
			     "    flow: { value: ~7.5 l/min, source: [a, -1, b c], note: \"é, ü\" }\n"
			     "    marks: &fit { fits: advantage, does not fit: drawback }\n"
			     "    nothing:\n"
			     "    list:\n"
			     "      - { value: 1 }\n"
			     "      - *fit\n"
			     "      # here, too\n"
			     "      - id: x-1\n"
			     "        about: \"a > 3\"\n"
			     "        note: >-\n"
			     "          Two lines  \n"
			     "          # of text\n"
			     "\n"
			     "      - text, and more\n"
			     "    again: *fit\n"
			     "  tank: &tank (old)\n"
			     "claims:\n"
			     "- a: *tank\n"
			     "  b:\n"
			     "- c: http://x.y/z#8\n";

static void the_sample_needs_no_libyaml(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_true(assert_same_with_libyaml(arena, str_from(sample)));
	arena_free(arena);
}

/* The sample with some bytes taken out and pieces put in. */
static struct str changed_sample(struct arena *arena, uint32_t *seed)
{
	static const char *const more[] = { " ", "  ", "\n", "\n\n", "\n    ", "- ", "-", ": ", ":",
		"#", " # x", "\"", "'", "\\", ",", "{", "}", "[", "]", "[a]", "{ a: b }", "&", "*",
		"&fit ", "*fit", "? ", "?", "|\n", ">-\n", ">", "...\n", "---\n", "<<: ", "%", "!t ",
		"a", "a: ", "name: x", "\n  b: c\n", "\n- d\n", "é", "\xC2\xA0", "\xE2\x80\xA8", "\t" };
	struct str text = str_from(sample);

	for (size_t n = chance(seed, 3) + 1; n > 0; n--) {
		size_t from = chance(seed, text.len), to = from;
		if (chance(seed, 2) == 0)
			to += chance(seed, chance(seed, 4) == 0 ? 60 : 4);
		struct str piece =
		    chance(seed, 3) == 0 ? STR("") : str_from(more[chance(seed, countof(more))]);
		text = STR_JOIN(arena, str_sub(text, 0, from), piece, str_sub(text, to, text.len));
	}
	return utf8_find_bad(text) == STR_NONE ? text : STR("");
}

static void changed_files_are_read_as_libyaml_reads_them(void **state)
{
	struct arena *arena = arena_new();
	uint32_t seed = 20261130;
	size_t simple = 0;

	(void)state;
	for (size_t i = 0; i < CHANGED; i++) {
		simple += assert_same_with_libyaml(arena, changed_sample(arena, &seed));
		arena_reset(arena);
	}
	assert_true(simple > CHANGED / 10);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(a_part_knows_its_places_in_the_whole),
		cmocka_unit_test(deep_nesting_gives_one_message),
		cmocka_unit_test(a_hundred_levels_are_allowed),
		cmocka_unit_test(a_billion_laughs_are_stopped),
		cmocka_unit_test(aliases_cannot_nest_deeper_than_brackets),
		cmocka_unit_test(looking_up_forgives),
		cmocka_unit_test(lines_are_read_as_libyaml_reads_them),
		cmocka_unit_test(the_sample_needs_no_libyaml),
		cmocka_unit_test(changed_files_are_read_as_libyaml_reads_them),
	};
	struct CMUnitTest tests[countof(trees) + countof(mistakes) + countof(places) +
	    countof(keys) + countof(others)];
	size_t n = 0;
	for (size_t i = 0; i < countof(trees); i++)
		tests[n++] = ROW(trees[i], reads_trees);
	for (size_t i = 0; i < countof(mistakes); i++)
		tests[n++] = ROW(mistakes[i], reports_mistakes);
	for (size_t i = 0; i < countof(places); i++)
		tests[n++] = ROW(places[i], finds_places_in_scalars);
	for (size_t i = 0; i < countof(keys); i++)
		tests[n++] = ROW(keys[i], reports_unknown_keys);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
