/* thing - the page of a thing: its facts and figures, its prices over time, and what refers to it. */
#ifndef SITE_THING_H
#define SITE_THING_H

#include "site/worker.h"

/* The view for the template `thing`. In rendering->scratch. */
struct view *thing_view(struct rendering *rendering, const struct thing *thing);

#endif
