#include "site/uses.h"

#include <stdlib.h>

static void add_use(
    struct arena *keep, struct site *site, const struct thing *thing, const struct page *page)
{
	struct page_list *list = map_get(&site->uses, thing->id);

	if (list == NULL) {
		list = ARENA_NEW(keep, struct page_list);
		map_put(&site->uses, thing->id, list);
	}
	list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = page;
}

void uses_gather(struct arena *keep, struct site *site)
{
	site->uses = map_in(keep);
	for (size_t i = 0; i < site->page_count; i++)
		for (size_t n = 0; n < site->results[i].use_count; n++)
			add_use(keep, site, site->results[i].uses[n], site->pages[i]);
}

/* --- what the catalog says -------------------------------------------------------------------- */

static void add_user(
    struct arena *keep, struct site *site, const struct thing *used, const struct thing *user)
{
	struct thing_list *list = map_get(&site->users, used->id);

	if (list == NULL) {
		list = ARENA_NEW(keep, struct thing_list);
		map_put(&site->users, used->id, list);
	}
	if (list->count > 0 && list->at[list->count - 1] == user)
		return; /* a thing's references come one after the other */
	list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = user;
}

static void add_users(
    struct arena *keep, struct site *site, const struct value *value, const struct thing *user)
{
	if (value->kind == VALUE_THING)
		add_user(keep, site, value->thing, user);
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->list.count; i++)
		add_users(keep, site, &value->list.at[i], user);
	for (size_t i = 0; value->kind == VALUE_RECORD && i < value->record->fields.count; i++) {
		const struct fact *field = value->record->fields.at[i].value;
		add_users(keep, site, &field->value, user);
	}
}

static void add_observation(struct arena *keep, struct site *site, const struct fact *fact)
{
	struct thing_observations *own = map_get(&site->observations, fact->thing->id);

	if (own == NULL) {
		own = ARENA_NEW(keep, struct thing_observations);
		map_put(&site->observations, fact->thing->id, own);
	}
	own->at = arena_room(keep, own->at, own->count, &own->room, sizeof(*own->at));
	own->at[own->count++] = fact;
}

/* An observation, and its place in the data. */
struct observed {
	const struct fact *fact;
	size_t order;
};

static int newest_first(const void *left, const void *right)
{
	const struct observed *a = left, *b = right;
	int newer = date_cmp(b->fact->on, a->fact->on);

	return newer ? newer : a->order < b->order ? -1 : 1;
}

/* Sorted before they come to their things, so that each gets its own in order. */
static void observations_gather(struct arena *keep, struct site *site)
{
	const struct catalog *catalog = site->catalog;
	struct date as_of = figures_vantage(site->figures).as_of;
	struct observed *all = ARENA_ARRAY(keep, struct observed, catalog->observation_count);
	size_t count = 0;

	for (size_t i = 0; i < catalog->observation_count; i++)
		if (date_cmp(catalog->observations[i]->on, as_of) <= 0)
			all[count++] = (struct observed){ catalog->observations[i], i };
	qsort(all, count, sizeof(*all), newest_first);
	for (size_t i = 0; i < count; i++)
		add_observation(keep, site, all[i].fact);
}

void users_gather(struct arena *keep, struct site *site)
{
	const struct catalog *catalog = site->catalog;

	site->users = map_in(keep);
	site->observations = map_in(keep);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t n = 0; n < thing->facts.count; n++) {
			const struct facts *facts = thing->facts.at[n].value;
			if (facts->count > 0)
				add_users(keep, site, &facts->at[0]->value, thing);
		}
	}
	observations_gather(keep, site);
}

/* --- calls ------------------------------------------------------------------------------------ */

struct gatherer {
	struct arena *keep;
	struct site *site;
	struct evaluator *evaluator;
	struct arena *scratch;       /* the evaluator's */
	struct map seen;             /* "thing#fragment" */
	const struct origin **queue; /* calls whose own derivations have not been looked through yet */
	size_t count, room;
};

static void add_call(struct gatherer *gatherer, const struct origin *origin)
{
	struct str key = str_print(
	    gatherer->keep, "%.*s#%.*s", STR_ARG(origin->thing->id), STR_ARG(origin->fragment));

	if (!map_add(&gatherer->seen, key, gatherer))
		return;
	gatherer->queue = arena_room(gatherer->keep, gatherer->queue, gatherer->count,
	    &gatherer->room, sizeof(struct origin *));
	gatherer->queue[gatherer->count++] = origin;
	struct call_list *list = map_get(&gatherer->site->calls, origin->thing->id);
	if (list == NULL) {
		list = ARENA_NEW(gatherer->keep, struct call_list);
		map_put(&gatherer->site->calls, origin->thing->id, list);
	}
	list->at = arena_room(gatherer->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = origin;
}

static void add_inputs(struct gatherer *gatherer, const struct derivation *derivation)
{
	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct origin *origin = derivation->inputs[i].value.origin;
		if (origin != NULL && origin->kind == ORIGIN_CALL)
			add_call(gatherer, origin);
	}
}

/* Figures whose formula calls another show that call in their derivation. */
static void add_figures_calls(struct gatherer *gatherer)
{
	const struct map *things = &gatherer->site->catalog->things;

	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		for (size_t n = 0; n < thing->kind->figures.count; n++) {
			const struct figure *figure = thing->kind->figures.at[n].value;
			if (figure->given_count > 0 || figure->formula == NULL ||
			    !formula_has_call(figure->formula))
				continue;
			struct value value =
			    evaluator_member(gatherer->evaluator, thing, figure->id, figure->at);
			if (value.origin == NULL)
				continue;
			struct derivation derivation =
			    evaluator_derive_origin(gatherer->evaluator, value.origin);
			add_inputs(gatherer, &derivation);
		}
		arena_reset(gatherer->scratch);
	}
}

static int by_fragment(const void *a, const void *b)
{
	return str_cmp((*(const struct origin *const *)a)->fragment,
	    (*(const struct origin *const *)b)->fragment);
}

void calls_gather(struct arena *keep, struct diag *diag, struct site *site)
{
	struct gatherer gatherer = { .keep = keep,
		.site = site,
		.evaluator = evaluator_new(keep, diag, site->figures),
		.scratch = arena_new(),
		.seen = map_in(keep) };

	evaluator_use_scratch(gatherer.evaluator, gatherer.scratch);
	site->calls = map_in(keep);
	for (size_t i = 0; i < site->page_count; i++)
		for (size_t n = 0; n < site->results[i].call_count; n++)
			add_call(&gatherer, site->results[i].calls[n]);
	for (size_t i = 0; i < site->judgement_count; i++) {
		const struct origin *today = site->judgements[i].today.origin;
		if (today != NULL && today->kind == ORIGIN_CALL)
			add_call(&gatherer, today);
		add_inputs(&gatherer, &site->judgements[i].derivation);
	}
	add_figures_calls(&gatherer);
	for (size_t i = 0; i < gatherer.count; i++) {
		struct derivation derivation =
		    evaluator_derive_origin(gatherer.evaluator, gatherer.queue[i]);
		add_inputs(&gatherer, &derivation);
		arena_reset(gatherer.scratch);
	}
	arena_free(gatherer.scratch);
	for (size_t i = 0; i < site->calls.count; i++) {
		struct call_list *list = site->calls.at[i].value;
		qsort(list->at, list->count, sizeof(*list->at), by_fragment);
	}
}
