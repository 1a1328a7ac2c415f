#include "site/load.h"

#include "base/source_file.h"
#include "site/pool.h"

/* --- data ------------------------------------------------------------------------------------- */

static const struct yaml *read_yaml(
    struct arena *keep, struct diag *diag, const struct site *site, struct str path)
{
	const struct source *source = source_load(keep, diag, site->options->dir, path, SOURCE_MOST);

	return source == NULL ? NULL : yaml_read(keep, diag, source);
}

void load_data(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk)
{
	const struct yaml **files = ARENA_ARRAY(keep, const struct yaml *, walk->data.count + 1);
	const struct yaml *config =
	    walk->has_config ? read_yaml(keep, diag, site, STR("content/site.yaml")) : NULL;
	size_t count = 0;

	for (size_t i = 0; i < walk->data.count; i++) {
		files[count] = read_yaml(keep, diag, site, walk->data.at[i].path);
		count += files[count] != NULL;
	}
	site->catalog = catalog_read(keep, diag, config, files, count);
	figures_check_types(keep, diag, site->catalog);
	site->figures =
	    figures_new(keep, diag, site->catalog, vantage_of(site->catalog, site->options->as_of));
	site->judgements = claims_judge(keep, diag, site->figures, &site->judgement_count);
}

/* --- templates -------------------------------------------------------------------------------- */

static struct str template_name(struct str path)
{
	return str_sub(path, sizeof("templates/") - 1, path.len - (sizeof(".mustache") - 1));
}

void load_templates(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk)
{
	struct mustache_set *set = mustache_set_new(keep);

	for (size_t i = 0; i < walk->templates.count; i++) {
		const struct walk_file *file = &walk->templates.at[i];
		struct str root = walk_root(site->options->dir, file->path);
		const struct source *source = source_load(keep, diag, root, file->path, SOURCE_MOST);
		if (source != NULL)
			mustache_add(set, diag, template_name(file->name), source);
	}
	mustache_check(set, diag);
	site->templates = set;
}

/* --- guides ----------------------------------------------------------------------------------- */

struct reading {
	const struct site *site;
	const struct walk_list *paths;
	struct page **pages; /* by index in paths; NULL where the file could not be read */
	struct reading_worker {
		struct arena *texts; /* apart, so that pages stand close together: every link looks one up */
		struct arena *keep, *scratch;
		struct diag *diag;
	} workers[POOL_MOST];
};

static void read_one(void *work, int number, size_t index)
{
	struct reading *reading = work;
	struct reading_worker *worker = &reading->workers[number];
	const struct source *source = source_load(worker->texts, worker->diag,
	    reading->site->options->dir, reading->paths->at[index].path, DOCUMENT_SIZE_MOST);

	if (source != NULL)
		reading->pages[index] = page_read(worker->keep, worker->scratch, worker->diag, source);
	arena_reset(worker->scratch);
}

static void add_pages(struct arena *keep, struct site *site, const struct reading *reading)
{
	for (size_t i = 0; i < reading->paths->count; i++) {
		struct page *page = reading->pages[i];
		if (page == NULL || (page->draft && !site->options->drafts))
			continue;
		site->pages = arena_room(
		    keep, site->pages, site->page_count, &site->page_room, sizeof(*site->pages));
		page->index = site->page_count;
		site->pages[site->page_count++] = page;
	}
}

void load_guides(
    struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk, int jobs)
{
	struct reading *reading = ARENA_NEW(keep, struct reading);

	reading->site = site;
	reading->paths = &walk->guides;
	reading->pages = ARENA_ARRAY(keep, struct page *, walk->guides.count + 1);
	for (int i = 0; i < jobs; i++) {
		/* What guides are read into lives as long as the build. */
		struct arena *own = arena_child(keep);
		reading->workers[i] =
		    (struct reading_worker){ arena_child(keep), own, arena_new(), diag_new(own) };
	}
	pool_run(jobs, walk->guides.count, read_one, reading);
	for (int i = 0; i < jobs; i++) {
		diag_join(diag, reading->workers[i].diag);
		arena_free(reading->workers[i].scratch);
	}
	add_pages(keep, site, reading);
}
