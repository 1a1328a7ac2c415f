/*
 * view - what a template gets to see: names and values, nothing else.
 *
 * A view is text, markup, true or false, a list, or an object whose fields keep their order. A
 * section takes nothing, false, empty text or markup and an empty list for false, and everything
 * else, an empty object too, for true. A view is built by whoever knows the page and read by
 * mustache.h. {{name}} escapes; the few fields that hold markup (their names are listed in
 * rigbook-templates(7)) are printed with {{{name}}}.
 *
 * Ownership: everything lives in the arena it was made in; texts and keys are views, not copies. A
 * view that has been handed over for rendering is not changed any more, so parts (a folder's
 * navigation, say) may be shared by many pages.
 */
#ifndef HTML_VIEW_H
#define HTML_VIEW_H

#include "base/arena.h"
#include "base/str.h"
#include "html/markup.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum view_kind {
	VIEW_NOTHING,
	VIEW_FALSE,
	VIEW_TRUE,
	VIEW_TEXT,
	VIEW_MARKUP,
	VIEW_LIST,
	VIEW_OBJECT
};

struct view_field {
	uint64_t mark; /* view_mark of the key: tells nearly all keys apart at one look */
	struct str key;
	const struct view *value;
};

/* What a section printed of a shared view, and the work that took; of mustache_render.c. */
struct view_print {
	const void *section; /* NULL: none yet */
	struct str text;
	size_t work;
};

/* A page has some hundred of them, a table of numbers thousands: what kinds do not have in common lies in one place. */
struct view {
	enum view_kind kind;
	uint32_t count; /* of items or fields; 0 of all but lists and objects */
	uint64_t marks; /* VIEW_OBJECT: a bit for the mark of each field, which tells most keys that it has not */
	union {
		struct {
			struct str text; /* VIEW_TEXT, the bytes of VIEW_MARKUP, the words of true and false */
			size_t *end; /* VIEW_MARKUP: see view_set_markup_end; or NULL */
		};
		struct {
			union {
				const struct view **items; /* VIEW_LIST */
				struct view_field *fields; /* VIEW_OBJECT */
			};
			size_t room;              /* for items or fields */
			struct arena *arena;      /* where lists and objects grow */
			struct view_print *print; /* of a shared object: see view_share; or NULL */
		};
	};
};

struct view *view_object(struct arena *arena);
struct view *view_copy(struct arena *arena, const struct view *object); /* a new object with the same fields */
struct view *view_list(struct arena *arena);
const struct view *view_text(struct arena *arena, struct str text);
const struct view *view_truth(bool truth);
const struct view *view_nothing(void); /* there, but empty: it hides a field of the same name further out */

/*
 * From now on a rendering may keep, in the view's arena, what a section printed of the object, for
 * the next time: for items that stand on many pages, as those of a menu. It does so where nothing
 * around the item was looked at, so what is printed is the same. The view then belongs to one
 * thread.
 */
void view_share(struct view *object);

/* Adds to a list. */
void view_add(struct view *list, const struct view *item);

/* The length of a key and its first seven bytes, made once where the key is a literal; view_get_marked takes it. */
static inline uint64_t view_mark(struct str key)
{
	char bytes[sizeof(uint64_t)] = { (char)(unsigned char)key.len };
	uint64_t mark;

	memcpy(bytes + 1, key.at, key.len < sizeof(bytes) - 1 ? key.len : sizeof(bytes) - 1);
	memcpy(&mark, bytes, sizeof(mark));
	return mark;
}

/* Which bit of view.marks stands for a mark, and that bit. */
static inline unsigned view_mark_place(uint64_t mark)
{
	return (unsigned)(mark * 0x9E3779B97F4A7C15 >> 58);
}

static inline uint64_t view_mark_bit(uint64_t mark)
{
	return (uint64_t)1 << view_mark_place(mark);
}

/* Adds a field; keys are not checked for being there already (the first one wins). */
void view_put_marked(struct view *object, struct str key, uint64_t mark, const struct view *value);

static inline void view_put(struct view *object, struct str key, const struct view *value)
{
	view_put_marked(object, key, view_mark(key), value);
}

/* The same for keys that are C literals. */
static inline void view_set(struct view *object, const char *key, const struct view *value)
{
	view_put(object, str_from(key), value);
}

static inline void view_set_text(struct view *object, const char *key, struct str text)
{
	view_set(object, key, view_text(object->arena, text));
}

void view_set_markup(struct view *object, const char *key, struct markup markup);
/*
 * The same, and when a template has printed the field with {{{key}}}, *end tells where in what is
 * rendered it ends, so that others can put something there. Such a field counts as true when it is
 * empty, too.
 */
void view_set_markup_end(struct view *object, const char *key, struct markup markup, size_t *end);
void view_set_truth(struct view *object, const char *key, bool truth);
void view_set_number(struct view *object, const char *key, long number);

/* The field of an object, or NULL; of anything else, NULL. */
const struct view *view_get(const struct view *object, struct str key);

/*
 * The same for a key whose mark is known, and its bit. Inline: a page of templates asks for thousands of fields. A scan, not
 * a hash: objects have a dozen fields. Of a short key the mark holds all bytes.
 */
static inline const struct view *view_get_marked(
    const struct view *object, struct str key, uint64_t mark, uint64_t bit)
{
	if (!(object->marks & bit)) /* nor has anything but objects any */
		return NULL;
	for (const struct view_field *field = object->fields, *end = field + object->count;
	     field < end; field++)
		if (field->mark == mark && field->key.len == key.len &&
		    (key.len < sizeof(mark) || memcmp(field->key.at, key.at, key.len) == 0))
			return field->value;
	return NULL;
}

/* Whether a section over it is rendered. NULL is false. */
static inline bool view_is_true(const struct view *view)
{
	if (!view)
		return false;
	switch (view->kind) {
	case VIEW_NOTHING:
	case VIEW_FALSE:
		return false;
	case VIEW_TRUE:
	case VIEW_OBJECT:
		return true;
	case VIEW_TEXT:
		return view->text.len > 0;
	case VIEW_MARKUP:
		return view->text.len > 0 || view->end;
	case VIEW_LIST:
		return view->count > 0;
	}
	return false;
}

#endif
