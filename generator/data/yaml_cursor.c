#include "data/yaml_cursor.h"

#include "base/ascii.h"

#include <string.h>

/* Moves one character on. */
static void step(struct yaml_cursor *c)
{
	if (c->text.at[c->offset] == '\n') {
		c->line++;
		c->line_start = c->offset + 1;
	}
	c->offset++;
	while (c->offset < c->text.len && ((unsigned char)c->text.at[c->offset] & 0xC0) == 0x80)
		c->offset++;
	c->index++;
}

static void restart(struct yaml_cursor *c)
{
	*c = (struct yaml_cursor){ .start = c->start, .text = c->text };
}

void yaml_cursor_to_index(struct yaml_cursor *c, size_t index)
{
	if (index < c->index)
		restart(c);
	while (c->index < index && c->offset < c->text.len)
		step(c);
}

void yaml_cursor_to_offset(struct yaml_cursor *c, size_t offset)
{
	if (offset < c->offset)
		restart(c);
	while (c->offset < offset && c->offset < c->text.len)
		step(c);
}

struct pos yaml_cursor_pos(const struct yaml_cursor *c)
{
	return (struct pos){ c->start.in, c->start.line + c->line,
		c->start.col + (uint32_t)(c->offset - c->line_start) };
}

/* The letters of an anchor's name, as libyaml reads it. */
static bool is_anchor_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

/* How many bytes end a line at `at` for libyaml: these are more than for everybody else; 0 if none do. */
static size_t break_size(struct str text, size_t at)
{
	struct str rest = str_sub(text, at, text.len);

	if (str_starts(rest, STR("\n")) || str_starts(rest, STR("\r")))
		return 1;
	if (str_starts(rest, STR("\xC2\x85")))
		return 2;
	return str_starts(rest, STR("\xE2\x80\xA8")) || str_starts(rest, STR("\xE2\x80\xA9")) ? 3 : 0;
}

/* Past blanks, ends of lines and comments. */
static size_t skip_blanks(struct str text, size_t i)
{
	while (i < text.len) {
		size_t size = strchr(" \t", text.at[i]) ? 1 : break_size(text, i);
		if (size == 0 && text.at[i] != '#')
			break;
		i += size;
		while (size == 0 && i < text.len && break_size(text, i) == 0)
			i++;
	}
	return i;
}

size_t yaml_skip_properties(struct str text, size_t offset)
{
	size_t i = offset;

	while (i < text.len && (text.at[i] == '&' || text.at[i] == '!')) {
		bool is_tag = text.at[i++] == '!';
		while (i < text.len &&
		    (is_tag ? !strchr(" \t", text.at[i]) && break_size(text, i) == 0
			    : is_anchor_byte(text.at[i])))
			i++;
		i = skip_blanks(text, i);
	}
	return i;
}
