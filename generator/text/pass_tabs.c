#include "text/pass_tabs.h"

#include "html/html.h"
#include "text/reading.h"

#define FORM \
	"between <!-- tabs --> and <!-- /tabs --> each part begins with its name in bold: **Debian**, in a paragraph of its own"

/* Deeper than anybody nests by mistake: so no comment is passed more often than this in search of an end. */
#define WITHIN_MOST 8

static bool is_comment(const cmark_node *node, struct str words)
{
	if (node->type != CMARK_NODE_HTML_BLOCK)
		return false;
	struct str text = str_trim(chunk_str(&node->as.literal));
	return str_starts(text, STR("<!--")) && str_ends(text, STR("-->")) &&
	    text.len >= strlen("<!---->") && str_eq(str_trim(str_sub(text, 4, text.len - 3)), words);
}

/* A paragraph that is all bold. */
static bool is_name(const cmark_node *node)
{
	return node->type == CMARK_NODE_PARAGRAPH && node->first_child &&
	    !node->first_child->next && node->first_child->type == CMARK_NODE_STRONG;
}

static void report(struct reading *reading, const cmark_node *node, const char *what)
{
	struct diag *diag = reading->input->diag;

	diag_report(diag, DIAG_TABS, places_of_node(&reading->places, node), "%s", what);
	diag_hint(diag, FORM);
}

/* The comment that ends what `start` begins, or begins other tabs; NULL: there is none. */
static cmark_node *find_end(const cmark_node *start)
{
	cmark_node *node = start->next;

	while (node && !is_comment(node, STR("/tabs")) && !is_comment(node, STR("tabs")))
		node = node->next;
	return node;
}

/* The comment that ends what `start` begins, where other tabs begin and end in between; NULL: there is none. */
static cmark_node *find_outer_end(const cmark_node *start)
{
	size_t open = 1;

	for (cmark_node *node = start->next; node && open <= WITHIN_MOST; node = node->next) {
		open += is_comment(node, STR("tabs"));
		open -= is_comment(node, STR("/tabs"));
		if (open == 0)
			return node;
	}
	return NULL;
}

static void report_within(struct reading *reading, const cmark_node *inner)
{
	struct diag *diag = reading->input->diag;

	diag_report(diag, DIAG_TABS, places_of_node(&reading->places, inner), "tabs stand within tabs");
	diag_hint(diag, "end the others before these, or write the names of one of the two as headings");
}

/* Whether tabs stand between the two; false after a report. */
static bool are_tabs(struct reading *reading, const cmark_node *start, const cmark_node *end)
{
	size_t names = 0;

	for (const cmark_node *node = start->next; node != end; node = node->next)
		names += is_name(node);
	if (!end || !is_comment(end, STR("/tabs")))
		report(reading, start, "these tabs have no end");
	else if (names > 0 && !is_name(start->next))
		report(reading, start->next, "this stands in no tab");
	else if (names < 2)
		report(reading, start, names == 1 ? "this is a single tab" : "these are no tabs");
	else
		return true;
	return false;
}

/* A block like the node, before it, printed as <div class=…>. */
static cmark_node *new_box(struct reading *reading, cmark_node *before, const char *class)
{
	cmark_node *box = node_new_like(before, CMARK_NODE_CUSTOM_BLOCK, STR(""));
	struct buf start = buf_in(reading->input->scratch, BUF_MOST);
	struct buf end = buf_in(reading->input->scratch, BUF_MOST);
	struct html opening = html_to(&start), closing = html_to(&end);

	html_open(&opening, "div");
	html_attr(&opening, "class", str_from(class));
	html_flush(&opening);
	html_close(&closing, "div");
	box->as.custom.on_enter = str_chunk(html_markup(&opening).bytes);
	box->as.custom.on_exit = str_chunk(html_markup(&closing).bytes);
	twin_note_box(reading, box);
	return box;
}

static void append(cmark_node *parent, cmark_node *node)
{
	cmark_node_unlink(node);
	node_append(parent, node);
}

/* What stands between the comments goes into boxes, one for each name; the comments go. */
static void put_into_boxes(struct reading *reading, cmark_node *start, cmark_node *end)
{
	cmark_node *tabs = new_box(reading, start, "tabs"), *tab = NULL;

	node_put_before(start, tabs);
	for (cmark_node *node = start->next; node != end;) {
		cmark_node *next = node->next;
		if (is_name(node)) {
			tab = new_box(reading, node, "tab");
			node_append(tabs, tab);
		}
		append(tab, node);
		node = next;
	}
	cmark_node_unlink(start);
	cmark_node_unlink(end);
}

void pass_tabs(struct reading *reading, cmark_node *root)
{
	for (cmark_node *next, *node = root->first_child; node; node = next) {
		next = node->next;
		if (is_comment(node, STR("/tabs")))
			report(reading, node, "no tabs begin before this");
		if (!is_comment(node, STR("tabs")))
			continue;
		cmark_node *end = find_end(node);
		cmark_node *outer = end && is_comment(end, STR("tabs")) ? find_outer_end(node) : NULL;
		if (outer) {
			report_within(reading, end);
			next = outer->next;
			continue;
		}
		bool good = are_tabs(reading, node, end);
		next = !end || is_comment(end, STR("tabs")) ? end : end->next;
		if (good)
			put_into_boxes(reading, node, end);
		reading->has_tabs |= good;
	}
}
