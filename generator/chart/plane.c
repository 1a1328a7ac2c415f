#include "chart/plane.h"

#include "chart/label_place.h"

enum {
	HEIGHT_WIDE = 4200,
	HEIGHT_NARROW = 3000,
	POINT = 40,          /* radius */
	X_EACH = 900,        /* wanted between ticks, */
	X_EACH_NARROW = 550, /* and on a phone */
	Y_EACH = 450,
	HEAD = 260, /* the name of the y axis, above it */
	FOOT = 420  /* ticks and name of the x axis */
};

struct plane {
	const struct frame *frame;
	int top;           /* of the key */
	struct scale x, y; /* y.from is below y.to's place: values go up */
	struct ticks x_ticks, y_ticks;
	bool ends;             /* names of curves stand at their ends */
	struct labels *labels; /* what no name may cover: points and names */
	struct labels *clear;  /* and what it covers only where there is no other room: ranges */
};

static bool is_scatter(const struct frame *frame)
{
	return frame->chart->kind == CHART_SCATTER;
}

static bool has_key(const struct frame *frame)
{
	return frame->chart->series_count > 1 && (is_scatter(frame) || frame->narrow);
}

static int key_height(const struct frame *frame)
{
	struct buf nothing = buf_in(frame->scratch, BUF_MOST);
	struct html away = html_to(&nothing);
	struct frame measured = *frame;

	measured.html = &away;
	return has_key(frame) ? frame_key(&measured, 0) : 0;
}

int plane_height(const struct frame *frame)
{
	return key_height(frame) + (frame->narrow ? HEIGHT_NARROW : HEIGHT_WIDE);
}

/* --- measures --------------------------------------------------------------------------------- */

static struct extent extent_of(const struct plane *plane, bool y)
{
	const struct chart *chart = plane->frame->chart;
	struct extent extent = { NULL, NULL };

	for (size_t i = 0; i < chart->mark_count; i++)
		extent_add_value(&extent, y ? &chart->marks[i].y : &chart->marks[i].x);
	for (size_t i = 0; i < chart->line_count && y; i++)
		if (!chart->lines[i].slope)
			extent_add(&extent, chart->lines[i].value);
	extent_settle(plane->frame->scratch, &extent, y ? &chart->y : &chart->x);
	return extent;
}

/* Points of a scatter plot do not stand at the very edge: a logarithmic axis is widened by a tenth at both ends. */
static void pad(struct arena *scratch, struct extent *extent)
{
	const struct ratio *part = ratio_of(scratch, 11, 10);

	extent->low = ratio_div(scratch, extent->low, part);
	extent->high = ratio_mul(scratch, extent->high, part);
}

static int tick_room(const struct plane *plane)
{
	int room = 0;

	for (size_t i = 0; i < plane->y_ticks.count; i++) {
		int width = frame_width_of(
		    frame_tick_text(plane->frame, &plane->frame->chart->y, &plane->y_ticks, i));
		room = room > width ? room : width;
	}
	return room + FRAME_GAP;
}

/* At the right: names of curves, or half of the last tick. */
static int right_room(const struct plane *plane)
{
	const struct chart *chart = plane->frame->chart;
	int room = 250;

	for (size_t i = 0; i < chart->series_count && plane->ends; i++) {
		int width = frame_width_of(chart->series[i]) + 2 * FRAME_GAP;
		room = room > width ? room : width;
	}
	return room < plane->frame->width / 3 ? room : plane->frame->width / 3;
}

