#include "site/pairs.h"

#include "base/buf.h"
#include "data/catalog_find.h"
#include "data/evaluator.h"
#include "data/list_tail.h"
#include "data/shape.h"
#include "number/quantity_arithmetic.h"
#include "number/units.h"
#include "site/site_language.h"
#include "text/markdown_plain.h"

struct pairs {
	struct arena *keep;
	struct diag *diag;
	const struct site *site;
	struct evaluator *evaluator;
	struct str folder;
	struct map *kinds; /* of things in pairs: id -> struct kind */
	struct map seen;   /* "a b" in the order of the alphabet -> struct pos of the first */
};

/* Two things, the first as listed first, and the kind that both are of. */
struct pair {
	const struct thing *a, *b;
	const struct kind *kind;
	struct pos at;
};

/* --- reading ---------------------------------------------------------------------------------- */

static const struct thing *read_thing(const struct pairs *pairs, const struct yaml *yaml)
{
	struct str id = shape_text_of(pairs->diag, yaml, "an id");

	return id.len == 0
	    ? NULL
	    : catalog_need_thing(pairs->site->data->catalog, pairs->diag, yaml->at, id, NULL);
}

/* A pair is there once, whichever of the two is named first. */
static bool is_new(struct pairs *pairs, const struct pair *pair)
{
	bool in_order = str_cmp(pair->a->id, pair->b->id) < 0;
	struct str key = STR_JOIN(pairs->keep, in_order ? pair->a->id : pair->b->id, STR(" "),
	    in_order ? pair->b->id : pair->a->id);
	const struct pos *first = map_get(&pairs->seen, key);

	if (!first) {
		map_put(&pairs->seen, key, arena_copy(pairs->keep, &pair->at, sizeof(pair->at)));
		return true;
	}
	diag_report(pairs->diag, DIAG_VALUE_BAD, pair->at, "this pair is there already");
	diag_note(pairs->diag, *first, "here");
	return false;
}

static bool read_pair(struct pairs *pairs, const struct yaml *yaml, struct pair *out)
{
	if (yaml->kind != YAML_LIST || yaml->count != 2) {
		diag_report(pairs->diag, DIAG_VALUE_BAD, yaml->at, "a pair is a list of two things");
		diag_hint(pairs->diag, "such as [kettle_k2, kettle_k3]");
		return false;
	}
	*out = (struct pair){ .a = read_thing(pairs, yaml->items[0]),
		.b = read_thing(pairs, yaml->items[1]),
		.at = yaml->at };
	if (!out->a || !out->b)
		return false;
	out->kind = kind_common(out->a->kind, out->b->kind);
	if (out->a == out->b)
		diag_report(pairs->diag, DIAG_VALUE_BAD, yaml->items[1]->at,
		    "a thing is not compared with itself");
	else if (!out->kind)
		diag_report(pairs->diag, DIAG_BLOCK_KIND, yaml->at,
		    "“%.*s” and “%.*s” are of kinds that have nothing in common",
		    STR_ARG(out->a->id), STR_ARG(out->b->id));
	return out->a != out->b && out->kind && is_new(pairs, out);
}

/* --- what a page says ------------------------------------------------------------------------- */

static struct str plain(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);

	markdown_put_plain(&out, text);
	return buf_str(&out);
}

static struct value value_of(const struct pairs *pairs, const struct thing *thing, struct str id)
{
	return evaluator_member(pairs->evaluator, thing, id, thing->at);
}

static bool is_point(const struct value *value)
{
	return value->kind == VALUE_QUANTITY && quantity_is_point(value->quantity);
}

static bool has_value(const struct value *value)
{
	return value->kind != VALUE_BAD && value->kind != VALUE_UNKNOWN &&
	    value->kind != VALUE_INAPPLICABLE && value->kind != VALUE_RECORD;
}

/* A row of the comparison: an attribute or a figure of the kind. */
struct row {
	struct str id, name;
	enum better better;
	bool money; /* an amount, and not one per something */
	struct value a, b;
};

static void add_row(const struct pairs *pairs, const struct pair *pair, struct row row,
    struct row *rows, size_t *count)
{
	row.a = value_of(pairs, pair->a, row.id);
	row.b = value_of(pairs, pair->b, row.id);
	if (!has_value(&row.a) && !has_value(&row.b))
		return;
	row.money = is_point(&row.a) && is_point(&row.b) &&
	    units_is_currency(pairs->site->data->catalog->units, row.a.quantity->unit->text);
	rows[(*count)++] = row;
}

