#include "text/page_marks.h"

#include "data/catalog.h"

struct page_marks page_marks_of(struct arena *arena, const struct map *legend)
{
	return (struct page_marks){ .legend = legend,
		.used = ARENA_ARRAY(arena, bool, legend->count),
		.markup = ARENA_ARRAY(arena, struct markup, legend->count) };
}

void page_marks_use(struct page_marks *marks, const struct mark *mark)
{
	for (size_t i = 0; i < marks->legend->count; i++)
		if (marks->legend->at[i].value == mark)
			marks->used[i] = true;
}

void page_marks_add(struct page_marks *marks, const struct page_marks *others)
{
	for (size_t i = 0; i < marks->legend->count; i++)
		marks->used[i] |= others->used[i];
	marks->depends |= others->depends;
	marks->narrow |= others->narrow;
}
