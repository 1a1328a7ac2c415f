#include "block/things.h"

#include "base/language.h"
#include "base/near.h"
#include "data/catalog_find.h"
#include "data/shape.h"

static bool is_in_use(const struct thing *thing)
{
	return date_is_none(thing->retired);
}

static void all_of_kind(const struct block *block, const struct kind *kind, struct things *out)
{
	out->at = ARENA_ARRAY(block->asker->scratch, const struct thing *, kind->thing_count);
	for (size_t i = 0; i < kind->thing_count; i++)
		if (is_in_use(kind->things[i]))
			out->at[out->count++] = kind->things[i];
	out->kind = kind;
}

static void report_no_kind(const struct block *block, const struct yaml *yaml)
{
	const struct map *kinds = &block->asker->catalog->schema->kinds;
	struct near near = near_to(yaml->text);

	for (size_t i = 0; i < kinds->count; i++)
		near_offer(&near, kinds->at[i].key);
	diag_report(block->asker->diag, DIAG_ID_UNKNOWN, yaml->at, "there is no kind “%.*s”",
	    STR_ARG(yaml->text));
	diag_hint_nearest(block->asker->diag, &near);
}

/* `self`: the thing that the page is about, unless a thing is called so. */
static bool is_self(const struct block *block, struct str id)
{
	return str_eq(id, STR("self")) && block->asker->self &&
	    !catalog_thing(block->asker->catalog, id);
}

const struct thing *thing_read(const struct block *block, const struct yaml *yaml)
{
	struct str id = shape_text_of(block->asker->diag, yaml, "a thing");

	if (!id.len)
		return NULL;
	const struct thing *thing = is_self(block, id)
	    ? block->asker->self
	    : catalog_need_thing(block->asker->catalog, block->asker->diag, yaml->at, id, NULL);
	if (thing)
		grid_add_thing(block->grid, thing);
	return thing;
}

/* The page's own thing stands once in a list that names it and `self`. */
static bool is_twice(const struct block *block, const struct things *things, const struct thing *thing)
{
	bool found = false;

	for (size_t i = 0; thing == block->asker->self && !found && i < things->count; i++)
		found = things->at[i] == thing;
	return found;
}

static bool list_things(const struct block *block, const struct yaml *yaml, struct things *out)
{
	bool good = yaml->count > 0;

	out->at = ARENA_ARRAY(block->asker->scratch, const struct thing *, yaml->count);
	for (size_t i = 0; i < yaml->count; i++) {
		const struct thing *thing = thing_read(block, yaml->items[i]);
		if (!thing) {
			good = false;
			continue;
		}
		if (is_twice(block, out, thing))
			continue;
		out->kind = out->count ? kind_common(out->kind, thing->kind) : thing->kind;
		out->at[out->count++] = thing;
	}
	if (yaml->count == 0)
		diag_report(block->asker->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "a block needs at least one thing");
	return good;
}

bool things_read(const struct block *block, const struct yaml *yaml, struct things *out)
{
	*out = (struct things){ NULL, 0, NULL };
	if (yaml->kind == YAML_LIST)
		return list_things(block, yaml, out);
	struct str id = shape_text_of(block->asker->diag, yaml, "a kind");
	if (!id.len)
		return false;
	const struct kind *kind = catalog_kind(block->asker->catalog, id);
	if (!kind) {
		report_no_kind(block, yaml);
		return false;
	}
	all_of_kind(block, kind, out);
	return true;
}

bool things_of_block(const struct block *block, struct things *out)
{
	const struct yaml *things = yaml_get(block->yaml, STR("things"));
	const struct yaml *kind = yaml_get(block->yaml, STR("kind"));

	if (things && kind) {
		diag_report(block->asker->diag, DIAG_VALUE_SHAPE, kind->at,
		    "a block has “things” or “kind”, not both");
		return false;
	}
	if (!things && !kind) {
		diag_report(block->asker->diag, DIAG_KEY_MISSING, block->yaml->at,
		    "this block needs “things” or “kind”");
		return false;
	}
	if (things && !shape_is_list(block->asker->diag, things, "“things”"))
		return false;
	return things_read(block, things ? things : kind, out);
}

bool things_are_once(const struct block *block)
{
	const struct asker *asker = block->asker;
	const struct yaml *list = yaml_get(block->yaml, STR("things"));
	struct map seen = map_in(asker->scratch);

	for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
		const struct thing *thing = catalog_thing(asker->catalog, list->items[i]->text);
		if (!thing || map_add(&seen, thing->id, &seen))
			continue;
		diag_report(asker->diag, DIAG_CHART, list->items[i]->at, "“%.*s” stands here twice",
		    STR_ARG(thing->id));
		return false;
	}
	return true;
}

struct str things_names(const struct block *block, const struct things *things)
{
	struct buf names = buf_in(block->asker->scratch, BUF_MOST);

	for (size_t i = 0; i + 1 < things->count; i++) {
		buf_put(&names, i ? STR(", ") : STR(""));
		buf_put(&names, things->at[i]->name);
	}
	if (things->count == 0)
		return STR("");
	struct str last = things->at[things->count - 1]->name;
	if (things->count == 1)
		return last;
	return WORD_FILL(block->asker->scratch, block_language(block), WORD_AND,
	    { "first", buf_str(&names) }, { "last", last });
}
