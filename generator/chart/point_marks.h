/*
 * point_marks - the pieces of points on a plane, of their names, and of lines across it.
 *
 * Names stand where there is room beside their points (label_place.h), or nowhere. A point beyond an axis stands at its
 * end, with an arrow and its number.
 */
#ifndef CHART_POINT_MARKS_H
#define CHART_POINT_MARKS_H

#include "chart/label_place.h"
#include "chart/piece.h"
#include "chart/stage.h"

/* The radius of a point. */
#define POINT 40

struct point_room {
	const struct stage *stage;
	struct labels *labels; /* what no name may cover: points and names */
	struct labels *clear;  /* and what it covers only where there is no other room: ranges */
};

struct point_room point_room_of(const struct stage *stage);

/* Where a place of the axes stands; what is beyond them, at their end. */
struct svg_point point_at(const struct stage *stage, const struct ratio *x, const struct ratio *y);
struct svg_point point_of(const struct stage *stage, const struct chart_mark *mark);

/* Keeps the room of a point and of its range free of names. Call for all points before the first name. */
void point_take(const struct point_room *room, const struct chart_mark *mark);

/* A line across, with its name if there is room for it. */
void point_line(const struct point_room *room, const struct chart_line *line, struct pieces *out);

/* A point and its range; its name. */
void point_mark(const struct stage *stage, const struct chart_mark *mark, struct pieces *out);
void point_name(const struct point_room *room, const struct chart_mark *mark, struct pieces *out);

/* Of a point beyond the axes the arrow and the number alone, if there is room for them. */
void point_cut(const struct point_room *room, const struct chart_mark *mark, struct pieces *out);

#endif
