/*
 * table - a data table as a view, ready for the `table` template.
 *
 * Text columns left, number columns right with their unit in the head and their points in line, the
 * best cell marked, legend marks beside values, row heads and caption always there. Knows views and
 * markup of cells; where values come from is the caller's. The view's fields are described in
 * rigbook-templates(7).
 *
 * Everything lives in the arena the table was made in; texts are views, not copies.
 */
#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include "html/view.h"

struct table_column {
	struct str name, unit; /* unit: empty when cells carry their own or have none */
	bool number;
	bool mixed; /* its rows are of different sorts: no points in line, words to the right as well */
	struct str href;  /* where the head leads (a thing's page), or empty */
	struct str typed; /* of a column: its unit as a keyboard types it, where that differs */
	bool same;        /* all values of this row or column are the same: nothing to choose by */
};

struct table_cell {
	struct markup content; /* never empty: "not stated" and the like are said in words */
	struct str printed; /* the number in it as plain text, to put its point in line; or empty */
	struct str mark_symbol, mark_name, mark_key; /* empty: no mark */
	bool best;
	bool narrow; /* less than a tenth of one input turns what it says */
	/*
	 * where it is not what its column is: a table with things across has other values in each
	 * row
	 */
	bool number, text;
	bool brief; /* a few words that stay on one line: "does not fit" */
	bool same;  /* its column or row says so */
	/* for sorting and for CSV, each may be empty: */
	struct str exact; /* "14949/5200", of a range "1..5/2", open "4200.."; in `unit` */
	struct str unit;
	struct str factor;  /* its unit in that of its column, where they differ: "1000" */
	struct str apart;   /* a unit that does not compare with that of its column */
	struct str source;  /* title of what states a fact */
	struct str date;    /* on which: "2026-11-21" */
	bool quiet;         /* unknown, not applicable: set back */
	struct markup also; /* disagreeing sources, a note of its own; or empty */
};

struct table;

struct table *table_new(struct arena *keep, struct str id, struct str caption);
void table_column(struct table *table, struct table_column column); /* the first column heads the rows */

/*
 * Makes the table one that readers sort, filter and save (assets/tables.js), if it has rows enough.
 * `name` is what its settings and its file are called; need not be unique.
 */
void table_answers(struct table *table, struct str name);

/* The same for one whose rows a script puts there, so that it has none yet: rows that are the same can be left out. */
void table_answers_filled(struct table *table, struct str name);

/* A table that answers leads to where its things can be exchanged for others. */
void table_choose(struct table *table, struct str href);

/* On a phone the rows become cards: each cell says its column's head. Before the first row. */
void table_cards(struct table *table);

/* Starts a row. The other form makes its head of a name with unit and address. */
void table_row(struct table *table, struct markup head, bool total);
void table_row_named(struct table *table, struct table_column head, bool total);
void table_cell(struct table *table, struct table_cell cell);
void table_group(struct table *table, struct str name);   /* a heading row before the next row */
void table_note(struct table *table, struct markup note); /* below the table */

/* `tools` of a table of so many rows that another template prints: it is filtered if it is long, and saved. NULL for few rows. */
struct view *table_tools(struct arena *keep, struct str name, size_t rows);

/* The finished table, to which nothing is added any more. */
struct view *table_view(struct table *table);

#endif
