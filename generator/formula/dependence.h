/*
 * dependence - which uncertain inputs a value was computed from, and how.
 *
 * Each input that is a range is followed through the operations as the degree in which it occurs
 * above and below the fraction line: x * (1 + x) is of degree 2 over 0 in x, a / (a + b) of 1 over
 * 1 in a. Where no degree passes 1 on either side, the value is linear-fractional in each input,
 * hence monotone in each, and its exact range lies at the corners. Source: Moore, Kearfott and
 * Cloud, "Introduction to Interval Analysis", SIAM 2009, section 6.2 (dependency).
 *
 * Points have no inputs, so with plain numbers all of this costs two comparisons. The order of
 * inputs is the order of the text.
 */
#ifndef FORMULA_DEPENDENCE_H
#define FORMULA_DEPENDENCE_H

#include "formula/value.h"

enum dependence_rule {
	DEPENDENCE_SUM,      /* a + b and a - b, and what compares them */
	DEPENDENCE_PRODUCT,  /* a * b */
	DEPENDENCE_QUOTIENT, /* a / b */
	DEPENDENCE_CHOICE,   /* min, max, and, or: no fraction any more */
};

/* The inputs of many operands, gathered one after the other. Starts zeroed. */
struct dependences {
	struct dependence *at;
	size_t count, room;
	size_t operands;
	bool repeated; /* two operands share an input, or one had it */
	bool many;     /* more than DEPENDENCE_MOST */
};

/* Takes in the inputs of one more operand by the rule: the same for all, the first operand being the one above. */
void dependences_add(struct arena *keep, struct dependences *all, enum dependence_rule rule,
    const struct value *value);
/* Gives `into` what was gathered; it shares the array. */
void dependences_give(const struct dependences *all, enum dependence_rule rule, struct value *into);

/* Both at once, for operations on two. */
void dependence_join(struct arena *keep, enum dependence_rule rule, const struct value *a,
    const struct value *b, struct value *into);

/* The inputs of one operand: as they are, raised to a power, or with no fraction any more (round, abs, root). */
void dependence_keep(const struct value *a, struct value *into);
void dependence_power(struct arena *keep, const struct value *a, int64_t power, struct value *into);
void dependence_choice(struct arena *keep, const struct value *a, struct value *into);

bool dependence_shared(const struct value *a, const struct value *b);

#endif
