/*
 * sheet - style sheets as they are written to the output: references become fingerprinted names, and what
 * the site adds (look.h) follows assets/style.css.
 */
#ifndef SITE_SHEET_H
#define SITE_SHEET_H

#include "site/look.h"
#include "site/site.h"
#include "site/walk.h"

/*
 * Reads all style sheets of walk->assets and adds them to `assets`, which already holds all other files.
 * Reports a reference to a file that does not exist or that the pages' security policy forbids, and sheets
 * that import each other.
 */
void sheets_add(struct arena *keep, struct diag *diag, const struct site *site,
    const struct walk *walk, struct map *assets);

bool sheet_is_one(struct str path);

#endif
