/*
 * text_fixture - a small site for the tests of text/: kettles and their parts, templates that print
 * little, and a site that answers with plain addresses.
 */
#ifndef TEXT_FIXTURE_H
#define TEXT_FIXTURE_H

#include "base/diag_print.h"
#include "data/catalog_read.h"
#include "data/figures_check.h"
#include "data/yaml_read.h"
#include "text/document.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

static const char fixture_data[] =
    "units:\n"
    "  USD: { base: money, symbol: \"$\" }\n"
    "kinds:\n"
    "  article:\n"
    "    name: Article\n"
    "    plural: Articles\n"
    "    attributes:\n"
    "      price: { name: Price, unit: money, better: less, from: prices }\n"
    "      power: { name: Power, unit: W, better: more }\n"
    "      colour: { name: Colour, type: text }\n"
    "  kettle:\n"
    "    is: article\n"
    "    name: Kettle\n"
    "    plural: Kettles\n"
    "    attributes:\n"
    "      volume: { name: Volume, unit: m^3, better: more }\n"
    "      maker: { name: Maker, type: firm }\n"
    "    figures:\n"
    "      energy: { name: Energy, formula: \"power * 3 min\", show: \"0.00 kWh\", better: less }\n"
    "      payback: { name: Payback, given: { rent: money }, formula: \"price / rent\", show: \"0.0\" }\n"
    "      pace: { name: Pace, formula: 'if(power >= 2.5 kW, \"fast\", \"slow\")', marks: &pace { fast: good, slow: bad } }\n"
    "      pace_by: { name: Pace, given: { of: article }, formula: 'if(power >= of.power, \"fast\", \"slow\")', marks: *pace }\n"
    "      strong: { name: Strong, formula: power > 2.5 kW, marks: { yes: good } }\n"
    "  firm:\n"
    "    name: Firm\n"
    "    attributes:\n"
    "      town: { name: Town, type: text }\n"
    "  set:\n"
    "    name: Set\n"
    "    attributes:\n"
    "      parts: { name: Parts, list: { quantity: number, item: article } }\n"
    "    figures:\n"
    "      cost: { name: Cost, formula: \"sum(parts, quantity * item.price)\", better: less }\n"
    "sources:\n"
    "  sheet: { title: Data sheet, published: 2025-01-01 }\n"
    "  test: { title: Kettle test, published: 2025-01-01 }\n"
    "firm:\n"
    "  acme: { name: Acme, town: Bonn }\n"
    "kettle:\n"
    "  k1: { name: Kettle 1, power: { value: 2000 W, source: sheet }, colour: red, maker: acme }\n"
    "  k2: { name: Kettle 2, power: [ { value: 3000 W, source: sheet }, { value: 2.8 kW, source: test } ], volume: 0.00175 m^3, maker: acme }\n"
    "  k3: { name: Kettle 3, power: 1800..2400 W, colour: unknown, maker: acme }\n"
    "article:\n"
    "  mug: { name: Mug, colour: blue, power: not applicable }\n"
    "set:\n"
    "  breakfast:\n"
    "    name: Breakfast\n"
    "    parts: [ { quantity: 1, item: k1 }, { quantity: 4, item: mug } ]\n"
    "prices:\n"
    "  - { on: 2025-02-01, item: k1, price: 40 USD, source: sheet }\n"
    "  - { on: 2025-02-01, item: k2, price: 60 USD, source: sheet }\n"
    "  - { on: 2025-02-01, item: mug, price: 12.50 USD, source: sheet }\n"
    "legend:\n"
    "  good: { symbol: \"🟩\", name: Better, when: \"gain >= 1.25\" }\n"
    "  bad: { symbol: \"🟥\", name: Worse, when: \"gain <= 0.8\" }\n"
    "  even: { symbol: \"🟨\", name: Even, when: \"gain > 0.8\" }\n";

static const struct {
	const char *name, *text;
} fixture_templates[] = {
	{ "figure",
	    "<a class=\"figure\" href=\"{{href}}\">{{#value}}<data value=\"{{value}}\">{{text}}</data>{{/value}}{{^value}}{{text}}{{/value}}</a>" },
	{ "mark", "({{symbol}} {{name}})" },
	{ "diagram",
	    "<{{id}}>{{region}}{{{caption_html}}}\n{{{svg_html}}}\n"
	    "{{#slices}}{{#rows}}{{number}}. {{{name_html}}}{{#.value_html}} | {{{.}}}{{/.value_html}} | {{{share_html}}}\n{{/rows}}{{/slices}}" },
	{ "alert", "<div class=\"{{key}}\">\n<p>{{name}}</p>\n{{{body_html}}}\n</div>\n" },
	{ "table",
	    "{{caption}}: {{corner}}{{#columns}} | {{name}}{{#.unit}} [{{.}}]{{/.unit}}{{/columns}}\n"
	    "{{#rows}}{{#.group}}= {{.}}\n{{/.group}}{{^.group}}"
	    "{{#.head}}{{name}}{{#.unit}} [{{.}}]{{/.unit}}{{/.head}}"
	    "{{#cells}} | {{{html}}}{{#.best}} best{{/.best}}{{#.mark}} {{symbol}}{{/.mark}}{{#.sign}} ({{.}}){{/.sign}}{{/cells}}\n"
	    "{{/.group}}{{/rows}}{{#notes}}{{#.sign}}{{.}}: {{/.sign}}{{{html}}}\n{{/notes}}" },
};

