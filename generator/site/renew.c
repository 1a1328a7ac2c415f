#include "site/renew.h"

#include "base/source_file.h"
#include "site/builder.h"
#include "site/link.h"
#include "site/render.h"
#include "site/worker.h"

#include <string.h>

/* A guide's own part of the site before it was renewed, to put back. */
struct old_guide {
	struct page *page;
	const struct source *source;
	size_t body_offset;
	struct page_result result;
};

struct renewing {
	struct builder builder;
	struct arena *scratch; /* for what is not needed once it is done */
	struct old_guide *old;
	size_t count;
	/* what made-up pages were made of; results NULL until they are made again */
	struct page_result *results;
	struct map uses, calls;
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
	    date_cmp(a->date, b->date) == 0 && str_eq(a->thing_id, b->thing_id) &&
	    same_texts(a->aliases, a->alias_count, b->aliases, b->alias_count) &&
	    same_texts(a->tags, a->tag_count, b->tags, b->tag_count);
}

/* The old text is read once more, because titles have had their figures printed since. */
static enum renewal read_guide(struct renewing *renewing, struct str path)
{
	struct builder *builder = &renewing->builder;
	struct arena *scratch = renewing->scratch;
	struct page *page = map_get(&builder->site->page_by_path, path);

	if (page == NULL || page->kind != PAGE_GUIDE)
		return RENEWAL_NO;
	const struct source *source = source_load(builder->keep, builder->diag,
	    builder->site->options->dir, page->source->path, DOCUMENT_SIZE_MOST);
	if (source == NULL)
		return RENEWAL_MISTAKES;
	const struct page *before = page_read(scratch, scratch, diag_new(scratch), page->source);
	const struct page *now = page_read(scratch, scratch, builder->diag, source);
	if (!same_from_outside(before, now))
		return RENEWAL_NO;
	renewing->old[renewing->count++] = (struct old_guide){ page, page->source,
		page->body_offset, builder->site->results[page->index] };
	page->source = source;
	page->body_offset = now->body_offset;
	return RENEWAL_DONE;
}

/* --- rendering -------------------------------------------------------------------------------- */

static void render_guides(struct renewing *renewing)
{
	struct worker *worker = &renewing->builder.workers[0];

	for (size_t i = 0; i < renewing->count; i++) {
		const struct page *page = renewing->old[i].page;
		struct page_result *result = &renewing->builder.site->results[page->index];
		*result = (struct page_result){ 0 };
		worker_take(worker, page, result);
		render_guide(worker, page);
	}
}

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
	const struct site *site = renewing->builder.site;
	bool same = true;

	for (size_t i = 0; same && i < renewing->count; i++) {
		const struct page_result *old = &renewing->old[i].result;
		const struct page_result *now = &site->results[renewing->old[i].page->index];
		same = same_uses(renewing->scratch, old, now) &&
		    same_calls(renewing->scratch, old, now);
	}
	return same;
}

static void make_up_all(struct renewing *renewing)
{
	struct builder *builder = &renewing->builder;
	struct site *site = builder->site;

	renewing->results =
	    arena_copy(renewing->scratch, site->results, site->page_count * sizeof(*site->results));
	renewing->uses = site->uses;
	renewing->calls = site->calls;
	for (size_t i = 0; i < site->page_count; i++)
		if (site->pages[i]->kind != PAGE_GUIDE)
			site->results[i] = (struct page_result){ 0 };
	builder->workers = workers_new(builder->keep, site, builder->output, builder->jobs);
	builder_make_up(builder);
	workers_end(builder->workers, builder->diag, builder->jobs);
}

/* Guides about things are the bodies of pages that are made up. */
static void make_up_own(struct renewing *renewing)
{
	for (size_t i = 0; i < renewing->count; i++)
		if (render_is_made_up(renewing->old[i].page))
			builder_make_up_page(&renewing->builder, 0, renewing->old[i].page->index);
}

/* --- all together ----------------------------------------------------------------------------- */

static void put_back(struct renewing *renewing)
{
	struct site *site = renewing->builder.site;

	if (renewing->results != NULL) {
		memcpy(site->results, renewing->results, site->page_count * sizeof(*site->results));
		site->uses = renewing->uses;
		site->calls = renewing->calls;
	}
	for (size_t i = 0; i < renewing->count; i++) {
		const struct old_guide *old = &renewing->old[i];
		old->page->source = old->source;
		old->page->body_offset = old->body_offset;
		site->results[old->page->index] = old->result;
	}
}

static enum renewal render_anew(struct renewing *renewing)
{
	struct builder *builder = &renewing->builder;

	builder->workers = workers_new(builder->keep, builder->site, builder->output, 1);
	render_guides(renewing);
	bool same = same_for_made_up(renewing);
	if (same)
		make_up_own(renewing);
	workers_end(builder->workers, builder->diag, 1);
	if (!same)
		make_up_all(renewing);
	links_check(builder->diag, builder->site);
	return diag_status(builder->diag, builder->site->options->style) == 0 ? RENEWAL_DONE
									      : RENEWAL_MISTAKES;
}

enum renewal site_renew(struct arena *keep, struct diag *diag, struct site *site,
    const struct str *paths, size_t count, struct output *output)
{
	struct arena *scratch = arena_new();
	struct renewing renewing = { .builder = { .keep = keep,
					 .diag = diag,
					 .site = site,
					 .output = output,
					 .jobs = builder_jobs(site->options) },
		.scratch = scratch,
		.old = ARENA_ARRAY(scratch, struct old_guide, count) };
	enum renewal renewal = RENEWAL_DONE;

	for (size_t i = 0; i < count && renewal != RENEWAL_NO; i++) {
		enum renewal one = read_guide(&renewing, paths[i]);
		renewal = one > renewal ? one : renewal;
	}
	if (renewal != RENEWAL_NO) {
		enum renewal rendered = render_anew(&renewing);
		renewal = rendered > renewal ? rendered : renewal;
	}
	if (renewal != RENEWAL_DONE)
		put_back(&renewing);
	arena_free(scratch);
	return renewal;
}
