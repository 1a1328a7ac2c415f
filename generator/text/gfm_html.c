#include "text/gfm_html.h"

#include "text/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/render.h>

static void put(struct cmark_html_renderer *to, struct str text)
{
	cmark_strbuf_put(to->html, (const unsigned char *)text.at, (bufsize_t)text.len);
}

/* Ends the line unless nothing stands on it, as cmark-gfm does before each block. */
static void put_line_end(struct cmark_html_renderer *to)
{
	cmark_strbuf *out = to->html;
	if (out->size && out->ptr[out->size - 1] != '\n')
		cmark_strbuf_putc(out, '\n');
}

static void put_line(struct cmark_html_renderer *to, struct str text)
{
	put_line_end(to);
	put(to, text);
	cmark_strbuf_putc(to->html, '\n');
}

static void print_table(struct cmark_html_renderer *to, cmark_node *table, bool enter)
{
	const struct str *label = table->user_data;
	if (enter) {
		put_line_end(to);
		if (label) {
			put(to,
			    STR("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""));
			put(to, *label);
			put(to, STR("\">\n"));
		}
		put(to, STR("<table>\n"));
	} else {
		put_line(to, label ? STR("</table>\n</div>") : STR("</table>"));
	}
}

static bool is_header(cmark_node *row)
{
	return cmark_gfm_extensions_get_table_row_is_header(row);
}

/*
 * The renderer's spare pointer counts cells, so that a cell knows its column without counting its
 * neighbours.
 */
static void print_row(struct cmark_html_renderer *to, cmark_node *row, bool enter)
{
	if (enter) {
		if (is_header(row))
			put_line(to, STR("<thead>"));
		else if (is_header(row->prev))
			put_line(to, STR("<tbody>"));
		put_line_end(to);
		put(to, STR("<tr>"));
		to->opaque = NULL;
		return;
	}
	put_line(to, STR("</tr>"));
	if (is_header(row))
		put_line(to, STR("</thead>"));
	else if (!row->next)
		put_line(to, STR("</tbody>"));
}

static struct str start_tag(bool head, uint8_t alignment)
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

static void print_cell(struct cmark_html_renderer *to, cmark_node *cell, bool enter)
{
	/* A head without words names nothing: it is an ordinary cell. */
	bool head = is_header(cell->parent) && cell->first_child;
	if (!enter) {
		put(to, head ? STR("</th>") : STR("</td>"));
		return;
	}
	uintptr_t column = (uintptr_t)to->opaque;
	to->opaque = (void *)(column + 1);
	cmark_node *table = cell->parent->parent;
	uint8_t alignment = 0;
	if (column < cmark_gfm_extensions_get_table_columns(table))
		alignment = cmark_gfm_extensions_get_table_alignments(table)[column];
	put_line_end(to);
	put(to, start_tag(head, alignment));
}

void gfm_html_table(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options)
{
	(void)options;
	bool enter = event == CMARK_EVENT_ENTER;
	/* Tables hold rows, and rows cells; cmark-gfm tells their types by name only. */
	if (node->parent->extension != extension)
		print_table(renderer, node, enter);
	else if (node->parent->parent->extension != extension)
		print_row(renderer, node, enter);
	else
		print_cell(renderer, node, enter);
}

void gfm_html_task(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options)
{
	(void)extension, (void)options;
	if (event != CMARK_EVENT_ENTER) {
		put(renderer, STR("</li>\n"));
		return;
	}
	put_line_end(renderer);
	put(renderer, STR("<li class=\"task-item\">"));
	put(renderer,
	    cmark_gfm_extensions_get_tasklist_item_checked(node)
		? STR("<span class=\"task task-done\" role=\"img\" aria-label=\"done\">☑</span> ")
		: STR("<span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> "));
}

void gfm_html_own(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options)
{
	(void)extension, (void)options;
	const struct str *slug = node->user_data;
	char level = (char)('0' + node->as.heading.level);
	if (event == CMARK_EVENT_ENTER) {
		put_line_end(renderer);
		put(renderer, STR("<h"));
		cmark_strbuf_putc(renderer->html, level);
		put(renderer, STR(" id=\""));
		put(renderer, *slug);
		put(renderer, STR("\">"));
	} else {
		put(renderer, STR("</h"));
		cmark_strbuf_putc(renderer->html, level);
		put(renderer, STR(">\n"));
	}
}
