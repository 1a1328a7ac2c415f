/*
 * print_edition - a folder on one page, to print: `print: true` in the front matter of its index.
 *
 * All guides of the folder follow each other in reading order as numbered chapters with numbered headings. They are read
 * again for it, so that an id "costs" of chapter 3 is "3.costs", a link to a guide of the folder leads to its chapter, and
 * a figure leads to a numbered note: the formula, the numbers put in, and the numbers of the sources, which are listed at
 * the end. What is wrong in the guides is told by their own pages.
 */
#ifndef SITE_PRINT_EDITION_H
#define SITE_PRINT_EDITION_H

#include "site/worker.h"

/* The view for the template `edition`, and the legend of all chapters in `layout`. */
struct layout;
struct view *print_edition_view(struct rendering *rendering, struct layout *layout);

#endif
