/*
 * chart - draws values: bars, stacked bars, dots, scatter plots, lines, steps, break-even curves, tornados.
 *
 * The input is a struct chart: names, and exact numbers in the unit of their axis. The output is SVG. Knows
 * numbers and SVG, but neither the data nor pages: who fills the struct (block/block_chart.h) gives each
 * mark its text and link, and the axis a function that prints its numbers.
 *
 * There are two layouts. Rows (rows.h): names down, one value axis across. The plane (plane.h): two axes. A
 * chart is drawn twice, for wide screens and for phones, with the same font size; assets/style.css shows
 * one of them.
 *
 * Lengths are whole tenths of a pixel and computed exactly, so the bytes are the same on every machine.
 * Nothing here reports: values that cannot be drawn were reported by whoever filled the struct.
 */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "chart/chart_value.h"
#include "html/html.h"

/* Limits: more rows are better as a table, more marks cannot be told apart, nor more colours. */
#define CHART_ROWS_MOST 60
#define CHART_MARKS_MOST 600
#define CHART_SERIES_MOST 6

enum chart_kind {
	CHART_BARS,
	CHART_STACKED,
	CHART_DOTS,
	CHART_TORNADO,
	CHART_SCATTER,
	CHART_LINES,
	CHART_STEPS,
	CHART_BREAK_EVEN,
};

struct chart_mark {
	size_t row;                   /* of the chart */
	size_t cell_row, cell_column; /* its cell in the grid of the block */
	size_t series;
	struct chart_value x, y; /* rows: only x */
	struct str text;         /* the value as printed; empty in a scatter plot */
	struct str words;        /* what a pointer over it shows: "RTX 5090: $1,999" */
	struct str href;         /* where it leads, or empty */
	bool stale;              /* drawn hollow */
	bool apart;              /* no curve joins it to the one before */
};

/* A line across the drawing: at a value of the value axis (y of a plane), or with y = value × x. */
struct chart_line {
	struct str name;
	const struct ratio *value;
	bool slope;
};

/* A value of x where two curves meet. */
struct chart_crossing {
	const struct ratio *x, *y;
	struct str text;
};

struct chart_axis {
	struct str name; /* with its unit: "Price, $" */
	bool logarithmic;
	bool dates; /* days since 1970-01-01 */
	bool zero;  /* must include zero */
	/* Prints a number of the axis with `places` digits after the point. */
	struct str (*print)(
	    void *self, const struct chart_axis *axis, const struct ratio *at, int places);
	void *self;
	const void *own; /* data of `print` */
};

struct chart {
	enum chart_kind kind;
	struct str *rows; /* names of the rows, top to bottom; on a plane, names of marks by `row` */
	size_t row_count, row_room;
	struct str *series;
	size_t series_count;
	struct chart_mark *marks; /* for lines: each series in order of x */
	size_t mark_count, mark_room;
	struct chart_line *lines;
	size_t line_count;
	struct chart_crossing *crossings;
	size_t crossing_count;
	const struct ratio *base; /* tornado: the value with the data unchanged, */
	struct str base_text;     /* and as text */
	struct chart_axis x, y;   /* rows: only x */
	struct str *missing;      /* names of what has no value to draw */
	size_t missing_count;
};

static inline void chart_add_mark(struct arena *keep, struct chart *chart, struct chart_mark mark)
{
	chart->marks = arena_room(
	    keep, chart->marks, chart->mark_count, &chart->mark_room, sizeof(*chart->marks));
	chart->marks[chart->mark_count++] = mark;
}

/* True for two axes; else names down and one axis across. */
static inline bool chart_is_plane(const struct chart *chart)
{
	return chart->kind >= CHART_SCATTER;
}

/* The width of a drawing on wide screens and on phones. */
#define CHART_WIDE 7200
#define CHART_NARROW 3200

/* Title and description for readers who do not see the drawing; `id` must be unique on the page. */
struct chart_head {
	struct str id, title, words;
};

struct stage;

/* Writes the chart as <svg>, `width` tenths of a pixel wide, and tells where its marks stand (stage.h). */
void chart_draw(struct html *html, struct arena *scratch, const struct chart *chart,
    const struct chart_head *head, int width, struct stage *stage);

#endif
