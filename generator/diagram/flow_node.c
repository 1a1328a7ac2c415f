#include "diagram/flow_node.h"

#include "base/ascii.h"

#include <string.h>

static bool is_id_byte(char c)
{
	return ascii_is_word(c) || c == '_';
}

struct str flow_read_id(struct scan *scan)
{
	size_t from = scan->at;

	while (is_id_byte(scan_peek(scan, 0)) ||
	    (scan->at > from && strchr("-.", scan_peek(scan, 0)) && scan_peek(scan, 0) &&
		is_id_byte(scan_peek(scan, 1))))
		scan->at++;
	return str_sub(scan->text, from, scan->at);
}

/* Openers that start with another come before it. */
static const struct bracket {
	struct str open, close;
	enum flow_shape shape;
} brackets[] = {
	{ STR_INIT("((("), STR_INIT(")))"), FLOW_DOUBLE_CIRCLE },
	{ STR_INIT("(("), STR_INIT("))"), FLOW_CIRCLE },
	{ STR_INIT("(["), STR_INIT("])"), FLOW_STADIUM },
	{ STR_INIT("("), STR_INIT(")"), FLOW_ROUNDED },
	{ STR_INIT("[["), STR_INIT("]]"), FLOW_SUBROUTINE },
	{ STR_INIT("[("), STR_INIT(")]"), FLOW_CYLINDER },
	{ STR_INIT("[/"), STR_INIT("/]"), FLOW_LEAN_RIGHT },
	{ STR_INIT("[/"), STR_INIT("\\]"), FLOW_TRAPEZOID },
	{ STR_INIT("[\\"), STR_INIT("\\]"), FLOW_LEAN_LEFT },
	{ STR_INIT("[\\"), STR_INIT("/]"), FLOW_TRAPEZOID_DOWN },
	{ STR_INIT("["), STR_INIT("]"), FLOW_RECTANGLE },
	{ STR_INIT("{{"), STR_INIT("}}"), FLOW_HEXAGON },
	{ STR_INIT("{"), STR_INIT("}"), FLOW_RHOMBUS },
	{ STR_INIT(">"), STR_INIT("]"), FLOW_ASYMMETRIC },
};

static const struct bracket *opener(const struct scan *scan)
{
	for (size_t i = 0; i < countof(brackets); i++)
		if (scan_sees(scan, brackets[i].open))
			return &brackets[i];
	return NULL;
}

/* The bracket that closes `open` here. */
static const struct bracket *closer(const struct scan *scan, const struct bracket *open)
{
	for (size_t i = 0; i < countof(brackets); i++)
		if (str_eq(brackets[i].open, open->open) && scan_sees(scan, brackets[i].close))
			return &brackets[i];
	return NULL;
}

static const struct bracket *plain_label(
    struct flow_reader *reader, const struct bracket *open, struct diagram_text *label)
{
	struct scan *scan = &reader->scan;
	size_t from = scan->at;

	for (; scan->at < scan->text.len && scan_peek(scan, 0) != '\n'; scan->at++) {
		const struct bracket *close = closer(scan, open);
		struct str text = str_sub(scan->text, from, scan->at);
		if (!close && !strchr("\"()[]{}|", scan_peek(scan, 0)))
			continue;
		if (!close)
			text = str_sub(scan->text, from, scan->at + 1);
		*label = (struct diagram_text){ str_trim(text), from, false };
		return scan_check_plain(scan, text, from) ? close : NULL;
	}
	scan_fail(scan, from - open->open.len, NULL, "this %.*s has no end", STR_ARG(open->open));
	return NULL;
}

static bool is_ellipse(const struct scan *scan, const struct bracket *open)
{
	return open->shape == FLOW_ROUNDED && scan_peek(scan, 0) == '-';
}

/* A node's shape and label, if brackets follow its id. False after a report. */
static bool read_shape(struct flow_reader *reader, struct flow_node *node)
{
	struct scan *scan = &reader->scan;
	const struct bracket *open = opener(scan), *close;

	if (!open)
		return true;
	size_t from = scan->at;
	struct diagram_text label;
	scan->at += open->open.len;
	if (is_ellipse(scan, open))
		return scan_fail(scan, from, "put the label in quotes: A(\"-5 °C\")",
		    "“(-” opens an ellipse, which is not drawn here");
	if (scan_peek(scan, 0) == '"') {
		if (!scan_quoted(scan, &label))
			return false;
		scan_skip_spaces(scan);
		close = closer(scan, open);
		if (!close)
			scan_fail(scan, from, NULL, "this %.*s has no end", STR_ARG(open->open));
	} else {
		close = plain_label(reader, open, &label);
	}
	if (!close)
		return false;
	scan->at += close->close.len;
	if (!scan_check_label(scan, &label))
		return false;
	node->label = label;
	node->shape = close->shape;
	return true;
}

