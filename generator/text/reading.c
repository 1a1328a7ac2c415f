#include "text/reading.h"

#include <string.h>

/* How far from where it should stand a place is looked for, in bytes. */
#define PLACE_REACH 10000

/* Cuts the text into lines: offsets of their starts, with one more for the end. */
static void find_lines(struct reading *reading)
{
	struct str text = reading->text;
	size_t room = text.len / 32 + 8;
	uint32_t *lines = arena_alloc(reading->input->scratch, room * sizeof(*lines));
	size_t count = 0;
	for (size_t at = 0; at < text.len;) {
		lines = arena_room(reading->input->scratch, lines, count, &room, sizeof(*lines));
		lines[count++] = (uint32_t)at;
		const char *end = memchr(text.at + at, '\n', text.len - at);
		at = end ? (size_t)(end - text.at) + 1 : text.len;
	}
	reading->lines = lines;
	reading->line_count = count;
}

static void classify_bytes(struct reading *reading)
{
	memset(&reading->byte_class['0'], BYTE_DIGIT, 10);
	const struct map *marks = &reading->input->catalog->marks;
	reading->marks_used = ARENA_ARRAY(reading->input->scratch, bool, marks->count);
	reading->mark_markup = ARENA_ARRAY(reading->input->scratch, struct str, marks->count);
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = marks->at[i].value;
		if (mark->symbol.len)
			reading->byte_class[(unsigned char)mark->symbol.at[0]] |= BYTE_MARK;
	}
}

bool reading_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at)
{
	*reading = (struct reading){ .input = input, .text = text, .at = at, .exact = true };
	reading->own = markdown_own();
	reading->how = *evaluator_arithmetic(input->evaluator);
	reading->how.keep = input->scratch;
	reading->anchors = map_in(input->scratch);
	reading->new_ids = map_in(input->scratch);
	reading->slugs = map_in(input->scratch);
	reading->named = map_in(input->scratch);
	reading->listed = map_in(input->scratch);
	classify_bytes(reading);
	if (input->self)
		reading_name_thing(reading, input->self);
	if (text.len <= DOCUMENT_SIZE_MOST)
		find_lines(reading);
	return reading_within_limits(reading);
}

/* The line that holds the byte at `offset`, from 0; looked for from line `from` on. */
static size_t line_of(const struct reading *reading, size_t offset, size_t from)
{
	size_t low = from, high = reading->line_count;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (reading->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct pos reading_pos(const struct reading *reading, size_t offset)
{
	if (!reading->exact || reading->line_count == 0)
		return reading->at;
	size_t line = line_of(reading, offset, 0);
	if (line == 0)
		return pos_after(reading->at, offset);
	return (struct pos){ reading->at.in, reading->at.line + (uint32_t)line,
		(uint32_t)(offset - reading->lines[line] + 1) };
}

/* cmark-gfm's lines start at 1, and nodes it makes itself may have line 0. */
static size_t node_line(const struct reading *reading, const cmark_node *node)
{
	size_t line = node->start_line > 0 ? (size_t)node->start_line - 1 : 0;
	return line < reading->line_count ? line : reading->line_count - 1;
}

struct pos reading_place(struct reading *reading, const cmark_node *node, struct str words)
{
	if (reading->line_count == 0)
		return reading->at;
	size_t line = node_line(reading, node);
	size_t from = reading->lines[line];
	size_t next = line + 1 < reading->line_count ? reading->lines[line + 1] : reading->text.len;
	if (reading->found_end > from && reading->found_end < next)
		from = reading->found_end;
	/*
	 * Two lines are enough, and not all of them where they have no end: a place cmark-gfm is
	 * wrong about by more is not worth a search through the page.
	 */
	size_t end = line + 2 < reading->line_count ? reading->lines[line + 2] : reading->text.len;
	if (end > from + words.len + PLACE_REACH)
		end = from + words.len + PLACE_REACH;
	size_t found = str_find(str_sub(reading->text, from, end), words, 0);
	if (found == STR_NONE || words.len == 0)
		return reading_pos(reading, reading->lines[line]);
	reading->found_end = from + found + words.len;
	return reading_pos(reading, from + found);
}

struct pos reading_line(const struct reading *reading, const cmark_node *node)
{
	return reading->line_count ? reading_pos(reading, reading->lines[node_line(reading, node)])
				   : reading->at;
}

void reading_add_anchor(struct reading *reading, struct str id, struct pos at)
{
	if (!map_add(&reading->anchors, str_copy(reading->input->keep, id), reading))
		diag_report(reading->input->diag, DIAG_ANCHOR_DUPLICATE, at,
		    "the anchor “%.*s” stands on this page already", STR_ARG(id));
}

struct str reading_new_id(struct reading *reading, struct str word)
{
	size_t *number = map_get(&reading->new_ids, word);
	if (!number) {
		number = ARENA_NEW(reading->input->scratch, size_t);
		map_put(&reading->new_ids, word, number);
	}
	for (;;) {
		struct str id = str_print(reading->input->keep, "%.*s.%zu", STR_ARG(word), ++*number);
		if (map_add(&reading->anchors, id, reading))
			return id;
	}
}

void reading_name_thing(struct reading *reading, const struct thing *thing)
{
	map_add(&reading->named, thing->id, (void *)(uintptr_t)thing);
}

void reading_name_value(struct reading *reading, const struct value *value)
{
	if (value->kind == VALUE_THING)
		reading_name_thing(reading, value->thing);
	if (value->origin && value->origin->thing)
		reading_name_thing(reading, value->origin->thing);
}

void reading_use_mark(struct reading *reading, const struct mark *mark)
{
	const struct map *marks = &reading->input->catalog->marks;
	for (size_t i = 0; i < marks->count; i++)
		if (marks->at[i].value == mark)
			reading->marks_used[i] = true;
}

void reading_render_to(struct reading *reading, const struct mustache **found, struct str template,
    const struct view *view, struct buf *out)
{
	struct diag *diag = reading->input->diag;
	if (!*found)
		*found = mustache_find(reading->input->templates, template);
	if (!*found)
		return;
	struct pos at;
	struct str trouble = mustache_render(*found, view, out, &at);
	if (trouble.len)
		diag_report(diag, DIAG_TEMPLATE_MISSING, at, "%.*s", STR_ARG(trouble));
}

struct str reading_render(struct reading *reading, struct str template, const struct view *view)
{
	const struct mustache *found = NULL;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	reading_render_to(reading, &found, template, view, &out);
	return buf_str(&out);
}
