/* thing - the page of a thing: its facts and figures, its prices over time, and what refers to it. */
#ifndef SITE_THING_H
#define SITE_THING_H

#include "site/worker.h"

/* The view for the template `thing`. In rendering->scratch. */
struct view *thing_view(struct rendering *rendering, const struct thing *thing);

/* The day a fact is from: its own, else that of its source; empty when neither is known. */
struct str thing_fact_date(struct rendering *rendering, const struct fact *fact);

/* The note of a thing in Markdown, its figures filled in; empty if it has none. */
struct str thing_note_twin(struct rendering *rendering, const struct thing *thing);

#endif
