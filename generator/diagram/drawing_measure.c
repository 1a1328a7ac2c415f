#include "diagram/drawing_measure.h"

/* Labels are broken into lines not much wider than these. */
#define NODE_WIDE 1900
#define ROUND_WIDE 1300
#define EDGE_WIDE 1600
#define GROUP_WIDE 4000

#define PAD_X 140
#define PAD_Y 90

struct size {
	int width, height;
};

/* Each takes the room of the text with its padding and makes room for the outline. */
static struct size plain(struct size text)
{
	return text;
}

static struct size stadium(struct size text)
{
	return (struct size){ text.width + text.height / 3, text.height };
}

static struct size subroutine(struct size text)
{
	return (struct size){ text.width + 160, text.height };
}

static struct size cylinder(struct size text)
{
	return (struct size){ text.width, text.height + 180 };
}

/* Wider than the diagonal: max + min/2 never falls below it. */
static struct size circle(struct size text)
{
	int w = text.width - PAD_X, h = text.height - PAD_Y;
	int across = (w > h ? w + h / 2 : h + w / 2) + 120;

	return (struct size){ across, across };
}

static struct size double_circle(struct size text)
{
	struct size inner = circle(text);

	return (struct size){ inner.width + 100, inner.height + 100 };
}

static struct size asymmetric(struct size text)
{
	return (struct size){ text.width + text.height / 2, text.height };
}

/* A box w × h fits into a rhombus W × H if w/W + h/H is at most 1. */
static struct size rhombus(struct size text)
{
	int width = text.width * 3 / 2 + 300;
	int height = (int)((long)text.height * width / (width - text.width));

	return (struct size){ width, height };
}

static struct size slanted(struct size text)
{
	return (struct size){ text.width + text.height * 2 / 3, text.height };
}

static struct size (*const rooms[])(struct size text) = {
	[FLOW_RECTANGLE] = plain,
	[FLOW_ROUNDED] = plain,
	[FLOW_STADIUM] = stadium,
	[FLOW_SUBROUTINE] = subroutine,
	[FLOW_CYLINDER] = cylinder,
	[FLOW_CIRCLE] = circle,
	[FLOW_DOUBLE_CIRCLE] = double_circle,
	[FLOW_ASYMMETRIC] = asymmetric,
	[FLOW_RHOMBUS] = rhombus,
	[FLOW_HEXAGON] = slanted,
	[FLOW_LEAN_RIGHT] = slanted,
	[FLOW_LEAN_LEFT] = slanted,
	[FLOW_TRAPEZOID] = slanted,
	[FLOW_TRAPEZOID_DOWN] = slanted,
};
_Static_assert(countof(rooms) == FLOW_SHAPE_COUNT, "every shape has its room");

static bool is_round(enum flow_shape shape)
{
	return shape == FLOW_CIRCLE || shape == FLOW_DOUBLE_CIRCLE || shape == FLOW_RHOMBUS;
}

static int at_least(int length, int least)
{
	return length > least ? length : least;
}

static struct drawn_node measure_node(const struct diagram *diagram, const struct flow_node *node)
{
	struct drawn_node out = { .label = label_read(diagram, &node->label,
				      is_round(node->shape) ? ROUND_WIDE : NODE_WIDE, true) };
	struct size text = { at_least(out.label.width, 240) + 2 * PAD_X,
		at_least(out.label.lines, 1) * LABEL_LINE + 2 * PAD_Y };
	struct size size = rooms[node->shape](text);

	out.width = size.width;
	out.height = size.height;
	return out;
}

struct drawing *drawing_measure(const struct diagram *diagram, const struct flowchart *chart)
{
	struct arena *scratch = diagram->scratch;
	struct drawing *drawing = ARENA_NEW(scratch, struct drawing);

	drawing->chart = chart;
	drawing->nodes = ARENA_ARRAY(scratch, struct drawn_node, chart->node_count);
	drawing->edges = ARENA_ARRAY(scratch, struct drawn_edge, chart->edge_count);
	drawing->groups = ARENA_ARRAY(scratch, struct drawn_group, chart->group_count);
	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].stands_for != FLOW_NONE)
			continue;
		drawing->nodes[i] = measure_node(diagram, &chart->nodes[i]);
		drawing->has_links |= drawing->nodes[i].label.has_links;
	}
	for (size_t i = 0; i < chart->edge_count; i++) {
		drawing->edges[i].label = label_read(diagram, &chart->edges[i].label, EDGE_WIDE, true);
		drawing->has_links |= drawing->edges[i].label.has_links;
	}
	for (size_t i = 0; i < chart->group_count; i++) {
		drawing->groups[i].title =
		    label_read(diagram, &chart->groups[i].title, GROUP_WIDE, true);
		drawing->has_links |= drawing->groups[i].title.has_links;
	}
	return drawing;
}
