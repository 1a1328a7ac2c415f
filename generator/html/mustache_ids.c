#include "html/mustache_ids.h"

#include "html/mustache_op.h"

static void add(struct mustache_ids *ids, struct str begun, struct str rest)
{
	ids->at = arena_room(ids->arena, ids->at, ids->count, &ids->room, sizeof(*ids->at));
	ids->at[ids->count++] = STR_JOIN(ids->arena, begun, rest);
}

size_t mustache_ids_find(struct mustache_ids *ids, const struct buf *out, struct str text)
{
	static const struct str before = STR_INIT(MUSTACHE_ID);
	size_t done = 0;

	if (ids->begun) {
		size_t end = str_find_byte(text, '"', 0);
		add(ids, str_sub(buf_str(out), ids->from, out->len), str_sub(text, 0, end));
		ids->begun = false;
		done = end + 1;
	}
	for (size_t at = str_find(text, before, done); at != STR_NONE;
	     at = str_find(text, before, done)) {
		size_t from = at + before.len, end = str_find_byte(text, '"', from);
		if (end == STR_NONE) {
			ids->begun = true;
			return text.len - from;
		}
		add(ids, STR(""), str_sub(text, from, end));
		done = end + 1;
	}
	return 0;
}

void mustache_ids_written(struct mustache_ids *ids, const struct buf *out, size_t begun)
{
	ids->from = ids->begun ? out->len - begun : 0;
}
