/*
 * entity - character references in attribute values, read as browsers read them.
 *
 * Source: HTML Standard, 13.2.5.72 to 13.2.5.80, "character reference state" and those that follow,
 * with the branch for attributes: a name without a semicolon is one only when it is one of those
 * that old pages wrote so, and neither = nor a letter or digit follows.
 */
#ifndef HTML_ENTITY_H
#define HTML_ENTITY_H

#include "base/str.h"

/* The value with references replaced; the same view where there are none. */
struct str entity_decode(struct arena *keep, struct str value);

#endif
