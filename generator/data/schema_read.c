#include "data/schema_read.h"

#include "base/ascii.h"
#include "data/schema_attribute.h"
#include "data/schema_figure.h"
#include "data/schema_keys.h"
#include "data/schema_main.h"
#include "data/schema_type.h"
#include "data/schema_units.h"
#include "data/slips.h"

/* Sorts of sorts: no taxonomy comes near, and each inherits all of the one above. */
#define KIND_DEPTH_MOST 100

/* A kind whose declaration is being read. */
struct pending {
	struct kind *kind;
	const struct yaml *yaml;
	enum { NEW, OPEN, READ } state;
};

/* The kinds by name only, so that they may refer to each other in any order. False if it could not be. */
static bool declare_kind(struct schema_reader *reader, const struct yaml_entry *entry, struct map *pending)
{
	struct str id = entry->key->text;

	if (!shape_is_id(reader->diag, entry->key))
		return false;
	if (shape_is_reserved(id) || schema_is_type_word(id)) {
		diag_report(reader->diag, DIAG_ID_BAD, entry->key->at,
		    "a kind cannot be called “%.*s”: the word is taken", STR_ARG(id));
		return false;
	}
	struct kind *before = map_get(&reader->schema->kinds, id);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, entry->key->at,
		    "there is a kind “%.*s” already", STR_ARG(id));
		diag_note(reader->diag, before->at, "first declared here");
		return false;
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
	return true;
}

/* Something of the kind could not be read (reported): what it has is not known. */
static void lose_kind(struct schema_reader *reader, struct kind *kind)
{
	kind->incomplete = true;
	diag_add_lost(reader->diag, LOST_KIND | LOST_THING);
}

/* Kinds of which not even the ids are known: sections that are of nothing may be of these. */
static void lose_kinds(struct schema_reader *reader)
{
	reader->schema->misses_kinds = true;
	diag_add_lost(reader->diag, LOST_ALL);
}

/* An attribute or figure whose id is none or taken: it was to have another. */
static void lose_member(struct schema_reader *reader, const struct yaml *key)
{
	diag_name_taken(reader->diag, key->text);
	diag_add_lost(reader->diag, LOST_THING);
}

/* The line that names a kind or one of its members is gone. */
static void lose_head(struct schema_reader *reader, struct kind *kind)
{
	lose_kind(reader, kind);
	diag_add_lost(reader->diag, LOST_HEAD);
}

static void inherit(struct kind *kind, const struct kind *from)
{
	for (size_t i = 0; i < from->attributes.count; i++)
		map_put(&kind->attributes, from->attributes.at[i].key, from->attributes.at[i].value);
	for (size_t i = 0; i < from->figures.count; i++)
		map_put(&kind->figures, from->figures.at[i].key, from->figures.at[i].value);
	kind->stale_after = kind->stale_after ? kind->stale_after : from->stale_after;
	kind->incomplete |= from->incomplete;
}

/* True for an id that no other member of the kind has; only a figure may take the place of an inherited figure. */
static bool member_is_new(
    struct schema_reader *reader, const struct kind *kind, const struct yaml *key, bool is_figure)
{
	struct str id = key->text;

