/*
 * constants - the section `constants` of data files: named values of the whole site, each with its source and day.
 *
 * They are facts like any others. The section is read as if the site had a kind `constants` with an attribute for each,
 * and one thing of it, `constant`, that has them all: so they have derivations, sources, a history and a place in data.json,
 * and inputs and claims name them as constant.grid_carbon. What they have besides is that formulas find them by their bare
 * name (resolver.c), which therefore may be nothing else's (catalog_read.c).
 */
#ifndef DATA_CONSTANTS_H
#define DATA_CONSTANTS_H

#include "base/language.h"
#include "data/yaml.h"

#define CONSTANTS_KIND STR("constants")
#define CONSTANTS_THING STR("constant")

/*
 * The trees of the data files with the constants of all of them as a kind and a thing, in one tree more; the very trees where
 * there are none, or where the site has a kind of that name. Reports what is wrong with the section.
 */
const struct yaml *const *constants_declare(struct arena *keep, struct diag *diag,
    const struct language *words, const struct yaml *const *files, size_t *count);

#endif
