/*
 * pass_raw - raw HTML passes as the author wrote it, but its ids are anchors of the page, and its
 * links and images are the site's.
 *
 * Attributes are looked for between < and >, in quotes; that is how people write them.
 */
#include "html/html.h"
#include "text/reading.h"

#include <string.h>
#include <strings.h>

struct attribute_text {
	struct str name, value; /* views into the markup */
};

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

/* The next name="value" inside a tag from *at on; false when there is none. */
static bool next_attribute(struct str html, size_t *at, bool *in_tag, struct attribute_text *found)
{
	for (size_t i = *at; i < html.len; i++) {
		char c = html.at[i];
		if (c == '<' || c == '>')
			*in_tag = c == '<';
		if (!*in_tag || c != '=' || i + 1 >= html.len || !strchr("\"'", html.at[i + 1]))
			continue;
		size_t name = i;
		while (name > *at && is_name_byte(html.at[name - 1]))
			name--;
		size_t end = str_find_byte(html, html.at[i + 1], i + 2);
		if (end == STR_NONE)
			break;
		found->name = str_sub(html, name, i);
		found->value = str_sub(html, i + 2, end);
		*at = end + 1;
		return true;
	}
	return false;
}

static bool is_named(const struct attribute_text *attribute, const char *name)
{
	return attribute->name.len == strlen(name) &&
	    strncasecmp(attribute->name.at, name, attribute->name.len) == 0;
}

/*
 * Copies the markup with its links led where the site says; NULL-length result: nothing had to
 * change.
 */
static struct str rewrite(struct reading *reading, const cmark_node *node, struct str html)
{
	const struct document_site *site = reading->input->site;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct attribute_text attribute;
	size_t at = 0, copied = 0;
	bool in_tag = false;
	while (next_attribute(html, &at, &in_tag, &attribute)) {
		bool is_image = is_named(&attribute, "src");
		bool is_anchor = is_named(&attribute, "id") || is_named(&attribute, "name");
		if (is_anchor && attribute.value.len)
			reading_add_anchor(reading, attribute.value,
			    reading_place(reading, node, attribute.value));
		if (!is_image && !is_named(&attribute, "href"))
			continue;
		struct pos place = reading_place(reading, node, attribute.value);
		struct str to = site->link(site->self, attribute.value, place, is_image);
		if (str_eq(to, attribute.value))
			continue;
		size_t from = (size_t)(attribute.value.at - html.at);
		buf_put(&out, str_sub(html, copied, from));
		html_escape(&out, to);
		copied = from + attribute.value.len;
	}
	if (copied)
		buf_put(&out, str_sub(html, copied, html.len));
	return buf_str(&out);
}

void pass_raw(struct reading *reading, cmark_node *node)
{
	struct str html = node_text(node);
	if (!html.len || !memchr(html.at, '=', html.len) || str_starts(html, STR("<!--")))
		return;
	struct str rewritten = rewrite(reading, node, html);
	if (rewritten.len)
		node_set_text(node, rewritten);
}
