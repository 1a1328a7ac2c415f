#include "number/unit_memo.h"

#include "number/unit_join.h"
#include "number/unit_list.h"

/* A power of two. What finds no place is put together each time. */
#define PLACES 512
/* Places that are looked at for a pair. */
#define TRIES 4

/* Units come and go with the arenas of pages, so a pair is known by what its units are made of. */
struct pair {
	const struct unit *a, *b, *made; /* a: NULL in an empty place */
	bool quotient;
};

struct printed {
	const struct unit *unit; /* NULL in an empty place */
	struct unit_print words;
};

/* Both tables are made when they are first asked: many an evaluator is made for one formula. */
struct unit_memo {
	struct arena *keep;
	struct pair *pairs;
	struct printed *printed;
};

struct unit_memo *unit_memo_new(struct arena *keep)
{
	struct unit_memo *memo = ARENA_NEW(keep, struct unit_memo);

	memo->keep = keep;
	return memo;
}

static uint64_t mixed(uint64_t hash, const struct unit *unit)
{
	const uint64_t factor = 0x9E3779B97F4A7C15;

	for (size_t i = 0; i < unit->factor_count; i++) {
		hash ^= (uintptr_t)unit->factors[i].name->def ^
		    (uint64_t)(uint32_t)unit->factors[i].power;
		hash = (hash ^ hash >> 32) * factor;
	}
	return (hash ^ hash >> 32) * factor;
}

static bool is_same(const struct unit *a, const struct unit *b)
{
	if (a == b)
		return true;
	if (a->factor_count != b->factor_count)
		return false;
	for (size_t i = 0; i < a->factor_count; i++)
		if (a->factors[i].power != b->factors[i].power ||
		    !unit_name_eq(a->factors[i].name, b->factors[i].name))
			return false;
	return true;
}

/* The place of a pair, which may be empty yet; NULL if all that were looked at are taken. */
static struct pair *find(struct unit_memo *memo, const struct unit *a, const struct unit *b, bool quotient)
{
	size_t at = (size_t)(mixed(mixed(quotient, a), b) >> 32);

	if (!memo->pairs)
		memo->pairs = ARENA_ARRAY(memo->keep, struct pair, PLACES);
	for (size_t i = 0; i < TRIES; i++) {
		struct pair *pair = &memo->pairs[(at + i) & (PLACES - 1)];
		if (!pair->a ||
		    (pair->quotient == quotient && is_same(pair->a, a) && is_same(pair->b, b)))
			return pair;
	}
	return NULL;
}

static const struct unit *fill(struct pair *pair, struct arena *keep, const struct unit *a,
    const struct unit *b, const struct unit *made, bool quotient)
{
	pair->a = unit_copy(keep, a);
	pair->b = unit_copy(keep, b);
	pair->quotient = quotient;
	pair->made = made == a ? pair->a : made == b ? pair->b : unit_copy(keep, made);
	return pair->made;
}

static const struct unit *join(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b, bool quotient)
{
	/* Plain numbers cost nothing, and what is on no ratio scale is known by more than its names. */
	bool known = a->factor_count > 0 && b->factor_count > 0 && a->scale == UNIT_RATIO &&
	    b->scale == UNIT_RATIO;
	struct pair *pair = known ? find(memo, a, b, quotient) : NULL;

	if (pair && pair->a)
		return pair->made;
	const struct unit *made = quotient ? unit_div(units, keep, a, b) : unit_mul(units, keep, a, b);
	return made && pair ? fill(pair, memo->keep, a, b, made, quotient) : made;
}

/* The same of one that was printed. */
static struct printed *find_printed(struct unit_memo *memo, const struct unit *unit)
{
	size_t at = (size_t)(mixed(0, unit) >> 32);

	if (!memo->printed)
		memo->printed = ARENA_ARRAY(memo->keep, struct printed, PLACES);
	for (size_t i = 0; i < TRIES; i++) {
		struct printed *printed = &memo->printed[(at + i) & (PLACES - 1)];
		if (!printed->unit || is_same(printed->unit, unit))
			return printed;
	}
	return NULL;
}

struct unit_print unit_memo_print(
    struct unit_memo *memo, const struct units *units, struct arena *keep, const struct unit *unit)
{
	struct printed *printed = unit->factor_count > 0 ? find_printed(memo, unit) : NULL;

	if (printed && printed->unit)
		return printed->words;
	if (!printed)
		return unit_print(units, keep, unit);
	printed->unit = unit_copy(memo->keep, unit);
	printed->words = unit_print(units, memo->keep, printed->unit);
	return printed->words;
}

const struct unit *unit_memo_mul(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b)
{
	return join(memo, units, keep, a, b, false);
}

const struct unit *unit_memo_div(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b)
{
	return join(memo, units, keep, a, b, true);
}
