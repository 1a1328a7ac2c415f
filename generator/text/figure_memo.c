#include "text/figure_memo.h"

#include "base/map.h"

/* So many figures are remembered: a few megabytes. */
#define FIGURES_MOST 16384

struct figure_memo {
	struct arena *keep;
	struct map printed; /* the texts, one after the other, to struct markup */
	struct map names;   /* to struct known_figure */
};

struct figure_memo *figure_memo_new(struct arena *keep)
{
	struct figure_memo *memo = ARENA_NEW(keep, struct figure_memo);

	*memo = (struct figure_memo){ keep, map_in(keep), map_in(keep) };
	return memo;
}

/* A byte that no text holds parts them. */
static struct str key_of(struct arena *arena, struct figure_words words)
{
	struct str end = STR("\xFF");

	return STR_JOIN(arena, words.href, end, words.text, end, words.range ? end : words.value);
}

struct markup figure_memo_find(
    const struct figure_memo *memo, struct arena *scratch, struct figure_words words)
{
	const struct markup *printed = map_get(&memo->printed, key_of(scratch, words));

	return printed ? *printed : MARKUP_NONE;
}

void figure_memo_add(struct figure_memo *memo, struct figure_words words, struct markup printed)
{
	if (memo->printed.count == FIGURES_MOST)
		return;
	struct markup copy = markup_copy(memo->keep, printed);
	map_put(&memo->printed, key_of(memo->keep, words), arena_copy(memo->keep, &copy, sizeof(copy)));
}

const struct known_figure *figure_memo_name(const struct figure_memo *memo, struct str name)
{
	return map_get(&memo->names, name);
}

void figure_memo_keep(struct figure_memo *memo, struct str name, const struct known_figure *figure)
{
	struct arena *keep = memo->keep;

	if (memo->names.count == FIGURES_MOST)
		return;
	struct known_figure *copy = arena_copy(keep, figure, sizeof(*figure));
	copy->value = value_copy(keep, &figure->value);
	copy->printed = str_copy(keep, figure->printed);
	map_put(&memo->names, str_copy(keep, name), copy);
}
