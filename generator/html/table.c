#include "html/table.h"

#include "base/ascii.h"

#include <assert.h>

#define PAD_MOST 9 /* four digits and the point: as many classes as the style sheet has */

/* A number that stands below others: what follows its digits, and how many are behind its point. */
struct aligned {
	struct view *view;
	size_t column, places;
	struct str after;
};

struct table {
	struct arena *keep;
	struct view *view, *columns, *rows, *notes;
	struct view *cells;          /* of the row begun last */
	struct table_column *column; /* without the first */
	size_t column_count, column_room;
	struct aligned *aligned;
	size_t aligned_count, aligned_room;
	struct str name;     /* empty: it does not answer */
	struct str choose;   /* where its things can be exchanged; or empty */
	struct str row_unit; /* of the row begun last */
	size_t row_count;    /* without headings */
	size_t mark_count, same_count, mixed_count;
	size_t sign_count; /* cells that have a note of their own */
	bool cards;        /* cells say their heads */
	bool filled;       /* a script puts its rows there */
	bool has_corner;   /* the first column has been given */
	bool finished;
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
	set_if(view, "typed", column->typed);
	if (column->same)
		view_set_truth(view, "same", true);
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
	table->same_count += column.same;
	table->mixed_count += column.mixed;
	view_add(table->columns, view);
	table->column = arena_room(table->keep, table->column, table->column_count,
	    &table->column_room, sizeof(*table->column));
	table->column[table->column_count++] = column;
}

void table_answers(struct table *table, struct str name)
{
	table->name = name;
}

void table_answers_filled(struct table *table, struct str name)
{
	table->name = name;
	table->filled = true;
}

void table_choose(struct table *table, struct str href)
{
	table->choose = href;
}

