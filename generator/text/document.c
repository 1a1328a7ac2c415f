#include "text/document.h"

#include "text/expression.h"
#include "text/markdown_memory.h"
#include "text/reading.h"

typedef void pass_function(struct reading *reading, cmark_node *node);

/*
 * Most text holds neither numbers nor marks, which one look tells. Numbers come first: marks cut
 * the text into pieces.
 */
static void pass_text(struct reading *reading, cmark_node *node)
{
	const cmark_chunk *text = &node->as.literal;
	const unsigned char *end = text->data + text->len;
	uint8_t classes = 0;
	for (const unsigned char *at = text->data; at < end; at++)
		classes |= reading->byte_class[*at];
	if (classes & BYTE_DIGIT)
		pass_number(reading, node);
	if ((classes & BYTE_MARK) && !reading->images)
		pass_mark(reading, node);
}

/* A paragraph of guards alone prints nothing, so it is none. */
static void pass_paragraph_leave(struct reading *reading, cmark_node *node)
{
	(void)reading;
	bool guarded = false;
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		if (child->type == CMARK_NODE_SOFTBREAK)
			continue;
		if (!node_insert(child) || node_text(child).len)
			return;
		guarded = true;
	}
	if (guarded)
		cmark_node_unlink(node);
}

static void pass_footnote(struct reading *reading, cmark_node *node)
{
	struct arena *keep = reading->input->keep;
	struct str id = str_print(keep, "fn-%.*s", STR_ARG(node_text(node)));
	reading_add_anchor(reading, id, reading_line(reading, node));
}

/* Which passes see a node: one on entering, one on leaving, when what is inside has been passed. */
struct passes {
	pass_function *enter, *leave;
};

#define INDEX(type) ((type)&CMARK_NODE_VALUE_MASK)

static const struct passes on_block[] = {
	[INDEX(CMARK_NODE_BLOCK_QUOTE)] = { NULL, pass_alert },
	[INDEX(CMARK_NODE_CODE_BLOCK)] = { pass_block, NULL },
	[INDEX(CMARK_NODE_HTML_BLOCK)] = { pass_raw, NULL },
	[INDEX(CMARK_NODE_PARAGRAPH)] = { NULL, pass_paragraph_leave },
	[INDEX(CMARK_NODE_HEADING)] = { pass_heading, pass_heading_leave },
	[INDEX(CMARK_NODE_FOOTNOTE_DEFINITION)] = { pass_footnote, NULL },
};

static const struct passes on_inline[] = {
	[INDEX(CMARK_NODE_TEXT)] = { pass_text, NULL },
	[INDEX(CMARK_NODE_HTML_INLINE)] = { pass_figure, NULL },
	[INDEX(CMARK_NODE_LINK)] = { pass_link, pass_link_leave },
	[INDEX(CMARK_NODE_IMAGE)] = { pass_link, pass_link_leave },
};

static const struct passes no_passes = { NULL, NULL };
static const struct passes on_extension_block = { pass_table, NULL };

static const struct passes *passes_of(const cmark_node *node)
{
	size_t index = INDEX(node->type);
	if (CMARK_NODE_TYPE_BLOCK_P(node->type))
		return index < countof(on_block) ? &on_block[index] : &on_extension_block;
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
	pass_function *pass = passes_of(node)->leave;
	if (pass)
		pass(reading, node);
}

/*
 * Every node in document order. A pass may unlink the node it leaves, so where to go next is read
 * before.
 */
static void walk(struct reading *reading, cmark_node *root)
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

static struct str excerpt(const struct reading *reading, const cmark_node *root)
{
	for (const cmark_node *node = root->first_child; node; node = node->next) {
		if (node->type != CMARK_NODE_PARAGRAPH)
			continue;
		struct buf text = buf_in(reading->input->scratch, BUF_MOST);
		node_put_plain(node, false, &text);
		struct str trimmed = str_trim(buf_str(&text));
		if (trimmed.len)
			return str_copy(reading->input->keep, trimmed);
	}
	return STR("");
}

static void list_anchors(struct reading *reading)
{
	struct document *document = &reading->document;
	document->anchor_count = reading->anchors.count;
	document->anchors = ARENA_ARRAY(reading->input->keep, struct str, reading->anchors.count);
	for (size_t i = 0; i < reading->anchors.count; i++)
		document->anchors[i] = reading->anchors.at[i].key;
}

