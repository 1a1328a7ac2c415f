#include "text/excerpt.h"

#include "base/ascii.h"
#include "base/near.h"
#include "text/document.h"
#include "text/heading_id.h"
#include "text/markdown.h"
#include "text/markdown_limits.h"
#include "text/tree.h"

bool excerpt_is_markdown(const struct source *source)
{
	return str_ends(source->path, STR(".md"));
}

struct excerpt excerpt_whole(const struct source *source)
{
	struct str front;
	size_t front_offset, offset = 0;
	struct excerpt excerpt = { source, source->text, 1, 1 };

	if (!excerpt_is_markdown(source))
		return excerpt;
	document_split(source->text, &front, &front_offset, &excerpt.text, &offset);
	struct pos at = source_pos(source, offset);
	excerpt.first_line = at.line;
	excerpt.col = at.col;
	return excerpt;
}

static struct excerpt lines_of(const struct excerpt *whole, size_t first, size_t last)
{
	struct str rest = whole->text, line;
	size_t from = 0, number = 1;
	struct excerpt excerpt = *whole;

	for (; number <= last && rest.len > 0; number++) {
		if (number == first)
			from = whole->text.len - rest.len;
		str_line(&rest, &line);
	}
	excerpt.text = str_sub(whole->text, from, whole->text.len - rest.len);
	excerpt.first_line = whole->first_line + (uint32_t)first - 1;
	excerpt.col = first == 1 ? whole->col : 1;
	return excerpt;
}

static size_t count_lines(struct str text)
{
	struct str line;
	size_t count = 0;

	while (str_line(&text, &line))
		count++;
	return count;
}

/* A row of digits at *at, which moves behind it; 0 if there is none. */
static size_t take_number(struct str text, size_t *at)
{
	size_t number = 0;

	for (; *at < text.len && ascii_is_digit(text.at[*at]); ++*at)
		number = number > 9999999 ? number : number * 10 + (size_t)(text.at[*at] - '0');
	return number;
}

/* "L10", "L10-20", "L10-L20" */
static bool read_range(struct str fragment, size_t *first, size_t *last)
{
	size_t at = 1;

	if (fragment.len < 2 || fragment.at[0] != 'L' || !ascii_is_digit(fragment.at[1]))
		return false;
	*first = *last = take_number(fragment, &at);
	if (at < fragment.len && fragment.at[at] == '-') {
		at += 1 + (at + 1 < fragment.len && fragment.at[at + 1] == 'L');
		if (at >= fragment.len || !ascii_is_digit(fragment.at[at]))
			return false;
		*last = take_number(fragment, &at);
	}
	return at == fragment.len;
}

/* False after a report. */
static bool take_range(struct diag *diag, struct str fragment, struct pos at, struct excerpt *excerpt)
{
	const struct source *source = excerpt->source;
	struct excerpt whole = { source, source->text, 1, 1 };
	size_t first = 0, last = 0, count = count_lines(source->text);

	if (!read_range(fragment, &first, &last)) {
		diag_report(diag, DIAG_INCLUDE, at, "#%.*s names no lines of %.*s",
		    STR_ARG(fragment), STR_ARG(source->path));
		diag_hint(diag, "write #L10 or #L10-20");
		return false;
	}
	if (first == 0 || last < first || last > count) {
		if (first == last)
			diag_report(diag, DIAG_INCLUDE, at, "%.*s has no line %zu",
			    STR_ARG(source->path), first);
		else
			diag_report(diag, DIAG_INCLUDE, at, "%.*s has no lines %zu to %zu",
			    STR_ARG(source->path), first, last);
		if (first > 0 && last >= first)
			diag_hint(diag, "it has %zu line%s", count, count == 1 ? "" : "s");
		else
			diag_hint(diag, "lines are counted from 1, the first one first");
		return false;
	}
	*excerpt = lines_of(&whole, first, last);
	return true;
}

/* --- sections --------------------------------------------------------------------------------- */

static struct str id_of_heading(struct arena *scratch, cmark_node *heading, struct map *slugs)
{
	struct str id;

	if (heading_take_id(heading, &id)) {
		document_slug_take(id, slugs, scratch);
		return id;
	}
	struct buf text = buf_in(scratch, BUF_MOST);
	node_put_plain(heading, true, &text);
	return document_slug(scratch, buf_str(&text), slugs);
}

/* The heading with this id, in no list and no quote, or NULL; `near` gets the ids of the others. */
static cmark_node *find_section(struct arena *scratch, cmark_node *root, struct str id, struct near *near)
{
	struct map slugs = map_in(scratch);

	for (cmark_node *node = root; node;) {
		if (node->type == CMARK_NODE_HEADING) {
			struct str own = id_of_heading(scratch, node, &slugs);
			if (node->parent == root && str_eq(own, id))
				return node;
			if (node->parent == root)
				near_offer(near, own);
		}
		node = node->first_child ? node->first_child : node_after(node, root);
	}
	return NULL;
}

/* The line before the next heading that is no lower; that of the end if there is none. */
static size_t section_end(const cmark_node *heading, size_t lines)
{
	for (const cmark_node *node = heading->next; node; node = node->next)
		if (node->type == CMARK_NODE_HEADING &&
		    node->as.heading.level <= heading->as.heading.level)
			return (size_t)node->start_line - 1;
	return lines;
}

cmark_node *excerpt_parse(struct arena *scratch, struct str text)
{
	struct places places = places_of(scratch, text, POS_NONE);

	if (text.len > DOCUMENT_SIZE_MOST || !limits_hold(&places, diag_new(scratch)))
		return NULL;
	return markdown_parse(text).root;
}

static bool take_section(
    struct arena *scratch, struct diag *diag, struct str id, struct pos at, struct excerpt *excerpt)
{
	cmark_node *root = excerpt_parse(scratch, excerpt->text);
	struct near near = near_to(id);
	const cmark_node *heading = !root ? NULL : find_section(scratch, root, id, &near);

	if (!heading) {
		diag_report(diag, DIAG_INCLUDE, at, "there is no section #%.*s in %.*s",
		    STR_ARG(id), STR_ARG(excerpt->source->path));
		if (near.best.len > 0)
			diag_hint(diag, "did you mean #%.*s?", STR_ARG(near.best));
		return false;
	}
	size_t end = section_end(heading, count_lines(excerpt->text));
	*excerpt = lines_of(excerpt, (size_t)heading->start_line, end);
	return true;
}

bool excerpt_cut(struct arena *scratch, struct diag *diag, struct str fragment, struct pos at,
    struct excerpt *excerpt)
{
	bool is_range = fragment.len > 1 && fragment.at[0] == 'L' && ascii_is_digit(fragment.at[1]);

	if (fragment.len == 0)
		return true;
	if (is_range || !excerpt_is_markdown(excerpt->source))
		return take_range(diag, fragment, at, excerpt);
	return take_section(scratch, diag, fragment, at, excerpt);
}
