#include "data/derivation.h"

#include "data/call.h"
#include "data/corners.h"
#include "data/evaluator_state.h"
#include "data/member.h"
#include "data/value_print.h"
#include "formula/loop_note.h"
#include "formula/memo.h"
#include "formula/substitute.h"

#define SUBSTITUTED_MOST ((size_t)64 << 10)

/* The first inputs are few enough to be compared one by one; only further ones are kept in a map. */
#ifdef RIGBOOK_IN_PAGE /* where short is better than quick */
#define GONE_THROUGH_MOST 0
#else
#define GONE_THROUGH_MOST 8
#endif

struct gathering {
	struct arena *keep;
	struct map seen; /* further origins by their address, fields by their words */
	struct derivation_input *at;
	size_t count, room;
};

static bool is_new_key(struct gathering *gathering, const void *key, size_t size)
{
	if (map_get(&gathering->seen, (struct str){ key, size }))
		return false;
	const void *kept = arena_copy(gathering->keep, key, size);
	return map_add(&gathering->seen, (struct str){ kept, size }, gathering);
}

static bool is_new(struct gathering *gathering, const struct origin *origin)
{
	for (size_t i = 0; i < GONE_THROUGH_MOST && i < gathering->count; i++)
		if (gathering->at[i].value.origin == origin)
			return false;
	return gathering->count < GONE_THROUGH_MOST || is_new_key(gathering, &origin, sizeof(origin));
}

/* Fields of records have no derivation of their own: those that read alike are one input. */
static bool is_new_field(struct gathering *gathering, const struct origin *field, struct str path)
{
	struct str words = str_print(gathering->keep, "%.*s = %.*s in %.*s", STR_ARG(path),
	    STR_ARG(field->fact->literal), STR_ARG(field->fact->thing->id));

	return is_new_key(gathering, words.at, words.len);
}

/* Of a path `a.b.c` the thing a.b is no input of its own, but if it was chosen by a figure. */
static bool is_just_on_the_way(const struct value *value, bool whole)
{
	return !whole && value->kind == VALUE_THING && value->origin->kind == ORIGIN_FACT;
}

static void gather(void *visitor, const struct value *value, struct str path, bool whole)
{
	struct gathering *gathering = visitor;
	const struct origin *origin = value->origin;
	bool is_field = !origin->thing && origin->fact && origin->fact->thing;

	if (is_just_on_the_way(value, whole))
		return;
	if (value->kind == VALUE_LIST)
		return; /* what is asked of its elements follows */
	if (is_field ? !is_new_field(gathering, origin, path) : !is_new(gathering, origin))
		return;
	gathering->at = arena_room(gathering->keep, gathering->at, gathering->count,
	    &gathering->room, sizeof(*gathering->at));
	gathering->at[gathering->count++] = (struct derivation_input){ path, *value };
}

static struct str name_of(void *self, const struct thing *thing)
{
	(void)self;
	return thing->name;
}

static const struct unit *unit_of(void *self, const struct value *value)
{
	(void)self;
	return value_show(value).unit;
}

/* What is shown beside the line with numbers put in: the unit of the result. */
static const struct unit *result_unit(const struct value *value, const struct unit *shown)
{
	if (value->kind != VALUE_QUANTITY)
		return NULL;
	return shown ? shown : value->quantity->unit;
}

#ifndef RIGBOOK_IN_PAGE
/* What was noted as it was computed here; of what another evaluator computed nothing is known. */
static struct loop_notes *loops_of(const struct evaluator *evaluator, const struct origin *origin)
{
	struct loop_notes *loops = origin ? origin->loops : NULL;
	bool own = loops && (loops->world == evaluator || loops->world == evaluator->finished);

	return own ? loops : NULL;
}
#endif

/* Mistakes have been reported when it was computed. */
static struct formula_context trace_context(
    struct evaluator *evaluator, const struct value *self, const struct origin *origin)
{
	struct formula_context context = evaluator_context(evaluator, self,
	    origin ? origin->arguments : NULL, origin ? origin->argument_count : 0);

