#include "site/build.h"

#include "site/asset.h"
#include "site/builder.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/load.h"
#include "site/pool.h"
#include "site/positions.h"
#include "site/render.h"
#include "site/route.h"
#include "site/tags.h"
#include "site/uses.h"
#include "site/walk.h"
#include "site/worker.h"

int builder_jobs(const struct site_options *options)
{
	if (!document_may_run_parallel())
		return 1;
	int jobs = options->jobs > 0 ? options->jobs : pool_processors();
	return jobs > POOL_MOST ? POOL_MOST : jobs;
}

static void check_templates(struct builder *builder)
{
	for (size_t i = 0; layout_templates[i] != NULL; i++) {
		struct str name = str_from(layout_templates[i]);
		if (mustache_find(builder->site->templates, name) != NULL ||
		    mustache_is_missed(builder->site->templates, name))
			continue;
		diag_report(builder->diag, DIAG_TEMPLATE_MISSING, POS_NONE,
		    "there is no templates/%s.mustache", layout_templates[i]);
	}
}

static void make_addresses(struct builder *builder)
{
	struct site *site = builder->site;

	tags_gather(builder->keep, builder->diag, site);
	route_site(builder->keep, builder->diag, site);
	size_t routed = site->page_count;
	site->tree = tree_make(builder->keep, &site->pages, &site->page_count, &site->page_room);
	route_added(builder->keep, builder->diag, site, routed);
	tags_list_guides(builder->keep, site);
	site->results = ARENA_ARRAY(builder->keep, struct page_result, site->page_count);
}

static void print_titles(struct builder *builder)
{
	struct worker *worker = &builder->workers[0];
	struct page_result unused = { 0 };

	for (size_t i = 0; i < builder->site->page_count; i++) {
		struct page *page = builder->site->pages[i];
		if (page->kind != PAGE_GUIDE)
			continue;
		worker_take(worker, page, &unused);
		render_titles(worker, page);
	}
	arena_reset(worker->scratch);
}

/* dot lays them out while pages are made. */
static void start_flowcharts(struct builder *builder)
{
	struct worker *worker = &builder->workers[0];
	struct page_result unused = { 0 };

	for (size_t i = 0; i < builder->site->page_count; i++) {
		struct page *page = builder->site->pages[i];
		if (!page->flowcharts)
			continue;
		worker_take(worker, page, &unused);
		render_expect(worker, page);
		arena_reset(worker->scratch);
	}
	positions_start(builder->site->positions);
}

static void make_guide(struct builder *builder, int number, size_t index)
{
	const struct page *page = builder->site->pages[index];

	worker_take(&builder->workers[number], page, &builder->site->results[index]);
	render_guide(&builder->workers[number], page);
}

static bool was_looked_at(const struct builder *builder, size_t index)
{
	return builder->looked_at != NULL && builder->looked_at[index];
}

static void guide_task(void *work, int number, size_t index)
{
	struct builder *builder = work;

	if (builder->site->pages[index]->kind == PAGE_GUIDE && !was_looked_at(builder, index))
		make_guide(builder, number, index);
}

void builder_make_up_page(struct builder *builder, int number, size_t index)
{
	struct worker *worker = &builder->workers[number];
	const struct page *page = builder->site->pages[index];
	struct page_result *result = &builder->site->results[index];
	size_t uses = result->use_count, calls = result->call_count;

	worker_take(worker, page, result);
	render_made_up(worker, page);
	result->use_count = uses;
	result->call_count = calls;
}

/* The files come first, because data.json takes longer than any page. */
static void made_up_task(void *work, int number, size_t index)
{
	struct builder *builder = work;

	if (index == 0)
		render_files(&builder->workers[number]);
	else if (render_is_made_up(builder->site->pages[index - 1]) &&
	    !was_looked_at(builder, index - 1))
		builder_make_up_page(builder, number, index - 1);
}

static void asset_task(void *work, int number, size_t index)
{
	struct builder *builder = work;

	asset_copy(&builder->workers[number], index);
}

/* --- what somebody is looking at -------------------------------------------------------------- */

static void find_looked_at(struct builder *builder)
{
	const struct preview *preview = builder->preview;

	if (preview == NULL || preview->count == 0)
		return;
	builder->looked_at = ARENA_ARRAY(builder->keep, bool, builder->site->page_count);
	for (size_t i = 0; i < preview->count; i++) {
		const struct page *page =
		    map_get(&builder->site->page_by_address, preview->addresses[i]);
		if (page != NULL)
			builder->looked_at[page->index] = true;
	}
}

static bool good_so_far(const struct builder *builder)
{
	struct diag_style style = builder->site->options->style;
	int status = diag_status(builder->diag, style);

	for (int i = 0; status == 0 && i < builder->jobs; i++)
		status = diag_status(builder->workers[i].diag, style);
	return status == 0;
}

