#include "site/pipeline.h"

#include "base/file.h"
#include "site/asset.h"
#include "site/changes_page.h"
#include "site/engine_files.h"
#include "site/git_dates.h"
#include "site/highlighter.h"
#include "site/kind_guides.h"
#include "site/link.h"
#include "site/load.h"
#include "site/look.h"
#include "site/menu.h"
#include "site/navigation.h"
#include "site/output_place.h"
#include "site/pairs.h"
#include "site/params.h"
#include "site/positions.h"
#include "site/published.h"
#include "site/render_guide.h"
#include "site/route.h"
#include "site/searching.h"
#include "site/side_by_side.h"
#include "site/site_language.h"
#include "site/summary_page.h"
#include "site/tags.h"
#include "site/template.h"
#include "site/template_check.h"
#include "site/template_old.h"
#include "site/translation.h"
#include "site/translation_check.h"
#include "site/uses.h"
#include "site/walk.h"

/* --- pages before they are rendered ----------------------------------------------------------- */

static void print_titles(struct worker *worker, struct pages *pages)
{
	struct page_result unused = { 0 };

	for (size_t i = 0; i < pages->count; i++) {
		if (pages->at[i]->kind != PAGE_GUIDE && pages->at[i]->kind != PAGE_ELSEWHERE)
			continue;
		struct rendering rendering = rendering_of(worker, pages->at[i], &unused);
		/* What a title says of its page's thing cannot be judged where the page does not say which. */
		diag_expect_consequences(
		    worker->diag, pages->at[i]->lost ? LOST_THING | LOST_HEAD : LOST_NOTHING);
		size_t since = kind_guides_mark(worker);
		render_titles(&rendering, pages->at[i]);
		kind_guides_collect(worker, pages->at[i], since);
	}
	diag_expect_consequences(worker->diag, LOST_NOTHING);
	arena_reset(worker->scratch);
}

/* Other programs lay out flowcharts and highlight code while pages are made. */
static void announce_blocks(const struct site *site, struct worker *worker)
{
	struct page_result unused = { 0 };

	for (size_t i = 0; i < site->pages->count; i++) {
		const struct page *page = site->pages->at[i];
		if (!page->asks_for_code && !page->flowcharts)
			continue;
		struct rendering rendering = rendering_of(worker, page, &unused);
		if (page->asks_for_code)
			render_announce_code(&rendering);
		if (page->flowcharts)
			render_announce_flowcharts(&rendering);
		arena_reset(worker->scratch);
	}
}

/* --- all together ----------------------------------------------------------------------------- */

struct build {
	struct arena *keep;
	struct diag *diag;
	struct site *site;
	struct output *output;         /* NULL for a check */
	const struct preview *preview; /* NULL: nobody is looking */
};

/* One language of a site, on its way. */
struct edition {
	struct site *site;
	struct walk walk;
	struct diag *diag;
	struct pages *pages;
	struct worker *workers;
};

/* What the first edition has read and told already is not told again. */
static struct diag *told_once(const struct build *build, const struct edition *edition)
{
	return edition->site->original ? diag_new(build->keep) : edition->diag;
}

/* The pages in order, with everything but what is rendered. */
static void make_pages(const struct build *build, struct edition *edition, int jobs)
{
	struct arena *keep = build->keep;
	struct diag *diag = edition->diag, *once = told_once(build, edition);
	struct site *site = edition->site;
	const struct walk *walk = &edition->walk;

	struct pages *pages = load_guides(keep, diag, site->options, walk, jobs);
	git_dates_set(keep, diag, site, pages);
	if (site->original)
		translation_join(keep, diag, site, pages);
	kind_guides_make(keep, diag, site, pages);
	site->choose = side_by_side_read(keep, once, site, &site->chooses);
	site->paired = pairs_add(keep, diag, site, site->choose, pages);
	site->templates = templates_load(keep, once, site, walk, &site->policy);
	templates_check_layouts(keep, diag, site->templates, walk, pages);
	if (site->data->catalog->config.params)
		site->params = params_view(keep, site->data->catalog->config.params);
	look_check_images(keep, diag, walk, pages);
	site->look = look_read(keep, once, site, walk);
	struct map *assets = site->original ? assets_of_first(keep, site->original->assets)
					    : assets_find(keep, diag, site, walk);
	site->assets = assets;
	if (!site->original)
		published_check(
		    keep, diag, site->options->dir, site->data->catalog->config.publish, walk);
	site->tags = tags_gather(keep, diag, pages);
	route_site(keep, diag, site, pages, changes_exist(keep, site));
	size_t routed = pages->count;
	templates_check(keep, once, site, pages);
	template_old_check(keep, once, site, walk);
	site->navigation = navigation_make(
	    keep, site_language(site), navigation_names(keep, site->data->catalog->schema), pages);
	route_added(keep, diag, site, pages, routed);
	site->tagged = tags_list_guides(keep, site->navigation);
	site->pages = edition->pages = pages;
	site->menu = menu_make(keep, once, site, site->data->catalog->config.navigation);
	if (!site->data->catalog->config.navigation)
		summary_page_warn(once, pages);
	engine_files_add(keep, site, pages, assets);
}

