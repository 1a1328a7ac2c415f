#include "diagram/flowchart.h"
#include "text_fixture.h"

#include <string.h>

/* --- the language --------------------------------------------------------------------------------- */

/* "A[One] B(Two); A-->B": what was read, in one way of writing it. */
static struct str summary(struct arena *keep, const struct flowchart *chart)
{
	static const char *const shapes[] = { "[", "(", "([", "[[", "[(", "((", "(((", ">", "{",
		"{{", "[/", "[\\", "[/\\", "[\\/" };
	static const char *const lines[] = { "--", "-.-", "==", "~~" };
	static const char *const starts[] = { "", "<", "o", "x" }, *const ends[] = { "", ">", "o", "x" };
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < chart->node_count; i++) {
		const struct flow_node *node = &chart->nodes[i];
		buf_print(&out, "%s%.*s%s%.*s", i ? " " : "", STR_ARG(node->id),
		    shapes[node->shape], STR_ARG(node->label.text));
		if (node->group != FLOW_NONE)
			buf_print(&out, "@%.*s", STR_ARG(chart->groups[node->group].id));
		if (node->stands_for != FLOW_NONE)
			buf_print(&out, "=%.*s", STR_ARG(chart->groups[node->stands_for].title.text));
	}
	for (size_t i = 0; i < chart->edge_count; i++) {
		const struct flow_edge *edge = &chart->edges[i];
		buf_print(&out, "; %.*s %s%s%s %.*s", STR_ARG(chart->nodes[edge->from].id),
		    starts[edge->start], lines[edge->line], ends[edge->end],
		    STR_ARG(chart->nodes[edge->to].id));
		if (edge->length != 1)
			buf_print(&out, " %d", edge->length);
		if (edge->label.text.len)
			buf_print(&out, " |%.*s|", STR_ARG(edge->label.text));
	}
	return buf_str(&out);
}

static const struct parse_case {
	const char *name, *text, *want;
} parse_cases[] = {
	{ "a node is named by its id", "graph TD\nA", "A[A" },
	{ "labels stand in brackets", "graph TD\nA[One two]", "A[One two" },
	{ "the last label of a node counts", "graph\nA[One]\nA(Two)", "A(Two" },
	{ "quotes hold brackets", "graph\nA[\"f(x) [1]\"]", "A[f(x) [1]" },
	{ "every shape is read",
	    "graph\na[1]\nb(2)\nc([3])\nd[[4]]\ne[(5)]\nf((6))\ng(((7)))\nh>8]\ni{9}\nj{{10}}\nk[/11/]\nl[\\12\\]\nm[/13\\]\nn[\\14/]",
	    "a[1 b(2 c([3 d[[4 e[(5 f((6 g(((7 h>8 i{9 j{{10 k[/11 l[\\12 m[/\\13 n[\\/14" },
	{ "an arrow joins two nodes", "graph TD\nA --> B", "A[A B[B; A --> B" },
	{ "spaces around an arrow may be missing", "graph TD;A-->B;", "A[A B[B; A --> B" },
	{ "every line and tip is read",
	    "graph\nA --- B\nA -.-> B\nA ==> B\nA --o B\nA --x B\nA <--> B\nA o--o B\nA x--x B\nA -.- B\nA === B\nA ~~~ B",
	    "A[A B[B; A -- B; A -.-> B; A ==> B; A --o B; A --x B; A <--> B; A o--o B; A x--x B; A -.- B; A == B; A ~~ B" },
	{ "a dash more is a rank more", "graph\nA ----> B\nA ---- B\nA -...-> B\nA ===> B",
	    "A[A B[B; A --> B 3; A -- B 2; A -.-> B 3; A ==> B 2" },
	{ "labels of edges stand between bars", "graph\nA -->|yes| B\nA ---|\"a | b\"| B",
	    "A[A B[B; A --> B |yes|; A -- B |a | b|" },
	{ "or between the halves of an edge",
	    "graph\nA -- yes --> B\nA == no ==> B\nA -. may be .-> B\nA -- so --- B\nA <-- \"--\" --> B",
	    "A[A B[B; A --> B |yes|; A ==> B |no|; A -.-> B |may be|; A -- B |so|; A <--> B |--|" },
	{ "chains are edges one after another", "graph\nA --> B --> C", "A[A B[B C[C; A --> B; B --> C" },
	{ "& joins all with all", "graph\nA & B --> C & D",
	    "A[A B[B C[C D[D; A --> C; A --> D; B --> C; B --> D" },
	{ "ids may hold dashes and points", "graph\na-b.c-->d", "a-b.c[a-b.c d[d; a-b.c --> d" },
	{ "comments and blank lines are passed over",
	    "%% first\n\ngraph TD\n%%{init: {}}%%\n  %% so\n  A --> B\n", "A[A B[B; A --> B" },
	{ "a node belongs to the group it is first named in",
	    "graph\nsubgraph one\nA --> B\nend\nsubgraph two [The second]\nB --> C\nend",
	    "A[A@one B[B@one C[C@two; A --> B; B --> C" },
	{ "also when it was named outside before", "graph\nA --> B\nsubgraph one\nB\nend",
	    "A[A B[B@one; A --> B" },
	{ "an edge may lead to a group", "graph\nX --> one\nsubgraph one [\"The first\"]\nA\nend",
	    "X[X one[one=The first A[A@one; X --> one" },
	{ "groups stand in groups and have directions",
	    "graph\nsubgraph out\ndirection LR\nsubgraph in\nA\nend\nB\nend", "A[A@in B[B@out" },
	{ "a title and words may be given", "graph\naccTitle: T\naccDescr {\nmany\nwords }\nA", "A[A" },
};

