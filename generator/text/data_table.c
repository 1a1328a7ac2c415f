#include "text/data_table.h"

#include "base/language.h"
#include "base/utf8.h"
#include "data/shape.h"
#include "data/stale.h"
#include "data/value_print.h"
#include "html/html.h"
#include "html/table.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"
#include "number/ratio_text.h"
#include "text/expression.h"
#include "text/fragment.h"
#include "text/slug.h"

/* --- cells ---------------------------------------------------------------------------------------- */

struct str data_table_others(struct reading *reading, const struct cell *cell)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	for (size_t i = 0; i < cell->disagreement_count; i++) {
		const struct cell_disagreement *other = &cell->disagreements[i];
		if (out.len)
			buf_put(&out, STR("; "));
		buf_put(&out,
		    !other->source ? other->printed
				   : WORD_FILL(reading->input->scratch, reading_language(reading),
					 WORD_ACCORDING_TO, { "value", other->printed },
					 { "source", other->source->title }));
	}
	return buf_str(&out);
}

struct str data_table_words(struct reading *reading, const struct cell *cell)
{
	if (cell->text.len > 0)
		return cell->text;
	return cell->kind == CELL_PLAIN ? STR("–") : words_get(reading_language(reading), WORD_UNKNOWN);
}

static struct table_cell words_cell(struct reading *reading, struct str words)
{
	return (struct table_cell){ .content = markup_text(reading->input->scratch, words),
		.quiet = true };
}

static struct table_cell plain_cell(struct reading *reading, const struct cell *cell)
{
	return (struct table_cell){ .content = markup_text(
					reading->input->scratch, data_table_words(reading, cell)),
		.number = cell->value.kind == VALUE_QUANTITY };
}

static struct str cell_href(struct reading *reading, const struct cell *cell)
{
	const struct document_site *site = reading->input->site;

	if (cell->value.origin)
		return site->figure(site->self, cell->value.origin);
	if (!cell->derivation)
		return STR("");
	/* Away from its column the number needs the unit that stands in the head. */
	struct buf printed = buf_in(reading->input->scratch, BUF_MOST);
	value_print(reading->input->evaluator, &cell->value, &cell->show, &printed);
	return page_figure_add(reading, *cell->derivation, buf_str(&printed));
}

static struct table_cell figure_cell(struct reading *reading, struct cell *cell)
{
	bool number = cell->value.kind == VALUE_QUANTITY;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	if (cell->stale)
		html_text(&html, STR(STALE_SIGN " "));
	cell->href = cell_href(reading, cell);
	figure_put(reading, &cell->value, &cell->show, cell->text, cell->href, &html);
	reading_name_value(reading, &cell->value);
	if (!out.len) /* an empty text, or a mistake that has been reported */
		return words_cell(reading, words_get(reading_language(reading), WORD_UNKNOWN));
	return (struct table_cell){
		.content = html_markup(&html),
		.printed = number ? cell->text : STR(""),
		.number = number,
		.text = !number,
		.also = markup_text(reading->input->scratch, data_table_others(reading, cell)),
	};
}

static void put_mark(struct reading *reading, const struct cell *cell, struct table_cell *out)
{
	if (cell->depends) {
		out->mark_symbol = MARK_DEPENDS_SYMBOL;
		out->mark_name = words_get(reading_language(reading), WORD_DEPENDS);
		out->mark_key = MARK_DEPENDS_NAME;
		reading->marks.depends = true;
	} else if (cell->mark) {
		out->mark_symbol = cell->mark->symbol;
		out->mark_name = cell->mark->name;
		out->mark_key = cell->mark->id;
		page_marks_use(&reading->marks, cell->mark);
	}
}

/* Words up to this width stay on one line. */
#define BRIEF_MOST 16

static struct table_cell cell_of(struct reading *reading, struct cell *cell)
{
	struct table_cell out = cell->kind == CELL_WORDS ? words_cell(reading, cell->text)
	    : cell->kind == CELL_PLAIN                   ? plain_cell(reading, cell)
							 : figure_cell(reading, cell);

	out.best = cell->best;
	out.narrow = cell->narrow;
	reading->marks.narrow |= cell->narrow;
	out.brief = cell->kind == CELL_FIGURE && out.text && utf8_width(cell->text) <= BRIEF_MOST;
	put_mark(reading, cell, &out);
	return out;
}

/* --- for sorting and CSV -------------------------------------------------------------------------- */

/* Whether the values of a whole row or column, given one after the other, read the same. */
struct sameness {
	struct str first;
	size_t count;
	bool differ;
};

static void same_next(struct sameness *same, const struct cell *cell)
{
	if (same->count++ == 0)
		same->first = cell->text;
	else
		same->differ |= !str_eq(same->first, cell->text);
}

static bool is_same(const struct sameness *same)
{
	return same->count > 1 && !same->differ;
}

/* Of a table with things across: all things of the row have one value. */
static bool row_is_same(const struct grid *grid, const struct grid_row *row)
{
	struct sameness same = { .count = 0 };

	for (size_t c = 0; c < row->count && c < grid->column_count; c++)
		if (grid->columns[c].thing)
			same_next(&same, &row->cells[c]);
	return !row->total && is_same(&same);
}

