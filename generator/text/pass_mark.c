#include "text/pass_mark.h"

#include "text/reading.h"

/*
 * The index of the mark whose symbol stands at the start of the text, the longest one; the legend's
 * length if there is none.
 */
static size_t mark_at(const struct reading *reading, struct str text)
{
	const struct map *marks = reading->marks.legend;
	size_t found = marks->count, length = 0;

	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = marks->at[i].value;
		if (mark->symbol.len > length && str_starts(text, mark->symbol)) {
			found = i;
			length = mark->symbol.len;
		}
	}
	return found;
}

static struct markup mark_markup(struct reading *reading, size_t index)
{
	const struct mark *mark = reading->marks.legend->at[index].value;
	struct markup *markup = &reading->marks.markup[index];

	if (!markup->bytes.len) {
		struct view *view = view_object(reading->input->scratch);
		view_set_text(view, "key", mark->id);
		view_set_text(view, "symbol", mark->symbol);
		view_set_text(view, "name", mark->name);
		*markup = reading_render(reading, STR("mark"), view);
	}
	return *markup;
}

static void put_mark(struct reading *reading, cmark_node *node, size_t index)
{
	const struct mark *mark = reading->marks.legend->at[index].value;
	struct insert *insert = ARENA_NEW(reading->input->scratch, struct insert);

	*insert = (struct insert){ .source = mark->symbol, .plain = mark->symbol };
	cmark_node *inserted =
	    node_new_like(node, CMARK_NODE_HTML_INLINE, mark_markup(reading, index).bytes);
	inserted->user_data = insert;
	node_put_before(node, inserted);
	reading->marks.used[index] = true;
}

/*
 * The node keeps what stands behind the last symbol; what stands before goes into nodes of its own.
 */
void pass_mark(struct reading *reading, cmark_node *node)
{
	struct str text = node_text(node);
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!(reading->byte_class[(unsigned char)text.at[i]] & BYTE_MARK))
			continue;
		size_t index = mark_at(reading, str_sub(text, i, text.len));
		if (index == reading->marks.legend->count)
			continue;
		if (i > done)
			node_put_before(
			    node, node_new_like(node, CMARK_NODE_TEXT, str_sub(text, done, i)));
		put_mark(reading, node, index);
		done = i + ((const struct mark *)reading->marks.legend->at[index].value)->symbol.len;
		i = done - 1;
	}
	if (done)
		node_set_text(node, str_sub(text, done, text.len));
}
