/*
 * listing - the list of the files that rigbook wrote, which is itself a file of the output (OUTPUT_LIST in
 * output.h).
 *
 * Format: one comment line, then one path a line, sorted; the list's own name is last.
 */
#ifndef SITE_LISTING_H
#define SITE_LISTING_H

#include "site/carry_over.h"

struct str listing_text(struct arena *keep, const struct new_file *files, size_t count);

/* True if the text begins with the comment line of a list. */
bool listing_is(struct str text);

/*
 * The paths in the list of an open output folder. The list may have been edited or written by somebody
 * else: a file without our first line gives no paths, and a path outside the folder is ignored.
 */
struct map listing_read(struct arena *keep, int output);

#endif
