#include "text/gfm_html.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "html/markup.h"
#include "text/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/cmark_ctype.h>
#include <cmark-gfm/syntax_extension.h>
#include <inttypes.h>

struct printer {
	struct buf *out;
	const cmark_syntax_extension *table, *strike, *task, *own;
	cmark_syntax_extension *filter;
	const uint8_t *alignments;  /* of the table's columns */
	size_t columns, column;     /* the table's; the next cell's */
	bool head;                  /* the row is the table's head */
	size_t notes, notes_linked; /* footnotes begun, and those with their links back */
};

static void put(struct printer *to, struct str text)
{
	buf_put(to->out, text);
}

/* Ends the line unless nothing stands on it, as is done before each block. */
static void put_line_end(struct printer *to)
{
	const struct buf *out = to->out;

	if (out->len > 0 && out->at[out->len - 1] != '\n')
		buf_put_byte(to->out, '\n');
}

static void put_line(struct printer *to, struct str text)
{
	put_line_end(to);
	put(to, text);
	buf_put_byte(to->out, '\n');
}

/* Escapes & < > and ". */
static void put_text(struct printer *to, struct str text)
{
	for (size_t from = 0; from < text.len;) {
		size_t end = scan_markup(text, from, false);
		put(to, str_sub(text, from, end));
		if (end < text.len)
			put(to, markup_entity(text.at[end]));
		from = end + 1;
	}
}

static void put_chunk(struct printer *to, const cmark_chunk *chunk)
{
	put_text(to, chunk_str(chunk));
}

/* Bytes of an address that stand as they are; & and ' become entities, all others %XX. */
static bool stands_in_address(char byte)
{
	return ascii_is_alnum(byte) || (byte && strchr("-_.+!*(),%#@?=;:/$~", byte));
}

static void put_address(struct printer *to, struct str address)
{
	for (size_t from = 0; from < address.len;) {
		size_t end = from;
		while (end < address.len && stands_in_address(address.at[end]))
			end++;
		put(to, str_sub(address, from, end));
		from = end + 1;
		if (end == address.len)
			return;
		if (address.at[end] == '&')
			put(to, STR("&amp;"));
		else if (address.at[end] == '\'')
			put(to, STR("&#x27;"));
		else
			buf_print(to->out, "%%%02X", (unsigned char)address.at[end]);
	}
}

static void put_number(struct printer *to, int number)
{
	buf_print(to->out, "%d", number);
}

/* --- tables and tasks ------------------------------------------------------------------------- */

