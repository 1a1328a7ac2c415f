/*
 * search_add - adds the content of each page to the search index: sections of guides, things with their
 * main facts, figures with value and date. It is taken from the values that pages are made of, not from
 * rendered HTML.
 *
 * Does nothing if the site has no search.
 */
#ifndef SITE_SEARCH_ADD_H
#define SITE_SEARCH_ADD_H

#include "site/worker.h"

/* A guide that is not about a thing. */
void search_add_guide(struct rendering *rendering, const struct document *document);

/* The page of a thing. `body` is the guide about it, or NULL. */
void search_add_thing(struct rendering *rendering, const struct document *body);

/* The page of a thing's derivations. */
void search_add_figures(struct rendering *rendering);

/* Any other generated page: its title and its description. */
void search_add_page(struct rendering *rendering, struct str description);

/* The page of sources, with what each is called and whose it is. `sources` is its view (sources.h). */
void search_add_sources(struct rendering *rendering, const struct view *sources, struct str description);

/* The page of changes: each of its days, with what was observed on it. `changes` is its view (changes_page.h). */
void search_add_changes(struct rendering *rendering, const struct view *changes, struct str description);

#endif
