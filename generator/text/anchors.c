#include "text/anchors.h"

struct anchors anchors_in(struct arena *keep, struct arena *scratch)
{
	return (struct anchors){ .keep = keep,
		.scratch = scratch,
		.ids = map_in(scratch),
		.numbers = map_in(scratch),
		.slugs = map_in(scratch) };
}

struct str anchors_id(const struct anchors *anchors, struct str id)
{
	return anchors->prefix.len == 0 ? id : STR_JOIN(anchors->keep, anchors->prefix, id);
}

void anchors_add(struct anchors *anchors, struct diag *diag, struct str id, struct pos at)
{
	if (!map_add(&anchors->ids, str_copy(anchors->keep, id), anchors))
		diag_report(diag, DIAG_ANCHOR_DUPLICATE, at,
		    "the anchor “%.*s” stands on this page already", STR_ARG(id));
}

struct str anchors_new(struct anchors *anchors, struct str word)
{
	size_t *number = map_get(&anchors->numbers, word);

	if (!number) {
		number = ARENA_NEW(anchors->scratch, size_t);
		map_put(&anchors->numbers, word, number);
	}
	for (;;) {
		struct str id = str_print(anchors->keep, "%.*s%.*s.%zu", STR_ARG(anchors->prefix),
		    STR_ARG(word), ++*number);
		if (map_add(&anchors->ids, id, anchors))
			return id;
	}
}
