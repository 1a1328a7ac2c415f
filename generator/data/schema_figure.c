#include "data/schema_figure.h"

#include "data/schema_keys.h"
#include "data/schema_type.h"

/* False after a report, when what is given is not known. */
static bool read_given(struct schema_reader *reader, const struct yaml *map, struct figure *figure)
{
	if (!shape_is_map(reader->diag, map, "“given”"))
		return false;
	figure->given = ARENA_ARRAY(reader->keep, struct parameter, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		struct attribute type = { .id = entry->key->text };
		if (!shape_is_id(reader->diag, entry->key) ||
		    !shape_text_of(reader->diag, entry->value, "the type of a parameter").len)
			return false;
		if (!schema_type(reader->schema, reader->keep, reader->diag, entry->value, &type))
			type.value_type = (struct type){ .kind = TYPE_UNSURE };
		figure->given[figure->given_count++] =
		    (struct parameter){ .name = type.id, .type = type.value_type, .at = entry->key->at };
	}
	return !map->repeated;
}

static const struct str figure_keys[] = {
	STR_INIT("name"),
	STR_INIT("formula"),
	STR_INIT("given"),
	STR_INIT("was"),
	STR_INIT("show"),
	STR_INIT("better"),
	STR_INIT("marks"),
	STR_INIT("note"),
	STR_INIT("source"),
};

static void read_figure_keys(struct schema_reader *reader, const struct yaml *map, struct figure *figure)
{
	shape_keys(reader->diag, map, figure_keys, countof(figure_keys));
	struct str name = shape_text(reader->diag, map, STR("name"));
	figure->name = name.len ? name : figure->name;
	const struct yaml *formula = shape_need(reader->diag, map, STR("formula"), "a figure");
	if (formula && !shape_is_cut_formula(map, formula))
		figure->formula =
		    shape_formula(reader->keep, reader->diag, reader->schema->units, formula);
	const struct yaml *given = yaml_get(map, STR("given"));
	if (given && !read_given(reader, given, figure))
		figure->formula = NULL; /* it cannot be checked */
	figure->show = schema_show(reader, map, &figure->show_at);
	figure->better = schema_better(reader, map);
	figure->marks = schema_marks(reader, map);
	figure->was = schema_was(reader, map);
	figure->note = shape_note(reader->diag, map);
	figure->reference = shape_text(reader->diag, map, STR("source"));
}

struct figure *schema_figure(
    struct schema_reader *reader, const struct yaml_entry *entry, const struct kind *kind)
{
	struct figure *figure = ARENA_NEW(reader->keep, struct figure);

	figure->id = entry->key->text;
	figure->slug = shape_slug(reader->keep, figure->id);
	figure->name = shape_name_of_id(reader->keep, figure->id);
	figure->at = entry->key->at;
	figure->kind = kind;
	if (entry->value->kind == YAML_SCALAR && !yaml_is_empty(entry->value))
		figure->formula =
		    shape_formula(reader->keep, reader->diag, reader->schema->units, entry->value);
	else if (shape_is_map(reader->diag, entry->value, "a figure") &&
	    !schema_has_lost_head(entry->value))
		read_figure_keys(reader, entry->value, figure);
	return figure;
}
