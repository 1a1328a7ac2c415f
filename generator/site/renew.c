#include "site/renew.h"

#include "base/source_file.h"
#include "live/reach.h"
#include "site/highlighter.h"
#include "site/included.h"
#include "site/kind_guides.h"
#include "site/link.h"
#include "site/positions.h"
#include "site/render_guide.h"
#include "site/render_pages.h"
#include "site/uses.h"

#include <string.h>

/* A guide, and what its file says now; while it is rendered, what it said before. */
struct edited {
	struct page *page;
	struct guide_text text;
};

struct renewing {
	struct arena *keep, *scratch; /* scratch: for what is not needed once it is done */
	struct diag *diag;
	struct output *output;
	const struct site *old;
	struct site *fresh; /* takes the old one's place when all is good; its results are its own */
	struct edited *guides;
	size_t count;
};

/* --- reading ---------------------------------------------------------------------------------- */

static bool same_texts(const struct str *a, size_t a_count, const struct str *b, size_t b_count)
{
	bool same = a_count == b_count;

	for (size_t i = 0; same && i < a_count; i++)
		same = str_eq(a[i], b[i]);
	return same;
}

/*
 * Whether all that other pages know of a guide is the same. Places are not: they are for the
 * messages of a build.
 */
static bool same_from_outside(const struct page *a, const struct page *b)
{
	return str_eq(a->title, b->title) && str_eq(a->label, b->label) &&
	    str_eq(a->description, b->description) && a->order == b->order && a->draft == b->draft &&
	    a->live == b->live && date_cmp(a->date, b->date) == 0 && str_eq(a->thing_id, b->thing_id) &&
	    same_texts(a->aliases, a->alias_count, b->aliases, b->alias_count) &&
	    same_texts(a->tags, a->tag_count, b->tags, b->tag_count) &&
	    same_texts(a->keywords, a->keyword_count, b->keywords, b->keyword_count);
}

/* The text of before is read once more, because titles have had their figures printed since. */
static enum renewal read_guide(struct renewing *renewing, struct page *page)
{
	struct arena *scratch = renewing->scratch;
	struct include_files then = included_before(page->text.stitched);
	struct include_files now = included_files(&renewing->old->options->dir);

	const struct source *source = source_load(renewing->keep, renewing->diag,
	    renewing->old->options->dir, page->source->path, DOCUMENT_SIZE_MOST);
	if (!source)
		return RENEWAL_MISTAKES;
	const struct page *before = page_read(scratch, scratch, diag_new(scratch), page->source, &then);
	const struct page *fresh = page_read(renewing->keep, scratch, renewing->diag, source, &now);
	if (!same_from_outside(before, fresh))
		return RENEWAL_NO;
	/* The data that live pages load is pruned to what they name. */
	if (fresh->live &&
	    !reach_same_guide(scratch, guide_full_text(&before->text), guide_full_text(&fresh->text)))
		return RENEWAL_NO;
	renewing->guides[renewing->count++] = (struct edited){ page, fresh->text };
	return RENEWAL_DONE;
}

static bool is_read(const struct renewing *renewing, const struct page *page)
{
	for (size_t i = 0; i < renewing->count; i++)
		if (renewing->guides[i].page == page)
			return true;
	return false;
}

/* The guide that stands in a file, and those that include it. */
static enum renewal read_guides_of(struct renewing *renewing, struct str path)
{
	const struct pages *pages = renewing->old->pages;
	enum renewal renewal = RENEWAL_DONE;
	bool any = false;

	for (size_t i = 0; i < pages->count && renewal != RENEWAL_NO; i++) {
		struct page *page = pages->at[i];
		if (page->kind != PAGE_GUIDE ||
		    (!str_eq(page->source->path, path) &&
			!included_has(renewing->old->results[page->index].stitched, path)))
			continue;
		any = true;
		enum renewal one = is_read(renewing, page) ? RENEWAL_DONE : read_guide(renewing, page);
		renewal = one > renewal ? one : renewal;
	}
	return any ? renewal : RENEWAL_NO;
}

/* --- what made-up pages are made of ----------------------------------------------------------- */

static bool same_uses(struct arena *scratch, const struct page_result *a, const struct page_result *b)
{
	struct map seen = map_in(scratch);
	bool same = a->use_count == b->use_count;

	for (size_t i = 0; i < a->use_count; i++)
		map_add(&seen, a->uses[i]->id, scratch);
	for (size_t i = 0; same && i < b->use_count; i++)
		same = map_get(&seen, b->uses[i]->id) != NULL;
	return same;
}

static struct str call_key(struct arena *scratch, const struct origin *call)
{
	return str_print(scratch, "%.*s#%.*s", STR_ARG(call->thing->id), STR_ARG(call->fragment));
}

static bool same_calls(struct arena *scratch, const struct page_result *a, const struct page_result *b)
{
	struct map seen = map_in(scratch);
	bool same = a->call_count == b->call_count;

	for (size_t i = 0; i < a->call_count; i++)
		map_add(&seen, call_key(scratch, a->calls[i]), scratch);
	for (size_t i = 0; same && i < b->call_count; i++)
		same = map_get(&seen, call_key(scratch, b->calls[i])) != NULL;
	return same;
}

