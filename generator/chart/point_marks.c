#include "chart/point_marks.h"

struct point_room point_room_of(const struct stage *stage)
{
	struct label_box box = { stage->x.from, stage->y.to, stage->right, stage->y.from };

	return (struct point_room){ stage, labels_new(stage->scratch, box),
		labels_new(stage->scratch, box) };
}

static int across(const struct stage *stage, const struct ratio *x)
{
	return scale_at(&stage->x, stage->scratch, x);
}

static int up(const struct stage *stage, const struct ratio *y)
{
	return scale_at(&stage->y, stage->scratch, y);
}

struct svg_point point_at(const struct stage *stage, const struct ratio *x, const struct ratio *y)
{
	return (struct svg_point){ across(stage, x), up(stage, y) };
}

struct svg_point point_of(const struct stage *stage, const struct chart_mark *mark)
{
	return point_at(
	    stage, chart_middle(stage->scratch, &mark->x), chart_middle(stage->scratch, &mark->y));
}

/* Where the ends of its ranges lie; open ones run to the edge. */
static struct label_box ends_of(const struct stage *stage, const struct chart_mark *mark)
{
	return (struct label_box){ .left = mark->x.low ? across(stage, mark->x.low) : stage->x.from,
		.right = mark->x.high ? across(stage, mark->x.high) : stage->x.to,
		.bottom = mark->y.low ? up(stage, mark->y.low) : stage->y.from,
		.top = mark->y.high ? up(stage, mark->y.high) : stage->y.to };
}

/* --- what leaves the axes --------------------------------------------------------------------- */

/* -1: below the scale, 1: above it */
static int beyond(const struct scale *scale, const struct ratio *at)
{
	return (ratio_cmp(at, scale->high) > 0) - (ratio_cmp(at, scale->low) < 0);
}

struct cut {
	struct str text; /* "→ 1,200"; empty where the point is on the plane */
	struct svg_point at;
	enum anchor anchor;
};

static struct cut cut_of(const struct stage *stage, const struct chart_mark *mark)
{
	static const char *const arrows[3][3] = { { "↙", "↓", "↘" }, { "←", "", "→" },
		{ "↖", "↑", "↗" } };
	const struct chart *chart = stage->chart;
	const struct ratio *x = chart_middle(stage->scratch, &mark->x);
	const struct ratio *y = chart_middle(stage->scratch, &mark->y);
	int away = beyond(&stage->x, x), high = beyond(&stage->y, y);
	struct svg_point at = point_of(stage, mark);
	bool left = at.x > (stage->x.from + stage->x.to) / 2;
	struct buf text = buf_in(stage->scratch, BUF_MOST);

	if (away || high)
		buf_put(&text, str_from(arrows[high + 1][away + 1]));
	if (away)
		buf_print(&text, " %.*s",
		    STR_ARG(chart->x.print(chart->x.self, &chart->x, x, stage->x_places)));
	if (high)
		buf_print(&text, "%s %.*s", away ? "," : "",
		    STR_ARG(chart->y.print(chart->y.self, &chart->y, y, stage->y_places)));
	return (struct cut){ buf_str(&text),
		{ left ? at.x - POINT - PIECE_GAP : at.x + POINT + PIECE_GAP, at.y + PIECE_TEXT_SIZE / 3 },
		left ? ANCHOR_END : ANCHOR_START };
}

static struct label_box cut_box(const struct cut *cut)
{
	int width = piece_text_width(cut->text);
	int left = cut->anchor == ANCHOR_END ? cut->at.x - width : cut->at.x;

	return (struct label_box){ left, cut->at.y - PIECE_TEXT_SIZE, left + width, cut->at.y + 40 };
}

/* --- points ----------------------------------------------------------------------------------- */

void point_take(const struct point_room *room, const struct chart_mark *mark)
{
	struct svg_point at = point_of(room->stage, mark);
	struct label_box ends = ends_of(room->stage, mark);
	struct label_box own = { at.x - POINT, at.y - POINT, at.x + POINT, at.y + POINT };
	struct cut cut = cut_of(room->stage, mark);

	labels_take(room->labels, own);
	labels_take(room->clear, own);
	labels_take(room->clear, (struct label_box){ ends.left, at.y - 10, ends.right, at.y + 10 });
	labels_take(room->clear, (struct label_box){ at.x - 10, ends.top, at.x + 10, ends.bottom });
	if (cut.text.len == 0)
		return;
	labels_take(room->labels, cut_box(&cut));
	labels_take(room->clear, cut_box(&cut));
}