static void enter_table(struct printer *to, cmark_node *table)
{
	const struct str *label = table->user_data;

	to->alignments = cmark_gfm_extensions_get_table_alignments(table);
	to->columns = cmark_gfm_extensions_get_table_columns(table);
	put_line_end(to);
	if (label) {
		put(to, STR("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""));
		put(to, *label);
		put(to, STR("\">\n"));
	}
	put(to, STR("<table>\n"));
}

static bool is_head(cmark_node *row)
{
	return cmark_gfm_extensions_get_table_row_is_header(row);
}

static void enter_row(struct printer *to, cmark_node *row)
{
	to->head = is_head(row);
	to->column = 0;
	if (to->head)
		put_line(to, STR("<thead>"));
	else if (is_head(row->prev))
		put_line(to, STR("<tbody>"));
	put_line_end(to);
	put(to, STR("<tr>"));
}

static void leave_row(struct printer *to, const cmark_node *row)
{
	put_line(to, STR("</tr>"));
	if (to->head)
		put_line(to, STR("</thead>"));
	else if (!row->next)
		put_line(to, STR("</tbody>"));
}

static struct str cell_tag(bool head, uint8_t alignment)
{
	switch (alignment) {
	case 'l':
		return head ? STR("<th scope=\"col\" class=\"left\">") : STR("<td class=\"left\">");
	case 'c':
		return head ? STR("<th scope=\"col\" class=\"center\">") : STR("<td class=\"center\">");
	case 'r':
		return head ? STR("<th scope=\"col\" class=\"right\">") : STR("<td class=\"right\">");
	default:
		return head ? STR("<th scope=\"col\">") : STR("<td>");
	}
}

/* A head without words names nothing: it is an ordinary cell. */
static bool is_head_cell(const struct printer *to, const cmark_node *cell)
{
	return to->head && cell->first_child;
}

static void enter_cell(struct printer *to, const cmark_node *cell)
{
	uint8_t alignment = to->column < to->columns ? to->alignments[to->column] : 0;

	to->column++;
	put_line_end(to);
	put(to, cell_tag(is_head_cell(to, cell), alignment));
}

static void enter_of_table(struct printer *to, cmark_node *node)
{
	switch (node_table_part(node)) {
	case TABLE_WHOLE:
		enter_table(to, node);
		break;
	case TABLE_ROW:
		enter_row(to, node);
		break;
	case TABLE_CELL:
		enter_cell(to, node);
		break;
	}
}

static void leave_of_table(struct printer *to, const cmark_node *node)
{
	switch (node_table_part(node)) {
	case TABLE_WHOLE:
		put_line(to, node->user_data ? STR("</table>\n</div>") : STR("</table>"));
		break;
	case TABLE_ROW:
		leave_row(to, node);
		break;
	case TABLE_CELL:
		put(to, is_head_cell(to, node) ? STR("</th>") : STR("</td>"));
		break;
	}
}

static void enter_task(struct printer *to, cmark_node *item)
{
	const struct str *label = item->user_data;
	bool done = cmark_gfm_extensions_get_tasklist_item_checked(item);

	put_line_end(to);
	put(to, STR("<li class=\"task-item\">"));
	put(to, done ? STR("<span class=\"task task-done\"") : STR("<span class=\"task\""));
	put(to, STR(" role=\"img\" aria-label=\""));
	put(to, label ? *label : STR(""));
	put(to, done ? STR("\">☑</span> ") : STR("\">☐</span> "));
}

/* --- raw HTML, past the tag filter ------------------------------------------------------------ */

static bool is_let_through(const struct printer *to, struct str tag)
{
	return to->filter->html_filter_func(to->filter, (const unsigned char *)tag.at, tag.len);
}

static void put_raw_block(struct printer *to, struct str text)
{
	put_line_end(to);
	for (size_t from = 0; from < text.len;) {
		size_t tag = str_find_byte(text, '<', from);
		put(to, str_sub(text, from, tag));
		if (tag == STR_NONE)
			break;
		bool passes = is_let_through(to, str_sub(text, tag, text.len));
		put(to, passes ? STR("<") : STR("&lt;"));
		from = tag + 1;
	}
	put_line_end(to);
}

static void put_raw(struct printer *to, struct str text)
{
	if (is_let_through(to, text)) {
		put(to, text);
		return;
	}
	put(to, STR("&lt;"));
	put(to, str_sub(text, 1, text.len));
}

/* --- footnotes -------------------------------------------------------------------------------- */

static void put_link_back(struct printer *to, struct str label, int which)
{
	put(to, STR("<a href=\"#fnref-"));
	put_address(to, label);
	if (which > 1) {
		put(to, STR("-"));
		put_number(to, which);
	}
	put(to,
	    STR("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩"));
	if (which > 1) {
		put(to, STR("<sup class=\"footnote-ref\">"));
		put_number(to, which);
		put(to, STR("</sup>"));
	}
	put(to, STR("</a>"));
}

static bool put_links_back(struct printer *to, const cmark_node *note)
{
	if (to->notes_linked >= to->notes)
		return false;
	to->notes_linked = to->notes;
	put_link_back(to, node_text(note), 1);
	for (int i = 2; i <= note->footnote.def_count; i++) {
		put(to, STR(" "));
		put_link_back(to, node_text(note), i);
	}
	return true;
}

static void enter_note(struct printer *to, const cmark_node *note)
{
	if (to->notes == 0)
		put(to, STR("<section class=\"footnotes\" data-footnotes>\n<ol>\n"));
	to->notes++;
	put(to, STR("<li id=\"fn-"));
	put_address(to, node_text(note));
	put(to, STR("\">\n"));
}

static void put_note_reference(struct printer *to, const cmark_node *node)
{
	struct str label = node_text(node->parent_footnote_def);

	put(to, STR("<sup class=\"footnote-ref\"><a href=\"#fn-"));
	put_address(to, label);
	put(to, STR("\" id=\"fnref-"));
	put_address(to, label);
	if (node->footnote.ref_ix > 1) {
		put(to, STR("-"));
		put_number(to, node->footnote.ref_ix);
	}
	put(to, STR("\" data-footnote-ref>"));
	put_address(to, node_text(node));
	put(to, STR("</a></sup>"));
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void put_heading_tag(struct printer *to, const cmark_node *node, struct str start)
{
	put(to, start);
	buf_put_byte(to->out, (char)('0' + node->as.heading.level));
}

static void enter_heading(struct printer *to, const cmark_node *node)
{
	put_line_end(to);
	put_heading_tag(to, node, STR("<h"));
	if (node->extension == to->own) {
		put(to, STR(" id=\""));
		put(to, *(const struct str *)node->user_data);
		put(to, STR("\""));
	}
	put(to, STR(">"));
}

static void enter_list(struct printer *to, const cmark_node *node)
{
	put_line_end(to);
	if (node->as.list.list_type == CMARK_BULLET_LIST) {
		put(to, STR("<ul>\n"));
	} else if (node->as.list.start == 1) {
		put(to, STR("<ol>\n"));
	} else {
		put(to, STR("<ol start=\""));
		put_number(to, node->as.list.start);
		put(to, STR("\">\n"));
	}
}

static bool is_tight(const cmark_node *paragraph)
{
	const cmark_node *list = paragraph->parent ? paragraph->parent->parent : NULL;

	return list && list->type == CMARK_NODE_LIST && list->as.list.tight;
}

static void leave_paragraph(struct printer *to, const cmark_node *node)
{
	if (is_tight(node))
		return;
	if (node->parent && node->parent->type == CMARK_NODE_FOOTNOTE_DEFINITION && !node->next) {
		put(to, STR(" "));
		put_links_back(to, node->parent);
	}
	put(to, STR("</p>\n"));
}

static void put_code_block(struct printer *to, const cmark_node *node)
{
	struct str info = chunk_str(&node->as.code.info);
	size_t end = 0;

	put_line_end(to);
	if (info.len == 0) {
		put(to, STR("<pre><code>"));
	} else {
		while (end < info.len && !cmark_isspace(info.at[end]))
			end++;
		put(to, STR("<pre><code class=\"language-"));
		put_text(to, str_sub(info, 0, end));
		put(to, STR("\">"));
	}
	put_chunk(to, &node->as.code.literal);
	put(to, STR("</code></pre>\n"));
}

static void put_custom_block(struct printer *to, const cmark_chunk *markup)
{
	put_line_end(to);
	put(to, chunk_str(markup));
	put_line_end(to);
}

/* --- inlines ---------------------------------------------------------------------------------- */

static void put_title(struct printer *to, const cmark_node *node)
{
	if (node->as.link.title.len > 0) {
		put(to, STR("\" title=\""));
		put_chunk(to, &node->as.link.title);
	}
}

static void enter_link(struct printer *to, const cmark_node *node)
{
	put(to, STR("<a href=\""));
	put_address(to, chunk_str(&node->as.link.url));
	put_title(to, node);
	if (node->user_data) {
		put(to, STR("\" hreflang=\""));
		put(to, *(const struct str *)node->user_data);
	}
	put(to, STR("\">"));
}

/* A picture with all that is in it, of which the words are its text. */
static void put_image(struct printer *to, const cmark_node *image)
{
	put(to, STR("<img src=\""));
	put_address(to, chunk_str(&image->as.link.url));
	put(to, STR("\" alt=\""));
	for (const cmark_node *node = image->first_child; node;
	     node = node->first_child ? node->first_child : node_after(node, image)) {
		if (node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_CODE ||
		    node->type == CMARK_NODE_HTML_INLINE)
			put_chunk(to, &node->as.literal);
		else if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK)
			put(to, STR(" "));
	}
	put_title(to, image);
	const struct gfm_image *own = image->user_data;
	if (own && own->size.width > 0)
		buf_print(to->out, "\" width=\"%" PRIu32 "\" height=\"%" PRIu32, own->size.width,
		    own->size.height);
	put(to, own && own->later ? STR("\" loading=\"lazy\" />") : STR("\" />"));
}

static void put_code(struct printer *to, const cmark_node *node)
{
	put(to, STR("<code>"));
	put_chunk(to, &node->as.literal);
	put(to, STR("</code>"));
}

/* --- the walk --------------------------------------------------------------------------------- */

/* The node is printed whole; nothing in it is looked at. False for all others. */
static bool put_leaf(struct printer *to, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_TEXT:
		put_chunk(to, &node->as.literal);
		return true;
	case CMARK_NODE_SOFTBREAK:
		put(to, STR("\n"));
		return true;
	case CMARK_NODE_LINEBREAK:
		put(to, STR("<br />\n"));
		return true;
	case CMARK_NODE_CODE:
		put_code(to, node);
		return true;
	case CMARK_NODE_HTML_INLINE:
		put_raw(to, node_text(node));
		return true;
	case CMARK_NODE_IMAGE:
		put_image(to, node);
		return true;
	case CMARK_NODE_HTML_BLOCK:
		put_raw_block(to, node_text(node));
		return true;
	case CMARK_NODE_CODE_BLOCK:
		put_code_block(to, node);
		return true;
	case CMARK_NODE_THEMATIC_BREAK:
		put_line(to, STR("<hr />"));
		return true;
	default:
		return false;
	}
}

static void enter_block(struct printer *to, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_BLOCK_QUOTE:
		put_line(to, STR("<blockquote>"));
		break;
	case CMARK_NODE_LIST:
		enter_list(to, node);
		break;
	case CMARK_NODE_ITEM:
		put_line_end(to);
		put(to, STR("<li>"));
		break;
	case CMARK_NODE_HEADING:
		enter_heading(to, node);
		break;
	case CMARK_NODE_CUSTOM_BLOCK:
		put_custom_block(to, &node->as.custom.on_enter);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (is_tight(node))
			break;
		put_line_end(to);
		put(to, STR("<p>"));
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		enter_note(to, node);
		break;
	default:
		break;
	}
}

