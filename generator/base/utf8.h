/*
 * utf8 - checks and decodes UTF-8.
 *
 * Source of what is well-formed: The Unicode Standard 15, table 3-7.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/str.h"

/* Offset of the first byte that is not well-formed UTF-8, or STR_NONE. */
size_t utf8_find_bad(struct str text);

/*
 * Decodes the code point at *offset and moves *offset past it. A malformed byte gives 0xFFFD and is skipped
 * alone.
 */
uint32_t utf8_next(struct str text, size_t *offset);

/*
 * The number of columns a terminal needs for the text, approximately: one for each code point, two for wide
 * ones, none for combining ones.
 */
size_t utf8_width(struct str text);

/*
 * Finds mojibake: UTF-8 that was decoded as another encoding and saved again. It shows in typical pairs of
 * characters: U+201A U+00C4 and U+221A for Mac Roman, U+00E2 U+20AC and U+00C3 with another sign for
 * Windows-1252. Returns the name of the likely encoding and sets *offset to the first such sequence; NULL
 * if there is none. A sequence counts only if it decodes back to well-formed UTF-8.
 */
const char *utf8_find_mojibake(struct str text, size_t *offset);

#endif