/* Another language: its options, and the same data in its words. */
static struct edition start_edition(const struct build *build, const struct walk *walk,
    const struct languages *languages, size_t number)
{
	struct arena *keep = build->keep;
	struct site_options *options = arena_copy(keep, build->site->options, sizeof(*options));
	struct site *site = ARENA_NEW(keep, struct site);
	struct edition edition = { .site = site, .diag = diag_new(keep) };

	options->language = languages->at[number];
	site->folder = STR_JOIN(keep, options->language, STR("/"));
	if (options->base_url.len > 0)
		options->base_url = path_join(keep, options->base_url, options->language);
	site->options = options;
	site->original = build->site;
	site->for_snapshot = build->site->for_snapshot;
	site->positions = build->site->positions;
	site->highlighter = build->site->highlighter;
	edition.walk = translation_walk(keep, walk, languages, number);
	site->data = load_data(keep, edition.diag, options, &edition.walk, PRINTED_FOR_READERS);
	return edition;
}

/* Puts the editions together: the site itself first. */
static struct edition *make_editions(
    const struct build *build, const struct walk *walk, size_t *count, int jobs)
{
	struct arena *keep = build->keep;
	struct site *first = build->site;
	const struct languages languages = languages_read(build->diag, first->data->trees.config);
	size_t number = *count = languages.count > 0 ? languages.count : 1;
	struct edition *editions = ARENA_ARRAY(keep, struct edition, number);
	struct site **sites = ARENA_ARRAY(keep, struct site *, number);

	editions[0] = (struct edition){ .site = first, .diag = build->diag };
	editions[0].walk = languages.count > 0 ? translation_walk(keep, walk, &languages, 0) : *walk;
	make_pages(build, &editions[0], jobs);
	for (size_t i = 1; i < number; i++)
		editions[i] = start_edition(build, walk, &languages, i);
	for (size_t i = 0; i < number; i++) {
		sites[i] = editions[i].site;
		sites[i]->editions = sites;
		sites[i]->edition_count = languages.count;
	}
	for (size_t i = 1; i < number; i++)
		make_pages(build, &editions[i], jobs);
	translation_check_folders(build->diag, first);
	return editions;
}

static void start_rendering(const struct build *build, struct edition *edition, int jobs)
{
	struct arena *keep = build->keep;
	struct site *site = edition->site;

	site->results = ARENA_ARRAY(keep, struct page_result, edition->pages->count);
	site->things = things_index(keep, site->data);
	if (build->output && search_is_wanted(site))
		site->searching = searching_new(keep, site);
	edition->workers = workers_new(keep, site, build->output, jobs);
	print_titles(&edition->workers[0], edition->pages);
	announce_blocks(site, &edition->workers[0]);
}

static void render_edition(const struct build *build, struct edition *edition, int jobs)
{
	struct site *site = edition->site;
	const struct preview *preview = site->original ? NULL : build->preview;
	struct render_pages all = { site, preview, edition->diag, edition->workers, jobs };

	render_assets(&all);
	render_guides(&all);
	kind_guides_report(edition->diag, site);
	site->uses = uses_gather(build->keep, edition->diag, site);
	render_made_up_pages(&all);
	if (site->searching)
		searching_write(site->searching, &edition->workers[0]);
	site->searching = NULL;
	workers_end(edition->workers, edition->diag, jobs);
}

/* From the data, which is there, to the last page. */
static void make_site(const struct build *build, const struct walk *walk, int jobs)
{
	struct site *site = build->site;
	size_t count;

	struct edition *editions = make_editions(build, walk, &count, jobs);
	for (size_t i = 0; i < count; i++)
		start_rendering(build, &editions[i], jobs);
	positions_start(site->positions);
	highlighter_start(site->highlighter);
	for (size_t i = 0; i < count; i++)
		render_edition(build, &editions[i], jobs);
	positions_end(site->positions, build->diag);
	highlighter_end(site->highlighter, build->diag);
	for (size_t i = 0; i < count; i++) {
		links_check(editions[i].diag, editions[i].site);
		if (i == 0)
			continue;
		translations_check(editions[i].diag, editions[i].site);
		diag_join(build->diag, editions[i].diag);
	}
}

