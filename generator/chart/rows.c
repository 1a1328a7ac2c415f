#include "chart/rows.h"

enum {
	BAR = 140,      /* how thick one is */
	LANE = 170,     /* for each bar of a row */
	ROW_GAP = 90,   /* between rows */
	DOT = 45,       /* radius */
	TICK_EACH = 750 /* wanted between ticks */
};

/* Measured before anything is drawn. */
struct rows {
	const struct frame *frame;
	int names;     /* width of the names beside the rows; 0: above them */
	int top, foot; /* of the rows; of the whole drawing */
	int lanes, row_height;
	struct scale scale;
	struct ticks ticks;
};

static bool is_stacked(const struct rows *rows)
{
	return rows->frame->chart->kind == CHART_STACKED;
}

/* --- measures --------------------------------------------------------------------------------- */

static int name_width(const struct frame *frame)
{
	int width = 0, most = frame->width * 2 / 5;

	for (size_t i = 0; i < frame->chart->row_count; i++) {
		int name = frame_width_of(frame->chart->rows[i]);
		width = width > name ? width : name;
	}
	return width < most ? width : most;
}

static int row_height(const struct frame *frame, int lanes)
{
	return (frame->narrow ? FRAME_LINE : 0) + lanes * LANE + ROW_GAP;
}

static int lanes_of(const struct chart *chart)
{
	return chart->kind == CHART_BARS && chart->series_count > 1 ? (int)chart->series_count : 1;
}

static bool has_key(const struct chart *chart)
{
	return chart->series_count > 1;
}

int rows_height(const struct frame *frame)
{
	struct buf nothing = buf_in(frame->scratch, BUF_MOST);
	struct html away = html_to(&nothing);
	struct frame measured = *frame;
	int rows = (int)frame->chart->row_count * row_height(frame, lanes_of(frame->chart));

	measured.html = &away;
	return (has_key(frame->chart) ? frame_key(&measured, 0) : 0) +
	    (frame->chart->line_count > 0 || frame->chart->base ? FRAME_LINE : 0) + rows +
	    2 * FRAME_LINE + FRAME_GAP;
}

static const struct ratio *stack_of(const struct rows *rows, size_t row)
{
	const struct chart *chart = rows->frame->chart;
	struct arena *scratch = rows->frame->scratch;
	const struct ratio *sum = ratio_zero();

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct ratio *part =
		    chart->marks[i].row == row ? chart_middle(scratch, &chart->marks[i].x) : NULL;
		sum = part ? ratio_add(scratch, sum, part) : sum;
	}
	return sum;
}

static struct extent extent_of(const struct rows *rows)
{
	const struct chart *chart = rows->frame->chart;
	struct extent extent = { NULL, NULL };

	for (size_t i = 0; i < chart->row_count && is_stacked(rows); i++)
		extent_add(&extent, stack_of(rows, i));
	for (size_t i = 0; i < chart->mark_count && !is_stacked(rows); i++)
		extent_add_value(&extent, &chart->marks[i].x);
	for (size_t i = 0; i < chart->line_count; i++)
		extent_add(&extent, chart->lines[i].value);
	extent_add(&extent, chart->base);
	extent_settle(rows->frame->scratch, &extent, &chart->x);
	return extent;
}

/* Whether the value of a mark is written to the left of it. */
static bool is_left(const struct chart *chart, const struct chart_mark *mark)
{
	const struct ratio *end = mark->x.low ? mark->x.low : mark->x.high;

	return end && chart->kind != CHART_DOTS &&
	    ratio_cmp(end, chart->base ? chart->base : ratio_zero()) < 0;
}

/* The room that values take beside the bars, on one side. */
static int text_room(const struct rows *rows, bool left)
{
	const struct chart *chart = rows->frame->chart;
	int room = 0;

	for (size_t i = 0; i < chart->mark_count && !is_stacked(rows); i++) {
		int width = frame_width_of(chart->marks[i].text) + FRAME_GAP + DOT;
		if (is_left(chart, &chart->marks[i]) == left && width > room)
			room = width;
	}
	return room;
}

