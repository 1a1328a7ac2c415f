#include "diagram/drawing.h"

#include "diagram/drawing_words.h"
#include "diagram/node_shape.h"

/* --- tips ----------------------------------------------------------------------------------------- */

/* Half the width of an arrow's foot, as a share of its length: 2 to 5. */
static void put_arrow(struct html *html, struct svg_point foot, struct svg_point tip)
{
	int dx = tip.x - foot.x, dy = tip.y - foot.y;
	struct svg_point points[] = { tip, { foot.x - dy * 2 / 5, foot.y + dx * 2 / 5 },
		{ foot.x + dy * 2 / 5, foot.y - dx * 2 / 5 } };

	svg_polygon(html, STR("tip"), points, countof(points));
}

static void put_dot(struct html *html, struct svg_point foot, struct svg_point tip)
{
	int dx = tip.x - foot.x, dy = tip.y - foot.y;
	int length = (dx < 0 ? -dx : dx) > (dy < 0 ? -dy : dy) ? dx : dy;

	svg_circle(html, STR("tip"), (struct svg_point){ (foot.x + tip.x) / 2, (foot.y + tip.y) / 2 },
	    (length < 0 ? -length : length) / 2);
}

static void put_cross(struct html *html, struct svg_point foot, struct svg_point tip)
{
	struct svg_point middle = { (foot.x + tip.x) / 2, (foot.y + tip.y) / 2 };
	int dx = (tip.x - foot.x) * 2 / 5, dy = (tip.y - foot.y) * 2 / 5;
	struct buf path = buf_in(html->out->arena, 1000);

	svg_move(&path, (struct svg_point){ middle.x - dx - dy, middle.y - dy + dx });
	svg_line(&path, (struct svg_point){ middle.x + dx + dy, middle.y + dy - dx });
	svg_move(&path, (struct svg_point){ middle.x - dx + dy, middle.y - dy - dx });
	svg_line(&path, (struct svg_point){ middle.x + dx - dy, middle.y + dy + dx });
	svg_move(&path, foot);
	svg_line(&path, middle);
	svg_path(html, STR("cross"), buf_str(&path));
}

static void put_tip(struct html *html, enum flow_tip tip, struct svg_point foot, struct svg_point end)
{
	static void (*const tips[])(struct html *, struct svg_point, struct svg_point) = {
		[FLOW_ARROW] = put_arrow,
		[FLOW_DOT] = put_dot,
		[FLOW_CROSS] = put_cross,
	};
	if (tip != FLOW_OPEN)
		tips[tip](html, foot, end);
}

/* --- parts ---------------------------------------------------------------------------------------- */

/* One whose text has a halo: the strokes of its letters, in the paper's colour, lie beneath them. */
static void put_haloed_group(struct html *html, struct str class)
{
	svg_group(html, class);
	html_attr(html, "paint-order", STR("stroke"));
}

/* dot ends edges at a node's box: moves both ends on to its outline. */
static void reach(const struct drawing *drawing, size_t index)
{
	const struct flowchart *chart = drawing->chart;
	const struct flow_edge *edge = &chart->edges[index];
	struct drawn_edge *drawn = &drawing->edges[index];
	struct svg_point *first = drawn->points, *last = drawn->points + drawn->count - 1;
	int by = shape_distance(chart->nodes[edge->from].shape, &drawing->nodes[edge->from],
	    drawn->has_start ? drawn->start : *first);

	first[0].x += by;
	first[1].x += by;
	drawn->start.x += by;
	by = shape_distance(chart->nodes[edge->to].shape, &drawing->nodes[edge->to],
	    drawn->has_end ? drawn->end : *last);
	last[0].x += by;
	last[-1].x += by;
	drawn->end.x += by;
}

static void put_edge(struct html *html, const struct drawing *drawing, size_t index)
{
	static const struct str classes[] = {
		[FLOW_SOLID] = STR_INIT("edge"),
		[FLOW_DOTTED] = STR_INIT("edge dotted"),
		[FLOW_THICK] = STR_INIT("edge thick"),
	};
	const struct flow_edge *edge = &drawing->chart->edges[index];
	const struct drawn_edge *drawn = &drawing->edges[index];

	if (edge->line == FLOW_INVISIBLE || !drawn->count)
		return;
	reach(drawing, index);
	struct buf path = buf_in(html->out->arena, BUF_MOST);
	svg_move(&path, drawn->points[0]);
	for (size_t i = 1; i + 2 < drawn->count; i += 3)
		svg_curve(&path, drawn->points[i], drawn->points[i + 1], drawn->points[i + 2]);
	put_haloed_group(html, classes[edge->line]);
	svg_path(html, STR("line"), buf_str(&path));
	if (drawn->has_start)
		put_tip(html, edge->start, drawn->points[0], drawn->start);
	if (drawn->has_end)
		put_tip(html, edge->end, drawn->points[drawn->count - 1], drawn->end);
	label_put(html, &drawn->label, drawn->label_center);
	html_close(html, "g");
}

/* Over the edges that pass it. */
static void put_title(struct html *html, const struct drawn_group *group)
{
	struct svg_point center = { group->corner.x + 120 + group->title.width / 2,
		group->corner.y + 60 + group->title.lines * LABEL_LINE / 2 };

	put_haloed_group(html, STR("title"));
	label_put(html, &group->title, center);
	html_close(html, "g");
}

/* Where the text stands in shapes that are not the same on all sides. */
static struct svg_point label_center(enum flow_shape shape, const struct drawn_node *node)
{
	struct svg_point center = node->center;

	if (shape == FLOW_CYLINDER)
		center.y += 60;
	if (shape == FLOW_ASYMMETRIC)
		center.x += node->height / 5;
	return center;
}

/* --- all together --------------------------------------------------------------------------------- */

/*
 * On a small screen it shrinks to some four fifths of its size, and to what a column of text is
 * wide, before it is to be scrolled: in steps of ten rem, for which the style sheet has classes.
 */
static struct str class_of(struct arena *scratch, int width)
{
	const int step = 1600, most = 5;
	int least = width * 4 / 5 / step;

	return str_print(scratch, "flowchart least-%d", least < most ? least : most);
}

void drawing_put(struct html *html, const struct language *language, const struct drawing *drawing,
    struct str id, struct str title)
{
	struct arena *scratch = html->out->arena;
	const struct flowchart *chart = drawing->chart;
	struct svg_head head = { .id = id,
		.class = class_of(scratch, drawing->width),
		.width = drawing->width,
		.height = drawing->height,
		.title = title,
		.words = drawing_words(scratch, language, drawing),
		.has_links = drawing->has_links };

	svg_open(html, scratch, &head);
	for (size_t i = 0; i < chart->group_count; i++)
		svg_rect(html, STR("group"), drawing->groups[i].corner, drawing->groups[i].width,
		    drawing->groups[i].height, 60);
	for (size_t i = 0; i < chart->edge_count; i++)
		put_edge(html, drawing, i);
	for (size_t i = 0; i < chart->group_count; i++)
		put_title(html, &drawing->groups[i]);
	for (size_t i = 0; i < chart->node_count; i++) {
		if (chart->nodes[i].stands_for != FLOW_NONE)
			continue;
		enum flow_shape shape = chart->nodes[i].shape;
		svg_group(html, STR("node"));
		shape_put(html, shape, &drawing->nodes[i]);
		label_put(html, &drawing->nodes[i].label, label_center(shape, &drawing->nodes[i]));
		html_close(html, "g");
	}
	svg_close(html);
}
