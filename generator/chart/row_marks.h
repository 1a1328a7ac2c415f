/*
 * row_marks - the pieces of bars, parts of bars, and dots, in rows.
 *
 * A range is drawn as a range; an open end is drawn to the edge of the drawing. A value beyond an end of the axis is cut
 * there, and its text has an arrow.
 */
#ifndef CHART_ROW_MARKS_H
#define CHART_ROW_MARKS_H

#include "chart/piece.h"
#include "chart/stage.h"

/* The radius of a dot. */
#define ROW_DOT 45

/* How high a row is; and the middle of the bars of one, from its top. */
int row_height(const struct chart *chart, bool narrow);
int row_middle(const struct chart *chart);

/* The top of a row: of the name above its bars on a narrow drawing, else of its bars. */
int row_top(const struct stage *stage, size_t row);

/* Whether the value of a mark is written to the left of it. */
bool row_mark_is_left(struct arena *scratch, const struct chart *chart, const struct chart_mark *mark);

/* A mark of chart->marks. `sum`: where the parts of its row before it end; becomes where it ends. */
void row_mark(const struct stage *stage, const struct chart_mark *mark, const struct ratio **sum,
    struct pieces *out);

/* A line across all rows, with its name above it. */
void row_line(const struct stage *stage, const struct ratio *at, struct str name, struct pieces *out);

#endif