	if (!shape_is_id(reader->diag, key))
		return false;
	if (schema_is_thing_key(id)) {
		diag_report(reader->diag, DIAG_ID_BAD, key->at,
		    "“%.*s” is a key of every thing already", STR_ARG(id));
		return false;
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

static bool has_type(const struct yaml *map)
{
	return yaml_get(map, STR("unit")) || yaml_get(map, STR("type")) ||
	    yaml_get(map, STR("one_of")) || yaml_get(map, STR("list"));
}

/* Members of a kind as they are read: those of `attributes` or of `figures`. */
struct members {
	const struct yaml *map;
	bool are_figures;
	bool mixed;    /* told of one that belongs to the other mapping, for one line may be gone */
	bool headless; /* keys of a member stand here as if they were members (reported) */
};

/* What a mapping declares is seen from its keys; where these do not tell, from where it stands. */
static bool declares_figure(
    struct schema_reader *reader, struct members *members, const struct yaml_entry *entry)
{
	bool has_formula = yaml_get(entry->value, STR("formula")) != NULL;
	bool is_figure = has_formula != has_type(entry->value) ? has_formula : members->are_figures;

	if (is_figure == members->are_figures || members->mixed)
		return is_figure;
	members->mixed = true;
	diag_report(reader->diag, DIAG_VALUE_SHAPE, entry->key->at,
	    is_figure ? "“%.*s” has a formula: it is a figure, and stands among attributes"
		      : "“%.*s” has a type: it is an attribute, and stands among figures",
	    STR_ARG(entry->key->text));
	diag_hint(
	    reader->diag, "the line “%s” belongs above it", is_figure ? "figures:" : "attributes:");
	return is_figure;
}

/* "name" and "formula" in the place of members: those of one whose own line is gone. */
static bool find_headless(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	const struct yaml *name = yaml_get(map, STR("name"));
	const struct yaml *other = name ? name : yaml_get(map, STR("note"));

	if (!other || other->kind != YAML_SCALAR || !(has_type(map) || yaml_get(map, STR("formula"))))
		return false;
	const struct yaml *key = map->entries[0].key;
	diag_report(reader->diag, DIAG_VALUE_SHAPE, key->at,
	    "“%.*s” and what follows describe one member of a kind, which no line names",
	    STR_ARG(key->text));
	diag_hint(reader->diag, "write its id above them");
	lose_head(reader, kind);
	return true;
}

static void read_attribute(
    struct schema_reader *reader, struct kind *kind, const struct yaml_entry *entry)
{
	struct attribute *attribute = schema_attribute(reader, entry, kind);

	attribute->index = kind->attributes.count;
	map_put(&kind->attributes, attribute->id, attribute);
}

static void read_figure(struct schema_reader *reader, struct kind *kind, const struct yaml_entry *entry)
{
	struct figure *figure = schema_figure(reader, entry, kind);
	const struct figure *overridden = map_get(&kind->figures, figure->id);

	figure->index = overridden ? overridden->index : kind->figures.count;
	map_put(&kind->figures, figure->id, figure);
}

static void read_members(struct schema_reader *reader, struct kind *kind, struct members members)
{
	const struct yaml *map = members.map;

	shape_repeated(reader->diag, map, LOST_THING);
	members.headless = find_headless(reader, kind, map);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		if (members.headless && entry->value->kind != YAML_MAP)
			continue;
		bool is_figure = declares_figure(reader, &members, entry);
		if (!member_is_new(reader, kind, entry->key, is_figure)) {
			lose_member(reader, entry->key);
			continue;
		}
		if (schema_has_lost_head(entry->value))
			lose_head(reader, kind);
		if (is_figure)
			read_figure(reader, kind, entry);
		else
			read_attribute(reader, kind, entry);
	}
}

/* A folder under the site's root, in the characters that addresses are made of; false if reported. */
static bool is_page(struct schema_reader *reader, struct str folder, const char *key, struct pos at)
{
	bool good = !str_starts(folder, STR("/")) && !str_ends(folder, STR("/"));

	for (size_t i = 0; i < folder.len; i++) {
		char c = folder.at[i];
		good = good &&
		    (ascii_is_small(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '/');
	}
	if (!good)
		diag_report(reader->diag, DIAG_VALUE_BAD, at,
		    "“%s” is a folder such as builds: lower-case letters, digits, dashes and slashes between",
		    key);
	return good;
}

static void read_page(struct schema_reader *reader, const struct yaml *map, struct kind *kind)
{
	const struct yaml *page = yaml_get(map, STR("page"));
	struct str folder = shape_text(reader->diag, map, STR("page"));

	if (folder.len > 0 && is_page(reader, folder, "page", page->at))
		kind->page = folder;
	struct former was =
	    former_read(reader->keep, reader->diag, yaml_get(map, STR("page_was")), false);
	kind->page_was.at = was.at;
	for (size_t i = 0; i < was.count; i++)
		if (is_page(reader, was.at[i].text, "page_was", was.at[i].at))
			kind->page_was.at[kind->page_was.count++] = was.at[i];
}

static void check_was(struct schema_reader *reader, const struct kind *kind, struct map *seen,
    const struct former *was)
{
	for (size_t i = 0; i < was->count; i++) {
		struct str id = was->at[i].text;
		const struct pos *before = map_get(seen, id);
		const struct attribute *attribute = map_get(&kind->attributes, id);
		const struct figure *figure = map_get(&kind->figures, id);
		before = attribute ? &attribute->at : figure ? &figure->at : before;
		if (!before) {
			map_put(seen, id, &was->at[i].at);
			continue;
		}
		diag_report(reader->diag, DIAG_ID_DUPLICATE, was->at[i].at,
		    "%.*s has another member that is or was called “%.*s”", STR_ARG(kind->id),
		    STR_ARG(id));
		diag_note(reader->diag, *before, "here");
	}
}

/* An id is or was that of one member: its anchor can lead to one only. Inherited ones were looked at. */
static void check_former(struct schema_reader *reader, const struct kind *kind)
{
	struct map seen = map_in(reader->keep);

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->kind == kind)
			check_was(reader, kind, &seen, &attribute->was);
	}
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->kind == kind)
			check_was(reader, kind, &seen, &figure->was);
	}
}

