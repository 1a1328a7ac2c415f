#include "chart/plane.h"

#include "chart/curve_marks.h"
#include "chart/point_marks.h"

enum {
	HEIGHT_WIDE = 4200,
	HEIGHT_NARROW = 3000,
	X_EACH = 900,        /* wanted between ticks, */
	X_EACH_NARROW = 550, /* and on a phone */
	Y_EACH = 450,
	HEAD = 260, /* the name of the y axis, above it */
	FOOT = 420  /* ticks and name of the x axis */
};

struct plane {
	const struct frame *frame;
	int top;            /* of the key */
	struct stage stage; /* y.from is below y.to's place: values go up */
	struct ticks x_ticks, y_ticks;
	bool ends; /* names of curves stand at their ends */
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
		int width = piece_text_width(
		    frame_tick_text(plane->frame, &plane->frame->chart->y, &plane->y_ticks, i));
		room = room > width ? room : width;
	}
	return room + PIECE_GAP;
}

/* At the right: names of curves, or half of the last tick. */
static int right_room(const struct plane *plane)
{
	const struct chart *chart = plane->frame->chart;
	int room = 250;

	for (size_t i = 0; i < chart->series_count && plane->ends; i++) {
		int width = piece_text_width(chart->series[i]) + 2 * PIECE_GAP;
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
	plane->ends = curves_have_end_names(chart, frame->narrow);
	plane->top = key_height(frame);
	int top = plane->top + HEAD, foot = plane_height(frame) - FOOT;
	plane->y_ticks = frame_ticks(frame, &chart->y, y.low, y.high, foot - top, Y_EACH);
	extent_widen(&y, &plane->y_ticks);
	int left = tick_room(plane), right = frame->width - right_room(plane);
	if (left > frame->width / 2) /* numbers of hundreds of digits: they run out of the drawing */
		left = frame->width / 2;
	plane->x_ticks = frame_ticks(
	    frame, &chart->x, x.low, x.high, right - left, frame->narrow ? X_EACH_NARROW : X_EACH);
	if (!chart->x.dates && is_scatter(frame))
		extent_widen(&x, &plane->x_ticks);
	plane->stage = (struct stage){ .chart = chart,
		.scratch = frame->scratch,
		.narrow = frame->narrow,
		.left = left,
		.right = frame->width,
		.top = top,
		.bottom = foot,
		.x = scale_of(x.low, x.high, left, right, chart->x.logarithmic),
		.y = scale_of(y.low, y.high, foot, top, chart->y.logarithmic),
		.x_places = plane->x_ticks.places,
		.y_places = plane->y_ticks.places };
	scale_settle(&plane->stage.x, frame->scratch);
	scale_settle(&plane->stage.y, frame->scratch);
}

/* --- axes ------------------------------------------------------------------------------------- */

static bool is_inside(const struct scale *scale, const struct ratio *at)
{
	return ratio_cmp(at, scale->low) >= 0 && ratio_cmp(at, scale->high) <= 0;
}

static void put_x_axis(const struct plane *plane)
{
	const struct frame *frame = plane->frame;
	int last = -frame->width, foot = plane->stage.y.from;

	for (size_t i = 0; i < plane->x_ticks.count; i++) {
		const struct ratio *at = plane->x_ticks.at[i];
		struct str text = frame_tick_text(frame, &frame->chart->x, &plane->x_ticks, i);
		int x = scale_at(&plane->stage.x, frame->scratch, at),
		    half = piece_text_width(text) / 2;
		if (!is_inside(&plane->stage.x, at))
			continue;
		frame_line(frame, STR("grid"), (struct svg_point){ x, plane->stage.y.to },
		    (struct svg_point){ x, foot + 40 });
		if (x - half < last || x + half > frame->width)
			continue;
		frame_text(frame, STR("tick"), (struct svg_point){ x, foot + PIECE_TEXT_LINE },
		    ANCHOR_MIDDLE, text);
		last = x + half + PIECE_GAP;
	}
	frame_text(frame, STR("axis-name"),
	    (struct svg_point){ plane->stage.x.to, foot + 2 * PIECE_TEXT_LINE }, ANCHOR_END,
	    piece_cut(frame->scratch, frame->chart->x.name, plane->stage.x.to));
}

static void put_y_axis(const struct plane *plane)
{
	const struct frame *frame = plane->frame;

	for (size_t i = 0; i < plane->y_ticks.count; i++) {
		int y = scale_at(&plane->stage.y, frame->scratch, plane->y_ticks.at[i]);
		if (!is_inside(&plane->stage.y, plane->y_ticks.at[i]))
			continue;
		frame_line(frame, STR("grid"), (struct svg_point){ plane->stage.x.from, y },
		    (struct svg_point){ plane->stage.x.to, y });
		frame_text(frame, STR("tick"),
		    (struct svg_point){ plane->stage.x.from - PIECE_GAP, y + PIECE_TEXT_SIZE / 3 },
		    ANCHOR_END, frame_tick_text(frame, &frame->chart->y, &plane->y_ticks, i));
	}
	frame_text(frame, STR("axis-name"), (struct svg_point){ 0, plane->top + PIECE_TEXT_LINE - 40 },
	    ANCHOR_START, piece_cut(frame->scratch, frame->chart->y.name, frame->width));
}

/* --- points ----------------------------------------------------------------------------------- */

static void put_line(
    const struct plane *plane, const struct point_room *room, const struct chart_line *line)
{
	struct pieces pieces = { .arena = plane->frame->scratch };

	point_line(room, line, &pieces);
	frame_across(plane->frame, &pieces);
}

static void put_points(const struct plane *plane)
{
	const struct chart *chart = plane->frame->chart;
	struct point_room room = point_room_of(&plane->stage);

	for (size_t i = 0; i < chart->mark_count; i++)
		point_take(&room, &chart->marks[i]);
	for (size_t i = 0; i < chart->line_count; i++)
		put_line(plane, &room, &chart->lines[i]);
	for (size_t i = 0; i < chart->mark_count; i++) {
		struct pieces pieces = { .arena = plane->frame->scratch };
		point_mark(&plane->stage, &chart->marks[i], &pieces);
		point_name(&room, &chart->marks[i], &pieces);
		frame_mark(plane->frame, &chart->marks[i], &pieces);
	}
}

/* --- curves ----------------------------------------------------------------------------------- */

static void put_curves(const struct plane *plane)
{
	struct curve_groups groups = curve_groups_of(&plane->stage);

	for (size_t i = 0; i < groups.count; i++) {
		const struct curve_group *group = &groups.at[i];
		if (group->mark)
			frame_mark(plane->frame, group->mark, &group->pieces);
		else
			frame_across(plane->frame, &group->pieces);
	}
}

struct stage plane_draw(const struct frame *frame)
{
	struct plane plane = { .frame = frame };

	measure(&plane);
	if (has_key(frame))
		frame_key(frame, 0);
	put_x_axis(&plane);
	put_y_axis(&plane);
	if (is_scatter(frame))
		put_points(&plane);
	else
		put_curves(&plane);
	return plane.stage;
}
