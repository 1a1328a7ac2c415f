/*
 * evaluator_state - what an evaluator knows and remembers while it computes.
 *
 * Only for the files that compute (those that evaluator.h, figures.h and claims.h stand on); everybody else asks through
 * evaluator.h.
 */
#ifndef DATA_EVALUATOR_STATE_H
#define DATA_EVALUATOR_STATE_H

#include "data/basis.h"
#include "data/figures.h"
#include "data/rate.h"
#include "data/read_set.h"
#include "data/slot.h"
#include "data/slot_table.h"

/* A figure being computed, and which calls it has read; the chain of them is the way back to whoever asked first. */
struct active {
	const struct slot *slot;
	struct active *outer;
	const struct origin **calls;
	size_t call_count, call_room;
};

/* An uncertain input held at one end of its range. */
struct corner {
	const struct origin *input;
	bool high;
};

/* What formulas go over by its name. The claims come last: everything that they are about is computed before. */
struct global_lists {
	struct map kinds; /* kind id -> struct value, the list of its things */
	const struct value *things, *things_end; /* the elements of all these lists, one after the other */
	struct value claims;     /* VALUE_LIST once claims_offer was called, else VALUE_BAD */
	struct type claims_type; /* TYPE_LIST then */
};

struct evaluator {
	struct arena *keep; /* slots, their origins with arguments, and copies of their values */
	/*
	 * everything else: what is on its way, and what is handed out; may be reset between
	 * questions
	 */
	struct arena *scratch;
	struct diag *diag;
	const struct catalog *catalog;
	struct basis basis;
	/* what is looked at before anything is computed; never changed; may be NULL */
	const struct evaluator *finished;
	const struct global_lists *lists;
	struct slot_table slots;
	struct map calls;     /* thing, figure, arguments and where these are from -> struct slot */
	struct slot **recent; /* calls of things alone, by their addresses (call.c); NULL: none yet */
	size_t recent_room;
	struct active *active;
	struct map *printed; /* what quantities were printed as in lines with numbers put in; NULL: nobody asks again */
	bool notes_loops; /* figures are likely to be derived: what their loops leave out is kept */
	size_t *steps;    /* that the loops of all figures took; NULL once these are there */
	struct read_set read; /* for what is being computed: the days and the inputs of what was read */
	/*
	 * one that looks from another day, with other values of inputs, or from outside of this corner:
	 * what does not depend on the days between, on the inputs that differ, or on what is uncertain,
	 * is taken from there; NULL for none
	 */
	const struct evaluator *neighbour;
	struct day_set between;
	struct input_set differ;
	struct str excuse; /* why the last value that is none is none, where values that were put in made it so */
	bool left_unknown; /* an answer was given because something is unknown (formula/context.h) */
	bool read_preferred; /* a fact of the source that the basis prefers, or a value put in place of ours */
	bool *with_read; /* which of the values of the basis were read, as many as there are; NULL: not recorded */
	const struct corner *corners;
	size_t corner_count;
	struct map *corner_memo; /* corner_memo.h: struct slot by figure and ends; grows, in `keep`, while it is asked */
	struct differences *differences; /* differences.h; NULL: not noted */
	struct map *checked; /* figures whose types have been asked for; NULL but while types are checked */
	int check_depth;  /* of the figures being checked */
	size_t too_deep;  /* figures whose types were not asked for because of it */
	struct map loops; /* loops that have been reported */
	struct rate_day rate_day;
	struct money_changer changer;
	struct resolver resolver;
	struct arithmetic arithmetic;
	struct vantage *vantages; /* kept to look with one value in place of ours (vantage.h) */
	/*
	 * what is remembered of lists (formula/column.h), by itself and by those whose neighbour it is, or whose neighbour's
	 * neighbour, and so on; NULL for one that may look with other values than the data's
	 */
	struct columns *columns;
	struct box *box; /* of the corners that are visited (formula/box.h), which is told what is read; or NULL */
};

struct figures {
	struct evaluator own;
	struct global_lists lists;
	size_t steps;
};

/* A new one, but for its `resolver`. */
void evaluator_state_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct basis basis, const struct global_lists *lists);

/* A context with this evaluator as its resolver; `self` may be NULL and must live as long as the context. */
struct formula_context evaluator_context(struct evaluator *evaluator, const struct value *self,
    const struct binding *bindings, size_t count);

#endif
