#include "data/schema.h"

#include "data/schema_read.h"

/* Two years of staleness, or ten thousand, make no difference to anybody. */
#define DAYS_MOST 1000000
/* Sorts of sorts: no taxonomy comes near, and each inherits all of the one above. */
#define KIND_DEPTH_MOST 100

/* A kind whose declaration is being read. */
struct pending {
	struct kind *kind;
	const struct yaml *yaml;
	enum { NEW, OPEN, READ } state;
};

bool kind_is(const struct kind *kind, const struct kind *ancestor)
{
	while (kind && kind != ancestor)
		kind = kind->is;
	return kind != NULL;
}

const struct kind *kind_common(const struct kind *a, const struct kind *b)
{
	while (a && !kind_is(b, a))
		a = a->is;
	return a;
}

enum better schema_better(struct schema_reader *reader, const struct yaml *map)
{
	struct str word = shape_text(reader->diag, map, STR("better"));
	if (str_eq(word, STR("more")))
		return BETTER_MORE;
	if (str_eq(word, STR("less")))
		return BETTER_LESS;
	if (word.len)
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, STR("better"))->at,
		    "“better” is either more or less");
	return BETTER_NEITHER;
}

struct show schema_show(struct schema_reader *reader, const struct yaml *map, struct pos *at)
{
	struct show show = { .set = false };
	const struct yaml *pattern = yaml_get(map, STR("show"));
	struct str text = shape_text(reader->diag, map, STR("show")), why = STR("");
	*at = pattern ? pattern->at : POS_NONE;
	if (text.len && !show_parse(reader->schema->units, reader->keep, text, &show, &why)) {
		diag_report(reader->diag, DIAG_FORMULA_SHOW, *at, "“%.*s”: %.*s", STR_ARG(text),
		    STR_ARG(why));
		show = (struct show){ .set = false };
	}
	return show;
}

struct word_marks schema_marks(struct schema_reader *reader, const struct yaml *map)
{
	struct word_marks marks = { NULL, 0 };
	const struct yaml *words = yaml_get(map, STR("marks"));
	if (!words || !shape_is_map(reader->diag, words, "“marks”"))
		return marks;
	marks.at = ARENA_ARRAY(reader->keep, struct word_mark, words->count);
	for (size_t i = 0; i < words->count; i++) {
		const struct yaml *word = words->entries[i].key, *id = words->entries[i].value;
		if (yaml_is_empty(id))
			diag_report(reader->diag, DIAG_VALUE_SHAPE, id->at,
			    "“%.*s” needs the id of a mark", STR_ARG(word->text));
		else if (shape_text_of(reader->diag, id, "a mark").len)
			marks.at[marks.count++] =
			    (struct word_mark){ word->text, id->text, word->at, id->at, NULL };
	}
	return marks;
}

static bool days_of(struct schema_reader *reader, struct str text, long *days)
{
	struct arithmetic how = { .units = reader->schema->units, .keep = reader->keep };
	struct quantity length;
	struct str why, bad;
	size_t where;
	return quantity_parse(how.units, how.keep, text, &length, &why, &where, NULL) &&
	    quantity_is_point(&length) &&
	    quantity_convert(&how, &length,
		units_parse(how.units, how.keep, STR("day"), &bad, NULL), &length) == QUANTITY_OK &&
	    ratio_to_long(quantity_end(how.keep, &length, true), days) && *days > 0 &&
	    *days <= DAYS_MOST;
}

int schema_days(struct schema_reader *reader, const struct yaml *map, struct str key)
{
	struct str text = shape_text(reader->diag, map, key);
	long days = 0;
	if (text.len == 0 || days_of(reader, text, &days))
		return (int)days;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, key)->at,
	    "“%.*s” is a number of whole days, such as 180 day", STR_ARG(key));
	return 0;
}

/* The kinds by name only, so that they may refer to each other in any order. */
static void declare_kind(struct schema_reader *reader, const struct yaml_entry *entry, struct map *pending)
{
	struct str id = entry->key->text;
	if (!shape_is_id(reader->diag, entry->key))
		return;
	if (shape_is_reserved(id) || schema_is_type_word(id)) {
		diag_report(reader->diag, DIAG_ID_BAD, entry->key->at,
		    "a kind cannot be called “%.*s”: the word is taken", STR_ARG(id));
		return;
	}
	struct kind *before = map_get(&reader->schema->kinds, id);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, entry->key->at,
		    "there is a kind “%.*s” already", STR_ARG(id));
		diag_note(reader->diag, before->at, "first declared here");
		return;
	}
	struct pending *own = ARENA_NEW(reader->keep, struct pending);
	own->kind = ARENA_NEW(reader->keep, struct kind);
	own->kind->id = id;
	own->kind->at = entry->key->at;
	own->kind->element = (struct type){ .kind = TYPE_THING, .of = own->kind };
	own->kind->attributes = map_in(reader->keep);
	own->kind->figures = map_in(reader->keep);
	own->yaml = entry->value;
	map_put(&reader->schema->kinds, id, own->kind);
	map_put(pending, id, own);
}

