#include "block/grid.h"

#include <assert.h>

struct grid grid_in(struct arena *arena)
{
	return (struct grid){ .arena = arena,
		.stale_first = DATE_NONE,
		.stale_last = DATE_NONE,
		.observed_first = DATE_NONE,
		.observed_last = DATE_NONE };
}

void grid_add_column(struct grid *grid, struct grid_head head)
{
	grid->columns = arena_room(
	    grid->arena, grid->columns, grid->column_count, &grid->column_room, sizeof(head));
	grid->columns[grid->column_count++] = head;
}

static struct grid_row *new_row(struct grid *grid)
{
	grid->rows = arena_room(
	    grid->arena, grid->rows, grid->row_count, &grid->row_room, sizeof(*grid->rows));
	struct grid_row *row = &grid->rows[grid->row_count++];
	*row = (struct grid_row){ .count = 0 };
	return row;
}

void grid_add_row(struct grid *grid, struct grid_head head, bool total)
{
	struct grid_row *row = new_row(grid);

	row->head = head;
	row->total = total;
	row->cells = arena_alloc(grid->arena, (grid->column_count + 1) * sizeof(*row->cells));
}

void grid_add_heading(struct grid *grid, struct str name)
{
	new_row(grid)->head.name = name;
}

void grid_add_cell(struct grid *grid, struct cell cell)
{
	struct grid_row *row = &grid->rows[grid->row_count - 1];

	assert(row->cells && row->count < grid->column_count);
	row->cells[row->count++] = cell;
}

void grid_add_thing(struct grid *grid, const struct thing *thing)
{
	grid->things = arena_room(grid->arena, grid->things, grid->thing_count, &grid->thing_room,
	    sizeof(const struct thing *));
	grid->things[grid->thing_count++] = thing;
}

struct str grid_row_key(struct arena *keep, const struct grid *grid, size_t r)
{
	const struct grid_row *row = &grid->rows[r];
	const char *what = !row->cells ? "heading"
	    : row->total               ? "total"
	    : row->head.thing          ? "thing"
				       : "row";
	struct str name = row->head.thing ? row->head.thing->id : row->head.name;
	size_t same = 0;

	for (size_t i = 0; i < r; i++) {
		const struct grid_row *other = &grid->rows[i];
		same += !other->cells == !row->cells && other->total == row->total &&
		    other->head.thing == row->head.thing && str_eq(other->head.name, row->head.name);
	}
	return str_print(keep, "%s %.*s %zu", what, STR_ARG(name), same);
}

struct str cell_mark_name(const struct cell *cell)
{
	if (cell->depends)
		return MARK_DEPENDS_NAME;
	return cell->mark ? cell->mark->name : STR("");
}
