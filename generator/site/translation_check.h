/*
 * translation_check - what a translation lacks of its original.
 *
 * Compared are the guards, the figures and the blocks of the two files: what the original has and the translation has
 * nowhere is told as a warning, at the place in the translation behind what stands before it in the original. Words are not compared, nor is the order: languages differ. Of a figure its pattern does not count, of a block its
 * caption, names and notes do not, nor do keys, which may be names. Nothing is asked of version control.
 */
#ifndef SITE_TRANSLATION_CHECK_H
#define SITE_TRANSLATION_CHECK_H

#include "site/site.h"

/* Of all translations of a part that is not the first. */
void translations_check(struct diag *diag, const struct site *part);

/* Of one file: the same of two texts. */
void translation_compare(
    struct diag *diag, const struct guide_text *original, const struct guide_text *translation);

#endif
