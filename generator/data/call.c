#include "data/call.h"

#include "data/evaluator_state.h"
#include "data/origin_fragment.h"
#include "data/type_check.h"
#include "formula/evaluation.h"
#include "number/ratio_text.h"

static struct pos call_at(const struct formula_call *call)
{
	return formula_place(call->text, call->at);
}

/* --- arguments -------------------------------------------------------------------------------------------- */

static void report_nameless(
    const struct formula_context *context, const struct figure *figure, struct pos at)
{
	struct buf form = buf_in(context->keep, BUF_MOST);

	for (size_t i = 0; i < figure->given_count; i++)
		buf_print(&form, "%s%.*s: …", i ? ", " : "", STR_ARG(figure->given[i].name));
	struct str given = buf_str(&form);
	diag_report(
	    context->diag, DIAG_FORMULA_SYNTAX, at, "what a figure is given has a name in front");
	diag_hint(context->diag, "write it so: %.*s(%.*s)", STR_ARG(figure->id), STR_ARG(given));
}

static void report_argument(const struct formula_context *context, const struct figure *figure,
    struct str name, struct pos at)
{
	struct near near = near_to(name);

	if (name.len == 0) {
		report_nameless(context, figure, at);
		return;
	}
	for (size_t i = 0; i < figure->given_count; i++)
		near_offer(&near, figure->given[i].name);
	diag_report(context->diag, DIAG_FORMULA_NAME, at, "%.*s has no parameter “%.*s”",
	    STR_ARG(figure->id), STR_ARG(name));
	if (!diag_hint_nearest(context->diag, &near))
		diag_note(context->diag, figure->at, "declared here");
}

static const struct binding *find_argument(const struct binding *arguments, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(arguments[i].name, name))
			return &arguments[i];
	return NULL;
}

static bool has_parameter(const struct figure *figure, struct str name)
{
	for (size_t i = 0; i < figure->given_count; i++)
		if (str_eq(figure->given[i].name, name))
			return true;
	return false;
}

/* What a parameter takes or is given, in words: "a usage", "a quantity in h/week", "text". */
static struct str type_words(struct arena *keep, const struct type *type)
{
	if (type->kind == TYPE_THING && type->of)
		return str_print(keep, "a %.*s", STR_ARG(type->of->id));
	if (type->kind != TYPE_QUANTITY || !type->unit)
		return str_from(type_kind_words(type->kind));
	if (type->unit->text.len == 0)
		return STR("a plain number");
	return str_print(keep, "a quantity in %.*s", STR_ARG(type->unit->text));
}

/* Of two kinds of which one is a sort of the other only the value can tell. */
static bool type_fits(const struct type *wanted, const struct type *given)
{
	if (wanted->kind == TYPE_UNSURE || given->kind == TYPE_UNSURE)
		return true;
	if (wanted->kind != given->kind)
		return false;
	if (wanted->kind == TYPE_THING)
		return !given->of || !wanted->of || kind_is(given->of, wanted->of) ||
		    kind_is(wanted->of, given->of);
	if (wanted->kind == TYPE_QUANTITY)
		return !given->unit || !wanted->unit || unit_fits(wanted->unit, given->unit);
	return true;
}

static bool check_argument(const struct formula_context *context, const struct parameter *parameter,
    const struct type *given, const struct formula_call *call)
{
	if (type_fits(&parameter->type, given))
		return true;
	struct str wanted = type_words(context->keep, &parameter->type),
		   got = type_words(context->keep, given);
	bool units = parameter->type.kind == TYPE_QUANTITY && given->kind == TYPE_QUANTITY;
	diag_report(context->diag, units ? DIAG_UNIT_MISMATCH : DIAG_FORMULA_TYPE, call_at(call),
	    "“%.*s” must be %.*s, not %.*s", STR_ARG(parameter->name), STR_ARG(wanted), STR_ARG(got));
	diag_note(context->diag, parameter->at, "declared here");
	return false;
}

/* As most are written. */
static bool are_in_order(const struct figure *figure, const struct formula_call *call)
{
#ifdef RIGBOOK_IN_PAGE /* where the long way is short enough */
	return false;
#endif
	if (call->count != figure->given_count)
		return false;
	for (size_t i = 0; i < call->count; i++)
		if (!map_same_name(call->arguments[i].name, figure->given[i].name))
			return false;
	return true;
}

