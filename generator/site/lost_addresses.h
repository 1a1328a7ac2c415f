/*
 * lost_addresses - reports addresses that the published site had and the new one has not: links to them
 * would break.
 *
 * A build does not know what was published before. The published site holds the list of its files,
 * rigbook-files.txt (OUTPUT_LIST in output.h); `rigbook check --published FILE` reads it.
 */
#ifndef SITE_LOST_ADDRESSES_H
#define SITE_LOST_ADDRESSES_H

#include "site/site.h"

/* At most so many are reported one by one; the others are counted. One mistake may lose thousands. */
#define LOST_ADDRESSES_REPORTED_MOST 20

/*
 * Reports every address of the list in `file` (a path relative to the current directory) that the site no
 * longer has, at its line in the list, with a hint which key keeps the address alive. Fingerprinted assets
 * and other files that no reader links to are skipped. Also reports a file that cannot be read or is not
 * such a list. The site must have been built.
 */
void lost_addresses_check(
    struct arena *keep, struct diag *diag, const struct site *site, const char *file);

#endif
