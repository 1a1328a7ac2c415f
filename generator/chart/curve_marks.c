#include "chart/curve_marks.h"

#include "chart/point_marks.h"

static struct pieces *add_group(struct curve_groups *groups, const struct stage *stage, struct str key)
{
	groups->at =
	    arena_room(stage->scratch, groups->at, groups->count, &groups->room, sizeof(*groups->at));
	struct curve_group *group = &groups->at[groups->count++];
	*group = (struct curve_group){ .key = key, .pieces = { .arena = stage->scratch } };
	return &group->pieces;
}

static struct str numbered(const struct stage *stage, const char *what, size_t number)
{
	return str_print(stage->scratch, "%s %zu", what, number);
}

/* --- on the axes and beyond ------------------------------------------------------------------- */

static struct svg_point far_place(
    const struct stage *stage, const struct ratio *x, const struct ratio *y)
{
	return (struct svg_point){ scale_far(&stage->x, stage->scratch, x),
		scale_far(&stage->y, stage->scratch, y) };
}

static struct svg_point far_point(const struct stage *stage, const struct chart_mark *mark)
{
	return far_place(
	    stage, chart_middle(stage->scratch, &mark->x), chart_middle(stage->scratch, &mark->y));
}

/* One of the four edges of the plane: where the side of those that are on it is. */
struct edge {
	bool y;
	int sign, at;
};

#define EDGES 4

static void find_edges(const struct stage *stage, struct edge edges[EDGES])
{
	edges[0] = (struct edge){ false, -1, stage->x.from };
	edges[1] = (struct edge){ false, 1, stage->x.to };
	edges[2] = (struct edge){ true, -1, stage->y.to };
	edges[3] = (struct edge){ true, 1, stage->y.from };
}

/* How far a point is beyond the edge; on the plane it is not above zero. */
static int64_t beyond(const struct edge *edge, struct svg_point at)
{
	return (int64_t)edge->sign * ((edge->y ? at.y : at.x) - edge->at);
}

/* Where the way from a to b, which lie on both sides of the edge, crosses it. */
static struct svg_point cross(const struct edge *edge, struct svg_point a, struct svg_point b)
{
	int64_t from = beyond(edge, a), whole = from - beyond(edge, b);

	return edge->y ? (struct svg_point){ a.x + (int)((b.x - a.x) * from / whole), edge->at }
		       : (struct svg_point){ edge->at, a.y + (int)((b.y - a.y) * from / whole) };
}

/* What of a way is on the plane; false if nothing is. */
static bool cut_way(const struct edge edges[EDGES], struct svg_point *a, struct svg_point *b)
{
	for (size_t i = 0; i < EDGES; i++) {
		bool away = beyond(&edges[i], *a) > 0, gone = beyond(&edges[i], *b) > 0;
		if (away && gone)
			return false;
		if (away)
			*a = cross(&edges[i], *a, *b);
		if (gone)
			*b = cross(&edges[i], *a, *b);
	}
	return true;
}

/* --- curves ----------------------------------------------------------------------------------- */

/* A path that is being drawn. */
struct pen {
	struct edge edges[EDGES];
	struct buf path;
	struct svg_point drawn; /* to here */
	struct svg_point at;    /* of the curve, perhaps beyond the edges */
	bool started;
};

static void pen_to(struct pen *pen, struct svg_point to)
{
	struct svg_point from = pen->started ? pen->at : to, end = to;

	pen->at = to;
	pen->started = true;
	if (!cut_way(pen->edges, &from, &end))
		return;
	if (pen->path.len == 0 || from.x != pen->drawn.x || from.y != pen->drawn.y)
		svg_move(&pen->path, from);
	if (from.x != end.x || from.y != end.y)
		svg_line(&pen->path, end);
	pen->drawn = end;
}

/* The line through the middles. */
static void put_curve(const struct stage *stage, size_t series, struct pieces *out)
{
	const struct chart *chart = stage->chart;
	struct pen pen = { .path = buf_in(stage->scratch, BUF_MOST) };

	find_edges(stage, pen.edges);
	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series != series)
			continue;
		struct svg_point at = far_point(stage, mark);
		pen.started = pen.started && !mark->apart;
		if (pen.started && chart->kind == CHART_STEPS)
			pen_to(&pen, (struct svg_point){ at.x, pen.at.y });
		pen_to(&pen, at);
	}
	piece_path(out, piece_of_series(stage->scratch, "curve", series), buf_str(&pen.path));
}

