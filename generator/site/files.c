#include "site/files.h"

#include "base/file.h"
#include "site/data_json.h"
#include "site/link.h"
#include "site/llms.h"
#include "site/template.h"

static void put(struct worker *worker, struct str path, struct str bytes)
{
	if (worker->output)
		output_put(worker->output, worker->scratch, path, bytes);
}

static void put_data(struct worker *worker)
{
	const struct site *site = worker->site;
	struct buf out = buf_in(worker->scratch, BUF_MOST);
	struct arena *scratch = arena_new();

	/* What the evaluator prints goes with the rest of a fact, of which there may be many. */
	evaluator_use_scratch(worker->evaluator, scratch);
	data_json_write(&(struct data_json_input){ .figures = site->data->figures,
			    .evaluator = worker->evaluator,
			    .judgements = site->data->judgements,
			    .judgement_count = site->data->judgement_count,
			    .calls = &site->uses->calls,
			    .thing_pages = &site->pages->of_things,
			    .scratch = scratch },
	    &out);
	evaluator_use_scratch(worker->evaluator, worker->scratch);
	put(worker, STR("data.json"), buf_str(&out));
	arena_free(scratch);
}

/* Pages that search engines should know: no redirects, no derivations, not 404. */
static bool is_listed(const struct page *page)
{
	return page->kind != PAGE_REDIRECT && page->kind != PAGE_MISSING &&
	    page->kind != PAGE_ELSEWHERE && page->kind != PAGE_FIGURES && page->kind != PAGE_SEARCH &&
	    page->kind != PAGE_PRINT_EDITION && page->kind != PAGE_ALL_FIGURES && !page->draft;
}

/* The protocol wants whole addresses (sitemaps.org, 0.9), so without a base URL there is no sitemap. */
static void put_sitemap(struct worker *worker)
{
	const struct site *site = worker->site;
	struct str base = site->options->base_url;
	struct view *view = view_object(worker->scratch), *pages = view_list(worker->scratch);

	if (base.len == 0)
		return;
	for (size_t i = 0; i < site->pages->count; i++) {
		const struct page *page = site->pages->at[i];
		if (!is_listed(page))
			continue;
		struct view *item = view_object(worker->scratch);
		view_set_text(
		    item, "address", site_absolute(worker->site, worker->scratch, page->address));
		struct date day = date_is_none(page->changed) ? page->date : page->changed;
		if (!date_is_none(day))
			view_set_text(item, "date", date_iso(worker->scratch, day));
		view_add(pages, item);
	}
	view_set(view, "pages", pages);
	put(worker, STR("sitemap.xml"), template_render(worker, "sitemap", view).bytes);
}

static void put_robots(struct worker *worker)
{
	struct view *view = view_object(worker->scratch);
	struct str base = worker->site->options->base_url;

	if (base.len > 0)
		view_set_text(view, "sitemap", path_join(worker->scratch, base, STR("sitemap.xml")));
	struct view *others = view_list(worker->scratch);
	for (size_t i = 1; base.len > 0 && i < worker->site->edition_count; i++) {
		struct view *other = view_object(worker->scratch);
		view_set_text(other, "sitemap",
		    STR_JOIN(worker->scratch,
			path_join(worker->scratch, base, worker->site->editions[i]->folder),
			STR("sitemap.xml")));
		view_add(others, other);
	}
	view_set(view, "languages", others);
	put(worker, STR("robots.txt"), template_render(worker, "robots", view).bytes);
}

void files_put(struct worker *worker)
{
	put_sitemap(worker);
	if (worker->site->data->catalog->config.twins)
		put(worker, LLMS_FILE, llms_text(worker));
	if (!worker->site->original) {
		put_data(worker);
		put_robots(worker);
	}
	arena_reset(worker->scratch);
}
