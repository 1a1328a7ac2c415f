/*
 * yaml_text - where lines and blocks of a YAML file start and end in its text, and how a text is written in it: for
 * those who lengthen or change a file and leave every other byte as it was.
 */
#ifndef DATA_YAML_TEXT_H
#define DATA_YAML_TEXT_H

#include "base/buf.h"
#include "base/source.h"
#include "base/str.h"

/* The first byte of a line, counted from 1. */
size_t yaml_line_start(struct str text, uint32_t line);

/* The byte at a place. */
size_t yaml_offset(struct str text, struct pos at);

/* Behind the last byte of the line that `from` is in, before its \n or \r\n. */
size_t yaml_line_end(struct str text, size_t from);

/* The blanks that a line starts with; `from` is its first byte. */
size_t yaml_indent(struct str text, size_t from);

/*
 * Goes down from the line at `from` as long as lines belong to it: those further in than `indent`.
 * Behind the last of them.
 */
size_t yaml_block_end(struct str text, size_t from, size_t indent);

/* The first line behind that of `from`, before `to`, that starts as an element of a list: its “-”. STR_NONE: there is none. */
size_t yaml_find_dash(struct str text, size_t from, size_t to);

/* Where the line above the one that starts at `start` starts, which is not the first. */
size_t yaml_line_above(struct str text, size_t start);
/*
 * The nearest line above the one that starts at `start` which is indented less, comments and empty lines aside: its first
 * byte behind the spaces. STR_NONE: there is none.
 */
size_t yaml_line_left(struct str text, size_t start);

/* How lines end in this file: \n or \r\n. */
struct str yaml_line_stop(struct str text);

/* A text as a value, in quotes where YAML would take it for something else. */
void yaml_put_text(struct buf *out, struct str value);

#endif
