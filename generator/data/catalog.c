#include "data/catalog.h"

const struct thing *catalog_thing(const struct catalog *catalog, struct str id)
{
	return catalog_thing_hashed(catalog, id, map_hash(id));
}

const struct thing *catalog_thing_hashed(const struct catalog *catalog, struct str id, uint64_t hash)
{
	const struct thing *thing = map_get_hashed(&catalog->things, id, hash);

	return thing ? thing : map_get_hashed(&catalog->former, id, hash);
}

const struct kind *catalog_kind(const struct catalog *catalog, struct str id)
{
	return schema_kind(catalog->schema, id);
}

const struct facts *thing_facts(const struct thing *thing, struct str attribute)
{
	return map_get(&thing->facts, attribute);
}

const struct facts *thing_facts_of(const struct thing *thing, const struct attribute *attribute)
{
	const struct facts *facts =
	    attribute->index < thing->by_index_count ? thing->by_index[attribute->index] : NULL;

	if (!facts || facts->attribute == attribute)
		return facts;
	return thing_facts(thing, attribute->id);
}
