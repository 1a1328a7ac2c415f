/*
 * words_file - reads templates/words/LANGUAGE.yaml: the words of the program and its templates in one
 * language (base/language.h).
 *
 * A file maps keys to texts; a word whose form differs for one thing maps to `one` and `other`. The English
 * file has every key. For "de-AT" the files de-AT.yaml and de.yaml are read; of each, first the one that
 * came with the program, then the site's own, which may hold only what it changes.
 */
#ifndef SITE_WORDS_FILE_H
#define SITE_WORDS_FILE_H

#include "base/language.h"
#include "data/yaml.h"
#include "html/mustache.h"
#include "site/walk.h"

struct words_file;

/*
 * Reads the words of `language`, a text in site.yaml (NULL: English). Reports keys that English
 * does not have, and placeholders that the English text does not have. Warns once about words that are
 * missing in the language; English is used for them.
 */
const struct words_file *words_file_read(struct arena *keep, struct diag *diag, struct str dir,
    const struct walk *walk, const struct yaml *language);

const struct language *words_of_file(const struct words_file *file);

/* The English text of a word that templates say; empty for a key that there is not. */
struct str words_english_of(const struct words_file *file, struct str key);

/*
 * Adds each word as a template `words.KEY`, in which {name} prints the field `name` of the view. In words
 * whose keys start with "script-" {name} is left for scripts to replace.
 */
void words_add(const struct words_file *file, struct mustache_set *set, struct diag *diag);

#endif
