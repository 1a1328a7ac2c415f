#include "text/mermaid_link.h"
#include "text/mermaid_scan.h"

#include <string.h>

struct parser {
	struct mermaid_scan scan;
	struct flowchart *chart;
	struct map nodes; /* id -> index + 1, as a pointer */
	size_t group, depth;
};

/* Nodes joined by &. */
struct ends {
	size_t *at;
	size_t count, room;
};

/* --- nodes ---------------------------------------------------------------------------------------- */

static bool is_id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '_' || (unsigned char)c >= 0x80;
}

/* A dash or a point belongs to an id only between two of its letters: A-->B starts an edge. */
static struct str read_id(struct mermaid_scan *scan)
{
	size_t from = scan->at;
	while (is_id_byte(mermaid_peek(scan, 0)) ||
	    (scan->at > from && strchr("-.", mermaid_peek(scan, 0)) && mermaid_peek(scan, 0) &&
		is_id_byte(mermaid_peek(scan, 1))))
		scan->at++;
	return str_sub(scan->text, from, scan->at);
}

/* Openers that start with another come before it. */
static const struct bracket {
	struct str open, close;
	enum mermaid_shape shape;
} brackets[] = {
	{ STR_INIT("((("), STR_INIT(")))"), MERMAID_DOUBLE_CIRCLE },
	{ STR_INIT("(("), STR_INIT("))"), MERMAID_CIRCLE },
	{ STR_INIT("(["), STR_INIT("])"), MERMAID_STADIUM },
	{ STR_INIT("("), STR_INIT(")"), MERMAID_ROUNDED },
	{ STR_INIT("[["), STR_INIT("]]"), MERMAID_SUBROUTINE },
	{ STR_INIT("[("), STR_INIT(")]"), MERMAID_CYLINDER },
	{ STR_INIT("[/"), STR_INIT("/]"), MERMAID_LEAN_RIGHT },
	{ STR_INIT("[/"), STR_INIT("\\]"), MERMAID_TRAPEZOID },
	{ STR_INIT("[\\"), STR_INIT("\\]"), MERMAID_LEAN_LEFT },
	{ STR_INIT("[\\"), STR_INIT("/]"), MERMAID_TRAPEZOID_DOWN },
	{ STR_INIT("["), STR_INIT("]"), MERMAID_RECTANGLE },
	{ STR_INIT("{{"), STR_INIT("}}"), MERMAID_HEXAGON },
	{ STR_INIT("{"), STR_INIT("}"), MERMAID_RHOMBUS },
	{ STR_INIT(">"), STR_INIT("]"), MERMAID_ASYMMETRIC },
};

static const struct bracket *opener(const struct mermaid_scan *scan)
{
	for (size_t i = 0; i < countof(brackets); i++)
		if (mermaid_sees(scan, brackets[i].open))
			return &brackets[i];
	return NULL;
}

/* The bracket that closes `open` here. */
static const struct bracket *closer(const struct mermaid_scan *scan, const struct bracket *open)
{
	for (size_t i = 0; i < countof(brackets); i++)
		if (str_eq(brackets[i].open, open->open) && mermaid_sees(scan, brackets[i].close))
			return &brackets[i];
	return NULL;
}

static const struct bracket *not_closed(
    struct parser *parser, size_t at, const struct bracket *open, bool bracket_inside)
{
	if (bracket_inside)
		mermaid_fail(&parser->scan, parser->scan.at,
		    "put the label in quotes: A[\"text (more)\"]",
		    "a label without quotes holds no quotes or brackets");
	else
		mermaid_fail(&parser->scan, at, NULL, "this %.*s has no end", STR_ARG(open->open));
	return NULL;
}

static const struct bracket *plain_label(
    struct parser *parser, const struct bracket *open, struct mermaid_text *label)
{
	struct mermaid_scan *scan = &parser->scan;
	size_t from = scan->at;
	for (; scan->at < scan->text.len && mermaid_peek(scan, 0) != '\n'; scan->at++) {
		const struct bracket *close = closer(scan, open);
		if (close) {
			struct str text = str_sub(scan->text, from, scan->at);
			*label = (struct mermaid_text){ str_trim(text), from, false };
			return close;
		}
		if (strchr("\"()[]{}", mermaid_peek(scan, 0)))
			return not_closed(parser, from, open, true);
	}
	return not_closed(parser, from - open->open.len, open, false);
}

