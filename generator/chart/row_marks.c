#include "chart/row_marks.h"

enum {
	BAR = 140,   /* how thick one is */
	LANE = 170,  /* for each bar of a row */
	ROW_GAP = 90 /* between rows */
};

static int lanes_of(const struct chart *chart)
{
	return chart->kind == CHART_BARS && chart->series_count > 1 ? (int)chart->series_count : 1;
}

int row_height(const struct chart *chart, bool narrow)
{
	return (narrow ? PIECE_TEXT_LINE : 0) + lanes_of(chart) * LANE + ROW_GAP;
}

int row_middle(const struct chart *chart)
{
	return lanes_of(chart) * LANE / 2;
}

int row_top(const struct stage *stage, size_t row)
{
	return stage->top + (int)row * row_height(stage->chart, stage->narrow) + ROW_GAP / 2;
}

bool row_mark_is_left(struct arena *scratch, const struct chart *chart, const struct chart_mark *mark)
{
	const struct ratio *end = mark->x.low ? mark->x.low : mark->x.high;

	if (chart->base) /* one of two beside it; each is a range, where what it stands at is one */
		return ratio_cmp(chart_middle(scratch, &mark->x), chart->base) < 0;
	return end && chart->kind != CHART_DOTS && ratio_sign(end) < 0;
}

static int place(const struct stage *stage, const struct ratio *at)
{
	return scale_at(&stage->x, stage->scratch, at);
}

static int place_low(const struct stage *stage, const struct chart_mark *mark)
{
	return mark->x.low ? place(stage, mark->x.low) : stage->x.from;
}

static int place_high(const struct stage *stage, const struct chart_mark *mark)
{
	return mark->x.high ? place(stage, mark->x.high) : stage->x.to;
}

/* The text of a value, with an arrow on the side where it leaves the axis. */
static struct str with_arrow(const struct stage *stage, const struct chart_value *value, struct str text)
{
	bool left = value->low && ratio_cmp(value->low, stage->x.low) < 0;
	bool right = value->high && ratio_cmp(value->high, stage->x.high) > 0;

	return left || right
	    ? STR_JOIN(stage->scratch, left ? STR("← ") : STR(""), text, right ? STR(" →") : STR(""))
	    : text;
}

/* --- bars and dots ---------------------------------------------------------------------------- */

static void put_rect(struct pieces *out, struct str class, int from, int to, int y)
{
	int left = from < to ? from : to, width = from < to ? to - from : from - to;

	piece_rect(out, class, (struct svg_point){ left, y }, width, BAR);
}

/* Solid up to the nearer end of a range, and pale from there to the other. */
static void put_bar(const struct stage *stage, const struct chart_mark *mark, int y, struct pieces *out)
{
	const struct ratio *base = stage->chart->base;
	int zero = place(stage, base ? base : ratio_zero());
	int low = place_low(stage, mark), high = place_high(stage, mark);
	int near = low > zero ? low : high < zero ? high : zero;

	put_rect(out, piece_of_series(stage->scratch, mark->stale ? "bar stale" : "bar", mark->series),
	    zero, near, y);
	put_rect(out, piece_of_series(stage->scratch, "bar range", mark->series), low, high, y);
}

static void put_dot(const struct stage *stage, const struct chart_mark *mark, int y, struct pieces *out)
{
	int low = place_low(stage, mark), high = place_high(stage, mark);
	struct svg_point center = { place(stage, chart_middle(stage->scratch, &mark->x)), y + BAR / 2 };

	piece_line(out, piece_of_series(stage->scratch, "reach", mark->series),
	    (struct svg_point){ low, center.y }, (struct svg_point){ high, center.y });
	piece_circle(out,
	    piece_of_series(stage->scratch, mark->stale ? "dot stale" : "dot", mark->series),
	    center, ROW_DOT);
}

/* A text beside a mark, or over it where there is no room beside. */
static void put_text(
    const struct stage *stage, struct svg_point at, bool left, struct str text, struct pieces *out)
{
	int width = piece_text_width(text);
	bool over = left ? at.x - width < stage->left : at.x + width > stage->right;

	if (over) {
		at.x = left ? stage->left : stage->right;
		left = !left;
	}
	piece_text(out, over ? STR("value over") : STR("value"), at,
	    left ? ANCHOR_END : ANCHOR_START, text);
}

static void put_value(const struct stage *stage, const struct chart_mark *mark, int y, struct pieces *out)
{
	const struct chart *chart = stage->chart;
	struct str text = with_arrow(stage, &mark->x, mark->text);
	bool left = row_mark_is_left(stage->scratch, chart, mark);
	int x = left ? place_low(stage, mark) : place_high(stage, mark);
	int away = PIECE_GAP + (chart->kind == CHART_DOTS ? ROW_DOT : 0);

	if (chart->kind == CHART_DOTS && chart->series_count > 1 && text.len == mark->text.len)
		return; /* the key tells the dots of a row apart; their values would cover each other */
	put_text(stage, (struct svg_point){ left ? x - away : x + away, y + BAR - 25 }, left, text, out);
}

/* A part of a bar; behind the last one of a bar that is cut, how long it is. */
static void put_part(const struct stage *stage, const struct chart_mark *mark, int y,
    const struct ratio **sum, struct pieces *out)
{
	const struct chart *chart = stage->chart;

	const struct ratio *next =
	    ratio_add(stage->scratch, *sum, chart_middle(stage->scratch, &mark->x));
	bool last = mark + 1 == chart->marks + chart->mark_count || mark[1].row != mark->row;

	put_rect(out, piece_of_series(stage->scratch, "bar part", mark->series), place(stage, *sum),
	    place(stage, next), y);
	*sum = next;
	if (!last || ratio_cmp(next, stage->x.high) <= 0)
		return;
	struct chart_value whole = { next, next };
	struct str text = chart->x.print(chart->x.self, &chart->x, next, stage->x_places);
	put_text(stage, (struct svg_point){ stage->x.to + PIECE_GAP, y + BAR - 25 }, false,
	    with_arrow(stage, &whole, text), out);
}

void row_mark(const struct stage *stage, const struct chart_mark *mark, const struct ratio **sum,
    struct pieces *out)
{
	const struct chart *chart = stage->chart;
	int y = row_top(stage, mark->row) + (stage->narrow ? PIECE_TEXT_LINE : 0) +
	    (lanes_of(chart) > 1 ? (int)mark->series * LANE : 0);

	if (chart->kind == CHART_STACKED) {
		put_part(stage, mark, y, sum, out);
		return;
	}
	if (chart->kind == CHART_DOTS)
		put_dot(stage, mark, y, out);
	else
		put_bar(stage, mark, y, out);
	put_value(stage, mark, y, out);
}

void row_line(const struct stage *stage, const struct ratio *at, struct str name, struct pieces *out)
{
	struct chart_value value = { at, at };
	struct str text = with_arrow(stage, &value, name);
	int x = place(stage, at), half = piece_text_width(text) / 2, middle = x;

	middle = middle + half > stage->right ? stage->right - half : middle < half ? half : middle;
	piece_line(out, STR("reference"), (struct svg_point){ x, stage->top },
	    (struct svg_point){ x, stage->bottom });
	piece_text(out, STR("reference-name"), (struct svg_point){ middle, stage->top - PIECE_GAP },
	    ANCHOR_MIDDLE, text);
}