static void inherit(struct kind *kind, const struct kind *from)
{
	for (size_t i = 0; i < from->attributes.count; i++)
		map_put(&kind->attributes, from->attributes.at[i].key, from->attributes.at[i].value);
	for (size_t i = 0; i < from->figures.count; i++)
		map_put(&kind->figures, from->figures.at[i].key, from->figures.at[i].value);
	kind->stale_after = kind->stale_after ? kind->stale_after : from->stale_after;
}

/* Keys that every thing has, whatever its kind. */
static const struct str thing_keys[] = {
	STR_INIT("name"),
	STR_INIT("note"),
	STR_INIT("was"),
	STR_INIT("retired"),
	STR_INIT("source"),
};

/* True for an id that no other member of the kind has; only a figure may take the place of an inherited figure. */
static bool member_is_new(
    struct schema_reader *reader, const struct kind *kind, const struct yaml *key, bool is_figure)
{
	struct str id = key->text;
	if (!shape_is_id(reader->diag, key))
		return false;
	for (size_t i = 0; i < countof(thing_keys); i++) {
		if (str_eq(id, thing_keys[i])) {
			diag_report(reader->diag, DIAG_ID_BAD, key->at,
			    "“%.*s” is a key of every thing already", STR_ARG(id));
			return false;
		}
	}
	const struct attribute *attribute = map_get(&kind->attributes, id);
	const struct figure *figure = map_get(&kind->figures, id);
	if (!attribute && !(figure && (!is_figure || figure->kind == kind)))
		return true;
	diag_report(reader->diag, DIAG_ID_DUPLICATE, key->at, "%.*s has %s “%.*s” already",
	    STR_ARG(kind->id), attribute ? "an attribute" : "a figure", STR_ARG(id));
	diag_note(reader->diag, attribute ? attribute->at : figure->at, "declared here");
	return false;
}

static void read_attributes(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		if (!member_is_new(reader, kind, entry->key, false))
			continue;
		struct attribute *attribute = schema_attribute(reader, entry, kind);
		attribute->index = kind->attributes.count;
		map_put(&kind->attributes, attribute->id, attribute);
	}
}

static void read_given(struct schema_reader *reader, const struct yaml *map, struct figure *figure)
{
	figure->given = ARENA_ARRAY(reader->keep, struct parameter, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		struct attribute type = { .id = entry->key->text };
		if (!shape_is_id(reader->diag, entry->key) ||
		    !shape_text_of(reader->diag, entry->value, "the type of a parameter").len)
			continue;
		if (!schema_type(reader->schema, reader->keep, reader->diag, entry->value, &type))
			type.value_type = (struct type){ .kind = TYPE_UNSURE };
		figure->given[figure->given_count++] =
		    (struct parameter){ .name = type.id, .type = type.value_type, .at = entry->key->at };
	}
}

static const struct str figure_keys[] = {
	STR_INIT("name"),
	STR_INIT("formula"),
	STR_INIT("given"),
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
	if (given && shape_is_map(reader->diag, given, "“given”"))
		read_given(reader, given, figure);
	figure->show = schema_show(reader, map, &figure->show_at);
	figure->better = schema_better(reader, map);
	figure->marks = schema_marks(reader, map);
	figure->note = shape_text(reader->diag, map, STR("note"));
	figure->reference = shape_text(reader->diag, map, STR("source"));
}

static struct figure *read_figure(
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
	else if (shape_is_map(reader->diag, entry->value, "a figure"))
		read_figure_keys(reader, entry->value, figure);
	return figure;
}

static void read_figures(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		if (!member_is_new(reader, kind, entry->key, true))
			continue;
		struct figure *figure = read_figure(reader, entry, kind);
		const struct figure *overridden = map_get(&kind->figures, figure->id);
		figure->index = overridden ? overridden->index : kind->figures.count;
		map_put(&kind->figures, figure->id, figure);
	}
}

/* A folder under the site's root, in the characters that addresses are made of. */
static struct str read_page(struct schema_reader *reader, const struct yaml *map)
{
	struct str folder = shape_text(reader->diag, map, STR("page"));
	bool good = !str_starts(folder, STR("/")) && !str_ends(folder, STR("/"));
	for (size_t i = 0; i < folder.len; i++) {
		char c = folder.at[i];
		good = good &&
		    ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
			c == '/');
	}
	if (good)
		return folder;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, STR("page"))->at,
	    "“page” is a folder such as builds: lower-case letters, digits, dashes and slashes between");
	return STR("");
}

