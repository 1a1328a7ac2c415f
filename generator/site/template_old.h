/*
 * template_old - templates that a site copied from an earlier version of the program.
 *
 * Such a copy still works, but lacks what the program's template has gained since. How a copy is told from a template
 * that an author wrote: it holds English texts word for word where the program's template of that name now asks for a
 * word of the site's language ({{>words.skip}}). A site that has only the program's own templates is not checked.
 */
#ifndef SITE_TEMPLATE_OLD_H
#define SITE_TEMPLATE_OLD_H

#include "site/site.h"
#include "site/walk.h"
#include "site/words_file.h"

/* Warns once a site, with a note for each such template that says what it lacks. */
void template_old_check(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk);

/*
 * What the program's template `ours` holds and the site's `copy` does not: "{{>find}}, {{$head}}, {{#live}}", or "words
 * alone". Empty if `copy` is not a copy of an earlier version. Both are texts of templates; `words` has the English texts.
 */
struct str template_lacks(
    struct arena *keep, const struct words_file *words, struct str ours, struct str copy);

#endif
