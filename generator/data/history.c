#include "data/history.h"

#include "data/derivation.h"
#include "data/evaluator_state.h"

static void add_date(struct arena *keep, struct date_list *dates, struct date on)
{
	dates->at = arena_room(keep, dates->at, dates->count, &dates->room, sizeof(*dates->at));
	dates->at[dates->count++] = on;
}

/* Observations of one day mostly stand together. */
static void add_until(struct arena *keep, struct date_list *dates, struct date on, struct date until)
{
	if (date_is_none(on) || date_cmp(on, until) > 0)
		return;
	if (dates->count == 0 || date_cmp(dates->at[dates->count - 1], on) != 0)
		add_date(keep, dates, on);
}

/* Its day, and the one on which it was withdrawn. */
static void add_fact(
    struct arena *keep, struct date_list *dates, const struct fact *fact, struct date until)
{
	add_until(keep, dates, fact->on, until);
	if (fact->retracted)
		add_until(keep, dates, fact->retracted->on, until);
}

/* Rates move what they change from the first observation on; before there is nothing to change. */
static void add_rates(
    struct arena *keep, struct date_list *dates, const struct catalog *catalog, struct date until)
{
	struct date first = dates->count > 0 ? dates->at[0] : DATE_NONE;

	for (size_t i = 0; i < catalog->rate_count; i++)
		if (dates->count == 0 || date_cmp(catalog->rates[i].on, first) > 0)
			add_until(keep, dates, catalog->rates[i].on, until);
	dates->count = date_sort_once(dates->at, dates->count);
}

struct date_list history_dates(struct arena *keep, const struct figures *figures)
{
	const struct catalog *catalog = figures_catalog(figures);
	struct date until = figures_basis(figures).as_of;
	struct date_list dates = { NULL, 0, 0 };

	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			const struct facts *facts = thing->facts.at[j].value;
			for (size_t k = 0; facts->dated && k < facts->count; k++)
				add_fact(keep, &dates, facts->at[k], until);
		}
	}
	dates.count = date_sort_once(dates.at, dates.count);
	add_rates(keep, &dates, catalog, until);
	return dates;
}

/* Going down from a value to the facts beneath it, each origin once. */
struct descent {
	struct arena *keep;
	struct evaluator *evaluator;
	struct date until;
	struct map seen; /* origins, by their address */
	const struct origin **waiting;
	size_t count, room;
	struct date_list dates;
};

static void descend(struct descent *descent, const struct origin *origin)
{
	if (!origin)
		return;
	const struct origin **key = arena_copy(descent->keep, &origin, sizeof(origin));
	if (!map_add(&descent->seen, (struct str){ (const char *)key, sizeof(*key) }, descent))
		return;
	descent->waiting = arena_room(descent->keep, descent->waiting, descent->count,
	    &descent->room, sizeof(struct origin *));
	descent->waiting[descent->count++] = origin;
}

static void descend_inputs(struct descent *descent, const struct derivation *derivation)
{
	descend(descent, derivation->value.origin);
	for (size_t i = 0; i < derivation->input_count; i++)
		descend(descent, derivation->inputs[i].value.origin);
}

/* All observations of the attribute, not just the one used now: each was used once. */
static void add_observed(struct descent *descent, const struct origin *origin)
{
	const struct facts *facts = origin->thing && origin->attribute
	    ? thing_facts(origin->thing, origin->attribute->id)
	    : NULL;

	for (size_t i = 0; facts && i < facts->count; i++)
		add_fact(descent->keep, &descent->dates, facts->at[i], descent->until);
}

struct date_list history_dates_of(struct arena *keep, struct evaluator *evaluator,
    const struct formula *formula, const struct thing *self, struct date until)
{
	struct descent descent = {
		.keep = keep, .evaluator = evaluator, .until = until, .seen = map_in(keep)
	};
	struct derivation derivation = evaluator_derive(evaluator, formula, self, NULL);

	descend_inputs(&descent, &derivation);
	for (size_t i = 0; i < descent.count; i++) {
		const struct origin *origin = descent.waiting[i];
		if (origin->kind == ORIGIN_FACT) {
			add_observed(&descent, origin);
			continue;
		}
		derivation = evaluator_origin_inputs(evaluator, origin);
		descend_inputs(&descent, &derivation);
	}
	descent.dates.count = date_sort_once(descent.dates.at, descent.dates.count);
	add_rates(keep, &descent.dates, evaluator->catalog, until);
	return descent.dates;
}
