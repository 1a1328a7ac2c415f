#include "cmd/price_file.h"

#include "base/source_file.h"
#include "data/append.h"
#include "data/catalog_read.h"
#include "data/choose.h"
#include "data/constants.h"
#include "data/yaml_read.h"
#include "site/tables.h"
#include "site/translation.h"
#include "site/walk.h"

#include <errno.h>
#include <string.h>

static const struct str list_key = STR_INIT("prices");

/* All data of the site, file by file, and what is to be added to one of them. */
struct lengthening {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	const struct observation_batch *batch;
	const struct yaml *config, **files;
	const struct source **sources; /* of the files */
	size_t count, chosen;
	struct table_list tables; /* read along, and never lengthened */
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
		to->config = !config ? NULL : yaml_read(to->keep, told, config);
	}
	to->files = ARENA_ARRAY(to->keep, const struct yaml *, walk.data.count + 1);
	to->sources = ARENA_ARRAY(to->keep, const struct source *, walk.data.count + 1);
	for (size_t i = 0; i < walk.data.count; i++) {
		const struct source *source =
		    source_load(to->keep, told, site->dir, walk.data.at[i].path, SOURCE_MOST);
		const struct yaml *yaml = !source ? NULL : yaml_read(to->keep, told, source);
		if (!yaml)
			continue;
		to->sources[to->count] = source;
		to->files[to->count++] = yaml;
	}
	to->tables = tables_read(to->keep, told, site->dir, &walk, to->files, to->count);
}

/*
 * A file that holds prices of the thing suits best, then one with prices of its kind, then one with
 * any. 0: it holds none.
 */
static int suits(const struct lengthening *to, size_t file)
{
	const struct thing *thing = to->batch->at[0].thing;
	int best = yaml_get(to->files[file], list_key) != NULL;

	for (size_t i = 0; i < to->catalog->observation_count; i++) {
		const struct fact *fact = to->catalog->observations[i];
		int own = fact->thing == thing ? 3 : fact->thing->kind == thing->kind ? 2 : 1;
		if (own > best && str_eq(fact->at.in->path, to->sources[file]->path))
			best = own;
	}
	return best;
}

/* The file at `path`, which is made if it is not there. */
static void choose_path(struct lengthening *to, struct str path)
{
	for (to->chosen = 0; to->chosen < to->count; to->chosen++)
		if (str_eq(to->sources[to->chosen]->path, path))
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
	if (to->batch->path.len > 0)
		choose_path(to, to->batch->path);
	else if (best == 0)
		choose_path(
		    to, to->count == 1 ? to->sources[0]->path : STR("content/data/prices.yaml"));
	to->file->path = to->sources[to->chosen]->path;
	to->file->old = to->sources[to->chosen]->text;
}

/* --- lengthening ------------------------------------------------------------------------------ */

static void report(struct lengthening *to, const char *what, const char *why)
{
	const struct yaml *list = yaml_get(to->files[to->chosen], list_key);

	diag_report(to->diag, DIAG_VALUE_SHAPE,
	    list ? list->at : source_whole(to->sources[to->chosen]), "%s%s", what, why);
	diag_hint(to->diag, "append it by hand");
}

/* The fields of an observation, as they stand in the list. */
static struct append_item fields_of(struct arena *keep, const struct observation *observation)
{
	struct append_field all[] = {
		{ STR("on"), date_iso(keep, observation->on) },
		{ STR("item"), observation->thing->id },
		{ observation->named ? observation->attribute->id : STR("price"), observation->amount },
		{ STR("source"), observation->source },
		{ STR("seller"), observation->seller },
		{ STR("condition"), observation->condition },
		{ STR("region"), observation->region },
		{ STR("variant"), observation->variant },
		{ STR("tax"), observation->tax },
		{ STR("note"), observation->note },
	};
	struct append_field *fields = ARENA_ARRAY(keep, struct append_field, countof(all));
	size_t count = 0;

	for (size_t i = 0; i < countof(all); i++)
		if (all[i].value.len > 0)
			fields[count++] = all[i];
	return (struct append_item){ fields, count };
}

/* Puts items behind those that `source` holds. */
static bool append_some(struct lengthening *to, const struct source *source,
    const struct append_item *items, size_t count, struct appended *out)
{
	const struct yaml *tree = yaml_read(to->keep, to->diag, source);

	out->why = "it cannot be read";
	if (!tree ||
	    !append_items(to->keep, &(struct append_list){ source, tree, list_key }, items, count, out)) {
		report(to, "nothing can be appended here: ", out->why);
		return false;
	}
	return true;
}

