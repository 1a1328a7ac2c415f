#include "diagram/node_shape.h"

struct box {
	struct svg_point center;
	int left, right, top, bottom;
};

static struct box box_of(const struct drawn_node *node)
{
	struct svg_point c = node->center;

	return (struct box){ c, c.x - node->width / 2, c.x + node->width / 2,
		c.y - node->height / 2, c.y + node->height / 2 };
}

static void put_rect(struct html *html, const struct drawn_node *node, int radius)
{
	struct box box = box_of(node);

	svg_rect(html, STR(""), (struct svg_point){ box.left, box.top }, node->width, node->height,
	    radius);
}

static void rectangle(struct html *html, const struct drawn_node *node)
{
	put_rect(html, node, 30);
}

static void rounded(struct html *html, const struct drawn_node *node)
{
	put_rect(html, node, 110);
}

static void stadium(struct html *html, const struct drawn_node *node)
{
	put_rect(html, node, node->height / 2);
}

static void put_path(struct html *html, struct buf *path)
{
	svg_path(html, STR(""), buf_str(path));
}

static void subroutine(struct html *html, const struct drawn_node *node)
{
	struct box box = box_of(node);
	struct buf path = buf_in(html->out->arena, 1000);

	put_rect(html, node, 30);
	for (int side = -1; side <= 1; side += 2) {
		int x = box.center.x + side * (node->width / 2 - 80);
		svg_move(&path, (struct svg_point){ x, box.top });
		svg_line(&path, (struct svg_point){ x, box.bottom });
	}
	put_path(html, &path);
}

/* The body with its lid, then the near edge of the lid. */
static void cylinder(struct html *html, const struct drawn_node *node)
{
	struct box box = box_of(node);
	int rx = node->width / 2, ry = 60;
	struct svg_point left = { box.left, box.top + ry }, right = { box.right, box.top + ry };
	struct buf path = buf_in(html->out->arena, 1000);

	svg_move(&path, left);
	svg_arc(&path, rx, ry, false, right);
	svg_line(&path, (struct svg_point){ box.right, box.bottom - ry });
	svg_arc(&path, rx, ry, false, (struct svg_point){ box.left, box.bottom - ry });
	svg_end(&path);
	svg_move(&path, right);
	svg_arc(&path, rx, ry, false, left);
	put_path(html, &path);
}

static void circle(struct html *html, const struct drawn_node *node)
{
	svg_circle(html, STR(""), node->center, node->width / 2);
}

static void double_circle(struct html *html, const struct drawn_node *node)
{
	circle(html, node);
	svg_circle(html, STR(""), node->center, node->width / 2 - 45);
}

static void asymmetric(struct html *html, const struct drawn_node *node)
{
	struct box box = box_of(node);
	struct svg_point points[] = { { box.left, box.top }, { box.right, box.top },
		{ box.right, box.bottom }, { box.left, box.bottom },
		{ box.left + node->height / 2, box.center.y } };

	svg_polygon(html, STR(""), points, countof(points));
}

static void rhombus(struct html *html, const struct drawn_node *node)
{
	struct box box = box_of(node);
	struct svg_point points[] = { { box.center.x, box.top }, { box.right, box.center.y },
		{ box.center.x, box.bottom }, { box.left, box.center.y } };

	svg_polygon(html, STR(""), points, countof(points));
}

static void hexagon(struct html *html, const struct drawn_node *node)
{
	struct box box = box_of(node);
	int in = node->height / 3;
	struct svg_point points[] = { { box.left + in, box.top }, { box.right - in, box.top },
		{ box.right, box.center.y }, { box.right - in, box.bottom },
		{ box.left + in, box.bottom }, { box.left, box.center.y } };

	svg_polygon(html, STR(""), points, countof(points));
}

/* Four corners, clockwise from the top left, some of them drawn in. */
static void put_slanted(struct html *html, const struct drawn_node *node, const bool *drawn_in)
{
	struct box box = box_of(node);
	int in = node->height / 3;
	struct svg_point points[] = { { box.left + drawn_in[0] * in, box.top },
		{ box.right - drawn_in[1] * in, box.top }, { box.right - drawn_in[2] * in, box.bottom },
		{ box.left + drawn_in[3] * in, box.bottom } };

	svg_polygon(html, STR(""), points, countof(points));
}

static void lean_right(struct html *html, const struct drawn_node *node)
{
	put_slanted(html, node, (const bool[]){ true, false, true, false });
}

static void lean_left(struct html *html, const struct drawn_node *node)
{
	put_slanted(html, node, (const bool[]){ false, true, false, true });
}

static void trapezoid(struct html *html, const struct drawn_node *node)
{
	put_slanted(html, node, (const bool[]){ true, true, false, false });
}

static void trapezoid_down(struct html *html, const struct drawn_node *node)
{
	put_slanted(html, node, (const bool[]){ false, false, true, true });
}

static void (*const outlines[])(struct html *html, const struct drawn_node *node) = {
	[FLOW_RECTANGLE] = rectangle,
	[FLOW_ROUNDED] = rounded,
	[FLOW_STADIUM] = stadium,
	[FLOW_SUBROUTINE] = subroutine,
	[FLOW_CYLINDER] = cylinder,
	[FLOW_CIRCLE] = circle,
	[FLOW_DOUBLE_CIRCLE] = double_circle,
	[FLOW_ASYMMETRIC] = asymmetric,
	[FLOW_RHOMBUS] = rhombus,
	[FLOW_HEXAGON] = hexagon,
	[FLOW_LEAN_RIGHT] = lean_right,
	[FLOW_LEAN_LEFT] = lean_left,
	[FLOW_TRAPEZOID] = trapezoid,
	[FLOW_TRAPEZOID_DOWN] = trapezoid_down,
};
_Static_assert(countof(outlines) == FLOW_SHAPE_COUNT, "every shape has its outline");

void shape_put(struct html *html, enum flow_shape shape, const struct drawn_node *node)
{
	outlines[shape](html, node);
}

/* --- where edges end ------------------------------------------------------------------------------ */

/* How far inside of its box a side is at `down`, from 0 at the top to `height`. */
static int inset(enum flow_shape shape, bool right, int down, int height)
{
	int in = height / 3, from_middle = down * 2 > height ? down * 2 - height : height - down * 2;
	int at_top = in * (height - down) / height, at_bottom = in * down / height;

	switch (shape) {
	case FLOW_LEAN_RIGHT:
		return right ? at_bottom : at_top;
	case FLOW_LEAN_LEFT:
		return right ? at_top : at_bottom;
	case FLOW_TRAPEZOID:
		return at_top;
	case FLOW_TRAPEZOID_DOWN:
		return at_bottom;
	case FLOW_HEXAGON:
		return in * from_middle / height;
	case FLOW_ASYMMETRIC:
		return right ? 0 : (height - from_middle) / 2;
	default:
		return 0;
	}
}

int shape_distance(enum flow_shape shape, const struct drawn_node *node, struct svg_point point)
{
	const int near = 20;
	struct box box = box_of(node);
	int down = point.y - box.top;

	if (down < 0 || down > node->height)
		return 0;
	if (point.x > box.left - near && point.x < box.left + near)
		return inset(shape, false, down, node->height);
	if (point.x > box.right - near && point.x < box.right + near)
		return -inset(shape, true, down, node->height);
	return 0;
}
