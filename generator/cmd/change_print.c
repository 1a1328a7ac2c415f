#include "cmd/change_print.h"

#include "base/json.h"
#include "base/markdown_text.h"
#include "base/utf8.h"
#include "number/ratio_text.h"

static const struct section {
	const char *heading, *one, *many, *key, *column;
} sections[] = {
	[ITEM_FACT] = { "Facts", "fact", "facts", "facts", "Fact" },
	[ITEM_FIGURE] = { "Figures", "figure", "figures", "figures", "Figure" },
	[ITEM_EXPRESSION] = { "In the text", "expression", "expressions", "expressions", "Expression" },
	[ITEM_CLAIM] = { "Claims", "verdict", "verdicts", "claims", "Claim" },
	[ITEM_GUARD] = { "Guards", "guard", "guards", "guards", "Guard" },
	[ITEM_MARK] = { "Marks", "mark", "marks", "marks", "Cell" },
	[ITEM_BEST] = { "Best cells", "best cell", "best cells", "best", "Row or column" },
	[ITEM_PAGE] = { "Pages touched", "page", "pages", "pages", "Page" },
};
_Static_assert(countof(sections) == ITEM_KINDS, "a section for each kind");

/* Changes of one kind stand together. */
static size_t count_of(const struct change_list *changes, size_t from)
{
	size_t to = from;

	while (to < changes->count && changes->at[to].kind == changes->at[from].kind)
		to++;
	return to - from;
}

static struct str text_of(const struct item *item)
{
	return !item ? STR("–") : item->text;
}

static struct str page_name(const struct item *item)
{
	return item->page.len > 0 ? item->page : STR("/");
}

/* Where on the site, or where in a guide, what is told stands. */
static struct str where(struct arena *scratch, const struct item *item)
{
	if (item->kind == ITEM_GUARD && item->at.in)
		return str_print(scratch, "%.*s:%u", STR_ARG(item->at.in->path), item->at.line);
	return item->kind < ITEM_EXPRESSION || item->kind == ITEM_CLAIM ? STR("") : page_name(item);
}

/* A page that came or went is told as such. */
static const char *page_fate(const struct change *change)
{
	return !change->before ? ", new" : !change->after ? ", gone" : "";
}

static void put_summary(const struct change_list *changes, struct buf *out)
{
	for (size_t i = 0, count; i < changes->count; i += count) {
		const struct section *section = &sections[changes->at[i].kind];
		count = count_of(changes, i);
		buf_print(out, "%s%zu %s", i > 0 ? ", " : "", count,
		    count == 1 ? section->one : section->many);
	}
	buf_put(out, STR("\n"));
}

/* --- for a terminal --------------------------------------------------------------------------- */

static struct str label(struct arena *scratch, const struct change *change)
{
	const struct item *item = change_item(change);
	struct str at = where(scratch, item);

	if (change->kind == ITEM_PAGE)
		return str_print(
		    scratch, "%.*s (%.*s%s)", STR_ARG(at), STR_ARG(item->name), page_fate(change));
	return at.len == 0 ? item->name
			   : str_print(scratch, "%.*s: %.*s", STR_ARG(at), STR_ARG(item->name));
}

/* Labels longer than this push what follows on, instead of all others. */
#define LABEL_MOST 60

static size_t label_width(struct arena *scratch, const struct change *changes, size_t count)
{
	size_t widest = 0;

	for (size_t i = 0; i < count; i++) {
		size_t width = utf8_width(label(scratch, &changes[i]));
		if (width > widest && width <= LABEL_MOST)
			widest = width;
	}
	return widest;
}

static void put_line(struct arena *scratch, const struct change *change, size_t wide, struct buf *out)
{
	struct str name = label(scratch, change), share = change_share(scratch, NULL, change);

	buf_print(out, "  %.*s", STR_ARG(name));
	if (change->kind != ITEM_PAGE) {
		for (size_t width = utf8_width(name); width < wide; width++)
			buf_put_byte(out, ' ');
		buf_print(out, "  %.*s → %.*s", STR_ARG(text_of(change->before)),
		    STR_ARG(text_of(change->after)));
	}
	if (share.len > 0)
		buf_print(out, "  %.*s", STR_ARG(share));
	buf_put_byte(out, '\n');
}

static void put_text(struct arena *scratch, const struct change_list *changes, struct buf *out)
{
	for (size_t i = 0, count; i < changes->count; i += count) {
		count = count_of(changes, i);
		size_t wide = label_width(scratch, &changes->at[i], count);
		buf_print(out, "%s%s\n", i > 0 ? "\n" : "", sections[changes->at[i].kind].heading);
		for (size_t n = i; n < i + count; n++)
			put_line(scratch, &changes->at[n], wide, out);
	}
	buf_put_byte(out, '\n');
	put_summary(changes, out);
}

/* --- for a comment ---------------------------------------------------------------------------- */

static void put_row(struct arena *scratch, const struct change *change, struct buf *out)
{
	const struct item *item = change_item(change);
	struct str at = where(scratch, item);

	if (change->kind == ITEM_PAGE) {
		buf_put(out, STR("- "));
		markdown_put(out, at);
		buf_put(out, STR(" – "));
		markdown_put(out, item->name);
		buf_print(out, "%s\n", page_fate(change));
		return;
	}
	buf_put_byte(out, '|');
	if (at.len > 0)
		markdown_put_cell(out, at);
	markdown_put_cell(out, item->name);
	markdown_put_cell(out, text_of(change->before));
	markdown_put_cell(out, text_of(change->after));
	markdown_put_cell(out, change_share(scratch, NULL, change));
	buf_put_byte(out, '\n');
}

