#include "site/tags.h"

#include "base/ascii.h"
#include "base/language.h"
#include "site/address.h"
#include "site/link.h"
#include "site/navigation.h"
#include "site/site_language.h"

#include <stdlib.h>

/* --- gathering -------------------------------------------------------------------------------- */

/* Signs that tell tags apart ("C", "C++", "C#") and that slugs leave out, as the words they are read as. */
static const struct {
	char sign;
	const char *word;
} sign_words[] = { { '+', "plus" }, { '#', "sharp" }, { '&', "and" }, { '%', "percent" }, { '@', "at" },
	{ '*', "star" }, { '=', "equals" }, { '<', "less" }, { '>', "greater" }, { '$', "dollar" } };

static const char *word_of(char c)
{
	for (size_t i = 0; i < countof(sign_words); i++)
		if (sign_words[i].sign == c)
			return sign_words[i].word;
	return NULL;
}

/* The name with its signs as words of their own. */
static struct str spell_signs(struct arena *keep, struct str name)
{
	struct buf out = buf_in(keep, BUF_MOST);

	bool apart = true;

	for (size_t i = 0; i < name.len; i++) {
		bool dot = apart && name.at[i] == '.'; /* .NET, beside NET */
		const char *word = dot ? "dot" : word_of(name.at[i]);
		bool space = name.at[i] == ' ';
		if (word)
			buf_print(&out, "%s%s%s", apart ? "" : " ", word, i + 1 < name.len ? " " : "");
		else if (!space || !apart)
			buf_put_byte(&out, name.at[i]);
		apart = word || space;
	}
	return buf_str(&out);
}

static bool is_in_number(struct str name, size_t point)
{
	return point > 0 && point + 1 < name.len && ascii_is_digit(name.at[point - 1]) &&
	    ascii_is_digit(name.at[point + 1]);
}

/* "c-plus-plus", "1.10"; empty when the tag has no letter and no digit. */
static struct str tag_slug(struct arena *keep, struct str name)
{
	struct buf slug = buf_in(keep, BUF_MOST);
	size_t from = 0;

	name = spell_signs(keep, name);
	for (size_t i = 0; i <= name.len; i++) {
		bool point = i < name.len && name.at[i] == '.' && is_in_number(name, i);
		if (i < name.len && !point)
			continue;
		buf_put(&slug, document_slug_alone(keep, str_sub(name, from, i)));
		buf_put(&slug, point ? STR(".") : STR(""));
		from = i + 1;
	}
	return buf_str(&slug);
}

struct gathering {
	struct arena *keep;
	struct diag *diag;
	struct map *tags;   /* name in small letters -> struct tag */
	struct map by_slug; /* slug -> struct tag */
	struct map refused; /* names in small letters of those that were told to have no address of their own */
};

/* a/b beside ab: their addresses would be the same, and numbers would change with the order of pages. */
static void report_same(
    struct gathering *gathering, struct str name, const struct tag *other, struct pos at)
{
	diag_report(gathering->diag, DIAG_ADDRESS_DUPLICATE, at,
	    "the tags “%.*s” and “%.*s” would have the same address, %.*s", STR_ARG(name),
	    STR_ARG(other->name), STR_ARG(other->address));
	diag_note(gathering->diag, other->at, "the other stands here");
	diag_hint(gathering->diag,
	    "write both the same way if they are one, else tell them apart by a letter or a digit");
}

/* The tag that is written so, added to the site when it is new; NULL when it can have no address. */
static const struct tag *find_tag(struct gathering *gathering, struct str text, struct pos at)
{
	struct arena *keep = gathering->keep;
	struct str name = str_trim(text), key = document_lower_case(keep, name);
	struct tag *tag = map_get(gathering->tags, key);

	if (tag || map_get(&gathering->refused, key))
		return tag;
	struct str slug = tag_slug(keep, name);
	const struct tag *other = map_get(&gathering->by_slug, slug);
	if (slug.len == 0)
		diag_report(gathering->diag, DIAG_VALUE_SHAPE, at, "a tag needs a letter or a digit");
	else if (other)
		report_same(gathering, name, other, at);
	if (slug.len == 0 || other) {
		map_put(&gathering->refused, key, gathering);
		return NULL;
	}
	tag = ARENA_NEW(keep, struct tag);
	*tag = (struct tag){
		.name = name, .address = STR_JOIN(keep, ADDRESS_TAGS, slug, STR("/")), .at = at
	};
	map_put(gathering->tags, key, tag);
	map_put(&gathering->by_slug, slug, tag);
	return tag;
}

