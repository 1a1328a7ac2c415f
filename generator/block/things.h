/* things - the things of a block: a list of ids, or all things of a kind. Private to block/. */
#ifndef BLOCK_THINGS_H
#define BLOCK_THINGS_H

#include "block/block.h"

struct things {
	const struct thing **at;
	size_t count;
	const struct kind *kind; /* the most specific kind that all of them have; NULL if there is none */
};

/*
 * Reads a list of ids, or the id of a kind, which means all its things that are in use. False after a
 * report.
 */
bool things_read(const struct block *block, const struct yaml *yaml, struct things *out);

/* Reads the key `things` or `kind` of the block. False after a report. */
bool things_of_block(const struct block *block, struct things *out);

/* False after a report of one that the block's list `things` names twice: a chart would draw one mark over the other. */
bool things_are_once(const struct block *block);

/* A thing by its id; NULL after a report. */
const struct thing *thing_read(const struct block *block, const struct yaml *yaml);

/* Their names as text: "A, B and C". */
struct str things_names(const struct block *block, const struct things *things);

#endif
