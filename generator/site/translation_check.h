/*
 * translation_check - what a translation lacks of its original.
 *
 * Compares the guards, figures and blocks of the two files. What the original has and the translation has nowhere gets a
 * warning, in the translation, behind the last one before it that both have. Order does not count, because languages
 * differ; nor do the pattern of a figure, and the caption, names, notes and keys of a block. Version control is not used.
 */
#ifndef SITE_TRANSLATION_CHECK_H
#define SITE_TRANSLATION_CHECK_H

#include "site/site.h"

/* Of all translations of an edition that is not the first. */
void translations_check(struct diag *diag, const struct site *edition);

/* Of one file: the same of two texts. */
void translation_compare(
    struct diag *diag, const struct guide_text *original, const struct guide_text *translation);

#endif
