#include "text/passes.h"

#include "base/language.h"
#include "base/scan.h"
#include "text/pass_alert.h"
#include "text/pass_block.h"
#include "text/pass_definition.h"
#include "text/pass_figure.h"
#include "text/pass_foreign.h"
#include "text/pass_heading.h"
#include "text/pass_image.h"
#include "text/pass_link.h"
#include "text/pass_mark.h"
#include "text/pass_number.h"
#include "text/pass_raw.h"
#include "text/pass_tabs.h"
#include "text/raw.h"

#include <cmark-gfm-core-extensions.h>

typedef void pass_function(struct reading *reading, cmark_node *node);

/* Which classes the bytes of a text are of. More than it has where there are many marks. */
static uint8_t classes_of(const struct reading *reading, struct str text)
{
	uint8_t classes = reading->first_count > READING_FIRSTS ? BYTE_MARK : 0;
	size_t at = 0;

	scan_bytes digits = { 0 }, marks = { 0 };

	for (; at + SCAN_STEP <= text.len; at += SCAN_STEP) {
		scan_bytes bytes = scan_load(text.at + at);
		digits |= (scan_bytes)(bytes - '0' < 10);
		for (size_t i = 0; i < reading->first_count && i < READING_FIRSTS; i++)
			marks |= (scan_bytes)(bytes == reading->firsts[i]);
	}
	for (; at < text.len; at++)
		classes |= reading->byte_class[(unsigned char)text.at[at]];
	return classes | (scan_any(digits) ? BYTE_DIGIT : 0) | (scan_any(marks) ? BYTE_MARK : 0);
}

/*
 * Most text holds neither numbers nor marks, which one look tells. Numbers come first: marks cut
 * the text into pieces.
 */
static void pass_text(struct reading *reading, cmark_node *node)
{
	uint8_t classes = classes_of(reading, node_text(node));

	if (classes & BYTE_DIGIT)
		pass_number(reading, node);
	if ((classes & BYTE_MARK) && !reading->around.images)
		pass_mark(reading, node);
}

static void pass_heading_enter(struct reading *reading, cmark_node *node)
{
	pass_heading(reading, node); /* takes what is an id off the text */
	pass_foreign(reading, node);
}

/* A paragraph of guards alone prints nothing, so it is none; those that follow the reader keep a place. */
static void pass_paragraph_leave(struct reading *reading, cmark_node *node)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);
	bool guarded = false;

	if (pass_image_alone(reading, node) || pass_figure_alone(reading, node) ||
	    pass_definition(reading, node))
		return;
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		const struct insert *insert = node_insert(child);
		if (child->type == CMARK_NODE_SOFTBREAK)
			continue;
		if (!insert || (node_text(child).len > 0 && insert->guard == 0))
			return;
		if (insert->guard > 0)
			html_put(&html, guard_markup(reading, "p", insert->guard - 1));
		guarded = true;
	}
	if (!guarded)
		return;
	if (out.len == 0) {
		cmark_node_unlink(node);
		return;
	}
	twin_note(reading, node, STR(""));
	node_become_markup(node, html_markup(&html));
}

static void pass_footnote(struct reading *reading, cmark_node *node)
{
	struct arena *keep = reading->input->keep;
	struct str id = str_print(keep, "fn-%.*s", STR_ARG(node_text(node)));

	if (reading->anchors.prefix.len > 0)
		node_set_text(node, anchors_id(&reading->anchors, node_text(node)));
	anchors_add(
	    &reading->anchors, reading->input->diag, id, places_of_node(&reading->places, node));
}

/* What the box of a task says to those who do not see it. */
static void pass_item(struct reading *reading, cmark_node *node)
{
	if (!node->extension)
		return;
	bool done = cmark_gfm_extensions_get_tasklist_item_checked(node);
	struct buf label = buf_in(reading->input->keep, BUF_MOST);
	struct html html = html_to(&label);
	html_text(&html, words_get(reading_language(reading), done ? WORD_DONE : WORD_TO_DO));
	struct str text = buf_str(&label);
	node->user_data = arena_copy(reading->input->keep, &text, sizeof(text));
}

static void pass_of_table(struct reading *reading, cmark_node *node)
{
	switch (node_table_part(node)) {
	case TABLE_WHOLE:
		pass_table(reading, node);
		break;
	case TABLE_ROW:
		break;
	case TABLE_CELL:
		pass_foreign(reading, node);
		break;
	}
}

/* Which passes see a node: one on entering, one on leaving, when what is inside has been passed. */
struct passes {
	pass_function *enter, *leave;
};

#define INDEX(type) ((type)&CMARK_NODE_VALUE_MASK)

static const struct passes on_block[] = {
	[INDEX(CMARK_NODE_DOCUMENT)] = { pass_tabs, NULL },
	[INDEX(CMARK_NODE_BLOCK_QUOTE)] = { NULL, pass_alert },
	[INDEX(CMARK_NODE_ITEM)] = { pass_item, NULL },
	[INDEX(CMARK_NODE_CODE_BLOCK)] = { pass_block, NULL },
	[INDEX(CMARK_NODE_HTML_BLOCK)] = { pass_raw, NULL },
	[INDEX(CMARK_NODE_PARAGRAPH)] = { pass_foreign, pass_paragraph_leave },
	[INDEX(CMARK_NODE_HEADING)] = { pass_heading_enter, pass_heading_leave },
	[INDEX(CMARK_NODE_FOOTNOTE_DEFINITION)] = { pass_footnote, NULL },
};

static const struct passes on_inline[] = {
	[INDEX(CMARK_NODE_TEXT)] = { pass_text, NULL },
	[INDEX(CMARK_NODE_CODE)] = { pass_literal, NULL },
	[INDEX(CMARK_NODE_HTML_INLINE)] = { pass_figure, NULL },
	[INDEX(CMARK_NODE_LINK)] = { pass_link, pass_link_leave },
	[INDEX(CMARK_NODE_IMAGE)] = { pass_image, pass_link_leave },
};

static const struct passes no_passes = { NULL, NULL };
static const struct passes on_table_block = { pass_of_table, NULL };

static const struct passes *passes_of(const cmark_node *node)
{
	size_t index = INDEX(node->type);

	if (CMARK_NODE_TYPE_BLOCK_P(node->type))
		return index < countof(on_block) ? &on_block[index] : &on_table_block;
	return index < countof(on_inline) ? &on_inline[index] : &no_passes;
}

static void enter(struct reading *reading, cmark_node *node)
{
	pass_function *pass = passes_of(node)->enter;
	if (pass)
		pass(reading, node);
}

/* The type may have changed since the node was entered; then its passes are over. */
static void leave(struct reading *reading, cmark_node *node)
{
	if (reading->raw.count > 0)
		raw_leave(reading, node);
	pass_function *pass = passes_of(node)->leave;
	if (pass)
		pass(reading, node);
}

/*
 * Every node in document order. A pass may unlink the node it leaves, so where to go next is read
 * before.
 */
void passes_run(struct reading *reading, cmark_node *root)
{
	cmark_node *node = root;
	for (;;) {
		enter(reading, node);
		if (node->first_child) {
			node = node->first_child;
			continue;
		}
		for (;;) {
			cmark_node *next = node->next, *parent = node->parent;
			leave(reading, node);
			if (node == root)
				return;
			node = next ? next : parent;
			if (next)
				break;
		}
	}
}
