#include "html/apart.h"

void apart_add(struct aparts *aparts, struct buf *out, struct str text)
{
	size_t left = out->most - out->len;

	if (text.len > left || aparts->size > left - text.len) {
		out->full = true;
		return;
	}
	aparts->at =
	    arena_room(aparts->arena, aparts->at, aparts->count, &aparts->room, sizeof(*aparts->at));
	aparts->at[aparts->count++] = (struct apart){ out->len, text };
	aparts->size += text.len;
}

struct str *apart_parts(struct arena *keep, const struct aparts *aparts, struct str text, size_t *count)
{
	struct str *parts = ARENA_ARRAY(keep, struct str, 2 * aparts->count + 1);
	size_t from = 0, n = 0;

	for (size_t i = 0; i < aparts->count; i++) {
		const struct apart *apart = &aparts->at[i];
		parts[n++] = str_sub(text, from, apart->place);
		parts[n++] = apart->text;
		from = apart->place;
	}
	parts[n++] = str_sub(text, from, text.len);
	*count = n;
	return parts;
}
