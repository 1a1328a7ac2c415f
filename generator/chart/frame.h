/*
 * frame - what both layouts share: fonts, texts, an axis with its ticks, the legend of series. Private to
 * chart/.
 */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "chart/chart.h"
#include "chart/piece.h"
#include "chart/stage.h"
#include "chart/ticks.h"

struct frame {
	struct html *html;
	struct arena *scratch;
	const struct chart *chart;
	int width;
	bool narrow;
};

/* Writes a text; `at` is on its base line. */
void frame_text(const struct frame *frame, struct str class, struct svg_point at,
    enum anchor anchor, struct str text);

void frame_line(const struct frame *frame, struct str class, struct svg_point from, struct svg_point to);

/* Write pieces: as they are; as a mark, a group with its words and its link; as a line across, a group. */
void frame_pieces(const struct frame *frame, const struct pieces *pieces);
void frame_mark(const struct frame *frame, const struct chart_mark *mark, const struct pieces *pieces);
void frame_across(const struct frame *frame, const struct pieces *pieces);

/* Ticks of an axis from `low` to `high`: about one for each `each` tenths of a pixel of `length`. */
struct ticks frame_ticks(const struct frame *frame, const struct chart_axis *axis,
    const struct ratio *low, const struct ratio *high, int length, int each);
struct str frame_tick_text(
    const struct frame *frame, const struct chart_axis *axis, const struct ticks *ticks, size_t i);

/*
 * Writes the legend of series: names with their colours, in as many lines as they need from `top` down.
 * Returns its height.
 */
int frame_key(const struct frame *frame, int top);

/* The smallest and the greatest number shown on an axis; both NULL if there is none. */
struct extent {
	const struct ratio *low, *high;
};
void extent_add(struct extent *extent, const struct ratio *at);
void extent_add_value(struct extent *extent, const struct chart_value *value);
/* Makes sure that the two differ, and that the range includes zero if the axis must. */
void extent_settle(struct arena *scratch, struct extent *extent, const struct chart_axis *axis);
/* Widens the range to the outermost ticks. */
void extent_widen(struct extent *extent, const struct ticks *ticks);

#endif