static bool is_guide(const struct page *page)
{
	return page->kind == PAGE_GUIDE;
}

/* Makes the pages that are looked at and belong to a stage. */
static void make_looked_at(struct builder *builder, bool (*belongs)(const struct page *page),
    void (*make)(struct builder *builder, int number, size_t index))
{
	size_t made = 0;

	for (size_t i = 0; builder->looked_at != NULL && i < builder->site->page_count; i++) {
		if (!builder->looked_at[i] || !belongs(builder->site->pages[i]))
			continue;
		make(builder, 0, i);
		made++;
	}
	if (made > 0 && good_so_far(builder))
		builder->preview->ready(builder->preview->self);
}

/* --- all together ----------------------------------------------------------------------------- */

void builder_make_up(struct builder *builder)
{
	struct site *site = builder->site;

	uses_gather(builder->keep, site);
	calls_gather(builder->keep, builder->diag, site);
	make_looked_at(builder, render_is_made_up, builder_make_up_page);
	pool_run(builder->jobs, site->page_count + 1, made_up_task, builder);
}

static void render_all(struct builder *builder)
{
	struct site *site = builder->site;

	pool_run(builder->jobs, site->assets.count, asset_task, builder);
	find_looked_at(builder);
	make_looked_at(builder, is_guide, make_guide);
	pool_run(builder->jobs, site->page_count, guide_task, builder);
	users_gather(builder->keep, site);
	builder_make_up(builder);
}

static void run_stages(struct builder *builder)
{
	struct site *site = builder->site;

	load_data(builder->keep, builder->diag, site, &builder->walk);
	load_guides(builder->keep, builder->diag, site, &builder->walk, builder->jobs);
	load_templates(builder->keep, builder->diag, site, &builder->walk);
	check_templates(builder);
	assets_find(builder->keep, builder->diag, site, &builder->walk);
	make_addresses(builder);
	builder->workers = workers_new(builder->keep, site, builder->output, builder->jobs);
	print_titles(builder);
	start_flowcharts(builder);
	render_all(builder);
	workers_end(builder->workers, builder->diag, builder->jobs);
	links_check(builder->diag, site);
}

static struct site *site_new(struct arena *keep, const struct site_options *options)
{
	struct site *site = ARENA_NEW(keep, struct site);

	site->options = options;
	site->page_by_path = site->assets = site->page_by_address = map_in(keep);
	site->thing_pages = site->figure_pages = site->uses = site->users = site->calls = map_in(keep);
	site->observations = site->tags = map_in(keep);
	site->positions = positions_new(keep);
	return site;
}

static const char *output_path(struct arena *keep, const struct site_options *options)
{
	if (options->out.len > 0)
		return str_z(keep, options->out);
	return options->dir.len == 0
	    ? "public"
	    : str_z(keep, str_print(keep, "%.*s/public", STR_ARG(options->dir)));
}

struct build_result site_build(
    struct arena *keep, struct diag *diag, const struct site_options *options, enum build_goal goal)
{
	struct builder builder = { .keep = keep, .diag = diag, .jobs = builder_jobs(options) };
	struct build_result result = { 0 };

	builder.site = site_new(keep, options);
	if (!walk_site(keep, diag, options->dir, options->share, &builder.walk)) {
		result.status = diag_status(diag, options->style);
		return result;
	}
	if (goal == BUILD_WRITE) {
		builder.output = output_open(keep, diag, output_path(keep, options));
		if (builder.output == NULL) {
			result.status = diag_status(diag, options->style);
			return result;
		}
	}
	builder.site->remembers = goal == BUILD_REMEMBER;
	run_stages(&builder);
	result.site = builder.site;
	result.pages = builder.site->page_count;
	result.status = diag_status(diag, options->style);
	if (builder.output != NULL && result.status != 0)
		output_abandon(builder.output);
	else if (builder.output != NULL && !output_commit(builder.output, diag, &result.summary))
		result.status = diag_status(diag, options->style);
	return result;
}

struct build_result site_build_to(struct arena *keep, struct diag *diag,
    const struct site_options *options, struct output *output, const struct preview *preview)
{
	struct builder builder = { .keep = keep,
		.diag = diag,
		.site = site_new(keep, options),
		.output = output,
		.jobs = builder_jobs(options),
		.preview = preview };

	if (walk_site(keep, diag, options->dir, options->share, &builder.walk))
		run_stages(&builder);
	return (struct build_result){ .status = diag_status(diag, options->style),
		.pages = builder.site->page_count,
		.site = builder.site };
}

struct site *site_load(struct arena *keep, struct diag *diag, const struct site_options *options)
{
	struct site *site = site_new(keep, options);
	struct walk walk;

	if (!walk_site(keep, diag, options->dir, options->share, &walk))
		walk = (struct walk){ 0 };
	load_data(keep, diag, site, &walk);
	return site;
}