/* The first item of a list says what those behind it look like, so it is put there before them. */
static bool append(struct lengthening *to)
{
	const struct source *source = to->sources[to->chosen];
	const struct yaml *list = yaml_get(to->files[to->chosen], list_key);
	size_t count = to->batch->count, first = list && list->count > 0 ? count : 1;
	struct append_item *items = ARENA_ARRAY(to->keep, struct append_item, count);
	struct appended appended, rest;

	for (size_t i = 0; i < count; i++)
		items[i] = fields_of(to->keep, &to->batch->at[i]);
	if (!append_some(to, source, items, first, &appended))
		return false;
	to->file->text = appended.text;
	if (first < count) {
		source = source_new(to->keep, source->path, appended.text);
		if (!append_some(to, source, items + first, count - first, &rest))
			return false;
		to->file->text = rest.text;
	}
	to->file->place = source_pos(source_new(to->keep, source->path, to->file->text), appended.at);
	return true;
}

static bool is_recorded(const struct observation *observation, const struct fact *fact)
{
	return str_eq(fact->thing->id, observation->thing->id) &&
	    str_eq(fact->attribute->id, observation->attribute->id) &&
	    date_cmp(fact->on, observation->on) == 0 && str_eq(fact->literal, observation->amount);
}

/*
 * The new observations in the longer file; NULL unless they are there, each once and in order, and nothing else is
 * more than before.
 */
static const struct fact **find_recorded(const struct lengthening *to, const struct catalog *longer)
{
	const struct fact **recorded = ARENA_ARRAY(to->keep, const struct fact *, to->batch->count);
	size_t found = 0;

	if (longer->observation_count != to->catalog->observation_count + to->batch->count)
		return NULL;
	for (size_t i = 0; i < longer->observation_count && found < to->batch->count; i++) {
		const struct fact *fact = longer->observations[i];
		if (fact->at.in != to->file->place.in || pos_cmp(fact->at, to->file->place) < 0)
			continue;
		if (!is_recorded(&to->batch->at[found], fact))
			return NULL;
		recorded[found++] = fact;
	}
	return found == to->batch->count ? recorded : NULL;
}

/* The data must be read as before and these observations more. */
static bool reads_as_longer(struct lengthening *to)
{
	struct diag *diag = diag_new(to->keep);
	const struct yaml *before = to->files[to->chosen];
	const struct catalog *longer = NULL;
	size_t total = to->count + to->tables.count;
	const struct yaml **all = ARENA_ARRAY(to->keep, const struct yaml *, total + 1);

	to->files[to->chosen] = yaml_read(to->keep, diag, to->file->place.in);
	for (size_t i = 0; i < total; i++)
		all[i] = i < to->count ? to->files[i] : to->tables.at[i - to->count];
	const struct yaml *config = to->config;
	if (to->files[to->chosen]) {
		translation_choose(to->keep, STR(""), &config, all, total);
		const struct yaml *const *declared =
		    constants_declare(to->keep, diag, NULL, all, &total);
		longer = catalog_read(to->keep, diag, config, declared, total);
	}
	const struct fact **recorded = !longer ? NULL : find_recorded(to, longer);
	if (!recorded || diag_has(diag, SEVERITY_ERROR)) {
		to->files[to->chosen] = before;
		report(to,
		    to->batch->count == 1
			? "with one observation more the file would not say what it should"
			: "with these observations the file would not say what it should",
		    "");
		diag_join(to->diag, diag);
		return false;
	}
	const struct fact *fact = recorded[0];
	to->file->recorded = recorded;
	to->file->used = facts_choose(longer, thing_facts(fact->thing, fact->attribute->id),
	    basis_of(longer, DATE_NONE).as_of, NULL);
	return true;
}

bool price_file_lengthen(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct observation_batch *batch, struct price_file *file)
{
	struct lengthening to = {
		.keep = keep, .diag = diag, .catalog = catalog, .batch = batch, .file = file
	};

	*file = (struct price_file){ .is_new = false };
	read_files(&to, site);
	choose_file(&to);
	return append(&to) && reads_as_longer(&to);
}

/* --- writing ---------------------------------------------------------------------------------- */

static const char *reason(int error)
{
	if (error == EBUSY || error == EEXIST)
		return "it has just been changed by somebody else";
	if (error == EXDEV)
		return "a symbolic link leads it out of the site";
	return strerror(error);
}

bool price_file_start(struct arena *keep, struct diag *diag, struct str dir, struct replacing *site)
{
	int error = replace_start(keep, dir, site);

	/* Without data there is nothing to lock, and whoever reads the site says so. */
	if (error == 0 || error == ENOENT)
		return true;
	diag_report(diag, DIAG_OUTPUT_FAILED, POS_NONE,
	    "content/data cannot be locked against other programs: %s", reason(error));
	return false;
}

bool price_file_write(const struct replacing *site, struct diag *diag, const struct price_file *file)
{
	int error = file->is_new ? replace_nothing(site, file->path, file->text)
				 : replace_text(site, file->path, file->old, file->text);

	if (error == 0)
		return true;
	diag_report(diag, DIAG_OUTPUT_FAILED,
	    source_whole(source_new(site->keep, file->path, file->old)), "cannot be written: %s",
	    reason(error));
	return false;
}
