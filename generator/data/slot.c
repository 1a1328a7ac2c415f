#include "data/slot.h"

#include "data/corner_memo.h"
#include "data/corners.h"
#include "data/evaluator_state.h"
#include "data/local.h"
#include "formula/box.h"
#include "formula/loop_note.h"
#include "number/quantity_convert.h"

#include <stddef.h>

struct slot *slot_known(const struct evaluator *evaluator, const void *owner, const void *member)
{
	const struct evaluator *finished = evaluator->finished;
	struct slot *slot = finished ? slot_table_get(&finished->slots, owner, member) : NULL;

	return slot ? slot : slot_table_get(&evaluator->slots, owner, member);
}

struct slot *slot_find(struct evaluator *evaluator, const void *owner, const void *member)
{
	struct slot *slot = slot_known(evaluator, owner, member);

	if (slot)
		return slot;
	slot = ARENA_NEW(evaluator->keep, struct slot);
	slot->key[0] = owner;
	slot->key[1] = member;
	slot_table_add(&evaluator->slots, evaluator->keep, slot);
	return slot;
}

bool slot_holds(const struct value *value)
{
	const struct origin *origin = value->origin;

	if (origin->kind == ORIGIN_FACT)
		return origin->fact && origin->fact->value.quantity == value->quantity;
	const struct slot *slot =
	    (const struct slot *)((const char *)origin - offsetof(struct slot, origin));
	return slot->value.quantity == value->quantity;
}

static struct str slot_name(struct evaluator *evaluator, const struct slot *slot)
{
	return str_print(evaluator->scratch, "%.*s.%.*s", STR_ARG(slot->origin.thing->id),
	    STR_ARG(slot->origin.figure->id));
}

/* The slots from `first` down to the one that asked for it again, in the order in which they were asked for. */
static const struct slot **loop_slots(
    struct evaluator *evaluator, const struct slot *first, size_t *count)
{
	*count = 1;
	for (const struct active *a = evaluator->active; a->slot != first; a = a->outer)
		++*count;
	const struct slot **slots = ARENA_ARRAY(evaluator->scratch, const struct slot *, *count);
	size_t at = *count;
	for (const struct active *a = evaluator->active; at > 0; a = a->outer)
		slots[--at] = a->slot;
	return slots;
}

/* The same figures go round for every thing of a kind: that is one mistake. */
static bool loop_is_new(struct evaluator *evaluator, const struct slot **slots, size_t count)
{
	size_t least = 0;

	for (size_t i = 1; i < count; i++)
		if (pos_cmp(slots[i]->origin.figure->at, slots[least]->origin.figure->at) < 0)
			least = i;
	const struct figure **figures = ARENA_ARRAY(evaluator->keep, const struct figure *, count);
	for (size_t i = 0; i < count; i++)
		figures[i] = slots[(least + i) % count]->origin.figure;
	return map_add(&evaluator->loops,
	    (struct str){ (const char *)figures, count * sizeof(*figures) }, evaluator);
}

static void report_loop(struct evaluator *evaluator, const struct slot *first)
{
	size_t count;
	const struct slot **slots = loop_slots(evaluator, first, &count);

	if (!loop_is_new(evaluator, slots, count))
		return;
	struct buf loop = buf_in(evaluator->scratch, BUF_MOST);
	for (size_t i = 0; i <= count; i++) {
		struct str name = slot_name(evaluator, slots[i % count]);
		buf_print(&loop, "%s%.*s", i ? " -> " : "", STR_ARG(name));
	}
	struct str words = buf_str(&loop);
	diag_report(evaluator->diag, DIAG_FORMULA_CYCLE, formula_pos(first->origin.figure->formula),
	    "figures need each other: %.*s", STR_ARG(words));
	for (size_t i = 0; i < count; i++) {
		struct str name = slot_name(evaluator, slots[i]),
			   next = slot_name(evaluator, slots[(i + 1) % count]);
		diag_note(evaluator->diag, formula_pos(slots[i]->origin.figure->formula),
		    "%.*s needs %.*s", STR_ARG(name), STR_ARG(next));
	}
}

/*
 * A figure is counted in the unit that its `show` names, so that it reads the same in its own
 * derivation, put into other formulas, and in data.json. Where that does not fit, whoever prints it
 * says so.
 */
static struct value in_shown_unit(
    struct evaluator *evaluator, const struct origin *origin, struct value value)
{
	const struct figure *figure = origin->figure;
	struct quantity converted;

	if (figure->show.local)
		return local_value(evaluator, origin->thing, value);
	if (value.kind != VALUE_QUANTITY || !figure->show.unit ||
	    quantity_convert(&evaluator->arithmetic, value.quantity, figure->show.unit, &converted) !=
		QUANTITY_OK)
		return value;
	value.quantity = arena_copy(evaluator->scratch, &converted, sizeof(converted));
	return value;
}

/* What no uncertain input went into is the same in every corner of the box that they span. */
static bool is_fixed(const struct value *value)
{
	if (value->input_count > 0 || value->repeated)
		return false;
	switch (value->kind) {
	case VALUE_QUANTITY:
		return quantity_is_point(value->quantity);
	case VALUE_TRUTH:
		return value->truth != TRUTH_UNDECIDED;
	case VALUE_TEXT:
	case VALUE_DATE:
	case VALUE_THING:
		return true;
	case VALUE_BAD:
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
	case VALUE_RECORD:
	case VALUE_LIST:
		break;
	}
	return false;
}

static bool has_read(const struct slot *slot, const struct day_set *days, const struct input_set *inputs)
{
	return slot->reads &&
	    (day_sets_meet(&slot->reads->days, days) || input_sets_meet(&slot->reads->inputs, inputs));
}

