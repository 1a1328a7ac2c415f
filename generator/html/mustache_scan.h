/*
 * mustache_scan - goes through compiled templates without rendering them: which names they look up, what text they hold.
 */
#ifndef HTML_MUSTACHE_SCAN_H
#define HTML_MUSTACHE_SCAN_H

#include "html/mustache.h"

/*
 * Calls `found` with each part of each name that some template looks up, in no order that matters. Where it
 * answers false, after a report, the rest of that name is left out, and rendering says nothing of the template that it
 * would name. Parts behind `params`, and names in a section over it, are the author's own and left out. Not while
 * others render.
 */
void mustache_names(const struct mustache_set *set,
    bool (*found)(void *self, struct str part, struct pos at), void *self);

/*
 * Puts in place of each text of each template what `change` makes of it. `before` is the name of the
 * value that stands right before it, or empty; the text begins at `offset` of the source. Not
 * while others render.
 */
void mustache_rewrite(const struct mustache_set *set,
    struct str (*change)(
	void *self, struct str text, struct str before, const struct source *source, size_t offset),
    void *self);

#endif