void table_cards(struct table *table)
{
	table->cards = true;
	view_set_truth(table->view, "cards", true);
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

void table_row(struct table *table, struct markup head, bool total)
{
	struct view *row = new_row(table);

	table->row_count++;
	table->row_unit = STR("");
	view_set_markup(row, "head_html", head);
	begin_cells(table, row, total);
}

void table_row_named(struct table *table, struct table_column head, bool total)
{
	struct view *row = new_row(table);

	table->row_count++;
	table->row_unit = head.unit;
	table->same_count += head.same;
	if (head.same)
		view_set_truth(row, "same", true);
	view_set(row, "head", named(table, &head));
	begin_cells(table, row, total);
}

/* --- points in line --------------------------------------------------------------------------- */

/* Of a range the last number counts: it is the one at the edge. */
static void add_aligned(struct table *table, struct view *view, size_t column, struct str printed)
{
	size_t end = printed.len;

	while (end > 0 && !ascii_is_digit(printed.at[end - 1]))
		end--;
	size_t digits = end;
	while (digits > 0 && ascii_is_digit(printed.at[digits - 1]))
		digits--;
	table->aligned = arena_room(table->keep, table->aligned, table->aligned_count,
	    &table->aligned_room, sizeof(*table->aligned));
	table->aligned[table->aligned_count++] = (struct aligned){
		.view = view,
		.column = column,
		.places = digits > 0 && printed.at[digits - 1] == '.' ? end - digits : 0,
		.after = str_sub(printed, end, printed.len),
	};
}

/* What a number lacks behind its point, in halves of a digit: the point itself is half as wide. */
static long pad_of(size_t places, size_t most)
{
	size_t pad = 2 * (most - places) + (places == 0 && most > 0);

	return pad < PAD_MOST ? (long)pad : PAD_MOST;
}

/* Sets numbers in so that those of one column have their points in line; not where units differ. */
static void align(struct table *table)
{
	struct sight {
		size_t most;
		struct str after;
		bool seen, differ;
	} *sights = ARENA_ARRAY(table->keep, struct sight, table->column_count + 1);
	for (size_t i = 0; i < table->aligned_count; i++) {
		const struct aligned *number = &table->aligned[i];
		struct sight *sight = &sights[number->column];
		sight->differ |= sight->seen && !str_eq(sight->after, number->after);
		sight->after = number->after;
		sight->seen = true;
		sight->most = sight->most > number->places ? sight->most : number->places;
	}
	for (size_t i = 0; i < table->aligned_count; i++) {
		const struct aligned *number = &table->aligned[i];
		const struct sight *sight = &sights[number->column];
		if (!sight->differ && number->places < sight->most)
			view_set_number(number->view, "pad", pad_of(number->places, sight->most));
	}
}

/* --- cells ------------------------------------------------------------------------------------ */

static struct str cell_class(const struct table_column *column, const struct table_cell *cell)
{
	if (cell->brief && !(column->number && column->mixed))
		return cell->quiet ? STR("text quiet brief") : STR("text brief");
	if (cell->number || (column->number && !cell->text))
		return cell->quiet ? STR("number quiet") : STR("number");
	if (column->number && column->mixed)
		return cell->quiet ? STR("text right quiet") : STR("text right");
	return cell->quiet ? STR("text quiet") : STR("text");
}

/* The sign of the nth note: a to z, then aa, ab and so on. */
static struct str sign_of(struct arena *keep, size_t n)
{
	struct str last = str_sub(STR("abcdefghijklmnopqrstuvwxyz"), n % 26, n % 26 + 1);

	return n < 26 ? last : STR_JOIN(keep, sign_of(keep, n / 26 - 1), last);
}

static struct view *new_note(struct table *table, struct markup markup)
{
	struct view *note = view_object(table->keep);

	view_set_markup(note, "html", markup);
	if (table->notes->count == 0)
		view_set_truth(table->view, "noted", true);
	view_add(table->notes, note);
	return note;
}

static void add_sign(struct table *table, struct view *cell, struct markup note)
{
	struct str sign = sign_of(table->keep, table->sign_count++);

	view_set_text(cell, "sign", sign);
	view_set_text(new_note(table, note), "sign", sign);
}

static void set_mark(struct table *table, struct view *view, const struct table_cell *cell)
{
	if (cell->mark_name.len == 0)
		return;
	struct view *mark = view_object(table->keep);
	view_set_text(mark, "symbol", cell->mark_symbol);
	view_set_text(mark, "name", cell->mark_name);
	view_set_text(mark, "key", cell->mark_key);
	view_set(view, "mark", mark);
	table->mark_count++;
}

/* What only readers' scripts read. A unit that a head names is not repeated. */
static void set_data(struct table *table, struct view *view, const struct table_cell *cell,
    const struct table_column *column)
{
	if (table->name.len == 0)
		return;
	set_if(view, "exact", cell->exact);
	if (!str_eq(cell->unit, column->unit) && !str_eq(cell->unit, table->row_unit))
		set_if(view, "unit", cell->unit);
	set_if(view, "factor", cell->factor);
	set_if(view, "apart", cell->apart);
	set_if(view, "source", cell->source);
	set_if(view, "date", cell->date);
}

void table_cell(struct table *table, struct table_cell cell)
{
	assert(table->cells); /* a row was begun */
	static const struct table_column beyond = { .number = false };
	size_t at = table->cells->count;
	const struct table_column *column = at < table->column_count ? &table->column[at] : &beyond;
	struct view *view = view_object(table->keep);
	view_set_text(view, "class", cell_class(column, &cell));
	view_set_markup(view, "html", cell.content);
	if (table->cards && column != &beyond) {
		view_set_text(view, "head", column->name);
		set_if(view, "head_unit", column->unit);
	}
	set_mark(table, view, &cell);
	set_data(table, view, &cell, column);
	if (cell.same)
		view_set_truth(view, "same", true);
	if (cell.best)
		view_set_truth(view, "best", true);
	if (cell.narrow)
		view_set_truth(view, "narrow", true);
	if (cell.also.bytes.len)
		add_sign(table, view, cell.also);
	if (cell.printed.len && column->number && !column->mixed)
		add_aligned(table, view, at, cell.printed);
	view_add(table->cells, view);
}

void table_group(struct table *table, struct str name)
{
	struct view *row = new_row(table);

	view_set_text(row, "group", name);
	view_set_number(row, "span", (long)table->column_count + 1);
	table->cells = NULL;
}

void table_note(struct table *table, struct markup note)
{
	new_note(table, note);
}

/* A table of fewer rows is read at a glance: it is saved, and neither sorted nor filtered. */
#define SORT_LEAST 3
#define FILTER_LEAST 8

static void set_tools(struct table *table)
{
	if (table->name.len == 0 || (table->row_count == 0 && !table->filled))
		return;
	struct view *tools = view_object(table->keep);
	view_set_text(tools, "name", table->name);
	set_if(tools, "choose_href", table->choose);
	view_set_truth(tools, "sort", table->row_count >= SORT_LEAST && table->mixed_count == 0);
	view_set_truth(tools, "filter", table->row_count >= FILTER_LEAST);
	view_set_truth(tools, "marks", table->mark_count > 0 && table->row_count >= SORT_LEAST);
	view_set_truth(tools, "differences", table->same_count > 0 || table->filled);
	view_set(table->view, "tools", tools);
}

struct view *table_tools(struct arena *keep, struct str name, size_t rows)
{
	struct view *tools = view_object(keep);

	if (rows < SORT_LEAST)
		return NULL;
	view_set_text(tools, "name", name);
	view_set_truth(tools, "sort", false);
	view_set_truth(tools, "filter", rows >= FILTER_LEAST);
	view_set_truth(tools, "marks", false);
	view_set_truth(tools, "differences", false);
	view_set_text(tools, "choose_href", STR(""));
	return tools;
}

struct view *table_view(struct table *table)
{
	if (!table->finished) {
		align(table);
		set_tools(table);
	}
	table->finished = true;
	return table->view;
}
