#include "text/pass_heading.h"

#include "base/ascii.h"
#include "base/language.h"
#include "html/html.h"
#include "text/heading_id.h"
#include "text/markdown.h"
#include "text/reading.h"
#include "text/slug.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

/* How many bytes of a heading are a number of the author's own, and the space behind it: of "2. Title", "2) Title", "2.1. Title". */
static size_t own_number(struct str text)
{
	size_t at = 0;

	while (at < text.len && (ascii_is_digit(text.at[at]) || (at > 0 && text.at[at] == '.')))
		at++;
	if (at < text.len && at > 0 && text.at[at] == ')')
		at++;
	else if (at == 0 || text.at[at - 1] != '.')
		return 0;
	return at < text.len && text.at[at] == ' ' ? at + 1 : 0;
}

static void drop_own_number(cmark_node *first)
{
	struct str text = first->type == CMARK_NODE_TEXT ? node_text(first) : STR("");
	size_t number = own_number(text);

	if (number > 0)
		node_set_text(first, str_sub(text, number, text.len));
}

/* "3.1 " in front of the words, in place of a number that they begin with. The chapter's own heading has its number alone. */
static void put_number(struct reading *reading, cmark_node *node)
{
	int level = node->as.heading.level, *numbers = reading->numbers_of_headings;
	struct buf text = buf_in(reading->input->scratch, BUF_MOST);

	numbers[level]++;
	for (int below = level + 1; below <= CHAPTER_LEVELS; below++)
		numbers[below] = 0;
	buf_put(&text, reading->input->chapter);
	for (int above = 2; above <= level; above++)
		buf_print(&text, ".%d", numbers[above]);
	buf_put_byte(&text, ' ');
	cmark_node *number = node_new_like(node, CMARK_NODE_TEXT, buf_str(&text));
	if (!node->first_child)
		return;
	drop_own_number(node->first_child);
	node_put_before(node->first_child, number);
}

void pass_heading(struct reading *reading, cmark_node *node)
{
	const struct document_input *input = reading->input;
	struct pos at = places_of_node(&reading->places, node);
	struct str id, slug;

	if (heading_take_id(node, &id)) {
		slug = anchors_id(&reading->anchors, str_copy(input->keep, id));
		at = places_find(&reading->places, node, id);
		document_slug_take(str_copy(input->keep, id), &reading->anchors.slugs, input->scratch);
	} else {
		struct buf source = buf_in(input->scratch, BUF_MOST);
		node_put_plain(node, true, &source);
		slug = anchors_id(&reading->anchors,
		    document_slug(input->keep, buf_str(&source), &reading->anchors.slugs));
	}
	anchors_add(&reading->anchors, reading->input->diag, slug, at);
	node->user_data = arena_copy(input->scratch, &slug, sizeof(slug));
	node->extension = markdown_heading_extension();
	if (input->chapter.len > 0 && node->as.heading.level <= CHAPTER_LEVELS)
		put_number(reading, node);
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
	if (input->chapter.len > 0 && node->as.heading.level < 6)
		node->as.heading.level++;
	reading->around.section = heading.text;
	reading->around.tables = reading->around.charts = 0;
}

/*
 * Tables of two columns fit on any screen; wider ones stand in a region that scrolls and needs a
 * name of its own.
 */
#define COLUMNS_THAT_FIT 2

void pass_table(struct reading *reading, cmark_node *node)
{
	if (cmark_gfm_extensions_get_table_columns(node) <= COLUMNS_THAT_FIT)
		return;
	struct arena *scratch = reading->input->scratch;
	const struct language *words = reading_language(reading);
	struct str section = reading->around.section.len ? reading->around.section
							 : words_get(words, WORD_THIS_PAGE);
	size_t number = ++reading->around.tables;
	struct buf name = buf_in(scratch, BUF_MOST);
	markup_escape(&name,
	    WORD_FILL(scratch, words, number == 1 ? WORD_TABLE : WORD_TABLE_NUMBER,
		{ "section", section }, { "number", str_print(scratch, "%zu", number) }));
	struct str label = buf_str(&name);
	node->user_data = arena_copy(scratch, &label, sizeof(label));
}
