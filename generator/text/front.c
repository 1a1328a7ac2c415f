/*
 * front - the cheap looks at a guide before it is read: where its front matter ends, and what its
 * first heading says.
 */
#include "text/document.h"
#include "text/heading_id.h"
#include "text/markdown.h"
#include "text/markdown_limits.h"
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

/* A line that may be a heading, or underline one: # or a row of = or -, behind at most three spaces. */
static bool may_head(struct str line)
{
	size_t at = 0;

	while (at < 3 && at < line.len && line.at[at] == ' ')
		at++;
	return at < line.len && (line.at[at] == '#' || line.at[at] == '=' || line.at[at] == '-');
}

static bool has_markup(struct str words)
{
	for (size_t i = 0; i < words.len; i++)
		if (strchr("\\`*_[]<>&~#{$", words.at[i]))
			return true;
	return false;
}

/* "# Words" on the first line that is not blank, without markup: what most guides begin with. */
static bool begins_with_plain(struct str body, struct str *words)
{
	struct str line = { NULL, 0 };

	while (str_line(&body, &line) && str_trim(line).len == 0)
		;
	*words = str_trim(str_sub(line, 2, line.len));
	return str_starts(line, STR("# ")) && words->len > 0 && !has_markup(*words);
}

static bool may_have_headings(struct str body)
{
	struct str line;

	while (str_line(&body, &line))
		if (may_head(line))
			return true;
	return false;
}

/* The first heading of the first level, else the first of any, that says something; in no quote and no list. */
static cmark_node *find_heading(const cmark_node *root)
{
	cmark_node *first = NULL;

	for (cmark_node *node = root->first_child; node; node = node->next) {
		if (node->type != CMARK_NODE_HEADING || !node->first_child)
			continue;
		if (node->as.heading.level == 1)
			return node;
		if (!first)
			first = node;
	}
	return first;
}

struct str document_first_heading(struct arena *keep, struct str body)
{
	struct str words;
	struct buf plain = buf_in(keep, BUF_MOST);

	if (begins_with_plain(body, &words))
		return words;
	if (!may_have_headings(body))
		return STR("");
	struct arena *scratch = arena_new();
	struct arena *before = markdown_memory_use(scratch);
	struct places places = places_of(scratch, body, POS_NONE);
	if (limits_hold(&places, diag_new(scratch))) { /* told when the guide is read */
		cmark_node *heading = find_heading(markdown_parse(body).root);
		struct str id;
		if (heading) {
			heading_take_id(heading, &id);
			node_put_plain(heading, true, &plain);
		}
	}
	markdown_memory_use(before);
	arena_free(scratch);
	return str_trim(buf_str(&plain));
}
