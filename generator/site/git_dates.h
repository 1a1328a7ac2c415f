/*
 * git_dates - on which day each guide was changed last, by the history of git: `dates: git` in site.yaml.
 *
 * Git is asked once a build, for the days and files of all commits that touch content/ (base/git.h; it has
 * GIT_DATES_SECONDS). A guide that includes parts was changed when it or one of them was. Outside of a repository nothing
 * is known, and nothing said; a shallow clone, which would take its first commit for the change of everything, is warned of.
 */
#ifndef SITE_GIT_DATES_H
#define SITE_GIT_DATES_H

#include "site/site.h"

#define GIT_DATES_SECONDS 20

/* Sets `changed` of the guides. Other languages take what the first has read. */
void git_dates_set(struct arena *keep, struct diag *diag, struct site *site, struct pages *pages);

#endif
