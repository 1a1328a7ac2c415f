/*
 * output_place - checks which folder may be the output.
 *
 * A build replaces a whole folder. So the output must not contain sources, nor lie among them: the next
 * build would read what this one wrote. A symbolic link inside the site's folder must not lead the output
 * out of it, because it may come from a stranger's site. Links outside of the site's folder belong to the
 * user and are followed.
 */
#ifndef SITE_OUTPUT_PLACE_H
#define SITE_OUTPUT_PLACE_H

#include "site/site.h"

/*
 * The absolute path of the output, with symbolic links resolved as far as the path exists. Nothing is
 * created. NULL after a report: DIAG_OUTPUT_PLACE, DIAG_PATH_OUTSIDE or DIAG_OUTPUT_FAILED.
 */
const char *output_place_find(
    struct arena *keep, struct diag *diag, const struct site_options *options, const char *out);

#endif
