#include "site/json_schema_ids.h"

#include "number/units.h"
#include "site/json_schema_section.h"

void json_schema_thing_ids(
    struct json *json, const struct catalog *catalog, struct str name, const struct kind *kind)
{
	const struct map *things = &catalog->things;

	json_object(json, name);
	json_list(json, STR("enum"));
	for (int former = 0; former < 2; former++)
		for (size_t i = 0; i < things->count; i++) {
			const struct thing *thing = things->at[i].value;
			if (kind && !kind_is(thing->kind, kind))
				continue;
			for (size_t j = 0; j < (former ? thing->was_count : 1); j++)
				json_text(json, STR(""), former ? thing->was[j] : thing->id);
		}
	json_close_list(json);
	json_list(json, STR("enumDescriptions"));
	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		if (!kind || kind_is(thing->kind, kind))
			json_text(json, STR(""), thing->name);
	}
	json_close_list(json);
	json_close_object(json);
}

void json_schema_source_ids(struct json *json, const struct catalog *catalog)
{
	const struct map *references = &catalog->references;

	json_object(json, json_schema_shape_name(SHAPE_SOURCE));
	json_list(json, STR("enum"));
	for (size_t i = 0; i < references->count; i++)
		json_text(json, STR(""), references->at[i].key);
	json_close_list(json);
	json_list(json, STR("enumDescriptions"));
	for (size_t i = 0; i < references->count; i++)
		json_text(json, STR(""), ((const struct reference *)references->at[i].value)->title);
	json_close_list(json);
	json_close_object(json);
}

void json_schema_currencies(struct json *json, const struct catalog *catalog)
{
	const struct units *units = catalog->units;

	json_object(json, json_schema_shape_name(SHAPE_CURRENCY));
	json_list(json, STR("enum"));
	for (size_t i = 0; i < units_count(units); i++)
		if (units_is_currency(units, units_name(units, i)))
			json_text(json, STR(""), units_name(units, i));
	json_close_list(json);
	json_close_object(json);
}

const struct yaml *json_schema_languages(const struct catalog *catalog)
{
	const struct yaml *languages = catalog->config.languages;

	if (!languages || languages->kind != YAML_LIST || languages->count < 2)
		return NULL;
	for (size_t i = 0; i < languages->count; i++)
		if (languages->items[i]->kind != YAML_SCALAR)
			return NULL;
	return languages;
}
