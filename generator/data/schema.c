#include "data/schema.h"

const struct kind *schema_kind(const struct schema *schema, struct str id)
{
	const struct kind *kind = map_get(&schema->kinds, id);

	if (!kind)
		kind = map_get(&schema->former, id);
	return kind ? kind : map_get(&schema->slips, id);
}

void kind_offer_attributes(const struct kind *kind, struct near *near)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		former_offer(&attribute->was, attribute->id, near);
	}
}

void kind_offer_figures(const struct kind *kind, struct near *near)
{
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		former_offer(&figure->was, figure->id, near);
	}
}

bool kind_is(const struct kind *kind, const struct kind *ancestor)
{
	while (kind && kind != ancestor)
		kind = kind->is;
	return kind != NULL;
}

const struct kind *kind_common(const struct kind *a, const struct kind *b)
{
	while (a && !kind_is(b, a))
		a = a->is;
	return a;
}

bool kind_member(const struct kind *kind, struct str name, const struct attribute **attribute,
    const struct figure **figure)
{
	return kind_member_hashed(kind, name, map_hash(name), attribute, figure);
}

bool kind_member_hashed(const struct kind *kind, struct str name, uint64_t hash,
    const struct attribute **attribute, const struct figure **figure)
{
	*figure = NULL;
	*attribute = map_get_hashed(&kind->attributes, name, hash);
	if (!*attribute)
		*figure = map_get_hashed(&kind->figures, name, hash);
	return *attribute || *figure;
}
