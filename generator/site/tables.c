#include "site/tables.h"

#include "base/file.h"
#include "base/near.h"
#include "base/source_file.h"
#include "data/csv_tree.h"

struct tables {
	struct arena *keep;
	struct diag *diag;
	struct str dir;
	const struct walk *walk;
	struct map seen; /* path -> struct pos, of the kind that names it */
	struct table_list list;
};

/* True for a path that stays in its folder or goes down from it. */
static bool is_path(struct str text)
{
	return str_ends(text, STR(".csv")) && !str_starts(text, STR("/")) &&
	    str_find(text, STR(".."), 0) == STR_NONE && str_find(text, STR("//"), 0) == STR_NONE &&
	    !str_starts(text, STR("./"));
}

/* Only what the walk has seen is read: it follows no link that leads out of the site. */
static bool is_there(struct tables *tables, const struct yaml *name, struct str path)
{
	struct near near = near_to(path);

	for (size_t i = 0; i < tables->walk->files.count; i++) {
		if (str_eq(tables->walk->files.at[i].path, path))
			return true;
		if (str_ends(tables->walk->files.at[i].path, STR(".csv")))
			near_offer(&near, tables->walk->files.at[i].path);
	}
	diag_report(tables->diag, DIAG_LINK_ASSET, name->at, "there is no file %.*s", STR_ARG(path));
	if (near.best.len > 0)
		diag_hint(tables->diag, "did you mean %.*s?", STR_ARG(near.best));
	return false;
}

static const struct yaml *read_table(struct tables *tables, struct str path, struct str kind)
{
	const struct source *source =
	    source_load(tables->keep, tables->diag, tables->dir, path, SOURCE_MOST);
	struct csv csv;

	if (!source || !csv_read(tables->keep, tables->diag, source, ',', &csv))
		return NULL;
	return csv_tree(tables->keep, tables->diag, &csv, kind);
}

static void add_table(struct tables *tables, const struct yaml *name, struct str kind)
{
	struct table_list *list = &tables->list;

	if (name->kind != YAML_SCALAR || !is_path(name->text)) {
		diag_report(tables->diag, DIAG_VALUE_BAD, name->at,
		    "“from” of a kind is a file beside this one, such as prices.csv");
		list->broken = true;
		return;
	}
	struct str path = path_join(tables->keep, path_folder(name->at.in->path), name->text);
	const struct yaml *before = map_get(&tables->seen, path);
	if (before) {
		diag_report(
		    tables->diag, DIAG_VALUE_BAD, name->at, "%.*s is read already", STR_ARG(path));
		diag_note(tables->diag, before->at, "named here");
		return;
	}
	map_put(&tables->seen, path, (void *)name);
	const struct yaml *tree = is_there(tables, name, path) ? read_table(tables, path, kind) : NULL;
	if (!tree) {
		list->broken = true;
		return;
	}
	list->at = arena_room(tables->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = tree;
}

struct table_list tables_read(struct arena *keep, struct diag *diag, struct str dir,
    const struct walk *walk, const struct yaml *const *files, size_t count)
{
	struct tables tables = {
		.keep = keep, .diag = diag, .dir = dir, .walk = walk, .seen = map_in(keep)
	};

	for (size_t i = 0; i < count; i++) {
		const struct yaml *kinds = yaml_get(files[i], STR("kinds"));
		for (size_t j = 0; kinds && kinds->kind == YAML_MAP && j < kinds->count; j++) {
			const struct yaml *from = yaml_get(kinds->entries[j].value, STR("from"));
			struct str kind = kinds->entries[j].key->text;
			if (from && from->kind == YAML_LIST)
				for (size_t k = 0; k < from->count; k++)
					add_table(&tables, from->items[k], kind);
			else if (from)
				add_table(&tables, from, kind);
		}
	}
	return tables.list;
}
