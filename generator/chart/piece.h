/*
 * piece - the pieces that a mark is drawn of: a few bars, dots, lines and texts.
 *
 * They are worked out once, here, and written by two: as SVG when a site is built (frame.h), as JSON by the engine of a
 * page (live/live_chart.h). Lengths are tenths of a pixel, as everywhere in drawings.
 */
#ifndef CHART_PIECE_H
#define CHART_PIECE_H

#include "base/arena.h"
#include "html/svg.h"

/* Font size and line height, in tenths of a pixel; assets/style.css sets the same font size. */
#define PIECE_TEXT_SIZE 130
#define PIECE_TEXT_LINE 180
/* The gap between a mark and its text. */
#define PIECE_GAP 60

enum piece_kind { PIECE_RECT, PIECE_CIRCLE, PIECE_PATH, PIECE_TEXT };

struct piece {
	enum piece_kind kind;
	struct str class;
	struct svg_point at; /* corner, centre; of a text on its base line */
	struct svg_point to; /* width and height, or the radius twice */
	struct str text;     /* of a path what svg_path takes (html/svg.h) */
};

struct pieces {
	struct arena *arena;
	struct piece *at;
	size_t count, room;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* Add a piece. A rectangle that is not wide, a line without length, and an empty path are none. */
void piece_rect(struct pieces *pieces, struct str class, struct svg_point corner, int width, int height);
void piece_circle(struct pieces *pieces, struct str class, struct svg_point center, int radius);
void piece_line(struct pieces *pieces, struct str class, struct svg_point from, struct svg_point to);
void piece_path(struct pieces *pieces, struct str class, struct str path);
void piece_text(struct pieces *pieces, struct str class, struct svg_point at, enum anchor anchor,
    struct str text);

/* "value end": the class of a text with that of its anchor. */
struct str piece_anchored(struct arena *scratch, struct str class, enum anchor anchor);

/* "bar s3": a class with that of a series. */
struct str piece_of_series(struct arena *scratch, const char *what, size_t series);

int piece_text_width(struct str text);

/* The text, shortened with … if it is wider than `most`. */
struct str piece_cut(struct arena *scratch, struct str text, int most);

#endif
