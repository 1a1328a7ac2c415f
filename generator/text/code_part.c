#include "text/code_part.h"

void code_part_add(struct code_parts *parts, size_t from, size_t to, const char *class)
{
	parts->at =
	    arena_room(parts->arena, parts->at, parts->count, &parts->room, sizeof(*parts->at));
	parts->at[parts->count++] = (struct code_part){ from, to, class };
}