static const struct str kind_keys[] = {
	STR_INIT("attributes"), STR_INIT("figures"), STR_INIT("name"), STR_INIT("plural"),
	STR_INIT("is"), STR_INIT("page"), STR_INIT("page_was"), STR_INIT("was"), STR_INIT("main"),
	STR_INIT("note"), STR_INIT("stale_after"),
	STR_INIT("from"), /* tables, which whoever reads the files has read (site/tables.h) */
};

const struct section kinds_section = { STR_INIT("kinds"), kind_keys, countof(kind_keys), 2 };

static void read_kind(struct schema_reader *reader, struct kind *kind, const struct yaml *map)
{
	if (!shape_keys(reader->diag, map, kind_keys, countof(kind_keys)))
		lose_kind(reader, kind);
	kind->name = shape_need_text(reader->diag, map, STR("name"), "a kind");
	kind->name = kind->name.len ? kind->name : shape_name_of_id(reader->keep, kind->id);
	kind->plural = shape_text(reader->diag, map, STR("plural"));
	kind->plural_is_written = kind->plural.len > 0;
	if (!kind->plural_is_written)
		kind->plural =
		    STR_JOIN(reader->keep, kind->name, reader->english ? STR("s") : STR(""));
	read_page(reader, map, kind);
	kind->note = shape_note(reader->diag, map);
	kind->stale_after = schema_days(reader, map, STR("stale_after"));
	if (kind->is)
		inherit(kind, kind->is);
	const struct yaml *attributes = yaml_get(map, STR("attributes"));
	if (attributes && shape_is_map(reader->diag, attributes, "“attributes”"))
		read_members(reader, kind, (struct members){ attributes, .are_figures = false });
	else if (attributes)
		lose_kind(reader, kind);
	const struct yaml *figures = yaml_get(map, STR("figures"));
	if (figures && shape_is_map(reader->diag, figures, "“figures”"))
		read_members(reader, kind, (struct members){ figures, .are_figures = true });
	else if (figures)
		lose_kind(reader, kind);
	check_former(reader, kind);
	schema_main(reader, kind, map);
}

static const struct kind *find_parent(struct schema_reader *reader, const struct yaml *is)
{
	struct str id = shape_text_of(reader->diag, is, "“is”");
	const struct kind *parent = schema_kind(reader->schema, id);
	const struct kind *meant = map_get(&reader->schema->slips, id);

#ifndef RIGBOOK_IN_PAGE /* whose data is sound */
	if (id.len == 0 && is->kind == YAML_SCALAR)
		diag_report(reader->diag, DIAG_VALUE_SHAPE, is->at, "nothing stands behind “is”");
#endif
	if ((parent && !meant) || id.len == 0)
		return parent;
	struct near near = near_to(id);
	for (size_t i = 0; i < reader->schema->kinds.count; i++)
		near_offer(&near, reader->schema->kinds.at[i].key);
	if (meant)
		near_settle(&near, meant->id);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, is->at, "there is no kind “%.*s”", STR_ARG(id));
	diag_hint_nearest(reader->diag, &near);
	return schema_kind(reader->schema, near.best); /* it is taken for that, so nothing is missed */
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

