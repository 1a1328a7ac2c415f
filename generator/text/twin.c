#include "text/twin.h"

#include "base/language.h"
#include "base/markdown_text.h"
#include "chart/chart_words.h"
#include "text/data_table.h"
#include "text/fragment.h"
#include "text/markdown_memory.h"
#include "text/twin_writer.h"

#include <cmark-gfm.h>

static void note(struct reading *reading, struct twin_part part)
{
	struct twin *twin = &reading->twin;

	if (!reading->input->twin)
		return;
	twin->at = arena_room(
	    reading->input->scratch, twin->at, twin->count, &twin->room, sizeof(*twin->at));
	twin->at[twin->count++] = part;
}

void twin_note(struct reading *reading, cmark_node *node, struct str text)
{
	note(reading, (struct twin_part){ .node = node, .text = text });
}

void twin_note_quote(struct reading *reading, cmark_node *node, struct str first)
{
	note(reading, (struct twin_part){ .node = node, .text = first, .form = TWIN_QUOTE });
}

void twin_note_definitions(struct reading *reading, cmark_node *list)
{
	note(reading, (struct twin_part){ .node = list, .form = TWIN_DEFINITIONS });
}

/* What is wrong with them is told where they are drawn. */
static struct str filled(struct reading *reading, const cmark_node *node, struct str text)
{
	struct document_input input = *reading->input;

	input.diag = diag_new(input.scratch);
	struct basis basis = evaluator_basis(input.evaluator);
	input.evaluator =
	    evaluator_under(input.scratch, input.diag, input.evaluator, basis.with, basis.with_count);
	return fragment_plain(&input, text, places_of_node(&reading->places, node));
}

void twin_note_code(struct reading *reading, cmark_node *node)
{
	struct str info = chunk_str(&node->as.code.info), text = chunk_str(&node->as.code.literal);
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	if (!reading->input->twin)
		return;
	if (str_starts(info, STR("mermaid")))
		text = filled(reading, node, text);
	markdown_put_code(&out, info, text);
	twin_note(reading, node, buf_str(&out));
}

void twin_note_box(struct reading *reading, cmark_node *box)
{
	note(reading, (struct twin_part){ .node = box, .form = TWIN_BOX });
}

void twin_note_picture(struct reading *reading, cmark_node *paragraph, struct str caption)
{
	if (reading->input->twin)
		note(reading,
		    (struct twin_part){ .node = paragraph,
			.text = filled(reading, paragraph, caption),
			.form = TWIN_PICTURE });
}

/* --- tables ----------------------------------------------------------------------------------- */

static void put_head(const struct grid_head *head, struct arena *scratch, struct buf *out)
{
	markdown_put_cell(out,
	    head->unit.len == 0
		? head->name
		: str_print(scratch, "%.*s (%.*s)", STR_ARG(head->name), STR_ARG(head->unit)));
}

static void put_heads(const struct grid *grid, struct arena *scratch, struct buf *out)
{
	buf_put(out, STR("\n\n|"));
	put_head(&grid->corner, scratch, out);
	for (size_t c = 0; c < grid->column_count; c++)
		put_head(&grid->columns[c], scratch, out);
	buf_put(out, STR("\n|"));
	markdown_put_rule(out, false);
	for (size_t c = 0; c < grid->column_count; c++)
		markdown_put_rule(out, grid->columns[c].number);
}

/* "🟩 † **24 GB** (20 GB according to the notes)" */
static void put_cell(struct reading *reading, const struct cell *cell, struct buf *out)
{
	struct str words = data_table_words(reading, cell), others = data_table_others(reading, cell);
	struct str symbol = cell->depends ? MARK_DEPENDS_SYMBOL
	    : cell->mark                  ? cell->mark->symbol
					  : STR("");
	struct str strong = cell->best ? STR("**") : STR("");

	buf_print(out, " %.*s%s%s", STR_ARG(symbol), symbol.len > 0 ? " " : "",
	    cell->stale ? STALE_SIGN " " : "");
	buf_put(out, strong);
	markdown_put(out, words);
	buf_put(out, strong);
	if (others.len > 0) {
		buf_put(out, STR(" ("));
		markdown_put(out, others);
		buf_put(out, STR(")"));
	}
	buf_put(out, STR(" |"));
}

static void put_rows(struct reading *reading, const struct grid *grid, struct buf *out)
{
	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		buf_put(out, STR("\n|"));
		put_head(&row->head, reading->input->scratch, out);
		for (size_t c = 0; c < (row->cells ? row->count : grid->column_count); c++)
			if (row->cells)
				put_cell(reading, &row->cells[c], out);
			else
				markdown_put_cell(out, STR(""));
	}
}

static void put_notes(
    struct reading *reading, const struct yaml *block, const struct grid *grid, struct buf *out)
{
	const struct yaml *own = yaml_get(block, STR("note"));
	struct str notes[DATA_TABLE_NOTES];
	size_t count = data_table_notes(reading, grid, notes);

	for (size_t i = 0; i < count; i++) {
		buf_put(out, STR("\n\n"));
		markdown_put(out, notes[i]);
	}
	if (own && own->kind == YAML_SCALAR) {
		buf_put(out, STR("\n\n"));
		buf_put(out, fragment_twin(reading->input, own->text, own->at));
	}
}