static bool is_tagged(const struct page *page, const struct tag *tag)
{
	for (size_t i = 0; i < page->tagged_count; i++)
		if (page->tagged[i] == tag)
			return true;
	return false;
}

static void gather_tags(struct gathering *gathering, struct page *page)
{
	page->tagged = ARENA_ARRAY(gathering->keep, const struct tag *, page->tag_count);
	for (size_t i = 0; i < page->tag_count; i++) {
		const struct tag *tag = find_tag(gathering, page->tags[i], page->tag_at[i]);
		if (tag && !is_tagged(page, tag))
			page->tagged[page->tagged_count++] = tag;
	}
}

const struct map *tags_gather(struct arena *keep, struct diag *diag, struct pages *pages)
{
	struct map *tags = ARENA_NEW(keep, struct map);

	*tags = map_in(keep);
	struct gathering gathering = { keep, diag, tags, map_in(keep), map_in(keep) };
	for (size_t i = 0; i < pages->count; i++)
		gather_tags(&gathering, pages->at[i]);
	return tags;
}

static void list_guide(struct arena *keep, struct map *tagged, const struct page *page)
{
	for (size_t i = 0; i < page->tagged_count; i++) {
		struct page_list *list = map_get(tagged, page->tagged[i]->address);
		if (!list) {
			list = ARENA_NEW(keep, struct page_list);
			map_put(tagged, page->tagged[i]->address, list);
		}
		list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
		list->at[list->count++] = page;
	}
}

const struct map *tags_list_guides(struct arena *keep, const struct navigation *navigation)
{
	struct map *tagged = ARENA_NEW(keep, struct map);

	*tagged = map_in(keep);
	for (const struct page *page = navigation->root->index; page; page = page->next)
		list_guide(keep, tagged, page);
	return tagged;
}

/* --- views ------------------------------------------------------------------------------------ */

static struct view *link_view(struct rendering *rendering, struct str name, struct str address)
{
	struct view *view = view_object(rendering->scratch);

	view_set_text(view, "name", name);
	view_set_text(view, "href", site_href(rendering, rendering->scratch, address));
	return view;
}

static const struct page_list *guides_of(const struct rendering *rendering, const struct tag *tag)
{
	static const struct page_list none = { 0 };
	const struct page_list *list = map_get(rendering->site->tagged, tag->address);

	return list ? list : &none;
}

static int by_name(const void *a, const void *b)
{
	const struct map_entry *x = a, *y = b;
	const struct tag *one = x->value, *other = y->value;

	return str_cmp_names(one->name, other->name);
}

struct view *tags_view(struct rendering *rendering)
{
	const struct map *tags = rendering->site->tags;
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	struct map_entry *sorted =
	    arena_copy(rendering->scratch, tags->at, tags->count * sizeof(*tags->at));

	qsort(sorted, tags->count, sizeof(*sorted), by_name);
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = sorted[i].value;
		struct view *item = link_view(rendering, tag->name, tag->address);
		size_t count = guides_of(rendering, tag)->count;
		view_set_text(item, "guides",
		    words_count(rendering->scratch, site_language(rendering->site), WORD_GUIDES, count));
		view_add(list, item);
	}
	view_set(view, "tags", list);
	return view;
}

struct view *tag_view(struct rendering *rendering, const struct tag *tag)
{
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);
	const struct page_list *guides = guides_of(rendering, tag);

	for (size_t i = 0; i < guides->count; i++) {
		const struct page *guide = guides->at[i];
		struct view *item = link_view(rendering, guide->title, guide->address);
		if (guide->description.len > 0)
			view_set_text(item, "description", guide->description);
		view_add(list, item);
	}
	view_set_text(view, "title", rendering->page->title);
	view_set(view, "pages", list);
	return view;
}

struct view *tags_foot_view(struct rendering *rendering)
{
	const struct page *page = rendering->page;
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	for (size_t i = 0; i < page->tagged_count; i++) {
		const struct tag *tag = page->tagged[i];
		struct view *item = link_view(rendering, tag->name, tag->address);
		view_set_truth(item, "last", i + 1 == page->tagged_count);
		view_add(list, item);
	}
	view_set(view, "items", list);
	return view;
}
