#include "text/code_lines.h"

/* A part ends with its line and goes on in the next one: elements of lines hold whole ones. */
static void put_parts(struct html *html, struct str code, const struct code_parts *parts,
    size_t *next, struct code_part line)
{
	size_t at = line.from;

	for (; *next < parts->count && parts->at[*next].from < line.to; ++*next) {
		struct code_part part = parts->at[*next];
		size_t from = part.from > at ? part.from : at,
		       to = part.to < line.to ? part.to : line.to;
		html_text(html, str_sub(code, at, from));
		html_open(html, "span");
		html_attr(html, "class", str_from(part.class));
		html_text(html, str_sub(code, from, to));
		html_close(html, "span");
		at = to;
		if (part.to > line.to)
			break;
	}
	html_text(html, str_sub(code, at, line.to));
}

static bool is_marked(const struct code_info *info, size_t line)
{
	for (size_t i = 0; i < info->marked_count; i++)
		if (info->marked[i].from <= line && line <= info->marked[i].to)
			return true;
	return false;
}

void code_put(struct html *html, struct str code, const struct code_parts *parts,
    const struct code_info *info)
{
	size_t next = 0, number = 1;

	if (!info || (info->first == 0 && info->marked_count == 0)) {
		put_parts(html, code, parts, &next, (struct code_part){ 0, code.len, NULL });
		return;
	}
	for (size_t at = 0; at < code.len; number++) {
		size_t end = str_find_byte(code, '\n', at);
		const char *element = is_marked(info, number) ? "mark" : "span";
		end = end == STR_NONE ? code.len : end + 1;
		html_open(html, element);
		html_attr(html, "class", STR("line"));
		if (info->first > 0) {
			struct buf digits = buf_in(parts->arena, BUF_MOST);
			buf_print(&digits, "%zu", info->first + number - 1);
			html_attr(html, "data-line", buf_str(&digits));
		}
		put_parts(html, code, parts, &next, (struct code_part){ at, end, NULL });
		html_close(html, element);
		at = end;
	}
}
