#include "data/csv_tree.h"

static struct yaml *node(struct arena *keep, enum yaml_kind kind, struct pos at)
{
	struct yaml *node = ARENA_NEW(keep, struct yaml);

	node->kind = kind;
	node->at = at;
	return node;
}

static const struct yaml *scalar(struct arena *keep, struct str text, struct pos at, bool exact)
{
	struct yaml *scalar = node(keep, YAML_SCALAR, at);

	scalar->text = text;
	scalar->plain = true;
	scalar->exact_columns = exact;
	return scalar;
}

/* The cells of a row that hold something, but for the column `without`. */
static const struct yaml *row_map(struct arena *keep, const struct csv *csv,
    const struct yaml *const *keys, size_t row, size_t without)
{
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, csv->column_count);
	struct yaml *map = node(keep, YAML_MAP, csv_at(csv, row, 0)->at);

	for (size_t i = 0; i < csv->column_count; i++) {
		const struct csv_cell *cell = csv_at(csv, row, i);
		if (i != without && cell->text.len > 0)
			entries[map->count++] = (struct yaml_entry){ keys[i],
				scalar(keep, cell->text, cell->at, cell->exact) };
	}
	map->entries = entries;
	return map;
}

static const struct yaml *const *header_keys(struct arena *keep, const struct csv *csv)
{
	const struct yaml **keys = ARENA_ARRAY(keep, const struct yaml *, csv->column_count);

	for (size_t i = 0; i < csv->column_count; i++)
		keys[i] = scalar(keep, csv->header[i].text, csv->header[i].at, csv->header[i].exact);
	return keys;
}

/* The file's one section under its key, which stands where the header does. */
static const struct yaml *file_of(
    struct arena *keep, const struct csv *csv, struct str key, const struct yaml *section)
{
	struct yaml_entry *entry = ARENA_NEW(keep, struct yaml_entry);
	struct yaml *file = node(keep, YAML_MAP, csv->header[0].at);

	*entry = (struct yaml_entry){ scalar(keep, key, csv->header[0].at, true), section };
	file->entries = entry;
	file->count = 1;
	return file;
}

static const struct yaml *things(struct arena *keep, struct diag *diag, const struct csv *csv, size_t id)
{
	const struct yaml *const *keys = header_keys(keep, csv);
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, csv->row_count + 1);
	struct yaml *map = node(keep, YAML_MAP, csv->header[0].at);

	for (size_t row = 0; row < csv->row_count; row++) {
		const struct csv_cell *cell = csv_at(csv, row, id);
		if (cell->text.len == 0)
			diag_report(diag, DIAG_CSV, cell->at, "this row has no id");
		else
			entries[map->count++] =
			    (struct yaml_entry){ scalar(keep, cell->text, cell->at, cell->exact),
				    row_map(keep, csv, keys, row, id) };
	}
	map->entries = entries;
	return map;
}

static const struct yaml *observations(struct arena *keep, const struct csv *csv)
{
	const struct yaml *const *keys = header_keys(keep, csv);
	const struct yaml **items = ARENA_ARRAY(keep, const struct yaml *, csv->row_count + 1);
	struct yaml *list = node(keep, YAML_LIST, csv->header[0].at);

	for (size_t row = 0; row < csv->row_count; row++)
		items[list->count++] = row_map(keep, csv, keys, row, STR_NONE);
	list->items = items;
	return list;
}

const struct yaml *csv_tree(struct arena *keep, struct diag *diag, const struct csv *csv, struct str kind)
{
	size_t id = csv_column(csv, STR("id")), item = csv_column(csv, STR("item"));

	if (id != STR_NONE && item == STR_NONE)
		return file_of(keep, csv, kind, things(keep, diag, csv, id));
	if (item != STR_NONE && id == STR_NONE)
		return file_of(keep, csv, STR("prices"), observations(keep, csv));
	diag_report(diag, DIAG_CSV, csv->header[0].at,
	    "a table has either a column “id”, for things, or “item”, for observations");
	return NULL;
}
