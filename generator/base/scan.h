/*
 * scan - looking through text for any of a few bytes, sixteen at a time.
 *
 * Every byte of a page is looked at several times, for what must be escaped or may open something;
 * nearly all of them are letters. Inline, so that the compiler sees which bytes are asked for.
 */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/str.h"

#include <stdbool.h>
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

/* The same, half as many: for what is left of a text. */
typedef unsigned char scan_half __attribute__((vector_size(SCAN_STEP / 2)));

static inline bool scan_is_markup(char byte, bool apostrophe)
{
	return byte == '&' || byte == '<' || byte == '>' || byte == '"' || (apostrophe && byte == '\'');
}

static inline bool scan_half_has_markup(const char *at, bool apostrophe)
{
	scan_half bytes, found;
	uint64_t word;

	memcpy(&bytes, at, sizeof(bytes));
	found = (scan_half)(bytes == '&') | (scan_half)(bytes == '<') | (scan_half)(bytes == '>') |
	    (scan_half)(bytes == '"');
	if (apostrophe)
		found |= (scan_half)(bytes == '\'');
	memcpy(&word, &found, sizeof(word));
	return word != 0;
}

static inline bool scan_has_markup(const char *at, bool apostrophe)
{
	scan_bytes bytes = scan_load(at);
	scan_bytes found = (scan_bytes)(bytes == '&') | (scan_bytes)(bytes == '<') |
	    (scan_bytes)(bytes == '>') | (scan_bytes)(bytes == '"');

	if (apostrophe)
		found |= (scan_bytes)(bytes == '\'');
	return scan_any(found);
}

/* Where the first of `& < > "`, or also `'`, stands from `from` on; the text's length if none does. */
static inline size_t scan_markup(struct str text, size_t from, bool apostrophe)
{
	size_t at = from;

	while (at + SCAN_STEP <= text.len && !scan_has_markup(text.at + at, apostrophe))
		at += SCAN_STEP;
	if (at + SCAN_STEP / 2 <= text.len && !scan_half_has_markup(text.at + at, apostrophe))
		at += SCAN_STEP / 2;
	while (at < text.len && !scan_is_markup(text.at[at], apostrophe))
		at++;
	return at;
}

#endif
