#include "site/side_by_side.h"

#include "base/file.h"
#include "data/shape.h"
#include "data/value_print.h"
#include "html/table.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"
#include "search/shard.h"
#include "site/address.h"
#include "site/fingerprint.h"
#include "site/link.h"
#include "site/site_language.h"
#include "site/views.h"

/* --- what site.yaml says ---------------------------------------------------------------------- */

struct str side_by_side_read(struct arena *keep, struct diag *diag, const struct site *site, bool *chooses)
{
	const struct yaml *yaml = site->data->catalog->config.choose;
	struct str text = !yaml ? STR("") : shape_text_of(diag, yaml, "“choose”"), path;

	*chooses = text.len > 0 && !str_eq(text, STR("false"));
	if (!*chooses || str_eq(text, STR("true")))
		return ADDRESS_CHOOSE;
	if (path_resolve(keep, STR(""), text, &path) && path.len > 0)
		return STR_JOIN(keep, path, STR("/"));
	diag_report(diag, DIAG_PATH_OUTSIDE, yaml->at, "%.*s leads out of the site", STR_ARG(text));
	diag_hint(diag, "write true, or the address of a folder such as compare/any/");
	*chooses = false;
	return ADDRESS_CHOOSE;
}

static bool has_direction(const struct kind *kind)
{
	for (size_t i = 0; i < kind->attributes.count; i++)
		if (((const struct attribute *)kind->attributes.at[i].value)->better != BETTER_NEITHER)
			return true;
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->given_count == 0 && figure->better != BETTER_NEITHER)
			return true;
	}
	return false;
}

static bool has_pages(const struct kind *kind)
{
	for (; kind; kind = kind->is)
		if (kind->page.len > 0)
			return true;
	return false;
}

static bool has_things(const struct kind *kind)
{
	for (size_t i = 0; i < kind->thing_count; i++)
		if (kind->things[i]->kind == kind)
			return true;
	return false;
}

bool side_by_side_has(const struct site *site, const struct kind *kind)
{
	return has_things(kind) && has_direction(kind) &&
	    (has_pages(kind) || map_get(site->paired, kind->id));
}

/* --- the script of a kind --------------------------------------------------------------------- */

struct column {
	struct str id, name;
	const struct unit *unit; /* that its numbers are given in; NULL: it has none */
	enum better better;
};

struct listing {
	struct rendering *rendering;
	const struct arithmetic *arithmetic;
	struct buf out;
};

static struct value value_of(const struct listing *listing, const struct thing *thing, struct str id)
{
	return evaluator_member(listing->rendering->worker->evaluator, thing, id, thing->at);
}

/* The unit that the first number of the column is printed in. */
static const struct unit *unit_of(
    const struct listing *listing, const struct kind *kind, const struct column *column)
{
	for (size_t i = 0; i < kind->thing_count; i++) {
		struct value value = value_of(listing, kind->things[i], column->id);
		if (value.kind != VALUE_QUANTITY)
			continue;
		struct show show = value_show(&value);
		return show.unit ? show.unit : value.quantity->unit;
	}
	return NULL;
}

static size_t columns_of(const struct listing *listing, const struct kind *kind, struct column *columns)
{
	size_t count = 0;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->type != ATTRIBUTE_LIST)
			columns[count++] = (struct column){ attribute->id, attribute->name, NULL,
				attribute->better };
	}
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->given_count == 0)
			columns[count++] =
			    (struct column){ figure->id, figure->name, NULL, figure->better };
	}
	for (size_t i = 0; i < count; i++)
		columns[i].unit = unit_of(listing, kind, &columns[i]);
	return count;
}

static void put_text(struct buf *out, struct str text)
{
	buf_put_byte(out, ',');
	search_put_js_string(out, text);
}

/* The number in the unit of its column; empty for words, and where it does not fit. */
static struct str exact_of(
    const struct listing *listing, const struct value *value, const struct column *column)
{
	struct arena *scratch = listing->rendering->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct quantity shown;

	if (value->kind == VALUE_QUANTITY && column->unit &&
	    quantity_convert(listing->arithmetic, value->quantity, column->unit, &shown) == QUANTITY_OK)
		quantity_put_exact(scratch, &shown, &out);
	return buf_str(&out);
}

static void put_value(struct listing *listing, const struct thing *thing, const struct column *column)
{
	struct value value = value_of(listing, thing, column->id);

	const struct fact *fact =
	    value.origin && value.origin->kind == ORIGIN_FACT ? value.origin->fact : NULL;
	struct str texts[5] = { STR(""), STR(""), STR(""), STR(""), STR("") };
	size_t count = countof(texts);

	buf_put_byte(&listing->out, ',');
	if (value.kind == VALUE_BAD || value.kind == VALUE_UNKNOWN || value.kind == VALUE_RECORD ||
	    (value.origin && !origin_is_stated(value.origin))) {
		buf_put_byte(&listing->out, '0');
		return;
	}
	texts[0] = exact_of(listing, &value, column);
	texts[1] = value_text(listing->rendering, &value, NULL);
	if (fact && fact->source)
		texts[2] = fact->source->title;
	if (fact && !date_is_none(fact->on))
		texts[3] = date_iso(listing->rendering->scratch, fact->on);
	if (value.origin && value.kind != VALUE_INAPPLICABLE)
		texts[4] = value.origin->fragment;
	while (texts[count - 1].len == 0 && count > 2)
		count--;
	for (size_t i = 0; i < count; i++) {
		buf_put_byte(&listing->out, i == 0 ? '[' : ',');
		search_put_js_string(&listing->out, texts[i]);
	}
	buf_put_byte(&listing->out, ']');
}

static struct str address_of(const struct rendering *rendering, const struct thing *thing)
{
	const struct page *page = map_get(&rendering->site->pages->of_things, thing->id);

