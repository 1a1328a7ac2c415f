/*
 * evaluator - what the parts of figures (figures.c, world.c, call.c, corners.c, derivation.c,
 * gain.c, history.c, stale.c) share.
 *
 * For these files and claims.c only; everybody else includes figures.h.
 */
#ifndef DATA_EVALUATOR_H
#define DATA_EVALUATOR_H

#include "data/figures.h"

/*
 * What has been computed of one figure of one thing, or of one call; of facts only where the fact
 * alone is not the value. All of it is in `keep`, while what is computed is in `scratch`:
 * slot_compute copies.
 */
struct slot {
	const void *key[2]; /* thing, and attribute or figure */
	enum { SLOT_NEW, SLOT_OPEN, SLOT_DONE } state;
	struct origin origin;
	struct value value;
};

/* A figure being computed; the chain of them is the way back to whoever asked first. */
struct active {
	const struct slot *slot;
	const struct active *outer;
};

/* An uncertain input held at one end of its range. */
struct corner {
	const struct origin *input;
	bool high;
};

/* Where exchange rates are looked up: the newest that is not after `on`. */
struct rate_day {
	const struct catalog *catalog;
	struct arena *keep;
	struct date on;
	bool *read; /* set when one was */
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
	struct vantage vantage;
	/* what is looked at before anything is computed; never changed; may be NULL */
	const struct evaluator *finished;
	const struct map *kind_lists; /* kind id -> struct value, the list of its things */
	struct map slots;             /* struct slot by its key */
	struct map calls;             /* "thing#fragment" -> struct slot */
	const struct active *active;
	size_t *steps;   /* that the loops of all figures took; NULL once these are there */
	bool read_dated; /* for what is being computed: something that other days see otherwise */
	const struct corner *corners;
	size_t corner_count;
	struct map *checked; /* figures whose types have been asked for; NULL but while types are checked */
	int check_depth;  /* of the figures being checked */
	size_t too_deep;  /* figures whose types were not asked for because of it */
	struct map loops; /* loops that have been reported */
	struct rate_day rate_day;
	struct money_changer changer;
	struct formula_world world;
	struct arithmetic how;
};

struct figures {
	struct evaluator own;
	size_t steps;
};

void evaluator_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct vantage vantage, const struct map *kind_lists);

/* A run in this evaluator's world; `self` may be NULL and must live as long as the run. */
struct formula_run evaluator_run(struct evaluator *evaluator, const struct value *self,
    const struct binding *bindings, size_t count);

/* world.c: the callbacks of the formula language. */
struct formula_world world_of(struct evaluator *evaluator);

/* stale.c: one of the two names that count observations; false if it is neither. The numbers are plain. */
bool stale_name(struct evaluator *evaluator, struct str name, struct value *out);

/*
 * rate.c: units of `to` for one of `from`, NULL if no rate is known by that day; *approx is set when
 * it is about. `self` is a struct rate_day.
 */
const struct ratio *rate_at(void *self, struct str from, struct str to, bool *approx);

/* The value of an attribute; of a figure without parameters. */
struct value attribute_value(
    struct evaluator *evaluator, const struct thing *thing, const struct attribute *attribute);
struct value figure_value(
    struct evaluator *evaluator, const struct thing *thing, const struct figure *figure, int depth);

/* Computes a slot that is not done: `formula` of its figure, with its arguments. Reports loops. */
void slot_compute(struct evaluator *evaluator, struct slot *slot, int depth);

/* The slot of a member; NULL if it has not been asked for. */
struct slot *slot_known(
    const struct evaluator *evaluator, const struct thing *thing, const void *member);

/* The same, new if it has not been asked for. */
struct slot *slot_find(struct evaluator *evaluator, const struct thing *thing, const void *member);

/* figures.c: what formulas see of a figure; computes it first where types are being checked. */
struct type figure_type(struct evaluator *evaluator, const struct figure *figure);

/* call.c */
bool call_value(void *self, const struct formula_run *run, const struct value *of, struct str name,
    const struct binding *arguments, size_t count, struct pos at, struct value *out);
bool call_type(void *self, const struct formula_run *run, const struct type *of, struct str name,
    const struct binding *arguments, size_t count, struct pos at, struct type *out);

/*
 * corners.c: the callback of the formula language, and a fact's value, held at its end if it is one
 * of the corners.
 */
bool corners_visit(void *self, const struct formula_run *run, const struct value *value,
    bool (*at)(void *asker, const struct formula_run *corner), void *asker);
struct value corner_value(const struct evaluator *evaluator, struct value value);

/*
 * The value of a formula whose uncertain inputs occur more than once, made exact where that can be
 * shown, else marked as a bound. Values without such inputs come back as they are.
 */
struct value corners_settle(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_run *run);

#endif
