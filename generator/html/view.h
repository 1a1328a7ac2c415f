/*
 * view - what a template gets to see: names and values, nothing else.
 *
 * A view is text, true or false, a list, or an object whose fields keep their order. A section
 * takes nothing, false, empty text and an empty list for false, and everything else, an empty
 * object too, for true. A view is built by whoever knows the page and read by mustache.h. Text is
 * stored unescaped; {{name}} escapes it, and the few fields that hold finished markup (their names
 * are listed in rigbook-templates(7)) are printed with {{{name}}}.
 *
 * Ownership: everything lives in the arena it was made in; texts and keys are views, not copies. A
 * view that has been handed over for rendering is not changed any more, so parts (a folder's
 * navigation, say) may be shared by many pages.
 */
#ifndef HTML_VIEW_H
#define HTML_VIEW_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

enum view_kind { VIEW_NOTHING, VIEW_FALSE, VIEW_TRUE, VIEW_TEXT, VIEW_LIST, VIEW_OBJECT };

struct view_field {
	struct str key;
	const struct view *value;
};

struct view {
	enum view_kind kind;
	struct str text;           /* VIEW_TEXT */
	const struct view **items; /* VIEW_LIST */
	struct view_field *fields; /* VIEW_OBJECT */
	size_t count, room;        /* of items or fields */
	struct arena *arena;       /* where lists and objects grow */
};

struct view *view_object(struct arena *arena);
struct view *view_list(struct arena *arena);
const struct view *view_text(struct arena *arena, struct str text);
const struct view *view_truth(bool truth);
const struct view *view_nothing(void); /* there, but empty: it hides a field of the same name further out */

/* Adds to a list. */
void view_add(struct view *list, const struct view *item);

/* Adds a field; keys are C literals and are not checked for being there already (the first one wins). */
void view_set(struct view *object, const char *key, const struct view *value);
void view_put(struct view *object, struct str key, const struct view *value); /* for keys that are no literals */
void view_set_text(struct view *object, const char *key, struct str text);
void view_set_truth(struct view *object, const char *key, bool truth);
void view_set_number(struct view *object, const char *key, long number);

/* The field of an object, or NULL; of anything else, NULL. */
const struct view *view_get(const struct view *object, struct str key);

/* Whether a section over it is rendered. NULL is false. */
bool view_is_true(const struct view *view);

#endif
