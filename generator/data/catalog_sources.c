#include "data/catalog_sources.h"

static const struct str source_keys[] = {
	STR_INIT("title"),
	STR_INIT("url"),
	STR_INIT("producer"),
	STR_INIT("archived"),
	STR_INIT("published"),
	STR_INIT("accessed"),
	STR_INIT("convention"),
	STR_INIT("note"),
};

const struct section sources_section = { STR_INIT("sources"), source_keys, countof(source_keys), 3 };

static void read_source(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	struct str id = entry->key->text;

	if (!catalog_take_name(reader, entry->key, id, "a source")) {
		diag_name_taken(reader->diag, id);
		diag_add_lost(reader->diag, LOST_NAME);
		return;
	}
	struct reference *reference = ARENA_NEW(reader->keep, struct reference);
	*reference = (struct reference){
		.id = id, .at = entry->key->at, .published = DATE_NONE, .accessed = DATE_NONE
	};
	map_put(&reader->catalog->references, id, reference);
	if (!shape_is_map(reader->diag, entry->value, "a source"))
		return;
	const struct yaml *map = entry->value;
	shape_keys(reader->diag, map, source_keys, countof(source_keys));
	reference->title = shape_need_text(reader->diag, map, STR("title"), "a source");
	reference->producer = shape_text(reader->diag, map, STR("producer"));
	reference->url = shape_url(reader->diag, map, STR("url"));
	reference->archived = shape_url(reader->diag, map, STR("archived"));
	reference->convention = shape_truth(reader->diag, map, STR("convention"));
	reference->note = shape_note(reader->diag, map);
	reference->published = shape_date(reader->diag, map, STR("published"));
	reference->accessed = shape_date(reader->diag, map, STR("accessed"));
	catalog_note_date(reader->catalog, reference->published);
	catalog_note_date(reader->catalog, reference->accessed);
}

static void read_sources(struct catalog_reader *reader, const struct yaml *map)
{
	shape_repeated(reader->diag, map, LOST_NAME);
	for (size_t i = 0; i < map->count; i++)
		read_source(reader, &map->entries[i]);
}

void catalog_read_sources(struct catalog_reader *reader)
{
	catalog_each(reader, STR("sources"), YAML_MAP, read_sources);
}