	context.diag = diag_new(evaluator->scratch);
	context.memo = formula_memo_new(evaluator->scratch);
#ifndef RIGBOOK_IN_PAGE /* which keeps none */
	context.notes = loops_of(evaluator, origin);
#endif
	return context;
}

/* The value with its range as it comes, before corners_settle. */
static struct value trace_inputs(
    const struct formula *formula, const struct formula_context *context, struct derivation *out)
{
	struct gathering gathering = { .keep = context->keep, .seen = map_in(context->keep) };
	struct formula_context seen = *context;

	seen.visit = gather;
	seen.visitor = &gathering;
	struct value value = formula_eval(formula, &seen);
	out->inputs = gathering.at;
	out->input_count = gathering.count;
	return value;
}

/* The same, with its formula, a figure's or another; `shown` is the unit it is printed in, or NULL. */
static struct value trace(struct evaluator *evaluator, const struct formula *formula, bool of_figure,
    const struct formula_context *context, const struct unit *shown, struct derivation *out)
{
	struct buf substituted = buf_in(context->keep, SUBSTITUTED_MOST);
	struct value value = trace_inputs(formula, context, out);
	struct formula_words words = { .name_of = name_of,
		.unit_of = unit_of,
		.result = result_unit(&value, shown),
		.printed = evaluator->printed };

#ifdef RIGBOOK_IN_PAGE /* which writes few lines */
	(void)of_figure;
#else
	words.stays = slot_holds;
	words.formula_stays = of_figure;
#endif
	formula_substitute(formula, context, &words, &substituted);
	out->formula = formula_source(formula);
	out->formula_at = formula_pos(formula);
	out->substituted = buf_str(&substituted);
	return value;
}

void value_put_operand(struct evaluator *evaluator, const struct value *value,
    const struct unit *result, bool factor, struct buf *out)
{
	struct formula_context context = evaluator_context(evaluator, NULL, NULL, 0);
	struct formula_words words = { .name_of = name_of, .unit_of = unit_of, .result = result };

	formula_put_operand(&context, &words, value, factor, out);
}

/* A call of another evaluator is computed again here: what it was called with is all that is needed. */
static struct value call_again(struct evaluator *evaluator, const struct origin *origin)
{
	struct value of = value_of_thing(origin->thing), value = VALUE_OF_BAD;
	struct formula_context context = evaluator_context(evaluator, NULL, NULL, 0);
	struct formula_text at = { STR(""), origin->figure->at, FORMULA_AT_START };
	struct formula_call call = { origin->figure->id, origin->arguments, origin->argument_count,
		&at, 0, 0 };

	call_value(evaluator, &context, &of, &call, &value);
	return value;
}

static struct derivation derive_fact(struct evaluator *evaluator, const struct origin *origin)
{
	const struct attribute *attribute = origin->attribute;
	struct derivation out = { .name = origin_words(evaluator->scratch, origin),
		.value = VALUE_OF_BAD };

	out.formula_at = origin->fact ? origin->fact->at : attribute->at;
	out.note = attribute ? attribute->note : STR("");
	out.reference = attribute ? attribute->reference : STR("");
	if (origin->thing && attribute)
		out.value = attribute_value(evaluator, origin->thing, attribute);
	else if (origin->fact)
		out.value = origin->fact->value;
	return out;
}

struct derivation derivation_copy(struct arena *keep, const struct derivation *derivation)
{
	struct derivation copy = *derivation;

	copy.value = value_copy(keep, &derivation->value);
	copy.name = str_copy(keep, derivation->name);
	copy.formula = str_copy(keep, derivation->formula);
	copy.substituted = str_copy(keep, derivation->substituted);
	copy.inputs = ARENA_ARRAY(keep, struct derivation_input, derivation->input_count);
	for (size_t i = 0; i < derivation->input_count; i++)
		copy.inputs[i] = (struct derivation_input){
			.path = str_copy(keep, derivation->inputs[i].path),
			.value = value_copy(keep, &derivation->inputs[i].value),
		};
	return copy;
}