/* Those of which more or less is better, or the others. */
static void add_rows(const struct pairs *pairs, const struct pair *pair, bool decide,
    struct row *rows, size_t *count)
{
	const struct kind *kind = pair->kind;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if ((attribute->type != ATTRIBUTE_LIST || attribute->fields.count == 0) &&
		    (attribute->better != BETTER_NEITHER) == decide)
			add_row(pairs, pair,
			    (struct row){ .id = attribute->id,
				.name = attribute->name,
				.better = attribute->better },
			    rows, count);
	}
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->given_count == 0 && (figure->better != BETTER_NEITHER) == decide)
			add_row(pairs, pair,
			    (struct row){
				.id = figure->id, .name = figure->name, .better = figure->better },
			    rows, count);
	}
}

/* What decides stands first. */
static size_t rows_of(const struct pairs *pairs, const struct pair *pair, struct row *rows)
{
	size_t count = 0;

	add_rows(pairs, pair, true, rows, &count);
	add_rows(pairs, pair, false, rows, &count);
	return count;
}

/* Which of the two has more: -1, 0, 1; 0 where that cannot be said. */
static int order(const struct pairs *pairs, const struct row *row)
{
	struct quantity difference;

	if (!is_point(&row->a) || !is_point(&row->b) ||
	    quantity_sub(evaluator_arithmetic(pairs->evaluator), row->a.quantity, row->b.quantity,
		&difference) != QUANTITY_OK ||
	    !difference.lo)
		return 0;
	return ratio_sign(difference.lo);
}

/* "- Memory: {{ b.memory }} instead of {{ a.memory }}" */
static void put_line(const struct pairs *pairs, struct buf *out, const struct row *row,
    const struct thing *dear, const struct thing *cheap)
{
	struct arena *keep = pairs->keep;

	buf_put(out, STR("- "));
	buf_put(out,
	    WORD_FILL(keep, site_language(pairs->site), WORD_PAIR_LINE,
		{ "name", plain(keep, row->name) },
		{ "value", str_print(keep, "{{ %.*s.%.*s }}", STR_ARG(dear->id), STR_ARG(row->id)) },
		{ "other", str_print(keep, "{{ %.*s.%.*s }}", STR_ARG(cheap->id), STR_ARG(row->id)) }));
	buf_put(out, STR("\n"));
}

/* Two whose prices are single values and differ: which costs more, and in which row that stands. */
struct sides {
	const struct thing *dear, *cheap;
	int sign; /* of a row's order, to make it that of the dearer one */
	size_t price;
};

static bool find_sides(const struct pairs *pairs, const struct pair *pair, const struct row *rows,
    size_t count, struct sides *out)
{
	size_t price = 0;

	while (price < count && (!rows[price].money || rows[price].better != BETTER_LESS))
		price++;
	int sign = price == count ? 0 : order(pairs, &rows[price]);
	*out = (struct sides){ sign > 0 ? pair->a : pair->b, sign > 0 ? pair->b : pair->a, sign, price };
	return sign != 0;
}

/* The lines of what the dearer one is better at, or worse; how many. */
static size_t put_lines(const struct pairs *pairs, const struct sides *sides, struct buf *out,
    const struct row *rows, size_t count, bool better)
{
	size_t lines = 0;

	for (size_t i = 0; i < count; i++) {
		int by = sides->sign * order(pairs, &rows[i]);
		bool is_better = (by > 0) == (rows[i].better == BETTER_MORE);
		if (i == sides->price || by == 0 || rows[i].better == BETTER_NEITHER ||
		    is_better != better)
			continue;
		put_line(pairs, out, &rows[i], sides->dear, sides->cheap);
		lines++;
	}
	return lines;
}

static struct str price_words(const struct pairs *pairs, enum word_id which,
    const struct sides *sides, const struct row *price)
{
	struct arena *keep = pairs->keep;

	return WORD_FILL(keep, site_language(pairs->site), which,
	    { "dear", str_print(keep, "{{ %.*s }}", STR_ARG(sides->dear->id)) },
	    { "cheap", str_print(keep, "{{ %.*s }}", STR_ARG(sides->cheap->id)) },
	    { "difference",
		str_print(keep, "{{ %.*s.%.*s - %.*s.%.*s }}", STR_ARG(sides->dear->id),
		    STR_ARG(price->id), STR_ARG(sides->cheap->id), STR_ARG(price->id)) });
}