static void parses(void **state)
{
	const struct parse_case *c = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	const struct diagram_host host = { 0 };
	struct diagram diagram = { .text = str_from(c->text),
		.host = &host,
		.keep = fixture.keep,
		.scratch = fixture.scratch,
		.diag = fixture.diag };
	const struct flowchart *chart = flowchart_parse(&diagram);
	assert_text(&fixture, fixture_reports(&fixture), "");
	assert_text(&fixture, summary(fixture.keep, chart), c->want);
	fixture_end(&fixture);
}

/* --- mistakes ------------------------------------------------------------------------------------- */

#define FENCE(text) "# Page\n\n```mermaid\n" text "\n```\n"
#define LINKS \
	"; edges are written -->, ---, -.->, ==>, --o, --x, <-->, or with a text: -- text -->\n"
#define COLOURS "; drawings get their colours from the style sheet; leave it out\n"

static const struct parse_case mistakes[] = {
	{ "another kind of diagram", FENCE("sequenceDiagram\nA->>B: x"),
	    "4:1 diagram-foreign: “sequenceDiagram” is no diagram that is drawn here; flowcharts (graph or flowchart) and pies (pie) are\n" },
	{ "an empty diagram", FENCE("graph TD"), "4:1 diagram: there is nothing in this diagram\n" },
	{ "a direction there is not", FENCE("graph TX\nA"),
	    "4:7 diagram: a direction is missing here; write TB, TD, BT, LR or RL\n" },
	{ "an edge that is none", FENCE("graph TD\nA -> B"), "5:3 diagram: no edge is read here" LINKS },
	{ "an edge that ends nowhere", FENCE("graph TD\nA -->"),
	    "5:6 diagram: the name of a node is missing here\n" },
	{ "half an edge", FENCE("graph TD\nA -- text B"),
	    "5:3 diagram: this edge has no end on its line; write -->, or a text between both halves: -- text -->\n" },
	{ "brackets in a plain label", FENCE("graph TD\n  A[One (two)]"),
	    "5:9 diagram: a label without quotes holds no quotes, brackets or bars; put the label in quotes: A[\"text (more)\"]\n" },
	{ "a bracket that stays open", FENCE("graph TD\nA[One\nB"), "5:2 diagram: this [ has no end\n" },
	{ "a quote that stays open", FENCE("graph TD\nA[\"One]\nB"),
	    "5:3 diagram: this quote has no end; write #quot; for a quote inside a label\n" },
	{ "colours", FENCE("graph TD\nA\nstyle A fill:#f9f\nclassDef x y\nB:::x"),
	    "6:1 diagram: “style” is not supported" COLOURS "7:1 diagram: “classDef” is not supported" COLOURS
	    "8:2 diagram: “:::” is not supported" COLOURS },
	{ "a group without an end", FENCE("graph TD\nsubgraph one\nA"),
	    "5:9 diagram: this subgraph has no end; a subgraph ends with a line that says end\n" },
	{ "an end without a group", FENCE("graph TD\nA\nend"), "6:1 diagram: this end has no subgraph\n" },
	{ "a group without a node", FENCE("graph TD\nA\nsubgraph one\nend"),
	    "6:9 diagram: there is no node in this subgraph\n" },
	{ "places inside of quotes and lists", "> - ```mermaid\n>   graph TD\n>     A ->\n>   ```\n",
	    "3:9 diagram: no edge is read here" LINKS },
	{ "a figure of something unknown", FENCE("graph TD\nA[\"{{ k9.price }}\"]"),
	    "5:7 formula-name: nothing here is called “k9”; did you mean “k1”?\n" },
	{ "a word of the language as a node", FENCE("graph TD\nA --> end"),
	    "5:7 diagram: “end” is a word of the language and names no node; take another name and keep the label: last[end]\n" },
	{ "such a word in front of a dash", FENCE("graph TD\nstyle-1 --> A"),
	    "5:1 diagram: “style-1” is a word of the language and names no node; take another name and keep the label: last[end]\n" },
	{ "brackets in the plain label of an edge", FENCE("graph TD\nA -->|text (x)| B"),
	    "5:12 diagram: a label without quotes holds no quotes, brackets or bars; put the label in quotes: A[\"text (more)\"]\n" },
	{ "brackets in the plain title of a group",
	    FENCE("graph TD\nsubgraph one [a (b)]\nA\nend\nsubgraph two (x)\nB\nend"),
	    "5:17 diagram: a label without quotes holds no quotes, brackets or bars; put the label in quotes: A[\"text (more)\"]\n"
	    "8:14 diagram: a title without quotes holds no “(”; put the title in quotes: subgraph a [\"Title, more\"]\n" },
	{ "a comment behind a statement",
	    FENCE("graph TD\nA-->B %% comment\nC %% more\nsubgraph s %% x\nD\nend"),
	    "5:7 diagram: a comment stands on a line of its own; put it on the line before\n"
	    "6:3 diagram: a comment stands on a line of its own; put it on the line before\n" },
	{ "a statement behind the direction", FENCE("graph LR A --> B"),
	    "4:10 diagram: nothing more is read behind the direction; end the line, or write a semicolon, behind the direction\n" },
	{ "an empty label", FENCE("graph LR\nA[]\nB[\"\"]\nA -->|| B"),
	    "5:3 diagram: this label is empty; write the text, or one space for none: A[\" \"]\n"
	    "6:3 diagram: this label is empty; write the text, or one space for none\n"
	    "7:7 diagram: this label is empty; write the text, or one space for none: A[\" \"]\n" },
	{ "the sign of an edge in its text", FENCE("graph LR\nA == a=b ==> B\nA -. 0.5 .-> B"),
	    "5:7 diagram: the text of this edge holds no “=”; put the text in quotes, or between bars: -->|\"text\"|\n"
	    "6:7 diagram: the text of this edge holds no “.”; put the text in quotes, or between bars: -->|\"text\"|\n" },
	{ "an & without spaces", FENCE("graph LR\nA&B --> C"),
	    "5:2 diagram: the & between nodes has a space on both sides; A & B --> C\n" },
	{ "a direction in a label", FENCE("graph LR\nA[\"direction LR\"]"),
	    "5:4 diagram: github.com reads a direction here, not a label; write it in other words\n" },
	{ "an ellipse", FENCE("graph LR\nA(-5 °C)"),
	    "5:2 diagram: “(-” opens an ellipse, which is not drawn here; put the label in quotes: A(\"-5 °C\")\n" },
	{ "shapes in braces, and names of edges", FENCE("graph LR\nA@{ shape: rect }\nA e1@--> B"),
	    "5:2 diagram: “@{” is not supported; write the shape in brackets: A[box], A(rounded), A{rhombus}, A[(cylinder)]\n"
	    "6:3 diagram: no edge is read here" LINKS },
	{ "a front matter", FENCE("---\ntitle: x\n---\ngraph LR\nA"),
	    "4:1 diagram: a diagram has no front matter here; leave it out: write accTitle: for a title; colours are those of the style sheet\n" },
	{ "a number that mermaid does not read", FENCE("pie\n\"a\" : .5\n\"b\" : 1e3\n\"c\" : 01"),
	    "5:7 diagram: the value of a slice is a number; or an expression: {{ kettle.price }}\n"
	    "6:7 diagram: the value of a slice is a number; or an expression: {{ kettle.price }}\n"
	    "7:7 diagram: the value of a slice is a number; or an expression: {{ kettle.price }}\n" },
	{ "a slice without a value", FENCE("pie\n\"a\" 3\n\"b\" :"),
	    "5:5 diagram: a colon is missing here; write \"label\" : value\n"
	    "6:1 diagram: this slice has no value\n" },
	{ "a slice that is no number", FENCE("pie\n\"a\" : 3 W\n\"b\" : {{ k1.colour }}"),
	    "5:7 diagram: the value of a slice is a number; or an expression: {{ kettle.price }}\n"
	    "6:10 diagram-value: the value of a slice is a number, not text\n" },
	{ "an unknown slice", FENCE("pie\n\"a\" : {{ k3.price }}"),
	    "5:10 diagram-value: Price of Kettle 3 is unknown, so it cannot be drawn\n" },
	{ "slices of different units", FENCE("pie\n\"a\" : {{ k1.price }}\n\"b\" : {{ k1.power }}"),
	    "6:10 unit-mismatch: this slice cannot be added to the ones before\n" },
	{ "slices of nothing", FENCE("pie\n\"a\" : 0"),
	    "5:7 diagram-value: the slices of this pie may add up to nothing\n" },
	{ "a pie without slices", FENCE("pie title x"),
	    "4:1 diagram: there is no slice in this pie; write \"label\" : value\n" },
};

