/*
 * front - the cheap looks at a guide before it is read: where its front matter ends, and what its
 * first heading says.
 */
#include "text/document.h"
#include "text/markdown.h"
#include "text/markdown_memory.h"

#include <string.h>

static bool is_fence(struct str line, struct str dashes)
{
	return str_starts(line, dashes) && str_trim(line).len == dashes.len;
}

void document_split(
    struct str text, struct str *front, size_t *front_offset, struct str *body, size_t *body_offset)
{
	struct str byte_order_mark = STR("\xEF\xBB\xBF");
	size_t start = str_starts(text, byte_order_mark) ? byte_order_mark.len : 0;
	struct str rest = str_sub(text, start, text.len), line;
	*front = (struct str){ text.at, 0 };
	*front_offset = *body_offset = start;
	*body = rest;
	if (!str_line(&rest, &line) || !is_fence(line, STR("---")))
		return;

	size_t yaml_start = text.len - rest.len;
	for (;;) {
		size_t yaml_end = text.len - rest.len;
		if (!str_line(&rest, &line))
			return;
		if (!is_fence(line, STR("---")) && !is_fence(line, STR("...")))
			continue;
		*front_offset = yaml_start;
		*front = str_sub(text, yaml_start, yaml_end);
		*body_offset = text.len - rest.len;
		*body = rest;
		return;
	}
}

/* A line that opens or closes fenced code: at least three ` or ~ behind up to three spaces. */
static char code_fence(struct str line)
{
	size_t i = 0;
	while (i < 3 && i < line.len && line.at[i] == ' ')
		i++;
	struct str rest = str_sub(line, i, line.len);
	if (str_starts(rest, STR("```")))
		return '`';
	return str_starts(rest, STR("~~~")) ? '~' : 0;
}

static bool is_atx(struct str line)
{
	struct str text = str_trim(line);
	return !str_starts(line, STR("    ")) &&
	    (str_starts(text, STR("# ")) || str_starts(text, STR("#\t")));
}

static bool is_underline(struct str line)
{
	struct str text = str_trim(line);
	if (text.len == 0 || str_starts(line, STR("    ")))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != '=')
			return false;
	return true;
}

/* The lines of a heading as plain text. Most headings hold no markup and need no parser. */
static struct str heading_plain(struct arena *keep, struct str lines, struct str words)
{
	bool marked = false;
	for (size_t i = 0; i < words.len && !marked; i++)
		marked = strchr("\\`*_[]<>&~#{", words.at[i]) != NULL;
	if (!marked)
		return words;
	struct arena *scratch = arena_new();
	struct arena *before = memory_use(scratch);
	struct markdown markdown = markdown_parse(lines);
	struct buf plain = buf_in(keep, BUF_MOST);
	node_put_plain(markdown.root, true, &plain);
	memory_use(before);
	arena_free(scratch);
	return str_trim(buf_str(&plain));
}

struct str document_first_heading(struct arena *keep, struct str body)
{
	struct str rest = body, line, previous = { NULL, 0 };
	char inside = 0;
	while (str_line(&rest, &line)) {
		char fence = code_fence(line);
		if (fence && (!inside || inside == fence))
			inside = inside ? 0 : fence;
		if (inside || fence) {
			previous.len = 0;
			continue;
		}
		if (is_atx(line))
			return heading_plain(
			    keep, line, str_trim(str_sub(str_trim(line), 1, line.len)));
		if (is_underline(line) && str_trim(previous).len) {
			struct str both = { previous.at, (size_t)(line.at + line.len - previous.at) };
			return heading_plain(keep, both, str_trim(previous));
		}
		previous = line;
	}
	return (struct str){ NULL, 0 };
}
