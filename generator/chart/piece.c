#include "chart/piece.h"

#include "base/utf8.h"
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
	struct buf path = buf_in(pieces->arena, BUF_MOST);

	if (from.x == to.x && from.y == to.y)
		return;
	svg_move(&path, from);
	svg_line(&path, to);
	piece_path(pieces, class, buf_str(&path));
}

void piece_path(struct pieces *pieces, struct str class, struct str path)
{
	if (path.len > 0)
		add(pieces, (struct piece){ PIECE_PATH, class, { 0, 0 }, { 0, 0 }, path });
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

static struct str shortened(struct arena *arena, struct str text, size_t len)
{
	return STR_JOIN(arena, str_trim(str_sub(text, 0, len)), STR("…"));
}

struct str piece_cut(struct arena *scratch, struct str text, int most)
{
	if (piece_text_width(text) <= most)
		return text;
	/* From the front: what is too wide may be as long as a file. */
	struct arena *once = arena_new();
	size_t fits = 0, at = 0;
	while (at < text.len) {
		utf8_next(text, &at);
		if (piece_text_width(shortened(once, text, at)) > most)
			break;
		fits = at;
		arena_reset(once);
	}
	arena_free(once);
	return shortened(scratch, text, fits);
}
