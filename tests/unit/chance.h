/*
 * chance - numbers that nobody chose, the same in every run: splitmix64 (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014) from a fixed start.
 */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include <stdint.h>

struct chance {
	uint64_t state;
};

static inline uint64_t chance_next(struct chance *chance)
{
	uint64_t z = chance->state += 0x9E3779B97F4A7C15;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
	return z ^ (z >> 31);
}

/* From 0 up to, and without, the limit. */
static inline int64_t chance_below(struct chance *chance, int64_t limit)
{
	return (int64_t)(chance_next(chance) % (uint64_t)limit);
}

#endif