struct value evaluator_origin_value(struct evaluator *evaluator, const struct origin *origin)
{
	if (origin->kind == ORIGIN_FACT || origin->fact)
		return derive_fact(evaluator, origin).value;
	return origin->kind == ORIGIN_CALL
	    ? call_again(evaluator, origin)
	    : figure_value(evaluator, origin->thing, origin->figure, 0);
}

/* The same call, with arguments that are facts or figures taken as they are here. */
static struct value call_anew(struct evaluator *evaluator, const struct origin *origin)
{
	struct binding *arguments = arena_copy(
	    evaluator->scratch, origin->arguments, origin->argument_count * sizeof(*arguments));
	struct origin anew = *origin;

	for (size_t i = 0; i < origin->argument_count; i++) {
		const struct origin *from = arguments[i].value.origin;
		if (from && from->thing)
			arguments[i].value = evaluator_origin_anew(evaluator, from, NULL);
	}
	anew.arguments = arguments;
	return call_again(evaluator, &anew);
}

struct value evaluator_origin_anew(
    struct evaluator *evaluator, const struct origin *origin, struct input_set *read)
{
	struct input_set outer = evaluator->read.inputs;

	evaluator->read.inputs = (struct input_set){ { 0 } };
	struct value value = origin->kind == ORIGIN_CALL ? call_anew(evaluator, origin)
							 : evaluator_origin_value(evaluator, origin);
	if (read)
		*read = evaluator->read.inputs;
	input_set_join(&evaluator->read.inputs, &outer);
	return value;
}

/* The unit that the line with numbers put in is read beside: the figure's own, or that which the value was given. */
static const struct unit *unit_beside(const struct figure *figure, const struct value *value)
{
	bool local = figure->show.local && value->kind == VALUE_QUANTITY;

	return local ? value->quantity->unit : figure->show.unit;
}

struct derivation evaluator_derive_origin(
    struct evaluator *evaluator, const struct origin *origin, const struct unit *shown)
{
	if (origin->kind == ORIGIN_FACT || origin->fact)
		return derive_fact(evaluator, origin);
	const struct figure *figure = origin->figure;
	struct derivation out = { .name = origin_words(evaluator->scratch, origin) };
	struct value self = value_of_thing(origin->thing);
	out.value = evaluator_origin_value(evaluator, origin);
	if (figure->formula && !value_is_mistake(&out.value)) {
		struct formula_context context = trace_context(evaluator, &self, origin);
		trace(evaluator, figure->formula, true, &context,
		    shown ? shown : unit_beside(figure, &out.value), &out);
	} else if (figure->formula) { /* a loop without end may be what was wrong */
		out.formula = formula_source(figure->formula);
		out.formula_at = formula_pos(figure->formula);
	}
	out.note = figure->note;
	out.reference = figure->reference;
	return out;
}

struct derivation evaluator_origin_inputs(struct evaluator *evaluator, const struct origin *origin)
{
	struct derivation out = { .value = evaluator_origin_value(evaluator, origin) };
	struct value self = value_of_thing(origin->thing);

	const struct formula *formula =
	    origin->kind == ORIGIN_FACT || origin->fact ? NULL : origin->figure->formula;
	if (!formula || value_is_mistake(&out.value))
		return out;
	struct formula_context context = trace_context(evaluator, &self, origin);
	trace_inputs(formula, &context, &out);
	return out;
}

struct derivation evaluator_derive(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct unit *shown)
{
	struct derivation out = { .name = STR("") };
	struct value own = self ? value_of_thing(self) : VALUE_OF_BAD;

	struct formula_context traced = trace_context(evaluator, self ? &own : NULL, NULL);
	out.value = trace(evaluator, formula, false, &traced, shown, &out);
	struct formula_context context = evaluator_context(evaluator, self ? &own : NULL, NULL, 0);
	context.diag = diag_new(evaluator->scratch);
	out.value = corners_settle(evaluator, &out.value, formula, &context);
	return out;
}