static void leave_block(struct printer *to, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_BLOCK_QUOTE:
		put_line(to, STR("</blockquote>"));
		break;
	case CMARK_NODE_LIST:
		put(to, node->as.list.list_type == CMARK_BULLET_LIST ? STR("</ul>\n") : STR("</ol>\n"));
		break;
	case CMARK_NODE_ITEM:
		put(to, STR("</li>\n"));
		break;
	case CMARK_NODE_HEADING:
		put_heading_tag(to, node, STR("</h"));
		put(to, STR(">\n"));
		break;
	case CMARK_NODE_CUSTOM_BLOCK:
		put_custom_block(to, &node->as.custom.on_exit);
		break;
	case CMARK_NODE_PARAGRAPH:
		leave_paragraph(to, node);
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		put(to, put_links_back(to, node) ? STR("\n</li>\n") : STR("</li>\n"));
		break;
	default:
		break;
	}
}

static void enter_inline(struct printer *to, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_LINK:
		enter_link(to, node);
		break;
	case CMARK_NODE_STRONG:
		put(to, STR("<strong>"));
		break;
	case CMARK_NODE_EMPH:
		put(to, STR("<em>"));
		break;
	case CMARK_NODE_CUSTOM_INLINE:
		put(to, chunk_str(&node->as.custom.on_enter));
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		put_note_reference(to, node);
		break;
	default:
		break;
	}
}

