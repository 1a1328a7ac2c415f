#include "html/steady.h"

struct template_steadies {
	const struct mustache *template;
	struct steady *by_op;
};

struct steadies {
	struct arena *keep;
	size_t lasting;
	struct template_steadies *templates;
	size_t template_count, template_room;
	const struct view *page;
	uint64_t marks;            /* of the page's own fields */
	struct steady_name *names; /* noted */
	size_t name_count, name_room, names_told;
	bool changes; /* what was printed is not what the next page prints */
};

struct steadies *steadies_new(struct arena *keep, size_t lasting)
{
	struct steadies *steadies = ARENA_NEW(keep, struct steadies);

	steadies->keep = keep;
	steadies->lasting = lasting;
	return steadies;
}

void steadies_begin(struct steadies *steadies, const struct view *page)
{
	steadies->page = page;
	steadies->marks = 0;
	for (size_t i = steadies->lasting; i < page->count; i++)
		steadies->marks |= view_mark_bit(page->fields[i].mark);
}

struct steady *steadies_of(struct steadies *steadies, const struct mustache *template)
{
	for (size_t i = 0; i < steadies->template_count; i++)
		if (steadies->templates[i].template == template)
			return steadies->templates[i].by_op;
	steadies->templates = arena_room(steadies->keep, steadies->templates,
	    steadies->template_count, &steadies->template_room, sizeof(*steadies->templates));
	struct steady *by_op = ARENA_ARRAY(steadies->keep, struct steady, template->count);
	steadies->templates[steadies->template_count++] = (struct template_steadies){ template, by_op };
	return by_op;
}

static bool is_part(const struct view_field *field, const struct mustache_part *part)
{
	return field->mark == part->mark && str_eq(field->key, part->key);
}

/* The page's own field of that name; NULL if it has none. */
static const struct view *own_field(const struct steadies *steadies, const struct mustache_part *part)
{
	const struct view *page = steadies->page;

	for (size_t i = steadies->lasting; steadies->marks & part->bit && i < page->count; i++)
		if (is_part(&page->fields[i], part))
			return page->fields[i].value;
	return NULL;
}

static bool is_lasting(const struct steadies *steadies, const struct mustache_part *part)
{
	for (size_t i = 0; i < steadies->lasting; i++)
		if (is_part(&steadies->page->fields[i], part))
			return true;
	return false;
}

bool steady_holds(const struct steadies *steadies, struct steady *by_op, size_t from)
{
	struct steady *steady = &by_op[from];

	for (size_t i = 0; i < steady->name_count; i++) {
		const struct steady_name *name = &steady->names[i];
		if (own_field(steadies, name->part) == name->value)
			continue;
		by_op[name->op].is_alone = true;
		steady->end = 0;
		return false;
	}
	return true;
}

void steady_note(struct steadies *steadies)
{
	steadies->name_count = steadies->names_told = 0;
	steadies->changes = false;
}

void steady_note_name(struct steadies *steadies, const struct mustache_part *part)
{
	if (part && is_lasting(steadies, part))
		return;
	const struct view *value = part ? own_field(steadies, part) : steadies->page;
	if (value && value->kind >= VIEW_TEXT) { /* of the others there is one each */
		steadies->changes = true;
		return;
	}
	steadies->names = arena_room(steadies->keep, steadies->names, steadies->name_count,
	    &steadies->name_room, sizeof(*steadies->names));
	steadies->names[steadies->name_count++] = (struct steady_name){ part, value, 0 };
}

void steady_note_apart(struct steadies *steadies)
{
	steadies->changes = true;
}

bool steady_lasts(struct steadies *steadies, uint32_t op, size_t *names)
{
	if (steadies->changes)
		return false;
	while (steadies->names_told < steadies->name_count)
		steadies->names[steadies->names_told++].op = op;
	*names = steadies->name_count;
	return true;
}

void steady_keep(struct steadies *steadies, struct steady *steady, struct steady part)
{
	struct arena *keep = steadies->keep;

	*steady = part;
	steady->text = str_copy(keep, part.text);
	steady->names = arena_copy(keep, steadies->names, part.name_count * sizeof(*part.names));
}
