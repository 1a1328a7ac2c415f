/*
 * pass_block - fenced blocks whose word is compare, table, matrix or parts become tables made from
 * data.
 *
 * mermaid becomes a drawing, math a formula. Any other fenced block is code, with its parts told
 * apart where its language is known. A word that is one letter off, over a mapping, is taken for a
 * mistake.
 */
#include "text/block_common.h"
#include "text/diagram.h"
#include "text/finding.h"
#include "text/highlight.h"
#include "text/math.h"

static const struct block_word {
	struct str word;
	struct table *(*make)(const struct block *block);
	void (*find)(struct reading *reading, const struct view *table);
} words[] = {
	{ STR_INIT("compare"), block_compare, findings_add_comparison },
	{ STR_INIT("table"), block_table, findings_add_table },
	{ STR_INIT("matrix"), block_matrix, findings_add_marks },
	{ STR_INIT("parts"), block_parts, findings_add_marks },
};

static const struct block_word *find_word(struct str word)
{
	for (size_t i = 0; i < countof(words); i++)
		if (str_eq(word, words[i].word))
			return &words[i];
	return NULL;
}

/* A line `key: value` comes first: enough to tell a mapping from a program. */
static bool looks_like_map(struct str body)
{
	struct str rest = body, line;
	if (!str_line(&rest, &line))
		return false;
	size_t colon = str_find_byte(line, ':', 0);
	for (size_t i = 0; i < colon && i < line.len; i++)
		if (line.at[i] != '_' && (line.at[i] < 'a' || line.at[i] > 'z'))
			return false;
	return colon != STR_NONE && colon > 0 && (colon + 1 == line.len || line.at[colon + 1] == ' ');
}

static void check_near_miss(struct reading *reading, const cmark_node *node, struct str word)
{
	struct near near = near_to(word);
	for (size_t i = 0; i < countof(words); i++)
		near_offer(&near, words[i].word);
	if (near.distance != 1 || near.best.len == 0 ||
	    !looks_like_map(chunk_str(&node->as.code.literal)))
		return;
	struct diag *diag = reading->input->diag;
	diag_report(diag, DIAG_BLOCK_UNKNOWN, reading_place(reading, node, word),
	    "there is no block “%.*s”", STR_ARG(word));
	diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near.best));
}

/* Where the body starts: behind the indentation that cmark-gfm has taken off. */
static struct pos body_place(struct reading *reading, const cmark_node *node)
{
	struct str body = chunk_str(&node->as.code.literal), rest = body, first = { NULL, 0 };
	str_line(&rest, &first);
	cmark_node second = { .start_line = node->start_line + 1 };
	return reading_place(reading, &second, first);
}

static struct table *make_table(
    struct reading *reading, const cmark_node *node, const struct block_word *word)
{
	const struct document_input *input = reading->input;
	struct pos at = body_place(reading, node);
	const struct yaml *yaml =
	    yaml_read_part(input->scratch, input->diag, at, chunk_str(&node->as.code.literal));
	if (!yaml || !shape_is_map(input->diag, yaml, "a block"))
		return NULL;
	struct stale stale = { DATE_NONE, DATE_NONE, 0 };
	struct block block = {
		.stale = &stale,
		.reading = reading,
		.input = input,
		.scratch = input->scratch,
		.diag = input->diag,
		.yaml = yaml,
		.id = reading_new_id(reading, word->word),
	};
	block.marks = block_truth(&block, STR("marks"), true);
	return word->make(&block);
}

/* As cmark-gfm prints code, but with its parts told apart. */
static void pass_code(struct reading *reading, cmark_node *node, struct str word)
{
	const struct language *language = language_find(word);
	if (!language)
		return;
	struct arena *scratch = reading->input->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	html_open(&html, "pre");
	html_open(&html, "code");
	html_attr(&html, "class", str_print(scratch, "language-%.*s", STR_ARG(word)));
	highlight_put(&html, language, chunk_str(&node->as.code.literal));
	html_close(&html, "code");
	html_close(&html, "pre");
	node_become_markup(node, buf_str(&out));
}

void pass_block(struct reading *reading, cmark_node *node)
{
	struct str info = chunk_str(&node->as.code.info), word, rest;
	if (!node->as.code.fenced || !info.len)
		return;
	str_cut(info, ' ', &word, &rest);
	if (str_eq(word, STR("mermaid"))) {
		struct fence fence = fence_of(reading, node);
		node_become_markup(node, diagram_markup(reading, &fence));
		return;
	}
	if (str_eq(word, STR("math"))) {
		node_become_markup(
		    node, math_block(reading->input->scratch, chunk_str(&node->as.code.literal)));
		return;
	}
	const struct block_word *known = find_word(word);
	if (!known) {
		check_near_miss(reading, node, word);
		pass_code(reading, node, word);
		return;
	}
	struct table *table = make_table(reading, node, known);
	if (!table)
		return;
	if (reading->input->findings)
		known->find(reading, table_view(table));
	node_become_markup(node, reading_render(reading, STR("table"), table_view(table)));
}
