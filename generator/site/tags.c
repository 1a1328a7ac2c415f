#include "site/tags.h"

#include <stdlib.h>

/* --- gathering -------------------------------------------------------------------------------- */

/* The tag that is written so, added to the site when it is new; NULL when it can have no address. */
static struct tag *find_tag(
    struct arena *keep, struct diag *diag, struct site *site, struct str text, struct pos at)
{
	struct str name = str_trim(text), key = document_lower_case(keep, name);
	struct tag *tag = map_get(&site->tags, key);

	if (tag != NULL)
		return tag;
	struct str slug = document_slug_alone(keep, name);
	if (slug.len == 0) {
		diag_report(diag, DIAG_VALUE_SHAPE, at, "a tag needs a letter or a digit");
		return NULL;
	}
	tag = ARENA_NEW(keep, struct tag);
	*tag = (struct tag){
		.name = name, .address = STR_JOIN(keep, TAGS_ADDRESS, slug, STR("/")), .at = at
	};
	map_put(&site->tags, key, tag);
	return tag;
}

static bool is_tagged(const struct page *page, const struct tag *tag)
{
	for (size_t i = 0; i < page->tagged_count; i++)
		if (page->tagged[i] == tag)
			return true;
	return false;
}

void tags_gather(struct arena *keep, struct diag *diag, struct site *site)
{
	for (size_t i = 0; i < site->page_count; i++) {
		struct page *page = site->pages[i];
		page->tagged = ARENA_ARRAY(keep, struct tag *, page->tag_count);
		for (size_t n = 0; n < page->tag_count; n++) {
			struct tag *tag = find_tag(keep, diag, site, page->tags[n], page->tag_at[n]);
			if (tag != NULL && !is_tagged(page, tag))
				page->tagged[page->tagged_count++] = tag;
		}
	}
}

void tags_list_guides(struct arena *keep, struct site *site)
{
	for (const struct page *page = site->tree->root->index; page != NULL; page = page->next) {
		for (size_t i = 0; i < page->tagged_count; i++) {
			struct tag *tag = page->tagged[i];
			tag->guides = arena_room(
			    keep, tag->guides, tag->count, &tag->room, sizeof(struct page *));
			tag->guides[tag->count++] = page;
		}
	}
}

/* --- views ------------------------------------------------------------------------------------ */

static struct view *link_view(struct worker *worker, struct str name, struct str address)
{
	struct view *view = view_object(worker->scratch);

	view_set_text(view, "name", name);
	view_set_text(view, "href", site_href(worker, worker->scratch, address));
	return view;
}

static int by_name(const void *a, const void *b)
{
	const struct map_entry *x = a, *y = b;
	const struct tag *one = x->value, *other = y->value;

	return str_cmp_names(one->name, other->name);
}

struct view *tags_view(struct worker *worker)
{
	const struct map *tags = &worker->site->tags;
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);
	struct map_entry *sorted =
	    arena_copy(worker->scratch, tags->at, tags->count * sizeof(*tags->at));

	qsort(sorted, tags->count, sizeof(*sorted), by_name);
	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = sorted[i].value;
		struct view *item = link_view(worker, tag->name, tag->address);
		view_set_text(item, "guides",
		    str_print(worker->scratch, "%zu guide%s", tag->count, tag->count == 1 ? "" : "s"));
		view_add(list, item);
	}
	view_set(view, "tags", list);
	return view;
}

struct view *tag_view(struct worker *worker, const struct tag *tag)
{
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);

	for (size_t i = 0; i < tag->count; i++) {
		const struct page *guide = tag->guides[i];
		struct view *item = link_view(worker, guide->title, guide->address);
		if (guide->description.len > 0)
			view_set_text(item, "description", guide->description);
		view_add(list, item);
	}
	view_set_text(view, "title", worker->page->title);
	view_set(view, "pages", list);
	return view;
}

struct view *tags_foot(struct worker *worker)
{
	const struct page *page = worker->page;
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);

	for (size_t i = 0; i < page->tagged_count; i++) {
		const struct tag *tag = page->tagged[i];
		struct view *item = link_view(worker, tag->name, tag->address);
		view_set_truth(item, "last", i + 1 == page->tagged_count);
		view_add(list, item);
	}
	view_set(view, "items", list);
	return view;
}
