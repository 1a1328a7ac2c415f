#include "site/kind_guides.h"

#include "base/file.h"
#include "base/near.h"
#include "base/source_file.h"
#include "site/included.h"
#include "text/document.h"

/* --- reading ---------------------------------------------------------------------------------- */

#define FOLDER "content/_kinds/"

/* "content/_kinds/house.md" -> "house", as is house.de.md of the part in German; empty for any other file. */
static struct str kind_of_path(struct str path, struct str language)
{
	struct str folder = STR(FOLDER), end = STR(".md");

	if (!str_starts(path, folder) || !str_ends(path, end))
		return STR("");
	struct str name = str_sub(path, folder.len, path.len - end.len);
	size_t point = str_find_last_byte(name, '.');
	if (language.len > 0 && point != STR_NONE && str_eq(str_sub(name, point + 1, name.len), language))
		name.len = point;
	return str_find_byte(name, '/', 0) == STR_NONE ? name : STR("");
}

bool kind_guides_is_path(struct str path)
{
	return kind_of_path(path, STR("")).len > 0;
}

/* What belongs to one page and not to each of many. */
static void refuse_own_keys(struct diag *diag, const struct page *guide)
{
	if (guide->thing_id.len > 0)
		diag_report(diag, DIAG_KEY_UNKNOWN, guide->thing_at,
		    "“thing” has no meaning in the guide of a kind");
	if (guide->alias_count > 0)
		diag_report(diag, DIAG_KEY_UNKNOWN, guide->alias_at[0],
		    "“aliases” has no meaning in the guide of a kind");
}

struct map kind_guides_read(struct arena *keep, struct diag *diag,
    const struct site_options *options, const struct walk *walk, const struct include_files *files)
{
	struct map guides = map_in(keep);

	for (size_t i = 0; i < walk->parts.count; i++) {
		struct str path = walk->parts.at[i].path, name = kind_of_path(path, options->language);
		const struct source *source = name.len == 0
		    ? NULL
		    : source_load(keep, diag, options->dir, path, DOCUMENT_SIZE_MOST);
		if (!source)
			continue;
		struct arena *scratch = arena_new();
		struct page *guide = page_read(keep, scratch, diag, source, files);
		arena_free(scratch);
		refuse_own_keys(diag, guide);
		if (!guide->draft || options->drafts)
			map_put(&guides, name, guide);
	}
	return guides;
}

/* --- pages ------------------------------------------------------------------------------------ */

struct str kind_page_folder(const struct kind *kind)
{
	for (; kind; kind = kind->is)
		if (kind->page.len > 0)
			return kind->page;
	return STR("");
}

static void check_kind(
    struct diag *diag, const struct map *kinds, struct str name, const struct page *guide)
{
	const struct kind *kind = map_get(kinds, name);

	if (kind && kind_page_folder(kind).len > 0)
		return;
	if (kind) {
		diag_report(diag, DIAG_KEY_MISSING, guide->at,
		    "things of the kind %.*s have no pages that this could be the guide of",
		    STR_ARG(name));
		diag_hint(diag, "give the kind a folder for them: page: %.*ss", STR_ARG(name));
		return;
	}
	struct near near = near_to(name);
	for (size_t i = 0; i < kinds->count; i++)
		near_offer(&near, kinds->at[i].key);
	diag_report(diag, DIAG_ID_UNKNOWN, guide->at, "there is no kind “%.*s”", STR_ARG(name));
	diag_hint_nearest(diag, &near);
}

static const struct page *guide_of(const struct map *guides, const struct kind *kind)
{
	const struct page *guide = NULL;

	for (; kind && !guide; kind = kind->is)
		guide = map_get(guides, kind->id);
	return guide;
}

/* Ids of things that guides of their own are about. */
static struct map things_with_guides(struct arena *scratch, const struct pages *pages)
{
	struct map ids = map_in(scratch);

	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->thing_id.len > 0)
			map_add(&ids, pages->at[i]->thing_id, pages->at[i]);
	return ids;
}

static void add_page(
    struct arena *keep, struct pages *pages, const struct page *guide, const struct thing *thing)
{
	struct page *page = arena_copy(keep, guide, sizeof(*guide));
	bool labelled = !str_eq(guide->label, guide->title);

	page->address = STR_JOIN(keep, kind_page_folder(thing->kind), STR("/"), thing->slug, STR("/"));
	page->at = thing->at;
	page->thing_id = thing->id;
	page->thing_at = thing->at;
	page->alias_count = 0;
	page->of_kind = guide;
	if (!guide->titled)
		page->title = thing->name;
	if (!labelled)
		page->label = page->title;
	pages_add(keep, pages, page);
}