bool flow_no_classes(struct scan *scan, size_t at, struct str word)
{
	return scan_fail(scan, at, "drawings get their colours from the style sheet; leave it out",
	    "“%.*s” is not supported", STR_ARG(word));
}

/* The index of the node with this id, a new one if there is none; FLOW_NONE after a report. */
static size_t find_node(struct flow_reader *reader, struct str id, size_t offset)
{
	struct flowchart *chart = reader->chart;
	size_t known = (size_t)(uintptr_t)map_get(&reader->nodes, id);

	if (known)
		return known - 1;
	if (chart->node_count == FLOW_NODES_MOST) {
		scan_fail(&reader->scan, offset, "draw several smaller ones",
		    "a diagram has at most %d nodes", FLOW_NODES_MOST);
		return FLOW_NONE;
	}
	chart->nodes = arena_room(reader->scan.diagram->scratch, chart->nodes, chart->node_count,
	    &chart->node_room, sizeof(*chart->nodes));
	chart->nodes[chart->node_count] = (struct flow_node){
		.id = id, .label = { id, offset, false }, .group = FLOW_NONE, .stands_for = FLOW_NONE
	};
	map_put(&reader->nodes, id, (void *)(uintptr_t)++chart->node_count);
	return chart->node_count - 1;
}

static bool is_ascii_word(char c)
{
	return is_id_byte(c) && (unsigned char)c < 0x80;
}

/* Where the id may be read anew: mermaid reads letters beyond ASCII one by one. */
static bool starts_part(struct str id, size_t at)
{
	return at == 0 || ((unsigned char)id.at[at - 1] >= 0x80 && is_ascii_word(id.at[at]));
}

/*
 * Words that mermaid takes for something else where a node should be named, also in front of a dash
 * or a point. Source: flow.jison of mermaid 11.
 */
static bool has_reserved(struct str id)
{
	static const struct str words[] = { STR_INIT("end"), STR_INIT("graph"), STR_INIT("flowchart"),
		STR_INIT("subgraph"), STR_INIT("style"), STR_INIT("linkStyle"), STR_INIT("classDef"),
		STR_INIT("class"), STR_INIT("click"), STR_INIT("href"), STR_INIT("interpolate"),
		STR_INIT("_self"), STR_INIT("_blank"), STR_INIT("_parent"), STR_INIT("_top") };

	for (size_t at = 0; at < id.len; at++) {
		struct str rest = str_sub(id, at, id.len);
		for (size_t i = 0; i < countof(words) && starts_part(id, at); i++)
			if (str_starts(rest, words[i]) &&
			    (rest.len == words[i].len || !is_ascii_word(rest.at[words[i].len])))
				return true;
	}
	return false;
}

/* x--, o==: the letter is the tip of an edge that starts nowhere. */
static bool ends_in_tip(const struct scan *scan, struct str id)
{
	size_t last = id.len - 1;

	return (id.at[last] == 'x' || id.at[last] == 'o') && starts_part(id, last) &&
	    (scan_sees(scan, STR("--")) || scan_sees(scan, STR("==")) || scan_sees(scan, STR("-.")));
}

static size_t no_node(struct flow_reader *reader, struct str id, size_t offset)
{
	struct scan *scan = &reader->scan;

	if (id.len)
		scan_fail(scan, offset, "take another name and keep the label: last[end]",
		    "“%.*s” is a word of the language and names no node", STR_ARG(id));
	else
		scan_fail_rest(scan, NULL, "the name of a node is missing here");
	return FLOW_NONE;
}

/* A@{ … }, and the name of an edge, e1@-->. */
static bool no_properties(struct scan *scan)
{
	if (scan_sees(scan, STR("@{")))
		return scan_fail(scan, scan->at,
		    "write the shape in brackets: A[box], A(rounded), A{rhombus}, A[(cylinder)]",
		    "“@{” is not supported");
	return scan_fail(scan, scan->at, "write the edge without its name: A --> B",
	    "names of edges are not supported");
}

size_t flow_read_node(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;
	size_t from = scan->at;
	struct str id = flow_read_id(scan);

	if (!id.len || has_reserved(id))
		return no_node(reader, id, from);
	if (ends_in_tip(scan, id)) {
		scan_fail(scan, scan->at, NULL,
		    "a space is missing between the node “%.*s” and its edge", STR_ARG(id));
		return FLOW_NONE;
	}
	size_t index = find_node(reader, id, from);
	if (index == FLOW_NONE)
		return index;
	struct flow_node *node = &reader->chart->nodes[index];
	if (node->group == FLOW_NONE)
		node->group = reader->group;
	if (!read_shape(reader, node) || (scan_sees(scan, STR("@")) && !no_properties(scan)))
		return FLOW_NONE;
	if (scan_sees(scan, STR(":::"))) {
		flow_no_classes(scan, scan->at, STR(":::"));
		return FLOW_NONE;
	}
	return index;
}
