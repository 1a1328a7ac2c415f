#include "cmd/thing_file.h"

#include "data/yaml_edit.h"
#include "data/yaml_text.h"

struct changing {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	const struct thing_batch *batch;
	struct data_files data;
	bool *changes; /* by number of the file: whether it does */
	size_t fresh;  /* the file that new things go into; STR_NONE: there are none */
	size_t chosen; /* the file at hand */
	struct yaml_edits edits;
	struct map changed; /* id -> struct import_thing, of those that the data has */
};

/* --- choosing ---------------------------------------------------------------------------------- */

static size_t find_path(const struct changing *to, struct str path)
{
	for (size_t i = 0; i < to->data.count; i++)
		if (str_eq(to->data.sources[i]->path, path))
			return i;
	return STR_NONE;
}

/* Marks the files in which those stand that change; *only is one of them. False after a report. */
static bool mark_changes(struct changing *to, size_t *count, size_t *only)
{
	const struct import_things *things = to->batch->things;

	*count = 0;
	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].thing;
		if (!thing)
			continue;
		size_t own = find_path(to, thing->at.in->path);
		if (own == STR_NONE) {
			diag_report(to->diag, DIAG_IMPORT, thing->at,
			    "%.*s stands in a table, which is not changed", STR_ARG(thing->id));
			diag_hint(to->diag, "change it by hand");
			return false;
		}
		*count += !to->changes[own];
		*only = own;
		to->changes[own] = true;
		map_put(&to->changed, things->at[i].id, &things->at[i]);
	}
	return true;
}

static void choose_file(struct changing *to)
{
	struct str kind = to->batch->map->kind->id, path = to->batch->map->file;
	size_t best = STR_NONE;

	if (path.len == 0) {
		for (size_t i = 0; i < to->data.count; i++)
			best = yaml_get(to->data.files[i], kind) ? i : best;
		path = best != STR_NONE ? to->data.sources[best]->path
		    : to->data.count == 1
		    ? to->data.sources[0]->path
		    : str_print(to->keep, "content/data/%.*s.yaml", STR_ARG(kind));
	}
	to->fresh = data_files_at(&to->data, path);
}

/* False after a report. */
static bool choose_files(struct changing *to)
{
	const struct import_things *things = to->batch->things;
	size_t count, only = STR_NONE;

	to->changes = ARENA_ARRAY(to->keep, bool, to->data.count + 1);
	to->fresh = STR_NONE;
	if (!mark_changes(to, &count, &only))
		return false;
	if (things->count == things->changed)
		return true;
	if (to->batch->map->file.len == 0 && count == 1)
		to->fresh = only;
	else
		choose_file(to);
	to->changes[to->fresh] = true;
	return true;
}

/* --- what is written ----------------------------------------------------------------------------- */

static bool refuse(struct changing *to, struct pos at, const char *what, struct str id)
{
	diag_report(to->diag, DIAG_IMPORT, at, "%s", what);
	diag_hint(to->diag, "change %.*s by hand", STR_ARG(id));
	return false;
}

/* `2200 W`, or `{ value: 2200 W, on: 2026-02-20 }`; with its source where that is not the thing's. */
static void put_fact(const struct changing *to, struct buf *out, const struct import_thing *item,
    const struct import_value *value, bool sourced)
{
	bool alone = value->attribute->from.len > 0 || (!item->dated && !sourced);

	if (!alone)
		buf_put(out, STR("{ value: "));
	yaml_put_text(out, value->text);
	if (!alone && sourced)
		buf_print(out, ", source: %.*s", STR_ARG(to->batch->map->reference_id));
	if (!alone && item->dated)
		buf_print(out, ", on: %.*s", STR_ARG(date_iso(to->keep, item->on)));
	if (!alone)
		buf_put(out, STR(" }"));
}

/* A new thing, a key a line, so far in. */
static struct str new_thing(const struct changing *to, const struct import_thing *item, size_t indent)
{
	struct buf out = buf_in(to->keep, BUF_MOST);
	struct str stop = yaml_line_stop(to->edits.text);
	struct str line = str_print(to->keep, "%.*s%*s", STR_ARG(stop), (int)indent, "");

	buf_print(&out, "%.*s:%.*sname: ", STR_ARG(item->id), STR_ARG(line));
	yaml_put_text(&out, item->name);
	buf_print(&out, "%.*ssource: %.*s", STR_ARG(line), STR_ARG(to->batch->map->reference_id));
	for (size_t i = 0; i < item->count; i++) {
		buf_print(&out, "%.*s%.*s: ", STR_ARG(line), STR_ARG(item->values[i].attribute->id));
		put_fact(to, &out, item, &item->values[i], false);
	}
	return buf_str(&out);
}

static const struct yaml_entry *find_entry(const struct yaml *map, struct str key)
{
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++)
		if (str_eq(map->entries[i].key->text, key))
			return &map->entries[i];
	return NULL;
}

