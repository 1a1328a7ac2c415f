#include "html/html.h"

#include "base/ascii.h"

struct html html_to(struct buf *out)
{
	return (struct html){ .out = out };
}

void html_flush(struct html *html)
{
	if (html->in_tag)
		buf_put_byte(html->out, '>');
	html->in_tag = false;
}

void html_open(struct html *html, const char *element)
{
	html_flush(html);
	buf_put_byte(html->out, '<');
	buf_put(html->out, str_from(element));
	html->in_tag = true;
}

void html_close(struct html *html, const char *element)
{
	html_flush(html);
	buf_put(html->out, STR("</"));
	buf_put(html->out, str_from(element));
	buf_put_byte(html->out, '>');
}

void html_attr(struct html *html, const char *name, struct str value)
{
	html_attr_bare(html, name);
	buf_put(html->out, STR("=\""));
	markup_escape(html->out, value);
	buf_put_byte(html->out, '"');
}

void html_attr_bare(struct html *html, const char *name)
{
	buf_put_byte(html->out, ' ');
	buf_put(html->out, str_from(name));
}

/*
 * Schemes that run what follows them. Browsers drop tabs, line ends and leading control characters
 * from an address before they look at the scheme (URL Standard, "basic URL parser", steps 1 to 3),
 * so the comparison does too.
 */
bool html_url_runs(struct str url)
{
	static const char *const schemes[] = { "javascript:", "vbscript:", "data:" };

	for (size_t s = 0; s < countof(schemes); s++) {
		const char *want = schemes[s];
		for (size_t i = 0; i < url.len && *want; i++) {
			unsigned char byte = (unsigned char)url.at[i];
			if (byte <= ' ')
				continue;
			if (ascii_lower(byte) != *want)
				break;
			want++;
		}
		if (!*want)
			return true;
	}
	return false;
}

/* A bit for each byte of ASCII: letters, digits and -._~/!$()*+,;=@ */
static const uint64_t path_bytes[] = { 0x2BFFFF1200000000ULL, 0x47FFFFFE87FFFFFFULL };

static inline bool stands_in_path(unsigned char byte)
{
	return byte < 128 && (path_bytes[byte / 64] >> byte % 64 & 1) != 0;
}

struct str html_url_path(struct arena *keep, struct str path)
{
	size_t plain = 0;

	while (plain < path.len && stands_in_path((unsigned char)path.at[plain]))
		plain++;
	if (plain == path.len)
		return path;
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < path.len; i++) {
		unsigned char byte = (unsigned char)path.at[i];
		if (stands_in_path(byte))
			buf_put_byte(&out, path.at[i]);
		else
			buf_print(&out, "%%%02X", byte);
	}
	return buf_str(&out);
}

void html_attr_url(struct html *html, const char *name, struct str url)
{
	html_attr(html, name, html_url_runs(url) ? STR("#") : url);
}

void html_text(struct html *html, struct str text)
{
	html_flush(html);
	markup_escape(html->out, text);
}

void html_put(struct html *html, struct markup markup)
{
	html_flush(html);
	buf_put(html->out, markup.bytes);
}

struct markup html_json(struct arena *arena, struct str json)
{
	struct buf out = buf_in(arena, BUF_MOST);

	for (size_t i = 0; i < json.len; i++) {
		char byte = json.at[i];
		if (byte == '<' || byte == '>' || byte == '&')
			buf_print(&out, "\\u%04x", byte);
		else
			buf_put_byte(&out, byte);
	}
	return html_markup(&(struct html){ .out = &out });
}

struct markup html_markup(struct html *html)
{
	html_flush(html);
	return markup_trusted(buf_str(html->out));
}
