#include "text/mermaid_drawing.h"

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
	[MERMAID_RECTANGLE] = plain,
	[MERMAID_ROUNDED] = plain,
	[MERMAID_STADIUM] = stadium,
	[MERMAID_SUBROUTINE] = subroutine,
	[MERMAID_CYLINDER] = cylinder,
	[MERMAID_CIRCLE] = circle,
	[MERMAID_DOUBLE_CIRCLE] = double_circle,
	[MERMAID_ASYMMETRIC] = asymmetric,
	[MERMAID_RHOMBUS] = rhombus,
	[MERMAID_HEXAGON] = slanted,
	[MERMAID_LEAN_RIGHT] = slanted,
	[MERMAID_LEAN_LEFT] = slanted,
	[MERMAID_TRAPEZOID] = slanted,
	[MERMAID_TRAPEZOID_DOWN] = slanted,
};
_Static_assert(countof(rooms) == MERMAID_SHAPE_COUNT, "every shape has its room");

static bool is_round(enum mermaid_shape shape)
{
	return shape == MERMAID_CIRCLE || shape == MERMAID_DOUBLE_CIRCLE || shape == MERMAID_RHOMBUS;
}

static int at_least(int length, int least)
{
	return length > least ? length : least;
}

static struct drawn_node measure_node(
    struct reading *reading, const struct fence *fence, const struct mermaid_node *node, bool link)
{
	struct drawn_node out = { .label = label_read(reading, fence, &node->label,
				      is_round(node->shape) ? ROUND_WIDE : NODE_WIDE, link) };
	struct size text = { at_least(out.label.width, 240) + 2 * PAD_X,
		at_least(out.label.lines, 1) * LABEL_LINE + 2 * PAD_Y };
	struct size size = rooms[node->shape](text);
	out.width = size.width;
	out.height = size.height;
	return out;
}

struct drawing *drawing_measure(
    struct reading *reading, const struct fence *fence, const struct flowchart *chart, bool link)
{
	struct arena *scratch = reading->input->scratch;
	struct drawing *drawing = ARENA_NEW(scratch, struct drawing);
	drawing->chart = chart;
	drawing->nodes = ARENA_ARRAY(scratch, struct drawn_node, chart->node_count);
	drawing->edges = ARENA_ARRAY(scratch, struct drawn_edge, chart->edge_count);
	drawing->groups = ARENA_ARRAY(scratch, struct drawn_group, chart->group_count);
	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].stands_for != MERMAID_NONE)
			continue;
		drawing->nodes[i] = measure_node(reading, fence, &chart->nodes[i], link);
		drawing->has_links |= drawing->nodes[i].label.has_links;
	}
	for (size_t i = 0; i < chart->edge_count; i++) {
		drawing->edges[i].label =
		    label_read(reading, fence, &chart->edges[i].label, EDGE_WIDE, link);
		drawing->has_links |= drawing->edges[i].label.has_links;
	}
	for (size_t i = 0; i < chart->group_count; i++) {
		drawing->groups[i].title =
		    label_read(reading, fence, &chart->groups[i].title, GROUP_WIDE, link);
		drawing->has_links |= drawing->groups[i].title.has_links;
	}
	return drawing;
}
