#include "diagram/drawing_graph.h"

static bool is_upright(enum flow_direction direction)
{
	return direction == FLOW_DOWN || direction == FLOW_UP;
}

/* The direction inside of a group, which may be none. */
static enum flow_direction direction_of(const struct flowchart *chart, size_t group)
{
	return group == FLOW_NONE ? chart->direction : chart->groups[group].direction;
}

/* The innermost group that holds both ends. */
static size_t common_group(const struct flowchart *chart, const struct flow_edge *edge)
{
	size_t group = chart->nodes[edge->from].group, other = chart->nodes[edge->to].group;

	while (!flowchart_is_within(chart, other, group))
		group = chart->groups[group].parent;
	return group;
}

static bool runs_backwards(const struct flowchart *chart, const struct flow_edge *edge)
{
	enum flow_direction inside = direction_of(chart, common_group(chart, edge));

	if (is_upright(inside) == is_upright(chart->direction))
		return inside != chart->direction;
	return inside == FLOW_LEFT || inside == FLOW_DOWN;
}

/* dot takes inches. */
static void put_inches(struct buf *out, const char *name, int length)
{
	long parts = (long)length * 1000 / 72;
	buf_print(out, " %s=%ld.%04ld", name, parts / 10000, parts % 10000);
}

/* A box as large as the label, which dot has to find a place for. */
static void put_label(struct buf *out, const struct label *label)
{
	if (!label->count)
		return;
	buf_print(out,
	    " label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\""
	    " FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>>",
	    label->width / 10 + 8, label->lines * LABEL_LINE / 10 + 4);
}

static const char *dot_shape(enum flow_shape shape)
{
	switch (shape) {
	case FLOW_RHOMBUS:
		return "diamond";
	case FLOW_CIRCLE:
	case FLOW_DOUBLE_CIRCLE:
		return "ellipse";
	default:
		return "box";
	}
}

static void put_nodes(struct buf *out, const struct drawing *drawing)
{
	const struct flowchart *chart = drawing->chart;

	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].stands_for != FLOW_NONE)
			continue;
		buf_print(out, "n%zu [id=n%zu shape=%s", i, i, dot_shape(chart->nodes[i].shape));
		put_inches(out, "width", drawing->nodes[i].width);
		put_inches(out, "height", drawing->nodes[i].height);
		buf_put(out, STR("]\n"));
	}
}

static void put_group(struct buf *out, const struct drawing *drawing, size_t group)
{
	const struct flowchart *chart = drawing->chart;
	bool across = is_upright(chart->groups[group].direction) != is_upright(chart->direction);

	/* dot turns where titles stand with the graph. */
	buf_print(out,
	    "subgraph cluster_%zu { graph [id=g%zu margin=14 labeljust=l labelloc=%c label=\"\"",
	    group, group, chart->direction == FLOW_UP ? 'b' : 't');
	put_label(out, &drawing->groups[group].title);
	buf_put(out, across ? STR("]\n{ rank=same;") : STR("]\n{"));
	for (size_t i = 0; i < chart->node_count; i++)
		if (chart->nodes[i].group == group && chart->nodes[i].stands_for == FLOW_NONE)
			buf_print(out, " n%zu", i);
	buf_put(out, STR(" }\n"));
	for (size_t i = group + 1; i < chart->group_count; i++)
		if (chart->groups[i].parent == group)
			put_group(out, drawing, i);
	buf_put(out, STR("}\n"));
}

/* An edge to a group leads to one of its nodes, and is cut off at the group's border. */
static size_t node_for(const struct flowchart *chart, size_t node)
{
	size_t group = chart->nodes[node].stands_for;

	for (size_t i = 0; group != FLOW_NONE && i < chart->node_count; i++)
		if (chart->nodes[i].stands_for == FLOW_NONE &&
		    flowchart_is_within(chart, chart->nodes[i].group, group))
			return i;
	return node;
}

static void put_border(struct buf *out, const struct flowchart *chart, const char *name, size_t node)
{
	if (chart->nodes[node].stands_for != FLOW_NONE)
		buf_print(out, " %s=cluster_%zu", name, chart->nodes[node].stands_for);
}

static void put_edge(struct buf *out, const struct drawing *drawing, size_t index)
{
	static const char *const directions[] = { "none", "forward", "back", "both" };
	const struct flowchart *chart = drawing->chart;
	const struct flow_edge *edge = &chart->edges[index];
	const struct drawn_edge *drawn = &drawing->edges[index];
	bool reversed = drawn->reversed;
	size_t tail = reversed ? edge->to : edge->from, head = reversed ? edge->from : edge->to;
	bool at_head = (reversed ? edge->start : edge->end) != FLOW_OPEN;
	bool at_tail = (reversed ? edge->end : edge->start) != FLOW_OPEN;

	buf_print(out, "n%zu -> n%zu [id=e%zu dir=%s", node_for(chart, tail), node_for(chart, head),
	    index, directions[at_tail * 2 + at_head]);
	put_border(out, chart, "ltail", tail);
	put_border(out, chart, "lhead", head);
	if (edge->length > 1)
		buf_print(out, " minlen=%d", edge->length);
	put_label(out, &drawn->label);
	buf_put(out, edge->line == FLOW_INVISIBLE ? STR(" style=invis]\n") : STR("]\n"));
}

struct str drawing_graph(struct arena *keep, struct drawing *drawing)
{
	static const char *const ranks[] = { "TB", "BT", "LR", "RL" };
	const struct flowchart *chart = drawing->chart;
	struct buf out = buf_in(keep, BUF_MOST);

	buf_print(&out,
	    "digraph { graph [rankdir=%s nodesep=0.4 ranksep=0.5 compound=true label=\"\"]\n"
	    "node [fixedsize=true label=\"\"]\nedge [arrowsize=0.75 label=\"\"]\n",
	    ranks[chart->direction]);
	put_nodes(&out, drawing);
	for (size_t i = 0; i < chart->group_count; i++)
		if (chart->groups[i].parent == FLOW_NONE)
			put_group(&out, drawing, i);
	for (size_t i = 0; i < chart->edge_count; i++) {
		drawing->edges[i].reversed = runs_backwards(chart, &chart->edges[i]);
		put_edge(&out, drawing, i);
	}
	buf_put(&out, STR("}\n"));
	return buf_str(&out);
}