static bool has_reach(const struct chart_mark *mark)
{
	return !mark->y.low || !mark->y.high || ratio_cmp(mark->y.low, mark->y.high) != 0;
}

/* Where an end of a range lies; an open one runs to the edge. */
static struct svg_point end_of(const struct stage *stage, const struct chart_mark *mark, bool high)
{
	const struct ratio *end = high ? mark->y.high : mark->y.low;
	struct svg_point at = far_point(stage, mark);

	at.y = end ? scale_far(&stage->y, stage->scratch, end) : high ? stage->y.to : stage->y.from;
	return at;
}

/* Leaves of a polygon what is on this side of the edge (Sutherland and Hodgman 1974). */
static size_t cut_polygon(
    const struct edge *edge, const struct svg_point *points, size_t count, struct svg_point *out)
{
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		struct svg_point a = points[(i + count - 1) % count], b = points[i];
		bool away = beyond(edge, a) > 0, gone = beyond(edge, b) > 0;
		if (away != gone)
			out[left++] = cross(edge, a, b);
		if (!gone)
			out[left++] = b;
	}
	return left;
}

static void put_polygon(struct buf *path, const struct svg_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (i == 0)
			svg_move(path, points[i]);
		else
			svg_line(path, points[i]);
	if (count > 0)
		svg_end(path);
}

/* The band between the ends of these ranges, which hang together. Their lower ends, then their upper ones in return. */
static void put_band_of(
    const struct stage *stage, const struct chart_mark *const *marks, size_t own, struct buf *path)
{
	size_t count = 2 * own;
	struct edge edges[EDGES];
	struct svg_point *points = ARENA_ARRAY(stage->scratch, struct svg_point, count + 1);

	for (size_t i = 0; i < own; i++) {
		points[i] = end_of(stage, marks[i], false);
		points[count - 1 - i] = end_of(stage, marks[i], true);
	}
	find_edges(stage, edges);
	for (size_t i = 0; i < EDGES; i++) {
		struct svg_point *left = ARENA_ARRAY(stage->scratch, struct svg_point, 2 * count + 1);
		count = cut_polygon(&edges[i], points, count, left);
		points = left;
	}
	put_polygon(path, points, count);
}

/* Ranges along a curve: the band between their ends. */
static void put_band(const struct stage *stage, size_t series, struct pieces *out)
{
	const struct chart *chart = stage->chart;
	struct buf path = buf_in(stage->scratch, BUF_MOST);
	size_t count = 0;
	bool any = false;
	const struct chart_mark **own;

	own = ARENA_ARRAY(stage->scratch, const struct chart_mark *, chart->mark_count + 1);
	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series != series)
			continue;
		any |= has_reach(mark);
		if (mark->apart) {
			put_band_of(stage, own, count, &path);
			count = 0;
		}
		own[count++] = mark;
	}
	if (!any)
		return;
	put_band_of(stage, own, count, &path);
	piece_path(out, piece_of_series(stage->scratch, "band", series), buf_str(&path));
}

/* The points of steps: each observation. */
static void add_stops(const struct stage *stage, size_t series, struct curve_groups *groups)
{
	const struct chart *chart = stage->chart;

	for (size_t i = 0; i < chart->mark_count && chart->kind == CHART_STEPS; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series != series)
			continue;
		point_mark(stage, mark, add_group(groups, stage, STR("")));
		groups->at[groups->count - 1].mark = mark;
	}
}

/* --- names ------------------------------------------------------------------------------------ */

bool curves_have_end_names(const struct chart *chart, bool narrow)
{
	return chart->kind != CHART_SCATTER && !narrow && chart->series_count > 1;
}

struct end {
	size_t series;
	int y;
};

