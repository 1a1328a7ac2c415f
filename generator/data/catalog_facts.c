#include "data/catalog_facts.h"

static bool is_alone(const struct facts *facts)
{
	const struct attribute *attribute = facts->attribute;

	return facts->count == 1 && !facts->dated && attribute->from.len == 0 &&
	    !attribute->show.local && attribute->type != ATTRIBUTE_LIST;
}

static const struct input_set *inputs_of(
    const struct catalog *catalog, const struct thing *thing, const struct attribute *attribute)
{
	const void *key[2] = { thing, attribute };

	return !attribute->of_inputs
	    ? NULL
	    : map_get(&catalog->input_places, (struct str){ (const char *)key, sizeof(key) });
}

void catalog_index_facts(struct catalog_reader *reader)
{
	const struct catalog *catalog = reader->catalog;

	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			struct facts *facts = thing->facts.at[j].value;
			facts->alone = is_alone(facts);
			facts->inputs = inputs_of(catalog, thing, facts->attribute);
		}
	}
}
