/* Each rule of the Mustache language, over one view that all cases share. */
#include "html/mustache.h"
#include "html/mustache_render.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
/* clang-format on */

static struct view *person(struct arena *arena, const char *name, const char *town)
{
	struct view *home = view_object(arena), *person = view_object(arena);
	view_set_text(home, "town", str_from(town));
	view_set_text(person, "name", str_from(name));
	view_set(person, "home", home);
	return person;
}

static struct view *texts(struct arena *arena, const char *letters)
{
	struct view *list = view_list(arena);
	for (size_t i = 0; letters[i]; i++)
		view_add(list, view_text(arena, (struct str){ letters + i, 1 }));
	return list;
}

/* A tree three high: X over Y and Z, W under Y. */
static struct view *tree(struct arena *arena)
{
	static const char *const labels[] = { "X", "Y", "W", "Z" };
	static const int over[] = { -1, 0, 1, 0 };
	struct view *nodes[4], *under[4];
	for (int i = 0; i < 4; i++) {
		nodes[i] = view_object(arena);
		under[i] = view_list(arena);
		view_set_text(nodes[i], "label", str_from(labels[i]));
		view_set(nodes[i], "under", under[i]);
		if (over[i] >= 0)
			view_add(under[over[i]], nodes[i]);
	}
	return nodes[0];
}

static const struct view *sample(struct arena *arena)
{
	struct view *view = view_object(arena), *people = view_list(arena), *grid = view_list(arena);
	view_add(people, person(arena, "Bo", "Bonn"));
	view_add(people, person(arena, "Cy", "Cork"));
	view_add(grid, texts(arena, "12"));
	view_add(grid, texts(arena, "34"));
	view_set_text(view, "name", STR("Ann"));
	view_set_text(view, "a.b", STR("never found"));
	view_set_text(view, "empty", STR(""));
	view_set_truth(view, "yes", true);
	view_set_truth(view, "no", false);
	view_set(view, "null", view_nothing());
	view_set_number(view, "number", 85);
	view_set_text(view, "signs", STR("& < > \" '"));
	view_set_text(view, "lines", STR("<\n->"));
	view_set_text(view, "partial", STR("p"));
	view_set_text(view, "nowhere", STR("not there"));
	view_set_text(view, "braces", STR("{{name}}"));
	view_set(view, "letters", texts(arena, "abc"));
	view_set(view, "none", view_list(arena));
	view_set(view, "grid", grid);
	view_set(view, "people", people);
	view_set(view, "person", person(arena, "Di", "Dorp"));
	view_set(view, "bare", view_object(arena));
	view_set(view, "tree", tree(arena));
	return view;
}

struct render_case {
	const char *name, *template, *want;
	const char *p, *q, *r; /* partials of these names, where not NULL */
};

