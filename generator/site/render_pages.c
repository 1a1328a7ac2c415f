#include "site/render_pages.h"

#include "site/asset.h"
#include "site/files.h"
#include "site/kind_guides.h"
#include "site/pool.h"
#include "site/render_guide.h"
#include "site/render_page.h"

#include <string.h>

int render_jobs(const struct site_options *options)
{
	if (!document_may_run_parallel())
		return 1;
	int jobs = options->jobs > 0 ? options->jobs : pool_processors();
	return jobs > POOL_MOST ? POOL_MOST : jobs;
}

/* --- one page --------------------------------------------------------------------------------- */

static void make_guide(struct worker *worker, const struct page *page)
{
	struct rendering rendering = rendering_of(worker, page, &worker->site->results[page->index]);

	/* What a page says of its thing cannot be judged where it does not say which. */
	if (page->lost)
		diag_expect_consequences(worker->diag, LOST_THING | LOST_HEAD);
	size_t since = kind_guides_mark(worker);
	render_guide(&rendering);
	kind_guides_collect(worker, page, since);
	diag_expect_consequences(worker->diag, LOST_NOTHING);
}

void render_made_up_page(struct worker *worker, const struct page *page)
{
	struct page_result *result = &worker->site->results[page->index];
	size_t uses = result->use_count, calls = result->call_count;
	struct rendering rendering = rendering_of(worker, page, result);

	render_made_up(&rendering);
	result->use_count = uses;
	result->call_count = calls;
}

/* --- a stage of them -------------------------------------------------------------------------- */

/* The pages of a stage in the order in which they are begun; NULL stands for the files that are no pages. */
struct stage {
	const struct render_pages *render;
	const struct page **pages;
	void (*make)(struct worker *worker, const struct page *page);
};

static void page_task(void *work, int number, size_t index)
{
	const struct stage *stage = work;
	struct worker *worker = &stage->render->workers[number];

	if (!stage->pages[index])
		files_put(worker);
	else
		stage->make(worker, stage->pages[index]);
}

/* Puts the pages that are looked at before the others. Returns how many these are. */
static size_t put_first(const struct pages *pages, const struct preview *preview,
    const struct page **order, size_t count)
{
	size_t first = 0;

	for (size_t i = 0; preview && i < preview->count; i++) {
		const struct page *wanted = map_get(&pages->by_address, preview->addresses[i]);
		for (size_t n = first; wanted && n < count; n++) {
			if (order[n] != wanted)
				continue;
			memmove(&order[first + 1], &order[first], (n - first) * sizeof(*order));
			order[first++] = wanted;
			break;
		}
	}
	return first;
}

static bool good_so_far(const struct render_pages *render)
{
	struct diag_style style = render->site->options->style;
	int status = diag_status(render->diag, style);

	for (int i = 0; status == 0 && i < render->jobs; i++)
		status = diag_status(render->workers[i].diag, style);
	return status == 0;
}

/* Runs a stage whose pages are in order, and shows those that are looked at as soon as they are made. */
static void run_stage(struct stage *stage, size_t count)
{
	const struct render_pages *render = stage->render;
	size_t first = put_first(render->site->pages, render->preview, stage->pages, count);

	pool_run(render->jobs, first, page_task, stage);
	if (first > 0 && good_so_far(render))
		render->preview->ready(render->preview->self);
	stage->pages += first;
	pool_run(render->jobs, count - first, page_task, stage);
}

void render_guides(const struct render_pages *render)
{
	const struct pages *pages = render->site->pages;
	struct arena *scratch = arena_new();
	struct stage stage = { render, ARENA_ARRAY(scratch, const struct page *, pages->count),
		make_guide };
	size_t count = 0;

	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->kind == PAGE_GUIDE)
			stage.pages[count++] = pages->at[i];
	run_stage(&stage, count);
	arena_free(scratch);
}

/* The files come first, because data.json takes longer than any page. */
void render_made_up_pages(const struct render_pages *render)
{
	const struct pages *pages = render->site->pages;
	struct arena *scratch = arena_new();
	struct stage stage = { render, ARENA_ARRAY(scratch, const struct page *, pages->count + 1),
		render_made_up_page };
	size_t count = 0;

	stage.pages[count++] = NULL;
	for (size_t i = 0; i < pages->count; i++)
		if (page_is_made_up(pages->at[i]))
			stage.pages[count++] = pages->at[i];
	run_stage(&stage, count);
	arena_free(scratch);
}

/* --- assets ----------------------------------------------------------------------------------- */

static void asset_task(void *work, int number, size_t index)
{
	const struct stage *stage = work;

	asset_copy(&stage->render->workers[number], index);
}

void render_assets(const struct render_pages *render)
{
	struct stage stage = { .render = render };

	pool_run(render->jobs, render->site->assets->count, asset_task, &stage);
}
