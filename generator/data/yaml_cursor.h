/*
 * yaml_cursor - a place in a YAML text, counted in characters as libyaml counts and in bytes and lines as messages do.
 *
 * libyaml's own line numbers are not used: it also ends lines at U+0085 and U+2028, where no editor does. A cursor is
 * moved forward from one event to the next, so that a text is walked once; moving it back starts from the beginning.
 */
#ifndef DATA_YAML_CURSOR_H
#define DATA_YAML_CURSOR_H

#include "base/source.h"
#include "base/str.h"

struct yaml_cursor {
	struct pos start; /* of the text, in the file around it */
	struct str text;
	size_t index;      /* characters before it, as libyaml counts */
	size_t offset;     /* bytes before it */
	size_t line_start; /* offset of its line */
	uint32_t line;     /* from 0 */
};

void yaml_cursor_to_index(struct yaml_cursor *c, size_t index);
void yaml_cursor_to_offset(struct yaml_cursor *c, size_t offset);

/* The place in the file around the text. */
struct pos yaml_cursor_pos(const struct yaml_cursor *c);

/*
 * Where the value of a node begins whose anchor or tag, which libyaml takes to be part of it, begins at `offset`: behind
 * them, spaces and comments.
 */
size_t yaml_skip_properties(struct str text, size_t offset);

#endif