static void put_head(struct arena *scratch, const struct change *change, struct buf *out)
{
	const struct section *section = &sections[change->kind];
	bool placed = where(scratch, change_item(change)).len > 0;

	buf_print(out, "\n### %s\n\n", section->heading);
	if (change->kind != ITEM_PAGE)
		buf_print(out, "|%s %s | Before | After | Change |\n|%s---|--:|--:|--:|\n",
		    placed ? " Where |" : "", section->column, placed ? "---|" : "");
}

static void put_markdown(struct arena *scratch, const struct change_list *changes, struct buf *out)
{
	buf_put(out, STR("**What changed:** "));
	put_summary(changes, out);
	for (size_t i = 0, count; i < changes->count; i += count) {
		count = count_of(changes, i);
		size_t shown = count > CHANGES_MARKDOWN_MOST ? CHANGES_MARKDOWN_MOST : count;
		put_head(scratch, &changes->at[i], out);
		for (size_t n = i; n < i + shown; n++)
			put_row(scratch, &changes->at[n], out);
		if (shown < count)
			buf_print(out, "\nand %zu more\n", count - shown);
	}
}

/* --- for programs ----------------------------------------------------------------------------- */

/* "before_exact", or "before_lo" and "before_hi" of a range; and the unit they are counted in. */
static void put_exact(struct arena *scratch, struct json *json, const char *side, const struct item *item)
{
	const struct {
		const char *name;
		struct str text;
	} parts[] = {
		{ "exact", str_eq(item->low, item->high) ? item->low : STR("") },
		{ "lo", str_eq(item->low, item->high) ? STR("") : item->low },
		{ "hi", str_eq(item->low, item->high) ? STR("") : item->high },
		{ "unit", item->unit },
	};

	for (size_t i = 0; i < countof(parts); i++)
		if (parts[i].text.len > 0)
			json_text(json, str_print(scratch, "%s_%s", side, parts[i].name), parts[i].text);
}

static void put_side(struct arena *scratch, struct json *json, const char *side, const struct item *item)
{
	if (!item || item->kind == ITEM_PAGE)
		return;
	json_text(json, str_from(side), item->text);
	put_exact(scratch, json, side, item);
}

static void put_share(
    struct arena *scratch, struct json *json, const char *key, const struct ratio *share)
{
	struct buf out = buf_in(scratch, BUF_MOST);

	if (!share)
		return;
	ratio_exact(&out, share);
	json_text(json, str_from(key), buf_str(&out));
}

static void put_shares(struct arena *scratch, struct json *json, const struct change *change)
{
	bool one = change->low && change->high && ratio_cmp(change->low, change->high) == 0;

	put_share(scratch, json, one ? "share" : "share_lo", change->low);
	if (!one)
		put_share(scratch, json, "share_hi", change->high);
}

/* The key without the kind in front of it, which only keeps keys apart. */
static struct str plain_key(const struct item *item)
{
	return str_sub(item->key, str_find_byte(item->key, ' ', 0) + 1, item->key.len);
}

static void put_member(struct arena *scratch, const struct change *change, struct json *json)
{
	const struct item *item = change_item(change);

	json_object(json, STR(""));
	json_text(json, STR("key"), plain_key(item));
	json_text(json, STR("name"), item->name);
	put_side(scratch, json, "before", change->before);
	put_side(scratch, json, "after", change->after);
	put_shares(scratch, json, change);
	if (change->after && item->fragment.len > 0)
		json_text(json, STR("derivation"), item_derivation(scratch, item));
	if (change->kind == ITEM_PAGE)
		json_text(json, STR("fate"),
		    !change->before      ? STR("new")
			: !change->after ? STR("gone")
					 : STR("changed"));
	if (change->kind >= ITEM_EXPRESSION && change->kind != ITEM_CLAIM)
		json_text(json, STR("page"), item->page);
	if (item->at.in)
		json_text(json, STR("place"), where(scratch, item));
	json_close_object(json);
}

static void put_json(struct arena *scratch, const struct change_list *changes, struct buf *out)
{
	struct json json = json_to(out);

	json_object(&json, STR(""));
	json_number(&json, STR("format"), CHANGES_FORMAT);
	for (size_t i = 0, count; i < changes->count; i += count) {
		count = count_of(changes, i);
		json_list(&json, str_from(sections[changes->at[i].kind].key));
		for (size_t n = i; n < i + count; n++)
			put_member(scratch, &changes->at[n], &json);
		json_close_list(&json);
	}
	json_close_object(&json);
}

void changes_print(struct arena *scratch, const struct change_list *changes,
    enum change_format format, struct buf *out)
{
	static void (*const printers[])(
	    struct arena * scratch, const struct change_list *changes, struct buf *out) = {
		[CHANGES_TEXT] = put_text,
		[CHANGES_MARKDOWN] = put_markdown,
		[CHANGES_JSON] = put_json,
	};

	if (changes->count > 0)
		printers[format](scratch, changes, out);
}
