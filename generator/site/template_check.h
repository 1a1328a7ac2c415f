/* template_check - checks the names in templates: fields of views, files and pages of the site. */
#ifndef SITE_TEMPLATE_CHECK_H
#define SITE_TEMPLATE_CHECK_H

#include "site/site.h"

/*
 * Reports field names that no view has, except below `params`. Replaces {{root}}assets/NAME by the
 * fingerprinted name. Reports addresses after {{root}}, and literal ones in href and src, that do not
 * exist. Assets and routes must be known. The template set must not change afterwards.
 */
void templates_check(
    struct arena *keep, struct diag *diag, const struct site *site, const struct pages *pages);

#endif
