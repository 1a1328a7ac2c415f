/* The files of a site that are no pages: data.json, sitemap.xml, robots.txt. */
#include "base/file.h"
#include "site/export.h"
#include "site/layout.h"
#include "site/render.h"

static void put(struct worker *worker, struct str path, struct str bytes)
{
	if (worker->output != NULL)
		output_put(worker->output, worker->scratch, path, bytes);
}

static void put_data(struct worker *worker)
{
	const struct site *site = worker->site;
	struct buf out = buf_in(worker->scratch, BUF_MOST);
	struct arena *scratch = arena_new();

	export_json(&(struct export_input){ .figures = site->figures,
			.evaluator = worker->evaluator,
			.judgements = site->judgements,
			.judgement_count = site->judgement_count,
			.calls = &site->calls,
			.thing_pages = &site->thing_pages,
			.scratch = scratch },
	    &out);
	put(worker, STR("data.json"), buf_str(&out));
	arena_free(scratch);
}

/* Pages that search engines should know: no redirects, no derivations, not 404. */
static bool is_listed(const struct page *page)
{
	return page->kind != PAGE_REDIRECT && page->kind != PAGE_MISSING &&
	    page->kind != PAGE_FIGURES && !page->draft;
}

/* The protocol wants whole addresses (sitemaps.org, 0.9), so without a base URL there is no sitemap. */
static void put_sitemap(struct worker *worker)
{
	const struct site *site = worker->site;
	struct str base = site->options->base_url;
	struct view *view = view_object(worker->scratch), *pages = view_list(worker->scratch);

	if (base.len == 0)
		return;
	for (size_t i = 0; i < site->page_count; i++) {
		const struct page *page = site->pages[i];
		if (!is_listed(page))
			continue;
		struct view *item = view_object(worker->scratch);
		view_set_text(item, "address", site_absolute(worker, worker->scratch, page->address));
		if (!date_is_none(page->date))
			view_set_text(item, "date", date_iso(worker->scratch, page->date));
		view_add(pages, item);
	}
	view_set(view, "pages", pages);
	put(worker, STR("sitemap.xml"), layout_render(worker, "sitemap", view));
}

static void put_robots(struct worker *worker)
{
	struct view *view = view_object(worker->scratch);
	struct str base = worker->site->options->base_url;

	if (base.len > 0)
		view_set_text(view, "sitemap", path_join(worker->scratch, base, STR("sitemap.xml")));
	put(worker, STR("robots.txt"), layout_render(worker, "robots", view));
}

void render_files(struct worker *worker)
{
	put_data(worker);
	put_sitemap(worker);
	put_robots(worker);
	arena_reset(worker->scratch);
}
