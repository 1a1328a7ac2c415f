#include "text/pass_block.h"

#include "base/near.h"
#include "block/kinds.h"
#include "data/shape.h"
#include "data/yaml_read.h"
#include "text/code_lines.h"
#include "text/controls.h"
#include "text/data_chart.h"
#include "text/data_table.h"
#include "text/finding.h"
#include "text/highlight.h"
#include "text/highlighted.h"
#include "text/math.h"
#include "text/mermaid.h"
#include "text/narrow_sign.h"
#include "text/pass_foreign.h"
#include "text/pass_raw.h"
#include "text/passage.h"
#include "text/reading.h"
#include "text/undrawn.h"

/* A line `key: value` comes first: enough to tell a mapping from a program. */
static bool looks_like_map(struct str body)
{
	struct str rest = body, line;

	if (!str_line(&rest, &line))
		return false;
	size_t colon = str_find_byte(line, ':', 0);
	for (size_t i = 0; i < colon && i < line.len; i++)
		if (line.at[i] != '_' && (line.at[i] < 'a' || line.at[i] > 'z'))
			return false;
	return colon != STR_NONE && colon > 0 && (colon + 1 == line.len || line.at[colon + 1] == ' ');
}

static void check_near_miss(struct reading *reading, const cmark_node *node, struct str word)
{
	struct near near = near_to(word);

	for (size_t i = 0; i < BLOCK_KIND_COUNT; i++)
		near_offer(&near, block_kinds[i].word);
	near_offer(&near, STR("inputs"));
	near_offer(&near, STR("include"));
	if (near.distance != 1 || near.best.len == 0 ||
	    !looks_like_map(chunk_str(&node->as.code.literal)))
		return;
	struct diag *diag = reading->input->diag;
	diag_report(diag, DIAG_BLOCK_UNKNOWN, places_find(&reading->places, node, word),
	    "there is no block “%.*s”", STR_ARG(word));
	diag_hint_nearest(diag, &near);
}

/* Where the body starts: behind the indentation that cmark-gfm has taken off. */
static struct pos body_place(struct reading *reading, const cmark_node *node)
{
	struct str body = chunk_str(&node->as.code.literal), rest = body, first = { NULL, 0 };

	str_line(&rest, &first);
	cmark_node second = { .start_line = node->start_line + 1 };
	return places_find(&reading->places, &second, first);
}

/* All that stand by themselves have been put in (include.h). */
static void refuse_include(struct reading *reading, cmark_node *node)
{
	struct diag *diag = reading->input->diag;

	diag_report(diag, DIAG_INCLUDE, places_of_node(&reading->places, node),
	    "an include stands in a list, a quote or a note");
	diag_hint(diag, "write it at the start of a line, between blank lines");
	node_become_markup(node, MARKUP_NONE);
}

static void set_number(struct view *view, struct str number)
{
	if (number.len > 0)
		view_set_text(view, "live", number);
}

/* A chart, above the table of its numbers. */
static struct view *chart_view(struct reading *reading, const struct yaml *yaml, struct grid *grid,
    struct view *table, struct str id, const struct input_set *read)
{
	struct stage stages[2];
	struct view *view = data_chart_view(reading, grid, table, id, stages);
	struct str number = follow_number(reading, follow_chart(reading, yaml, grid, stages, read));

	set_number(table, number);
	view_set_truth(view, "follows", number.len > 0);
	return view;
}

/* A block that cannot be made has been reported, and stays the code that it is. */
static void make_table(struct reading *reading, cmark_node *node, const struct block_kind *kind)
{
	const struct document_input *input = reading->input;
	struct pos at = body_place(reading, node);

	const struct yaml *yaml =
	    yaml_read_part(input->scratch, input->diag, at, chunk_str(&node->as.code.literal));
	if (!yaml || !shape_is_map(input->diag, yaml, "a block"))
		return;
	struct str id = anchors_new(&reading->anchors, kind->word);
	struct grid grid = grid_in(input->scratch);
	struct input_set read = { { 0 } };
	evaluator_note_inputs(input->evaluator, &read);
	struct str why = STR("");
	bool made = undrawn_make(reading, kind, yaml, &grid, &why);
	evaluator_note_inputs(input->evaluator, &read);
	for (size_t i = 0; i < grid.thing_count; i++)
		reading_name_thing(reading, grid.things[i]);
	if (!made)
		return;
	if (why.len > 0) {
		undrawn_show(reading, node, yaml, &(struct undrawn){ grid.caption, why, id, &read });
		return;
	}
	if (input->findings && !grid.chart)
		findings_add_block(reading, &grid, id);
	narrow_sign_cells(reading, &grid);
	struct markup caption;
	grid.caption = data_table_caption(reading, yaml, &grid, &caption);
	struct view *view = data_table_view(reading, yaml, &grid, id);
	twin_note_grid(reading, node, yaml, &grid);
	if (caption.bytes.len > 0)
		view_set_markup(view, "caption_html", caption);
	if (grid.chart) {
		view = chart_view(reading, yaml, &grid, view, id, &read);
	} else {
		set_number(view, follow_number(reading, follow_block(reading, kind, yaml, &read)));
		if (input->passages)
			passage_note_block(reading, node, view, &grid);
	}
	node_become_markup(
	    node, reading_render(reading, grid.chart ? STR("chart") : STR("table"), view));
}

