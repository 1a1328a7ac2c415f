#include "base/buf.h"

#include "base/plain_print.h"

#include <stdio.h>
#include <string.h>

#define ROOM_LEAST 64

struct buf buf_in(struct arena *arena, size_t most)
{
	return (struct buf){ .arena = arena, .most = most };
}

bool buf_grow(struct buf *buf, size_t more)
{
	if (buf->full)
		return false;
	if (more > buf->most - buf->len) {
		buf->full = true;
		buf->room = buf->len; /* nothing shorter fits from now on, either */
		return false;
	}
	size_t room = buf->room ? buf->room * 2 : ROOM_LEAST;
	if (room < buf->len + more)
		room = buf->len + more;
	if (room > buf->most)
		room = buf->most;
	buf->at = arena_resize(buf->arena, buf->at, buf->room, room);
	buf->room = room;
	return true;
}

void buf_trim(struct buf *buf)
{
	arena_trim(buf->arena, buf->at, buf->room, buf->len);
	buf->room = buf->len;
}

void buf_put_code_point(struct buf *buf, uint32_t c)
{
	char bytes[4];
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0x00, 0xC0, 0xE0, 0xF0 };

	for (size_t i = len; i-- > 1; c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3F));
	bytes[0] = (char)(lead[len] | c);
	buf_put(buf, (struct str){ bytes, len });
}

void buf_print(struct buf *buf, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	buf_print_list(buf, format, list);
	va_end(list);
}

/* What the plain formats do not have. */
static void print_other(struct buf *buf, const char *format, va_list list)
{
	char small[256];
	va_list again;

	va_copy(again, list);
	int len = vsnprintf(small, sizeof(small), format, list);
	size_t size = len > 0 ? (size_t)len : 0;
	if (size < sizeof(small)) {
		buf_put(buf, (struct str){ small, size });
	} else {
		char *at = arena_alloc(buf->arena, size + 1);
		vsnprintf(at, size + 1, format, again);
		buf_put(buf, (struct str){ at, size });
	}
	va_end(again);
}

void buf_print_list(struct buf *buf, const char *format, va_list list)
{
	va_list again;

	va_copy(again, list);
	size_t room = buf->room - buf->len;
	size_t len = plain_print(room ? buf->at + buf->len : NULL, room, format, list);
	if (len == PLAIN_NOT)
		print_other(buf, format, again);
	else if (len <= room)
		buf->len += len;
	else if (buf_grow(buf, len))
		buf->len += plain_print(buf->at + buf->len, len, format, again);
	va_end(again);
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	buf->full = false;
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){ buf->at, buf->len };
}
