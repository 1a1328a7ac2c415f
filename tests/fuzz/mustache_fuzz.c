/* A template and a partial, parted by a line of %%, over a view that has everything. */
#include "fuzz.h"
#include "html/mustache.h"
#include "html/mustache_render.h"

static const struct view *view(struct arena *arena)
{
	struct view *inner = view_object(arena);
	view_set_text(inner, "a", STR("<inner>"));
	view_set_text(inner, "p", STR("part"));
	struct view *list = view_list(arena);
	view_add(list, inner);
	view_add(list, view_text(arena, STR("x\ny")));
	view_add(list, view_truth(true));
	struct view *outer = view_object(arena);
	view_set(outer, "l", list);
	view_set(outer, "o", inner);
	view_set_text(outer, "a", STR("&"));
	view_set_text(outer, "p", STR("page"));
	view_set_truth(outer, "t", true);
	view_set_truth(outer, "f", false);
	return outer;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct str text = fuzz_text(data, size);
	size_t cut = str_find(text, STR("\n%%\n"), 0);
	struct str page = cut == STR_NONE ? text : str_sub(text, 0, cut);
	struct str part = cut == STR_NONE ? STR("[{{a}}]") : str_sub(text, cut + 4, text.len);
	struct mustache_set *set = mustache_set_new(arena);
	bool good = mustache_add(set, diag, STR("page"), source_new(arena, STR("page"), page));
	good = mustache_add(set, diag, STR("part"), source_new(arena, STR("part"), part)) && good;
	good = mustache_check(set, diag) && good;
	if (good) {
		struct buf out = buf_in(arena, (size_t)64 << 10);
		struct html html = html_to(&out);
		struct pos at;
		fuzz_touch(mustache_render(mustache_find(set, STR("page")), view(arena), &html, &at));
		fuzz_touch(buf_str(&out));
	}
	fuzz_touch_diag(diag);
	arena_free(arena);
	return 0;
}
