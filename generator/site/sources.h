/* sources - the page that lists the documents that facts and claims come from. */
#ifndef SITE_SOURCES_H
#define SITE_SOURCES_H

#include "site/worker.h"

/* The view for the template `sources`. In rendering->scratch. */
struct view *sources_view(struct rendering *rendering);

#endif
