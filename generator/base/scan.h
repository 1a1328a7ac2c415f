/*
 * scan - looking through text for any of a few bytes, sixteen at a time.
 *
 * Every byte of a page is looked at several times, for what must be escaped or may open something;
 * nearly all of them are letters. Inline, so that the compiler sees which bytes are asked for.
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/str.h"

#include <stdint.h>
#include <string.h>

#define SCAN_STEP 16

typedef unsigned char scan_bytes __attribute__((vector_size(SCAN_STEP)));

/* SCAN_STEP bytes, which must all be there. */
static inline scan_bytes scan_load(const char *at)
{
	scan_bytes bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

/* True if a comparison of such bytes held for any of them. */
static inline bool scan_any(scan_bytes compared)
{
	uint64_t halves[2];

	memcpy(halves, &compared, sizeof(halves));
	return (halves[0] | halves[1]) != 0;
}

/* Where the first of `& < > "` stands from `from` on; the text's length if none does. */
static inline size_t scan_markup(struct str text, size_t from)
{
	size_t at = from;

	for (; at + SCAN_STEP <= text.len; at += SCAN_STEP) {
		scan_bytes bytes = scan_load(text.at + at);
		if (scan_any((scan_bytes)(bytes == '&') | (scan_bytes)(bytes == '<') |
			(scan_bytes)(bytes == '>') | (scan_bytes)(bytes == '"')))
			break;
	}
	while (at < text.len && text.at[at] != '&' && text.at[at] != '<' && text.at[at] != '>' &&
	    text.at[at] != '"')
		at++;
	return at;
}

#endif
