#include "html/view.h"

#include <string.h>

static const struct view nothing = { .kind = VIEW_NOTHING };
static const struct view truths[] = {
	{ .kind = VIEW_FALSE, .text = STR_INIT("false") },
	{ .kind = VIEW_TRUE, .text = STR_INIT("true") },
};

/* Of a text, which most views are, nothing lies behind its bytes. */
#define TEXT_SIZE offsetof(struct view, end)

static struct view *view_new(struct arena *arena, enum view_kind kind)
{
	struct view *view = arena_alloc(arena, sizeof(*view));

	*view = (struct view){ .kind = kind };
	return view;
}

/* Most objects have no more fields: these lie behind the object. */
#define FIELDS_FIRST 8

struct view *view_object(struct arena *arena)
{
	struct object {
		struct view view;
		struct view_field fields[FIELDS_FIRST];
	} *object = arena_alloc(arena, sizeof(*object));

	object->view = (struct view){ .kind = VIEW_OBJECT };
	object->view.arena = arena;
	object->view.fields = object->fields;
	object->view.room = FIELDS_FIRST;
	return &object->view;
}

struct view *view_copy(struct arena *arena, const struct view *object)
{
	struct view *copy = view_new(arena, VIEW_OBJECT);

	copy->arena = arena;
	copy->room = 2 * object->count + FIELDS_FIRST;
	copy->fields = arena_alloc(arena, copy->room * sizeof(*copy->fields));
	if (object->count > 0)
		memcpy(copy->fields, object->fields, object->count * sizeof(*copy->fields));
	copy->count = object->count;
	copy->marks = object->marks;
	return copy;
}

struct view *view_list(struct arena *arena)
{
	struct view *view = view_new(arena, VIEW_LIST);

	view->arena = arena;
	return view;
}

const struct view *view_text(struct arena *arena, struct str text)
{
	struct view *view = arena_alloc(arena, TEXT_SIZE);

	view->kind = VIEW_TEXT;
	view->count = 0;
	view->marks = 0;
	view->text = text;
	return view;
}

const struct view *view_truth(bool truth)
{
	return &truths[truth];
}

const struct view *view_nothing(void)
{
	return &nothing;
}

void view_share(struct view *object)
{
	object->print = ARENA_NEW(object->arena, struct view_print);
}

void view_add(struct view *list, const struct view *item)
{
	list->items =
	    arena_room(list->arena, list->items, list->count, &list->room, sizeof(*list->items));
	list->items[list->count++] = item;
}

void view_put_marked(struct view *object, struct str key, uint64_t mark, const struct view *value)
{
	object->fields = arena_room(
	    object->arena, object->fields, object->count, &object->room, sizeof(*object->fields));
	object->fields[object->count++] = (struct view_field){ mark, key, value };
	object->marks |= view_mark_bit(mark);
}

void view_set_markup_end(struct view *object, const char *key, struct markup markup, size_t *end)
{
	struct view *view = view_new(object->arena, VIEW_MARKUP);

	view->text = markup.bytes;
	view->end = end;
	view_set(object, key, view);
}

void view_set_markup(struct view *object, const char *key, struct markup markup)
{
	view_set_markup_end(object, key, markup, NULL);
}

void view_set_truth(struct view *object, const char *key, bool truth)
{
	view_set(object, key, view_truth(truth));
}

void view_set_number(struct view *object, const char *key, long number)
{
	view_set_text(object, key, str_print(object->arena, "%ld", number));
}

const struct view *view_get(const struct view *object, struct str key)
{
	uint64_t mark = view_mark(key);

	return key.len == 0 ? NULL : view_get_marked(object, key, mark, view_mark_bit(mark));
}
