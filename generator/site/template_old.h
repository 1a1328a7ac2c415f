/*
 * template_old - templates that a site copied from an earlier version of the program.
 *
 * A copy goes on working, and goes on lacking what has come since. It is known by words that it holds in English where
 * the program's own template of that name asks for a word of the site's language ({{>words.skip}}): a template that an
 * author wrote by themselves holds words of their own. Sites whose templates are the program's (the program's own
 * repository) have nothing to be compared with.
 */
#ifndef SITE_TEMPLATE_OLD_H
#define SITE_TEMPLATE_OLD_H

#include "site/site.h"
#include "site/walk.h"
#include "site/words_file.h"

/* Warns once a site, with a note for each such template: what of the program's own it lacks. */
void templates_check_old(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk);

/*
 * What the template that came with the program holds and the copy does not: "{{>find}}, {{$head}}, {{#live}}", or
 * "words alone". Empty when `copy` is no copy of an earlier one. English texts are those of `words`. Both are the texts of templates.
 */
struct str template_lacks(
    struct arena *keep, const struct words_file *words, struct str ours, struct str copy);

#endif
