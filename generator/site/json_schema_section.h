/*
 * json_schema_section - the sections of a data file whose keys are the same on every site, as a JSON Schema: units, kinds,
 * sources, prices, rates, legend, claims, inputs and scenarios.
 *
 * One table says which keys there are. They are those of the readers in data/; tests/run_schema.sh holds the two
 * together.
 */
#ifndef SITE_JSON_SCHEMA_SECTION_H
#define SITE_JSON_SCHEMA_SECTION_H

#include "base/arena.h"
#include "base/json.h"
#include "data/yaml.h"

/* What stands under a key. Each has a definition of its name (":day"). */
enum schema_shape {
	SHAPE_TEXT,        /* any scalar */
	SHAPE_NEEDED_TEXT, /* the same, with something in it */
	SHAPE_TEXT_OF_ONE, /* the same in one language, of a site in several */
	SHAPE_DAY,         /* 2025-10-06 */
	SHAPE_TRUTH,       /* true, false */
	SHAPE_IDS,         /* a text or a list of texts */
	SHAPE_LENGTH,      /* 180 day */
	SHAPE_SOURCE,      /* the id of a source of the site */
	SHAPE_THING,       /* the id of a thing */
	SHAPE_CURRENCY,
	SHAPE_BETTER, /* more, less */
	SHAPE_TAX,    /* included, excluded */
	SHAPE_BASE,   /* count, money */
	SHAPE_PRICE,  /* what any observed attribute takes */
	SHAPE_TEXTS,  /* a list of texts */
	SHAPE_MAP,    /* a mapping to texts */
	SHAPE_ANY,
	SHAPE_ATTRIBUTES, /* mappings of attributes and figures by their ids */
	SHAPE_FIGURES,
	SHAPE_FROM,   /* prices */
	SHAPE_FOLDER, /* of pages */
	SHAPE_COUNT
};

/* Refers to a definition, in the object that is open: `"$ref": "#/$defs/:day"`. */
void json_schema_refer(struct json *json, struct str name);

/* Refers to the definition of a shape: `{ "$ref": "#/$defs/:day" }` under `key`. */
void json_schema_shape(struct json *json, struct str key, enum schema_shape shape);
/* ":day", under which a shape that is the site's own is defined. */
struct str json_schema_shape_name(enum schema_shape shape);

/*
 * The definitions of shapes that are the same everywhere, and one of each section's entries. `languages` is the list of
 * those of the site, two at least, each of which a text may have a version in; NULL: it has one.
 */
void json_schema_definitions(struct json *json, struct arena *scratch, const struct yaml *languages);

/* Only those of texts, lists of texts, truths and days. */
void json_schema_texts(struct json *json, const struct yaml *languages);

/* The properties of a data file: each key of a section, with a reference to the section's definition. */
void json_schema_sections(struct json *json);

/* The keys of an observation, into an open "properties" object, to which the caller adds the attributes of its site. */
void json_schema_price_keys(struct json *json);

/* `"pattern"` of ids, for keys. */
void json_schema_id_names(struct json *json);

#endif
