/*
 * frozen_words - the words of a language as a tree, as they are frozen for the engine of a page (frozen.h).
 *
 *     { foreign: true, plural: none, day: …, unit-day: [Tag, Tage], … }
 *
 * Only words that differ from English; a word with a form for one thing is a list of both.
 */
#ifndef LIVE_FROZEN_WORDS_H
#define LIVE_FROZEN_WORDS_H

#include "base/language.h"
#include "data/yaml.h"

/* A scalar node with an empty text if the language is English (NULL, or all words the same). */
const struct yaml *frozen_words_tree(struct arena *keep, const struct language *words);

/* NULL for English. Words that this program does not know are passed over. */
const struct language *frozen_words_read(struct arena *keep, const struct yaml *tree);

#endif
