#include "base/percent.h"

#include "base/ascii.h"

int percent_byte(struct str text, size_t *at)
{
	char c = text.at[(*at)++];

	if (c != '%')
		return (unsigned char)c;
	if (*at + 2 > text.len)
		return -1;
	int high = ascii_hex(text.at[*at]), low = ascii_hex(text.at[*at + 1]);
	if (high < 0 || low < 0)
		return -1;
	*at += 2;
	return high * 16 + low;
}

struct str percent_decode(struct arena *keep, struct str text)
{
	if (str_find_byte(text, '%', 0) == STR_NONE)
		return text;
	char *out = arena_alloc(keep, text.len);
	size_t len = 0;
	for (size_t at = 0; at < text.len;) {
		int byte = percent_byte(text, &at);
		out[len++] = byte < 0 ? '%' : (char)byte;
	}
	return (struct str){ out, len };
}

struct str percent_encode(struct arena *keep, struct str text)
{
	static const char digits[] = "0123456789ABCDEF";
	char *out = arena_alloc(keep, 3 * text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.at[i];
		bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
		    (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '.' || byte == '_' ||
		    byte == '~';
		if (plain) {
			out[len++] = (char)byte;
			continue;
		}
		out[len++] = '%';
		out[len++] = digits[byte >> 4];
		out[len++] = digits[byte & 15];
	}
	return (struct str){ out, len };
}