/* Of a table with things down: all things have one value in the column. */
static bool column_is_same(const struct grid *grid, size_t column)
{
	struct sameness same = { .count = 0 };

	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		if (!row->cells || row->total || !row->head.thing || column >= row->count)
			continue;
		same_next(&same, &row->cells[column]);
	}
	return !grid->columns[column].thing && is_same(&same);
}

static struct quantity shown_quantity(struct reading *reading, const struct cell *cell)
{
	struct quantity shown = *cell->value.quantity;

	if (!cell->show.unit ||
	    quantity_convert(&reading->asker.arithmetic, cell->value.quantity, cell->show.unit,
		&shown) != QUANTITY_OK)
		return *cell->value.quantity;
	return shown;
}

static struct str exact_text(struct arena *scratch, const struct quantity *quantity)
{
	struct buf out = buf_in(scratch, BUF_MOST);

	quantity_put_exact(scratch, quantity, &out);
	return buf_str(&out);
}

/* The unit of the column's first quantity, which the others are compared in; NULL for none, or of rows of different sorts. */
static const struct unit *column_unit(struct reading *reading, const struct grid *grid, size_t column)
{
	for (size_t r = 0; !grid->columns[column].mixed && r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		if (row->cells && column < row->count && row->cells[column].value.kind == VALUE_QUANTITY)
			return shown_quantity(reading, &row->cells[column]).unit;
	}
	return NULL;
}

static void put_factor(struct arena *scratch, const struct unit *unit, const struct unit *column,
    struct table_cell *out)
{
	if (!unit_fits(unit, column) || unit->scale != column->scale) {
		out->apart = out->unit.len > 0 ? out->unit : STR("1");
		return;
	}
	if (ratio_cmp(unit->factor, column->factor) == 0)
		return;
	struct buf factor = buf_in(scratch, BUF_MOST);
	ratio_exact(&factor, ratio_div(scratch, unit->factor, column->factor));
	out->factor = buf_str(&factor);
}

static void put_data(struct reading *reading, const struct cell *cell, const struct unit *column,
    struct table_cell *out)
{
	struct arena *scratch = reading->input->scratch;
	const struct origin *origin = cell->value.origin;

	if (cell->kind == CELL_WORDS)
		return;
	if (cell->value.kind == VALUE_QUANTITY) {
		struct quantity shown = shown_quantity(reading, cell);
		out->exact = exact_text(scratch, &shown);
		out->unit = quantity_unit_words(&reading->asker.arithmetic, shown.unit);
		if (column)
			put_factor(scratch, shown.unit, column, out);
	}
	if (!origin || origin->kind != ORIGIN_FACT || !origin->fact)
		return;
	if (origin->fact->source)
		out->source = origin->fact->source->title;
	if (!date_is_none(origin->fact->on))
		out->date = date_iso(scratch, origin->fact->on);
}

/* --- around them ---------------------------------------------------------------------------------- */

static struct table_column head_of(struct reading *reading, const struct grid_head *head)
{
	const struct document_site *site = reading->input->site;
	struct table_column out = {
		.name = head->name, .unit = head->unit, .number = head->number, .mixed = head->mixed
	};

	if (head->thing) {
		reading_name_thing(reading, head->thing);
		out.href = site->thing(site->self, head->thing);
	}
	return out;
}

/* What is the same for all cells of a column. */
struct column {
	const struct unit *unit;
	bool same;
};

static void put_row(struct reading *reading, const struct grid *grid, const struct grid_row *row,
    const struct column *columns, struct table *table)
{
	struct table_column head = head_of(reading, &row->head);

	head.same = row_is_same(grid, row);
	table_row_named(table, head, row->total);
	for (size_t c = 0; c < row->count; c++) {
		struct table_cell cell = cell_of(reading, &row->cells[c]);
		put_data(reading, &row->cells[c], c < grid->column_count ? columns[c].unit : NULL,
		    &cell);
		cell.same = c < grid->column_count && columns[c].same;
		table_cell(table, cell);
	}
}

static void put_rows(struct reading *reading, const struct grid *grid, const struct column *columns,
    struct table *table)
{
	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		if (row->cells)
			put_row(reading, grid, row, columns, table);
		else
			table_group(table, row->head.name);
	}
}

static struct column *put_columns(struct reading *reading, const struct grid *grid, struct table *table)
{
	struct column *columns =
	    ARENA_ARRAY(reading->input->scratch, struct column, grid->column_count + 1);

	table_column(table, head_of(reading, &grid->corner));
	for (size_t c = 0; c < grid->column_count; c++) {
		struct table_column head = head_of(reading, &grid->columns[c]);
		columns[c] = (struct column){ column_unit(reading, grid, c), column_is_same(grid, c) };
		head.same = columns[c].same;
		if (columns[c].unit && !str_eq(columns[c].unit->text, head.unit))
			head.typed = columns[c].unit->text;
		table_column(table, head);
	}
	return columns;
}

