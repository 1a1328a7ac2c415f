/*
 * other_generators - front matter keys of other site generators (Hugo, Jekyll and the like): a guide that
 * comes from there is built, and its author gets a hint what to write instead.
 */
#ifndef SITE_OTHER_GENERATORS_H
#define SITE_OTHER_GENERATORS_H

#include "base/str.h"

/* The hint what to write instead of a key; NULL for a key that no other generator has. */
const char *other_generators_hint(struct str key);

#endif
