#include "block/block.h"

#include "data/shape.h"

bool block_fits(const struct block *block, size_t rows, size_t columns)
{
	if (columns == 0 || rows <= BLOCK_CELLS_MOST / columns)
		return true;
	diag_report(block->asker->diag, DIAG_TEXT_LIMIT, block->yaml->at,
	    "a table of %zu by %zu has more than %d cells", rows, columns, BLOCK_CELLS_MOST);
	return false;
}

const struct language *block_language(const struct block *block)
{
	return units_words(block->asker->catalog->units);
}

bool block_bool(const struct block *block, struct str key, bool otherwise)
{
	return yaml_get(block->yaml, key) ? shape_truth(block->asker->diag, block->yaml, key)
					  : otherwise;
}
