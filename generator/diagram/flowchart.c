#include "diagram/flowchart.h"

#include "diagram/edge.h"
#include "diagram/flow_node.h"
#include "diagram/flow_title.h"

#include <string.h>

/* Nodes joined by &. */
struct ends {
	size_t *at;
	size_t count, room;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool read_ends(struct flow_reader *reader, struct ends *ends)
{
	struct scan *scan = &reader->scan;

	*ends = (struct ends){ NULL, 0, 0 };
	do {
		scan_skip_spaces(scan);
		size_t index = flow_read_node(reader);
		if (index == FLOW_NONE)
			return false;
		ends->at = arena_room(
		    scan->diagram->scratch, ends->at, ends->count, &ends->room, sizeof(*ends->at));
		ends->at[ends->count++] = index;
		size_t end = scan->at;
		scan_skip_spaces(scan);
		if (!scan_sees(scan, STR("&")))
			return true;
		if (scan->at == end || !is_blank(scan_peek(scan, 1)))
			return scan_fail(scan, scan->at, "A & B --> C",
			    "the & between nodes has a space on both sides");
		scan->at++;
	} while (true);
}

static bool add_edges(struct flow_reader *reader, const struct ends *from, const struct ends *to,
    struct flow_edge edge, size_t offset)
{
	struct flowchart *chart = reader->chart;

	for (size_t i = 0; i < from->count * to->count; i++) {
		if (chart->edge_count == FLOW_EDGES_MOST)
			return scan_fail(&reader->scan, offset, "draw several smaller ones",
			    "a diagram has at most %d edges", FLOW_EDGES_MOST);
		edge.from = from->at[i / to->count];
		edge.to = to->at[i % to->count];
		chart->edges = arena_room(reader->scan.diagram->scratch, chart->edges,
		    chart->edge_count, &chart->edge_room, sizeof(*chart->edges));
		chart->edges[chart->edge_count++] = edge;
	}
	return true;
}

static bool read_chain(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;
	struct ends from, to;

	if (!read_ends(reader, &from))
		return false;
	while (!scan_at_end(scan)) {
		struct flow_edge edge;
		size_t offset = scan->at;
		if (!edge_read(scan, &edge) || !read_ends(reader, &to) ||
		    !add_edges(reader, &from, &to, edge, offset))
			return false;
		from = to;
	}
	return true;
}

/* --- statements ----------------------------------------------------------------------------------- */

static bool read_direction(struct scan *scan, enum flow_direction *out)
{
	static const struct {
		struct str word;
		enum flow_direction direction;
	} words[] = {
		{ STR_INIT("TB"), FLOW_DOWN },
		{ STR_INIT("TD"), FLOW_DOWN },
		{ STR_INIT("BT"), FLOW_UP },
		{ STR_INIT("LR"), FLOW_RIGHT },
		{ STR_INIT("RL"), FLOW_LEFT },
	};
	scan_skip_spaces(scan);
	struct str word = scan_keyword(scan);
	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq(word, words[i].word)) {
			*out = words[i].direction;
			scan->at += word.len;
			return true;
		}
	}
	return scan_fail(scan, scan->at, "write TB, TD, BT, LR or RL", "a direction is missing here");
}

static bool open_group(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;
	struct flowchart *chart = reader->chart;
	struct flow_group group = { .parent = reader->group, .offset = scan->at };

	group.direction =
	    reader->group == FLOW_NONE ? chart->direction : chart->groups[reader->group].direction;
	if (chart->group_count == FLOW_GROUPS_MOST || reader->depth == FLOW_GROUP_DEPTH_MOST)
		return scan_fail(scan, scan->at, "draw several smaller ones",
		    "a diagram has at most %d subgraphs, %d deep", FLOW_GROUPS_MOST,
		    FLOW_GROUP_DEPTH_MOST);
	scan_skip_spaces(scan);
	bool titled = flow_read_title(scan, &group); /* else its end is not to be missed */
	if (!group.id.len)
		group.id = group.title.text;
	chart->groups = arena_room(scan->diagram->scratch, chart->groups, chart->group_count,
	    &chart->group_room, sizeof(group));
	chart->groups[chart->group_count] = group;
	reader->group = chart->group_count++;
	reader->depth++;
	return titled;
}

static bool close_group(struct flow_reader *reader)
{
	if (reader->group == FLOW_NONE)
		return scan_fail(&reader->scan, reader->scan.at - 3, NULL, "this end has no subgraph");
	reader->group = reader->chart->groups[reader->group].parent;
	reader->depth--;
	return true;
}

