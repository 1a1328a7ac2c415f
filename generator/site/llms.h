/*
 * llms - llms.txt (llmstxt.org): what the site is, and its guides and things by room, one line each, each leading to its
 * Markdown (page_twin.h).
 *
 * The rooms are the groups of the sidebar. What stands in no group stands at the top, a folder as a section of its own.
 */
#ifndef SITE_LLMS_H
#define SITE_LLMS_H

#include "site/worker.h"

#define LLMS_FILE STR("llms.txt")

/* After the guides are rendered. */
struct str llms_text(struct worker *worker);

#endif
