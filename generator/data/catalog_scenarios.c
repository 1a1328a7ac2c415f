#include "data/catalog_scenarios.h"

#include "data/setting.h"

static const struct str scenario_keys[] = {
	STR_INIT("set"),
	STR_INIT("name"),
	STR_INIT("note"),
};

const struct section scenarios_section = { STR_INIT("scenarios"), scenario_keys,
	countof(scenario_keys), 1 };

static void read_scenario(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	const struct yaml *map = entry->value;
	struct str id = entry->key->text;

	if (!shape_is_id(reader->diag, entry->key))
		return;
	const struct scenario *before = map_get(&reader->catalog->scenarios, id);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, entry->key->at,
		    "there is a scenario “%.*s” already", STR_ARG(id));
		diag_note(reader->diag, before->at, "first declared here");
		return;
	}
	struct scenario *scenario = ARENA_NEW(reader->keep, struct scenario);
	scenario->id = id;
	scenario->at = entry->key->at;
	map_put(&reader->catalog->scenarios, id, scenario); /* also with mistakes: blocks may name it */
	if (!shape_is_map(reader->diag, map, "a scenario"))
		return;
	shape_keys(reader->diag, map, scenario_keys, countof(scenario_keys));
	scenario->name = shape_text(reader->diag, map, STR("name"));
	if (scenario->name.len == 0)
		scenario->name = shape_name_of_id(reader->keep, id);
	scenario->note = shape_note(reader->diag, map);
	const struct yaml *set = shape_need(reader->diag, map, STR("set"), "a scenario");
	if (set && shape_is_map(reader->diag, set, "“set”"))
		scenario->set =
		    settings_read(reader->catalog, reader->keep, reader->diag, set, &scenario->count);
}

static void read_scenarios(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++)
		read_scenario(reader, &map->entries[i]);
}

void catalog_read_scenarios(struct catalog_reader *reader)
{
	catalog_each(reader, STR("scenarios"), YAML_MAP, read_scenarios);
}
