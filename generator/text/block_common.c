#include "text/block_common.h"

static bool kind_in_use(const struct thing *thing)
{
	return date_is_none(thing->retired);
}

static void all_of_kind(const struct block *block, const struct kind *kind, struct things *out)
{
	out->at = ARENA_ARRAY(block->scratch, const struct thing *, kind->thing_count);
	for (size_t i = 0; i < kind->thing_count; i++)
		if (kind_in_use(kind->things[i]))
			out->at[out->count++] = kind->things[i];
	out->kind = kind;
}

/* The nearest kind that both are sorts of; NULL if there is none. */
static const struct kind *common_kind(const struct kind *a, const struct kind *b)
{
	while (a && !kind_is(b, a))
		a = a->is;
	return a;
}

static void report_unknown(
    const struct block *block, const struct yaml *yaml, const char *what, const struct map *ids)
{
	struct near near = near_to(yaml->text);
	for (size_t i = 0; i < ids->count; i++)
		near_offer(&near, ids->at[i].key);
	diag_report(block->diag, DIAG_ID_UNKNOWN, yaml->at, "there is no %s “%.*s”", what,
	    STR_ARG(yaml->text));
	if (near.best.len)
		diag_hint(block->diag, "did you mean “%.*s”?", STR_ARG(near.best));
}

const struct thing *block_thing(const struct block *block, const struct yaml *yaml)
{
	struct str id = shape_text_of(block->diag, yaml, "a thing");
	if (!id.len)
		return NULL;
	const struct thing *thing = catalog_thing(block->input->catalog, id);
	if (!thing)
		report_unknown(block, yaml, "thing", &block->input->catalog->things);
	else
		reading_name_thing(block->reading, thing);
	return thing;
}

static bool list_things(const struct block *block, const struct yaml *yaml, struct things *out)
{
	bool good = yaml->count > 0;
	out->at = ARENA_ARRAY(block->scratch, const struct thing *, yaml->count);
	for (size_t i = 0; i < yaml->count; i++) {
		const struct thing *thing = block_thing(block, yaml->items[i]);
		if (!thing) {
			good = false;
			continue;
		}
		out->kind = out->count ? common_kind(out->kind, thing->kind) : thing->kind;
		out->at[out->count++] = thing;
	}
	if (yaml->count == 0)
		diag_report(block->diag, DIAG_VALUE_SHAPE, yaml->at, "a block needs at least one thing");
	return good;
}

bool block_things(const struct block *block, const struct yaml *yaml, struct things *out)
{
	*out = (struct things){ NULL, 0, NULL };
	if (yaml->kind == YAML_LIST)
		return list_things(block, yaml, out);
	struct str id = shape_text_of(block->diag, yaml, "a kind");
	if (!id.len)
		return false;
	const struct kind *kind = catalog_kind(block->input->catalog, id);
	if (!kind) {
		report_unknown(block, yaml, "kind", &block->input->catalog->schema->kinds);
		return false;
	}
	all_of_kind(block, kind, out);
	return true;
}

bool block_things_or_kind(const struct block *block, struct things *out)
{
	const struct yaml *things = yaml_get(block->yaml, STR("things"));
	const struct yaml *kind = yaml_get(block->yaml, STR("kind"));
	if (things && kind) {
		diag_report(block->diag, DIAG_VALUE_SHAPE, kind->at,
		    "a block has “things” or “kind”, not both");
		return false;
	}
	if (!things && !kind) {
		diag_report(block->diag, DIAG_KEY_MISSING, block->yaml->at,
		    "this block needs “things” or “kind”");
		return false;
	}
	if (things && !shape_is_list(block->diag, things, "“things”"))
		return false;
	return block_things(block, things ? things : kind, out);
}

struct str block_caption(const struct block *block, struct str fallback)
{
	const struct yaml *caption = yaml_get(block->yaml, STR("caption"));
	if (!caption)
		return fallback;
	struct str text = shape_text_of(block->diag, caption, "a caption");
	return text.len ? document_plain(block->input, text, caption->at) : fallback;
}

/* "† Observed 23 December 2024, more than 180 days ago." */
static void stale_note(const struct block *block, struct table *table)
{
	const struct stale *stale = block->stale;
	struct arena *scratch = block->scratch;
	if (date_is_none(stale->first))
		return;
	struct str when = date_words(scratch, stale->first);
	if (date_cmp(stale->first, stale->last) != 0)
		when = str_print(scratch, "%.*s to %.*s", STR_ARG(when),
		    STR_ARG(date_words(scratch, stale->last)));
	table_note(table,
	    str_print(scratch, STALE_SIGN " Observed %.*s, more than %d days ago.", STR_ARG(when),
		stale->days));
}

void block_note(const struct block *block, struct table *table)
{
	stale_note(block, table);
	const struct yaml *note = yaml_get(block->yaml, STR("note"));
	struct str text = note ? shape_text_of(block->diag, note, "a note") : STR("");
	if (text.len)
		table_note(table, reading_fragment(block->reading, block->input, text, note->at));
}

bool block_fits(const struct block *block, size_t rows, size_t columns)
{
	if (columns == 0 || rows <= BLOCK_CELLS_MOST / columns)
		return true;
	diag_report(block->diag, DIAG_TEXT_LIMIT, block->yaml->at,
	    "a table of %zu by %zu has more than %d cells", rows, columns, BLOCK_CELLS_MOST);
	return false;
}

bool block_truth(const struct block *block, struct str key, bool otherwise)
{
	return yaml_get(block->yaml, key) ? shape_truth(block->diag, block->yaml, key) : otherwise;
}

struct str block_names(const struct block *block, const struct things *things)
{
	struct buf names = buf_in(block->scratch, BUF_MOST);
	for (size_t i = 0; i < things->count; i++) {
		if (i)
			buf_put(&names, i + 1 < things->count ? STR(", ") : STR(" and "));
		buf_put(&names, things->at[i]->name);
	}
	return buf_str(&names);
}
