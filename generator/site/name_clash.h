/*
 * name_clash - files of the output whose names are the same to some systems: they differ only in case, or
 * in how accents are encoded (Unicode normal forms).
 *
 * macOS and Windows keep only one of such files. Linux keeps both, but links to one of them may break
 * elsewhere.
 */
#ifndef SITE_NAME_CLASH_H
#define SITE_NAME_CLASH_H

#include "base/arena.h"
#include "base/diag.h"
#include "site/page.h"

/* True if two names differ only in case or normal form. */
bool names_clash(struct str a, struct str b);

/* Reports each file or folder in pages->makers whose name clashes with an earlier one, once. */
void name_clashes_check(struct diag *diag, const struct pages *pages);

#endif