static void measure(struct plane *plane)
{
	const struct frame *frame = plane->frame;
	const struct chart *chart = frame->chart;
	struct extent x = extent_of(plane, false), y = extent_of(plane, true);

	if (is_scatter(frame) && chart->x.logarithmic)
		pad(frame->scratch, &x);
	if (is_scatter(frame) && chart->y.logarithmic)
		pad(frame->scratch, &y);
	plane->ends = !is_scatter(frame) && !frame->narrow && chart->series_count > 1;
	plane->top = key_height(frame);
	int top = plane->top + HEAD, foot = plane_height(frame) - FOOT;
	plane->y_ticks = frame_ticks(frame, &chart->y, y.low, y.high, foot - top, Y_EACH);
	extent_widen(&y, &plane->y_ticks);
	plane->y = (struct scale){ y.low, y.high, foot, top, chart->y.logarithmic };
	int left = tick_room(plane), right = frame->width - right_room(plane);
	plane->x_ticks = frame_ticks(
	    frame, &chart->x, x.low, x.high, right - left, frame->narrow ? X_EACH_NARROW : X_EACH);
	if (!chart->x.dates && is_scatter(frame))
		extent_widen(&x, &plane->x_ticks);
	plane->x = (struct scale){ x.low, x.high, left, right, chart->x.logarithmic };
}

static struct svg_point place(const struct plane *plane, const struct ratio *x, const struct ratio *y)
{
	return (struct svg_point){ scale_at(&plane->x, plane->frame->scratch, x),
		scale_at(&plane->y, plane->frame->scratch, y) };
}

/* --- axes ------------------------------------------------------------------------------------- */

static bool is_inside(const struct scale *scale, const struct ratio *at)
{
	return ratio_cmp(at, scale->low) >= 0 && ratio_cmp(at, scale->high) <= 0;
}

static void put_x_axis(const struct plane *plane)
{
	const struct frame *frame = plane->frame;
	int last = -frame->width, foot = plane->y.from;

	for (size_t i = 0; i < plane->x_ticks.count; i++) {
		const struct ratio *at = plane->x_ticks.at[i];
		struct str text = frame_tick_text(frame, &frame->chart->x, &plane->x_ticks, i);
		int x = scale_at(&plane->x, frame->scratch, at), half = frame_width_of(text) / 2;
		if (!is_inside(&plane->x, at))
			continue;
		frame_line(frame, STR("grid"), (struct svg_point){ x, plane->y.to },
		    (struct svg_point){ x, foot + 40 });
		if (x - half < last || x + half > frame->width)
			continue;
		frame_text(frame, STR("tick"), (struct svg_point){ x, foot + FRAME_LINE },
		    ANCHOR_MIDDLE, text);
		last = x + half + FRAME_GAP;
	}
	frame_text(frame, STR("axis-name"), (struct svg_point){ plane->x.to, foot + 2 * FRAME_LINE },
	    ANCHOR_END, frame_cut(frame->scratch, frame->chart->x.name, plane->x.to));
}

static void put_y_axis(const struct plane *plane)
{
	const struct frame *frame = plane->frame;

	for (size_t i = 0; i < plane->y_ticks.count; i++) {
		int y = scale_at(&plane->y, frame->scratch, plane->y_ticks.at[i]);
		if (!is_inside(&plane->y, plane->y_ticks.at[i]))
			continue;
		frame_line(frame, STR("grid"), (struct svg_point){ plane->x.from, y },
		    (struct svg_point){ plane->x.to, y });
		frame_text(frame, STR("tick"),
		    (struct svg_point){ plane->x.from - FRAME_GAP, y + FRAME_SIZE / 3 }, ANCHOR_END,
		    frame_tick_text(frame, &frame->chart->y, &plane->y_ticks, i));
	}
	frame_text(frame, STR("axis-name"), (struct svg_point){ 0, plane->top + FRAME_LINE - 40 },
	    ANCHOR_START, frame_cut(frame->scratch, frame->chart->y.name, frame->width));
}

/* --- lines across ----------------------------------------------------------------------------- */

/*
 * y = value × x, cut at the edges: from where it comes in to where it goes out. False if it passes
 * by. On two logarithmic axes, or two linear ones that hold zero, it is straight; elsewhere too
 * few would see what it means, and it is not offered.
 */
