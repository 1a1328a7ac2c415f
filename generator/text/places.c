#include "text/places.h"

#include <string.h>

/* How far from where it should stand a place is looked for, in bytes. */
#define PLACE_REACH 10000

/* Cuts the text into lines: offsets of their starts. */
static void find_lines(struct places *places, struct arena *arena)
{
	struct str text = places->text;
	size_t room = text.len / 32 + 8;
	uint32_t *lines = arena_alloc(arena, room * sizeof(*lines));
	size_t count = 0;

	for (size_t at = 0; at < text.len;) {
		lines = arena_room(arena, lines, count, &room, sizeof(*lines));
		lines[count++] = (uint32_t)at;
		const char *end = memchr(text.at + at, '\n', text.len - at);
		size_t next = end ? (size_t)(end - text.at) + 1 : text.len;
		if (next - at > places->longest)
			places->longest = next - at;
		at = next;
	}
	places->lines = lines;
	places->line_count = count;
}

struct places places_of(struct arena *arena, struct str text, struct pos at)
{
	struct places places = { .text = text, .at = at, .exact = true };

	find_lines(&places, arena);
	return places;
}

struct str places_line(const struct places *places, size_t line)
{
	bool last = line + 1 == places->line_count;

	return str_sub(
	    places->text, places->lines[line], last ? places->text.len : places->lines[line + 1]);
}

/* The line that holds the byte at `offset`, from 0; looked for from line `from` on. */
static size_t line_of(const struct places *places, size_t offset, size_t from)
{
	size_t low = from, high = places->line_count;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (places->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct pos places_pos(const struct places *places, size_t offset)
{
	if (!places->exact || places->line_count == 0)
		return places->at;
	size_t line = line_of(places, offset, 0);
	if (places->stitched)
		return stitched_pos(places->stitched, line, offset - places->lines[line]);
	if (line == 0)
		return pos_after(places->at, offset);
	return (struct pos){ places->at.in, places->at.line + (uint32_t)line,
		(uint32_t)(offset - places->lines[line] + 1) };
}

/* cmark-gfm's lines start at 1, and nodes it makes itself may have line 0. */
static size_t node_line(const struct places *places, const cmark_node *node)
{
	while (node->start_line <= 0 && node->parent) /* bare addresses */
		node = node->parent;
	size_t line = node->start_line > 0 ? (size_t)node->start_line - 1 : 0;

	return line < places->line_count ? line : places->line_count - 1;
}

size_t places_look(struct places *places, const cmark_node *node, struct str words)
{
	if (places->line_count == 0 || words.len == 0)
		return STR_NONE;
	size_t line = node_line(places, node);
	size_t from = places->lines[line];
	size_t next = line + 1 < places->line_count ? places->lines[line + 1] : places->text.len;
	if (places->found_end > from && places->found_end < next)
		from = places->found_end;
	/*
	 * Two lines are enough, and not all of them where they have no end: a place cmark-gfm is
	 * wrong about by more is not worth a search through the page.
	 */
	size_t end = line + 2 < places->line_count ? places->lines[line + 2] : places->text.len;
	if (end > from + words.len + PLACE_REACH)
		end = from + words.len + PLACE_REACH;
	size_t found = str_find(str_sub(places->text, from, end), words, 0);
	if (found == STR_NONE) { /* a link's target, found before, stands behind what is in the link */
		from = places->lines[line];
		found = str_find(str_sub(places->text, from, end), words, 0);
	}
	if (found == STR_NONE)
		return STR_NONE;
	places->found_end = from + found + words.len;
	return from + found;
}

struct pos places_find(struct places *places, const cmark_node *node, struct str words)
{
	size_t found = places_look(places, node, words);

	return found == STR_NONE ? places_of_node(places, node) : places_pos(places, found);
}

/*
 * A line of a block's text is a line of the file without what stands in front of it: quote marks,
 * indentation. So the place is the same number of bytes from the end of both. Several lines of a
 * node inside a paragraph need not lie as they do in the file: then the words are looked for.
 */
struct pos places_in(struct places *places, const cmark_node *node, size_t offset)
{
	struct str text = node_words(node);
	size_t line = node_line(places, node), start = 0;

	if (!CMARK_NODE_TYPE_BLOCK_P(node->type) || node->start_line <= 0 || !places->exact)
		return places_find(
		    places, node, str_sub(text, offset, str_find_byte(text, '\n', offset)));
	line += node->type == CMARK_NODE_CODE_BLOCK && node->as.code.fenced;
	for (size_t i = 0; i < offset; i++)
		if (text.at[i] == '\n') {
			line++;
			start = i + 1;
		}
	if (line >= places->line_count)
		return places_of_node(places, node);
	struct str whole = places_line(places, line), own = str_sub(text, start, text.len), rest = own;
	str_line(&rest, &own);
	rest = whole;
	str_line(&rest, &whole);
	size_t before = whole.len > own.len ? whole.len - own.len : 0;
	return places_pos(places, places->lines[line] + before + (offset - start));
}

struct pos places_of_node(const struct places *places, const cmark_node *node)
{
	return places->line_count ? places_pos(places, places->lines[node_line(places, node)])
				  : places->at;
}
