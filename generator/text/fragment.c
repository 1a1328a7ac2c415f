/*
 * A block's note is a fragment, and a fragment may hold a block: passes_run, pass_block, data_table
 * and fragment_markup call each other. Blocks in notes end with the text of the note.
 */
#include "text/fragment.h"

#include "text/expression.h"
#include "text/foreign_braces.h"
#include "text/markdown.h"
#include "text/markdown_memory.h"
#include "text/passes.h"
#include "text/twin.h"

/* A text of the data has exact places inside only when it stands on one line. */
static bool fragment_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at)
{
	bool within = reading_start(reading, input, text, at);

	reading->places.exact = str_find_byte(text, '\n', 0) == STR_NONE;
	reading->foot.none = true;
	reading->around.pictured = true;
	return within;
}

/* A fragment of plain text as it is printed, and as markup on a live page. */
struct plain {
	struct reading reading;
	struct reading *around; /* the live page's; NULL: no markup */
	struct buf text, markup;
	struct html html; /* to `markup` */
	bool follows;     /* some figure follows the reader */
};

static void put_words(struct plain *plain, struct str words)
{
	buf_put(&plain->text, words);
	if (plain->around)
		html_text(&plain->html, words);
}

static void put_figure(struct plain *plain, const struct expression *expression, struct str source)
{
	size_t number = !plain->around || expression->derivation
	    ? FOLLOW_NOTHING
	    : follow_text(plain->around, source, &expression->read);

	if (number == FOLLOW_NOTHING) {
		put_words(plain, expression->printed);
		return;
	}
	plain->follows = true;
	buf_put(&plain->text, expression->printed);
	html_put(&plain->html,
	    follow_markup(plain->around,
		markup_text(plain->around->input->scratch, expression->printed), number));
}

static void put_expression(struct plain *plain, size_t from, struct str source)
{
	struct reading *reading = &plain->reading;
	struct str inner = str_sub(source, 2, source.len - 2), words = str_trim(inner);
	size_t offset = from + (words.len ? (size_t)(words.at - source.at) : 2);
	struct formula_text text = { words, places_pos(&reading->places, offset), reading->places.exact };
	struct expression expression;
	struct input_set read;

	if (expression_is_guard(&text))
		expression_require(reading, text, &read);
	else if (foreign_braces_read(reading, text, &expression))
		put_figure(plain, &expression, words);
	else
		put_words(plain, source);
}

static void put_plain(struct plain *plain, struct str text)
{
	size_t done = 0;

	for (size_t open = str_find(text, STR("{{"), 0); open != STR_NONE;
	     open = str_find(text, STR("{{"), done)) {
		size_t close = str_find(text, STR("}}"), open + 2);
		bool escaped = open > 0 && text.at[open - 1] == '\\';
		put_words(plain, str_sub(text, done, escaped ? open - 1 : open));
		done = open + 2;
		if (!escaped && close != STR_NONE) {
			done = close + 2;
			put_expression(plain, open, str_sub(text, open, done));
			continue;
		}
		put_words(plain, STR("{{"));
		if (escaped)
			continue;
		diag_report(plain->reading.input->diag, DIAG_FIGURE_UNCLOSED,
		    places_pos(&plain->reading.places, open), "this {{ has no }}");
		break;
	}
	put_words(plain, str_sub(text, done, text.len));
}

struct str fragment_plain(const struct document_input *input, struct str text, struct pos at)
{
	struct plain plain = { .text = buf_in(input->keep, BUF_MOST) };

	if (str_find(text, STR("{{"), 0) == STR_NONE)
		return text;
	if (!fragment_start(&plain.reading, input, text, at))
		return STR("");
	put_plain(&plain, text);
	return buf_str(&plain.text);
}

struct str fragment_caption(struct reading *around, struct str text, struct pos at, struct markup *markup)
{
	const struct document_input *input = around->input;
	struct plain plain = { .around = around,
		.text = buf_in(input->keep, BUF_MOST),
		.markup = buf_in(input->scratch, BUF_MOST) };

	*markup = MARKUP_NONE;
	if (!around->follow || str_find(text, STR("{{"), 0) == STR_NONE)
		return fragment_plain(input, text, at);
	if (!fragment_start(&plain.reading, input, text, at))
		return STR("");
	plain.html = html_to(&plain.markup);
	put_plain(&plain, text);
	if (plain.follows)
		*markup = html_markup(&plain.html);
	return buf_str(&plain.text);
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

struct markup fragment_markup(
    struct reading *around, const struct document_input *input, struct str text, struct pos at)
{
	struct reading reading;
	struct arena *before = markdown_memory_use(input->scratch);
	struct markup markup = MARKUP_NONE;

	if (fragment_start(&reading, input, text, at)) {
		struct markdown markdown = markdown_parse(text);
		reading.follow = around ? around->follow : NULL;
		passes_run(&reading, markdown.root);
		unwrap(markdown.root);
		markup =
		    markup_copy(input->keep, markup_trim(markdown_print(&markdown, input->scratch)));
	}
	const struct document_site *site = input->site;
	for (size_t i = 0; !around && site->anchor && i < reading.anchors.ids.count; i++)
		site->anchor(site->self, reading.anchors.ids.at[i].key);
	if (around)
		page_marks_add(&around->marks, &reading.marks);
	markdown_memory_use(before);
	return markup;
}

struct str fragment_twin(const struct document_input *input, struct str text, struct pos at)
{
	struct document_input silent = *input;
	struct reading reading;
	struct arena *before = markdown_memory_use(input->scratch);
	struct str twin = STR("");

	silent.diag = diag_new(input->scratch);
	silent.twin = true;
	if (fragment_start(&reading, &silent, text, at)) {
		struct markdown markdown = markdown_parse(text);
		passes_run(&reading, markdown.root);
		twin = twin_print(&reading, &markdown);
	}
	markdown_memory_use(before);
	return twin;
}
