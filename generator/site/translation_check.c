#include "site/translation_check.h"

#include "base/ascii.h"
#include "base/fence.h"
#include "block/kinds.h"
#include "data/yaml_read.h"
#include "site/translation.h"

/* What is compared, in the order of the file. */
enum part_kind { PART_FIGURE, PART_GUARD, PART_BLOCK };

struct part {
	enum part_kind kind;
	struct str key;   /* two parts are the same if their keys are */
	struct str shown; /* for the message */
	size_t offset;    /* in the source */
	struct part *next_same;
};

struct parts {
	struct arena *keep;
	const struct guide_text *text;
	struct part *at;
	size_t count, room;
};

static void add(struct parts *parts, enum part_kind kind, struct str key, struct str shown, size_t offset)
{
	static const char *const marks[] = { "{ ", "! ", "` " };

	parts->at = arena_room(parts->keep, parts->at, parts->count, &parts->room, sizeof(*parts->at));
	parts->at[parts->count++] = (struct part){ .kind = kind,
		.key = STR_JOIN(parts->keep, str_from(marks[kind]), key),
		.shown = shown,
		.offset = offset };
}

/* Without white space around and between its words. */
static struct str squeezed(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_space(text.at[i]))
			buf_put_byte(&out, text.at[i]);
		else if (out.len > 0 && !ascii_is_space(text.at[i - 1]))
			buf_put_byte(&out, ' ');
	}
	return str_trim(buf_str(&out));
}

/* A figure without its pattern, "cost : 0.00 EUR" -> "cost"; a condition as it is. */
static void add_figure(struct parts *parts, struct str text, size_t offset)
{
	struct str word = STR("require "), shown = squeezed(parts->keep, text);
	size_t pattern = str_find(shown, STR(" : "), 0);

	if (str_starts(shown, word))
		add(parts, PART_GUARD, shown, shown, offset);
	else
		add(parts, PART_FIGURE, pattern == STR_NONE ? shown : str_sub(shown, 0, pattern),
		    shown, offset);
}

static void add_figures(struct parts *parts, struct str body, size_t offset)
{
	for (size_t at = 0; (at = str_find(body, STR("{{"), at)) != STR_NONE;) {
		size_t end = str_find(body, STR("}}"), at + 2);
		if (end == STR_NONE)
			return;
		add_figure(parts, str_sub(body, at + 2, end), offset + at);
		at = end + 2;
	}
}

/* --- blocks ----------------------------------------------------------------------------------- */

static bool is_of_words(struct str key)
{
	static const struct str words[] = { STR_INIT("caption"), STR_INIT("name"), STR_INIT("note"),
		STR_INIT("row"), STR_INIT("column") };

	for (size_t i = 0; i < countof(words); i++)
		if (str_eq(key, words[i]))
			return true;
	return false;
}

/* All values of a block but its words. */
static void put_values(struct buf *out, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR)
		buf_print(out, "%.*s\n", STR_ARG(yaml->text));
	for (size_t i = 0; yaml->kind == YAML_LIST && i < yaml->count; i++)
		put_values(out, yaml->items[i]);
	for (size_t i = 0; yaml->kind == YAML_MAP && i < yaml->count; i++)
		if (!is_of_words(yaml->entries[i].key->text))
			put_values(out, yaml->entries[i].value);
}

static void add_block(struct parts *parts, struct str word, struct str content, size_t offset)
{
	struct buf key = buf_in(parts->keep, BUF_MOST);
	struct str shown = STR_JOIN(parts->keep, STR("```"), word);
	bool known = block_kind_find(word) || str_eq(word, STR("inputs"));

	if (!known && !str_eq(word, STR("mermaid")))
		return; /* code, which readers of another language may see otherwise */
	buf_print(&key, "%.*s\n", STR_ARG(word));
	if (known) {
		struct diag *quiet = diag_new(parts->keep); /* rendering tells what is wrong with it */
		struct pos at = source_pos(parts->text->source, offset);
		const struct yaml *yaml = yaml_read_part(parts->keep, quiet, at, content);
		if (yaml)
			put_values(&key, yaml);
	}
	add(parts, PART_BLOCK, buf_str(&key), shown, offset);
	if (!known)
		add_figures(parts, content, offset);
}

/* --- a file ----------------------------------------------------------------------------------- */

static size_t line_end(struct str text, size_t at)
{
	size_t end = str_find_byte(text, '\n', at);

	return end == STR_NONE ? text.len : end + 1;
}

static struct parts parts_of(struct arena *keep, const struct guide_text *text)
{
	struct parts parts = { .keep = keep, .text = text };
	struct str all = text->source->text;
	size_t plain = text->offset;

	for (size_t at = text->offset; at < all.len;) {
		size_t end = line_end(all, at), inside = end;
		struct fence fence = fence_opened(str_sub(all, at, end));
		if (fence.length == 0) {
			at = end;
			continue;
		}
		add_figures(&parts, str_sub(all, plain, at), plain);
		struct str opening = str_trim(str_sub(all, at, end));
		while (end < all.len && !fence_closed(fence, str_sub(all, end, line_end(all, end))))
			end = line_end(all, end);
		add_block(&parts, str_trim(str_sub(opening, fence.length, opening.len)),
		    str_sub(all, inside, end), at);
		at = plain = line_end(all, end);
	}
	add_figures(&parts, str_sub(all, plain, all.len), plain);
	return parts;
}

/* --- two of them ------------------------------------------------------------------------------ */

/* The first of a key that is not taken yet stands in the map; the others follow it. */
static void index_parts(struct map *index, struct parts *parts)
{
	for (size_t i = parts->count; i-- > 0;) {
		struct part *part = &parts->at[i];
		part->next_same = map_get(index, part->key);
		map_put(index, part->key, part);
	}
}

static void report_missing(struct diag *diag, const struct parts *original, const struct part *part,
    const struct parts *translation, size_t behind)
{
	static const char *const what[] = { "figure", "guard", "block" };
	struct pos at = source_pos(translation->text->source, behind);

	diag_report(diag, DIAG_TRANSLATION_BEHIND, at,
	    "the original has a %s here that this translation has not: %.*s", what[part->kind],
	    STR_ARG(part->shown));
	diag_note(diag, source_pos(original->text->source, part->offset), "there");
	diag_hint(diag, "bring the translation up to date with the sentence it stands in");
}

void translation_compare(
    struct diag *diag, const struct guide_text *original, const struct guide_text *translation)
{
	struct arena *scratch = arena_new();
	struct parts first = parts_of(scratch, original), second = parts_of(scratch, translation);
	struct map index = map_in(scratch);
	size_t behind = translation->offset;

	index_parts(&index, &second);
	for (size_t i = 0; i < first.count; i++) {
		struct part *same = map_get(&index, first.at[i].key);
		if (!same) {
			report_missing(diag, &first, &first.at[i], &second, behind);
			continue;
		}
		behind = same->offset;
		if (same->next_same) /* said once more, or once for all */
			map_put(&index, same->key, same->next_same);
	}
	arena_free(scratch);
}

void translations_check(struct diag *diag, const struct site *edition)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < edition->pages->count; i++) {
		const struct page *page = edition->pages->at[i];
		if (page->kind != PAGE_GUIDE || page->generated)
			continue;
		struct str path =
		    translation_original(scratch, page->source->path, edition->options->language);
		const struct page *original = map_get(&edition->original->pages->by_path, path);
		if (original && original->kind == PAGE_GUIDE)
			translation_compare(diag, &original->text, &page->text);
	}
	arena_free(scratch);
}
