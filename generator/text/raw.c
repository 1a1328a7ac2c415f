#include "text/raw.h"

static bool may_end(const struct raw_element *open)
{
	return open->element && (open->element->flags & HTML_END_OPTIONAL);
}

/* Takes the innermost element off and prints its end, unless its start is text. */
static void pop(struct reading *reading, struct buf *out)
{
	const struct raw_element *open = &reading->raw.open[--reading->raw.count];

	if (open->is_link)
		reading->around.links--;
	if (open->as_text)
		return;
	buf_put(out, STR("</"));
	buf_put(out, open->name);
	buf_put_byte(out, '>');
}

/* An end that may not be left out was. */
static void report_open(struct reading *reading, const struct raw_element *open)
{
	if (open->reported || !open->element || may_end(open) || raw_is_refused(&reading->raw))
		return;
	diag_report(reading->input->diag, DIAG_HTML_UNCLOSED, open->at, "<%.*s> is not closed",
	    STR_ARG(open->name));
	diag_hint(reading->input->diag,
	    "its end tag must stand in the same block, list item or cell, and inside the same emphasis");
}

/* <li> ends an <li> that is open, <tr> a <td> and its <tr>, any block a <p>. */
static void end_before(struct reading *reading, const struct raw_element *next, struct buf *out)
{
	const struct raw_element *top = raw_top(&reading->raw, next->parent);

	if ((next->element->flags & HTML_ENDS_PARAGRAPH) && top && str_eq(top->name, STR("p")))
		pop(reading, out);
	if (!next->element->parents)
		return;
	for (;;) {
		top = raw_top(&reading->raw, next->parent);
		if (!top || !may_end(top) || html_may_stand_in(next->element, top->element))
			return;
		pop(reading, out);
	}
}

static bool report_outside(struct reading *reading, const struct raw_element *element)
{
	const struct raw_element *top = raw_top(&reading->raw, element->parent);

	if (html_may_stand_in(element->element, top ? top->element : NULL))
		return false;
	if (raw_is_refused(&reading->raw))
		return true;
	const char *parents = element->element->parents;
	diag_report(reading->input->diag, DIAG_HTML_REFUSED, element->at, "<%.*s> stands in no <%.*s>",
	    STR_ARG(element->name), (int)strcspn(parents, " "), parents);
	return true;
}

/* Deeper ones are printed as text; that is told once. */
static bool report_depth(struct reading *reading, struct pos at)
{
	if (reading->raw.count < RAW_NESTING_MOST)
		return false;
	if (!reading->raw.too_deep)
		diag_report(reading->input->diag, DIAG_TEXT_LIMIT, at,
		    "more than %d elements of raw HTML inside one another", RAW_NESTING_MOST);
	reading->raw.too_deep = true;
	return true;
}

bool raw_open(struct reading *reading, struct raw_element element, struct buf *out)
{
	if (report_depth(reading, element.at))
		return false;
	if (element.element && !element.as_text) {
		end_before(reading, &element, out);
		const struct raw_element *top = raw_top(&reading->raw, element.parent);
		element.as_text = element.element->parents && top && top->as_text;
		if (!element.as_text)
			element.as_text = report_outside(reading, &element);
	}
	if (element.element && (element.element->flags & HTML_VOID))
		return !element.as_text;
	element.is_link &= !element.as_text;
	reading->raw.open = arena_room(reading->input->scratch, reading->raw.open,
	    reading->raw.count, &reading->raw.room, sizeof(element));
	reading->raw.open[reading->raw.count++] = element;
	if (element.is_link)
		reading->around.links++;
	return !element.as_text;
}

/* The innermost open element of the name, in whatever node; NULL when there is none. */
static struct raw_element *find_open(const struct reading *reading, struct str name)
{
	for (size_t i = reading->raw.count; i > 0; i--)
		if (str_eq(reading->raw.open[i - 1].name, name) && !reading->raw.open[i - 1].reported)
			return &reading->raw.open[i - 1];
	return NULL;
}

static void report_stray(struct reading *reading, const struct token *tag, struct pos at)
{
	struct diag *diag = reading->input->diag;

	if (raw_is_refused(&reading->raw) || reading->raw.too_deep)
		return;
	struct raw_element *open = find_open(reading, tag->name);
	diag_report(diag, DIAG_HTML_UNCLOSED, at, "%.*s closes nothing that is open here",
	    STR_ARG(tag->source));
	if (open) {
		open->reported = true;
		diag_note(diag, open->at, "opened here");
	}
	diag_hint(diag,
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis");
}

bool raw_close(struct reading *reading, const cmark_node *node, const struct token *tag,
    struct pos at, struct buf *out)
{
	size_t open = reading->raw.count;

	while (open > 0 && reading->raw.open[open - 1].parent == node->parent &&
	    !str_eq(reading->raw.open[open - 1].name, tag->name))
		open--;
	if (open == 0 || reading->raw.open[open - 1].parent != node->parent) {
		report_stray(reading, tag, at);
		return false;
	}
	while (reading->raw.count > open) {
		report_open(reading, &reading->raw.open[reading->raw.count - 1]);
		pop(reading, out);
	}
	bool as_text = reading->raw.open[open - 1].as_text;
	pop(reading, out);
	return !as_text;
}

static void append(cmark_node *node, cmark_node *child)
{
	child->parent = node;
	child->prev = node->last_child;
	if (node->last_child)
		node->last_child->next = child;
	else
		node->first_child = child;
	node->last_child = child;
}

void raw_leave(struct reading *reading, cmark_node *node)
{
	if (!raw_top(&reading->raw, node))
		return;
	cmark_node_type type = raw_top(&reading->raw, node)->type;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	while (raw_top(&reading->raw, node)) {
		report_open(reading, raw_top(&reading->raw, node));
		pop(reading, &out);
	}
	if (out.len)
		append(node, node_new_like(node, type, buf_str(&out)));
}

void raw_warn_of_guards(
    struct reading *reading, const cmark_node *node, struct str words, const char *where)
{
	struct str text = node_words(node);
	size_t base = (size_t)(words.at - text.at);

	for (size_t at = str_find(words, STR("{{"), 0); at != STR_NONE;
	     at = str_find(words, STR("{{"), at + 2)) {
		struct str inside = str_trim(str_sub(words, at + 2, at + 40));
		bool escaped = at > 0 && words.at[at - 1] == '\\';
		if (escaped || !str_starts(inside, STR("require")) || inside.len < 8 ||
		    !strchr(" \t", inside.at[7]))
			continue;
		diag_report(reading->input->diag, DIAG_GUARD_LITERAL,
		    places_in(&reading->places, node, base + at),
		    "this guard is never checked, because it stands in %s", where);
		diag_hint(reading->input->diag, "write \\{{ for braces that are meant as such");
	}
}