static void reports(void **state)
{
	const struct parse_case *c = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	fixture_read(&fixture, c->text);
	assert_text(&fixture, fixture_reports(&fixture), c->want);
	fixture_end(&fixture);
}

static void limits(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct buf text = buf_in(fixture.keep, BUF_MOST);
	buf_put(&text, STR("```mermaid\ngraph TD\n"));
	for (int i = 0; i < 150; i++)
		buf_print(&text, "n%d\n", i);
	buf_put(&text, STR("```\n\n```mermaid\ngraph TD\n"));
	for (int i = 0; i < 10; i++)
		buf_put(&text, STR("a & b & c & d & e & f & g --> h & i & j & k & l & m & n\n"));
	buf_put(&text, STR("```\n"));
	fixture_read(&fixture, str_z(fixture.keep, buf_str(&text)));
	struct str got = fixture_reports(&fixture);
	assert_true(str_starts(got,
	    STR("103:1 diagram: a diagram has at most 100 nodes; draw several smaller ones\n")));
	assert_int_not_equal(str_find(got, STR("a diagram has at most 200 edges"), 0), STR_NONE);
	fixture_end(&fixture);
}

/* --- drawings ------------------------------------------------------------------------------------- */

/* What dot answers to the two nodes below, shortened to what is read. */
static const char answer[] =
    "{ \"name\": \"%3\", \"bb\": \"0,0,60,110\", \"objects\": ["
    "{ \"_gvid\": 0, \"id\": \"n0\", \"label\": \"<\\\"}\", \"pos\": \"30,90.5\" },"
    "{ \"id\": \"n1\", \"pos\": \"30,20\" } ],"
    "\"edges\": [ { \"id\": \"e0\", \"lp\": \"40,55\", \"pos\": \"e,30,37 30,73 30,65 30,55 30,46.25\" } ] }";