/* The arguments in the order of the parameters; NULL after a report. */
static const struct binding *match_arguments(const struct formula_context *context,
    const struct figure *figure, const struct formula_call *call)
{
	bool good = true;

	if (are_in_order(figure, call))
		return call->arguments;
	struct binding *matched = ARENA_ARRAY(context->keep, struct binding, figure->given_count);
	for (size_t i = 0; i < call->count; i++) {
		if (!has_parameter(figure, call->arguments[i].name)) {
			report_argument(context, figure, call->arguments[i].name, call_at(call));
			good = false;
		} else if (find_argument(call->arguments, i, call->arguments[i].name)) {
			diag_report(context->diag, DIAG_FORMULA_NAME, call_at(call),
			    "“%.*s” is given twice", STR_ARG(call->arguments[i].name));
			good = false;
		}
	}
	for (size_t i = 0; good && i < figure->given_count; i++) {
		const struct binding *argument =
		    find_argument(call->arguments, call->count, figure->given[i].name);
		if (argument) {
			matched[i] = *argument;
			continue;
		}
		diag_report(context->diag, DIAG_FORMULA_NAME, call_at(call), "%.*s needs “%.*s”",
		    STR_ARG(figure->id), STR_ARG(figure->given[i].name));
		diag_note(context->diag, figure->given[i].at, "declared here");
		good = false;
	}
	return good ? matched : NULL;
}

/* One that could not be read or checked may be called as it will: what it is given may be what is lost. */
static const struct figure *find_figure(
    struct evaluator *evaluator, const struct kind *kind, const struct formula_call *call)
{
#ifdef RIGBOOK_IN_PAGE /* where short is better than quick */
	const struct figure *figure = map_get(&kind->figures, call->name);
#else
	const struct figure *figure = map_get_hashed(
	    &kind->figures, call->name, call->hash ? call->hash : map_hash(call->name));
#endif

	if (!figure || figure->given_count > 0)
		return figure;
	figure_type(evaluator, figure);
	return figure->formula ? NULL : figure;
}

bool call_type(void *self, const struct formula_context *context, const struct type *of,
    const struct formula_call *call, struct type *out)
{
	const struct figure *figure =
	    of->kind == TYPE_THING && of->of ? find_figure(self, of->of, call) : NULL;
	if (!figure)
		return false;
	*out = figure_type(self, figure);
	struct formula_context quiet = context_quiet(context);
	if (!figure->formula) /* told: perhaps a parameter's name is what is wrong with it */
		context = &quiet;
	const struct binding *matched = match_arguments(context, figure, call);
	if (matched)
		for (size_t i = 0; i < figure->given_count; i++)
			check_argument(context, &figure->given[i], &matched[i].type, call);
	return true;
}

/* --- values ----------------------------------------------------------------------------------------------- */

/* With the kind of a thing. */
static struct type argument_type(const struct value *value)
{
	struct type type = value_type(value);

	if (value->kind == VALUE_THING)
		type.of = value->thing->kind;
	return type;
}

/* Only the value knows its kind: a kind of which the wanted one is a sort does not do. */
static bool check_value(const struct formula_context *context, const struct parameter *parameter,
    const struct value *value, const struct formula_call *call)
{
	struct type given = argument_type(value);
	bool sort = parameter->type.kind == TYPE_THING && value->kind == VALUE_THING &&
	    parameter->type.of && !kind_is(value->thing->kind, parameter->type.of);

	if (!sort)
		return check_argument(context, parameter, &given, call);
	diag_report(context->diag, DIAG_KIND_MISMATCH, call_at(call),
	    "“%.*s” must be a %.*s; %.*s is a %.*s", STR_ARG(parameter->name),
	    STR_ARG(parameter->type.of->id), STR_ARG(value->thing->id),
	    STR_ARG(value->thing->kind->id));
	diag_note(context->diag, value->thing->at, "declared here");
	return false;
}

static bool check_values(const struct formula_context *context, const struct figure *figure,
    const struct binding *matched, const struct formula_call *call)
{
	for (size_t i = 0; i < figure->given_count; i++)
		if (!check_value(context, &figure->given[i], &matched[i].value, call))
			return false;
	return true;
}

/* The call outlives the page it stands on, and with it the numbers and words written there. */
static const struct binding *keep_arguments(
    struct arena *keep, const struct figure *figure, const struct binding *arguments)
{
	struct binding *kept = ARENA_ARRAY(keep, struct binding, figure->given_count);

