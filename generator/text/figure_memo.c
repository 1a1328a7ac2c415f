#include "text/figure_memo.h"

#include "base/map.h"

/* So many figures are remembered: a few megabytes. */
#define FIGURES_MOST 16384

struct figure_memo {
	struct arena *keep;
	struct map names; /* to struct known_figure */
};

struct figure_memo *figure_memo_new(struct arena *keep)
{
	struct figure_memo *memo = ARENA_NEW(keep, struct figure_memo);

	*memo = (struct figure_memo){ keep, map_in(keep) };
	return memo;
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
