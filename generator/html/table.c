#include "html/table.h"

#include <assert.h>

struct table {
	struct arena *keep;
	struct view *view, *columns, *rows, *notes;
	struct view *cells; /* of the row begun last */
	bool *numbers;      /* by column, without the first */
	size_t column_count, column_room;
	bool has_corner; /* the first column has been given */
};

struct table *table_new(struct arena *keep, struct str id, struct str caption)
{
	struct table *table = ARENA_NEW(keep, struct table);
	table->keep = keep;
	table->view = view_object(keep);
	table->columns = view_list(keep);
	table->rows = view_list(keep);
	table->notes = view_list(keep);
	view_set_text(table->view, "id", id);
	view_set_text(table->view, "caption", caption);
	view_set(table->view, "columns", table->columns);
	view_set(table->view, "rows", table->rows);
	view_set(table->view, "notes", table->notes);
	return table;
}

static void set_if(struct view *view, const char *key, struct str text)
{
	if (text.len)
		view_set_text(view, key, text);
}

static struct view *named(struct table *table, const struct table_column *column)
{
	struct view *view = view_object(table->keep);
	view_set_text(view, "name", column->name);
	set_if(view, "unit", column->unit);
	set_if(view, "href", column->href);
	return view;
}

void table_column(struct table *table, struct table_column column)
{
	if (!table->has_corner) {
		table->has_corner = true;
		set_if(table->view, "corner", column.name);
		return;
	}
	struct view *view = named(table, &column);
	view_set_text(view, "class", column.number ? STR("number") : STR("text"));
	view_add(table->columns, view);
	table->numbers = arena_room(table->keep, table->numbers, table->column_count,
	    &table->column_room, sizeof(*table->numbers));
	table->numbers[table->column_count++] = column.number;
}

static struct view *new_row(struct table *table)
{
	struct view *row = view_object(table->keep);
	view_add(table->rows, row);
	return row;
}

static void begin_cells(struct table *table, struct view *row, bool total)
{
	view_set_truth(row, "total", total);
	table->cells = view_list(table->keep);
	view_set(row, "cells", table->cells);
}

void table_row(struct table *table, struct str head_html, bool total)
{
	struct view *row = new_row(table);
	view_set_text(row, "head_html", head_html);
	begin_cells(table, row, total);
}

void table_row_named(struct table *table, struct table_column head, bool total)
{
	struct view *row = new_row(table);
	view_set(row, "head", named(table, &head));
	begin_cells(table, row, total);
}

static struct str cell_class(bool number, bool quiet)
{
	if (number)
		return quiet ? STR("number quiet") : STR("number");
	return quiet ? STR("text quiet") : STR("text");
}

void table_cell(struct table *table, struct table_cell cell)
{
	assert(table->cells); /* a row was begun */
	size_t column = table->cells->count;
	bool column_number = column < table->column_count && table->numbers[column];
	bool number = cell.number || (column_number && !cell.text);
	struct view *view = view_object(table->keep);
	view_set_text(view, "class", cell_class(number, cell.quiet));
	view_set_text(view, "html", cell.html);
	if (cell.mark_name.len) {
		struct view *mark = view_object(table->keep);
		view_set_text(mark, "symbol", cell.mark_symbol);
		view_set_text(mark, "name", cell.mark_name);
		view_set_text(mark, "key", cell.mark_key);
		view_set(view, "mark", mark);
	}
	if (cell.best)
		view_set_truth(view, "best", true);
	set_if(view, "sources_html", cell.also);
	view_add(table->cells, view);
}

void table_group(struct table *table, struct str name)
{
	struct view *row = new_row(table);
	view_set_text(row, "group", name);
	view_set_number(row, "span", (long)table->column_count + 1);
	table->cells = NULL;
}

void table_note(struct table *table, struct str html)
{
	struct view *note = view_object(table->keep);
	view_set_text(note, "html", html);
	if (table->notes->count == 0)
		view_set_truth(table->view, "noted", true);
	view_add(table->notes, note);
}

struct view *table_view(const struct table *table)
{
	return table->view;
}