/* A key with its mapping at the end of the file. */
static void put_section(struct changing *to, struct str kind, struct str entry)
{
	struct str text = to->edits.text, stop = yaml_line_stop(text);
	bool ended = text.len == 0 || str_ends(text, STR("\n"));

	yaml_edits_add(&to->edits, text.len, 0,
	    str_print(to->keep, "%.*s%.*s%.*s:%.*s  %.*s%.*s", STR_ARG(ended ? STR("") : stop),
		STR_ARG(text.len > 0 ? stop : STR("")), STR_ARG(kind), STR_ARG(stop),
		STR_ARG(entry), STR_ARG(ended ? stop : STR(""))));
}

static bool add_things(struct changing *to)
{
	const struct import_things *things = to->batch->things;
	struct str kind = to->batch->map->kind->id;
	const struct yaml *file = to->data.files[to->chosen];
	const struct yaml_entry *section = find_entry(file, kind);
	bool filled = section && section->value->count > 0;
	size_t inside = filled ? section->value->entries[0].key->at.col - 1 : 2;
	struct buf all = buf_in(to->keep, BUF_MOST);

	if (file->closed_at > 0 || (section && section->value->closed_at > 0))
		return refuse(to, file->at, "things between braces cannot be added to", kind);
	for (size_t i = 0; i < things->count; i++) {
		if (things->at[i].thing)
			continue;
		if (all.len > 0)
			buf_print(&all, "%.*s%*s", STR_ARG(yaml_line_stop(to->edits.text)),
			    (int)inside, "");
		buf_put(&all, new_thing(to, &things->at[i], inside + 2));
	}
	if (all.len == 0)
		return true;
	if (!section)
		put_section(to, kind, buf_str(&all));
	else if (!yaml_edits_behind(&to->edits, section->key, section->value, buf_str(&all)))
		return refuse(to, section->key->at,
		    "these things are written in a way that is not understood", kind);
	return true;
}

/* The value that a fact was read from, and in `map` the mapping that it stands in, or NULL. */
static const struct yaml *find_value(
    const struct yaml *node, const struct fact *fact, const struct yaml **map)
{
	const struct yaml *value = yaml_get(node, STR("value"));

	*map = value ? node : NULL;
	value = value ? value : node;
	if (value->kind == YAML_SCALAR && pos_cmp(value->at, fact->at) == 0)
		return value;
	const struct yaml *found = NULL;
	for (size_t i = 0; node->kind == YAML_LIST && i < node->count && !found; i++)
		found = find_value(node->items[i], fact, map);
	return found;
}

static bool change_day(struct changing *to, const struct import_thing *item, const struct yaml *map)
{
	const struct yaml *on = yaml_get(map, STR("on"));
	struct str day = date_iso(to->keep, item->on);

	if (!on && !item->dated)
		return true;

	if (on)
		return yaml_edits_replace(&to->edits, on, day);
	yaml_edits_before(&to->edits, map, find_entry(map, STR("value"))->key,
	    str_print(to->keep, "on: %.*s", STR_ARG(day)));
	return true;
}

static bool change_fact(struct changing *to, const struct import_thing *item,
    const struct yaml *node, const struct import_value *value)
{
	const struct yaml *map;
	const struct yaml *scalar = find_value(node, value->before, &map);
	struct buf text = buf_in(to->keep, BUF_MOST);

	if (!scalar)
		return false;
	if (map) {
		yaml_put_text(&text, value->text);
		return yaml_edits_replace(&to->edits, scalar, buf_str(&text)) &&
		    change_day(to, item, map);
	}
	put_fact(to, &text, item, value, false);
	return yaml_edits_replace(&to->edits, scalar, buf_str(&text));
}

static bool add_fact(struct changing *to, const struct import_thing *item,
    const struct yaml_entry *of, const struct import_value *value)
{
	struct buf text = buf_in(to->keep, BUF_MOST);
	const struct yaml *own = yaml_get(of->value, STR("source"));
	bool sourced = !own || !str_eq(own->text, to->batch->map->reference_id);

	buf_print(&text, "%.*s: ", STR_ARG(value->attribute->id));
	put_fact(to, &text, item, value, sourced);
	return yaml_edits_behind(&to->edits, of->key, of->value, buf_str(&text));
}

static bool change_thing(struct changing *to, const struct import_thing *item)
{
	const struct yaml *file = to->data.files[to->chosen];
	const struct yaml_entry *of = NULL;
	struct buf name = buf_in(to->keep, BUF_MOST);

	for (size_t i = 0; i < file->count && !of; i++) {
		const struct yaml_entry *entry = find_entry(file->entries[i].value, item->id);
		of = entry && pos_cmp(entry->key->at, item->thing->at) == 0 ? entry : NULL;
	}
	bool done = of != NULL;
	yaml_put_text(&name, item->name);
	if (done && item->name.len > 0)
		done = yaml_edits_replace(&to->edits, yaml_get(of->value, STR("name")), buf_str(&name));
	for (size_t i = 0; done && i < item->count; i++) {
		const struct import_value *value = &item->values[i];
		const struct yaml *node = yaml_get(of->value, value->attribute->id);
		done = value->before ? node && change_fact(to, item, node, value)
				     : add_fact(to, item, of, value);
	}
	return done ||
	    refuse(to, item->thing->at, "this is written in a way that is not understood", item->id);
}

