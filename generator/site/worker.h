/*
 * worker - the state of one thread of a build, and of the page that it renders.
 *
 * All of render_guide.h, render_page.h and what they call runs on such threads (pool.h): it may change only its worker, its
 * rendering, and the page_result of its page.
 */
#ifndef SITE_WORKER_H
#define SITE_WORKER_H

#include "base/buf.h"
#include "site/output.h"
#include "site/site.h"

/* What a page is printed on, and the next one after it while the memory is warm. All zero before the first. */
struct slate {
	struct arena *arena; /* for nothing else */
	struct buf buf;
};

/* What a thread keeps between pages. */
struct worker {
	const struct site *site;
	struct arena *keep;    /* memory that lives as long as the build */
	struct arena *scratch; /* memory of one page, such as its syntax tree: reset after each page */
	struct diag *diag;
	struct evaluator *evaluator;
	struct narrowness *narrowness; /* NULL: nothing is written, or no input can be a tenth more */
	struct menu_memory *menu;
	struct frames *frames;
	struct figure_memo *figures;
	struct value_memo *values;
	struct slate body, frame; /* of a page: what its own template makes, and what stands around that */
	struct output_part *output;  /* NULL: nothing is written (BUILD_CHECK) */
	struct searching *searching; /* searching.h; NULL: no search */
	struct search_part *part;    /* this thread's part of the index; NULL: no search */
};

/* One page while it is rendered. */
struct rendering {
	struct worker *worker;
	const struct site *site; /* the worker's */
	struct arena *scratch;   /* the worker's */
	const struct page *page;
	struct page_result *result; /* what is kept of it */
	struct str root; /* relative path from the page to the site's root: "../../"; "./" for the root itself */
	struct str led_to; /* the language of the page that a link led to last; empty: that of this page */
	const struct asset *picture; /* that an image led to last; NULL: it is none of the site */
	struct print_notes *print_notes; /* the guide is read for a print edition (print_notes.h); else NULL */
	struct map noted;                /* things and calls that are already in the result */
};

/*
 * Makes one worker for each job, with its own arenas, diag and evaluator. `output` may be NULL. The array
 * lives in `keep`.
 */
struct worker *workers_new(struct arena *keep, const struct site *site, struct output *output, int jobs);

/* Starts a page; its outcome is written to `result`. */
struct rendering rendering_of(
    struct worker *worker, const struct page *page, struct page_result *result);

/* Adds the messages of all workers to `diag` (diag_join), and frees their scratch arenas. */
void workers_end(struct worker *workers, struct diag *diag, int jobs);

#endif
