/*
 * mustache_render - renders a compiled template over a view.
 *
 * Reads the set and the view only, so any number of threads may render at once.
 */
#ifndef HTML_MUSTACHE_RENDER_H
#define HTML_MUSTACHE_RENDER_H

#include "html/apart.h"
#include "html/html.h"
#include "html/mustache.h"
#include "html/mustache_ids.h"
#include "html/view.h"

/* Nested partials and sections deeper than this are not rendered: a dynamic name can recurse through data. */
#define MUSTACHE_DEPTH_MOST 200

/*
 * What one rendering may take: tags, contexts, fields and blocks gone through, and indentations
 * written, each counting one. A page of 300 KB takes 100,000; templates that double at each depth
 * end here, within half a second.
 */
#define MUSTACHE_WORK_MOST 40000000

/*
 * Renders into `out`. A dynamic name that names no template, or what runs past the limits above,
 * prints nothing at its place; the first such is returned in words (kept in out's arena) with its
 * position through *at. Empty text when all went well.
 */
struct str mustache_render(
    const struct mustache *template, const struct view *view, struct html *out, struct pos *at);

/*
 * The same, but large markup that the view holds stays apart from what is rendered, and so has to live as long: neither is the
 * whole without the other.
 */
struct str mustache_render_apart(const struct mustache *template, const struct view *view,
    struct html *out, struct aparts *aparts, struct pos *at);

/* mustache_render that lists the ids that the templates themselves write. NULL: nobody asks for them. */
struct str mustache_render_ids(const struct mustache *template, const struct view *view,
    struct html *out, struct mustache_ids *ids, struct pos *at);

#endif