/* --- reading it again ------------------------------------------------------------------------------ */

static const struct import_value *find_import(const struct import_thing *item, struct str attribute)
{
	for (size_t i = 0; item && i < item->count; i++)
		if (str_eq(item->values[i].attribute->id, attribute))
			return &item->values[i];
	return NULL;
}

/* Whether the facts hold what was imported, as it was imported. */
static bool says(const struct changing *to, const struct facts *facts,
    const struct import_thing *item, const struct import_value *value)
{
	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (value->attribute->from.len > 0)
			return str_eq(fact->literal, value->text);
		if (fact->source && str_eq(fact->source->id, to->batch->map->reference_id) &&
		    str_eq(fact->literal, value->text) &&
		    (date_cmp(fact->on, item->on) == 0 || (!item->dated && date_is_none(fact->on))))
			return true;
	}
	return false;
}

static bool reads_imported(
    const struct changing *to, const struct catalog *now, const struct import_thing *item)
{
	const struct thing *thing = catalog_thing(now, item->id);
	bool good = thing && (item->name.len == 0 || str_eq(thing->name, item->name));

	for (size_t i = 0; good && i < item->count; i++)
		good = says(
		    to, thing_facts(thing, item->values[i].attribute->id), item, &item->values[i]);
	return good;
}

/* Whether a thing says what it said, but for what was imported of it. */
static bool reads_as_before(
    const struct catalog *now, const struct thing *was, const struct import_thing *item)
{
	const struct thing *is = catalog_thing(now, was->id);

	if (!is || (!(item && item->name.len > 0) && !str_eq(is->name, was->name)))
		return false;
	for (size_t i = 0; i < is->facts.count; i++) {
		const struct facts *own = is->facts.at[i].value;
		const struct facts *old = thing_facts(was, own->attribute->id);
		const struct import_value *value = find_import(item, own->attribute->id);
		if (value && !value->before)
			continue;
		if (!old || old->count != own->count)
			return false;
		for (size_t k = 0; k < own->count; k++)
			if (!str_eq(own->at[k]->literal, old->at[k]->literal) &&
			    !(value && old->at[k] == value->before))
				return false;
	}
	return true;
}

static bool reads_right(const struct changing *to, const struct catalog *now)
{
	const struct import_things *things = to->batch->things;
	const struct catalog *was = to->catalog;
	bool good = now->things.count == was->things.count + things->count - things->changed &&
	    now->observation_count == was->observation_count &&
	    now->claim_count == was->claim_count && now->references.count == was->references.count;

	for (size_t i = 0; good && i < things->count; i++)
		good = reads_imported(to, now, &things->at[i]);
	for (size_t i = 0; good && i < was->things.count; i++) {
		const struct thing *thing = was->things.at[i].value;
		good = reads_as_before(now, thing, map_get(&to->changed, thing->id));
	}
	return good;
}

static bool reads_again(struct changing *to, const struct thing_files *files)
{
	struct diag *diag = diag_new(to->keep);
	size_t room = to->data.count + 1;
	const struct source **changed = ARENA_ARRAY(to->keep, const struct source *, room);

	for (size_t i = 0; i < files->count; i++)
		changed[find_path(to, files->at[i].path)] =
		    source_new(to->keep, files->at[i].path, files->at[i].text);
	const struct catalog *now = data_files_reread(&to->data, diag, changed);
	if (now && !diag_has(diag, SEVERITY_ERROR) && reads_right(to, now))
		return true;
	diag_report(to->diag, DIAG_IMPORT,
	    source_whole(to->data.sources[find_path(to, files->at[0].path)]),
	    "with what is imported the file would not say what it should");
	diag_join(to->diag, diag);
	return false;
}

/* The file at hand as it is to be; false after a report. */
static bool change_file(struct changing *to, struct rewritten *file)
{
	const struct import_things *things = to->batch->things;
	bool done = true;

	data_files_rewrite(&to->data, to->chosen, file);
	to->edits = (struct yaml_edits){ .keep = to->keep, .text = file->old };
	for (size_t i = 0; done && i < things->count; i++)
		if (things->at[i].thing && str_eq(things->at[i].thing->at.in->path, file->path))
			done = change_thing(to, &things->at[i]);
	if (!done || (to->chosen == to->fresh && !add_things(to)))
		return false;
	file->text = yaml_edits_apply(&to->edits);
	return true;
}

bool thing_file_change(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct thing_batch *batch, struct thing_files *out)
{
	struct changing to = {
		.keep = keep, .diag = diag, .catalog = catalog, .batch = batch, .changed = map_in(keep)
	};

	data_files_read(keep, site, &to.data);
	if (!choose_files(&to))
		return false;
	*out = (struct thing_files){ ARENA_ARRAY(keep, struct rewritten, to.data.count), 0 };
	for (to.chosen = 0; to.chosen < to.data.count; to.chosen++)
		if (to.changes[to.chosen] && !change_file(&to, &out->at[out->count++]))
			return false;
	return reads_again(&to, out);
}
