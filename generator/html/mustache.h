/*
 * mustache - templates, compiled once and rendered over views.
 *
 * The whole Mustache specification (github.com/mustache/spec, version 1.4): interpolation, sections, inverted sections, partials with
 * indentation, comments, set delimiters, and of the optional modules inheritance (parents and blocks) and dynamic names; lambdas
 * are left out. Knows views (view.h) and nothing about documents or sites.
 *
 * A template_set holds the templates of one folder by name. Compiling reports every mistake at template:line:column; a
 * partial that does not exist or that includes itself without an end is found here, not when a page is rendered. Rendering reads the set
 * and the view only, so any number of threads may render at once.
 */
#ifndef HTML_MUSTACHE_H
#define HTML_MUSTACHE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "html/view.h"

struct mustache_set;

struct mustache_set *mustache_set_new(struct arena *keep);

/* Compiles a source under a name ("page" for page.mustache). Returns false if a mistake was reported. */
bool mustache_add(struct mustache_set *set, struct diag *diag, struct str name, const struct source *source);

/* Call once when all have been added: finds missing partials and endless inclusions. */
bool mustache_check(struct mustache_set *set, struct diag *diag);

/* A compiled template, or NULL. */
struct mustache;
const struct mustache *mustache_find(const struct mustache_set *set, struct str name);

/* Nested partials and sections deeper than this are not rendered: a dynamic name can recurse through data. */
#define MUSTACHE_DEPTH_MOST 200

/*
 * Renders into `out`. A dynamic name that names no template, or runs past MUSTACHE_DEPTH_MOST, prints nothing at its place; the
 * first such is returned in words with its position through *at (empty text when all went well).
 */
struct str mustache_render(const struct mustache *template, const struct view *view, struct buf *out, struct pos *at);

#endif
