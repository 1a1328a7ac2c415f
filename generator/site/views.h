/*
 * views - what made-up pages are built from: values, facts, sources and places as their templates see them.
 *
 * Everything is made in worker->scratch. The fields are described in rigbook-templates(7).
 */
#ifndef SITE_VIEWS_H
#define SITE_VIEWS_H

#include "site/site.h"

/* A value as plain text; `show` NULL: its origin's. */
struct str value_text(const struct worker *worker, const struct value *value, const struct show *show);

/* Like value_markup, but leading to `href` (nowhere when that is empty). */
struct str value_markup_to(
    struct worker *worker, const struct value *value, const struct show *show, struct str href);

/* Words in place of a value, as markup. */
struct str plain_markup(struct worker *worker, struct str text);

/* Sets the field unless the text is empty. */
void set_if(struct view *view, const char *key, struct str text);

/* Sets `place`: { name: "content/data/prices.yaml:12", href? }; nothing for a place that is nowhere. */
void set_place(struct worker *worker, struct view *view, struct pos at);

/* Sets `source`: { name, href }; nothing for NULL. */
void set_source(struct worker *worker, struct view *view, const struct reference *source);

/* Sets `stale`: "older than 180 days", for an observation that is older than it may be. */
void set_stale(struct worker *worker, struct view *view, const struct fact *fact);

#endif
