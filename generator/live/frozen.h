/*
 * frozen - the data of a site in a compact form, for the engine that runs in a page.
 *
 * Frozen are the words of the page's language and the YAML trees of site.yaml and of the data files, so that a
 * page's engine reads them with the same code as the build does (catalog.h); prune.h leaves out what live pages do not ask for. Thawed trees have no places:
 * their mistakes were reported when the site was built.
 *
 * Form: text in UTF-8, so that it can stand in a script as it is. FROZEN_MAGIC; how many texts occur, and each once,
 * ended by U+0001; the words of the language as a mapping of their keys, of those alone that are not as in English (an
 * empty text for English); the tree of site.yaml (an empty text where there is none); the trees of the files. A number is the
 * code point of that number, from U+D800 on that of 0x800 more; from 0xfffff on it is U+10FFFF, then its bits from the
 * 18th on, then the lower 17, as numbers.
 * A node: 4n for plain text number n, 4n + 1 for quoted text, 4n + 2 and n nodes for a list, 4n + 3 and n pairs of a
 * text's number and a node for a mapping.
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
