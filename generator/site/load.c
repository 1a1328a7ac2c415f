#include "site/load.h"

#include "base/source_file.h"
#include "data/catalog_read.h"
#include "data/claim_list.h"
#include "data/constants.h"
#include "data/figures_check.h"
#include "data/input.h"
#include "data/setting.h"
#include "data/yaml_read.h"
#include "sensitivity/range.h"
#include "site/address.h"
#include "site/included.h"
#include "site/kind_guides.h"
#include "site/pool.h"
#include "site/published.h"
#include "site/tables.h"
#include "site/translation.h"
#include "site/words_file.h"

/* --- data ------------------------------------------------------------------------------------- */

static const struct yaml *read_yaml(
    struct arena *keep, struct diag *diag, const struct site_options *options, struct str path)
{
	const struct source *source = source_load(keep, diag, options->dir, path, SOURCE_MOST);

	return !source ? NULL : yaml_read(keep, diag, source);
}

/*
 * The figures of the data as it stands: settings are checked with them, before anything is computed with values that
 * may be out of bounds.
 */
static struct figures *own_figures(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis)
{
	struct figures *figures = figures_new(keep, diag, catalog, basis);

	inputs_check(keep, diag, figures);
	return figures;
}

/* The values of --set. Those of claims are their own: they are judged from their sources' inputs. */
static const struct substitution *read_settings(struct arena *keep, struct diag *diag,
    const struct figures *own, const struct site_options *options, size_t *count)
{
	struct substitution *with = ARENA_ARRAY(keep, struct substitution, options->set_count + 1);

	struct evaluator *evaluator = evaluator_new(keep, diag, own);

	*count = 0;
	for (size_t i = 0; i < options->set_count; i++) {
		struct setting setting;
		if (setting_parse(figures_catalog(own), keep, diag, options->set[i], &setting) &&
		    setting_fits(evaluator, keep, diag, &setting))
			with[(*count)++] = setting_substitution(&setting);
	}
	return with;
}

/* False after a report of a file in which nothing stands, so that what it was to hold is missing all over the site. */
static bool holds_something(struct diag *diag, const struct yaml *file)
{
	if (!yaml_is_empty(file))
		return true;
	diag_report(diag, DIAG_VALUE_SHAPE, file->at, "this data file is empty");
	diag_hint(diag, "take it away, or write into it what it is to hold");
	return false;
}

/* The data files, and behind them the tables that they name. */
static const struct yaml **with_tables(struct arena *keep, const struct table_list *tables,
    const struct yaml *const *files, size_t *count)
{
	const struct yaml **all = ARENA_ARRAY(keep, const struct yaml *, *count + tables->count + 1);

	for (size_t i = 0; i < *count; i++)
		all[i] = files[i];
	for (size_t i = 0; i < tables->count; i++)
		all[(*count)++] = tables->at[i];
	return all;
}

/* Where site.yaml names the language of this edition. */
static const struct yaml *language_of(const struct site_options *options, const struct yaml *config)
{
	const struct yaml *all = yaml_get(config, STR("languages"));

	for (size_t i = 0; options->language.len > 0 && all && i < all->count; i++)
		if (str_eq(all->items[i]->text, options->language))
			return all->items[i];
	return config_language(config);
}

