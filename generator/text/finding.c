#include "text/finding.h"

#include "data/marks.h"
#include "number/quantity_order.h"

static void add(struct reading *reading, struct finding finding)
{
	struct document *document = &reading->document;
	struct arena *keep = reading->input->keep;

	finding.key = str_copy(keep, finding.key);
	finding.about = str_copy(keep, finding.about);
	finding.outcome = str_copy(keep, finding.outcome);
	finding.source = str_copy(keep, finding.source);
	finding.things = str_copy(keep, finding.things);
	document->findings = arena_room(keep, document->findings, document->finding_count,
	    &document->finding_room, sizeof(finding));
	document->findings[document->finding_count++] = finding;
}

static struct str outcome_of(const struct value *value)
{
	static const struct str words[] = {
		[TRUTH_NO] = STR_INIT("fails"), [TRUTH_YES] = STR_INIT("holds"), [TRUTH_UNDECIDED] = STR_INIT("undecided")
	};

	return value->kind == VALUE_TRUTH ? words[value->truth] : STR("cannot be told");
}

void finding_add_guard(
    struct reading *reading, struct str condition, const struct value *value, struct pos at)
{
	if (!value_is_mistake(value))
		add(reading,
		    (struct finding){ .kind = FINDING_GUARD,
			.key = condition,
			.about = condition,
			.outcome = outcome_of(value),
			.at = at });
}

/* --- blocks ----------------------------------------------------------------------------------- */

/* A block on its way to findings. */
struct block_findings {
	struct reading *reading;
	struct str id;
	const struct grid *grid;
};

/* The thing and the baseline of a mark that is given for a gain; empty for others. */
static struct str gain_of(const struct block_findings *block, const struct grid_row *row, size_t column)
{
	const struct thing *thing = block->grid->columns[column].thing, *base = block->grid->base;
	const struct cell *cell = &row->cells[column];
	const struct grid_head *columns = block->grid->columns;

	if (column > 0 && columns[column].scene.len > 0)
		return str_print(block->reading->input->scratch, "%.*s\t%.*s",
		    STR_ARG(columns[column].scene), STR_ARG(columns[0].scene));
	if (!base || !thing || thing == base || value_mark(&cell->value))
		return STR("");
	return str_print(
	    block->reading->input->scratch, "%.*s %.*s", STR_ARG(thing->id), STR_ARG(base->id));
}

/* A cell without a mark is told too, so that one that comes or goes is seen. */
static void add_mark(const struct block_findings *block, const struct grid_row *row, size_t column)
{
	struct arena *scratch = block->reading->input->scratch;
	struct str name = block->grid->columns[column].name,
		   mark = cell_mark_name(&row->cells[column]);

	add(block->reading,
	    (struct finding){
		.kind = FINDING_MARK,
		.key = str_print(scratch, "%.*s/%.*s/%.*s", STR_ARG(block->id),
		    STR_ARG(row->head.name), STR_ARG(name)),
		.about = str_print(scratch, "%.*s: %.*s", STR_ARG(row->head.name), STR_ARG(name)),
		.outcome = mark.len ? mark : STR("no mark"),
		.source = row->head.source,
		.things = gain_of(block, row, column),
		.better = row->head.gain,
	    });
}

/*
 * The best of a row or a column; several are told in the order of their names: rows may be sorted.
 */
struct best {
	const struct grid_head *measure;
	struct str *names;
	size_t count, room;
	struct buf things; /* ids of those that were compared */
};

static struct best best_start(const struct block_findings *block, const struct grid_head *measure)
{
	return (struct best){ .measure = measure,
		.things = buf_in(block->reading->input->scratch, BUF_MOST) };
}

/* One of those that are compared. */
static void add_contender(const struct block_findings *block, struct best *best,
    const struct grid_head *head, const struct cell *cell)
{
	struct str name = head->name;

	if (head->scene.len > 0)
		buf_print(&best->things, "%s%.*s", best->things.len > 0 ? "\t" : "",
		    STR_ARG(head->scene));
	if (head->thing)
		buf_print(&best->things, "%s%.*s", best->things.len > 0 ? " " : "",
		    STR_ARG(head->thing->id));
	if (!cell->best)
		return;
	best->names = arena_room(block->reading->input->scratch, best->names, best->count,
	    &best->room, sizeof(*best->names));
	size_t at = best->count++;
	for (; at > 0 && str_cmp(best->names[at - 1], name) > 0; at--)
		best->names[at] = best->names[at - 1];
	best->names[at] = name;
}

static void add_best(const struct block_findings *block, const struct best *best)
{
	struct arena *scratch = block->reading->input->scratch;
	struct buf names = buf_in(scratch, BUF_MOST);

	for (size_t i = 0; i < best->count; i++)
		buf_print(&names, "%s%.*s", i ? ", " : "", STR_ARG(best->names[i]));
	add(block->reading,
	    (struct finding){
		.kind = FINDING_BEST,
		.key = str_print(scratch, "%.*s/%.*s", STR_ARG(block->id), STR_ARG(best->measure->name)),
		.about = best->measure->name,
		.outcome = best->count ? buf_str(&names) : STR("none"),
		.source = best->measure->source,
		.things = buf_str(&best->things),
		.better = best->measure->better,
	    });
}

/* Every cell of every row, and the best of each row. */
static void add_rows(const struct block_findings *block)
{
	const struct grid *grid = block->grid;

	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		struct best best = best_start(block, &row->head);
		for (size_t c = 0; c < row->count; c++) {
			add_mark(block, row, c);
			add_contender(block, &best, &grid->columns[c], &row->cells[c]);
		}
		if (row->cells)
			add_best(block, &best);
	}
}

static bool has_mark(const struct grid *grid, size_t column)
{
	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		if (column < row->count && cell_mark_name(&row->cells[column]).len)
			return true;
	}
	return false;
}

/* The cells of columns that have any mark. */
static void add_marked_columns(const struct block_findings *block)
{
	const struct grid *grid = block->grid;

	for (size_t c = 0; c < grid->column_count; c++) {
		bool marked = has_mark(grid, c);
		for (size_t r = 0; marked && r < grid->row_count; r++)
			if (c < grid->rows[r].count)
				add_mark(block, &grid->rows[r], c);
	}
}

static void add_best_of_columns(const struct block_findings *block)
{
	const struct grid *grid = block->grid;

	for (size_t c = 0; c < grid->column_count; c++) {
		struct best best = best_start(block, &grid->columns[c]);
		for (size_t r = 0; r < grid->row_count; r++) {
			const struct grid_row *row = &grid->rows[r];
			if (c < row->count)
				add_contender(block, &best, &row->head, &row->cells[c]);
		}
		add_best(block, &best);
	}
}

void findings_add_block(struct reading *reading, const struct grid *grid, struct str id)
{
	const struct block_findings block = { reading, id, grid };

	if (grid->best == GRID_BEST_IN_ROW) {
		add_rows(&block);
		return;
	}
	add_marked_columns(&block);
	if (grid->best == GRID_BEST_IN_COLUMN)
		add_best_of_columns(&block);
}
