#include "cmd/price_file.h"

#include "data/append.h"
#include "data/choose.h"
#include "data/yaml_read.h"

static const struct str list_key = STR_INIT("prices");

/* All data of the site, and what is to be added to one of its files. */
struct lengthening {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	const struct observation_batch *batch;
	struct data_files data;
	size_t chosen;
	struct price_file *file;
};

/* --- choosing --------------------------------------------------------------------------------- */

/*
 * A file that holds prices of the thing suits best, then one with prices of its kind, then one with
 * any. 0: it holds none.
 */
static int suits(const struct lengthening *to, size_t file)
{
	const struct thing *thing = to->batch->at[0].thing;
	int best = yaml_get(to->data.files[file], list_key) != NULL;

	for (size_t i = 0; i < to->catalog->observation_count; i++) {
		const struct fact *fact = to->catalog->observations[i];
		int own = fact->thing == thing ? 3 : fact->thing->kind == thing->kind ? 2 : 1;
		if (own > best && str_eq(fact->at.in->path, to->data.sources[file]->path))
			best = own;
	}
	return best;
}

static void choose_file(struct lengthening *to)
{
	int best = 0;

	for (size_t i = 0; i < to->data.count; i++) {
		int own = suits(to, i);
		if (own == 0 || own < best)
			continue;
		best = own;
		to->chosen = i;
	}
	if (to->batch->path.len > 0)
		to->chosen = data_files_at(&to->data, to->batch->path);
	else if (best == 0)
		to->chosen = data_files_at(&to->data,
		    to->data.count == 1 ? to->data.sources[0]->path : STR("content/data/prices.yaml"));
	data_files_rewrite(&to->data, to->chosen, &to->file->rewritten);
}

/* --- lengthening ------------------------------------------------------------------------------ */

static void report(struct lengthening *to, const char *what, const char *why)
{
	const struct yaml *list = yaml_get(to->data.files[to->chosen], list_key);

	diag_report(to->diag, DIAG_VALUE_SHAPE,
	    list ? list->at : source_whole(to->data.sources[to->chosen]), "%s%s", what, why);
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
	const struct source *source = to->data.sources[to->chosen];
	const struct yaml *list = yaml_get(to->data.files[to->chosen], list_key);
	size_t count = to->batch->count, first = list && list->count > 0 ? count : 1;
	struct append_item *items = ARENA_ARRAY(to->keep, struct append_item, count);
	struct appended appended, rest;

	for (size_t i = 0; i < count; i++)
		items[i] = fields_of(to->keep, &to->batch->at[i]);
	if (!append_some(to, source, items, first, &appended))
		return false;
	to->file->rewritten.text = appended.text;
	if (first < count) {
		source = source_new(to->keep, source->path, appended.text);
		if (!append_some(to, source, items + first, count - first, &rest))
			return false;
		to->file->rewritten.text = rest.text;
	}
	to->file->place =
	    source_pos(source_new(to->keep, source->path, to->file->rewritten.text), appended.at);
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
	size_t room = to->data.count + 1;
	const struct source **changed = ARENA_ARRAY(to->keep, const struct source *, room);

	changed[to->chosen] = to->file->place.in;
	const struct catalog *longer = data_files_reread(&to->data, diag, changed);
	const struct fact **recorded = !longer ? NULL : find_recorded(to, longer);

	if (!recorded || diag_has(diag, SEVERITY_ERROR)) {
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

	*file = (struct price_file){ .used = NULL };
	data_files_read(keep, site, &to.data);
	choose_file(&to);
	return append(&to) && reads_as_longer(&to);
}
