/*
 * views - parts of views that several generated pages share: values, sources, places.
 *
 * Everything is made in rendering->scratch. The fields are described in rigbook-templates(7).
 */
#ifndef SITE_VIEWS_H
#define SITE_VIEWS_H

#include "site/worker.h"

/* A value as plain text; `show` NULL: the show pattern of its origin. */
struct str value_text(
    const struct rendering *rendering, const struct value *value, const struct show *show);

/* What the template `figure` is given of a value; `machine` is empty where it is given none. */
struct value_words {
	struct str text, machine;
};

/* `show` may be NULL: that of its origin. */
struct value_words value_words_of(
    const struct rendering *rendering, const struct value *value, const struct show *show);

/* A value as markup from its words, linked to `href`, or not if that is empty; things and lists as below. */
struct markup value_words_markup(struct rendering *rendering, const struct value *value,
    const struct value_words *words, struct str href);

/*
 * A value as markup: a figure linked to its derivation, a thing linked to its page, words for unknown.
 * `show` may be NULL: that of its origin.
 */
struct markup value_markup(
    struct rendering *rendering, const struct value *value, const struct show *show);

/* The same, but linked to `href`; not linked if that is empty. */
struct markup value_markup_to(struct rendering *rendering, const struct value *value,
    const struct show *show, struct str href);

/* Words in place of a value, as markup. */
struct markup plain_markup(struct rendering *rendering, struct str text);

/* Sets the field unless the text is empty. */
void set_if(struct view *view, const char *key, struct str text);

/* Sets the field to where a made-up page stands, if the site has it. */
void set_address(struct rendering *rendering, struct view *view, const char *key, struct str address);

/* Sets `place`: { name: "content/data/prices.yaml:12", href? }; nothing for a place that is nowhere. */
void set_place(struct rendering *rendering, struct view *view, struct pos at);

/* Sets `source`: { name, href }; nothing for NULL. */
void set_source(struct rendering *rendering, struct view *view, const struct reference *source);

/* Sets `exact` and `unit` of a quantity in the unit it is printed in, for CSV; nothing for other values. */
void set_exact_number(struct rendering *rendering, struct view *view, const struct value *value);

/* Sets `tools` of a table with so many rows that is no `table` (html/table.h), under the name its file gets. */
void set_tools(struct rendering *rendering, struct view *view, struct str name, size_t rows);

/* { fresh, ageing, stale, most } of an observation that counts for some days only. */
void set_age(struct rendering *rendering, struct view *view, const struct fact *fact);

#endif
