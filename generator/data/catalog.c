#include "data/catalog.h"

const struct thing *catalog_thing(const struct catalog *catalog, struct str id)
{
	const struct thing *thing = map_get(&catalog->things, id);

	return thing ? thing : map_get(&catalog->former, id);
}

const struct kind *catalog_kind(const struct catalog *catalog, struct str id)
{
	return schema_kind(catalog->schema, id);
}

const struct facts *thing_facts(const struct thing *thing, struct str attribute)
{
	return map_get(&thing->facts, attribute);
}
