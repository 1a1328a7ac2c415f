#include "chart/piece.h"

#include "chart/chart.h"
#include "html/advance.h"

static void add(struct pieces *pieces, struct piece piece)
{
	pieces->at =
	    arena_room(pieces->arena, pieces->at, pieces->count, &pieces->room, sizeof(*pieces->at));
	pieces->at[pieces->count++] = piece;
}

void piece_rect(struct pieces *pieces, struct str class, struct svg_point corner, int width, int height)
{
	if (width > 0)
		add(pieces, (struct piece){ PIECE_RECT, class, corner, { width, height }, STR("") });
}

void piece_circle(struct pieces *pieces, struct str class, struct svg_point center, int radius)
{
	add(pieces, (struct piece){ PIECE_CIRCLE, class, center, { radius, radius }, STR("") });
}

void piece_line(struct pieces *pieces, struct str class, struct svg_point from, struct svg_point to)
{
	if (from.x != to.x || from.y != to.y)
		add(pieces, (struct piece){ PIECE_LINE, class, from, to, STR("") });
}

struct str piece_anchored(struct arena *scratch, struct str class, enum anchor anchor)
{
	static const struct str anchors[] = { STR_INIT(""), STR_INIT(" middle"), STR_INIT(" end") };

	return STR_JOIN(scratch, class, anchors[anchor]);
}

void piece_text(struct pieces *pieces, struct str class, struct svg_point at, enum anchor anchor,
    struct str text)
{
	class = piece_anchored(pieces->arena, class, anchor);
	add(pieces, (struct piece){ PIECE_TEXT, class, at, { 0, 0 }, text });
}

struct str piece_of_series(struct arena *scratch, const char *what, size_t series)
{
	return str_print(scratch, "%s s%zu", what, series % CHART_SERIES_MOST + 1);
}

int piece_text_width(struct str text)
{
	return advance_of(text, PIECE_TEXT_SIZE + PIECE_TEXT_SIZE / 16);
}