	return page ? page->address
		    : STR_JOIN(rendering->scratch, ADDRESS_FIGURES, thing->slug, STR("/"));
}

static void put_thing(
    struct listing *listing, const struct thing *thing, const struct column *columns, size_t count)
{
	struct arena *scratch = listing->rendering->scratch;

	buf_put(&listing->out, STR("\n["));
	search_put_js_string(&listing->out, thing->id);
	put_text(&listing->out, thing->name);
	put_text(&listing->out, address_of(listing->rendering, thing));
	put_text(&listing->out, STR_JOIN(scratch, ADDRESS_FIGURES, thing->slug, STR("/")));
	for (size_t i = 0; i < count; i++)
		put_value(listing, thing, &columns[i]);
	buf_put_byte(&listing->out, ']');
}

static void put_column(struct listing *listing, const struct column *column)
{
	static const char *const signs[] = {
		[BETTER_NEITHER] = "0", [BETTER_MORE] = "1", [BETTER_LESS] = "-1"
	};

	buf_put_byte(&listing->out, '[');
	search_put_js_string(&listing->out, column->id);
	put_text(&listing->out, column->name);
	put_text(&listing->out,
	    column->unit ? quantity_unit_words(listing->arithmetic, column->unit) : STR(""));
	buf_print(&listing->out, ",%s]", signs[column->better]);
}

/* Puts the script of a kind; its address. */
static struct str put_kind(struct rendering *rendering, const struct kind *kind)
{
	struct listing listing = { .rendering = rendering,
		.arithmetic = evaluator_arithmetic(rendering->worker->evaluator),
		.out = buf_in(arena_child(rendering->scratch), BUF_MOST) };
	struct column *columns = ARENA_ARRAY(
	    rendering->scratch, struct column, kind->attributes.count + kind->figures.count + 1);
	size_t count = columns_of(&listing, kind, columns);

	buf_put(&listing.out, STR("RigbookThings("));
	search_put_js_string(&listing.out, kind->id);
	buf_put(&listing.out, STR(",["));
	for (size_t i = 0; i < count; i++) {
		buf_put(&listing.out, i > 0 ? STR(",") : STR(""));
		put_column(&listing, &columns[i]);
	}
	buf_put(&listing.out, STR("],["));
	for (size_t i = 0, written = 0; i < kind->thing_count; i++) {
		if (kind->things[i]->kind != kind)
			continue; /* it stands with its own sort */
		buf_put(&listing.out, written++ > 0 ? STR(",") : STR(""));
		put_thing(&listing, kind->things[i], columns, count);
	}
	buf_put(&listing.out, STR("]);\n"));
	struct str path = asset_fingerprinted(rendering->worker->keep,
	    STR_JOIN(rendering->scratch, ADDRESS_THINGS, kind->id, STR(".js")), buf_str(&listing.out));
	if (rendering->worker->output)
		output_put(rendering->worker->output, rendering->scratch, path, buf_str(&listing.out));
	return path;
}

/* --- the page --------------------------------------------------------------------------------- */

static struct view *group_view(struct rendering *rendering, const struct kind *kind)
{
	struct view *view = view_object(rendering->scratch), *items = view_list(rendering->scratch);

	view_set_text(view, "id", kind->id);
	view_set_text(view, "heading", kind->plural);
	view_set_text(view, "script_href",
	    site_href(rendering, rendering->scratch, put_kind(rendering, kind)));
	for (size_t i = 0; i < kind->thing_count; i++) {
		const struct thing *thing = kind->things[i];
		if (thing->kind != kind)
			continue;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "id", thing->id);
		view_set_text(item, "name", thing->name);
		view_set_text(item, "href",
		    site_href(rendering, rendering->scratch, address_of(rendering, thing)));
		view_add(items, item);
	}
	view_set(view, "items", items);
	return view;
}

/* A table without rows, which the script fills. */
static struct view *empty_table(struct rendering *rendering)
{
	struct table *table = table_new(rendering->scratch, STR("choose.table"),
	    words_get(site_language(rendering->site), WORD_CHOOSE));

	table_answers_filled(table, STR("choose"));
	table_column(table, (struct table_column){ .name = STR("") });
	return table_view(table);
}

/* Kinds that the author thought likely to be compared stand first, those that the program found after them. */
static struct view *groups_view(struct rendering *rendering)
{
	const struct site *site = rendering->site;
	const struct map *kinds = &site->data->catalog->schema->kinds;
	struct view *groups = view_list(rendering->scratch);

	for (int paired = 1; paired >= 0; paired--) {
		for (size_t i = 0; i < kinds->count; i++) {
			const struct kind *kind = kinds->at[i].value;
			if (!!map_get(site->paired, kind->id) == paired && side_by_side_has(site, kind))
				view_add(groups, group_view(rendering, kind));
		}
	}
	return groups;
}

struct view *side_by_side_view(struct rendering *rendering)
{
	const struct site *site = rendering->site;
	struct view *view = view_object(rendering->scratch);
	struct view *pairs = view_object(rendering->scratch), *items = view_list(rendering->scratch);

	for (size_t i = 0; i < site->pages->count; i++) {
		const struct page *page = site->pages->at[i];
		if (!page->generated)
			continue;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", page->title);
		view_set_text(item, "href", site_href(rendering, rendering->scratch, page->address));
		view_add(items, item);
	}
	view_set(view, "groups", groups_view(rendering));
	view_set(pairs, "items", items);
	if (items->count > 0)
		view_set(view, "pages", pairs);
	view_set(view, "table", empty_table(rendering));
	view_set_text(view, "root", rendering->root);
	view_set_text(view, "script_href", site_asset_href(rendering, STR("assets/choose.js")));
	return view;
}