/* Where the curves end, from top to bottom, moved apart where their names would touch. */
static size_t find_ends(const struct stage *stage, struct end ends[CHART_SERIES_MOST])
{
	const struct chart *chart = stage->chart;
	size_t count = 0;

	for (size_t s = 0; s < chart->series_count; s++) {
		struct end end = { s, -1 };
		for (size_t i = 0; i < chart->mark_count; i++)
			if (chart->marks[i].series == s)
				end.y = point_of(stage, &chart->marks[i]).y;
		if (end.y < 0)
			continue;
		size_t at = count++;
		for (; at > 0 && ends[at - 1].y > end.y; at--)
			ends[at] = ends[at - 1];
		ends[at] = end;
	}
	for (size_t i = 1; i < count; i++)
		if (ends[i].y < ends[i - 1].y + PIECE_TEXT_LINE)
			ends[i].y = ends[i - 1].y + PIECE_TEXT_LINE;
	/* what was pushed below the axis goes up again, and those above it with it */
	for (size_t i = count; i-- > 0;) {
		int most = i + 1 < count ? ends[i + 1].y - PIECE_TEXT_LINE : stage->y.from;
		ends[i].y = ends[i].y > most ? most : ends[i].y;
	}
	return count;
}

/* Names of curves at their right ends. */
static void put_end_names(const struct stage *stage, struct pieces *out)
{
	struct end ends[CHART_SERIES_MOST];
	size_t count = find_ends(stage, ends);

	for (size_t i = count; i-- > 0;)
		piece_text(out, piece_of_series(stage->scratch, "series-name", ends[i].series),
		    (struct svg_point){ stage->x.to + PIECE_GAP, ends[i].y + PIECE_TEXT_SIZE / 3 },
		    ANCHOR_START,
		    piece_cut(stage->scratch, stage->chart->series[ends[i].series],
			stage->right - stage->x.to - PIECE_GAP));
}

/* All points are drawn before the first name is placed, so that no name covers one. */
static void put_crossings(const struct point_room *room, struct pieces *out)
{
	const struct stage *stage = room->stage;
	const struct chart *chart = stage->chart;
	int radius = POINT + 10;
	struct label_box box;

	for (size_t i = 0; i < chart->crossing_count; i++) {
		struct svg_point at = point_at(stage, chart->crossings[i].x, chart->crossings[i].y);
		piece_line(out, STR("crossing"), at, (struct svg_point){ at.x, stage->y.from });
		piece_circle(out, STR("dot crossing"), at, radius);
		labels_take(room->labels,
		    (struct label_box){ at.x - radius, at.y - radius, at.x + radius, at.y + radius });
	}
	for (size_t i = 0; i < chart->crossing_count; i++) {
		const struct chart_crossing *crossing = &chart->crossings[i];
		struct svg_point at = point_at(stage, crossing->x, crossing->y);
		int width = piece_text_width(crossing->text);
		if (labels_place(room->labels, at, POINT + 30, width, PIECE_TEXT_LINE, &box))
			piece_text(out, STR("value"), (struct svg_point){ box.left, box.bottom - 50 },
			    ANCHOR_START, crossing->text);
	}
}

/* How far a curve goes beyond the y axis, upwards or downwards. */
static void put_farthest(const struct point_room *room, size_t series, bool high, struct pieces *out)
{
	const struct stage *stage = room->stage;
	const struct chart_mark *farthest = NULL;
	const struct ratio *last = high ? stage->y.high : stage->y.low;

	for (size_t i = 0; i < stage->chart->mark_count; i++) {
		const struct chart_mark *mark = &stage->chart->marks[i];
		const struct ratio *y = chart_middle(stage->scratch, &mark->y);
		if (mark->series != series || ratio_cmp(y, last) * (high ? 1 : -1) <= 0)
			continue;
		farthest = mark;
		last = y;
	}
	if (farthest)
		point_cut(room, farthest, out);
}

struct curve_groups curve_groups_of(const struct stage *stage)
{
	const struct chart *chart = stage->chart;
	struct curve_groups groups = { NULL, 0, 0 };
	struct point_room room = point_room_of(stage);
	struct pieces *out;

	for (size_t i = 0; i < chart->line_count; i++)
		point_line(
		    &room, &chart->lines[i], add_group(&groups, stage, numbered(stage, "line", i)));
	for (size_t s = 0; s < chart->series_count; s++) {
		out = add_group(&groups, stage, numbered(stage, "curve", s));
		if (chart->kind != CHART_STEPS)
			put_band(stage, s, out);
		put_curve(stage, s, out);
		add_stops(stage, s, &groups);
	}
	out = add_group(&groups, stage, STR("names"));
	put_crossings(&room, out);
	for (size_t s = 0; s < chart->series_count && chart->kind != CHART_STEPS; s++) {
		put_farthest(&room, s, true, out);
		put_farthest(&room, s, false, out);
	}
	if (curves_have_end_names(chart, stage->narrow))
		put_end_names(stage, out);
	return groups;
}