bool slot_take(struct evaluator *evaluator, struct slot *slot, const struct slot *there)
{
	if (!there || there->state != SLOT_DONE ||
	    has_read(there, &evaluator->between, &evaluator->differ) ||
	    (evaluator->corner_count > 0 && !is_fixed(&there->value)))
		return there && there->state == SLOT_DONE && evaluator->corner_count > 0 &&
		    corner_memo_take(evaluator, slot, there);
	slot->taken = evaluator->corner_count == 0 ? there : NULL;
	slot->value = value_copy(evaluator->keep, &there->value);
	slot->value.origin = &slot->origin;
	slot->origin.depends_on_day = there->origin.depends_on_day;
	slot->origin.calls = there->origin.calls;
	slot->origin.call_count = there->origin.call_count;
	slot->reads = read_set_copy(evaluator->keep, there->reads);
	slot->state = SLOT_DONE;
	return true;
}

/* Of lists a call knows only that they are (call_fragment). */
static bool is_given_a_list(const struct origin *origin)
{
	for (size_t i = 0; i < origin->argument_count; i++)
		if (origin->arguments[i].value.kind == VALUE_LIST)
			return true;
	return false;
}

/* What a fact makes of an attribute is quickly made again, and tells no days. */
void slot_forget(struct slot *slot, const struct day_set *passed, const struct input_set *changed)
{
	if (slot->state == SLOT_NEW ||
	    (slot->origin.figure && !has_read(slot, passed, changed) && !is_given_a_list(&slot->origin)))
		return;
	slot->state = SLOT_NEW;
	slot->taken = slot->outside = NULL;
}

/* What is asked of the elements of a list follows it. */
static void note_call(struct evaluator *evaluator, const struct slot *call)
{
	struct active *active = evaluator->active;

	if (!active || call->origin.kind != ORIGIN_CALL || call->value.kind == VALUE_LIST)
		return;
	for (size_t i = active->call_count; i-- > 0;)
		if (active->calls[i] == &call->origin)
			return;
	active->calls = arena_room(evaluator->scratch, active->calls, active->call_count,
	    &active->call_room, sizeof(*active->calls));
	active->calls[active->call_count++] = &call->origin;
}

void slot_note(struct evaluator *evaluator, const struct slot *slot)
{
	box_read(evaluator->box, slot->held);
	note_call(evaluator, slot);
	if (slot->reads)
		read_set_join(&evaluator->read, slot->reads);
	if (slot->value.kind == VALUE_BAD)
		evaluator->excuse = slot->value.missing;
}

/* A mistake has been told, and shows nothing. */
static void keep_calls(struct arena *keep, struct slot *slot, const struct active *active)
{
	if (active->call_count == 0 || value_is_mistake(&slot->value))
		return;
	slot->origin.calls =
	    arena_copy(keep, active->calls, active->call_count * sizeof(*active->calls));
	slot->origin.call_count = active->call_count;
}

#ifndef RIGBOOK_IN_PAGE
static void keep_loops(struct slot *slot, struct loop_notes *loops)
{
	loops->done = true;
	slot->origin.loops = loops->first ? arena_copy(loops->keep, loops, sizeof(*loops)) : NULL;
}
#endif

void slot_compute(struct evaluator *evaluator, struct slot *slot, int depth)
{
	const struct origin *origin = &slot->origin;

	slot->value = VALUE_OF_BAD;
	if (slot->state == SLOT_OPEN) {
		report_loop(evaluator, slot);
	} else if (origin->figure->formula) {
		struct active active = { .slot = slot, .outer = evaluator->active };
		struct value self = value_of_thing(origin->thing);
		struct formula_context context =
		    evaluator_context(evaluator, &self, origin->arguments, origin->argument_count);
#ifndef RIGBOOK_IN_PAGE /* which keeps none */
		struct loop_notes loops = { .keep = evaluator->keep, .world = evaluator };
		context.notes = evaluator->notes_loops ? &loops : NULL;
#endif
		context.asked_at = origin->thing->at;
		context.depth = depth;
		struct read_set outer = evaluator->read;
		evaluator->read = (struct read_set){ .days = { .itself = false } };
		struct str outer_excuse = evaluator->excuse;
		unsigned outer_held = box_swap_read(evaluator->box, 0);
		evaluator->excuse = STR("");
		slot->state = SLOT_OPEN;
		evaluator->active = &active;
		slot->value = formula_eval(origin->figure->formula, &context);
		evaluator->active = active.outer;
#ifndef RIGBOOK_IN_PAGE
		keep_loops(slot, &loops);
		context.notes = NULL;
#endif
		slot->value =
		    corners_settle(evaluator, &slot->value, origin->figure->formula, &context);
		slot->value = in_shown_unit(evaluator, origin, slot->value);
		if (slot->value.kind == VALUE_BAD)
			slot->value.missing = evaluator->excuse;
		slot->value = value_copy(evaluator->keep, &slot->value);
		keep_calls(evaluator->keep, slot, &active);
		evaluator->excuse = outer_excuse;
		slot->held = box_swap_read(evaluator->box, outer_held);
		slot->reads = read_set_copy(evaluator->keep, &evaluator->read);
		slot->origin.depends_on_day = !day_set_is_empty(&evaluator->read.days);
		read_set_join(&evaluator->read, &outer);
		slot->state = SLOT_DONE;
	} else {
		slot->state = SLOT_DONE;
	}
	slot->value.origin = &slot->origin;
	if (evaluator->corner_count > 0)
		corner_memo_keep(evaluator, slot);
}
