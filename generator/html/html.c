#include "html/html.h"

#include <string.h>

static const struct str entities[256] = {
	['&'] = STR_INIT("&amp;"),
	['<'] = STR_INIT("&lt;"),
	['>'] = STR_INIT("&gt;"),
	['"'] = STR_INIT("&quot;"),
	['\''] = STR_INIT("&#39;"),
};

void html_escape(struct buf *out, struct str text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.len; i++) {
		const struct str *entity = &entities[(unsigned char)text.at[i]];
		if (entity->len == 0)
			continue;
		if (i > from)
			buf_put(out, (struct str){ text.at + from, i - from });
		buf_put(out, *entity);
		from = i + 1;
	}
	if (text.len > from)
		buf_put(out, (struct str){ text.at + from, text.len - from });
}

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
	html_escape(html->out, value);
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
			if ((byte >= 'A' && byte <= 'Z' ? byte + 32 : byte) != *want)
				break;
			want++;
		}
		if (!*want)
			return true;
	}
	return false;
}

static bool stands_in_path(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	    (byte >= '0' && byte <= '9') || (byte > 0 && strchr("-._~/!$()*+,;=@", byte) != NULL);
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
	html_escape(html->out, text);
}

void html_raw(struct html *html, struct str markup)
{
	html_flush(html);
	buf_put(html->out, markup);
}