const struct site_data *load_data(struct arena *keep, struct diag *diag,
    const struct site_options *options, const struct walk *walk, enum printed_for printed_for)
{
	struct site_data *data = ARENA_NEW(keep, struct site_data);
	const struct yaml **files = ARENA_ARRAY(keep, const struct yaml *, walk->data.count + 1);

	const struct yaml *config =
	    walk->has_config ? read_yaml(keep, diag, options, STR("content/site.yaml")) : NULL;
	size_t count = 0;

	for (size_t i = 0; i < walk->data.count; i++) {
		files[count] = read_yaml(keep, diag, options, walk->data.at[i].path);
		count += files[count] && holds_something(diag, files[count]);
	}
	/*
	 * What needs a file that cannot be read, or is empty, has no place to be right: the file is told alone, and
	 * what it cannot have brought about. So is a folder that is no site.
	 */
	data->broken =
	    count < walk->data.count || (walk->has_config && !config) || walk->folders.count == 0;
	if (!options->style.relaxed) /* else it is a warning, and what lacks it a mistake of its own */
		data->broken |= published_lacks_data(keep, diag, walk);
	struct table_list tables = tables_read(keep, diag, options->dir, walk, files, count);
	data->broken |= tables.broken;
	files = with_tables(keep, &tables, files, &count);
	translation_choose(keep, options->language, &config, files, count);
	struct diag *told = diag;
	if (data->broken)
		diag = diag_new(keep);
	const struct language *words = NULL;
	if (printed_for == PRINTED_FOR_READERS) {
		data->words =
		    words_file_read(keep, diag, options->dir, walk, language_of(options, config));
		words = words_of_file(data->words);
	}
	if (options->language.len > 0)
		diag = diag_new(keep); /* the first edition told what is wrong with the data */
	const struct yaml *const *all = constants_declare(keep, diag, words, files, &count);
	struct catalog *catalog = catalog_read_in(keep, diag, words, config, all, count);
	if (data->broken && options->language.len == 0 && (config || !walk->has_config))
		diag_join_unrelated(told, diag);
	if ((diag_lost(diag) & LOST_SECTION) != 0) {
		data->broken = true;
		diag = diag_new(keep);
	}
	if (options->language.len > 0)
		catalog->config.language = options->language;
	figures_check_types(keep, diag, catalog);
	struct basis basis = basis_of(catalog, options->as_of);
	struct figures *figures = own_figures(keep, diag, catalog, basis);
	basis.with = read_settings(keep, diag, figures, options, &basis.with_count);
	data->inputs_set = basis.with_count == options->set_count;
	if (basis.with_count > 0)
		figures = figures_new(keep, diag, catalog, basis);
	data->judgements = claims_judge(keep, diag, figures, &data->judgement_count);
	claims_offer(keep, figures, data->judgements, data->judgement_count);
	data->trees = (struct data_trees){ config, all, count, words };
	data->catalog = catalog;
	data->figures = figures;
	return data;
}

/* --- guides ----------------------------------------------------------------------------------- */

struct loading {
	const struct site_options *options;
	const struct walk_list *paths;
	struct include_files files;
	struct page **pages; /* by index in paths; NULL where the file could not be read */
	struct loading_worker {
		struct arena *texts; /* apart, so that pages stand close together: every link looks one up */
		struct arena *keep, *scratch;
		struct diag *diag;
	} workers[POOL_MOST];
};

static void read_one(void *work, int number, size_t index)
{
	struct loading *loading = work;
	struct loading_worker *worker = &loading->workers[number];
	const struct source *source = source_load(worker->texts, worker->diag,
	    loading->options->dir, loading->paths->at[index].path, DOCUMENT_SIZE_MOST);

	if (source)
		loading->pages[index] =
		    page_read(worker->keep, worker->scratch, worker->diag, source, &loading->files);
	if (source && loading->options->language.len > 0)
		loading->pages[index]->address = address_of_guide(worker->keep,
		    translation_original(worker->keep, source->path, loading->options->language));
	arena_reset(worker->scratch);
}

static struct pages *pages_of(struct arena *keep, const struct loading *loading)
{
	struct pages *pages = ARENA_NEW(keep, struct pages);

	pages->by_path = pages->by_address = pages->of_things = pages->drafts = pages->unread =
	    pages->parts = pages->elsewhere = map_in(keep);
	for (size_t i = 0; i < loading->paths->count; i++) {
		struct page *page = loading->pages[i];
		pages->addresses_lost |= page && page->addresses_lost;
		if (!page)
			map_put(&pages->unread, loading->paths->at[i].path, &loading->paths->at[i]);
		else if (page->draft && !loading->options->drafts)
			map_put(&pages->drafts, page->source->path, page);
		else
			pages_add(keep, pages, page);
	}
	return pages;
}

struct pages *load_guides(struct arena *keep, struct diag *diag, const struct site_options *options,
    const struct walk *walk, int jobs)
{
	struct loading *loading = ARENA_NEW(keep, struct loading);

	loading->options = options;
	loading->paths = &walk->guides;
	loading->files = included_files(&options->dir);
	loading->pages = ARENA_ARRAY(keep, struct page *, walk->guides.count + 1);
	for (int i = 0; i < jobs; i++) {
		/* What guides are read into lives as long as the build. */
		struct arena *own = arena_child(keep);
		loading->workers[i] =
		    (struct loading_worker){ arena_child(keep), own, arena_new(), diag_new(own) };
	}
	pool_run(jobs, walk->guides.count, read_one, loading);
	for (int i = 0; i < jobs; i++) {
		diag_join(diag, loading->workers[i].diag);
		arena_free(loading->workers[i].scratch);
	}
	struct pages *pages = pages_of(keep, loading);
	pages->kind_guides = kind_guides_read(keep, diag, options, walk, &loading->files);
	for (size_t i = 0; i < walk->parts.count; i++)
		map_put(&pages->parts, walk->parts.at[i].path, &walk->parts.at[i]);
	return pages;
}