static bool group_direction(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;
	enum flow_direction *where = reader->group == FLOW_NONE
	    ? &reader->chart->direction
	    : &reader->chart->groups[reader->group].direction;
	size_t word = scan->at - strlen("direction");

	if (!scan_starts_line(scan, word))
		return scan_fail(scan, word, NULL, "a direction stands on a line of its own");
	if (!read_direction(scan, where))
		return false;
	struct diagram_text rest = scan_rest_of_line(scan);
	if (!rest.text.len || str_eq(rest.text, STR(";")))
		return true;
	scan->at = rest.offset;
	return scan_fail_rest(scan, "put it on a line of its own", "nothing more is read on this line");
}

static const struct statement {
	struct str word;
	bool (*read)(struct flow_reader *reader); /* NULL: not supported */
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

static const struct statement *find_statement(const struct scan *scan)
{
	struct str word = scan_keyword(scan);
	char next = scan_peek(scan, word.len);

	if (next && !strchr(" \t\r\n;", next))
		return NULL;
	for (size_t i = 0; i < countof(statements); i++)
		if (str_eq(word, statements[i].word))
			return &statements[i];
	return NULL;
}

static bool read_statement(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;
	const struct statement *statement = find_statement(scan);

	if (!statement) {
		if (scan_take_accessibility(scan, &reader->chart->title, &reader->chart->words))
			return true;
		return read_chain(reader);
	}
	if (!statement->read)
		return flow_no_classes(scan, scan->at, statement->word);
	scan->at += statement->word.len;
	if (!statement->read(reader))
		return false;
	scan_skip_spaces(scan);
	return scan_at_end(scan) || scan_fail_rest(scan, NULL, "nothing more is read on this line");
}

/* --- all together --------------------------------------------------------------------------------- */

/* A node with the id of a group stands for it; and no group is empty, since it could not be placed. */
static void settle_groups(struct flow_reader *reader)
{
	struct flowchart *chart = reader->chart;

	for (size_t g = 0; g < chart->group_count; g++) {
		size_t node = (size_t)(uintptr_t)map_get(&reader->nodes, chart->groups[g].id);
		if (node && !flowchart_is_within(chart, chart->nodes[node - 1].group, g))
			chart->nodes[node - 1].stands_for = g;
	}
	for (size_t g = 0; g < chart->group_count; g++) {
		bool any = false;
		for (size_t i = 0; i < chart->node_count && !any; i++)
			any = chart->nodes[i].stands_for == FLOW_NONE &&
			    flowchart_is_within(chart, chart->nodes[i].group, g);
		if (!any)
			scan_fail(&reader->scan, chart->groups[g].offset, NULL,
			    "there is no node in this subgraph");
	}
}

bool flowchart_is_within(const struct flowchart *chart, size_t inner, size_t group)
{
	while (inner != group && inner != FLOW_NONE)
		inner = chart->groups[inner].parent;
	return inner == group;
}

static void read_header(struct flow_reader *reader)
{
	struct scan *scan = &reader->scan;

	scan_skip_blank(scan);
	scan->at += scan_keyword(scan).len;
	scan_skip_spaces(scan);
	if (scan_at_end(scan))
		return;
	if (scan_sees(scan, STR("%%"))) {
		scan_fail_rest(scan, NULL, "");
		scan_rest_of_line(scan);
		return;
	}
	if (!read_direction(scan, &reader->chart->direction))
		return;
	size_t end = scan->at;
	scan_skip_spaces(scan);
	if (scan_at_end(scan) && (scan_peek(scan, 0) != ';' || scan->at == end))
		return;
	scan_fail_rest(scan, "end the line, or write a semicolon, behind the direction",
	    "nothing more is read behind the direction");
	scan_rest_of_line(scan);
}

const struct flowchart *flowchart_parse(const struct diagram *diagram)
{
	struct flow_reader reader = { .scan = scan_of(diagram),
		.chart = ARENA_NEW(diagram->scratch, struct flowchart),
		.nodes = map_in(diagram->scratch),
		.group = FLOW_NONE };
	struct scan *scan = &reader.scan;

	read_header(&reader);
	for (scan_skip_blank(scan); scan->at < scan->text.len; scan_skip_blank(scan)) {
		if (!read_statement(&reader))
			scan_rest_of_line(scan);
		if (reader.chart->node_count == FLOW_NODES_MOST && scan->mistakes > 0)
			return NULL;
	}
	if (reader.group != FLOW_NONE)
		scan_fail(scan, reader.chart->groups[reader.group].offset,
		    "a subgraph ends with a line that says end", "this subgraph has no end");
	if (scan->mistakes == 0 && reader.chart->node_count == 0)
		scan_fail(scan, 0, NULL, "there is nothing in this diagram");
	if (scan->mistakes == 0)
		settle_groups(&reader);
	return scan->mistakes > 0 ? NULL : reader.chart;
}