static const struct render_case render_cases[] = {
	/* values */
	{ "text without tags is kept", "a {b} }} c\n", .want = "a {b} }} c\n" },
	{ "a value replaces its tag", "Hello, {{name}}!", .want = "Hello, Ann!" },
	{ "blanks inside a tag do not matter", "{{ name\t}}|{{# yes }}x{{/ yes }}", .want = "Ann|x" },
	{ "a value is escaped", "{{signs}}", .want = "&amp; &lt; &gt; &quot; &#39;" },
	{ "three braces print as it is", "{{{signs}}}|{{{ signs }}}", .want = "& < > \" '|& < > \" '" },
	{ "an ampersand prints as it is", "{{&signs}}|{{& signs }}", .want = "& < > \" '|& < > \" '" },
	{ "a number prints as typed", "{{number}}{{{number}}}", .want = "8585" },
	{ "a missing name prints nothing", "[{{other}}{{{other}}}{{&other}}]", .want = "[]" },
	{ "nothing, lists and objects print nothing", "[{{null}}{{letters}}{{person}}]", .want = "[]" },
	{ "true and false print their words", "{{yes}} {{no}}", .want = "true false" },
	{ "tags in a value are text", "{{braces}}", .want = "{{name}}" },
	{ "a value keeps its line to itself", "  {{name}}\n", .want = "  Ann\n" },
	/* dotted names */
	{ "a dotted name goes into objects", "{{person.home.town}}", .want = "Dorp" },
	{ "a dotted name is never one key", "{{a.b}}", .want = "" },
	{ "a dotted name that breaks off prints nothing", "[{{person.car.color}}{{name.first}}]",
	    .want = "[]" },
	{ "only the first part is looked for further out", "{{#bare}}{{person.name}}{{/bare}}",
	    .want = "Di" },
	{ "the first part found binds the rest", "{{#people}}{{home.name}}{{/people}}", .want = "" },
	{ "a leading dot looks in the innermost context only",
	    "{{#bare}}{{.name}}{{/bare}}{{#person}}{{.name}}{{/person}}", .want = "Di" },
	{ "a leading dot looks past true", "{{#person}}{{#yes}}{{.name}}{{/yes}}{{/person}}",
	    .want = "Di" },
	{ "of sections side by side those are rendered that are there",
	    "{{#person}}{{#.a}}1{{/.a}}{{#.name}}2{{/.name}}{{#.b}}3{{/.b}}{{#.home}}4{{/.home}}{{#.c}}5{{/.c}}{{/person}}",
	    .want = "24" },
	{ "none of them is rendered where nothing is there",
	    "[{{#bare}}{{#.a}}1{{/.a}}{{#.b}}{{name}}{{#.c}}2{{/.c}}{{/.b}}{{#.c.d}}3{{/.c.d}}{{/bare}}]",
	    .want = "[]" },
	{ "sections behind the end of another have its context",
	    "{{#bare}}{{#.a}}1{{/.a}}{{#.name}}2{{/.name}}{{/bare}}{{#.name}}3{{/.name}}{{#.b}}4{{/.b}}",
	    .want = "3" },
	/* sections */
	{ "true renders a section once", "{{#yes}}x{{/yes}}", .want = "x" },
	{ "false, nothing, missing and empty render none",
	    "{{#no}}x{{/no}}{{#null}}x{{/null}}{{#other}}x{{/other}}{{#empty}}x{{/empty}}", .want = "" },
	{ "an empty list renders none", "[{{#none}}x{{/none}}]", .want = "[]" },
	{ "an object without fields is true", "{{#bare}}x{{/bare}}", .want = "x" },
	{ "a section goes through a list", "{{#people}}{{name}},{{/people}}", .want = "Bo,Cy," },
	{ "a section goes into an object", "{{#person}}{{name}} of {{home.town}}{{/person}}",
	    .want = "Di of Dorp" },
	{ "a section over text has it innermost", "{{#name}}{{.}} is {{name}}{{/name}}",
	    .want = "Ann is Ann" },
	{ "names are looked for from the innermost out",
	    "{{#people}}{{#home}}{{name}}/{{number}} {{/home}}{{/people}}", .want = "Bo/85 Cy/85 " },
	{ "a dot is the item", "{{#letters}}({{.}}){{/letters}}", .want = "(a)(b)(c)" },
	{ "a dot is a list of a list", "{{#grid}}[{{#.}}{{.}}{{/.}}]{{/grid}}", .want = "[12][34]" },
	{ "a section may have a dotted name", "{{#person.home}}{{town}}{{/person.home}}", .want = "Dorp" },
	{ "sections of one name nest", "{{#yes}}a{{#yes}}b{{/yes}}c{{/yes}}", .want = "abc" },
	{ "an inverted section is for what is false",
	    "{{^no}}a{{/no}}{{^null}}b{{/null}}{{^none}}c{{/none}}{{^other}}d{{/other}}",
	    .want = "abcd" },
	{ "an inverted section is not for what is true",
	    "{{^yes}}a{{/yes}}{{^people}}b{{/people}}{{^person}}c{{/person}}", .want = "" },
	/* lines */
	{ "a section's tags take their lines away", "a\n{{#yes}}\nb\n{{/yes}}\nc\n", .want = "a\nb\nc\n" },
	{ "also with blanks around", "a\n  {{#yes}}\t\nb\n\t{{/yes}} \nc\n", .want = "a\nb\nc\n" },
	{ "also with carriage returns", "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", .want = "|\r\n|" },
	{ "also on the first line", "  {{#yes}}\n#{{/yes}}\n/", .want = "#\n/" },
	{ "also on a last line without an end", "#{{#yes}}\n/\n  {{/yes}}", .want = "#\n/\n" },
	{ "but not when they share it", " {{#yes}}x{{/yes}}\n{{#yes}}{{/yes}}\n", .want = " x\n\n" },
	{ "nor with text around", " | {{#yes}}\t|\t{{/yes}} | \n", .want = " | \t|\t | \n" },
	/* comments and delimiters */
	{ "a comment prints nothing", "12{{! a comment }}34", .want = "1234" },
	{ "a comment may go over lines and takes them away", "a\n  {{!\n {{ hush }\n }}\nb\n",
	    .want = "a\nb\n" },
	{ "a comment inside a line leaves the line", "a {{! b }}\n", .want = "a \n" },
	{ "delimiters can be changed", "{{=<% %>=}}<%name%>{{name}}<%={{ }}=%>{{name}}",
	    .want = "Ann{{name}}Ann" },
	{ "one sign may be both delimiters", "{{=| |=}}|name|, |#yes|x|/yes|", .want = "Ann, x" },
	{ "delimiters may have blanks around", "{{= @   @ =}}@name@", .want = "Ann" },
	{ "a tag that sets delimiters takes its line away", "a\n  {{=@ @=}}\nb\n", .want = "a\nb\n" },
	{ "regular delimiters mean nothing meanwhile", "{{=[ ]=}}{{name}}[&name][{name}]",
	    .want = "{{name}}AnnAnn" },
	{ "delimiters do not reach into partials", "{{=[ ]=}}[>p]", .want = "Ann", .p = "{{name}}" },
	{ "delimiters do not come out of partials", "{{>p}}{{name}}[name]", .want = "AnnAnn[name]",
	    .p = "{{=[ ]=}}[name]" },
	/* partials */
	{ "a partial is put in place", "[{{>p}}]", .want = "[text]", .p = "text" },
	{ "a partial sees the context", "{{#people}}{{>p}}{{/people}}", .want = "<Bo><Cy>",
	    .p = "<{{name}}>" },
	{ "a missing partial prints nothing", "[{{>q}}]", .want = "[]", .p = "" },
	{ "a partial may include itself in a section", "{{#tree}}{{>p}}{{/tree}}",
	    .want = "X(Y(W())Z())", .p = "{{label}}({{#under}}{{>p}}{{/under}})" },
	{ "a partial inside a line is not indented", "  {{name}}  {{>p}}\n",
	    .want = "  Ann  >\n>\n", .p = ">\n>" },
	{ "a partial alone on its line is indented", "\\\n {{>p}}\n/\n",
	    .want = "\\\n |\n <\n->\n |\n/\n", .p = "|\n{{{lines}}}\n|\n" },
	{ "a partial takes its own line away", "|\r\n{{>p}}\r\n|", .want = "|\r\n>|", .p = ">" },
	{ "a last line without an end is indented too", ">\n  {{>p}}", .want = ">\n  >\n  >",
	    .p = ">\n>" },
	{ "empty lines of a partial stay empty", " {{>p}}\n", .want = " a\n\n b\n", .p = "a\n\nb\n" },
	{ "indentations add up", " {{>p}}\n", .want = " a\n   b\n   Ann\n c\n",
	    .p = "a\n  {{>q}}\nc\n", .q = "b\n{{name}}\n" },
	{ "a partial in a line of an indented one is not", " {{>p}}\n", .want = " -x\ny-\n z\n",
	    .p = "-{{>q}}-\nz\n", .q = "x\ny" },
	{ "sections of an indented partial are indented by line", "  {{>p}}\n",
	    .want = "  a\n  b\n  c\n", .p = "{{#letters}}\n{{.}}\n{{/letters}}\n" },
	{ "a tag that ends a section after a line end is on a new line", "  {{>p}}\n",
	    .want = "  x\n  y\n", .p = "{{#yes}}x\n{{/yes}}y\n" },
	/* dynamic names */
	{ "an asterisk takes the template's name from the view", "[{{>*partial}}]", .want = "[Ann]",
	    .p = "{{name}}" },
	{ "blanks around the asterisk do not matter", "[{{> * partial }}]", .want = "[Ann]",
	    .p = "{{name}}" },
	{ "a name from the view may be dotted",
	    "{{#people}}{{>*home.town}}{{/people}}|{{>*person.name}}", .want = "|", .p = "" },
	{ "a name that is no template prints nothing", "[{{>*nowhere}}{{>*other}}{{>**partial}}]",
	    .want = "[]", .p = "x" },
	{ "a dynamic partial is indented", " {{>*partial}}\n|", .want = " >\n >|", .p = ">\n>" },
	{ "a parent's name may come from the view", "{{<*partial}}{{$a}}mine{{/a}}{{/*partial}}",
	    .want = "-mine-", .p = "-{{$a}}theirs{{/a}}-" },
	/* inheritance */
	{ "a block prints what stands in it", "{{$a}}default {{name}}{{/a}}\n", .want = "default Ann\n" },
	{ "a parent alone is a partial", "{{>p}}|{{<p}}{{/p}}", .want = "x|x", .p = "{{$a}}x{{/a}}" },
	{ "a parent's block is overridden", "{{<p}}{{$a}}mine{{/a}}{{/p}}", .want = "-mine-",
	    .p = "-{{$a}}theirs{{/a}}-" },
	{ "others stay as they are", "{{<p}}{{$b}}mine{{/b}}{{/p}}", .want = "x, mine",
	    .p = "{{$a}}x{{/a}}, {{$b}}y{{/b}}" },
	{ "each parent has its own", "{{<p}}{{$a}}1{{/a}}{{/p}} {{<p}}{{$a}}2{{/a}}{{/p}}\n",
	    .want = "|1| |2|\n", .p = "|{{$a}}{{/a}}|" },
	{ "blocks and fields have separate names", "{{<p}}{{/p}}", .want = "default",
	    .p = "{{$name}}default{{/name}}" },
	{ "text between a parent's blocks is left out",
	    "{{<p}} x {{$a}}y{{/a}} z {{name}} {{#yes}}v{{/yes}}{{/p}}", .want = "y",
	    .p = "{{$a}}{{/a}}" },
	{ "an overriding block sees the parent's context", "{{<p}}{{$a}}{{name}}{{/a}}{{/p}}",
	    .want = "Di", .p = "{{#person}}{{$a}}{{/a}}{{/person}}" },
	{ "the outermost template has the last word", "{{<p}}{{$a}}c{{/a}}{{/p}}", .want = "c",
	    .p = "{{<q}}{{$a}}p{{/a}}{{/q}}", .q = "{{<r}}{{$a}}q{{/a}}{{/r}}", .r = "{{$a}}r{{/a}}" },
	{ "the next has it where the outermost says nothing", "{{<p}}{{/p}}", .want = "p",
	    .p = "{{<q}}{{$a}}p{{/a}}{{/q}}", .q = "{{<r}}{{$a}}q{{/a}}{{/r}}", .r = "{{$a}}r{{/a}}" },
	{ "parents may go round as long as a block ends it", "{{<p}}{{$a}}mine{{/a}}{{/p}}",
	    .want = "mine mine mine end", .p = "{{$a}}p{{/a}} {{$b}}{{<q}}{{/q}}{{/b}}",
	    .q = "{{$a}}q{{/a}} {{<p}}{{$b}}end{{/b}}{{/p}}" },
	{ "a block inside a block that overrides it is the outer one's",
	    "{{<p}}{{$a}}({{$a}}in{{/a}}){{/a}}{{/p}}", .want = "(in)", .p = "{{$a}}p{{/a}}" },
	{ "a parent alone on its lines is indented", "Hi,\n  {{<p}}{{/p}}\nBye\n",
	    .want = "Hi,\n  1\n  2\nBye\n", .p = "1\n2\n" },
	{ "also over several lines", "Hi,\n  {{<p}}\n  {{$a}}x{{/a}}\n  {{/p}}\nBye\n",
	    .want = "Hi,\n  x\n  2\nBye\n", .p = "{{$a}}{{/a}}\n2\n" },
	{ "a parent with text behind it is not", "  {{<p}}{{/p}}.\n", .want = "  1\n2.\n", .p = "1\n2" },
	{ "a block that begins on the next line begins there", "{{<p}}{{$a}}\nx\n\ny\n{{/a}}{{/p}}",
	    .want = "x\n\ny\n", .p = "{{$a}}z{{/a}}" },
	{ "a block takes the place's indentation", "{{<p}}{{$a}}\nx\ny{{/a}}\n{{/p}}\n",
	    .want = "Hi,\n  x\n  y\n", .p = "Hi,\n  {{$a}}{{/a}}\n" },
	{ "and leaves its own", "{{<p}}{{$a}}\n    x\n      y\n{{/a}}{{/p}}",
	    .want = "Hi,\n  x\n    y\n", .p = "Hi,\n  {{$a}}\n  {{/a}}\n" },
	{ "the default's indentation counts if the tag stands alone", "{{<p}}{{$a}}\nx\ny\n{{/a}}{{/p}}",
	    .want = "Hi,\n  x\n  y\n", .p = "Hi,\n{{$a}}\n  z\n{{/a}}\n" },
	{ "one word goes where the default's lines were", "{{<p}}{{$a}}x{{/a}}{{/p}}",
	    .want = "<\n  x>\n", .p = "<\n{{$a}}\n  y\n{{/a}}\n>\n" },
	{ "a block in a block is indented with it", "{{<p}}{{$b}}\nz\n{{/b}}{{/p}}", .want = "x\n  z\n",
	    .p = "{{<q}}{{$a}}\n  x\n  {{$b}}\n    y\n  {{/b}}\n{{/a}}{{/q}}", .q = "{{$a}}{{/a}}" },
	{ "a list in an overriding block is indented once",
	    "{{<p}}{{$a}}\n  {{#letters}}\n  {{.}}\n  {{/letters}}\n{{/a}}{{/p}}",
	    .want = "[\n  a\n  b\n  c\n]\n", .p = "[\n  {{$a}}\n  {{/a}}\n]\n" },
	{ "the same when the block's tag shares its line",
	    "{{<p}}{{$a}}\n{{#letters}}\n{{.}}\n{{/letters}}\n{{/a}}{{/p}}",
	    .want = "[\n  a\n  b\n  c\n\n]\n", .p = "[\n  {{$a}}{{/a}}\n]\n" },
};

