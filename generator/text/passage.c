#include "text/passage.h"

#include <string.h>

/* What stands between the cells of a row. */
#define BETWEEN_CELLS STR(" · ")

/* --- blocks ----------------------------------------------------------------------------------- */

static void put_row(struct buf *out, const struct grid_row *row)
{
	buf_put_byte(out, '\n');
	buf_put(out, row->head.name);
	for (size_t i = 0; row->cells && i < row->count; i++) {
		buf_put(out, BETWEEN_CELLS);
		buf_put(out, row->cells[i].text);
	}
}

/* A line each for the caption, the heads and each row. */
void passage_note_block(
    struct reading *reading, cmark_node *node, const struct view *table, const struct grid *grid)
{
	struct arena *scratch = reading->input->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	const struct view *caption = view_get(table, STR("caption"));

	if (caption)
		buf_put(&out, caption->text);
	for (size_t i = 0; i < grid->column_count; i++) {
		buf_put(&out, i == 0 ? STR("\n") : BETWEEN_CELLS);
		buf_put(&out, grid->columns[i].name);
	}
	for (size_t i = 0; i < grid->row_count; i++)
		put_row(&out, &grid->rows[i]);
	struct str lines = buf_str(&out);
	node->user_data = arena_copy(scratch, &lines, sizeof(lines));
}

/* --- listing ---------------------------------------------------------------------------------- */

struct listing {
	struct reading *reading;
	size_t room;     /* of document.passages */
	size_t headings; /* passed so far */
	struct buf text; /* of the passage at hand */
};

static void add(struct listing *listing, struct str text)
{
	struct document *document = &listing->reading->document;
	struct arena *keep = listing->reading->input->keep;
	struct str trimmed = str_trim(text);

	if (trimmed.len == 0)
		return;
	document->passages = arena_room(keep, document->passages, document->passage_count,
	    &listing->room, sizeof(*document->passages));
	document->passages[document->passage_count++] =
	    (struct passage){ listing->headings, str_copy(keep, trimmed) };
}

static void add_lines(struct listing *listing, struct str lines)
{
	struct str line;

	while (str_line(&lines, &line))
		add(listing, line);
}

static void add_plain(struct listing *listing, const cmark_node *node)
{
	buf_clear(&listing->text);
	node_put_plain(node, false, &listing->text);
	add(listing, buf_str(&listing->text));
}

static void add_cells(struct listing *listing, const cmark_node *row)
{
	buf_clear(&listing->text);
	for (const cmark_node *cell = row->first_child; cell; cell = cell->next) {
		if (cell != row->first_child)
			buf_put(&listing->text, BETWEEN_CELLS);
		node_put_plain(cell, false, &listing->text);
	}
	add(listing, buf_str(&listing->text));
}

/* The types of the table extension have no names in its headers. */
static bool is_row(const cmark_node *node)
{
	const char *type = cmark_node_get_type_string((cmark_node *)(uintptr_t)node);

	return strcmp(type, "table_row") == 0 || strcmp(type, "table_header") == 0;
}

/* True for a node whose inside has been dealt with. */
static bool list_node(struct listing *listing, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_HEADING:
		listing->headings++;
		return true;
	case CMARK_NODE_PARAGRAPH:
		add_plain(listing, node);
		return true;
	case CMARK_NODE_CODE_BLOCK:
		add_lines(listing, node_words(node));
		return true;
	case CMARK_NODE_CUSTOM_BLOCK:
		if (node->user_data)
			add_lines(listing, *(const struct str *)node->user_data);
		return node->user_data != NULL;
	default:
		if (!is_row(node))
			return false;
		add_cells(listing, node);
		return true;
	}
}

void passages_list(struct reading *reading, const cmark_node *root)
{
	struct listing listing = { .reading = reading,
		.headings = reading->document.heading.bytes.len > 0,
		.text = buf_in(reading->input->scratch, BUF_MOST) };

	for (const cmark_node *node = root->first_child; node;) {
		bool whole = list_node(&listing, node);
		node = !whole && node->first_child ? node->first_child : node_after(node, root);
	}
}