void twin_note_grid(
    struct reading *reading, cmark_node *node, const struct yaml *block, const struct grid *grid)
{
	struct arena *scratch = reading->input->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);

	if (!reading->input->twin)
		return;
	buf_put(&out, STR("**"));
	markdown_put(&out, grid->caption);
	buf_put(&out, STR("**"));
	if (grid->chart) {
		buf_put(&out, STR("\n\n"));
		markdown_put(&out, chart_words(scratch, reading_language(reading), grid->chart));
	}
	put_heads(grid, scratch, &out);
	put_rows(reading, grid, &out);
	put_notes(reading, block, grid, &out);
	twin_note(reading, node, buf_str(&out));
}

/* --- printing --------------------------------------------------------------------------------- */

static void fill_inserts(struct reading *reading, cmark_node *root)
{
	for (cmark_node *node = root; node; node = node->first_child
		 ? node->first_child
		 : (cmark_node *)(uintptr_t)node_after(node, root)) {
		const struct insert *insert = node_insert(node);
		struct buf out = buf_in(reading->input->scratch, BUF_MOST);
		if (!insert)
			continue;
		if (str_starts(insert->source, STR("$")))
			buf_put(&out, insert->source);
		else
			markdown_put(&out, insert->plain);
		node_set_text(node, buf_str(&out));
	}
}

/* An alert, as GitHub writes one: a quote whose first line says what it is. */
static void begin_quote(cmark_node *quote, struct str first)
{
	cmark_node *line = quote->first_child;

	quote->type = CMARK_NODE_BLOCK_QUOTE;
	if (!line || line->type != CMARK_NODE_PARAGRAPH) {
		line = node_new_like(quote, CMARK_NODE_PARAGRAPH, STR(""));
		cmark_node_prepend_child(quote, line);
	}
	cmark_node_prepend_child(line, node_new_like(quote, CMARK_NODE_SOFTBREAK, STR("")));
	cmark_node_prepend_child(line, node_new_like(quote, CMARK_NODE_HTML_INLINE, first));
}

/* A part of a list of definitions goes to the end of the paragraph, on a line of its own. */
static void add_line(cmark_node *paragraph, const cmark_node *part, struct str before)
{
	if (paragraph->first_child)
		node_append(paragraph, node_new_like(part, CMARK_NODE_SOFTBREAK, STR("")));
	if (before.len > 0)
		node_append(paragraph, node_new_like(part, CMARK_NODE_HTML_INLINE, before));
	for (cmark_node *next, *child = part->first_child; child; child = next) {
		next = child->next;
		node_append(paragraph, child);
	}
}

/* Terms and what defines them are one paragraph; the next term begins another one. */
static void put_definitions(cmark_node *list)
{
	cmark_node *paragraph = NULL;
	bool defined = false;

	if (!list->parent) /* noted by each paragraph that it was made of */
		return;
	for (cmark_node *part = list->first_child; part; part = part->next) {
		bool defines = str_eq(chunk_str(&part->as.custom.on_enter), STR("<dd>"));
		if (!paragraph || (defined && !defines)) {
			paragraph = node_new_like(list, CMARK_NODE_PARAGRAPH, STR(""));
			node_put_before(list, paragraph);
		}
		add_line(paragraph, part, defines ? STR(": ") : STR(""));
		defined = defines;
	}
	cmark_node_unlink(list);
}

static void put_inside(cmark_node *box)
{
	for (cmark_node *next, *child = box->first_child; child; child = next) {
		next = child->next;
		cmark_node_unlink(child);
		node_put_before(box, child);
	}
	cmark_node_unlink(box);
}

static void put_text(cmark_node *node, struct str text)
{
	node->type = CMARK_NODE_CUSTOM_BLOCK;
	node->first_child = node->last_child = NULL;
	node->extension = NULL;
	node->as.custom.on_enter = str_chunk(text);
	node->as.custom.on_exit = str_chunk(STR(""));
}

static void put_in(const struct twin_part *part)
{
	cmark_node *node = part->node;

	switch (part->form) {
	case TWIN_TEXT:
		put_text(node, part->text);
		return;
	case TWIN_QUOTE:
		begin_quote(node, part->text);
		return;
	case TWIN_PICTURE:
		node->type = CMARK_NODE_PARAGRAPH;
		node->first_child->as.link.title = str_chunk(part->text);
		return;
	case TWIN_BOX:
		put_inside(node);
		return;
	case TWIN_DEFINITIONS:
		put_definitions(node);
		return;
	}
}

struct str twin_print(struct reading *reading, const struct markdown *markdown)
{
	fill_inserts(reading, markdown->root);
	for (size_t i = 0; i < reading->twin.count; i++)
		put_in(&reading->twin.at[i]);
	twin_writer_use(markdown->root);
	char *text = cmark_render_commonmark_with_mem(
	    markdown->root, CMARK_OPT_DEFAULT, 0, markdown_memory_allocator());
	return str_copy(reading->input->keep, str_trim(str_from(text)));
}