static void measure(struct rows *rows)
{
	const struct frame *frame = rows->frame;
	const struct chart *chart = frame->chart;
	struct extent extent = extent_of(rows);

	rows->names = frame->narrow ? 0 : name_width(frame);
	rows->lanes = lanes_of(chart);
	rows->row_height = row_height(frame, rows->lanes);
	int left = rows->names + (rows->names ? 2 * FRAME_GAP : 0) + text_room(rows, true);
	int right = frame->width - text_room(rows, false);
	if (right - left < frame->width / 4)
		right = left + frame->width / 4;
	rows->ticks = frame_ticks(frame, &chart->x, extent.low, extent.high, right - left, TICK_EACH);
	if (!chart->x.logarithmic)
		extent_widen(&extent, &rows->ticks);
	rows->scale = (struct scale){ extent.low, extent.high, left, right, chart->x.logarithmic };
}

/* --- axis and lines --------------------------------------------------------------------------- */

static int place(const struct rows *rows, const struct ratio *at)
{
	return scale_at(&rows->scale, rows->frame->scratch, at);
}

static void put_axis(const struct rows *rows)
{
	const struct frame *frame = rows->frame;
	int last = -frame->width, foot = rows->foot - FRAME_LINE - FRAME_GAP;

	for (size_t i = 0; i < rows->ticks.count; i++) {
		struct str text = frame_tick_text(frame, &frame->chart->x, &rows->ticks, i);
		int x = place(rows, rows->ticks.at[i]), half = frame_width_of(text) / 2;
		frame_line(frame, STR("grid"), (struct svg_point){ x, rows->top },
		    (struct svg_point){ x, foot - FRAME_LINE + FRAME_GAP });
		if (x - half < last || x - half < 0 || x + half > frame->width)
			continue;
		frame_text(frame, STR("tick"), (struct svg_point){ x, foot }, ANCHOR_MIDDLE, text);
		last = x + half + FRAME_GAP;
	}
	frame_text(frame, STR("axis-name"),
	    (struct svg_point){ (rows->scale.from + rows->scale.to) / 2, rows->foot - FRAME_GAP },
	    ANCHOR_MIDDLE, frame_cut(frame->scratch, frame->chart->x.name, frame->width));
}

static void put_line(const struct rows *rows, const struct ratio *at, struct str name)
{
	const struct frame *frame = rows->frame;
	int x = place(rows, at), half = frame_width_of(name) / 2, middle = x;

	middle = middle + half > frame->width ? frame->width - half : middle < half ? half : middle;
	frame_line(frame, STR("reference"), (struct svg_point){ x, rows->top },
	    (struct svg_point){ x, rows->foot - 2 * FRAME_LINE });
	frame_text(frame, STR("reference-name"),
	    (struct svg_point){ middle, rows->top - FRAME_GAP }, ANCHOR_MIDDLE, name);
}

static void put_lines(const struct rows *rows)
{
	const struct chart *chart = rows->frame->chart;

	for (size_t i = 0; i < chart->line_count; i++)
		put_line(rows, chart->lines[i].value, chart->lines[i].name);
	if (chart->base)
		put_line(rows, chart->base, chart->base_text);
}

/* --- bars and dots ---------------------------------------------------------------------------- */

static void put_rect(const struct rows *rows, struct str class, int from, int to, int y)
{
	int left = from < to ? from : to, width = from < to ? to - from : from - to;

	if (width > 0)
		svg_rect(rows->frame->html, class, (struct svg_point){ left, y }, width, BAR, 0);
}

/* Solid up to the nearer end of a range, and pale from there to the other. */
static void put_bar(const struct rows *rows, const struct chart_mark *mark, int zero, int y)
{
	const struct frame *frame = rows->frame;
	int low = mark->x.low ? place(rows, mark->x.low) : rows->scale.from;
	int high = mark->x.high ? place(rows, mark->x.high) : rows->scale.to;
	int near = low > zero ? low : high < zero ? high : zero;

	put_rect(rows, frame_series_class(frame, mark->stale ? "bar stale" : "bar", mark->series),
	    zero, near, y);
	if (low != high)
		put_rect(rows, frame_series_class(frame, "bar range", mark->series), low, high, y);
}