/* A node's shape and label, if brackets follow its id. False after a report. */
static bool read_shape(struct parser *parser, struct mermaid_node *node)
{
	struct mermaid_scan *scan = &parser->scan;
	const struct bracket *open = opener(scan), *close;
	if (!open)
		return true;
	size_t from = scan->at;
	struct mermaid_text label;
	scan->at += open->open.len;
	mermaid_skip_spaces(scan);
	if (mermaid_peek(scan, 0) == '"') {
		if (!mermaid_quoted(scan, &label))
			return false;
		mermaid_skip_spaces(scan);
		close = closer(scan, open);
		if (!close)
			not_closed(parser, from, open, false);
	} else {
		close = plain_label(parser, open, &label);
	}
	if (!close)
		return false;
	scan->at += close->close.len;
	if (label.text.len > MERMAID_LABEL_MOST)
		return mermaid_fail(scan, label.offset, NULL, "this label is longer than %d bytes",
		    MERMAID_LABEL_MOST);
	node->label = label;
	node->shape = close->shape;
	return true;
}

static bool no_classes(struct mermaid_scan *scan, size_t at, struct str word)
{
	return mermaid_fail(scan, at, "drawings get their colours from the style sheet; leave it out",
	    "“%.*s” is not supported", STR_ARG(word));
}

/* The index of the node with this id, a new one if there is none; MERMAID_NONE after a report. */
static size_t find_node(struct parser *parser, struct str id, size_t offset)
{
	struct flowchart *chart = parser->chart;
	size_t known = (size_t)(uintptr_t)map_get(&parser->nodes, id);
	if (known)
		return known - 1;
	if (chart->node_count == MERMAID_NODES_MOST) {
		mermaid_fail(&parser->scan, offset, "draw several smaller ones",
		    "a diagram has at most %d nodes", MERMAID_NODES_MOST);
		return MERMAID_NONE;
	}
	chart->nodes = arena_room(parser->scan.keep, chart->nodes, chart->node_count,
	    &chart->node_room, sizeof(*chart->nodes));
	chart->nodes[chart->node_count] = (struct mermaid_node){
		.id = id, .label = { id, offset, false }, .group = MERMAID_NONE, .stands_for = MERMAID_NONE
	};
	map_put(&parser->nodes, id, (void *)(uintptr_t)++chart->node_count);
	return chart->node_count - 1;
}

static size_t read_node(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	size_t from = scan->at;
	struct str id = read_id(scan);
	if (!id.len) {
		mermaid_fail(scan, from, NULL, "the name of a node is missing here");
		return MERMAID_NONE;
	}
	size_t index = find_node(parser, id, from);
	if (index == MERMAID_NONE)
		return index;
	struct mermaid_node *node = &parser->chart->nodes[index];
	if (node->group == MERMAID_NONE)
		node->group = parser->group;
	if (!read_shape(parser, node))
		return MERMAID_NONE;
	if (mermaid_sees(scan, STR(":::"))) {
		no_classes(scan, scan->at, STR(":::"));
		return MERMAID_NONE;
	}
	return index;
}

/* --- edges ---------------------------------------------------------------------------------------- */

static bool read_ends(struct parser *parser, struct ends *ends)
{
	struct mermaid_scan *scan = &parser->scan;
	*ends = (struct ends){ NULL, 0, 0 };
	do {
		mermaid_skip_spaces(scan);
		size_t index = read_node(parser);
		if (index == MERMAID_NONE)
			return false;
		ends->at =
		    arena_room(scan->keep, ends->at, ends->count, &ends->room, sizeof(*ends->at));
		ends->at[ends->count++] = index;
		mermaid_skip_spaces(scan);
	} while (mermaid_take(scan, STR("&")));
	return true;
}

static bool add_edges(struct parser *parser, const struct ends *from, const struct ends *to,
    struct mermaid_edge edge, size_t offset)
{
	struct flowchart *chart = parser->chart;
	for (size_t i = 0; i < from->count * to->count; i++) {
		if (chart->edge_count == MERMAID_EDGES_MOST)
			return mermaid_fail(&parser->scan, offset, "draw several smaller ones",
			    "a diagram has at most %d edges", MERMAID_EDGES_MOST);
		edge.from = from->at[i / to->count];
		edge.to = to->at[i % to->count];
		chart->edges = arena_room(parser->scan.keep, chart->edges, chart->edge_count,
		    &chart->edge_room, sizeof(*chart->edges));
		chart->edges[chart->edge_count++] = edge;
	}
	return true;
}

