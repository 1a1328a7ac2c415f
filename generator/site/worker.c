#include "site/worker.h"

#include "sensitivity/narrow.h"
#include "site/address.h"
#include "site/frame.h"
#include "site/menu.h"
#include "site/searching.h"
#include "site/value_memo.h"
#include "text/figure_memo.h"

struct worker *workers_new(struct arena *keep, const struct site *site, struct output *output, int jobs)
{
	struct worker *workers = ARENA_ARRAY(keep, struct worker, (size_t)jobs);

	for (int i = 0; i < jobs; i++) {
		struct arena *worker_arena = arena_child(keep);
		struct worker *worker = &workers[i];
		worker->site = site;
		worker->keep = worker_arena;
		worker->scratch = arena_new();
		worker->diag = diag_new(worker_arena);
		worker->evaluator = evaluator_new(worker_arena, worker->diag, site->data->figures);
		worker->menu = menu_memory_new(worker_arena);
		worker->frames = frames_new(worker_arena);
		worker->figures = figure_memo_new(worker_arena);
		worker->values = value_memo_new(worker_arena);
		evaluator_use_scratch(worker->evaluator, worker->scratch);
		worker->narrowness =
		    !output ? NULL : narrowness_new(worker_arena, worker->scratch, worker->evaluator);
		worker->output = !output ? NULL : output_part_new(output, worker_arena);
		if (worker->output)
			output_part_below(worker->output, site->folder);
		worker->searching = site->searching;
		worker->part = !site->searching ? NULL : searching_part(site->searching);
	}
	return workers;
}

struct rendering rendering_of(struct worker *worker, const struct page *page, struct page_result *result)
{
	return (struct rendering){ .worker = worker,
		.site = worker->site,
		.scratch = worker->scratch,
		.page = page,
		.result = result,
		.root = address_root(worker->scratch, page->address),
		.noted = map_in(worker->scratch) };
}

void workers_end(struct worker *workers, struct diag *diag, int jobs)
{
	for (int i = 0; i < jobs; i++) {
		diag_join(diag, workers[i].diag);
		arena_free(workers[i].scratch);
	}
}
