#include "cmd/import_things_print.h"

#include "base/markdown_text.h"
#include "cmd/change_print.h"

/* The rows under one heading: so many are shown, and the others counted. */
struct rows {
	struct buf *out;
	const char *head;
	size_t count;
};

/* True where one more is to be shown. */
static bool start_row(struct rows *rows)
{
	if (rows->count++ == 0)
		buf_put(rows->out, str_from(rows->head));
	return rows->count <= CHANGES_MARKDOWN_MOST;
}

static void put_row(
    struct rows *rows, struct str thing, struct str what, struct str before, struct str after)
{
	if (!start_row(rows))
		return;
	buf_put_byte(rows->out, '|');
	markdown_put_cell(rows->out, thing);
	markdown_put_cell(rows->out, what);
	markdown_put_cell(rows->out, before);
	markdown_put_cell(rows->out, after);
	buf_put_byte(rows->out, '\n');
}

static void end_rows(const struct rows *rows)
{
	if (rows->count > CHANGES_MARKDOWN_MOST)
		buf_print(rows->out, "\nand %zu more\n", rows->count - CHANGES_MARKDOWN_MOST);
}

static void put_new(const struct import_things *things, struct buf *out)
{
	struct rows rows = { .out = out, .head = "\n### New\n\n" };

	for (size_t i = 0; i < things->count; i++) {
		if (things->at[i].thing || !start_row(&rows))
			continue;
		buf_print(out, "- `%.*s`: ", STR_ARG(things->at[i].id));
		markdown_put(out, things->at[i].name);
		buf_put_byte(out, '\n');
	}
	end_rows(&rows);
}

static void put_changed(const struct import_things *things, struct buf *out)
{
	struct rows rows = { .out = out,
		.head = "\n### Changed\n\n| Thing | What | Before | After |\n|---|---|--:|--:|\n" };

	for (size_t i = 0; i < things->count; i++) {
		const struct import_thing *item = &things->at[i];
		if (item->thing && item->name.len > 0)
			put_row(&rows, item->id, STR("name"), item->thing->name, item->name);
		for (size_t k = 0; item->thing && k < item->count; k++)
			put_row(&rows, item->id, item->values[k].attribute->id,
			    item->values[k].before ? item->values[k].before->literal : STR(""),
			    item->values[k].text);
	}
	end_rows(&rows);
}

static void put_left(const struct import_things *things, struct buf *out)
{
	struct rows rows = { .out = out,
		.head = "\n### Left as other sources have it\n\n"
			"| Thing | What | Stays | In the file |\n|---|---|--:|--:|\n" };

	for (size_t i = 0; i < things->left_count; i++) {
		const struct fact *fact = things->left[i].fact;
		put_row(&rows, fact->thing->id, fact->attribute->id, fact->literal,
		    things->left[i].text);
	}
	end_rows(&rows);
}

void import_things_print(const struct import_things *things, struct buf *out)
{
	put_new(things, out);
	put_changed(things, out);
	put_left(things, out);
}
