/*
 * Any text, read as a fetched file in JSON, and as one in CSV: what can be read has a row at least and all columns of the
 * map, and every cell is touched; what cannot says why.
 */
#include "cmd/import_table.h"
#include "fuzz.h"

#include <stdlib.h>

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void read_as(struct str text, struct str path)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct import_field fields[] = {
		{ .key = STR("item"), .column = STR("sku"), .at = POS_NONE, .column_at = POS_NONE },
		{ .key = STR("price"), .column = STR("a.b"), .unit_column = STR("c") },
	};
	struct import_map map = { .separator = ',',
		.decimal = '.',
		.rows = STR("rows"),
		.fields = fields,
		.field_count = countof(fields) };
	struct csv csv;

	if (text.len > 0 && text.at[0] == '[')
		map.rows = STR("");
	if (import_table_read(keep, diag, source_new(keep, path, text), &map, &csv)) {
		must(csv.row_count > 0 && csv.column_count >= 3);
		for (size_t i = 0; i < csv.row_count * csv.column_count; i++)
			fuzz_touch(csv.cells[i].text);
	} else {
		must(diag_count(diag) > 0);
	}
	fuzz_touch_diag(diag);
	arena_free(keep);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_as(fuzz_text(data, size), STR("list.json"));
	read_as(fuzz_text(data, size), STR("list.csv"));
	return 0;
}
