/*
 * origin - what a value is: a fact, a figure, or a call of one. `origin` in struct value points to these.
 */
#ifndef DATA_ORIGIN_H
#define DATA_ORIGIN_H

#include "formula/context.h"
#include "formula/value.h"

struct fact;
struct attribute;
struct figure;

/*
 * A fact has one for good, made as the data is read; those of figures and calls are made as they are computed (slot.h).
 * Equal origins are the same pointer within one evaluator.
 */
enum origin_kind { ORIGIN_FACT, ORIGIN_FIGURE, ORIGIN_CALL };
struct origin {
	enum origin_kind kind;
	/*
	 * ORIGIN_FIGURE and _CALL, once computed: something with a date was read on the way, so the value may differ on another
	 * day
	 */
	bool depends_on_day;
	const struct thing *thing; /* NULL for a field of a record: then `fact` tells */
	/*
	 * ORIGIN_FACT: the one used; NULL when nothing is known. ORIGIN_FIGURE: a stated value put
	 * in its place, or NULL
	 */
	const struct fact *fact;
	const struct attribute *attribute; /* ORIGIN_FACT */
	const struct figure *figure;       /* ORIGIN_FIGURE and _CALL */
	const struct binding *arguments;   /* ORIGIN_CALL */
	size_t argument_count;
	/*
	 * its id on the thing's page of derivations: "cost", "payback-offer-cloud-mid-usage-heavy";
	 * that of the list for a field
	 */
	struct str fragment;
	/* ORIGIN_FIGURE and _CALL, once computed: the calls that its formula read, each once and in that order; lists apart */
	const struct origin *const *calls;
	size_t call_count;
	struct loop_notes *loops; /* the same: what was noted of its formula's loops (formula/loop_note.h); or NULL */
};

/* "Kettle K2: Price", the words for an origin in lists and messages. */
struct str origin_words(struct arena *keep, const struct origin *origin);

/* The thing that they begin with, or NULL. */
const struct thing *origin_thing(const struct origin *origin);

/* What of them stands behind it, as beside other words of the same thing: "Price". */
struct str origin_own_words(const struct origin *origin, struct str words);

#endif
