#include "live/live_put.h"

#include "base/language.h"
#include "live/json_tree.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"

/* --- values as JSON --------------------------------------------------------------------------- */

void live_put_key(struct buf *out, const char *key)
{
	buf_print(out, ",\"%s\":", key);
}

void live_put_text(struct buf *out, const char *key, struct str text)
{
	live_put_key(out, key);
	json_tree_put_text(out, text);
}

static void put_exact(const struct asker *asker, const struct quantity *quantity, struct buf *out)
{
	struct buf exact = buf_in(asker->scratch, BUF_MOST);

	quantity_put_exact(asker->scratch, quantity, &exact);
	live_put_text(out, "exact", buf_str(&exact));
	live_put_text(out, "unit", quantity_unit_words(&asker->arithmetic, quantity->unit));
}

/* Of a quantity the number in the unit that it is printed in, and exactly. */
void live_put_number(
    const struct asker *asker, const struct value *value, const struct show *show, struct buf *out)
{
	struct quantity shown;

	if (value->kind != VALUE_QUANTITY)
		return;
	struct str machine = quantity_machine(&asker->arithmetic, value->quantity, show);
	if (machine.len > 0)
		live_put_text(out, "value", machine);
	bool converted = show->unit &&
	    quantity_convert(&asker->arithmetic, value->quantity, show->unit, &shown) == QUANTITY_OK;
	put_exact(asker, converted ? &shown : value->quantity, out);
}

const char *live_kind_word(const struct value *value)
{
	switch (value->kind) {
	case VALUE_QUANTITY:
		return "quantity";
	case VALUE_TRUTH:
		return "truth";
	case VALUE_THING:
		return "thing";
	case VALUE_BAD:
		return "none";
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
		return "unknown";
	case VALUE_TEXT:
	case VALUE_DATE:
	case VALUE_RECORD:
	case VALUE_LIST:
		break;
	}
	return "text";
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void put_mark(const struct language *words, const struct cell *cell, struct buf *out)
{
	struct str key = STR(""), symbol = key, name = key;

	if (cell->depends) {
		key = MARK_DEPENDS_NAME;
		name = words_get(words, WORD_DEPENDS);
		symbol = MARK_DEPENDS_SYMBOL;
	} else if (cell->mark) {
		key = cell->mark->id;
		symbol = cell->mark->symbol;
		name = cell->mark->name;
	}
	if (key.len == 0)
		return;
	buf_put(out, STR(",\"mark\":["));
	json_tree_put_text(out, key);
	buf_put_byte(out, ',');
	json_tree_put_text(out, symbol);
	buf_put_byte(out, ',');
	json_tree_put_text(out, name);
	buf_put_byte(out, ']');
}

static void put_cell(const struct asker *asker, const struct cell *cell, struct buf *out)
{
	struct str text = cell->text;

	if (text.len == 0)
		text = cell->kind == CELL_PLAIN
		    ? STR("–")
		    : words_get(units_words(asker->catalog->units), WORD_UNKNOWN);
	buf_put(out, STR("{\"text\":"));
	json_tree_put_text(out, text);
	if (cell->kind == CELL_WORDS)
		buf_put(out, STR(",\"quiet\":true"));
	else
		live_put_number(asker, &cell->value, &cell->show, out);
	if (cell->kind == CELL_FIGURE)
		live_put_text(out, "kind", str_from(live_kind_word(&cell->value)));
	if (cell->stale)
		buf_put(out, STR(",\"stale\":true"));
	if (cell->best)
		buf_put(out, STR(",\"best\":true"));
	put_mark(units_words(asker->catalog->units), cell, out);
	buf_put_byte(out, '}');
}

static void put_row(const struct asker *asker, const struct grid *grid, size_t r, struct buf *out)
{
	const struct grid_row *row = &grid->rows[r];

	buf_put(out, STR("{\"key\":"));
	json_tree_put_text(out, grid_row_key(asker->scratch, grid, r));
	live_put_text(out, "name", row->head.name);
	if (row->head.unit.len > 0)
		live_put_text(out, "unit", row->head.unit);
	if (row->total)
		buf_put(out, STR(",\"total\":true"));
	if (row->cells) {
		buf_put(out, STR(",\"cells\":["));
		for (size_t c = 0; c < row->count; c++) {
			if (c > 0)
				buf_put_byte(out, ',');
			put_cell(asker, &row->cells[c], out);
		}
		buf_put_byte(out, ']');
	}
	buf_put_byte(out, '}');
}

void live_put_grid(const struct asker *asker, const struct grid *grid, struct buf *out)
{
	live_put_key(out, "columns");
	buf_put_byte(out, '[');
	for (size_t c = 0; c < grid->column_count; c++) {
		if (c > 0)
			buf_put_byte(out, ',');
		json_tree_put_text(out, grid->columns[c].unit);
	}
	buf_put(out, STR("],\"rows\":["));
	for (size_t r = 0; r < grid->row_count; r++) {
		if (r > 0)
			buf_put_byte(out, ',');
		put_row(asker, grid, r, out);
	}
	buf_put_byte(out, ']');
}