struct asked {
	struct fixture fixture;
	struct str graph, answer;
};

static struct str answer_of(void *self, struct str graph, struct pos at)
{
	struct asked *asked = self;
	(void)at;
	asked->graph = str_copy(asked->fixture.keep, graph);
	return asked->answer;
}

static struct document read_answered(struct asked *asked, const char *text, const char *what)
{
	fixture_start(&asked->fixture, "");
	asked->fixture.site.self = asked;
	asked->fixture.site.positions = answer_of;
	asked->answer = str_from(what);
	return fixture_read(&asked->fixture, text);
}

static void asks_dot_for_boxes_of_fixed_size(void **state)
{
	(void)state;
	struct asked asked;
	read_answered(&asked, FENCE("graph BT\nA --> B"), answer);
	assert_text(&asked.fixture, asked.graph,
	    "digraph { graph [rankdir=BT nodesep=0.4 ranksep=0.5 compound=true label=\"\"]\n"
	    "node [fixedsize=true label=\"\"]\n"
	    "edge [arrowsize=0.75 label=\"\"]\n"
	    "n0 [id=n0 shape=box width=0.7222 height=0.5138]\n"
	    "n1 [id=n1 shape=box width=0.7222 height=0.5138]\n"
	    "n0 -> n1 [id=e0 dir=forward]\n"
	    "}\n");
	fixture_end(&asked.fixture);
}

