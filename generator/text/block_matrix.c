/*
 * block_matrix - things by things: what an expression over both gives.
 *
 *     rows: [kettle_k2, kettle_k3]     or a kind
 *     columns: [mug, pot]              or a kind
 *     cell: "row.power * column.time"
 *     row: kettle                      what the row's thing is called in the expression; `row` unless given
 *     column: vessel                   the same for the column
 *     show: "0.0 kWh"
 *     caption: …  note: …  marks: true
 */
#include "text/block_common.h"

struct grid {
	const struct block *block;
	struct things rows, columns;
	struct str names[2]; /* of row and column in the expression */
	struct measure cell;
	struct value *values; /* of rows by columns */
	struct table *table;
};

static bool read_side(const struct block *block, struct str key, struct things *out)
{
	const struct yaml *yaml = shape_need(block->diag, block->yaml, key, "a matrix");
	return yaml && block_things(block, yaml, out);
}

static struct str read_name(const struct block *block, struct str key)
{
	const struct yaml *yaml = yaml_get(block->yaml, key);
	if (!yaml || !shape_is_id(block->diag, yaml))
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

static bool read_cell(struct grid *all)
{
	const struct block *block = all->block;
	const struct yaml *cell = shape_need(block->diag, block->yaml, STR("cell"), "a matrix");
	struct binding bindings[] = {
		thing_binding(all->names[0], NULL, all->rows.kind),
		thing_binding(all->names[1], NULL, all->columns.kind),
	};
	if (!cell ||
	    !block_measure(block, cell, block->input->self ? block->input->self->kind : NULL,
		bindings, 2, &all->cell))
		return false;
	all->cell.unit = NULL; /* cells of a matrix carry their units */
	struct str why, show = shape_text(block->diag, block->yaml, STR("show"));
	if (!show.len ||
	    show_parse(block->input->catalog->units, block->scratch, show, &all->cell.show, &why))
		return true;
	diag_report(block->diag, DIAG_FORMULA_SHOW, yaml_get(block->yaml, STR("show"))->at, "%.*s",
	    STR_ARG(why));
	return false;
}

static void compute(struct grid *all)
{
	const struct document_input *input = all->block->input;
	size_t width = all->columns.count;
	all->values = ARENA_ARRAY(all->block->scratch, struct value, all->rows.count * width);
	for (size_t r = 0; r < all->rows.count; r++)
		for (size_t c = 0; c < width; c++) {
			struct binding bindings[] = {
				thing_binding(all->names[0], all->rows.at[r], all->rows.at[r]->kind),
				thing_binding(
				    all->names[1], all->columns.at[c], all->columns.at[c]->kind),
			};
			struct value *value = &all->values[r * width + c];
			*value = evaluator_eval(
			    input->evaluator, all->cell.formula, input->self, bindings, 2);
			if (!all->cell.show.set && !all->cell.show.unit)
				all->cell.show = value_show(value);
		}
}

static struct table_column head(const struct grid *all, const struct thing *thing, bool number)
{
	const struct document_site *site = all->block->input->site;
	reading_name_thing(all->block->reading, thing);
	return (struct table_column){
		.name = thing->name, .href = site->thing(site->self, thing), .number = number
	};
}

static bool holds_numbers(const struct grid *all, size_t column)
{
	for (size_t r = 0; r < all->rows.count; r++)
		if (all->values[r * all->columns.count + column].kind == VALUE_QUANTITY)
			return true;
	return false;
}

static void add_row(const struct grid *all, size_t row)
{
	const struct block *block = all->block;
	table_row_named(all->table, head(all, all->rows.at[row], false), false);
	for (size_t c = 0; c < all->columns.count; c++) {
		const struct value *value = &all->values[row * all->columns.count + c];
		struct str ids[] = { all->rows.at[row]->id, all->columns.at[c]->id }, bound = STR("");
		if (!value->origin)
			bound = block_bind(block, all->cell.source, all->names, ids, 2);
		struct table_cell cell =
		    block_cell(block, &all->cell, value, block->input->self, bound);
		block_mark_word(block, value, &cell);
		table_cell(all->table, cell);
	}
}

struct table *block_matrix(const struct block *block)
{
	static const struct str known[] = { STR_INIT("rows"), STR_INIT("columns"), STR_INIT("cell"),
		STR_INIT("row"), STR_INIT("column"), STR_INIT("show"), STR_INIT("marks"),
		STR_INIT("caption"), STR_INIT("note") };
	struct grid all = { .block = block };
	shape_keys(block->diag, block->yaml, known, countof(known));
	bool good = read_side(block, STR("rows"), &all.rows);
	good &= read_side(block, STR("columns"), &all.columns);
	all.names[0] = read_name(block, STR("row"));
	all.names[1] = read_name(block, STR("column"));
	if (!good || !block_fits(block, all.rows.count, all.columns.count) || !read_cell(&all))
		return NULL;
	compute(&all);
	struct str fallback = str_print(block->scratch, "%.*s by %.*s",
	    STR_ARG(block_names(block, &all.rows)), STR_ARG(block_names(block, &all.columns)));
	all.table = table_new(block->scratch, block->id, block_caption(block, fallback));
	table_column(all.table,
	    (struct table_column){ .name = all.rows.kind ? all.rows.kind->name : STR("") });
	for (size_t c = 0; c < all.columns.count; c++)
		table_column(all.table, head(&all, all.columns.at[c], holds_numbers(&all, c)));
	for (size_t r = 0; r < all.rows.count; r++)
		add_row(&all, r);
	block_note(block, all.table);
	return all.table;
}
