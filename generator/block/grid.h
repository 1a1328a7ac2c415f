/*
 * grid - the result of a block: heads, rows and cells as values, before they become markup.
 *
 * A cell holds its value and its text, its mark, whether it is the best one, and where it comes from: the
 * origin of the value, or a derivation of its own. text/data_table.h prints a grid as a table;
 * text/finding.h reads its marks and best cells.
 *
 * Everything lives in grid->arena, or in the arena of the values.
 */
#ifndef BLOCK_GRID_H
#define BLOCK_GRID_H

#include "chart/chart.h"
#include "data/derivation.h"
#include "data/figures.h"
#include "data/stale.h"
#include "number/show.h"

/* The head of a column or a row. */
struct grid_head {
	struct str name, unit;     /* unit: empty if the cells show their own or have none */
	const struct thing *thing; /* the thing it names, or NULL */
	bool number;               /* a column of numbers */
	bool mixed;                /* a column whose rows have different types */
	struct str source;  /* the formula of its cells, where a best one is marked; or empty */
	enum better better; /* of these cells, where the best is told */
	enum better gain;   /* of these cells, where they get marks for their gain */
	struct str scene; /* of a column of scenarios: its name, and what it sets, "INPUT=VALUE" in lines; else empty */
};

enum cell_kind {
	CELL_WORDS,  /* words in place of a value: "not stated" */
	CELL_PLAIN,  /* a value without a link: a field of a record */
	CELL_FIGURE, /* a value linked to its origin or derivation */
};

/* What another source states, if it differs. */
struct cell_disagreement {
	struct str printed;
	const struct reference *source; /* or NULL */
};

struct cell {
	enum cell_kind kind;
	bool best;
	bool narrow;  /* set by text/narrow_sign.h */
	bool depends; /* has the built-in mark MARK_DEPENDS_NAME */
	bool stale;   /* an observation older than allowed */
	struct str text;
	struct show show; /* the show pattern that `text` was printed with */
	struct value value;
	const struct derivation *derivation; /* of a value without an origin; or NULL */
	const struct mark *mark;             /* or NULL */
	const struct cell_disagreement *disagreements;
	size_t disagreement_count;
	struct str href; /* its link, set by text/data_table.h */
};

struct grid_row {
	struct grid_head head;
	struct cell *cells; /* NULL for a heading over the rows that follow */
	size_t count;
	bool total; /* sums of the rows above */
};

/* Where the best cell is marked. */
enum grid_best { GRID_BEST_NONE, GRID_BEST_IN_ROW, GRID_BEST_IN_COLUMN };

struct grid {
	struct arena *arena;
	struct str caption; /* used if the block has no `caption` */
	enum grid_best best;
	const struct thing *base; /* what marks compare with; or NULL */
	bool cards;               /* on narrow screens each row is shown as a card */
	struct grid_head corner;  /* of the column of row heads */
	struct grid_head *columns;
	struct grid_row *rows;
	size_t column_count, column_room, row_count, row_room;
	const struct thing **things; /* the things that the block names, also if it failed */
	size_t thing_count, thing_room;
	/* observations in cells that become stale: how many of each age, and their first and last day */
	size_t ages[AGES];
	struct date observed_first, observed_last;
	/* first and last day of the stale ones; DATE_NONE for none */
	struct date stale_first, stale_last;
	int stale_after;     /* days: the longest time after which one of them is stale */
	struct chart *chart; /* a chart of the same values; NULL for a table alone */
};

struct grid grid_in(struct arena *arena);

/* Add in this order: all columns, then each row followed by its cells. */
void grid_add_column(struct grid *grid, struct grid_head head);
void grid_add_row(struct grid *grid, struct grid_head head, bool total);
void grid_add_heading(struct grid *grid, struct str name);
void grid_add_cell(struct grid *grid, struct cell cell);
void grid_add_thing(struct grid *grid, const struct thing *thing);

/* What tells a row from the others of its block, whatever its values: "thing kettle_k2 0". */
struct str grid_row_key(struct arena *keep, const struct grid *grid, size_t r);

/* The name of the cell's mark, empty if it has none. */
struct str cell_mark_name(const struct cell *cell);

#endif
