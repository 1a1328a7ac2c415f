/*
 * sieve - which elements of a loop do not belong, told by what is remembered of them, without asking them again.
 *
 * In `count(m in measurement where m.counted and m.machine.family = family and m.speed > 10 token/s)` each measurement
 * has a family that is the same whenever somebody asks, and most have another one. The conditions in front that say what
 * a path of the element is, or must be the same as, are found as the formula is parsed. What the path comes to is
 * remembered as elements are asked for the first time, and compared from then on.
 *
 * Exact: an element that passes is asked all that `where` says, and so is one of which nothing is remembered. Under an
 * assumption (assume.h) nothing is sieved.
 */
#ifndef FORMULA_SIEVE_H
#define FORMULA_SIEVE_H

#include "formula/iteration.h"

/* The engine of pages, which goes through few lists, has none. */
#ifdef RIGBOOK_IN_PAGE
#define SIEVE_IS_KEPT false
#else
#define SIEVE_IS_KEPT true
#endif
/* Conditions in front; those behind are asked. */
#define SIEVE_RULES_MOST 4
/* Lists shorter than this are gone through faster than any memory of them. */
#define SIEVE_LIST_LEAST 4

/* A condition of `where`: that a path of the element is something. */
struct sieve_rule {
	struct str name; /* the path behind the element; without a dot in front where the loop has no variable */
	uint64_t hash; /* map_hash of it */
	const struct node *path;
	const struct node *wanted; /* NULL: the path is a truth, and holds */
};

/* Sets loop->rules, which live in `keep`. */
void sieve_find(struct arena *keep, struct loop *loop);

/* For a loop over a list that has just been opened; NULL: all elements are asked. */
struct sieve *sieve_open(const struct iteration *iteration);
/* Whether the element in scope is known not to belong. */
bool sieve_leaves_out(struct sieve *sieve, const struct iteration *iteration);
/* So many of the elements from an index on are known not to belong by the first condition, once one has been left out. */
size_t sieve_run(const struct sieve *sieve, size_t from, size_t count);
/* Remembers of the element in scope, of which has been found whether it belongs, what it had to be asked. */
void sieve_learn(struct sieve *sieve, const struct iteration *iteration);

#endif
