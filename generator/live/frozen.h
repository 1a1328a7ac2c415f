/*
 * frozen - the data of a site in a compact form, for the engine that runs in a page.
 *
 * Frozen are the words of the page's language and the YAML trees of site.yaml and of the data files. A page's engine
 * reads them with the same code as the build does (catalog.h). prune.h leaves out what live pages do not ask for.
 * Thawed trees have no places: their mistakes were reported when the site was built.
 *
 * The form is text in UTF-8, so that it can stand in a script as it is:
 *
 *     FROZEN_MAGIC
 *     a number    how many texts follow
 *     texts       each that occurs, once, ended by U+0001; U+0002 stands before a U+0002 in it, and U+0002 "e" for U+0001
 *     a node      the words of the language (frozen_words.h)
 *     a node      site.yaml; a plain empty text if there is none
 *     a number    how many files follow
 *     nodes       the files
 *
 * A node is a number, and what follows it:
 *
 *     4n          plain text number n, from 0
 *     4n + 1      quoted text number n
 *     4n + 2      a list: n nodes
 *     4n + 3      a mapping: n pairs of a text's number and a node
 *
 * A number is one code point, or from 0xfffff on three:
 *
 *     65          U+0041
 *     0xd800      U+E000, because surrogates are skipped: 0x800 more from here on
 *     0x100000    U+10FFFF, then two numbers: all but the lower 17 bits (8), and those (0)
 */
#ifndef LIVE_FROZEN_H
#define LIVE_FROZEN_H

#include "base/language.h"
#include "data/yaml.h"

#define FROZEN_MAGIC STR("rigbook data 3\n")

struct data_trees {
	const struct yaml *config; /* NULL: the site has no site.yaml */
	const struct yaml *const *files;
	size_t count;
	const struct language *words; /* the language of what is printed; NULL: English */
};

/* The bytes, in `keep`. */
struct str frozen_make(struct arena *keep, const struct data_trees *trees);

/*
 * The trees in the bytes; their texts point into the bytes. False if these are not what frozen_make makes: cut
 * short, too deep (YAML_DEPTH_MOST), with more nodes than bytes. Does not report.
 */
bool frozen_read(struct arena *keep, struct str bytes, struct data_trees *out);

#endif