static void draws_what_dot_answers(void **state)
{
	(void)state;
	struct asked asked;
	struct document document =
	    read_answered(&asked, FENCE("graph TD\nA -->|so| B{\"<2 > 1>\"}"), answer);
	assert_text(&asked.fixture, fixture_reports(&asked.fixture), "");
	assert_text(&asked.fixture, document.body.bytes,
	    "<diagram.1>Flowchart: Page\n"
	    "<svg class=\"flowchart least-0\" role=\"img\" aria-labelledby=\"diagram.1-title\" aria-describedby=\"diagram.1-words\" width=\"64\" height=\"114\" viewBox=\"0 0 64 114\">"
	    "<title id=\"diagram.1-title\">Flowchart: Page</title>"
	    "<desc id=\"diagram.1-words\">A flowchart of 2 nodes. A leads to &lt;2 &gt; 1&gt; (so).</desc>"
	    "<g class=\"edge\" paint-order=\"stroke\"><path class=\"line\" d=\"M32 39C32 47 32 57 32 65.7\"></path>"
	    "<polygon class=\"tip\" points=\"32 75 28.3 65.7 35.7 65.7\"></polygon>"
	    "<text><tspan x=\"42\" y=\"61.9\">so</tspan></text></g>"
	    "<g class=\"node\"><rect x=\"6\" y=\"3\" width=\"52\" height=\"37\" rx=\"3\"></rect><text><tspan x=\"32\" y=\"26.4\">A</tspan></text></g>"
	    "<g class=\"node\"><polygon points=\"32 52.7 105.2 92 32 131.3 -41.2 92\"></polygon><text><tspan x=\"32\" y=\"96.9\">&lt;2 &gt; 1&gt;</tspan></text></g>"
	    "</svg>\n");
	fixture_end(&asked.fixture);
}

static void figures_in_labels_lead_to_their_derivation(void **state)
{
	(void)state;
	struct asked asked;
	struct document document = read_answered(
	    &asked, FENCE("graph TD\nA[\"Costs {{ k1.price }}, #euro;\"] --> B"), answer);
	assert_int_not_equal(
	    str_find(document.body.bytes,
		STR(">Costs <a class=\"figure\" href=\"k1#price\">$40</a>, €</tspan>"), 0),
	    STR_NONE);
	assert_int_not_equal(str_find(document.body.bytes, STR("role=\"group\""), 0), STR_NONE);
	fixture_end(&asked.fixture);
}