/* Former ids come after all that are in use, so that a clash is told of the former one. */
static void declare_former(struct schema_reader *reader, struct kind *kind, const struct yaml *yaml)
{
	if (yaml->kind == YAML_MAP)
		kind->was = schema_was(reader, yaml);
	for (size_t i = 0; i < kind->was.count; i++) {
		struct str id = kind->was.at[i].text;
		const struct kind *before = schema_kind(reader->schema, id);
		if (!before) {
			map_put(&reader->schema->former, id, kind);
			continue;
		}
		diag_report(reader->diag, DIAG_ID_DUPLICATE, kind->was.at[i].at,
		    "another kind is or was called “%.*s”", STR_ARG(id));
		diag_note(reader->diag, before->at, "this one");
	}
}

/* Reads a kind after those it is a sort of, at most KIND_DEPTH_MOST of them. */
static void read_pending(struct schema_reader *reader, struct map *pending, struct pending *own, int depth)
{
	if (own->state != NEW)
		return;
	own->state = OPEN;
	if (!shape_is_map(reader->diag, own->yaml, "a kind")) {
		lose_kind(reader, own->kind);
		own->state = READ;
		return;
	}
	const struct yaml *is = yaml_get(own->yaml, STR("is"));
	const struct kind *parent = is ? find_parent(reader, is) : NULL;
	if (is && !parent)
		lose_kind(reader, own->kind);
	struct pending *above = parent ? map_get(pending, parent->id) : NULL;
	if (above && is_too_deep(parent, depth)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, is->at,
		    "a kind is a sort of a sort at most %d times over", KIND_DEPTH_MOST);
		lose_kind(reader, own->kind);
		above = NULL;
	}
	own->kind->is = above ? parent : NULL;
	if (above)
		read_pending(reader, pending, above, depth + 1);
	if (above && above->state == OPEN) {
		own->kind->is = NULL;
		lose_kind(reader, own->kind);
		report_loop(reader, own->kind, parent, is->at);
	}
	read_kind(reader, own->kind, own->yaml);
	own->state = READ;
}

struct schema *schema_read(struct arena *keep, struct diag *diag, const struct language *words,
    bool english, const struct yaml *const *files, size_t count)
{
	struct schema *schema = ARENA_NEW(keep, struct schema);
	struct schema_reader reader = { keep, diag, schema, files, count, words, english };
	struct map pending = map_in(keep);

	schema->kinds = schema->former = schema->slips = map_in(keep);
	schema->units = schema_units(&reader);
	for (size_t i = 0; i < count; i++) {
		const struct yaml *kinds = yaml_get(files[i], STR("kinds"));
		if (kinds && !shape_is_map(diag, kinds, "“kinds”"))
			lose_kinds(&reader);
		if (!kinds || kinds->kind != YAML_MAP)
			continue;
		shape_repeated(diag, kinds, LOST_ALL);
		if (kinds->repeated)
			lose_kinds(&reader);
		for (size_t j = 0; j < kinds->count; j++) {
			if (!declare_kind(&reader, &kinds->entries[j], &pending))
				diag_add_lost(diag, LOST_ALL);
			if (kinds->entries[j].value->repeated)
				lose_kinds(&reader);
			if (schema_has_lost_head(kinds->entries[j].value))
				diag_add_lost(diag, LOST_HEAD);
		}
	}
	for (size_t i = 0; i < pending.count; i++) {
		const struct pending *own = pending.at[i].value;
		declare_former(&reader, own->kind, own->yaml);
	}
	slips_find(&reader);
	for (size_t i = 0; i < pending.count; i++)
		read_pending(&reader, &pending, pending.at[i].value, 0);
#ifndef RIGBOOK_IN_PAGE /* where the maps do */
	for (size_t i = 0; i < pending.count; i++) {
		const struct pending *own = pending.at[i].value;
		kind_index(own->kind, keep);
	}
#endif
	return schema;
}