static void leave_inline(struct printer *to, const cmark_node *node)
{
	switch (node->type) {
	case CMARK_NODE_LINK:
		put(to, STR("</a>"));
		break;
	case CMARK_NODE_STRONG:
		put(to, STR("</strong>"));
		break;
	case CMARK_NODE_EMPH:
		put(to, STR("</em>"));
		break;
	case CMARK_NODE_CUSTOM_INLINE:
		put(to, chunk_str(&node->as.custom.on_exit));
		break;
	default:
		break;
	}
}

static void enter(struct printer *to, cmark_node *node)
{
	if (node->extension && node->extension == to->table)
		enter_of_table(to, node);
	else if (node->extension && node->extension == to->strike)
		put(to, STR("<del>"));
	else if (node->extension && node->extension == to->task)
		enter_task(to, node);
	else if (CMARK_NODE_TYPE_BLOCK_P(node->type))
		enter_block(to, node);
	else
		enter_inline(to, node);
}

static void leave(struct printer *to, const cmark_node *node)
{
	if (node->extension && node->extension == to->table)
		leave_of_table(to, node);
	else if (node->extension && node->extension == to->strike)
		put(to, STR("</del>"));
	else if (CMARK_NODE_TYPE_BLOCK_P(node->type))
		leave_block(to, node);
	else
		leave_inline(to, node);
}

/* In a loop and not by recursion: emphasis nests as deep as an author likes. */
static void walk(struct printer *to, cmark_node *root)
{
	cmark_node *node = root;

	for (;;) {
		bool whole = put_leaf(to, node);
		if (!whole)
			enter(to, node);
		if (!whole && node->first_child) {
			node = node->first_child;
			continue;
		}
		if (!whole)
			leave(to, node);
		while (node != root && !node->next) {
			node = node->parent;
			leave(to, node);
		}
		if (node == root)
			return;
		node = node->next;
	}
}

void gfm_html_print(struct buf *out, cmark_node *root)
{
	struct printer printer = { .out = out,
		.table = cmark_find_syntax_extension("table"),
		.strike = cmark_find_syntax_extension("strikethrough"),
		.task = cmark_find_syntax_extension("tasklist"),
		.filter = cmark_find_syntax_extension("tagfilter"),
		.own = cmark_find_syntax_extension("rigbook") };

	walk(&printer, root);
	if (printer.notes > 0)
		put(&printer, STR("</ol>\n</section>\n"));
}
