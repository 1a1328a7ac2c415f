/*
 * pass_tabs - alternatives of which a reader takes one: what stands between the comments <!-- tabs --> and <!-- /tabs -->.
 *
 * Each begins with a paragraph that is its name in bold. They are printed one below the other, as github.com shows them;
 * assets/tabs.js makes tabs of them on a screen. Tabs within tabs are told once, and none of them are made.
 */
#ifndef TEXT_PASS_TABS_H
#define TEXT_PASS_TABS_H

#include "text/tree.h"

struct reading;

/* The root, on entering it: what is in tabs is passed like everything else. */
void pass_tabs(struct reading *reading, cmark_node *root);

#endif