struct fixture {
	struct arena *keep, *scratch;
	struct diag *diag;
	struct mustache_set *templates;
	const struct catalog *catalog;
	struct evaluator *evaluator;
	struct document_site site;
	struct buf links; /* "target@line:col " for each link the site was asked for */
};

static inline struct str fixture_link(void *self, struct str target, struct pos at, bool is_image)
{
	struct fixture *fixture = self;
	buf_print(&fixture->links, "%s%.*s@%u:%u ", is_image ? "!" : "", STR_ARG(target), at.line,
	    at.col);
	return str_ends(target, STR(".md"))
	    ? str_print(fixture->keep, "%.*s/", STR_ARG(str_sub(target, 0, target.len - 3)))
	    : target;
}

static inline struct str fixture_figure(void *self, const struct origin *origin)
{
	struct fixture *fixture = self;
	return str_print(
	    fixture->keep, "%.*s#%.*s", STR_ARG(origin->thing->id), STR_ARG(origin->fragment));
}

static inline struct str fixture_thing(void *self, const struct thing *thing)
{
	struct fixture *fixture = self;
	return str_print(fixture->keep, "%.*s/", STR_ARG(thing->slug));
}

static inline void fixture_start(struct fixture *fixture, const char *extra_data)
{
	document_start();
	fixture->keep = arena_new();
	fixture->scratch = arena_new();
	fixture->diag = diag_new(fixture->keep);
	fixture->links = buf_in(fixture->keep, BUF_MOST);
	fixture->templates = mustache_set_new(fixture->keep);
	for (size_t i = 0; i < countof(fixture_templates); i++) {
		const struct source *source = source_new(fixture->keep,
		    str_from(fixture_templates[i].name), str_from(fixture_templates[i].text));
		mustache_add(fixture->templates, fixture->diag, source->path, source);
	}
	mustache_check(fixture->templates, fixture->diag);
	struct str data = str_print(fixture->keep, "%s%s", fixture_data, extra_data);
	const struct yaml *file = yaml_read(
	    fixture->keep, fixture->diag, source_new(fixture->keep, STR("data.yaml"), data));
	fixture->catalog = catalog_read(fixture->keep, fixture->diag, NULL, &file, 1);
	figures_check_types(fixture->keep, fixture->diag, fixture->catalog);
	const struct figures *figures = figures_new(
	    fixture->keep, fixture->diag, fixture->catalog, basis_of(fixture->catalog, DATE_NONE));
	diag_print(fixture->diag, stderr, (struct diag_style){ 0 });
	assert_int_equal(diag_count(fixture->diag), 0);
	fixture->evaluator = evaluator_new(fixture->keep, fixture->diag, figures);
	fixture->site = (struct document_site){
		.self = fixture, .link = fixture_link, .figure = fixture_figure, .thing = fixture_thing
	};
}

static inline void fixture_end(struct fixture *fixture)
{
	arena_free(fixture->scratch);
	arena_free(fixture->keep);
}

static inline struct document_input fixture_input(struct fixture *fixture, const char *text)
{
	struct document_input input = {
		.source = source_new(fixture->keep, STR("page.md"), str_from(text)),
		.catalog = fixture->catalog,
		.evaluator = fixture->evaluator,
		.templates = fixture->templates,
		.site = &fixture->site,
		.keep = fixture->keep,
		.scratch = fixture->scratch,
		.diag = fixture->diag,
	};
	struct str front;
	size_t front_offset;
	document_split(input.source->text, &front, &front_offset, &input.body, &input.body_offset);
	return input;
}

static inline struct document fixture_read(struct fixture *fixture, const char *text)
{
	struct document_input input = fixture_input(fixture, text);
	return document_read(&input);
}

/* What was reported, a line each: "3:5 unit-mismatch: cannot add …; hint". */
static inline struct str fixture_reports(const struct fixture *fixture)
{
	struct buf out = buf_in(fixture->keep, BUF_MOST);
	for (size_t i = 0; i < diag_count(fixture->diag); i++) {
		const struct diag_message *message = diag_at(fixture->diag, i);
		buf_print(&out, "%u:%u %s: %.*s", message->at.line, message->at.col,
		    diag_kind(message->id)->id, STR_ARG(message->text));
		if (message->hint.len)
			buf_print(&out, "; %.*s", STR_ARG(message->hint));
		buf_put_byte(&out, '\n');
	}
	return buf_str(&out);
}

/*
 * Compares, and prints both when they differ: assert_string_equal does that, but wants the zero at
 * the end.
 */
static inline void assert_text(struct fixture *fixture, struct str got, const char *want)
{
	assert_string_equal(str_z(fixture->keep, got), want);
}

#endif