static bool read_chain(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	struct ends from, to;
	if (!read_ends(parser, &from))
		return false;
	while (!mermaid_at_end(scan)) {
		struct mermaid_edge edge;
		size_t offset = scan->at;
		if (!mermaid_read_link(scan, &edge) || !read_ends(parser, &to) ||
		    !add_edges(parser, &from, &to, edge, offset))
			return false;
		from = to;
	}
	return true;
}

/* --- statements ----------------------------------------------------------------------------------- */

static bool read_direction(struct mermaid_scan *scan, enum mermaid_direction *out)
{
	static const struct {
		struct str word;
		enum mermaid_direction direction;
	} words[] = {
		{ STR_INIT("TB"), MERMAID_DOWN },
		{ STR_INIT("TD"), MERMAID_DOWN },
		{ STR_INIT("BT"), MERMAID_UP },
		{ STR_INIT("LR"), MERMAID_RIGHT },
		{ STR_INIT("RL"), MERMAID_LEFT },
	};
	mermaid_skip_spaces(scan);
	struct str word = mermaid_keyword(scan);
	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq(word, words[i].word)) {
			*out = words[i].direction;
			scan->at += word.len;
			return true;
		}
	}
	return mermaid_fail(scan, scan->at, "write TB, TD, BT, LR or RL", "a direction is missing here");
}

static bool read_group_title(struct mermaid_scan *scan, struct mermaid_group *group)
{
	size_t from = scan->at;
	group->id = read_id(scan);
	mermaid_skip_spaces(scan);
	if (mermaid_peek(scan, 0) == '"')
		return mermaid_quoted(scan, &group->title);
	if (!mermaid_take(scan, STR("["))) {
		scan->at = from;
		group->title = mermaid_rest_of_line(scan);
		return group->title.text.len > 0 ||
		    mermaid_fail(scan, from, NULL, "the name of the subgraph is missing here");
	}
	mermaid_skip_spaces(scan);
	size_t open = scan->at, close = str_find_byte(scan->text, ']', open);
	group->title = (struct mermaid_text){ str_trim(str_sub(scan->text, open, close)), open, false };
	if (mermaid_peek(scan, 0) == '"') {
		if (!mermaid_quoted(scan, &group->title))
			return false;
		mermaid_skip_spaces(scan);
		close = scan->at;
	}
	scan->at = close == STR_NONE ? scan->text.len : close;
	return mermaid_take(scan, STR("]")) || mermaid_fail(scan, open, NULL, "this title has no ]");
}

static bool open_group(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	struct flowchart *chart = parser->chart;
	struct mermaid_group group = { .parent = parser->group, .offset = scan->at };
	group.direction = parser->group == MERMAID_NONE ? chart->direction
							: chart->groups[parser->group].direction;
	if (chart->group_count == MERMAID_GROUPS_MOST || parser->depth == MERMAID_GROUP_DEPTH_MOST)
		return mermaid_fail(scan, scan->at, "draw several smaller ones",
		    "a diagram has at most %d subgraphs, %d deep", MERMAID_GROUPS_MOST,
		    MERMAID_GROUP_DEPTH_MOST);
	mermaid_skip_spaces(scan);
	if (!read_group_title(scan, &group))
		return false;
	if (!group.id.len)
		group.id = group.title.text;
	chart->groups = arena_room(
	    scan->keep, chart->groups, chart->group_count, &chart->group_room, sizeof(group));
	chart->groups[chart->group_count] = group;
	parser->group = chart->group_count++;
	parser->depth++;
	return true;
}

static bool close_group(struct parser *parser)
{
	if (parser->group == MERMAID_NONE)
		return mermaid_fail(
		    &parser->scan, parser->scan.at - 3, NULL, "this end has no subgraph");
	parser->group = parser->chart->groups[parser->group].parent;
	parser->depth--;
	return true;
}

static bool group_direction(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	enum mermaid_direction *where = parser->group == MERMAID_NONE
	    ? &parser->chart->direction
	    : &parser->chart->groups[parser->group].direction;
	return read_direction(scan, where);
}

