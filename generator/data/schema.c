#include "data/schema.h"

static const struct str thing_keys[] = {
	STR_INIT("name"),
	STR_INIT("note"),
	STR_INIT("was"),
	STR_INIT("retired"),
	STR_INIT("source"),
};

bool schema_is_thing_key(struct str key)
{
	return str_is_among(key, thing_keys, countof(thing_keys));
}

void schema_offer_thing_keys(struct near *near)
{
	for (size_t i = 0; i < countof(thing_keys); i++)
		near_offer(near, thing_keys[i]);
}

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

static void add_member(struct kind *kind, struct member member)
{
	size_t mask = kind->member_room - 1, i = (size_t)member.hash & mask;

	while (kind->members[i].attribute || kind->members[i].figure)
		i = (i + 1) & mask;
	kind->members[i] = member;
}

void kind_index(struct kind *kind, struct arena *keep)
{
	const struct map *attributes = &kind->attributes, *figures = &kind->figures;

	for (kind->member_room = 2; kind->member_room < 2 * (attributes->count + figures->count);)
		kind->member_room *= 2;
	kind->members = ARENA_ARRAY(keep, struct member, kind->member_room);
	for (size_t i = 0; i < attributes->count; i++)
		add_member(kind,
		    (struct member){ map_hash(attributes->at[i].key), attributes->at[i].value, NULL });
	for (size_t i = 0; i < figures->count; i++)
		add_member(kind,
		    (struct member){ map_hash(figures->at[i].key), NULL, figures->at[i].value });
}

/* While kinds are read they have no index yet. */
static bool look_up_member(const struct kind *kind, struct str name, uint64_t hash,
    const struct attribute **attribute, const struct figure **figure)
{
	*figure = NULL;
	*attribute = map_get_hashed(&kind->attributes, name, hash);
	if (!*attribute)
		*figure = map_get_hashed(&kind->figures, name, hash);
	return *attribute || *figure;
}

bool kind_member_hashed(const struct kind *kind, struct str name, uint64_t hash,
    const struct attribute **attribute, const struct figure **figure)
{
#ifdef RIGBOOK_IN_PAGE /* where no kind has one */
	return look_up_member(kind, name, hash, attribute, figure);
#else
	if (!kind->members)
		return look_up_member(kind, name, hash, attribute, figure);
	size_t mask = kind->member_room - 1;
	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		const struct member *member = &kind->members[i];
		bool none = !member->attribute && !member->figure;
		if (member->hash != hash && !none)
			continue;
		*attribute = member->attribute;
		*figure = member->figure;
		if (none)
			return false;
		if (map_same_key(member->attribute ? member->attribute->id : member->figure->id, name))
			return true;
	}
#endif
}