static void put_buys(const struct pairs *pairs, const struct pair *pair, struct buf *out,
    const struct row *rows, size_t count)
{
	const struct language *words = site_language(pairs->site);
	struct buf more = buf_in(pairs->keep, BUF_MOST), less = buf_in(pairs->keep, BUF_MOST);
	struct sides sides;

	if (!find_sides(pairs, pair, rows, count, &sides))
		return;
	const struct row *price = &rows[sides.price];
	size_t better = put_lines(pairs, &sides, &more, rows, count, true);
	size_t worse = put_lines(pairs, &sides, &less, rows, count, false);
	buf_print(out, "\n## %.*s\n\n", STR_ARG(words_get(words, WORD_PAIR_BUYS)));
	buf_put(out, price_words(pairs, better > 0 ? WORD_PAIR_MORE : WORD_PAIR_NOTHING, &sides, price));
	buf_print(out, "\n\n%.*s", STR_ARG(buf_str(&more)));
	if (worse > 0)
		buf_print(out, "\n%.*s\n\n%.*s",
		    STR_ARG(price_words(pairs, WORD_PAIR_LESS, &sides, price)),
		    STR_ARG(buf_str(&less)));
}

static struct str pair_words(const struct pairs *pairs, enum word_id which, struct str a, struct str b)
{
	return WORD_FILL(
	    pairs->keep, site_language(pairs->site), which, { "first", a }, { "second", b });
}

static struct str text_of(const struct pairs *pairs, const struct pair *pair)
{
	const struct kind *kind = pair->kind;

	struct row *rows =
	    ARENA_ARRAY(pairs->keep, struct row, kind->attributes.count + kind->figures.count + 1);
	size_t count = rows_of(pairs, pair, rows);
	struct buf out = buf_in(pairs->keep, BUF_MOST);

	buf_print(&out, "# %.*s\n\n```compare\nthings: [%.*s, %.*s]\nrows: [",
	    STR_ARG(pair_words(pairs, WORD_PAIR, plain(pairs->keep, pair->a->name),
		plain(pairs->keep, pair->b->name))),
	    STR_ARG(pair->a->id), STR_ARG(pair->b->id));
	for (size_t i = 0; i < count; i++) {
		buf_put(&out, i > 0 ? STR(", ") : STR(""));
		buf_put(&out, rows[i].id);
	}
	buf_put(&out, STR("]\ncards: true\n```\n"));
	put_buys(pairs, pair, &out, rows, count);
	return buf_str(&out);
}

/* --- pages ------------------------------------------------------------------------------------ */

static void add_page(const struct pairs *pairs, const struct pair *pair, struct pages *pages)
{
	struct arena *keep = pairs->keep;
	struct page *page = ARENA_NEW(keep, struct page);
	struct str name = STR_JOIN(keep, pairs->folder, pair->a->slug, STR("-vs-"), pair->b->slug);
	struct str title = pair_words(pairs, WORD_PAIR, pair->a->name, pair->b->name);

	const struct source *source =
	    source_new(keep, STR_JOIN(keep, STR("content/"), name, STR(".md")), text_of(pairs, pair));
	struct pos start = source_pos(source, 0);

	*page = (struct page){ .kind = PAGE_GUIDE,
		.generated = true,
		.address = STR_JOIN(keep, name, STR("/")),
		.title = title,
		.label = title,
		.description = pair_words(pairs, WORD_PAIR_ABOUT, pair->a->name, pair->b->name),
		.source = source,
		.text = { .source = source },
		.at = pair->at,
		.title_at = start,
		.description_at = start,
		.order = PAGE_UNORDERED,
		.date = DATE_NONE,
		.changed = DATE_NONE };
	pages_add(keep, pages, page);
	map_put(pairs->kinds, pair->a->kind->id, (void *)(uintptr_t)pair->a->kind);
	map_put(pairs->kinds, pair->b->kind->id, (void *)(uintptr_t)pair->b->kind);
}

struct map *pairs_add(struct arena *keep, struct diag *diag, const struct site *site,
    struct str address, struct pages *pages)
{
	const struct yaml *yaml = site->data->catalog->config.pairs;
	struct pairs pairs = {
		.keep = keep, .diag = diag, .site = site, .folder = address, .seen = map_in(keep)
	};

	pairs.kinds = ARENA_NEW(keep, struct map);
	*pairs.kinds = map_in(keep);
	if (!yaml || !shape_is_list(diag, yaml, "“pairs”"))
		return pairs.kinds;
	pairs.evaluator = evaluator_new(arena_child(keep), diag_new(keep), site->data->figures);
	struct list_tail tail = list_tail_of(diag, yaml);
	for (size_t i = 0; i < yaml->count; i++) {
		struct pair pair;
		if (read_pair(&pairs, yaml->items[i], &pair))
			add_page(&pairs, &pair, pages);
		list_tail_pass(&tail);
	}
	list_tail_end(&tail);
	return pairs.kinds;
}