static void add(struct mustache_set *set, struct diag *diag, struct arena *keep, const char *name,
    const char *text)
{
	if (text)
		mustache_add(
		    set, diag, str_from(name), source_new(keep, str_from(name), str_from(text)));
}

static void renders(void **state)
{
	const struct render_case *c = *state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main", c->template);
	add(set, diag, keep, "p", c->p);
	add(set, diag, keep, "q", c->q);
	add(set, diag, keep, "r", c->r);
	assert_int_equal(diag_count(diag), 0);
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	mustache_render(mustache_find(set, STR("main")), sample(keep), &html, &at);
	buf_put_byte(&out, '\0');
	assert_string_equal(out.at, c->want);
	arena_free(keep);
}

struct mistake_case {
	const char *name, *template, *p;
	enum diag_id id;
	const char *where; /* template:line:column */
	const char *note;  /* the same of the second place, or NULL */
	const char *hint;
};

static const struct mistake_case mistake_cases[] = {
	{ "a tag without an end", "ab\ncd {{name", NULL, DIAG_TEMPLATE_SYNTAX, "main:2:4", NULL, NULL },
	{ "a tag that runs into the next", "{{name <b>{{name}}", NULL, DIAG_TEMPLATE_SYNTAX,
	    "main:1:1", NULL, NULL },
	{ "three braces closed with two", "{{{name}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1", NULL,
	    NULL },
	{ "a section without an end", "a\n {{#yes}}\nb\n", NULL, DIAG_TEMPLATE_SYNTAX, "main:4:1",
	    "main:2:2", NULL },
	{ "sections closed in the wrong order", "{{#yes}}\n{{#name}}{{/yes}}", NULL,
	    DIAG_TEMPLATE_SYNTAX, "main:2:10", "main:2:1", NULL },
	{ "an end that is misspelt", "{{#values}}\n{{/vlaues}} {{#yes}}{{/yes}}", NULL,
	    DIAG_TEMPLATE_SYNTAX, "main:2:1", "main:1:1", NULL },
	{ "an end without a beginning", "x {{/yes}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:3", NULL, NULL },
	{ "a tag that names nothing", "x{{ }}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:2", NULL, NULL },
	{ "a name with a space", "{{first name}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1", NULL, NULL },
	{ "a name with two dots", "{{a..b}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1", NULL, NULL },
	{ "one delimiter", "{{=<%=}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1", NULL, NULL },
	{ "three delimiters", "{{=< % >=}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1", NULL, NULL },
	{ "a delimiter with an equals sign", "{{=<= =>=}}", NULL, DIAG_TEMPLATE_SYNTAX, "main:1:1",
	    NULL, NULL },
	{ "a missing partial", "a\n{{>bread_crumb}}", "", DIAG_TEMPLATE_MISSING, "main:2:1", NULL, NULL },
	{ "a missing partial is missed once", "{{>bread}}\n{{>bread}}", "", DIAG_TEMPLATE_MISSING,
	    "main:1:1", NULL, NULL },
	{ "a missing parent", "{{<bread}}{{/bread}}", "", DIAG_TEMPLATE_MISSING, "main:1:1", NULL, NULL },
	{ "a missing partial with a near name", "{{>mains}}", "", DIAG_TEMPLATE_MISSING, "main:1:1",
	    NULL, "did you mean “main”?" },
	{ "a template that includes itself", "a\n{{>main}}", NULL, DIAG_TEMPLATE_LOOP, "main:2:1",
	    NULL, "put the inclusion into a section that comes to an end" },
	{ "two that include each other", "a\n{{>p}}", "b\n\n {{<main}}{{/main}}",
	    DIAG_TEMPLATE_LOOP, "main:2:1", "p:3:2", NULL },
};

