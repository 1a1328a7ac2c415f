#include "site/uses.h"

#include <stdlib.h>

static void add_use(
    struct arena *keep, struct map *pages, const struct thing *thing, const struct page *page)
{
	struct page_list *list = map_get(pages, thing->id);

	if (!list) {
		list = ARENA_NEW(keep, struct page_list);
		map_put(pages, thing->id, list);
	}
	list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = page;
}

static void gather_pages(struct arena *keep, const struct site *site, struct map *pages)
{
	for (size_t i = 0; i < site->pages->count; i++)
		for (size_t n = 0; n < site->results[i].use_count; n++)
			add_use(keep, pages, site->results[i].uses[n], site->pages->at[i]);
}

/* --- what the catalog says -------------------------------------------------------------------- */

static void add_user(struct arena *keep, struct thing_index *index, const struct thing *used,
    const struct thing *user)
{
	struct thing_list *list = map_get(&index->users, used->id);

	if (!list) {
		list = ARENA_NEW(keep, struct thing_list);
		map_put(&index->users, used->id, list);
	}
	if (list->count > 0 && list->at[list->count - 1] == user)
		return; /* a thing's references come one after the other */
	list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = user;
}

static void add_users(struct arena *keep, struct thing_index *index, const struct value *value,
    const struct thing *user)
{
	if (value->kind == VALUE_THING)
		add_user(keep, index, value->thing, user);
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->list.count; i++)
		add_users(keep, index, &value->list.at[i], user);
	for (size_t i = 0; value->kind == VALUE_RECORD && i < value->record->fields.count; i++) {
		const struct fact *field = value->record->fields.at[i].value;
		add_users(keep, index, &field->value, user);
	}
}

static void add_observation(struct arena *keep, struct thing_index *index, const struct fact *fact)
{
	struct observation_list *list = map_get(&index->observations, fact->thing->id);

	if (!list) {
		list = ARENA_NEW(keep, struct observation_list);
		map_put(&index->observations, fact->thing->id, list);
	}
	list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = fact;
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
static void add_observations(struct arena *keep, struct thing_index *index, const struct site_data *data)
{
	const struct catalog *catalog = data->catalog;
	struct date as_of = figures_basis(data->figures).as_of;
	struct observed *sorted = ARENA_ARRAY(keep, struct observed, catalog->observation_count);
	size_t count = 0;

	for (size_t i = 0; i < catalog->observation_count; i++)
		if (date_cmp(catalog->observations[i]->on, as_of) <= 0)
			sorted[count++] = (struct observed){ catalog->observations[i], i };
	qsort(sorted, count, sizeof(*sorted), newest_first);
	for (size_t i = 0; i < count; i++)
		add_observation(keep, index, sorted[i].fact);
}

const struct thing_index *things_index(struct arena *keep, const struct site_data *data)
{
	struct thing_index *index = ARENA_NEW(keep, struct thing_index);
	const struct catalog *catalog = data->catalog;

	index->users = index->observations = map_in(keep);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t n = 0; n < thing->facts.count; n++) {
			const struct facts *facts = thing->facts.at[n].value;
			if (facts->count > 0)
				add_users(keep, index, &facts->at[0]->value, thing);
		}
	}
	add_observations(keep, index, data);
	return index;
}

/* --- calls ------------------------------------------------------------------------------------ */

struct gatherer {
	struct arena *keep;
	const struct site *site;
	struct map *calls; /* as in struct uses */
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
	struct call_list *list = map_get(gatherer->calls, origin->thing->id);
	if (!list) {
		list = ARENA_NEW(gatherer->keep, struct call_list);
		map_put(gatherer->calls, origin->thing->id, list);
	}
	list->at = arena_room(gatherer->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = origin;
}

static void add_inputs(struct gatherer *gatherer, const struct derivation *derivation)
{
	for (size_t i = 0; i < derivation->input_count; i++) {
		const struct origin *origin = derivation->inputs[i].value.origin;
		if (origin && origin->kind == ORIGIN_CALL)
			add_call(gatherer, origin);
	}
}

/* The calls that its derivation shows: those in its formula, and those that it is given. */
static void add_calls_of(struct gatherer *gatherer, const struct origin *origin)
{
	for (size_t i = 0; i < origin->call_count; i++)
		add_call(gatherer, origin->calls[i]);
	for (size_t i = 0; i < origin->argument_count; i++) {
		const struct origin *given = origin->arguments[i].value.origin;
		if (given && given->kind == ORIGIN_CALL)
			add_call(gatherer, given);
	}
}

/* Figures whose formula calls another show that call in their derivation. */
static void add_figures_calls(struct gatherer *gatherer)
{
	const struct map *things = &gatherer->site->data->catalog->things;

	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		for (size_t n = 0; n < thing->kind->figures.count; n++) {
			const struct figure *figure = thing->kind->figures.at[n].value;
			if (figure->given_count > 0 || !figure->formula ||
			    !formula_has_call(figure->formula))
				continue;
			struct value value =
			    evaluator_member(gatherer->evaluator, thing, figure->id, figure->at);
			if (value.origin)
				add_calls_of(gatherer, value.origin);
		}
		arena_reset(gatherer->scratch);
	}
}

static int by_fragment(const void *a, const void *b)
{
	return str_cmp((*(const struct origin *const *)a)->fragment,
	    (*(const struct origin *const *)b)->fragment);
}

static void gather_calls(
    struct arena *keep, struct diag *diag, const struct site *site, struct map *calls)
{
	struct gatherer gatherer = { .keep = keep,
		.site = site,
		.calls = calls,
		.evaluator = evaluator_new(keep, diag, site->data->figures),
		.scratch = arena_new(),
		.seen = map_in(keep) };

	evaluator_use_scratch(gatherer.evaluator, gatherer.scratch);
	for (size_t i = 0; i < site->pages->count; i++)
		for (size_t n = 0; n < site->results[i].call_count; n++)
			add_call(&gatherer, site->results[i].calls[n]);
	for (size_t i = 0; i < site->data->judgement_count; i++) {
		const struct origin *today = site->data->judgements[i].today.origin;
		if (today && today->kind == ORIGIN_CALL)
			add_call(&gatherer, today);
		add_inputs(&gatherer, &site->data->judgements[i].derivation);
	}
	add_figures_calls(&gatherer);
	for (size_t i = 0; i < gatherer.count; i++)
		add_calls_of(&gatherer, gatherer.queue[i]);
	arena_free(gatherer.scratch);
	for (size_t i = 0; i < calls->count; i++) {
		struct call_list *list = calls->at[i].value;
		qsort(list->at, list->count, sizeof(*list->at), by_fragment);
	}
}

const struct uses *uses_gather(struct arena *keep, struct diag *diag, const struct site *site)
{
	struct uses *uses = ARENA_NEW(keep, struct uses);

	uses->pages = uses->calls = map_in(keep);
	gather_pages(keep, site, &uses->pages);
	gather_calls(keep, diag, site, &uses->calls);
	return uses;
}