/* A range is a line through the point. */
void point_mark(const struct stage *stage, const struct chart_mark *mark, struct pieces *out)
{
	struct svg_point at = point_of(stage, mark);
	struct label_box ends = ends_of(stage, mark);
	struct str reach = piece_of_series(stage->scratch, "reach", mark->series);
	struct cut cut = cut_of(stage, mark);

	piece_line(out, reach, (struct svg_point){ ends.left, at.y },
	    (struct svg_point){ ends.right, at.y });
	piece_line(out, reach, (struct svg_point){ at.x, ends.bottom },
	    (struct svg_point){ at.x, ends.top });
	piece_circle(out,
	    piece_of_series(stage->scratch, mark->stale ? "dot stale" : "dot", mark->series), at,
	    POINT);
	if (cut.text.len > 0)
		piece_text(out, STR("value over"), cut.at, cut.anchor, cut.text);
}

static bool find_place(
    const struct point_room *room, struct svg_point at, int width, struct label_box *box)
{
	int height = PIECE_TEXT_LINE - 40;

	if (labels_place(room->clear, at, POINT, width, height, box)) {
		labels_take(room->labels, *box);
		return true;
	}
	if (!labels_place(room->labels, at, POINT, width, height, box))
		return false;
	labels_take(room->clear, *box);
	return true;
}

void point_name(const struct point_room *room, const struct chart_mark *mark, struct pieces *out)
{
	struct str name = room->stage->chart->rows[mark->row];
	struct label_box box;

	if (find_place(room, point_of(room->stage, mark), piece_text_width(name), &box))
		piece_text(out, STR("name"), (struct svg_point){ box.left, box.bottom - 40 },
		    ANCHOR_START, name);
}

void point_cut(const struct point_room *room, const struct chart_mark *mark, struct pieces *out)
{
	struct cut cut = cut_of(room->stage, mark);
	struct label_box box;

	if (labels_place(room->labels, point_of(room->stage, mark), POINT,
		piece_text_width(cut.text), PIECE_TEXT_LINE - 40, &box))
		piece_text(out, STR("value over"), (struct svg_point){ box.left, box.bottom - 40 },
		    ANCHOR_START, cut.text);
}

/* --- lines across ----------------------------------------------------------------------------- */

/*
 * y = value × x, cut at the edges: from where it comes in to where it goes out. False if it passes
 * by. On two logarithmic axes, or two linear ones that hold zero, it is straight; elsewhere too
 * few would see what it means, and it is not offered.
 */
static bool slope_ends(const struct stage *stage, const struct ratio *value, struct svg_point ends[2])
{
	struct arena *scratch = stage->scratch;
	const struct ratio *from = stage->x.low, *to = stage->x.high;
	const struct ratio *enters = ratio_div(scratch, stage->y.low, value);
	const struct ratio *leaves = ratio_div(scratch, stage->y.high, value);

	from = ratio_cmp(from, enters) > 0 ? from : enters;
	to = ratio_cmp(to, leaves) < 0 ? to : leaves;
	if (ratio_cmp(from, to) >= 0)
		return false;
	ends[0] = (struct svg_point){ across(stage, from), up(stage, ratio_mul(scratch, from, value)) };
	ends[1] = (struct svg_point){ across(stage, to), up(stage, ratio_mul(scratch, to, value)) };
	return true;
}

void point_line(const struct point_room *room, const struct chart_line *line, struct pieces *out)
{
	const struct stage *stage = room->stage;
	struct svg_point ends[2] = { { stage->x.from, 0 }, { stage->x.to, 0 } };

	if (line->slope && !slope_ends(stage, line->value, ends))
		return;
	if (!line->slope)
		ends[0].y = ends[1].y = up(stage, line->value);
	piece_line(out, STR("reference"), ends[0], ends[1]);
	/* the name above the line at its right end, or below it */
	struct str name = line->name;
	if (!line->slope && beyond(&stage->y, line->value))
		name = STR_JOIN(stage->scratch, name,
		    beyond(&stage->y, line->value) > 0 ? STR(" ↑") : STR(" ↓"));
	int width = piece_text_width(name), right = ends[1].x, y = ends[1].y;
	struct label_box above = { right - width, y - PIECE_TEXT_LINE, right, y - 10 };
	struct label_box below = { right - width, y + 10, right, y + PIECE_TEXT_LINE };
	bool high = !line->slope && labels_try(room->labels, above);
	if (!high && !labels_try(room->labels, below))
		return;
	labels_take(room->clear, high ? above : below);
	piece_text(out, STR("reference-name"),
	    (struct svg_point){ right, (high ? above.bottom : below.bottom) - 40 }, ANCHOR_END, name);
}
