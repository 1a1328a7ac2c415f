/*
 * catalog_read - what the parts of the catalog's reader (catalog*.c, config.c) share.
 *
 * For these files only; everybody else includes catalog.h.
 */
#ifndef DATA_CATALOG_READ_H
#define DATA_CATALOG_READ_H

#include "data/catalog.h"
#include "data/shape.h"

struct catalog_reader {
	struct arena *keep;
	struct diag *diag;
	struct catalog *catalog;
	const struct yaml *const *files;
	size_t file_count;
	struct map names;      /* every id of the site's one namespace -> struct claimed_name */
	struct map thing_yaml; /* thing id -> struct yaml, its mapping */
	size_t observation_room, rate_room, claim_room;
};

/* Who holds an id, for the message about the second. */
struct claimed_name {
	const char *what; /* "a kind" */
	struct pos at;
};

/* Takes an id; false, and reported with both places, when it is none or is taken. */
bool catalog_take_name(
    struct catalog_reader *reader, const struct yaml *key, struct str id, const char *what);

/* Calls `each` for every file's mapping or list under a reserved key, of the shape asked for. */
void catalog_each(struct catalog_reader *reader, struct str key, enum yaml_kind shape,
    void (*each)(struct catalog_reader *reader, const struct yaml *under));

/* site.yaml; `yaml` may be NULL. */
void config_read(struct catalog_reader *reader, const struct yaml *yaml);

/*
 * The day on which something was observed; DATE_NONE when `yaml` is NULL or no date (reported). It
 * counts towards the newest date, and must not be later than a written as_of.
 */
struct date catalog_on(struct catalog_reader *reader, const struct yaml *yaml);

/*
 * The source named under `source`, or NULL; a name that is none is reported. `needed` says that
 * there must be one.
 */
const struct reference *catalog_source(const struct catalog *catalog, struct diag *diag,
    const struct yaml *map, const char *what, bool needed);

/* The thing with an id, now or formerly, of `kind` (NULL: any); NULL after a report at `yaml`. */
const struct thing *catalog_need_thing(const struct catalog *catalog, struct diag *diag,
    const struct yaml *yaml, struct str id, const struct kind *kind);

/* catalog_value.c: what a value is read for. */
struct value_context {
	const struct catalog *catalog;
	struct arena *keep;
	struct diag *diag;
	const struct thing *thing;      /* whose fact it is; NULL for blocks and claims */
	const struct reference *source; /* of facts that name none */
};
bool value_read(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out);

/* Reads a quantity in any unit; false after a report at the byte. */
bool value_quantity(const struct value_context *context, const struct yaml *yaml, struct quantity *out);

/* What a source states: true or false, a date, a quantity, or text. */
bool value_stated(const struct value_context *context, const struct yaml *yaml, struct value *out);

/* Finishes a fact whose value has been read: its origin, and itself as an uncertain input where it is a range. */
void fact_finish(struct arena *keep, struct fact *fact, struct str fragment, bool is_field);

/* Adds to what is known of an attribute of a thing. */
void thing_add_fact(struct catalog_reader *reader, const struct thing *thing, const struct fact *fact);

/* catalog_things.c, catalog_prices.c, catalog_rates.c, catalog_claims.c: the sections, in this order. */
void catalog_declare_things(struct catalog_reader *reader);
void catalog_read_facts(struct catalog_reader *reader);
void catalog_read_prices(struct catalog_reader *reader);
void catalog_read_rates(struct catalog_reader *reader);
void catalog_check_required(struct catalog_reader *reader);
void catalog_read_legend(struct catalog_reader *reader);
void catalog_read_claims(struct catalog_reader *reader);

#endif
