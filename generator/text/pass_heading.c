/*
 * pass_heading - headings get GitHub's slugs as ids and become the page's contents; tables are
 * labelled by the heading above.
 *
 * Slugs come from the text as GitHub sees it, expressions as written, so a price change moves no
 * anchor.
 */
#include "html/html.h"
#include "text/reading.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

void pass_heading(struct reading *reading, cmark_node *node)
{
	const struct document_input *input = reading->input;
	struct buf source = buf_in(input->scratch, BUF_MOST);
	node_put_plain(node, true, &source);
	struct str slug = document_slug(input->keep, buf_str(&source), &reading->slugs);
	reading_add_anchor(reading, slug, reading_line(reading, node));
	node->user_data = arena_copy(input->scratch, &slug, sizeof(slug));
	node->extension = reading->own;
}

void pass_heading_leave(struct reading *reading, cmark_node *node)
{
	const struct document_input *input = reading->input;
	struct document *document = &reading->document;
	struct buf text = buf_in(input->scratch, BUF_MOST);
	node_put_plain(node, false, &text);
	struct heading heading = {
		.level = node->as.heading.level,
		.slug = *(const struct str *)node->user_data,
		.text = str_copy(input->keep, str_trim(buf_str(&text))),
	};
	document->headings = arena_room(input->keep, document->headings, document->heading_count,
	    &reading->heading_room, sizeof(heading));
	document->headings[document->heading_count++] = heading;
	reading->section = heading.text;
	reading->section_tables = reading->section_charts = 0;
}

/*
 * Tables of two columns fit on any screen; wider ones stand in a region that scrolls and needs a
 * name of its own.
 */
#define COLUMNS_THAT_FIT 2

void pass_table(struct reading *reading, cmark_node *node)
{
	if (strcmp(cmark_node_get_type_string(node), "table") != 0 ||
	    cmark_gfm_extensions_get_table_columns(node) <= COLUMNS_THAT_FIT)
		return;
	struct arena *scratch = reading->input->scratch;
	struct buf name = buf_in(scratch, BUF_MOST);
	html_escape(&name, reading->section.len ? reading->section : STR("This page"));
	if (++reading->section_tables == 1)
		buf_put(&name, STR(": table"));
	else
		buf_print(&name, ": table %zu", reading->section_tables);
	struct str label = buf_str(&name);
	node->user_data = arena_copy(scratch, &label, sizeof(label));
}