	for (size_t i = 0; i < figure->given_count; i++)
		kept[i] = (struct binding){ .name = figure->given[i].name,
			.value = value_copy(keep, &arguments[i].value) };
	return kept;
}

static void put_word(struct buf *out, uint64_t word)
{
	buf_put(out, (struct str){ (const char *)&word, sizeof(word) });
}

static void put_address(struct buf *out, const void *address)
{
	put_word(out, (uintptr_t)address);
}

static void put_text(struct buf *out, struct str text)
{
	put_word(out, text.len);
	buf_put(out, text);
}

static void put_end(struct buf *out, struct arena *scratch, const struct ratio *end)
{
	struct buf exact = buf_in(scratch, BUF_MOST);
	int64_t num = 0, den = -1; /* of an open end */
	bool small = !end || ratio_parts(end, &num, &den);

	put_word(out, (uint64_t)num);
	put_word(out, (uint64_t)den);
	if (small)
		return;
	ratio_exact(&exact, end);
	put_text(out, buf_str(&exact));
}

static void put_quantity(struct buf *out, struct arena *scratch, const struct quantity *quantity)
{
	buf_put_byte(out,
	    (char)(quantity->approx | quantity->bound << 1 | quantity->open_lo << 2 |
		quantity->open_hi << 3));
	put_end(out, scratch, quantity->lo);
	put_end(out, scratch, quantity->hi);
	put_text(out, quantity->unit->text);
}

/* Of lists and the like only what they are: they differ by where they are from. */
static void put_argument(struct buf *out, struct arena *scratch, const struct value *value)
{
	buf_put_byte(out, (char)value->kind);
	if (value->kind == VALUE_THING)
		put_address(out, value->thing);
	else if (value->kind == VALUE_QUANTITY)
		put_quantity(out, scratch, value->quantity);
	else if (value->kind == VALUE_TEXT)
		put_text(out, value->text);
	else if (value->kind == VALUE_TRUTH)
		put_word(out, value->truth);
	else if (value->kind == VALUE_DATE)
		put_word(out, (uint64_t)value->date.day);
}

/* Not by its address: each evaluator has origins of its own. */
static void put_origin(struct buf *out, const struct origin *origin)
{
	const struct thing *thing = origin_thing(origin);

	if (thing) {
		put_address(out, thing);
		put_text(out, origin->fragment);
	}
	if (origin->kind == ORIGIN_FACT && origin->fact) /* fields of a list share a fragment */
		put_word(out, (uint64_t)origin->fact->at.line << 32 | origin->fact->at.col);
}

/*
 * What a call is known by in all evaluators, as bytes. Two with arguments that print alike are the same call in
 * addresses, but not in a derivation, which leads to where each came from, nor for ranges, which may meet their own
 * inputs in the figure.
 */
struct call_key {
	struct str text;
	uint64_t hash;
};

static struct call_key call_key(struct arena *scratch, const struct thing *thing,
    const struct figure *figure, const struct binding *arguments)
{
	struct buf out = buf_in(scratch, BUF_MOST);

	buf_grow(&out, 256); /* enough for most */
	put_address(&out, thing);
	put_address(&out, figure);
	for (size_t i = 0; i < figure->given_count; i++) {
		const struct value *value = &arguments[i].value;
		put_argument(&out, scratch, value);
		buf_put_byte(&out, value->origin != NULL);
		if (value->origin)
			put_origin(&out, value->origin);
		put_word(&out, value->input_count);
		for (size_t n = 0; n < value->input_count; n++)
			put_origin(&out, value->inputs[n].input);
	}
	struct str text = buf_str(&out);
	return (struct call_key){ text, map_hash(text) };
}

static struct slot *call_known(const struct evaluator *evaluator, const struct call_key *key)
{
	struct slot *slot = evaluator->finished
	    ? map_get_hashed(&evaluator->finished->calls, key->text, key->hash)
	    : NULL;

	return slot ? slot : map_get_hashed(&evaluator->calls, key->text, key->hash);
}

/* `there`: the same call of the neighbour, which has printed what it is known by; NULL: it has none. */
static struct slot *call_new(struct evaluator *evaluator, struct str key, const struct slot *there,
    const struct thing *thing, const struct figure *figure, const struct binding *arguments)
{
	struct arena *keep = evaluator->keep;
	struct slot *slot = ARENA_NEW(keep, struct slot);

	slot->origin = (struct origin){ .kind = ORIGIN_CALL,
		.thing = thing,
		.figure = figure,
		.arguments = keep_arguments(keep, figure, arguments),
		.argument_count = figure->given_count,
		.fragment = there
		    ? there->origin.fragment
		    : str_copy(keep, call_fragment(evaluator->scratch, figure, arguments)) };
	map_put(&evaluator->calls, str_copy(keep, key), slot);
	return slot;
}

