#include "text/document.h"

#include "text/controls.h"
#include "text/fragment.h"
#include "text/highlighted.h"
#include "text/markdown.h"
#include "text/markdown_memory.h"
#include "text/mermaid.h"
#include "text/pass_number.h"
#include "text/passage.h"
#include "text/passes.h"
#include "text/reading.h"
#include "text/twin.h"
#include "text/unused.h"

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

	document->anchor_count = reading->anchors.ids.count;
	document->anchors = ARENA_ARRAY(reading->input->keep, struct str, reading->anchors.ids.count);
	for (size_t i = 0; i < reading->anchors.ids.count; i++)
		document->anchors[i] = reading->anchors.ids.at[i].key;
}

static void list_marks(struct reading *reading)
{
	const struct map *marks = &reading->input->catalog->marks;
	struct document *document = &reading->document;

	document->marks = ARENA_ARRAY(reading->input->keep, const struct mark *, marks->count);
	for (size_t i = 0; i < marks->count; i++)
		if (reading->marks.used[i])
			document->marks[document->mark_count++] = marks->at[i].value;
	document->depends_used = reading->marks.depends;
	document->narrow_used = reading->marks.narrow;
	document->tables_interactive = reading->tables_interactive;
	document->has_code = reading->has_code;
	document->has_tabs = reading->has_tabs;
}

/* A heading of the first level at the top is printed apart, and leaves the tree. */
static struct markup take_heading(const struct markdown *markdown, int level, struct arena *keep)
{
	cmark_node *first = markdown->root->first_child;
	if (!first || first->type != CMARK_NODE_HEADING || first->as.heading.level != level)
		return MARKUP_NONE;
	struct markdown heading = { markdown->parser, first };
	struct markup markup = markdown_print(&heading, keep);
	cmark_node_unlink(first);
	return markup;
}

struct document document_read(const struct document_input *input)
{
	struct reading reading;
	struct arena *before = markdown_memory_use(input->scratch);

	if (reading_start(&reading, input, input->body, source_pos(input->source, input->body_offset))) {
		struct markdown markdown = markdown_parse(reading.places.text);
		reading.follow = input->live ? follow_new(input->scratch) : NULL;
		passes_run(&reading, markdown.root);
		controls_finish(&reading);
		pass_number_finish(&reading);
		unused_report(&reading);
		reading.document.heading =
		    take_heading(&markdown, input->chapter.len > 0 ? 2 : 1, input->keep);
		reading.document.body = markdown_print(&markdown, input->keep);
		reading.document.live = follow_list(&reading, input->keep);
		reading.document.excerpt = excerpt(&reading, markdown.root);
		if (input->passages)
			passages_list(&reading, markdown.root);
		list_anchors(&reading);
		list_marks(&reading);
		if (input->twin)
			reading.document.twin = twin_print(&reading, &markdown);
	}
	markdown_memory_use(before);
	return reading.document;
}

void document_start(void)
{
	markdown_start();
}

void document_graphs(const struct document_input *input,
    void (*found)(void *self, struct str graph, struct pos at), void *self)
{
	mermaid_graphs(input, found, self);
}

void document_code(const struct document_input *input,
    void (*found)(void *self, struct str ending, struct str code, struct pos at), void *self)
{
	highlighted_ahead(input, found, self);
}

struct str document_plain(const struct document_input *input, struct str text, struct pos at)
{
	return fragment_plain(input, text, at);
}

struct markup document_inline(const struct document_input *input, struct str text, struct pos at)
{
	return fragment_markup(NULL, input, text, at);
}

struct str document_inline_twin(const struct document_input *input, struct str text, struct pos at)
{
	return fragment_twin(input, text, at);
}