void kind_guides_make(struct arena *keep, struct diag *diag, const struct site *site, struct pages *pages)
{
	const struct map *guides = &pages->kind_guides, *things = &site->data->catalog->things;

	for (size_t i = 0; i < guides->count; i++)
		check_kind(diag, &site->data->catalog->schema->kinds, guides->at[i].key,
		    guides->at[i].value);
	if (guides->count == 0)
		return;
	struct arena *scratch = arena_new();
	struct map taken = things_with_guides(scratch, pages);
	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		const struct page *guide = guide_of(guides, thing->kind);
		if (guide && kind_page_folder(thing->kind).len > 0 && !map_get(&taken, thing->id))
			add_page(keep, pages, guide, thing);
	}
	arena_free(scratch);
}

/* --- mistakes --------------------------------------------------------------------------------- */

size_t kind_guides_mark(const struct worker *worker)
{
	return diag_count(worker->diag);
}

void kind_guides_collect(struct worker *worker, const struct page *page, size_t since)
{
	struct page_result *result = &worker->site->results[page->index];

	if (!page->of_kind || diag_count(worker->diag) == since)
		return;
	struct diag *taken = diag_cut(worker->diag, since);
	/* What was told before lies in the arena of who told it, perhaps another worker: only he may add to that. */
	if (result->told)
		diag_join(taken, result->told);
	result->told = taken;
}

/* A mistake in the text that pages share, and the things for which it is one. */
struct shared {
	const struct diag_message *first;
	const struct page *page; /* one of them */
	const struct thing *things[2];
	size_t count;
};

/* The first two of them, and how many there are. */
static struct str things_words(struct arena *scratch, const struct shared *shared)
{
	struct str first = shared->things[0]->id,
		   second = shared->things[1] ? shared->things[1]->id : first;

	if (shared->count == 1)
		return str_print(scratch, " (of %.*s)", STR_ARG(first));
	if (shared->count == 2)
		return str_print(scratch, " (of %.*s and %.*s)", STR_ARG(first), STR_ARG(second));
	return str_print(scratch, " (of %.*s, %.*s and %zu more)", STR_ARG(first), STR_ARG(second),
	    shared->count - 2);
}

static bool is_in_text(const struct page *page, const struct page_result *result, struct pos at)
{
	return at.in &&
	    (str_eq(at.in->path, page->source->path) || included_has(result->stitched, at.in->path));
}

static struct str key_of(struct arena *scratch, const struct page *page, const struct diag_message *m)
{
	return str_print(scratch, "%.*s %.*s:%u:%u:%d", STR_ARG(page->source->path),
	    STR_ARG(m->at.in->path), m->at.line, m->at.col, (int)m->id);
}

/* Two mistakes of one page at one place count once. */
static void add_shared(
    struct arena *scratch, struct map *all, const struct page *page, const struct diag_message *m)
{
	struct str key = key_of(scratch, page, m);
	struct shared *shared = map_get(all, key);

	if (!shared) {
		shared = ARENA_NEW(scratch, struct shared);
		*shared = (struct shared){ .first = m };
		map_put(all, key, shared);
	}
	if (shared->page == page)
		return;
	shared->page = page;
	if (shared->count < countof(shared->things))
		shared->things[shared->count] = page->thing;
	shared->count++;
}

static size_t count_pages(const struct pages *pages, const struct page *guide)
{
	size_t count = 0;

	for (size_t i = 0; i < pages->count; i++)
		count += pages->at[i]->of_kind == guide;
	return count;
}

void kind_guides_report(struct diag *diag, const struct site *site)
{
	struct arena *scratch = arena_new();
	struct diag *found = diag_new(scratch);
	struct map all = map_in(scratch);

	for (size_t i = 0; i < site->pages->count; i++) {
		const struct page *page = site->pages->at[i];
		const struct page_result *result = &site->results[i];
		for (size_t n = 0; result->told && n < diag_count(result->told); n++) {
			const struct diag_message *m = diag_at(result->told, n);
			if (is_in_text(page, result, m->at))
				add_shared(scratch, &all, page, m);
			else
				diag_repeat(found, m, STR(""));
		}
	}
	for (size_t i = 0; i < all.count; i++) {
		const struct shared *shared = all.at[i].value;
		bool every = shared->count == count_pages(site->pages, shared->page->of_kind);
		diag_repeat(found, shared->first, every ? STR("") : things_words(scratch, shared));
	}
	diag_join(diag, found);
	arena_free(scratch);
}
