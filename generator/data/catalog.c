#include "data/catalog.h"

#include "data/catalog_read.h"

const struct thing *catalog_thing(const struct catalog *catalog, struct str id)
{
	const struct thing *thing = map_get(&catalog->things, id);
	return thing ? thing : map_get(&catalog->former, id);
}

const struct kind *catalog_kind(const struct catalog *catalog, struct str id)
{
	return map_get(&catalog->schema->kinds, id);
}

const struct facts *thing_facts(const struct thing *thing, struct str attribute)
{
	return map_get(&thing->facts, attribute);
}

bool catalog_take_name(
    struct catalog_reader *reader, const struct yaml *key, struct str id, const char *what)
{
	const struct claimed_name *before = map_get(&reader->names, id);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, key->at,
		    "“%.*s” is the id of %s already", STR_ARG(id), before->what);
		diag_note(reader->diag, before->at, "first declared here");
		return false;
	}
	if (!shape_is_id(reader->diag, key))
		return false;
	if (shape_is_reserved(id)) {
		diag_report(reader->diag, DIAG_ID_BAD, key->at,
		    "“%.*s” is a section of the data and cannot be an id", STR_ARG(id));
		return false;
	}
	struct claimed_name *name = ARENA_NEW(reader->keep, struct claimed_name);
	*name = (struct claimed_name){ what, key->at };
	map_put(&reader->names, id, name);
	return true;
}

void catalog_each(struct catalog_reader *reader, struct str key, enum yaml_kind shape,
    void (*each)(struct catalog_reader *reader, const struct yaml *under))
{
	const char *what = str_print(reader->keep, "“%.*s”%c", STR_ARG(key), '\0').at;
	for (size_t i = 0; i < reader->file_count; i++) {
		const struct yaml *under = yaml_get(reader->files[i], key);
		if (!under || yaml_is_empty(under))
			continue;
		if (shape == YAML_MAP ? shape_is_map(reader->diag, under, what)
				      : shape_is_list(reader->diag, under, what))
			each(reader, under);
	}
}

static void note_newest(struct catalog *catalog, struct date date)
{
	if (date_cmp(date, catalog->newest) > 0)
		catalog->newest = date;
}

struct date catalog_on(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct catalog *catalog = reader->catalog;
	struct date on = yaml ? shape_date_of(reader->diag, yaml) : DATE_NONE;
	note_newest(catalog, on);
	if (!yaml || !catalog->config.as_of_written || date_cmp(on, catalog->config.as_of) <= 0)
		return on;
	diag_report(reader->diag, DIAG_DATE_LATER, yaml->at,
	    "%.*s is later than the site's as_of, %.*s", STR_ARG(date_iso(reader->keep, on)),
	    STR_ARG(date_iso(reader->keep, catalog->config.as_of)));
	diag_note(reader->diag, catalog->config.as_of_at, "as_of is set here");
	return on;
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
	if (near.best.len)
		diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near.best));
	return NULL;
}

static const struct str source_keys[] = {
	STR_INIT("title"),
	STR_INIT("producer"),
	STR_INIT("url"),
	STR_INIT("archived"),
	STR_INIT("published"),
	STR_INIT("accessed"),
	STR_INIT("note"),
};

static void read_source(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	struct str id = entry->key->text;
	if (!catalog_take_name(reader, entry->key, id, "a source"))
		return;
	struct reference *reference = ARENA_NEW(reader->keep, struct reference);
	*reference = (struct reference){
		.id = id, .at = entry->key->at, .published = DATE_NONE, .accessed = DATE_NONE
	};
	map_put(&reader->catalog->references, id, reference);
	if (!shape_is_map(reader->diag, entry->value, "a source"))
		return;
	const struct yaml *map = entry->value;
	shape_keys(reader->diag, map, source_keys, countof(source_keys));
	reference->title = shape_need_text(reader->diag, map, STR("title"), "a source");
	reference->producer = shape_text(reader->diag, map, STR("producer"));
	reference->url = shape_text(reader->diag, map, STR("url"));
	reference->archived = shape_text(reader->diag, map, STR("archived"));
	reference->note = shape_text(reader->diag, map, STR("note"));
	reference->published = shape_date(reader->diag, map, STR("published"));
	reference->accessed = shape_date(reader->diag, map, STR("accessed"));
	note_newest(reader->catalog, reference->published);
	note_newest(reader->catalog, reference->accessed);
}

static void read_sources(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++)
		read_source(reader, &map->entries[i]);
}

/* Money in the site's currency, per what it is counted by. */
static void give_currency(struct catalog *catalog, struct arena *keep, struct attribute *attribute)
{
	struct str bad;
	if (attribute->money && attribute->sound && catalog->config.currency.len) {
		const struct unit *unit =
		    units_parse(catalog->units, keep, catalog->config.currency, &bad, NULL);
		attribute->value_type.unit = unit && attribute->per
		    ? unit_div(catalog->units, keep, unit, attribute->per)
		    : unit;
	}
	for (size_t i = 0; i < attribute->fields.count; i++)
		give_currency(catalog, keep, attribute->fields.at[i].value);
}

static void take_kinds(struct catalog_reader *reader)
{
	const struct map *kinds = &reader->catalog->schema->kinds;
	for (size_t i = 0; i < kinds->count; i++) {
		struct kind *kind = kinds->at[i].value;
		struct claimed_name *name = ARENA_NEW(reader->keep, struct claimed_name);
		*name = (struct claimed_name){ "a kind", kind->at };
		map_put(&reader->names, kind->id, name);
		for (size_t j = 0; j < kind->attributes.count; j++)
			give_currency(reader->catalog, reader->keep, kind->attributes.at[j].value);
	}
}

static void check_sections(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->file_count; i++) {
		const struct yaml *file = reader->files[i];
		if (!shape_is_map(reader->diag, file, "a data file"))
			continue;
		for (size_t j = 0; j < file->count; j++) {
			struct str key = file->entries[j].key->text;
			if (shape_is_reserved(key) || catalog_kind(reader->catalog, key))
				continue;
			struct near near = near_to(key);
			shape_offer_reserved(&near);
			for (size_t k = 0; k < reader->catalog->schema->kinds.count; k++)
				near_offer(&near, reader->catalog->schema->kinds.at[k].key);
			yaml_report_unknown_key(reader->diag, file, &file->entries[j], &near);
		}
	}
}

const struct catalog *catalog_read(struct arena *keep, struct diag *diag, const struct yaml *config,
    const struct yaml *const *files, size_t count)
{
	struct catalog *catalog = ARENA_NEW(keep, struct catalog);
	struct catalog_reader reader = {
		.keep = keep,
		.diag = diag,
		.catalog = catalog,
		.files = files,
		.file_count = count,
		.names = map_in(keep),
		.thing_yaml = map_in(keep),
	};
	catalog->schema = schema_read(keep, diag, files, count);
	catalog->units = catalog->schema->units;
	catalog->things = map_in(keep);
	catalog->former = map_in(keep);
	catalog->references = map_in(keep);
	catalog->marks = map_in(keep);
	catalog->newest = DATE_NONE;
	config_read(&reader, config);
	take_kinds(&reader);
	check_sections(&reader);
	catalog_each(&reader, STR("sources"), YAML_MAP, read_sources);
	catalog_declare_things(&reader);
	catalog_read_facts(&reader);
	catalog_read_prices(&reader);
	catalog_read_rates(&reader);
	catalog_check_required(&reader);
	catalog_read_legend(&reader);
	catalog_read_claims(&reader);
	return catalog;
}