/* The slot of a call, which may be known already; `there` is that of the neighbour while the slot has no value. */
static struct slot *call_find(struct evaluator *evaluator, struct slot *slot, const struct thing *thing,
    const struct figure *figure, const struct binding *arguments, const struct slot **there)
{
	const struct evaluator *neighbour = evaluator->neighbour;

	*there = NULL;
	if (slot && (slot->state != SLOT_NEW || !neighbour))
		return slot;
	struct call_key key = call_key(evaluator->scratch, thing, figure, arguments);
	if (!slot)
		slot = call_known(evaluator, &key);
	if (neighbour && (!slot || slot->state == SLOT_NEW))
		*there = call_known(neighbour, &key);
	return slot ? slot : call_new(evaluator, key.text, *there, thing, figure, arguments);
}

/* --- what was called of late ------------------------------------------------------------------------------ */

/* Room for so many calls at the least: a power of two. */
#define RECENT_LEAST 64

static uint64_t mixed(uint64_t hash, const void *address)
{
	return (hash ^ (uintptr_t)address) * 0x9E3779B97F4A7C15;
}

/* Room for as many calls as there are: those of before are found by their keys once more. */
static void make_recent(struct evaluator *evaluator)
{
	const struct evaluator *finished = evaluator->finished;
	size_t count = evaluator->calls.count + (finished ? finished->calls.count : 0);

	if (evaluator->recent && count * 2 <= evaluator->recent_room)
		return;
	for (evaluator->recent_room = RECENT_LEAST; evaluator->recent_room < count * 2;)
		evaluator->recent_room *= 2;
	evaluator->recent = ARENA_ARRAY(evaluator->keep, struct slot *, evaluator->recent_room);
}

/*
 * The place of a call whose arguments are things, as those of most are, and come from nothing uncertain: it is found by
 * addresses there, before its key is put together. NULL for any other call.
 */
static struct slot **recent_place(struct evaluator *evaluator, const struct thing *thing,
    const struct figure *figure, const struct binding *arguments)
{
	uint64_t hash = mixed(mixed(0, thing), figure);

#ifdef RIGBOOK_IN_PAGE /* which asks too few questions to load this for them */
	return NULL;
#endif
	for (size_t i = 0; i < figure->given_count; i++) {
		const struct value *value = &arguments[i].value;
		if (value->kind != VALUE_THING || value->input_count > 0)
			return NULL;
		hash = mixed(hash, value->thing);
	}
	make_recent(evaluator);
	return &evaluator->recent[hash >> 32 & (evaluator->recent_room - 1)];
}

static bool is_call_of(const struct slot *slot, const struct thing *thing,
    const struct figure *figure, const struct binding *arguments)
{
	const struct origin *origin = &slot->origin;

	if (origin->thing != thing || origin->figure != figure)
		return false;
	for (size_t i = 0; i < figure->given_count; i++) {
		const struct value *a = &origin->arguments[i].value, *b = &arguments[i].value;
		if (a->thing != b->thing || a->origin != b->origin)
			return false;
	}
	return true;
}

/* --- calling ---------------------------------------------------------------------------------------------- */

bool call_value(void *self, const struct formula_context *context, const struct value *of,
    const struct formula_call *call, struct value *out)
{
	struct evaluator *evaluator = self;
	const struct figure *figure = find_figure(evaluator, of->thing->kind, call);

	if (!figure)
		return false;
	*out = VALUE_OF_BAD;
	const struct binding *matched = figure->formula ? match_arguments(context, figure, call) : NULL;
	if (!matched)
		return true;
	struct slot **place = recent_place(evaluator, of->thing, figure, matched);
	struct slot *slot =
	    place && *place && is_call_of(*place, of->thing, figure, matched) ? *place : NULL;
	if (!slot && !check_values(context, figure, matched, call))
		return true;
	const struct slot *there;
	slot = call_find(evaluator, slot, of->thing, figure, matched, &there);
	if (place)
		*place = slot;
	if (slot->state != SLOT_DONE && !slot_take(evaluator, slot, there))
		slot_compute(evaluator, slot, context->depth);
	slot_note(evaluator, slot);
	*out = slot->value;
	return true;
}
