/*
 * input_set - which inputs a value was computed from.
 *
 * While a figure is computed, the inputs (input.h) whose facts it reads are gathered. With another value for an input
 * that is not in the set the figure is the same: the way through its formula is.
 *
 * A set has INPUT_SET_BITS bits. The inputs of a site that has more share the last one, so that a value may seem to
 * read an input that it does not, and never the other way round.
 */
#ifndef DATA_INPUT_SET_H
#define DATA_INPUT_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define INPUT_SET_BITS 512

struct input_set {
	uint64_t bits[INPUT_SET_BITS / 64];
};

/* `index` is that of an input (input.h). */
void input_set_add(struct input_set *set, size_t index);
void input_set_remove(struct input_set *set, size_t index); /* does nothing where it may share its bit */
bool input_set_has(const struct input_set *set, size_t index);
void input_set_join(struct input_set *set, const struct input_set *more);
bool input_set_is_empty(const struct input_set *set);
bool input_sets_meet(const struct input_set *a, const struct input_set *b);

#endif
