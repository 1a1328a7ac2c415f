/*
 * slug - the anchors of headings, as github.com makes them from their text.
 */
#ifndef TEXT_SLUG_H
#define TEXT_SLUG_H

#include "base/map.h"

/*
 * GitHub's slug of a heading's source text; unique among those already in `taken` ("name",
 * "name-1", …), to which it is added.
 */
struct str document_slug(struct arena *keep, struct str text, struct map *taken);

/* An anchor that an author chose: the slugs that follow are others. */
void document_slug_take(struct str slug, struct map *taken, struct arena *arena);

/* The slug of what need not be unique; empty when nothing of the text stays. */
struct str document_slug_alone(struct arena *keep, struct str text);

/* The text in small letters, of the scripts that slugs know them of. */
struct str document_lower_case(struct arena *keep, struct str text);

#endif
