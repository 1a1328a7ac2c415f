#include "html/entity.h"

#include "base/ascii.h"
#include "base/buf.h"

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <string.h>

/* Names that count without a semicolon. Source: HTML Standard, 13.5, those listed without one. */
static const char *const without_semicolon[] = { "AElig", "AMP", "Aacute", "Acirc", "Agrave",
	"Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute", "Ecirc", "Egrave", "Euml",
	"GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve",
	"Oslash", "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml",
	"Yacute", "aacute", "acirc", "acute", "aelig", "agrave", "amp", "aring", "atilde", "auml",
	"brvbar", "ccedil", "cedil", "cent", "copy", "curren", "deg", "divide", "eacute", "ecirc",
	"egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt", "iacute", "icirc", "iexcl",
	"igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not",
	"ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para",
	"plusmn", "pound", "quot", "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig",
	"thorn", "times", "uacute", "ucirc", "ugrave", "uml", "uuml", "yacute", "yen", "yuml" };

/* What 0x80 to 0x9F stand for: windows-1252, as the standard's table has it; 0: itself. */
static const uint16_t windows[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
	0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

static int digit(char c, int base)
{
	int value = ascii_hex(c);

	return value < base ? value : -1;
}

static uint32_t mended(uint32_t code)
{
	if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return 0xFFFD;
	return code >= 0x80 && code <= 0x9F && windows[code - 0x80] != 0 ? windows[code - 0x80] : code;
}

/* "#60;" or "#x3c" at the start of the text: its length, 0 when it is none. */
static size_t put_number(struct str text, struct buf *out)
{
	size_t at = 1;
	int base = at < text.len && (text.at[at] | 32) == 'x' ? 16 : 10;
	uint32_t code = 0;

	at += base == 16;
	size_t first = at;
	for (; at < text.len && digit(text.at[at], base) >= 0; at++)
		if (code <= 0x10FFFF)
			code = code * (uint32_t)base + (uint32_t)digit(text.at[at], base);
	if (at == first)
		return 0;
	buf_put_code_point(out, mended(code));
	return at + (at < text.len && text.at[at] == ';');
}

/* A name with its semicolon: looked up among cmark-gfm's, which are all of the standard's. */
static bool put_named(struct str name_and_semicolon, struct buf *out)
{
	cmark_strbuf found;
	cmark_strbuf_init(cmark_get_default_mem_allocator(), &found, 0);
	bufsize_t used = houdini_unescape_ent(
	    &found, (const uint8_t *)name_and_semicolon.at, (bufsize_t)name_and_semicolon.len);

	buf_put(out, (struct str){ (const char *)found.ptr, (size_t)found.size });
	cmark_strbuf_free(&found);
	return used > 0;
}

static bool counts_alone(struct str name)
{
	for (size_t i = 0; i < countof(without_semicolon); i++)
		if (str_eq(name, str_from(without_semicolon[i])))
			return true;
	return false;
}

static size_t put_name(struct str text, struct buf *out)
{
	size_t end = 0;

	while (end < text.len && ascii_is_alnum(text.at[end]))
		end++;
	if (end == 0)
		return 0;
	if (end < text.len && text.at[end] == ';' && put_named(str_sub(text, 0, end + 1), out))
		return end + 1;
	if (!counts_alone(str_sub(text, 0, end)) || (end < text.len && text.at[end] == '='))
		return 0;
	struct buf name = buf_in(out->arena, BUF_MOST);
	buf_put(&name, str_sub(text, 0, end));
	buf_put_byte(&name, ';');
	put_named(buf_str(&name), out);
	return end;
}

struct str entity_decode(struct arena *keep, struct str value)
{
	size_t from = 0, at = str_find_byte(value, '&', 0);

	if (at == STR_NONE)
		return value;
	struct buf out = buf_in(keep, BUF_MOST);
	for (; at != STR_NONE; at = str_find_byte(value, '&', from)) {
		struct str rest = str_sub(value, at + 1, value.len);
		buf_put(&out, str_sub(value, from, at));
		size_t used = rest.len > 0 && rest.at[0] == '#' ? put_number(rest, &out)
								: put_name(rest, &out);
		if (used == 0)
			buf_put_byte(&out, '&');
		from = at + 1 + used;
	}
	buf_put(&out, str_sub(value, from, value.len));
	return buf_str(&out);
}