static void assert_place(struct pos pos, const char *want)
{
	char place[64];
	snprintf(place, sizeof(place), "%.*s:%u:%u", STR_ARG(pos.in->path), pos.line, pos.col);
	assert_string_equal(place, want);
}

static void reports(void **state)
{
	const struct mistake_case *c = *state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main", c->template);
	add(set, diag, keep, "p", c->p);
	bool good = mustache_check(set, diag);
	assert_int_equal(diag_count(diag), 1);
	const struct diag_message *message = diag_at(diag, 0);
	assert_int_equal(message->id, c->id);
	assert_int_equal(good, c->id == DIAG_TEMPLATE_SYNTAX);
	assert_place(message->at, c->where);
	assert_int_equal(message->note_count, c->note != NULL);
	if (c->note)
		assert_place(message->notes[0].at, c->note);
	if (c->hint)
		assert_true(str_eq(message->hint, str_from(c->hint)));
	arena_free(keep);
}

static struct str repeated(struct arena *keep, const char *text, size_t count)
{
	struct buf all = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < count; i++)
		buf_put(&all, str_from(text));
	return buf_str(&all);
}

#define FOUR(text) text text text text
#define SIXTEEN(text) FOUR(FOUR(text))

/* What would go on for ever, through data or by doubling, comes to an end and says where. */
static const struct endless_case {
	const char *name, *p; /* p: a partial that is rendered by its dynamic name */
	const char *filling;  /* 1,000 of it stand in p at % */
	const char *words;
} endless_cases[] = {
	{ "doubling comes to an end", "b{{#yes}}{{>p}}{{>p}}{{/yes}}", "", "this goes too deep: “p”" },
	{ "so do tags that print nothing", "{{#yes}}%{{>p}}{{>p}}{{/yes}}", "{{none}}",
	    "this goes too deep: “p”" },
	{ "so do lists within lists", SIXTEEN("{{#letters}}") "{{.}}" SIXTEEN("{{/letters}}"), "",
	    "this goes on for too long: “letters”" },
	{ "so do names that nothing has", "{{#people}}{{>p}}%{{/people}}", "{{nobody.here}}",
	    "this goes too deep: “p”" },
	{ "so do blocks that nothing overrides", "{{#yes}}{{<p}}%{{/p}}{{$b}}{{/b}}{{/yes}}",
	    "{{$a}}{{/a}}", "this goes too deep: “p”" },
	{ "so do indentations", "  {{>*partial}}\n%  {{>*partial}}\n", "a\n",
	    "this goes too deep: “*partial”" },
};

