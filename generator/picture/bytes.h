/*
 * bytes - numbers in the bytes of a file. What would stand behind the end is 0.
 */
#ifndef PICTURE_BYTES_H
#define PICTURE_BYTES_H

#include "base/str.h"

#include <stdint.h>

static inline uint32_t byte_at(struct str bytes, size_t at)
{
	return at < bytes.len ? (unsigned char)bytes.at[at] : 0;
}

/* `count` bytes, at most four, the highest first. */
static inline uint32_t bytes_big(struct str bytes, size_t at, size_t count)
{
	uint32_t number = 0;

	for (size_t i = 0; i < count; i++)
		number = number << 8 | byte_at(bytes, at + i);
	return number;
}

/* The same, the lowest first. */
static inline uint32_t bytes_little(struct str bytes, size_t at, size_t count)
{
	uint32_t number = 0;

	for (size_t i = count; i > 0; i--)
		number = number << 8 | byte_at(bytes, at + i - 1);
	return number;
}

/* Whether these letters stand there. */
static inline bool bytes_are(struct str bytes, size_t at, struct str letters)
{
	return at <= bytes.len && str_starts(str_sub(bytes, at, bytes.len), letters);
}

#endif
