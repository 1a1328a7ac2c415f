/*
 * letters - all things and guides by their first letter: the content of the search page for readers without
 * script.
 */
#ifndef SITE_LETTERS_H
#define SITE_LETTERS_H

#include "site/worker.h"

/* { letters: [ { name, id, items: [ { name, href, kind? } ] } ] } */
struct view *letters_view(struct rendering *rendering);

#endif