static bool slope_ends(const struct plane *plane, const struct ratio *value, struct svg_point ends[2])
{
	struct arena *scratch = plane->frame->scratch;
	const struct ratio *from = plane->x.low, *to = plane->x.high;
	const struct ratio *enters = ratio_div(scratch, plane->y.low, value);
	const struct ratio *leaves = ratio_div(scratch, plane->y.high, value);

	from = ratio_cmp(from, enters) > 0 ? from : enters;
	to = ratio_cmp(to, leaves) < 0 ? to : leaves;
	if (ratio_cmp(from, to) >= 0)
		return false;
	ends[0] = place(plane, from, ratio_mul(scratch, from, value));
	ends[1] = place(plane, to, ratio_mul(scratch, to, value));
	return true;
}

static void put_line(const struct plane *plane, const struct chart_line *line)
{
	const struct frame *frame = plane->frame;
	struct svg_point ends[2] = { { plane->x.from, 0 }, { plane->x.to, 0 } };

	if (line->slope && !slope_ends(plane, line->value, ends))
		return;
	if (!line->slope)
		ends[0].y = ends[1].y = scale_at(&plane->y, frame->scratch, line->value);
	frame_line(frame, STR("reference"), ends[0], ends[1]);
	/* the name above the line at its right end, or below it */
	int width = frame_width_of(line->name), right = ends[1].x, y = ends[1].y;
	struct label_box above = { right - width, y - FRAME_LINE, right, y - 10 };
	struct label_box below = { right - width, y + 10, right, y + FRAME_LINE };
	bool up = !line->slope && labels_try(plane->labels, above);
	if (!up && !labels_try(plane->labels, below))
		return;
	labels_take(plane->clear, up ? above : below);
	frame_text(frame, STR("reference-name"),
	    (struct svg_point){ right, (up ? above.bottom : below.bottom) - 40 }, ANCHOR_END,
	    line->name);
}

/* --- points ----------------------------------------------------------------------------------- */

/* A range as a line through the point, to the edge where an end is open. */
static void put_reach(const struct plane *plane, const struct chart_mark *mark, struct svg_point at)
{
	const struct frame *frame = plane->frame;
	struct arena *scratch = frame->scratch;
	struct str class = frame_series_class(frame, "reach", mark->series);
	int left = mark->x.low ? scale_at(&plane->x, scratch, mark->x.low) : plane->x.from;
	int right = mark->x.high ? scale_at(&plane->x, scratch, mark->x.high) : plane->x.to;
	int low = mark->y.low ? scale_at(&plane->y, scratch, mark->y.low) : plane->y.from;
	int high = mark->y.high ? scale_at(&plane->y, scratch, mark->y.high) : plane->y.to;

	if (left != right)
		frame_line(frame, class, (struct svg_point){ left, at.y },
		    (struct svg_point){ right, at.y });
	if (low != high)
		frame_line(frame, class, (struct svg_point){ at.x, low },
		    (struct svg_point){ at.x, high });
}

static struct svg_point point_of(const struct plane *plane, const struct chart_mark *mark)
{
	struct arena *scratch = plane->frame->scratch;

	return place(plane, chart_middle(scratch, &mark->x), chart_middle(scratch, &mark->y));
}

static void put_point(const struct plane *plane, const struct chart_mark *mark)
{
	const struct frame *frame = plane->frame;
	struct svg_point at = point_of(plane, mark);

	frame_link_open(frame, mark->href);
	svg_group(frame->html, STR("mark"));
	frame_hover(frame, mark->words);
	put_reach(plane, mark, at);
	svg_circle(frame->html,
	    frame_series_class(frame, mark->stale ? "dot stale" : "dot", mark->series), at, POINT);
	html_close(frame->html, "g");
	frame_link_close(frame, mark->href);
}

static bool find_place(const struct plane *plane, struct svg_point at, int width, struct label_box *box)
{
	int height = FRAME_LINE - 40;

	if (labels_place(plane->clear, at, POINT, width, height, box)) {
		labels_take(plane->labels, *box);
		return true;
	}
	if (!labels_place(plane->labels, at, POINT, width, height, box))
		return false;
	labels_take(plane->clear, *box);
	return true;
}