static void comes_to_an_end(void **state)
{
	const struct endless_case *c = *state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	struct str before, after, filling = repeated(keep, c->filling, 1000);
	str_cut(str_from(c->p), '%', &before, &after);
	add(set, diag, keep, "main", "a\n {{#yes}}{{>*partial}}{{/yes}}");
	add(set, diag, keep, "p", str_z(keep, STR_JOIN(keep, before, filling, after)));
	assert_true(mustache_check(set, diag));
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	struct str words = mustache_render(mustache_find(set, STR("main")), sample(keep), &html, &at);
	assert_string_equal(str_z(keep, words), c->words);
	assert_true(str_eq(at.in->path, STR("p")));
	assert_int_equal(diag_count(diag), 0);
	arena_free(keep);
}

/* Ids are those of the templates, whole in one text or put together; not those of what they print. */
static void tells_ids(void **state)
{
	(void)state;
	static const char *const want[] = { "one", "pre-<b>-post", "three", "part-x", "end" };
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main",
	    "<h2 id=\"one\" class=\"id\"><b  id=\"pre-{{{raw}}}-post\"><i id=\"three\">\n  {{>p}}\n{{{hidden}}}<u id=\"end\"");
	add(set, diag, keep, "p", "<p class=\"a\" id=\"part-{{x}}\">id=\"no\" data-id=\"no\"\n");
	struct view *view = view_object(keep);
	view_set_text(view, "raw", STR("<b>"));
	view_set_text(view, "x", STR("x"));
	view_set_markup(view, "hidden", markup_trusted(STR("<a id=\"the-maker's\"></a>")));
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct mustache_ids ids = { .arena = keep };
	struct pos at;
	mustache_render_ids(mustache_find(set, STR("main")), view, &html, &ids, &at);
	assert_int_equal(ids.count, countof(want));
	for (size_t i = 0; i < ids.count; i++)
		assert_string_equal(str_z(keep, ids.at[i]), want[i]);
	arena_free(keep);
}

