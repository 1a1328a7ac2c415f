/*
 * table - a data table as a view, ready for the `table` template.
 *
 * Text columns left, number columns right with their unit in the head and their points in line, the
 * best cell marked, legend marks beside values, row heads and caption always there. Knows views and
 * finished cell markup; where values come from is the caller's. The view's fields are described in
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
	struct str href; /* where the head leads (a thing's page), or empty */
};

struct table_cell {
	struct str html; /* finished markup; never empty: "not stated" and the like are said in words */
	struct str printed; /* the number in it as plain text, to put its point in line; or empty */
	struct str mark_symbol, mark_name, mark_key; /* empty: no mark */
	bool best;
	/*
	 * where it is not what its column is: a table with things across has other values in each
	 * row
	 */
	bool number, text;
	bool quiet;      /* unknown, not applicable: set back */
	struct str also; /* finished markup of disagreeing sources, a note of its own; or empty */
};

struct table;

struct table *table_new(struct arena *keep, struct str id, struct str caption);
void table_column(struct table *table, struct table_column column); /* the first column heads the rows */
/*
 * Starts a row; head_html is finished markup. The other form makes its head of a name with unit and
 * address.
 */
void table_row(struct table *table, struct str head_html, bool total);
void table_row_named(struct table *table, struct table_column head, bool total);
void table_cell(struct table *table, struct table_cell cell);
void table_group(struct table *table, struct str name); /* a heading row before the next row */
void table_note(struct table *table, struct str html);  /* below the table */

/* The finished table, to which nothing is added any more. */
struct view *table_view(struct table *table);

#endif
