#include "data/catalog_reader.h"

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

void catalog_note_date(struct catalog *catalog, struct date date)
{
	if (date_cmp(date, catalog->newest) > 0)
		catalog->newest = date;
}

struct date catalog_on(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct catalog *catalog = reader->catalog;
	struct date on = yaml ? shape_date_of(reader->diag, yaml) : DATE_NONE;

	catalog_note_date(catalog, on);
	if (!yaml || !catalog->config.as_of_written || date_cmp(on, catalog->config.as_of) <= 0)
		return on;
	diag_report(reader->diag, DIAG_DATE_LATER, yaml->at,
	    "%.*s is later than the site's as_of, %.*s", STR_ARG(date_iso(reader->keep, on)),
	    STR_ARG(date_iso(reader->keep, catalog->config.as_of)));
	diag_note(reader->diag, catalog->config.as_of_at, "as_of is set here");
	return on;
}