static const struct statement {
	struct str word;
	bool (*read)(struct parser *parser); /* NULL: not supported */
} statements[] = {
	{ STR_INIT("subgraph"), open_group },
	{ STR_INIT("end"), close_group },
	{ STR_INIT("direction"), group_direction },
	{ STR_INIT("class"), NULL },
	{ STR_INIT("classDef"), NULL },
	{ STR_INIT("style"), NULL },
	{ STR_INIT("linkStyle"), NULL },
	{ STR_INIT("click"), NULL },
};

static const struct statement *find_statement(const struct mermaid_scan *scan)
{
	struct str word = mermaid_keyword(scan);
	char next = mermaid_peek(scan, word.len);
	if (next && !strchr(" \t\r\n;", next))
		return NULL;
	for (size_t i = 0; i < countof(statements); i++)
		if (str_eq(word, statements[i].word))
			return &statements[i];
	return NULL;
}

static bool read_statement(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	const struct statement *statement = find_statement(scan);
	if (!statement) {
		if (mermaid_take_access(scan, &parser->chart->title, &parser->chart->words))
			return true;
		return read_chain(parser);
	}
	if (!statement->read)
		return no_classes(scan, scan->at, statement->word);
	scan->at += statement->word.len;
	if (!statement->read(parser))
		return false;
	mermaid_skip_spaces(scan);
	return mermaid_at_end(scan) ||
	    mermaid_fail(scan, scan->at, NULL, "nothing more is read on this line");
}

/* --- all together --------------------------------------------------------------------------------- */

/* A node with the id of a group stands for it; and no group is empty, since it could not be placed. */
static void settle_groups(struct parser *parser)
{
	struct flowchart *chart = parser->chart;
	for (size_t g = 0; g < chart->group_count; g++) {
		size_t node = (size_t)(uintptr_t)map_get(&parser->nodes, chart->groups[g].id);
		if (node && !mermaid_is_within(chart, chart->nodes[node - 1].group, g))
			chart->nodes[node - 1].stands_for = g;
	}
	for (size_t g = 0; g < chart->group_count; g++) {
		bool any = false;
		for (size_t i = 0; i < chart->node_count && !any; i++)
			any = chart->nodes[i].stands_for == MERMAID_NONE &&
			    mermaid_is_within(chart, chart->nodes[i].group, g);
		if (!any)
			mermaid_fail(&parser->scan, chart->groups[g].offset, NULL,
			    "there is no node in this subgraph");
	}
}

bool mermaid_is_within(const struct flowchart *chart, size_t inner, size_t group)
{
	while (inner != group && inner != MERMAID_NONE)
		inner = chart->groups[inner].parent;
	return inner == group;
}

static void read_header(struct parser *parser)
{
	struct mermaid_scan *scan = &parser->scan;
	mermaid_skip_blank(scan);
	scan->at += mermaid_keyword(scan).len;
	mermaid_skip_spaces(scan);
	if (!mermaid_at_end(scan))
		read_direction(scan, &parser->chart->direction);
}

const struct flowchart *mermaid_parse(struct arena *keep, struct diag *diag, const struct fence *fence)
{
	struct parser parser = { .scan = mermaid_scan_of(keep, diag, fence),
		.chart = ARENA_NEW(keep, struct flowchart),
		.nodes = map_in(keep),
		.group = MERMAID_NONE };
	struct mermaid_scan *scan = &parser.scan;
	read_header(&parser);
	for (mermaid_skip_blank(scan); scan->at < scan->text.len; mermaid_skip_blank(scan)) {
		if (!read_statement(&parser))
			mermaid_rest_of_line(scan);
		if (parser.chart->node_count == MERMAID_NODES_MOST && scan->mistakes > 0)
			return NULL;
	}
	if (parser.group != MERMAID_NONE)
		mermaid_fail(scan, parser.chart->groups[parser.group].offset,
		    "a subgraph ends with a line that says end", "this subgraph has no end");
	if (scan->mistakes == 0 && parser.chart->node_count == 0)
		mermaid_fail(scan, 0, NULL, "there is nothing in this diagram");
	if (scan->mistakes == 0)
		settle_groups(&parser);
	return scan->mistakes > 0 ? NULL : parser.chart;
}
