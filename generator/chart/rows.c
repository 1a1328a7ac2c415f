#include "chart/rows.h"

#include "chart/row_marks.h"

/* Wanted between ticks. */
#define TICK_EACH 750

/* Measured before anything is drawn. */
struct rows {
	const struct frame *frame;
	int names; /* width of the names beside the rows; 0: above them */
	int foot;  /* of the whole drawing */
	struct stage stage;
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
		int name = piece_text_width(frame->chart->rows[i]);
		width = width > name ? width : name;
	}
	return width < most ? width : most;
}

static bool has_key(const struct chart *chart)
{
	return chart->series_count > 1;
}

static int key_height(const struct frame *frame)
{
	struct buf nothing = buf_in(frame->scratch, BUF_MOST);
	struct html away = html_to(&nothing);
	struct frame measured = *frame;

	measured.html = &away;
	return has_key(frame->chart) ? frame_key(&measured, 0) : 0;
}

static bool has_lines(const struct chart *chart)
{
	return chart->line_count > 0 || chart->base;
}

int rows_height(const struct frame *frame)
{
	int rows = (int)frame->chart->row_count * row_height(frame->chart, frame->narrow);

	return key_height(frame) + (has_lines(frame->chart) ? PIECE_TEXT_LINE : 0) + rows +
	    2 * PIECE_TEXT_LINE + PIECE_GAP;
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

/* The room that values take beside the bars, on one side. */
static int text_room(const struct rows *rows, bool left)
{
	const struct chart *chart = rows->frame->chart;
	int room = 0;

	for (size_t i = 0; i < chart->mark_count && !is_stacked(rows); i++) {
		int width = piece_text_width(chart->marks[i].text) + PIECE_GAP + ROW_DOT;
		if (row_mark_is_left(rows->frame->scratch, chart, &chart->marks[i]) == left &&
		    width > room)
			room = width;
	}
	return room;
}

static void measure(struct rows *rows)
{
	const struct frame *frame = rows->frame;
	const struct chart *chart = frame->chart;
	struct extent extent = extent_of(rows);

	rows->foot = rows_height(frame);
	rows->names = frame->narrow ? 0 : name_width(frame);
	int left = rows->names + (rows->names ? 2 * PIECE_GAP : 0) + text_room(rows, true);
	int right = frame->width - text_room(rows, false);
	if (right - left < frame->width / 4)
		right = left + frame->width / 4;
	rows->ticks = frame_ticks(frame, &chart->x, extent.low, extent.high, right - left, TICK_EACH);
	if (!chart->x.logarithmic)
		extent_widen(&extent, &rows->ticks);
	rows->stage = (struct stage){ .chart = chart,
		.scratch = frame->scratch,
		.narrow = frame->narrow,
		.left = rows->names + (rows->names ? PIECE_GAP : 0),
		.right = frame->width,
		.top = key_height(frame) + (has_lines(chart) ? PIECE_TEXT_LINE : 0),
		.bottom = rows->foot - 2 * PIECE_TEXT_LINE,
		.x = scale_of(extent.low, extent.high, left, right, chart->x.logarithmic),
		.x_places = rows->ticks.places };
	scale_settle(&rows->stage.x, frame->scratch);
}

/* --- axis and lines --------------------------------------------------------------------------- */

static void put_axis(const struct rows *rows)
{
	const struct frame *frame = rows->frame;
	const struct stage *stage = &rows->stage;
	int last = -frame->width, foot = rows->foot - PIECE_TEXT_LINE - PIECE_GAP;

	for (size_t i = 0; i < rows->ticks.count; i++) {
		struct str text = frame_tick_text(frame, &frame->chart->x, &rows->ticks, i);
		int x = scale_at(&stage->x, frame->scratch, rows->ticks.at[i]);
		int half = piece_text_width(text) / 2;
		frame_line(frame, STR("grid"), (struct svg_point){ x, stage->top },
		    (struct svg_point){ x, foot - PIECE_TEXT_LINE + PIECE_GAP });
		if (x - half < last || x - half < 0 || x + half > frame->width)
			continue;
		frame_text(frame, STR("tick"), (struct svg_point){ x, foot }, ANCHOR_MIDDLE, text);
		last = x + half + PIECE_GAP;
	}
	frame_text(frame, STR("axis-name"),
	    (struct svg_point){ (stage->x.from + stage->x.to) / 2, rows->foot - PIECE_GAP },
	    ANCHOR_MIDDLE, piece_cut(frame->scratch, frame->chart->x.name, frame->width));
}

static void put_line(const struct rows *rows, const struct ratio *at, struct str name)
{
	struct pieces pieces = { .arena = rows->frame->scratch };

	row_line(&rows->stage, at, name, &pieces);
	frame_across(rows->frame, &pieces);
}

static void put_lines(const struct rows *rows)
{
	const struct chart *chart = rows->frame->chart;

	for (size_t i = 0; i < chart->line_count; i++)
		put_line(rows, chart->lines[i].value, chart->lines[i].name);
	if (chart->base)
		put_line(rows, chart->base, chart->base_text);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void put_row(const struct rows *rows, size_t row)
{
	const struct chart *chart = rows->frame->chart;
	const struct ratio *sum = ratio_zero();

	for (size_t i = 0; i < chart->mark_count; i++) {
		struct pieces pieces = { .arena = rows->frame->scratch };
		if (chart->marks[i].row != row)
			continue;
		row_mark(&rows->stage, &chart->marks[i], &sum, &pieces);
		frame_mark(rows->frame, &chart->marks[i], &pieces);
	}
}

static void put_name(const struct rows *rows, size_t row)
{
	const struct frame *frame = rows->frame;
	int y = row_top(&rows->stage, row);
	struct str name = piece_cut(
	    frame->scratch, frame->chart->rows[row], frame->narrow ? frame->width : rows->names);

	if (frame->narrow)
		frame_text(frame, STR("name"), (struct svg_point){ 0, y + PIECE_TEXT_LINE - 60 },
		    ANCHOR_START, name);
	else
		frame_text(frame, STR("name"),
		    (struct svg_point){ rows->names, y + row_middle(frame->chart) + 30 },
		    ANCHOR_END, name);
}

struct stage rows_draw(const struct frame *frame)
{
	struct rows rows = { .frame = frame };

	measure(&rows);
	if (has_key(frame->chart))
		frame_key(frame, 0);
	put_axis(&rows);
	for (size_t row = 0; row < frame->chart->row_count; row++) {
		put_name(&rows, row);
		put_row(&rows, row);
	}
	put_lines(&rows);
	return rows.stage;
}