static bool same_for_made_up(const struct renewing *renewing)
{
	bool same = true;

	for (size_t i = 0; same && i < renewing->count; i++) {
		size_t index = renewing->guides[i].page->index;
		const struct page_result *old = &renewing->old->results[index];
		const struct page_result *now = &renewing->fresh->results[index];
		same = same_uses(renewing->scratch, old, now) &&
		    same_calls(renewing->scratch, old, now);
	}
	return same;
}

/*
 * The guides take their new texts, or those of before: not only their own pages are made of them, but editions to print,
 * too, and the next save is compared with them.
 */
static void exchange_texts(const struct renewing *renewing)
{
	for (size_t i = 0; i < renewing->count; i++) {
		struct edited *guide = &renewing->guides[i];
		struct guide_text text = guide->page->text;
		guide->page->text = guide->text;
		guide->page->source = guide->text.source;
		guide->text = text;
	}
}

/* --- rendering -------------------------------------------------------------------------------- */

/* The guides, and where made-up pages stay what they are, those of which a guide is the body. */
static bool render_edited(const struct renewing *renewing)
{
	struct site *site = renewing->fresh;
	struct worker *worker = workers_new(renewing->keep, site, renewing->output, 1);

	for (size_t i = 0; i < renewing->count; i++) {
		const struct edited *guide = &renewing->guides[i];
		struct page_result *result = &site->results[guide->page->index];
		*result = (struct page_result){ 0 };
		struct rendering rendering = rendering_of(worker, guide->page, result);
		size_t since = kind_guides_mark(worker);
		render_guide(&rendering);
		kind_guides_collect(worker, guide->page, since);
	}
	kind_guides_report(renewing->diag, site);
	bool same = same_for_made_up(renewing);
	for (size_t i = 0; same && i < renewing->count; i++)
		if (page_is_made_up(renewing->guides[i].page))
			render_made_up_page(worker, renewing->guides[i].page);
	for (size_t i = 0; same && i < site->pages->count; i++)
		if (site->pages->at[i]->kind == PAGE_PRINT_EDITION)
			render_made_up_page(worker, site->pages->at[i]);
	workers_end(worker, renewing->diag, 1);
	return same;
}

static void render_all_made_up(const struct renewing *renewing)
{
	struct site *site = renewing->fresh;
	int jobs = render_jobs(site->options);

	for (size_t i = 0; i < site->pages->count; i++)
		if (site->pages->at[i]->kind != PAGE_GUIDE)
			site->results[i] = (struct page_result){ 0 };
	site->uses = uses_gather(renewing->keep, renewing->diag, site);
	struct worker *workers = workers_new(renewing->keep, site, renewing->output, jobs);
	struct render_pages all = { site, NULL, renewing->diag, workers, jobs };
	render_made_up_pages(&all);
	workers_end(workers, renewing->diag, jobs);
}

static enum renewal render_anew(const struct renewing *renewing)
{
	const struct site *site = renewing->fresh;

	if (!render_edited(renewing))
		render_all_made_up(renewing);
	positions_end(site->positions, renewing->diag);
	highlighter_end(site->highlighter, renewing->diag);
	links_check(renewing->diag, site);
	return diag_status(renewing->diag, site->options->style) == 0 ? RENEWAL_DONE : RENEWAL_MISTAKES;
}

/* --- all together ----------------------------------------------------------------------------- */

static enum renewal renew(struct renewing *renewing, const struct str *paths, size_t count)
{
	/* Other languages link to a guide, and are compared with it. */
	enum renewal renewal = renewing->old->edition_count > 0 ? RENEWAL_NO : RENEWAL_DONE;

	for (size_t i = 0; i < count && renewal != RENEWAL_NO; i++) {
		enum renewal one = read_guides_of(renewing, paths[i]);
		renewal = one > renewal ? one : renewal;
	}
	if (renewal == RENEWAL_NO)
		return renewal;
	exchange_texts(renewing);
	enum renewal rendered = render_anew(renewing);
	if (rendered > renewal)
		renewal = rendered;
	if (renewal != RENEWAL_DONE)
		exchange_texts(renewing);
	return renewal;
}

enum renewal site_renew(struct arena *keep, struct diag *diag, struct site *site,
    const struct str *paths, size_t count, struct output *output)
{
	struct arena *scratch = arena_new();
	size_t size = site->pages->count * sizeof(*site->results);
	struct page_result *results = site->results;
	struct site fresh = *site;
	struct renewing renewing = { keep, scratch, diag, output, site, &fresh,
		ARENA_ARRAY(scratch, struct edited, site->pages->count), 0 };

	fresh.results = arena_copy(scratch, results, size);
	enum renewal renewal = renew(&renewing, paths, count);
	if (renewal == RENEWAL_DONE) {
		memcpy(results, fresh.results, size);
		*site = fresh;
		site->results = results;
	}
	arena_free(scratch);
	return renewal;
}