static void put_point_name(const struct plane *plane, const struct chart_mark *mark)
{
	const struct frame *frame = plane->frame;
	struct str name = frame->chart->rows[mark->row];
	struct label_box box;

	if (find_place(plane, point_of(plane, mark), frame_width_of(name), &box))
		frame_text(frame, STR("name"), (struct svg_point){ box.left, box.bottom - 40 },
		    ANCHOR_START, name);
}

/* A point, which no name covers, and its range. */
static void take_places(const struct plane *plane, const struct chart_mark *mark)
{
	struct arena *scratch = plane->frame->scratch;
	struct svg_point at = point_of(plane, mark);
	int left = mark->x.low ? scale_at(&plane->x, scratch, mark->x.low) : plane->x.from;
	int right = mark->x.high ? scale_at(&plane->x, scratch, mark->x.high) : plane->x.to;
	int low = mark->y.low ? scale_at(&plane->y, scratch, mark->y.low) : plane->y.from;
	int high = mark->y.high ? scale_at(&plane->y, scratch, mark->y.high) : plane->y.to;

	labels_take(plane->labels,
	    (struct label_box){ at.x - POINT, at.y - POINT, at.x + POINT, at.y + POINT });
	labels_take(plane->clear,
	    (struct label_box){ at.x - POINT, at.y - POINT, at.x + POINT, at.y + POINT });
	labels_take(plane->clear, (struct label_box){ left, at.y - 10, right, at.y + 10 });
	labels_take(plane->clear, (struct label_box){ at.x - 10, high, at.x + 10, low });
}

static void put_points(const struct plane *plane)
{
	const struct chart *chart = plane->frame->chart;

	for (size_t i = 0; i < chart->mark_count; i++)
		take_places(plane, &chart->marks[i]);
	for (size_t i = 0; i < chart->line_count; i++)
		put_line(plane, &chart->lines[i]);
	for (size_t i = 0; i < chart->mark_count; i++)
		put_point_name(plane, &chart->marks[i]);
	for (size_t i = 0; i < chart->mark_count; i++)
		put_point(plane, &chart->marks[i]);
}

/* --- curves ----------------------------------------------------------------------------------- */

/* The line through the middles. */
static void put_curve(const struct plane *plane, size_t series)
{
	const struct frame *frame = plane->frame;
	const struct chart *chart = frame->chart;
	struct buf path = buf_in(frame->scratch, BUF_MOST);
	struct svg_point last = { 0, 0 };

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series != series)
			continue;
		struct svg_point at = point_of(plane, mark);
		if (path.len > 0 && chart->kind == CHART_STEPS)
			svg_line(&path, (struct svg_point){ at.x, last.y });
		if (path.len == 0)
			svg_move(&path, at);
		else
			svg_line(&path, at);
		last = at;
	}
	if (path.len > 0)
		svg_path(frame->html, frame_series_class(frame, "curve", series), buf_str(&path));
}

static bool has_reach(const struct chart_mark *mark)
{
	return !mark->y.low || !mark->y.high || ratio_cmp(mark->y.low, mark->y.high) != 0;
}

/* Where an end of a range lies; an open one runs to the edge. */
static struct svg_point end_of(const struct plane *plane, const struct chart_mark *mark, bool high)
{
	const struct ratio *end = high ? mark->y.high : mark->y.low;
	struct svg_point at = point_of(plane, mark);

	at.y = end ? scale_at(&plane->y, plane->frame->scratch, end)
	    : high ? plane->y.to
		   : plane->y.from;
	return at;
}

/* Ranges along a curve: the band between their ends. */
static void put_band(const struct plane *plane, size_t series)
{
	const struct frame *frame = plane->frame;
	const struct chart *chart = frame->chart;
	struct svg_point *points = ARENA_ARRAY(frame->scratch, struct svg_point, 2 * chart->mark_count);
	size_t count = 0, own = 0;
	bool any = false;

	for (size_t i = 0; i < chart->mark_count; i++)
		own += chart->marks[i].series == series;
	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series != series)
			continue;
		any |= has_reach(mark);
		points[count] = end_of(plane, mark, false);
		points[2 * own - 1 - count] = end_of(plane, mark, true);
		count++;
	}
	if (any)
		svg_polygon(frame->html, frame_series_class(frame, "band", series), points, 2 * own);
}

