#include "data/catalog_find.h"

#include "data/shape.h"

const struct thing *catalog_need_thing(const struct catalog *catalog, struct diag *diag,
    struct pos at, struct str id, const struct kind *kind)
{
	const struct thing *thing = catalog_thing(catalog, id);

	if (thing && (!kind || kind_is(thing->kind, kind)))
		return thing;
	if (thing) {
		diag_report(diag, DIAG_KIND_MISMATCH, at, "“%.*s” is a %.*s, not a %.*s",
		    STR_ARG(id), STR_ARG(thing->kind->id), STR_ARG(kind->id));
		diag_note(diag, thing->at, "declared here");
		return NULL;
	}
	struct near near = near_to(id);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *other = catalog->things.at[i].value;
		if (!kind || kind_is(other->kind, kind))
			near_offer(&near, other->id);
	}
	diag_report(diag, DIAG_ID_UNKNOWN, at, "there is no %.*s “%.*s”",
	    STR_ARG(kind ? kind->id : STR("thing")), STR_ARG(id));
	diag_hint_nearest(diag, &near);
	return NULL;
}

/* What stands for a source that is none, so that nobody misses it. */
static const struct reference *no_reference(const struct catalog *catalog, struct str id, struct pos at)
{
	struct reference *reference = map_get(catalog->no_references, id);

	if (reference)
		return reference;
	reference = ARENA_NEW(catalog->no_references->arena, struct reference);
	*reference = (struct reference){
		.id = id, .at = at, .title = id, .published = DATE_NONE, .accessed = DATE_NONE
	};
	map_put(catalog->no_references, id, reference);
	return reference;
}

const struct reference *catalog_source(const struct catalog *catalog, struct diag *diag,
    const struct yaml *map, const char *what, bool needed)
{
	const struct yaml *yaml = yaml_get(map, STR("source"));

	if (!yaml || yaml_is_empty(yaml)) {
		if (needed && !shape_has_mistyped(map, STR("source")))
			diag_report(diag, DIAG_SOURCE_MISSING, map->at, "%s needs a source", what);
		return NULL;
	}
	struct str id = shape_text_of(diag, yaml, "“source”");
	const struct reference *found = map_get(&catalog->references, id);
	if (found || id.len == 0)
		return found;
	struct near near = near_to(id);
	for (size_t i = 0; i < catalog->references.count; i++)
		near_offer(&near, catalog->references.at[i].key);
	diag_report(diag, DIAG_ID_UNKNOWN, yaml->at, "there is no source “%.*s”", STR_ARG(id));
	diag_hint_nearest(diag, &near);
	return no_reference(catalog, id, yaml->at);
}