static void list_marks(struct reading *reading)
{
	const struct map *marks = &reading->input->catalog->marks;
	struct document *document = &reading->document;
	document->marks = ARENA_ARRAY(reading->input->keep, const struct mark *, marks->count);
	for (size_t i = 0; i < marks->count; i++)
		if (reading->marks_used[i])
			document->marks[document->mark_count++] = marks->at[i].value;
}

/*
 * One paragraph is a line of text to whoever asked for a fragment: it is printed without being a
 * paragraph.
 */
static void unwrap(cmark_node *root)
{
	cmark_node *only = root->first_child;
	if (!only || only->next || only->type != CMARK_NODE_PARAGRAPH)
		return;
	only->type = CMARK_NODE_CUSTOM_BLOCK;
	only->as.custom.on_enter = only->as.custom.on_exit = str_chunk(STR(""));
}

struct document document_read(const struct document_input *input)
{
	struct reading reading;
	struct arena *before = memory_use(input->scratch);
	if (reading_start(&reading, input, input->body, source_pos(input->source, input->body_offset))) {
		struct markdown markdown = markdown_parse(reading.text);
		walk(&reading, markdown.root);
		pass_number_finish(&reading);
		reading.document.body = str_copy(input->keep, markdown_print(&markdown));
		reading.document.excerpt = excerpt(&reading, markdown.root);
		list_anchors(&reading);
		list_marks(&reading);
	}
	memory_use(before);
	return reading.document;
}

void document_start(void)
{
	markdown_start();
}

/* A text of the data has exact places inside only when it stands on one line. */
static bool fragment_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at)
{
	bool within = reading_start(reading, input, text, at);
	reading->exact = str_find_byte(text, '\n', 0) == STR_NONE;
	reading->unlisted = true;
	return within;
}

static void put_expression(struct reading *reading, size_t from, struct str source, struct buf *out)
{
	struct str inner = str_sub(source, 2, source.len - 2), words = str_trim(inner);
	size_t offset = from + (words.len ? (size_t)(words.at - source.at) : 2);
	struct formula_text text = { words, reading_pos(reading, offset), reading->exact };
	struct expression expression;
	if (expression_is_guard(&text))
		expression_require(reading, text);
	else if (expression_read(reading, text, &expression))
		buf_put(out, expression.printed);
	else
		buf_put(out, source);
}

struct str document_plain(const struct document_input *input, struct str text, struct pos at)
{
	size_t open = str_find(text, STR("{{"), 0);
	if (open == STR_NONE)
		return text;
	struct reading reading;
	if (!fragment_start(&reading, input, text, at))
		return STR("");
	struct buf out = buf_in(input->keep, BUF_MOST);
	size_t done = 0;
	for (; open != STR_NONE; open = str_find(text, STR("{{"), done)) {
		size_t close = str_find(text, STR("}}"), open + 2);
		bool escaped = open > 0 && text.at[open - 1] == '\\';
		buf_put(&out, str_sub(text, done, escaped ? open - 1 : open));
		done = open + 2;
		if (!escaped && close != STR_NONE) {
			done = close + 2;
			put_expression(&reading, open, str_sub(text, open, done), &out);
			continue;
		}
		buf_put(&out, STR("{{"));
		if (escaped)
			continue;
		diag_report(input->diag, DIAG_FIGURE_UNCLOSED, reading_pos(&reading, open),
		    "this {{ has no }}");
		break;
	}
	buf_put(&out, str_sub(text, done, text.len));
	return buf_str(&out);
}

struct str reading_fragment(
    struct reading *around, const struct document_input *input, struct str text, struct pos at)
{
	struct reading reading;
	struct arena *before = memory_use(input->scratch);
	struct str markup = STR("");
	if (fragment_start(&reading, input, text, at)) {
		struct markdown markdown = markdown_parse(text);
		walk(&reading, markdown.root);
		unwrap(markdown.root);
		markup = str_copy(input->keep, str_trim(markdown_print(&markdown)));
	}
	for (size_t i = 0; around && i < input->catalog->marks.count; i++)
		around->marks_used[i] |= reading.marks_used[i];
	memory_use(before);
	return markup;
}

struct str document_inline(const struct document_input *input, struct str text, struct pos at)
{
	return reading_fragment(NULL, input, text, at);
}
