#include "block/block_matrix.h"

#include "base/language.h"
#include "block/cell.h"
#include "block/things.h"
#include "data/shape.h"
#include "data/value_print.h"

struct matrix {
	const struct block *block;
	struct things rows, columns;
	struct str names[2]; /* of row and column in the expression */
	struct measure cell;
	struct value *values; /* of rows by columns */
};

static bool read_side(const struct block *block, struct str key, struct things *out)
{
	const struct yaml *yaml = shape_need(block->asker->diag, block->yaml, key, "a matrix");

	return yaml && things_read(block, yaml, out);
}

static struct str read_name(const struct block *block, struct str key)
{
	const struct yaml *yaml = yaml_get(block->yaml, key);

	if (!yaml || !shape_is_id(block->asker->diag, yaml))
		return key;
	return yaml->text;
}

static struct binding thing_binding(struct str name, const struct thing *thing, const struct kind *kind)
{
	struct binding binding = { .name = name, .type = { .kind = TYPE_THING, .of = kind } };

	if (thing)
		binding.value = value_of_thing(thing);
	return binding;
}

static bool read_cell(struct matrix *matrix)
{
	const struct block *block = matrix->block;
	const struct yaml *cell = shape_need(block->asker->diag, block->yaml, STR("cell"), "a matrix");
	struct binding bindings[] = {
		thing_binding(matrix->names[0], NULL, matrix->rows.kind),
		thing_binding(matrix->names[1], NULL, matrix->columns.kind),
	};

	bool good = cell &&
	    measure_read(block, cell, block->asker->self ? block->asker->self->kind : NULL,
		bindings, 2, &matrix->cell);
	matrix->cell.unit = NULL; /* cells of a matrix carry their units */
	struct str why, show = shape_text(block->asker->diag, block->yaml, STR("show"));
	if (!show.len ||
	    show_parse(block->asker->catalog->units, block->asker->scratch, show,
		&matrix->cell.show, &why))
		return good;
	diag_report(block->asker->diag, show_lacks_unit(why) ? DIAG_UNIT_UNKNOWN : DIAG_FORMULA_SHOW,
	    yaml_get(block->yaml, STR("show"))->at, "%.*s", STR_ARG(why));
	return false;
}

static void compute(struct matrix *matrix)
{
	const struct asker *asker = matrix->block->asker;
	size_t width = matrix->columns.count;

	matrix->values =
	    ARENA_ARRAY(matrix->block->asker->scratch, struct value, matrix->rows.count * width);
	for (size_t r = 0; r < matrix->rows.count; r++)
		for (size_t c = 0; c < width; c++) {
			struct binding bindings[] = {
				thing_binding(
				    matrix->names[0], matrix->rows.at[r], matrix->rows.at[r]->kind),
				thing_binding(matrix->names[1], matrix->columns.at[c],
				    matrix->columns.at[c]->kind),
			};
			struct value *value = &matrix->values[r * width + c];
			*value = evaluator_eval(
			    asker->evaluator, matrix->cell.formula, asker->self, bindings, 2);
			if (!matrix->cell.show.set && !matrix->cell.show.unit)
				matrix->cell.show = value_show(value);
		}
}

static struct grid_head head_of(const struct thing *thing, bool number)
{
	return (struct grid_head){ .name = thing->name, .thing = thing, .number = number };
}

static bool holds_numbers(const struct matrix *matrix, size_t column)
{
	for (size_t r = 0; r < matrix->rows.count; r++)
		if (matrix->values[r * matrix->columns.count + column].kind == VALUE_QUANTITY)
			return true;
	return false;
}

static void add_row(const struct matrix *matrix, size_t row)
{
	const struct block *block = matrix->block;

	grid_add_row(matrix->block->grid, head_of(matrix->rows.at[row], false), false);
	for (size_t c = 0; c < matrix->columns.count; c++) {
		const struct value *value = &matrix->values[row * matrix->columns.count + c];
		struct str ids[] = { matrix->rows.at[row]->id, matrix->columns.at[c]->id },
			   bound = STR("");
		if (!value->origin)
			bound = measure_bind(block, matrix->cell.source, matrix->names, ids, 2);
		struct cell cell =
		    cell_of_value(block, &matrix->cell, value, block->asker->self, bound);
		cell_mark_word(block, &cell);
		grid_add_cell(matrix->block->grid, cell);
	}
}

bool block_matrix(const struct block *block)
{
	static const struct str known[] = { STR_INIT("rows"), STR_INIT("columns"), STR_INIT("cell"),
		STR_INIT("row"), STR_INIT("column"), STR_INIT("show"), STR_INIT("marks"),
		STR_INIT("caption"), STR_INIT("note"), STR_INIT("cards") };
	struct matrix matrix = { .block = block };

	shape_keys(block->asker->diag, block->yaml, known, countof(known));
	bool good = read_side(block, STR("rows"), &matrix.rows);
	good &= read_side(block, STR("columns"), &matrix.columns);
	matrix.names[0] = read_name(block, STR("row"));
	matrix.names[1] = read_name(block, STR("column"));
	if (good || (matrix.rows.kind && matrix.columns.kind))
		good &= read_cell(&matrix);
	if (!good || !block_fits(block, matrix.rows.count, matrix.columns.count))
		return false;
	compute(&matrix);
	struct str fallback = WORD_FILL(block->asker->scratch, block_language(block), WORD_BY,
	    { "rows", things_names(block, &matrix.rows) },
	    { "columns", things_names(block, &matrix.columns) });
	block->grid->caption = fallback;
	block->grid->corner.name = matrix.rows.kind ? matrix.rows.kind->name : STR("");
	for (size_t c = 0; c < matrix.columns.count; c++)
		grid_add_column(block->grid, head_of(matrix.columns.at[c], holds_numbers(&matrix, c)));
	for (size_t r = 0; r < matrix.rows.count; r++)
		add_row(&matrix, r);
	return true;
}
