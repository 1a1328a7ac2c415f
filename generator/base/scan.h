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

/* The signs of markup as bits by their bytes, all of which are below 64. */
#define SCAN_BIT(byte) ((uint64_t)1 << (byte))
#define SCAN_SIGNS (SCAN_BIT('&') | SCAN_BIT('<') | SCAN_BIT('>') | SCAN_BIT('"'))

static inline bool scan_is_markup(char byte, bool apostrophe)
{
	uint64_t signs = apostrophe ? SCAN_SIGNS | SCAN_BIT('\'') : SCAN_SIGNS;

	return (unsigned char)byte < 64 && (signs >> byte & 1) != 0;
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

/*
 * Where the first of `& < > "`, or also `'`, stands from `from` on; the text's length if none does. What is left behind the
 * last whole step is looked at with bytes before it that have been looked at.
 */
static inline size_t scan_markup(struct str text, size_t from, bool apostrophe)
{
	size_t at = from;

	while (at + SCAN_STEP <= text.len && !scan_has_markup(text.at + at, apostrophe))
		at += SCAN_STEP;
#ifdef RIGBOOK_IN_PAGE
	if (at + SCAN_STEP / 2 <= text.len && !scan_half_has_markup(text.at + at, apostrophe))
		at += SCAN_STEP / 2;
#else
	if (text.len >= from + SCAN_STEP && at + SCAN_STEP > text.len &&
	    !scan_has_markup(text.at + text.len - SCAN_STEP, apostrophe))
		return text.len;
	if (at + SCAN_STEP / 2 <= text.len && !scan_half_has_markup(text.at + at, apostrophe)) {
		at += SCAN_STEP / 2;
		if (at + SCAN_STEP / 2 > text.len &&
		    !scan_half_has_markup(text.at + text.len - SCAN_STEP / 2, apostrophe))
			return text.len;
	}
#endif
	while (at < text.len && !scan_is_markup(text.at[at], apostrophe))
		at++;
	return at;
}

/* --- strings in quotes ------------------------------------------------------------------------ */

/* True for what JSON and scripts escape in a string: controls, `"` and the backslash. */
static inline bool scan_is_escaped(char byte)
{
	return (unsigned char)byte < 0x20 || byte == '"' || byte == '\\';
}

/* True if one of SCAN_STEP bytes, or of half as many, is escaped. */
static inline bool scan_has_escaped(const char *at)
{
	scan_bytes bytes = scan_load(at);

	return scan_any(
	    (scan_bytes)(bytes < 0x20) | (scan_bytes)(bytes == '"') | (scan_bytes)(bytes == '\\'));
}

static inline bool scan_half_has_escaped(const char *at)
{
	scan_half bytes, found;
	uint64_t word;

	memcpy(&bytes, at, sizeof(bytes));
	found = (scan_half)(bytes < 0x20) | (scan_half)(bytes == '"') | (scan_half)(bytes == '\\');
	memcpy(&word, &found, sizeof(word));
	return word != 0;
}

/* Where the first byte stands from `from` on that is escaped; the text's length if none does. */
static inline size_t scan_escaped(struct str text, size_t from)
{
	size_t at = from;

#ifndef RIGBOOK_IN_PAGE
	while (at + SCAN_STEP <= text.len && !scan_has_escaped(text.at + at))
		at += SCAN_STEP;
	if (text.len >= from + SCAN_STEP && at + SCAN_STEP > text.len &&
	    !scan_has_escaped(text.at + text.len - SCAN_STEP))
		return text.len;
	if (at + SCAN_STEP / 2 <= text.len && !scan_half_has_escaped(text.at + at)) {
		at += SCAN_STEP / 2;
		if (at + SCAN_STEP / 2 > text.len &&
		    !scan_half_has_escaped(text.at + text.len - SCAN_STEP / 2))
			return text.len;
	}
#endif
	while (at < text.len && !scan_is_escaped(text.at[at]))
		at++;
	return at;
}

#endif