struct str data_table_caption(struct reading *reading, const struct yaml *block,
    const struct grid *grid, struct markup *markup)
{
	const struct yaml *caption = yaml_get(block, STR("caption"));

	*markup = MARKUP_NONE;
	if (!caption)
		return grid->caption;
	struct str text = shape_text_of(reading->input->diag, caption, "a caption");
	if (text.len == 0)
		return grid->caption;
	return grid->chart ? fragment_plain(reading->input, text, caption->at)
			   : fragment_caption(reading, text, caption->at, markup);
}

static struct str span_words(struct reading *reading, struct date first, struct date last)
{
	struct arena *scratch = reading->input->scratch;
	const struct language *language = reading_language(reading);
	struct str words = date_words(scratch, language, first);

	return date_cmp(first, last) == 0
	    ? words
	    : WORD_FILL(scratch, language, WORD_FROM_TO, { "first", words },
		  { "last", date_words(scratch, language, last) });
}

/* "3 fresh, 1 stale" */
static struct str ages_words(struct reading *reading, const struct grid *grid)
{
	static const enum word_id words[AGES] = {
		[AGE_FRESH] = WORD_FRESH, [AGE_AGEING] = WORD_AGEING, [AGE_STALE] = WORD_STALE
	};
	struct arena *scratch = reading->input->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);

	for (size_t age = AGE_FRESH; age < AGES; age++) {
		if (grid->ages[age] == 0)
			continue;
		buf_put(&out, out.len > 0 ? STR(", ") : STR(""));
		buf_put(&out,
		    words_count(scratch, reading_language(reading), words[age], grid->ages[age]));
	}
	return buf_str(&out);
}

/*
 * "Observed 1 to 20 March 2026: 3 fresh, 1 stale." and "† Observed 23 December 2024, more than 180
 * days ago."
 */
size_t data_table_notes(
    struct reading *reading, const struct grid *grid, struct str notes[DATA_TABLE_NOTES])
{
	struct arena *scratch = reading->input->scratch;

	if (date_is_none(grid->observed_first))
		return 0;
	const struct language *words = reading_language(reading);
	struct str span = span_words(reading, grid->observed_first, grid->observed_last);
	struct str ages = ages_words(reading, grid);
	notes[0] = WORD_FILL(scratch, words, WORD_OBSERVED, { "span", span }, { "ages", ages });
	if (date_is_none(grid->stale_first))
		return 1;
	struct str note = WORD_FILL(scratch, words, WORD_OBSERVED_STALE,
	    { "span", span_words(reading, grid->stale_first, grid->stale_last) },
	    { "days", str_print(scratch, "%d", grid->stale_after) });
	notes[1] = STR_JOIN(scratch, STR(STALE_SIGN " "), note);
	return 2;
}

static void put_age_notes(struct reading *reading, const struct grid *grid, struct table *table)
{
	struct str notes[DATA_TABLE_NOTES];
	size_t count = data_table_notes(reading, grid, notes);

	for (size_t i = 0; i < count; i++)
		table_note(table, markup_text(reading->input->scratch, notes[i]));
}

static void put_note(struct reading *reading, const struct yaml *block, struct table *table)
{
	const struct yaml *note = yaml_get(block, STR("note"));
	struct str text = note ? shape_text_of(reading->input->diag, note, "a note") : STR("");

	if (text.len)
		table_note(table, fragment_markup(reading, reading->input, text, note->at));
}

/* Two to four things side by side may be chosen otherwise. */
#define CHOSEN_LEAST 2
#define CHOSEN_MOST 4

static void put_choose(struct reading *reading, const struct grid *grid, struct table *table)
{
	struct buf href = buf_in(reading->input->scratch, BUF_MOST);
	size_t count = 0;

	buf_print(&href, "%.*s?things=", STR_ARG(reading->input->site->choose));
	for (size_t i = 0; i < grid->column_count; i++) {
		const struct thing *thing = grid->columns[i].thing;
		if (!thing)
			continue;
		buf_put(&href, count++ > 0 ? STR(",") : STR(""));
		buf_put(&href, thing->id);
	}
	if (reading->input->site->choose.len > 0 && count >= CHOSEN_LEAST && count <= CHOSEN_MOST)
		table_choose(table, buf_str(&href));
}

struct view *data_table_view(
    struct reading *reading, const struct yaml *block, struct grid *grid, struct str id)
{
	struct table *table = table_new(reading->input->scratch, id, grid->caption);
	struct str name = document_slug_alone(reading->input->scratch, grid->caption);

	if (reading->input->chapter.len == 0) { /* paper answers nothing */
		table_answers(table, name.len > 0 ? name : id);
		reading->tables_interactive = true;
	}
	if (grid->cards)
		table_cards(table);
	const struct column *columns = put_columns(reading, grid, table);
	put_rows(reading, grid, columns, table);
	put_age_notes(reading, grid, table);
	put_note(reading, block, table);
	put_choose(reading, grid, table);
	return table_view(table);
}