/* The parts of the code: by our own tables, or by those of the program highlight. */
static struct code_parts parts_of(
    struct reading *reading, const cmark_node *node, struct str name, struct str code)
{
	const struct document_input *input = reading->input;
	const struct code_language *language = code_language_find(name);
	struct code_parts parts = { .arena = input->scratch };
	const struct code_parts *found = NULL;

	if (language)
		return highlight_read(input->scratch, language, code);
	struct str ending = highlighted_ending(input->scratch, name);
	if (ending.len > 0 && code.len > 0 && input->site->code)
		found = input->site->code(
		    input->site->self, ending, code, places_of_node(&reading->places, node));
	if (found) { /* the site's, which others read, too */
		parts.at = found->at;
		parts.count = found->count;
	}
	return parts;
}

/* Code with a title, numbers or marks; else as cmark-gfm prints it, but with its parts told apart. */
static void pass_code(struct reading *reading, cmark_node *node)
{
	struct arena *scratch = reading->input->scratch;
	const struct code_info info = code_info_read(reading, node);
	struct str code = chunk_str(&node->as.code.literal);
	const struct code_parts parts = parts_of(reading, node, info.language, code);
	bool framed = info.title.len > 0 || info.first > 0 || info.marked_count > 0;

	if (parts.count == 0 && !framed && info.language.len == chunk_str(&node->as.code.info).len)
		return;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	if (!framed)
		html_open(&html, "pre");
	html_open(&html, "code");
	if (info.language.len > 0)
		html_attr(&html, "class", str_print(scratch, "language-%.*s", STR_ARG(info.language)));
	code_put(&html, code, &parts, &info);
	html_close(&html, "code");
	if (!framed)
		html_close(&html, "pre");
	struct markup markup = html_markup(&html);
	if (framed) {
		struct view *view = view_object(scratch);
		view_set_text(view, "title", info.title);
		view_set_truth(view, "numbered", info.first > 0);
		view_set_markup(view, "code_html", markup);
		markup = reading_render(reading, STR("code"), view);
	}
	if (!code_language_find(info.language)) /* what may be in any language is found by its words */
		node->user_data = arena_copy(scratch, &code, sizeof(code));
	node_become_markup(node, markup);
}

void pass_block(struct reading *reading, cmark_node *node)
{
	struct str info = chunk_str(&node->as.code.info), word, rest;

	if (!node->as.code.fenced || !info.len) {
		pass_foreign_code(reading, node);
		reading->has_code = true;
		pass_literal(reading, node);
		return;
	}
	str_cut(info, ' ', &word, &rest);
	twin_note_code(reading, node);
	if (str_eq(word, STR("mermaid"))) {
		struct markup drawing = mermaid_markup(reading, node);
		if (drawing.bytes.len > 0) /* else it is code, as it was written */
			node_become_markup(node, drawing);
		return;
	}
	if (str_eq(word, STR("math"))) {
		node_become_markup(
		    node, math_block(reading->input->scratch, chunk_str(&node->as.code.literal)));
		return;
	}
	if (str_eq(word, STR("inputs"))) {
		controls_start(reading, node, body_place(reading, node));
		return;
	}
	if (str_eq(word, STR("include"))) {
		refuse_include(reading, node);
		return;
	}
	const struct block_kind *kind = block_kind_find(word);
	if (kind) {
		make_table(reading, node, kind);
		return;
	}
	check_near_miss(reading, node, word);
	pass_foreign_code(reading, node);
	reading->has_code = true;
	pass_literal(reading, node);
	pass_code(reading, node);
}
