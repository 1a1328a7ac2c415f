/*
 * front - the cheap looks at a guide before it is read: where its front matter ends, and what its
 * first heading says.
 */
#include "base/ascii.h"
#include "html/entity.h"
#include "html/token.h"
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

/* The text with one space for each row of blanks. */
static struct str with_single_spaces(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);

	text = str_trim(text);
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_space(text.at[i]))
			buf_put_byte(&out, text.at[i]);
		else if (!ascii_is_space(text.at[i - 1]))
			buf_put_byte(&out, ' ');
	return buf_str(&out);
}

/* The words of <h1> in a run of raw HTML; empty if there are none. */
static struct str raw_heading(struct arena *keep, struct str html)
{
	struct tokens tokens = { .markup = html, .keep = keep, .figures = true };
	struct buf words = buf_in(keep, BUF_MOST);
	struct token token;
	bool inside = false;

	while (token_next(&tokens, &token)) {
		bool heads = str_eq(token.name, STR("h1"));
		if (token.kind == TOKEN_END && heads)
			break;
		inside |= token.kind == TOKEN_START && heads;
		if (inside && token.kind == TOKEN_TEXT)
			buf_put(&words, entity_decode(keep, token.source));
	}
	return with_single_spaces(keep, buf_str(&words));
}

/* The first <h1> that says something, in raw HTML in no quote and no list. */
static struct str find_raw_heading(struct arena *keep, const cmark_node *root)
{
	for (const cmark_node *node = root->first_child; node; node = node->next) {
		struct str words = node->type == CMARK_NODE_HTML_BLOCK
		    ? raw_heading(keep, chunk_str(&node->as.literal))
		    : STR("");
		if (words.len > 0)
			return words;
	}
	return STR("");
}

static bool may_have_raw_heading(struct str body)
{
	return str_find(body, STR("<h1"), 0) != STR_NONE || str_find(body, STR("<H1"), 0) != STR_NONE;
}

struct str document_first_heading(struct arena *keep, struct str body)
{
	struct str words;
	struct buf plain = buf_in(keep, BUF_MOST);

	if (begins_with_plain(body, &words))
		return words;
	bool may_be_raw = may_have_raw_heading(body);
	if (!may_be_raw && !may_have_headings(body))
		return STR("");
	struct arena *scratch = arena_new();
	struct arena *before = markdown_memory_use(scratch);
	struct places places = places_of(scratch, body, POS_NONE);
	if (limits_hold(&places, diag_new(scratch))) { /* told when the guide is read */
		const cmark_node *root = markdown_parse(body).root;
		cmark_node *heading = find_heading(root);
		bool is_first = heading && heading->as.heading.level == 1;
		struct str id,
		    raw = may_be_raw && !is_first ? find_raw_heading(scratch, root) : STR("");
		if (raw.len > 0) {
			buf_put(&plain, raw);
		} else if (heading) {
			heading_take_id(heading, &id);
			node_put_plain(heading, true, &plain);
		}
	}
	markdown_memory_use(before);
	arena_free(scratch);
	return str_trim(buf_str(&plain));
}