/* Where a field of markup ends, as often as it is printed; an empty one counts as true. */
static void tells_ends(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main", "ab{{{full}}}cd{{#empty}}e{{{empty}}}f{{/empty}}{{{full}}}g");
	size_t full = STR_NONE, empty = STR_NONE, never = STR_NONE;
	struct view *view = view_object(keep);
	view_set_markup_end(view, "full", markup_trusted(STR("<i>")), &full);
	view_set_markup_end(view, "empty", MARKUP_NONE, &empty);
	view_set_markup_end(view, "never", MARKUP_NONE, &never);
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	mustache_render(mustache_find(set, STR("main")), view, &html, &at);
	assert_string_equal(str_z(keep, html_markup(&html).bytes), "ab<i>cdef<i>g");
	assert_int_equal(empty, 8);
	assert_int_equal(full, 12);
	assert_true(never == STR_NONE);
	arena_free(keep);
}

/* What a section printed of a shared view is printed again, unless it depends on what is around. */
static void prints_shared_views_again(void **state)
{
	(void)state;
	static const char *const templates[] = { "{{#l}}<{{a}}>{{/l}}", "{{#l}}<{{a}}{{b}}>{{/l}}",
		"{{#l}}<{{a}}>{{/l}}{{#l}}({{a}}{{#b}}!{{/b}}){{/l}}" };
	static const char *const want[] = { "<1><2>/<1><2>", "<1x><2x>/<1y><2y>",
		"<1><2>(1!)(2!)/<1><2>(1!)(2!)" };
	for (size_t i = 0; i < countof(templates); i++) {
		struct arena *keep = arena_new();
		struct mustache_set *set = mustache_set_new(keep);
		add(set, diag_new(keep), keep, "main", templates[i]);
		struct view *list = view_list(keep);
		for (int n = 1; n <= 2; n++) {
			struct view *item = view_object(keep);
			view_set_number(item, "a", n);
			view_share(item);
			view_add(list, item);
		}
		struct buf out = buf_in(keep, BUF_MOST);
		struct html html = html_to(&out);
		struct pos at;
		for (int n = 0; n < 2; n++) {
			struct view *view = view_object(keep);
			view_set(view, "l", list);
			view_set_text(view, "b", n ? STR("y") : STR("x"));
			mustache_render(mustache_find(set, STR("main")), view, &html, &at);
			buf_put(&out, n ? STR("") : STR("/"));
		}
		assert_string_equal(str_z(keep, buf_str(&out)), want[i]);
		arena_free(keep);
	}
}

/* Each mistake looks for its line from the top: no more of them than are printed. */
static void stops_reading(void **state)
{
	static const char *const mistakes[] = { "{{a b}}\n", "{{/a}}\n" };
	for (size_t i = 0; i < countof(mistakes); i++) {
		struct arena *keep = arena_new();
		struct diag *diag = diag_new(keep);
		struct mustache_set *set = mustache_set_new(keep);
		add(set, diag, keep, "main", str_z(keep, repeated(keep, mistakes[i], DIAG_MOST + 10)));
		mustache_check(set, diag);
		assert_int_equal(diag_count(diag), DIAG_MOST);
		arena_free(keep);
	}
	(void)state;
}

/* Loading on demand: what is asked for, in the order it is mentioned. */
static void wanted(void **state)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main", "{{>p}}{{<q}}{{/q}}{{>p}}");
	size_t cursor = 0;
	struct str name;
	assert_true(mustache_wanted(set, &cursor, &name));
	assert_true(str_eq(name, STR("p")));
	add(set, diag, keep, "p", "{{>main}}{{>*name}}");
	assert_true(mustache_wanted(set, &cursor, &name));
	assert_true(str_eq(name, STR("q")));
	assert_false(mustache_wanted(set, &cursor, &name));
	assert_true(mustache_is_dynamic(set));
	assert_null(mustache_find(set, STR("q")));
	arena_free(keep);
	(void)state;
}

/* Rendered with large markup apart, and put together; *aparts is what stayed apart. */
static struct str render_parts(struct arena *keep, const struct mustache_set *set,
    const struct view *view, struct aparts *aparts)
{
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	size_t count;
	struct str words =
	    mustache_render_apart(mustache_find(set, STR("main")), view, &html, aparts, &at);
	assert_int_equal(words.len, 0);
	struct str *parts = apart_parts(keep, aparts, html_markup(&html).bytes, &count);
	return str_join(keep, parts, count);
}

/* Large markup is printed as often as the template says, at the same places, and is not copied; a shared view's is. */
static void keeps_large_markup_apart(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct mustache_set *set = mustache_set_new(keep);
	add(set, diag, keep, "main",
	    "{{{large}}}a{{{small}}}\n  {{>part}}\n{{#items}}[{{{markup}}}]{{/items}}{{large}}{{{text}}}{{{large}}}");
	add(set, diag, keep, "part", "b\n{{{large}}}{{{large}}}\nc\n");
	struct str large = { memset(arena_alloc(keep, APART_LEAST), '<', APART_LEAST), APART_LEAST };
	struct view *view = view_object(keep), *items = view_list(keep), *shared = view_object(keep);
	view_set_markup(view, "large", markup_trusted(large));
	view_set_markup(view, "small", markup_trusted(str_sub(large, 1, large.len)));
	view_set_text(view, "text", large);
	view_set_markup(shared, "markup", markup_trusted(large));
	view_share(shared);
	view_add(items, shared);
	view_set(view, "items", items);
	for (int i = 0; i < 2; i++) {
		struct aparts aparts = { .arena = keep };
		struct buf out = buf_in(keep, BUF_MOST);
		struct html html = html_to(&out);
		struct pos at;
		mustache_render(mustache_find(set, STR("main")), view, &html, &at);
		assert_true(str_eq(render_parts(keep, set, view, &aparts), buf_str(&out)));
		assert_int_equal(aparts.count, 4);
		assert_int_equal(aparts.size, 4 * APART_LEAST);
		for (size_t n = 0; n < aparts.count; n++)
			assert_ptr_equal(aparts.at[n].text.at, large.at);
	}
	arena_free(keep);
}

/* What stays apart counts like what is printed. */
static void keeps_to_the_maximum(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	struct buf out = buf_in(keep, 3 * APART_LEAST);
	struct aparts aparts = { .arena = keep };
	struct str large = { memset(arena_alloc(keep, APART_LEAST), 'x', APART_LEAST), APART_LEAST };
	buf_put(&out, large);
	apart_add(&aparts, &out, large);
	apart_add(&aparts, &out, large);
	assert_false(out.full);
	apart_add(&aparts, &out, STR("x"));
	assert_true(out.full);
	assert_int_equal(aparts.count, 2);
	arena_free(keep);
}

int main(void)
{
	enum { RENDERS = countof(render_cases), REPORTS = countof(mistake_cases) };
	enum { ENDLESS = countof(endless_cases), TABLES = RENDERS + REPORTS + ENDLESS };
	struct CMUnitTest tests[TABLES + 7];
	for (size_t i = 0; i < RENDERS; i++)
		tests[i] = (struct CMUnitTest){ .name = render_cases[i].name,
			.test_func = renders,
			.initial_state = (void *)&render_cases[i] };
	for (size_t i = 0; i < REPORTS; i++)
		tests[RENDERS + i] = (struct CMUnitTest){ .name = mistake_cases[i].name,
			.test_func = reports,
			.initial_state = (void *)&mistake_cases[i] };
	for (size_t i = 0; i < ENDLESS; i++)
		tests[RENDERS + REPORTS + i] = (struct CMUnitTest){ .name = endless_cases[i].name,
			.test_func = comes_to_an_end,
			.initial_state = (void *)&endless_cases[i] };
	tests[TABLES] = (struct CMUnitTest){ .name = "after many mistakes nothing more is read",
		.test_func = stops_reading };
	tests[TABLES + 1] = (struct CMUnitTest){ .name = "templates can be loaded as they are asked for",
		.test_func = wanted };
	tests[TABLES + 2] =
	    (struct CMUnitTest){ .name = "ids of templates are told", .test_func = tells_ids };
	tests[TABLES + 3] =
	    (struct CMUnitTest){ .name = "ends of fields are told", .test_func = tells_ends };
	tests[TABLES + 4] = (struct CMUnitTest){ .name = "shared views are printed again",
		.test_func = prints_shared_views_again };
	tests[TABLES + 5] = (struct CMUnitTest){ .name = "large markup stays apart",
		.test_func = keeps_large_markup_apart };
	tests[TABLES + 6] = (struct CMUnitTest){ .name = "what stays apart has the same maximum",
		.test_func = keeps_to_the_maximum };
	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