static const struct str kind_keys[] = {
	STR_INIT("name"),
	STR_INIT("plural"),
	STR_INIT("is"),
	STR_INIT("page"),
	STR_INIT("note"),
	STR_INIT("stale_after"),
	STR_INIT("attributes"),
	STR_INIT("figures"),
};

static void read_kind(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	shape_keys(reader->diag, map, kind_keys, countof(kind_keys));
	kind->name = shape_need_text(reader->diag, map, STR("name"), "a kind");
	kind->name = kind->name.len ? kind->name : shape_name_of_id(reader->keep, kind->id);
	kind->plural = shape_text(reader->diag, map, STR("plural"));
	if (kind->plural.len == 0)
		kind->plural = str_print(reader->keep, "%.*ss", STR_ARG(kind->name));
	kind->page = read_page(reader, map);
	kind->note = shape_text(reader->diag, map, STR("note"));
	kind->stale_after = schema_days(reader, map, STR("stale_after"));
	if (kind->is)
		inherit(kind, kind->is);
	const struct yaml *attributes = yaml_get(map, STR("attributes"));
	if (attributes && shape_is_map(reader->diag, attributes, "“attributes”"))
		read_attributes(reader, kind, attributes);
	const struct yaml *figures = yaml_get(map, STR("figures"));
	if (figures && shape_is_map(reader->diag, figures, "“figures”"))
		read_figures(reader, kind, figures);
}

static const struct kind *find_parent(struct schema_reader *reader, const struct yaml *is)
{
	struct str id = shape_text_of(reader->diag, is, "“is”");
	const struct kind *parent = map_get(&reader->schema->kinds, id);
	if (parent || id.len == 0)
		return parent;
	struct near near = near_to(id);
	for (size_t i = 0; i < reader->schema->kinds.count; i++)
		near_offer(&near, reader->schema->kinds.at[i].key);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, is->at, "there is no kind “%.*s”", STR_ARG(id));
	if (near.best.len)
		diag_hint(reader->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	return NULL;
}

/* A loop is found at the kind whose `is` closes it; that kind then stands for itself. */
static void report_loop(
    struct schema_reader *reader, const struct kind *last, const struct kind *first, struct pos at)
{
	struct buf loop = buf_in(reader->keep, BUF_MOST);
	for (const struct kind *kind = first; kind != last; kind = kind->is)
		buf_print(&loop, "%.*s -> ", STR_ARG(kind->id));
	buf_print(&loop, "%.*s -> %.*s", STR_ARG(last->id), STR_ARG(first->id));
	struct str path = buf_str(&loop);
	diag_report(reader->diag, DIAG_KIND_CYCLE, at, "kinds are sorts of each other: %.*s",
	    STR_ARG(path));
}

/* With `depth` sorts of it being read, and those that it is a sort of. */
static bool is_too_deep(const struct kind *kind, int depth)
{
	for (; kind; kind = kind->is)
		depth++;
	return depth > KIND_DEPTH_MOST;
}

/* Reads a kind after those it is a sort of, at most KIND_DEPTH_MOST of them. */
static void read_pending(struct schema_reader *reader, struct map *pending, struct pending *own, int depth)
{
	if (own->state != NEW)
		return;
	own->state = OPEN;
	if (!shape_is_map(reader->diag, own->yaml, "a kind")) {
		own->state = READ;
		return;
	}
	const struct yaml *is = yaml_get(own->yaml, STR("is"));
	const struct kind *parent = is ? find_parent(reader, is) : NULL;
	struct pending *above = parent ? map_get(pending, parent->id) : NULL;
	if (above && is_too_deep(parent, depth)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, is->at,
		    "a kind is a sort of a sort at most %d times over", KIND_DEPTH_MOST);
		above = NULL;
	}
	own->kind->is = above ? parent : NULL;
	if (above)
		read_pending(reader, pending, above, depth + 1);
	if (above && above->state == OPEN) {
		own->kind->is = NULL;
		report_loop(reader, own->kind, parent, is->at);
	}
	read_kind(reader, own->kind, own->yaml);
	own->state = READ;
}

struct schema *schema_read(
    struct arena *keep, struct diag *diag, const struct yaml *const *files, size_t count)
{
	struct schema *schema = ARENA_NEW(keep, struct schema);
	struct schema_reader reader = { keep, diag, schema, files, count };
	struct map pending = map_in(keep);
	schema->kinds = map_in(keep);
	schema->units = schema_units(&reader);
	for (size_t i = 0; i < count; i++) {
		const struct yaml *kinds = yaml_get(files[i], STR("kinds"));
		if (!kinds || !shape_is_map(diag, kinds, "“kinds”"))
			continue;
		for (size_t j = 0; j < kinds->count; j++)
			declare_kind(&reader, &kinds->entries[j], &pending);
	}
	for (size_t i = 0; i < pending.count; i++)
		read_pending(&reader, &pending, pending.at[i].value, 0);
	return schema;
}
