#include "site/moving.h"

#include "data/derivation.h"
#include "site/site_language.h"

/* One of them: a member of a thing, a call, a claim or a guard. */
struct watched {
	enum item_kind kind;
	const struct thing *thing; /* of a fact or figure, with its member */
	struct str member;
	const struct origin *call;
	const struct claim *claim;
	size_t guard;
	const struct item *item; /* what is told of it on the day at hand; NULL: nothing */
	struct day_set days;     /* of what was read for that */
};

struct moving {
	struct arena *keep, *scratch; /* of one day */
	struct worker *worker;
	const struct guards *guards;
	struct evaluator *evaluator;
	struct watched *at;
	size_t count, room;
};

/* --- what is watched -------------------------------------------------------------------------- */

static void watch(struct moving *moving, struct watched watched)
{
	moving->at =
	    arena_room(moving->keep, moving->at, moving->count, &moving->room, sizeof(*moving->at));
	moving->at[moving->count++] = watched;
}

static void watch_thing(struct moving *moving, const struct thing *thing)
{
	const struct site *site = moving->worker->site;
	const struct call_list *calls = map_get(&site->uses->calls, thing->id);

	for (size_t i = 0; i < thing->facts.count; i++) {
		const struct facts *facts = thing->facts.at[i].value;
		if (facts->dated)
			watch(moving,
			    (struct watched){
				.kind = ITEM_FACT, .thing = thing, .member = facts->attribute->id });
	}
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figures_depend_on_day(site->data->figures, thing, figure))
			watch(moving,
			    (struct watched){
				.kind = ITEM_FIGURE, .thing = thing, .member = figure->id });
	}
	for (size_t i = 0; calls && i < calls->count; i++)
		if (calls->at[i]->depends_on_day)
			watch(moving,
			    (struct watched){ .kind = ITEM_FIGURE,
				.thing = thing,
				.member = calls->at[i]->fragment,
				.call = calls->at[i] });
}

struct moving *moving_new(struct arena *keep, struct worker *worker, const struct guards *guards)
{
	const struct catalog *catalog = worker->site->data->catalog;
	struct moving *moving = ARENA_NEW(keep, struct moving);

	*moving = (struct moving){
		.keep = keep, .scratch = arena_child(keep), .worker = worker, .guards = guards
	};
	for (size_t i = 0; i < catalog->things.count; i++)
		watch_thing(moving, catalog->things.at[i].value);
	for (size_t i = 0; i < catalog->claim_count; i++)
		watch(moving, (struct watched){ .kind = ITEM_CLAIM, .claim = &catalog->claims[i] });
	for (size_t i = 0; i < guards_count(guards); i++)
		watch(moving, (struct watched){ .kind = ITEM_GUARD, .guard = i });
	return moving;
}

size_t moving_count(const struct moving *moving)
{
	return moving->count - moving->worker->site->data->catalog->claim_count;
}

/* --- looking at it ---------------------------------------------------------------------------- */

static bool look_at_value(struct moving *moving, const struct watched *watched, struct item *item)
{
	struct value value = watched->call
	    ? evaluator_origin_value(moving->evaluator, watched->call)
	    : evaluator_member(moving->evaluator, watched->thing, watched->member, watched->thing->at);

	*item =
	    (struct item){ .kind = watched->kind, .thing = watched->thing, .member = watched->member };
	return item_of_value(moving->keep, moving->evaluator, &value, item);
}

static bool look_at(struct moving *moving, const struct watched *watched, struct item *item)
{
	if (watched->kind == ITEM_GUARD)
		return guards_look(moving->guards, watched->guard, moving->evaluator, item);
	if (watched->kind != ITEM_CLAIM)
		return look_at_value(moving, watched, item);
	*item = item_of_verdict(moving->keep, site_language(moving->worker->site), watched->claim,
	    claim_verdict_on(moving->scratch, moving->evaluator, watched->claim));
	return true;
}

static void look(struct moving *moving, struct watched *watched)
{
	struct day_set days = { .itself = false };
	struct item item;

	evaluator_note_days(moving->evaluator, &days);
	bool told = look_at(moving, watched, &item);
	evaluator_note_days(moving->evaluator, &days);
	watched->days = days;
	watched->item = told ? arena_copy(moving->keep, &item, sizeof(item)) : NULL;
}

void moving_start(struct moving *moving, struct date on)
{
	moving->evaluator =
	    evaluator_beside(moving->keep, diag_new(moving->keep), moving->worker->evaluator, on);
	evaluator_use_scratch(moving->evaluator, moving->scratch);
	for (size_t i = 0; i < moving->count; i++)
		look(moving, &moving->at[i]);
	arena_reset(moving->scratch);
}

struct change_list moving_go_back(struct moving *moving, struct date on)
{
	struct change_list changes = { 0 };
	struct day_set passed = evaluator_go_to(moving->evaluator, on);

	for (size_t i = 0; i < moving->count; i++) {
		struct watched *watched = &moving->at[i];
		const struct item *after = watched->item;
		if (!day_sets_meet(&watched->days, &passed))
			continue;
		look(moving, watched);
		const struct item *before = watched->item;
		if (before && after && !str_eq(before->exact, after->exact))
			changes_add(moving->keep, &changes, before, after);
	}
	arena_reset(moving->scratch);
	changes_sort(&changes);
	return changes;
}
