#include "chart/label_place.h"

/* A cell of the grid is about as large as a short label. */
enum { CELL = 400 };

struct cell {
	struct label_box *boxes;
	size_t count, room;
};

struct labels {
	struct arena *scratch;
	struct label_box room;
	struct cell *cells;
	int across, down;
};

struct labels *labels_new(struct arena *scratch, struct label_box room)
{
	struct labels *labels = ARENA_NEW(scratch, struct labels);

	labels->scratch = scratch;
	labels->room = room;
	labels->across = (room.right - room.left) / CELL + 1;
	labels->down = (room.bottom - room.top) / CELL + 1;
	labels->cells =
	    ARENA_ARRAY(scratch, struct cell, (size_t)labels->across * (size_t)labels->down);
	return labels;
}

static int limited(int cell, int count)
{
	return cell < 0 ? 0 : cell >= count ? count - 1 : cell;
}

/* The cells that a box touches, as a box. */
static struct label_box cells_of(const struct labels *labels, struct label_box box)
{
	return (struct label_box){ limited((box.left - labels->room.left) / CELL, labels->across),
		limited((box.top - labels->room.top) / CELL, labels->down),
		limited((box.right - labels->room.left) / CELL, labels->across),
		limited((box.bottom - labels->room.top) / CELL, labels->down) };
}

static struct cell *cell_at(const struct labels *labels, int x, int y)
{
	return &labels->cells[y * labels->across + x];
}

void labels_take(struct labels *labels, struct label_box box)
{
	struct label_box cells = cells_of(labels, box);

	for (int y = cells.top; y <= cells.bottom; y++)
		for (int x = cells.left; x <= cells.right; x++) {
			struct cell *cell = cell_at(labels, x, y);
			cell->boxes = arena_room(labels->scratch, cell->boxes, cell->count,
			    &cell->room, sizeof(*cell->boxes));
			cell->boxes[cell->count++] = box;
		}
}

static bool overlap(const struct label_box *a, const struct label_box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool is_free(const struct labels *labels, const struct label_box *box)
{
	struct label_box cells = cells_of(labels, *box);

	if (box->left < labels->room.left || box->right > labels->room.right ||
	    box->top < labels->room.top || box->bottom > labels->room.bottom)
		return false;
	for (int y = cells.top; y <= cells.bottom; y++)
		for (int x = cells.left; x <= cells.right; x++) {
			const struct cell *cell = cell_at(labels, x, y);
			for (size_t i = 0; i < cell->count; i++)
				if (overlap(box, &cell->boxes[i]))
					return false;
		}
	return true;
}

bool labels_try(struct labels *labels, struct label_box box)
{
	if (!is_free(labels, &box))
		return false;
	labels_take(labels, box);
	return true;
}

bool labels_place(struct labels *labels, struct svg_point at, int radius, int width, int height,
    struct label_box *out)
{
	/* right, left, above, below, then the corners: in halves of the box, from its middle */
	static const struct svg_point places[] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 },
		{ 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 } };
	enum { GAP = 30 };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		int away = places[i].x && places[i].y ? 0 : radius + GAP;
		struct svg_point middle = { at.x + places[i].x * (width / 2 + away),
			at.y + places[i].y * (height / 2 + away) };
		struct label_box box = { middle.x - width / 2, middle.y - height / 2,
			middle.x - width / 2 + width, middle.y - height / 2 + height };
		if (places[i].x && places[i].y) {
			box.left += places[i].x * radius;
			box.right += places[i].x * radius;
		}
		if (labels_try(labels, box)) {
			*out = box;
			return true;
		}
	}
	return false;
}
