#include "cmd/price_file.h"

#include "base/file.h"
#include "base/source_file.h"
#include "cmd/replace.h"
#include "data/append.h"
#include "site/walk.h"

#include <errno.h>
#include <string.h>

static const struct str list_key = STR_INIT("prices");

/* All data of the site, file by file, and what is to be added to one of them. */
struct lengthening {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	const struct observation *observation;
	const struct yaml *config, **files;
	const struct source **sources; /* of the files */
	size_t count, chosen;
	struct price_file *file;
};

/* --- choosing --------------------------------------------------------------------------------- */

static void read_files(struct lengthening *to, const struct site_options *site)
{
	struct diag *told =
	    diag_new(to->keep); /* what is wrong with them was told when the site was loaded */
	struct walk walk;
	const struct source *config;

	if (!walk_site(to->keep, told, site->dir, site->share, &walk))
		return;
	if (walk.has_config) {
		config = source_load(to->keep, told, site->dir, STR("content/site.yaml"), SOURCE_MOST);
		to->config = config == NULL ? NULL : yaml_read(to->keep, told, config);
	}
	to->files = ARENA_ARRAY(to->keep, const struct yaml *, walk.data.count + 1);
	to->sources = ARENA_ARRAY(to->keep, const struct source *, walk.data.count + 1);
	for (size_t i = 0; i < walk.data.count; i++) {
		const struct source *source =
		    source_load(to->keep, told, site->dir, walk.data.at[i].path, SOURCE_MOST);
		const struct yaml *yaml = source == NULL ? NULL : yaml_read(to->keep, told, source);
		if (yaml == NULL)
			continue;
		to->sources[to->count] = source;
		to->files[to->count++] = yaml;
	}
}

/*
 * A file that holds prices of the thing suits best, then one with prices of its kind, then one with
 * any. 0: it holds none.
 */
static int suits(const struct lengthening *to, size_t file)
{
	const struct thing *thing = to->observation->thing;
	int best = yaml_get(to->files[file], list_key) != NULL;

	for (size_t i = 0; i < to->catalog->observation_count; i++) {
		const struct fact *fact = to->catalog->observations[i];
		int own = fact->thing == thing ? 3 : fact->thing->kind == thing->kind ? 2 : 1;
		if (own > best && str_eq(fact->at.in->path, to->sources[file]->path))
			best = own;
	}
	return best;
}

static void choose_first_file(struct lengthening *to)
{
	struct str path = STR("content/data/prices.yaml");

	for (to->chosen = 0; to->chosen < to->count; to->chosen++)
		if (to->count == 1 || str_eq(to->sources[to->chosen]->path, path))
			return;
	to->file->is_new = true;
	to->sources[to->chosen] = source_new(to->keep, path, STR(""));
	to->files[to->chosen] = yaml_read(to->keep, to->diag, to->sources[to->chosen]);
	to->count++;
}

static void choose_file(struct lengthening *to)
{
	int best = 0;

	for (size_t i = 0; i < to->count; i++) {
		int own = suits(to, i);
		if (own == 0 || own < best)
			continue;
		best = own;
		to->chosen = i;
	}
	if (best == 0)
		choose_first_file(to);
	to->file->path = to->sources[to->chosen]->path;
	to->file->old = to->sources[to->chosen]->text;
}

/* --- lengthening ------------------------------------------------------------------------------ */

static void report(struct lengthening *to, const char *what, const char *why)
{
	const struct yaml *list = yaml_get(to->files[to->chosen], list_key);

	diag_report(to->diag, DIAG_VALUE_SHAPE,
	    list != NULL ? list->at : source_whole(to->sources[to->chosen]), "%s%s", what, why);
	diag_hint(to->diag, "append it by hand");
}

static bool append(struct lengthening *to)
{
	const struct observation *observation = to->observation;
	const struct source *source = to->sources[to->chosen];
	struct append_field fields[6] = {
		{ STR("on"), date_iso(to->keep, observation->on) },
		{ STR("item"), observation->thing->id },
		{ STR("price"), observation->amount },
		{ STR("source"), observation->source },
	};
	size_t count = 4, at;
	const char *why;

	if (observation->seller.len > 0)
		fields[count++] = (struct append_field){ STR("seller"), observation->seller };
	if (observation->condition.len > 0)
		fields[count++] = (struct append_field){ STR("condition"), observation->condition };
	if (!append_item(to->keep, source, to->files[to->chosen], list_key, fields, count,
		&to->file->text, &at, &why)) {
		report(to, "nothing can be appended here: ", why);
		return false;
	}
	to->file->place = source_pos(source_new(to->keep, source->path, to->file->text), at);
	return true;
}

static bool is_recorded(const struct lengthening *to, const struct fact *fact)
{
	const struct observation *observation = to->observation;

	return str_eq(fact->thing->id, observation->thing->id) &&
	    date_cmp(fact->on, observation->on) == 0 && str_eq(fact->literal, observation->amount) &&
	    fact->at.in == to->file->place.in && pos_cmp(fact->at, to->file->place) > 0;
}

/*
 * The new observation in the longer file; NULL unless it is there once, and one more than before.
 */
static const struct fact *find_recorded(const struct lengthening *to, const struct catalog *longer)
{
	const struct fact *recorded = NULL;

	if (longer->observation_count != to->catalog->observation_count + 1)
		return NULL;
	for (size_t i = 0; i < longer->observation_count; i++) {
		const struct fact *fact = longer->observations[i];
		if (!is_recorded(to, fact))
			continue;
		if (recorded != NULL)
			return NULL;
		recorded = fact;
	}
	return recorded;
}

/* The data must be read as before and one observation more. */
static bool reads_as_one_more(struct lengthening *to)
{
	struct diag *diag = diag_new(to->keep);
	const struct yaml *before = to->files[to->chosen];
	const struct catalog *longer = NULL;

	to->files[to->chosen] = yaml_read(to->keep, diag, to->file->place.in);
	if (to->files[to->chosen] != NULL)
		longer = catalog_read(to->keep, diag, to->config, to->files, to->count);
	const struct fact *fact = longer == NULL ? NULL : find_recorded(to, longer);
	if (fact == NULL || diag_has(diag, SEVERITY_ERROR)) {
		to->files[to->chosen] = before;
		report(to, "with one observation more the file would not say what it should", "");
		diag_join(to->diag, diag);
		return false;
	}
	to->file->recorded = fact;
	to->file->used = facts_choose(longer, thing_facts(fact->thing, fact->attribute->id),
	    vantage_of(longer, DATE_NONE).as_of, NULL);
	return true;
}

bool price_file_lengthen(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct observation *observation, struct price_file *file)
{
	struct lengthening to = {
		.keep = keep, .diag = diag, .catalog = catalog, .observation = observation, .file = file
	};

	*file = (struct price_file){ .is_new = false };
	read_files(&to, site);
	choose_file(&to);
	return append(&to) && reads_as_one_more(&to);
}

bool price_file_write(
    struct arena *keep, struct diag *diag, struct str dir, const struct price_file *file)
{
	const char *path = str_z(keep, path_join(keep, dir, file->path));
	int error = file->is_new ? create_text(path, file->text)
				 : replace_text(keep, path, file->old, file->text);

	if (error == 0)
		return true;
	diag_report(diag, DIAG_OUTPUT_FAILED, source_whole(source_new(keep, file->path, file->old)),
	    "cannot be written: %s",
	    error == EBUSY || error == EEXIST ? "it has just been changed by somebody else"
					      : strerror(error));
	return false;
}
