/*
 * buf - text that grows, in an arena, up to a ceiling.
 *
 * Writing cannot fail: past the ceiling nothing more is added and `full` is set, to be asked for once at the end.
 * A buf that is the last thing in its arena grows in place.
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
	size_t most; /* the ceiling in bytes */
	bool full;   /* something did not fit */
};

/* No page, table or message of a sane site comes near this. */
#define BUF_MOST ((size_t)256 << 20)

/* An empty buf; allocates nothing until something is put. */
struct buf buf_in(struct arena *arena, size_t most);

/* Makes room for `more` bytes; false, and full from then on, when that would pass the ceiling. */
bool buf_grow(struct buf *buf, size_t more);

/* Inline, because this is how every byte of a page goes. */
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
void buf_clear(struct buf *buf);

/* What has been put so far; valid until the next put. */
struct str buf_str(const struct buf *buf);

#endif
