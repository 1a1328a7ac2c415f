/* template - the templates of the site: compiled once, rendered for every page. */
#ifndef SITE_TEMPLATE_H
#define SITE_TEMPLATE_H

#include "html/mustache_render.h"
#include "site/site.h"
#include "site/walk.h"
#include "site/worker.h"

/*
 * Compiles the templates, and the words that they use (words_file.h). Reports missing templates, and
 * templates that leave out a required field. *policy: the content security policy of the template `page` (policy.h).
 */
const struct mustache_set *templates_load(struct arena *keep, struct diag *diag,
    const struct site *site, const struct walk *walk, struct str *policy);

/*
 * Reports each guide whose `layout` is no template, and each such template that leaves out what its guide
 * needs.
 */
void templates_check_layouts(struct arena *keep, struct diag *diag, const struct mustache_set *set,
    const struct walk *walk, const struct pages *pages);

/* Renders a template. A missing one, which was reported, gives empty markup. In worker->scratch. */
struct markup template_render(struct worker *worker, const char *template, const struct view *view);

/*
 * The same for the body of a page, in worker->body, where it stands until that of the next is printed. Collects the ids that the
 * template itself writes.
 */
struct markup template_render_body(
    struct worker *worker, const char *template, const struct view *view, struct mustache_ids *ids);

/*
 * The same for a whole page, in worker->frame, but for its large fields, which are not copied: returns so many parts, to be
 * written one behind the other. The array lives in worker->scratch.
 */
struct str *template_render_page(
    struct worker *worker, const char *template, const struct view *view, size_t *count);

#endif
