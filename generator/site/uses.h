/*
 * uses - who uses what: gathered after the guides are rendered, for the pages that are made of it.
 */
#ifndef SITE_USES_H
#define SITE_USES_H

#include "site/site.h"

/* Fills site->users and site->observations from the catalog. */
void users_gather(struct arena *keep, struct site *site);

/* Fills site->uses from the guides' results, in the order of pages. */
void uses_gather(struct arena *keep, struct site *site);

/*
 * Fills site->calls: the calls that guides show, and those that the derivations of figures and of
 * other calls show in turn, until none is new.
 */
void calls_gather(struct arena *keep, struct diag *diag, struct site *site);

#endif
