#include "data/schema_main.h"

#include "base/near.h"
#include "data/shape.h"

/* A word that is near to none is that of a member whose declaration is gone, or of the kind above, whose `is` is. */
static void report_unknown(struct schema_reader *reader, struct kind *kind, const struct yaml *yaml)
{
	const struct figure *figure = map_get(&kind->figures, yaml->text);
	struct near near = near_to(yaml->text);

	if (kind->incomplete)
		return;
	if (figure) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
		    "the figure “%.*s” has a value only where it is given one", STR_ARG(yaml->text));
		return;
	}
	for (size_t i = 0; i < kind->attributes.count; i++)
		near_offer(&near, kind->attributes.at[i].key);
	for (size_t i = 0; i < kind->figures.count; i++)
		near_offer(&near, kind->figures.at[i].key);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, yaml->at, "%.*s has no attribute “%.*s”",
	    STR_ARG(kind->id), STR_ARG(yaml->text));
	if (diag_hint_nearest(reader->diag, &near))
		return;
	if (!kind->is)
		diag_hint(reader->diag,
		    "is it a sort of another kind that has one? then it needs: is: …");
	kind->incomplete = true;
	diag_add_lost(reader->diag, LOST_KIND | LOST_THING);
}

static bool is_member(const struct kind *kind, struct str id)
{
	const struct figure *figure = map_get(&kind->figures, id);

	return map_get(&kind->attributes, id) || (figure && figure->given_count == 0);
}

static bool is_named(const struct kind *kind, struct str id)
{
	for (size_t i = 0; i < kind->main_count; i++)
		if (str_eq(kind->main[i], id))
			return true;
	return false;
}

void schema_main(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	const struct yaml *list = yaml_get(map, STR("main"));

	if (!list && kind->is) {
		kind->main_count = kind->is->main_count;
		memcpy(kind->main, kind->is->main, sizeof(kind->main));
	}
	if (!list || !shape_is_list(reader->diag, list, "“main”"))
		return;
	for (size_t i = 0; i < list->count; i++) {
		struct str id = shape_text_of(reader->diag, list->items[i], "an attribute");
		if (id.len == 0)
			continue;
		if (!is_member(kind, id)) {
			report_unknown(reader, kind, list->items[i]);
		} else if (is_named(kind, id)) {
			diag_report(reader->diag, DIAG_VALUE_TWICE, list->items[i]->at,
			    "“%.*s” is a main fact already", STR_ARG(id));
		} else if (kind->main_count == KIND_MAIN_MOST) {
			diag_report(reader->diag, DIAG_VALUE_BAD, list->items[i]->at,
			    "a kind has at most %d main facts", KIND_MAIN_MOST);
			return;
		} else {
			kind->main[kind->main_count++] = id;
		}
	}
}
