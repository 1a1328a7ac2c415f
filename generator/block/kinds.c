#include "block/kinds.h"

#include "block/block_chart.h"
#include "block/block_compare.h"
#include "block/block_matrix.h"
#include "block/block_parts.h"
#include "block/block_scenarios.h"
#include "block/block_table.h"
#include "block/chart_lines.h"
#include "block/chart_things.h"

const struct block_kind block_kinds[BLOCK_KIND_COUNT] = {
	{ STR_INIT("compare"), block_compare },
	{ STR_INIT("table"), block_table },
	{ STR_INIT("matrix"), block_matrix },
	{ STR_INIT("parts"), block_parts },
	{ STR_INIT("scenarios"), block_scenarios },
	{ STR_INIT("chart"), block_chart },
};

const struct block_kind *block_kind_find(struct str word)
{
	for (size_t i = 0; i < BLOCK_KIND_COUNT; i++)
		if (str_eq(word, block_kinds[i].word))
			return &block_kinds[i];
	return NULL;
}

bool block_make(const struct asker *asker, const struct block_kind *kind, const struct yaml *yaml,
    bool derive, struct grid *grid)
{
	struct block block = { .asker = asker, .yaml = yaml, .grid = grid, .derive = derive };

	block.marks = block_bool(&block, STR("marks"), true);
	grid->cards = block_bool(&block, STR("cards"), false);
	return kind->make(&block);
}

bool block_marks(
    const struct asker *asker, const struct yaml *yaml, struct grid *grid, struct chart *chart)
{
	struct block block = { .asker = asker, .yaml = yaml, .grid = grid };

	return chart_of_grid(&block, chart) && chart_lines(&block, chart);
}