static void answers_that_are_none_are_reported(void **state)
{
	static const char *const answers[] = { "{}", "[",
		"{\"bb\": \"0,0,9,9\", \"objects\": [{\"id\": \"n0\", \"pos\": \"x\"}]}",
		"{\"bb\": \"0,0,1e9,9\", \"objects\": [{}]}",
		"{\"bb\": \"0,0,9,9\", \"objects\": [{\"id\": \"e0\", \"pos\": \"1,2 3,4\"}]}" };
	(void)state;
	for (size_t i = 0; i < countof(answers); i++) {
		struct asked asked;
		read_answered(&asked, FENCE("graph TD\nA --> B"), answers[i]);
		assert_text(&asked.fixture, fixture_reports(&asked.fixture),
		    "4:1 diagram-layout: dot's answer for this diagram cannot be read\n");
		fixture_end(&asked.fixture);
	}
}

static void note_graph(void *self, struct str graph, struct pos at)
{
	struct asked *asked = self;
	assert_int_equal(at.line, 3);
	asked->answer = graph;
}

static void a_scan_finds_what_the_page_will_ask(void **state)
{
	(void)state;
	struct asked asked;
	const char *text =
	    "# Page\n\n> ```mermaid\n> graph LR\n>   A[\"{{ k1.price }}\"] -->|so| B\n> ```\n";
	read_answered(&asked, text, answer);
	struct document_input input = fixture_input(&asked.fixture, text);
	document_graphs(&input, note_graph, &asked);
	assert_text(&asked.fixture, asked.answer, str_z(asked.fixture.keep, asked.graph));
	fixture_end(&asked.fixture);
}

static void a_pie_has_a_legend_of_figures(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture,
	    FENCE("pie title Costs\n\"One\" : {{ k1.price }}\n\"Two & more\" : {{ k2.price }}"));
	assert_text(&fixture, fixture_reports(&fixture), "");
	assert_text(&fixture, document.body.bytes,
	    "<diagram.1>Costs\n"
	    "<svg class=\"pie\" role=\"img\" aria-labelledby=\"diagram.1-title\" aria-describedby=\"diagram.1-words\" width=\"222\" height=\"222\" viewBox=\"0 0 222 222\">"
	    "<title id=\"diagram.1-title\">Costs</title>"
	    "<desc id=\"diagram.1-words\">A pie of 2 slices: One, 40 %; Two &amp; more, 60 %.</desc>"
	    "<g class=\"slice slice-1\"><path d=\"M111 111L111 1A110 110 0 0 1 175.7 200Z\"></path><text x=\"184.2\" y=\"92.1\">1</text></g>"
	    "<g class=\"slice slice-2\"><path d=\"M111 111L175.7 200A110 110 0 1 1 111 1Z\"></path><text x=\"37.8\" y=\"139.7\">2</text></g>"
	    "</svg>\n"
	    "1. One | <a class=\"figure\" href=\"k1#price\"><data value=\"40\">$40</data></a> | <a class=\"figure\" href=\"#figure.1\"><data value=\"40\">40 %</data></a>\n"
	    "2. Two &amp; more | <a class=\"figure\" href=\"k2#price\"><data value=\"60\">$60</data></a> | <a class=\"figure\" href=\"#figure.2\"><data value=\"60\">60 %</data></a>\n");
	assert_text(
	    &fixture, document.figures[0].derivation.formula, "(k1.price) / (k1.price + k2.price)");
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(parse_cases) + countof(mistakes) + 16];
	size_t count = 0;
	for (size_t i = 0; i < countof(parse_cases); i++)
		tests[count++] = (struct CMUnitTest){ .name = parse_cases[i].name,
			.test_func = parses,
			.initial_state = (void *)(uintptr_t)&parse_cases[i] };
	for (size_t i = 0; i < countof(mistakes); i++)
		tests[count++] = (struct CMUnitTest){ .name = mistakes[i].name,
			.test_func = reports,
			.initial_state = (void *)(uintptr_t)&mistakes[i] };
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(limits);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(asks_dot_for_boxes_of_fixed_size);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(draws_what_dot_answers);
	tests[count++] =
	    (struct CMUnitTest)cmocka_unit_test(figures_in_labels_lead_to_their_derivation);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(answers_that_are_none_are_reported);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_scan_finds_what_the_page_will_ask);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_pie_has_a_legend_of_figures);
	return _cmocka_run_group_tests("mermaid", tests, count, NULL, NULL);
}