static void put_dot(const struct rows *rows, const struct chart_mark *mark, int y)
{
	const struct frame *frame = rows->frame;
	int low = mark->x.low ? place(rows, mark->x.low) : rows->scale.from;
	int high = mark->x.high ? place(rows, mark->x.high) : rows->scale.to;
	struct svg_point center = { place(rows, chart_middle(frame->scratch, &mark->x)), y + BAR / 2 };

	if (low != high)
		frame_line(frame, frame_series_class(frame, "reach", mark->series),
		    (struct svg_point){ low, center.y }, (struct svg_point){ high, center.y });
	svg_circle(frame->html,
	    frame_series_class(frame, mark->stale ? "dot stale" : "dot", mark->series), center, DOT);
}

/* A part of a bar of which the parts before it end at `sum`. */
static const struct ratio *put_part(
    const struct rows *rows, const struct chart_mark *mark, const struct ratio *sum, int y)
{
	struct arena *scratch = rows->frame->scratch;
	const struct ratio *next = ratio_add(scratch, sum, chart_middle(scratch, &mark->x));

	put_rect(rows, frame_series_class(rows->frame, "bar part", mark->series), place(rows, sum),
	    place(rows, next), y);
	return next;
}

static void put_value(const struct rows *rows, const struct chart_mark *mark, int y)
{
	const struct chart *chart = rows->frame->chart;
	bool left = is_left(chart, mark);
	const struct ratio *end = left ? mark->x.low : mark->x.high;
	int x = end ? place(rows, end) : left ? rows->scale.from : rows->scale.to;
	int away = FRAME_GAP + (chart->kind == CHART_DOTS ? DOT : 0);

	frame_text(rows->frame, STR("value"),
	    (struct svg_point){ left ? x - away : x + away, y + BAR - 25 },
	    left ? ANCHOR_END : ANCHOR_START, mark->text);
}

static void put_row(const struct rows *rows, size_t row, int y)
{
	const struct frame *frame = rows->frame;
	const struct chart *chart = frame->chart;
	const struct ratio *sum = ratio_zero();
	int zero = place(rows, chart->base ? chart->base : ratio_zero());

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		int lane = y + (rows->lanes > 1 ? (int)mark->series * LANE : 0);
		if (mark->row != row)
			continue;
		frame_link_open(frame, mark->href);
		svg_group(frame->html, STR("mark"));
		frame_hover(frame, mark->words);
		if (is_stacked(rows))
			sum = put_part(rows, mark, sum, lane);
		else if (chart->kind == CHART_DOTS)
			put_dot(rows, mark, lane);
		else
			put_bar(rows, mark, zero, lane);
		if (!is_stacked(rows) && (chart->kind != CHART_DOTS || chart->series_count < 2))
			put_value(rows, mark, lane);
		html_close(frame->html, "g");
		frame_link_close(frame, mark->href);
	}
}

static void put_name(const struct rows *rows, size_t row, int y)
{
	const struct frame *frame = rows->frame;
	struct str name = frame_cut(
	    frame->scratch, frame->chart->rows[row], frame->narrow ? frame->width : rows->names);

	if (frame->narrow)
		frame_text(frame, STR("name"), (struct svg_point){ 0, y + FRAME_LINE - 60 },
		    ANCHOR_START, name);
	else
		frame_text(frame, STR("name"),
		    (struct svg_point){ rows->names, y + rows->lanes * LANE / 2 + 30 }, ANCHOR_END,
		    name);
}

void rows_draw(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	struct rows rows = { .frame = frame, .foot = rows_height(frame) };

	measure(&rows);
	rows.top = (has_key(chart) ? frame_key(frame, 0) : 0) +
	    (chart->line_count > 0 || chart->base ? FRAME_LINE : 0);
	put_axis(&rows);
	for (size_t row = 0; row < chart->row_count; row++) {
		int y = rows.top + (int)row * rows.row_height + ROW_GAP / 2;
		put_name(&rows, row, y);
		put_row(&rows, row, y + (frame->narrow ? FRAME_LINE : 0));
	}
	put_lines(&rows);
}
