/*
 * mustache - templates, compiled once and rendered over views.
 *
 * The whole Mustache specification (github.com/mustache/spec, version 1.4): interpolation,
 * sections, inverted sections, partials with indentation, comments, set delimiters, and of the
 * optional modules inheritance (parents and blocks) and dynamic names; lambdas are left out. Knows
 * views (view.h) and nothing about documents or sites.
 *
 * A template_set holds the templates of one folder by name. Compiling reports every mistake at
 * template:line:column; a partial that does not exist or that includes itself without an end is
 * found here, not when a page is rendered. Rendering reads the set and the view only, so any number
 * of threads may render at once.
 */
#ifndef HTML_MUSTACHE_H
#define HTML_MUSTACHE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

struct mustache_set;

struct mustache_set *mustache_set_new(struct arena *keep);

/*
 * From now on a name that names no template is no mistake: as the specification has it, and for
 * rendering alone. A site wants to know.
 */
void mustache_allow_missing(struct mustache_set *set);

/*
 * Compiles a source under a name ("page" for page.mustache). Name and source must live as long as the set. Returns
 * false if a mistake was reported; what could be read of the template is there all the same. After
 * DIAG_MOST mistakes nothing more is read of it.
 */
bool mustache_add(
    struct mustache_set *set, struct diag *diag, struct str name, const struct source *source);

/*
 * Call once when all have been added: finds missing partials and endless inclusions. Both print
 * nothing if the set is rendered all the same.
 */
bool mustache_check(struct mustache_set *set, struct diag *diag);

/* Whether some template includes that one, which does not exist: then mustache_check has told so. */
bool mustache_is_missed(const struct mustache_set *set, struct str name);

/* A compiled template, or NULL. */
struct mustache;
const struct mustache *mustache_find(const struct mustache_set *set, struct str name);
/* True if the template has neither text nor tags: a file of nothing, or of comments. */
bool mustache_is_nothing(const struct mustache *template);

/*
 * For loading templates as they are asked for: the next name that some template includes and that
 * has not been added, from *cursor on, which starts at 0; false when there is none. Adding
 * templates may bring more.
 */
bool mustache_wanted(const struct mustache_set *set, size_t *cursor, struct str *name);

/* True if some template includes by a dynamic name, so that any template may be asked for. */
bool mustache_is_dynamic(const struct mustache_set *set);

#endif
