#include "text/pass_definition.h"

#include "html/html.h"
#include "text/reading.h"

#define LIST "dl"
#define LIST_START STR("<dl>")

static bool is_break(const cmark_node *node)
{
	return node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK;
}

static bool defines(const cmark_node *node)
{
	return node && node->type == CMARK_NODE_TEXT && str_starts(node_text(node), STR(": "));
}

/* The words behind the colon, of the first node of a line. */
static void drop_colon(cmark_node *node)
{
	struct str words = str_sub(node_text(node), 2, STR_NONE);

	while (words.len > 0 && words.at[0] == ' ')
		words = str_sub(words, 1, words.len);
	node_set_text(node, words);
}

static bool is_list(const cmark_node *node)
{
	return node && node->type == CMARK_NODE_CUSTOM_BLOCK &&
	    str_eq(chunk_str(&node->as.custom.on_enter), LIST_START);
}

/* A paragraph that is one line, and so may be what the next one defines. */
static bool is_term(const cmark_node *node)
{
	if (!node || node->type != CMARK_NODE_PARAGRAPH)
		return false;
	for (const cmark_node *child = node->first_child; child; child = child->next)
		if (is_break(child))
			return false;
	return true;
}

/* The block is printed as an element around what is inside it. */
static void become_element(struct reading *reading, cmark_node *block, const char *element)
{
	struct buf start = buf_in(reading->input->scratch, BUF_MOST);
	struct buf end = buf_in(reading->input->scratch, BUF_MOST);
	struct html opening = html_to(&start), closing = html_to(&end);

	html_open(&opening, element);
	html_flush(&opening);
	html_close(&closing, element);
	block->type = CMARK_NODE_CUSTOM_BLOCK;
	block->as.custom.on_enter = str_chunk(html_markup(&opening).bytes);
	block->as.custom.on_exit = str_chunk(html_markup(&closing).bytes);
}

static cmark_node *take_children(cmark_node *node)
{
	cmark_node *first = node->first_child;

	node->first_child = node->last_child = NULL;
	return first;
}

static void add_part(
    struct reading *reading, cmark_node *list, const cmark_node *like, const char *element)
{
	cmark_node *part = node_new_like(like, CMARK_NODE_CUSTOM_BLOCK, STR(""));

	become_element(reading, part, element);
	node_append(list, part);
}

/* The words of a part are a passage. */
static void note_passages(struct reading *reading, const cmark_node *list)
{
	for (cmark_node *part = list->first_child; part; part = part->next) {
		if (part->user_data)
			continue;
		struct buf words = buf_in(reading->input->scratch, BUF_MOST);
		node_put_plain(part, false, &words);
		struct str line = buf_str(&words);
		part->user_data = arena_copy(reading->input->scratch, &line, sizeof(line));
	}
}

/* The lines that begin at `node`: up to the first that defines they are terms, and then parts of definitions. */
static void add_lines(struct reading *reading, cmark_node *list, cmark_node *node)
{
	bool defined = false, starts = true;

	while (node) {
		cmark_node *next = node->next;
		if (starts && defines(node)) {
			add_part(reading, list, node, "dd");
			drop_colon(node);
			defined = true;
		} else if (starts && !defined) {
			add_part(reading, list, node, "dt");
		}
		starts = is_break(node);
		if (!starts || (defined && !defines(next)))
			node_append(list->last_child, node);
		node = next;
	}
	note_passages(reading, list);
}

/* The list that a paragraph which begins with a definition goes on with; NULL: there is none. */
static cmark_node *list_before(struct reading *reading, const cmark_node *paragraph)
{
	cmark_node *before = paragraph->prev;

	if (is_list(before) || !is_term(before))
		return is_list(before) ? before : NULL;
	cmark_node *term = take_children(before), *list = before;
	if (is_list(before->prev)) {
		list = before->prev;
		cmark_node_unlink(before);
	} else {
		become_element(reading, list, LIST);
	}
	add_lines(reading, list, term);
	return list;
}

static bool has_definition(const cmark_node *paragraph)
{
	for (const cmark_node *node = paragraph->first_child; node; node = node->next)
		if (is_break(node) && defines(node->next))
			return true;
	return defines(paragraph->first_child);
}

bool pass_definition(struct reading *reading, cmark_node *paragraph)
{
	cmark_node *list = paragraph;

	if (!has_definition(paragraph))
		return false;
	if (defines(paragraph->first_child))
		list = list_before(reading, paragraph);
	else if (is_list(paragraph->prev))
		list = paragraph->prev;
	if (!list)
		return false;
	cmark_node *lines = take_children(paragraph);
	if (list == paragraph)
		become_element(reading, list, LIST);
	else
		cmark_node_unlink(paragraph);
	add_lines(reading, list, lines);
	twin_note_definitions(reading, list);
	return true;
}
