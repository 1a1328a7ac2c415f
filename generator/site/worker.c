#include "site/worker.h"

#include "site/positions.h"
#include "site/route.h"

struct worker *workers_new(struct arena *keep, const struct site *site, struct output *output, int jobs)
{
	struct worker *workers = ARENA_ARRAY(keep, struct worker, (size_t)jobs);

	for (int i = 0; i < jobs; i++) {
		struct arena *own = arena_child(keep);
		struct worker *worker = &workers[i];
		worker->site = site;
		worker->keep = own;
		worker->scratch = arena_new();
		worker->diag = diag_new(own);
		worker->evaluator = evaluator_new(own, worker->diag, site->figures);
		evaluator_use_scratch(worker->evaluator, worker->scratch);
		worker->output = output == NULL ? NULL : output_part_new(output, own);
	}
	return workers;
}

void worker_take(struct worker *worker, const struct page *page, struct page_result *result)
{
	worker->page = page;
	worker->result = result;
	worker->root = route_root(worker->scratch, page->address);
	worker->noted = map_in(worker->scratch);
}

void workers_end(struct worker *workers, struct diag *diag, int jobs)
{
	for (int i = 0; i < jobs; i++) {
		diag_join(diag, workers[i].diag);
		arena_free(workers[i].scratch);
	}
	positions_end(workers[0].site->positions, diag);
}