/*
 * Guides and templates can still be read. What they say of data that is broken cannot be judged: of all that is told of
 * them, what such data can have brought about is left out.
 */
static void read_without_data(const struct build *build, const struct walk *walk, int jobs)
{
	struct site *site = build->site;
	struct build aside = { build->keep, diag_new(build->keep), site, NULL, NULL };

	site->pages = load_guides(build->keep, build->diag, site->options, walk, jobs);
	templates_load(build->keep, build->diag, site, walk, &site->policy);
	if (!site->data->trees.config && walk->has_config)
		return; /* it says what language guides are in, what pages may hold, and more */
	make_site(&aside, walk, jobs);
	diag_add_lost(build->diag, LOST_ALL | LOST_HEAD | LOST_SECTION);
	diag_join(build->diag, aside.diag);
}

static void run_stages(const struct build *build, const struct walk *walk)
{
	struct site *site = build->site;
	int jobs = render_jobs(site->options);

	site->data = load_data(build->keep, build->diag, site->options, walk, PRINTED_FOR_READERS);
	if (site->data->broken)
		read_without_data(build, walk, jobs);
	else
		make_site(build, walk, jobs);
}

static size_t count_pages(const struct site *site)
{
	size_t count = 0;

	for (size_t n = 0; n < site->edition_count; n++)
		for (size_t i = 0; i < site->editions[n]->pages->count; i++)
			count += site->editions[n]->pages->at[i]->kind != PAGE_ELSEWHERE;
	return site->edition_count == 0 ? site->pages->count : count;
}

static struct site *site_new(struct arena *keep, const struct site_options *options)
{
	struct site *site = ARENA_NEW(keep, struct site);

	site->options = options;
	site->positions = positions_new(keep);
	site->highlighter = highlighter_new(keep);
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

static struct output *open_output(
    struct arena *keep, struct diag *diag, const struct site_options *options)
{
	const char *path = output_path(keep, options);
	const char *place = output_place_find(keep, diag, options, path);
	struct output *output = !place ? NULL : output_open(keep, diag, place, path);

	if (output)
		output_adopt(output, options->adopt, options->adopt_count);
	return output;
}

struct build_result site_build(
    struct arena *keep, struct diag *diag, const struct site_options *options, enum build_goal goal)
{
	struct build build = { .keep = keep, .diag = diag, .site = site_new(keep, options) };
	struct build_result result = { 0 };
	struct walk walk;

	if (!walk_site(keep, diag, options->dir, options->share, &walk)) {
		result.status = diag_status(diag, options->style);
		return result;
	}
	if (goal == BUILD_WRITE) {
		build.output = open_output(keep, diag, options);
		if (!build.output) {
			result.status = diag_status(diag, options->style);
			return result;
		}
	}
	build.site->for_snapshot = goal == BUILD_SNAPSHOT;
	run_stages(&build, &walk);
	result.site = build.site;
	result.pages = count_pages(build.site);
	result.status = diag_status(diag, options->style);
	if (build.output && result.status != 0)
		output_abandon(build.output);
	else if (build.output && !output_commit(build.output, diag, &result.summary))
		result.status = diag_status(diag, options->style);
	return result;
}

struct build_result site_build_to(struct arena *keep, struct diag *diag,
    const struct site_options *options, struct output *output, const struct preview *preview)
{
	struct build build = { keep, diag, site_new(keep, options), output, preview };
	struct build_result result = { .site = build.site };
	struct walk walk;

	if (walk_site(keep, diag, options->dir, options->share, &walk)) {
		run_stages(&build, &walk);
		result.pages = count_pages(build.site);
	}
	result.status = diag_status(diag, options->style);
	return result;
}

struct site *site_load(struct arena *keep, struct diag *diag, const struct site_options *options)
{
	struct site *site = site_new(keep, options);
	struct walk walk;

	if (!walk_site(keep, diag, options->dir, options->share, &walk))
		walk = (struct walk){ 0 };
	site->data = load_data(keep, diag, options, &walk, PRINTED_FOR_AUTHOR);
	return site;
}
