#include "chart/frame.h"

void frame_text(const struct frame *frame, struct str class, struct svg_point at,
    enum anchor anchor, struct str text)
{
	html_open(frame->html, "text");
	html_attr(frame->html, "class", piece_anchored(frame->scratch, class, anchor));
	svg_attr(frame->html, "x", at.x);
	svg_attr(frame->html, "y", at.y);
	html_text(frame->html, text);
	html_close(frame->html, "text");
}

void frame_line(const struct frame *frame, struct str class, struct svg_point from, struct svg_point to)
{
	struct buf path = buf_in(frame->scratch, BUF_MOST);

	svg_move(&path, from);
	svg_line(&path, to);
	svg_path(frame->html, class, buf_str(&path));
}

void frame_pieces(const struct frame *frame, const struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->at[i];
		switch (piece->kind) {
		case PIECE_RECT:
			svg_rect(frame->html, piece->class, piece->at, piece->to.x, piece->to.y, 0);
			break;
		case PIECE_CIRCLE:
			svg_circle(frame->html, piece->class, piece->at, piece->to.x);
			break;
		case PIECE_PATH:
			svg_path(frame->html, piece->class, piece->text);
			break;
		case PIECE_TEXT:
			frame_text(frame, piece->class, piece->at, ANCHOR_START, piece->text);
			break;
		}
	}
}

void frame_mark(const struct frame *frame, const struct chart_mark *mark, const struct pieces *pieces)
{
	struct html *html = frame->html;

	if (mark->href.len > 0) {
		html_open(html, "a");
		html_attr_url(html, "href", mark->href);
	}
	svg_group(html, STR("mark"));
	html_open(html, "title");
	html_text(html, mark->words);
	html_close(html, "title");
	frame_pieces(frame, pieces);
	html_close(html, "g");
	if (mark->href.len > 0)
		html_close(html, "a");
}

void frame_across(const struct frame *frame, const struct pieces *pieces)
{
	svg_group(frame->html, STR("across"));
	frame_pieces(frame, pieces);
	html_close(frame->html, "g");
}

/* --- axes ------------------------------------------------------------------------------------- */

struct ticks frame_ticks(const struct frame *frame, const struct chart_axis *axis,
    const struct ratio *low, const struct ratio *high, int length, int each)
{
	int wanted = length / each;

	wanted = wanted < 2 ? 2 : wanted > 12 ? 12 : wanted;
	return axis->dates      ? ticks_dates(frame->scratch, low, high, wanted)
	    : axis->logarithmic ? ticks_logarithmic(frame->scratch, low, high, wanted)
				: ticks_linear(frame->scratch, low, high, wanted);
}

struct str frame_tick_text(
    const struct frame *frame, const struct chart_axis *axis, const struct ticks *ticks, size_t i)
{
	int places = ticks->places;

	/* 0.1, 1, 10: each with the places of its own */
	if (axis->logarithmic)
		for (places = 0; places < ticks->places &&
		     !ratio_is_whole(ratio_mul(
			 frame->scratch, ticks->at[i], ratio_ten_to(frame->scratch, places)));)
			places++;
	return axis->print(axis->self, axis, ticks->at[i], places);
}

void extent_add(struct extent *extent, const struct ratio *at)
{
	if (!at)
		return;
	if (!extent->low || ratio_cmp(at, extent->low) < 0)
		extent->low = at;
	if (!extent->high || ratio_cmp(at, extent->high) > 0)
		extent->high = at;
}

void extent_add_value(struct extent *extent, const struct chart_value *value)
{
	extent_add(extent, value->low);
	extent_add(extent, value->high);
}

void extent_settle(struct arena *scratch, struct extent *extent, const struct chart_axis *axis)
{
	if (!extent->low)
		extent->low = extent->high = axis->logarithmic ? ratio_one() : ratio_zero();
	if (axis->zero && !axis->logarithmic)
		extent_add(extent, ratio_zero());
	if (ratio_cmp(extent->low, extent->high) < 0)
		return;
	const struct ratio *two = ratio_of(scratch, 2, 1);
	if (axis->logarithmic) {
		extent->high = ratio_mul(scratch, extent->high, two);
		extent->low = ratio_div(scratch, extent->low, two);
		return;
	}
	const struct ratio *room = ratio_sign(extent->low) == 0
	    ? ratio_one()
	    : ratio_div(scratch, ratio_abs(scratch, extent->low), ratio_of(scratch, 10, 1));
	extent->low = ratio_sub(scratch, extent->low, room);
	extent->high = ratio_add(scratch, extent->high, room);
}

void extent_widen(struct extent *extent, const struct ticks *ticks)
{
	if (ticks->count == 0)
		return;
	extent_add(extent, ticks->at[0]);
	extent_add(extent, ticks->at[ticks->count - 1]);
}

/* --- the key ---------------------------------------------------------------------------------- */

int frame_key(const struct frame *frame, int top)
{
	enum { SWATCH = 120, BETWEEN = 180 };
	int x = 0, y = top + PIECE_TEXT_LINE - 50;

	for (size_t i = 0; i < frame->chart->series_count; i++) {
		struct str name = piece_cut(
		    frame->scratch, frame->chart->series[i], frame->width - SWATCH - PIECE_GAP);
		int width = SWATCH + PIECE_GAP + piece_text_width(name);
		if (x > 0 && x + width > frame->width) {
			x = 0;
			y += PIECE_TEXT_LINE;
		}
		svg_rect(frame->html, piece_of_series(frame->scratch, "swatch", i),
		    (struct svg_point){ x, y - SWATCH + 20 }, SWATCH, SWATCH, 20);
		frame_text(frame, STR("name"), (struct svg_point){ x + SWATCH + PIECE_GAP, y },
		    ANCHOR_START, name);
		x += width + BETWEEN;
	}
	return y + 50 + PIECE_TEXT_LINE / 2 - top;
}
