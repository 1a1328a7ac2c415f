/*
 * utf8 - is this text what it claims to be?
 *
 * Source of well-formedness: The Unicode Standard 15, table 3-7.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/str.h"

/* Offset of the first byte that is not well-formed UTF-8, or STR_NONE. */
size_t utf8_find_bad(struct str text);

/* Decodes one code point at *offset and moves past it; 0xFFFD and one byte for a malformed one. */
uint32_t utf8_next(struct str text, size_t *offset);

/*
 * The number of columns a terminal would use for it, near enough: code points, wide ones twice,
 * combining ones none.
 */
size_t utf8_width(struct str text);

/*
 * UTF-8 that was once decoded as another encoding and saved again ("mojibake") shows telling pairs: for Mac Roman
 * U+201A U+00C4 and U+221A, for Windows-1252 U+00E2 U+20AC and U+00C3 with a sign behind it. Returns the likely
 * encoding's name and the offset of the first such run, or NULL when the text looks sound. Never true for text
 * in which the suspicious run does not decode back to well-formed UTF-8.
 */
const char *utf8_find_mojibake(struct str text, size_t *offset);

#endif