/* The points of a curve: each observation, and each value that leads somewhere. */
static void put_stops(const struct plane *plane, size_t series)
{
	const struct chart *chart = plane->frame->chart;

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		if (mark->series == series && (chart->kind == CHART_STEPS || mark->href.len > 0))
			put_point(plane, mark);
	}
}

struct end {
	size_t series;
	int y;
};

/* Names of curves at their right ends, moved apart where they would touch. */
static void put_end_names(const struct plane *plane)
{
	const struct frame *frame = plane->frame;
	const struct chart *chart = frame->chart;
	struct end ends[CHART_SERIES_MOST];
	size_t count = 0;

	for (size_t s = 0; s < chart->series_count; s++) {
		struct end end = { s, -1 };
		for (size_t i = 0; i < chart->mark_count; i++)
			if (chart->marks[i].series == s)
				end.y = point_of(plane, &chart->marks[i]).y;
		if (end.y < 0)
			continue;
		size_t at = count++;
		for (; at > 0 && ends[at - 1].y > end.y; at--)
			ends[at] = ends[at - 1];
		ends[at] = end;
	}
	for (size_t i = 1; i < count; i++)
		if (ends[i].y < ends[i - 1].y + FRAME_LINE)
			ends[i].y = ends[i - 1].y + FRAME_LINE;
	/* what was pushed below the axis goes up again, and those above it with it */
	for (size_t i = count; i-- > 0;) {
		int most = i + 1 < count ? ends[i + 1].y - FRAME_LINE : plane->y.from;
		ends[i].y = ends[i].y > most ? most : ends[i].y;
		frame_text(frame, frame_series_class(frame, "series-name", ends[i].series),
		    (struct svg_point){ plane->x.to + FRAME_GAP, ends[i].y + FRAME_SIZE / 3 },
		    ANCHOR_START,
		    frame_cut(frame->scratch, chart->series[ends[i].series],
			frame->width - plane->x.to - FRAME_GAP));
	}
}

static void put_crossing(const struct plane *plane, const struct chart_crossing *crossing)
{
	const struct frame *frame = plane->frame;
	struct svg_point at = place(plane, crossing->x, crossing->y);
	int width = frame_width_of(crossing->text);
	struct label_box box;

	frame_line(frame, STR("crossing"), at, (struct svg_point){ at.x, plane->y.from });
	svg_circle(frame->html, STR("dot crossing"), at, POINT + 10);
	if (labels_place(plane->labels, at, POINT + 30, width, FRAME_LINE, &box))
		frame_text(frame, STR("value"), (struct svg_point){ box.left, box.bottom - 50 },
		    ANCHOR_START, crossing->text);
}

static void put_curves(const struct plane *plane)
{
	const struct chart *chart = plane->frame->chart;

	for (size_t i = 0; i < chart->line_count; i++)
		put_line(plane, &chart->lines[i]);
	for (size_t s = 0; s < chart->series_count; s++) {
		if (chart->kind != CHART_STEPS)
			put_band(plane, s);
		put_curve(plane, s);
		put_stops(plane, s);
	}
	for (size_t i = 0; i < chart->crossing_count; i++)
		put_crossing(plane, &chart->crossings[i]);
	if (plane->ends)
		put_end_names(plane);
}

void plane_draw(const struct frame *frame)
{
	struct plane plane = { .frame = frame };

	measure(&plane);
	if (has_key(frame))
		frame_key(frame, 0);
	struct label_box room = { plane.x.from, plane.y.to, frame->width, plane.y.from };
	plane.labels = labels_new(frame->scratch, room);
	plane.clear = labels_new(frame->scratch, room);
	put_x_axis(&plane);
	put_y_axis(&plane);
	if (is_scatter(frame))
		put_points(&plane);
	else
		put_curves(&plane);
}
