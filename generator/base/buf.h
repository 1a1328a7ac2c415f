/*
 * buf - a growing string in an arena, with a maximum length.
 *
 * Writing cannot fail. What would exceed the maximum is not added, and `full` is set. The writer checks
 * `full` once, at the end. A buf whose bytes are the arena's last allocation grows without being copied.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdbool.h>

struct buf {
	struct arena *arena;
	char *at;
	size_t len, room;
	size_t most; /* the maximum length in bytes */
	bool full;   /* something was left out because of `most` */
};

/* A maximum for text that has no smaller one: no page, table or message comes near it. */
#define BUF_MOST ((size_t)256 << 20)

/* An empty buf. Nothing is allocated before the first write. */
struct buf buf_in(struct arena *arena, size_t most);

/* Makes room for `more` bytes. False if that would exceed the maximum; then `full` is set. */
bool buf_grow(struct buf *buf, size_t more);

/* Where the next `most` bytes may be written, of which then as many as are used are added to `len`; NULL as by buf_grow. */
static inline char *buf_room(struct buf *buf, size_t most)
{
	return most <= buf->room - buf->len || buf_grow(buf, most) ? buf->at + buf->len : NULL;
}

/* When nothing more is written: gives back the room that is left, if the bytes are the arena's last allocation. */
void buf_trim(struct buf *buf);

/* Appends the text. Inline, because every byte of every page is written with it. */
static inline void buf_put(struct buf *buf, struct str text)
{
	if (text.len == 0 || (text.len > buf->room - buf->len && !buf_grow(buf, text.len)))
		return;
	memcpy(buf->at + buf->len, text.at, text.len);
	buf->len += text.len;
}

static inline void buf_put_byte(struct buf *buf, char byte)
{
	if (buf->room > buf->len || buf_grow(buf, 1))
		buf->at[buf->len++] = byte;
}

void buf_put_code_point(struct buf *buf, uint32_t code_point); /* as UTF-8 */
void buf_print(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_print_list(struct buf *buf, const char *format, va_list list);
void buf_clear(struct buf *buf); /* empties it, and keeps its memory */

/* The text written so far: a view, valid until the next write. */
struct str buf_str(const struct buf *buf);

#endif
