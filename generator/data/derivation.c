/*
 * derivation - how a value comes about: its formula, the formula with its numbers put in, and what
 * it is computed from.
 */
#include "data/evaluator.h"

#define WORDS_MOST ((size_t)4 << 10)
#define SUBSTITUTED_MOST ((size_t)64 << 10)

/* --- names ------------------------------------------------------------------------------------------------ */

/* A quantity as it was typed; one that was computed by its exact number. */
static void put_quantity(struct buf *out, struct arena *keep, const struct quantity *quantity)
{
	if (quantity->literal.len) {
		buf_put(out, quantity->literal);
		return;
	}
	const struct ratio *lo = quantity_end(keep, quantity, false),
			   *hi = quantity_end(keep, quantity, true);
	if (quantity->approx)
		buf_put_byte(out, '~');
	if (lo)
		ratio_exact(out, lo);
	if (!lo || !hi || ratio_cmp(lo, hi) != 0)
		buf_put(out, STR(".."));
	if (hi && (!lo || ratio_cmp(lo, hi) != 0))
		ratio_exact(out, hi);
	if (quantity->unit->text.len)
		buf_print(out, " %.*s", STR_ARG(quantity->unit->text));
}

static void put_argument(struct buf *out, struct arena *keep, const struct binding *argument)
{
	const struct value *value = &argument->value;
	if (value->kind == VALUE_THING) {
		buf_put(out, value->thing->name);
		return;
	}
	buf_print(out, "%.*s ", STR_ARG(argument->name));
	if (value->kind == VALUE_QUANTITY)
		put_quantity(out, keep, value->quantity);
	else if (value->kind == VALUE_TEXT)
		buf_put(out, value->text);
	else if (value->kind == VALUE_DATE)
		buf_put(out, date_iso(keep, value->date));
	else if (value->kind == VALUE_TRUTH)
		buf_put(out,
		    value->truth == TRUTH_YES      ? STR("yes")
			: value->truth == TRUTH_NO ? STR("no")
						   : STR("undecided"));
	else
		buf_put(out, str_from(value_kind_words(value->kind)));
}

struct str origin_words(struct arena *keep, const struct origin *origin)
{
	struct buf out = buf_in(keep, WORDS_MOST);
	const struct thing *thing = origin->thing ? origin->thing
	    : origin->fact                        ? origin->fact->thing
						  : NULL;
	if (thing)
		buf_print(&out, "%.*s: ", STR_ARG(thing->name));
	if (origin->figure)
		buf_put(&out, origin->figure->name);
	else if (origin->attribute)
		buf_put(&out, origin->attribute->name);
	for (size_t i = 0; i < origin->argument_count; i++) {
		buf_put(&out, i ? STR(", ") : STR(" ("));
		put_argument(&out, keep, &origin->arguments[i]);
	}
	if (origin->argument_count)
		buf_put_byte(&out, ')');
	return buf_str(&out);
}

/* --- steps ------------------------------------------------------------------------------------------------ */

struct gathering {
	struct arena *keep;
	struct map seen; /* origins by their address, fields by their words */
	struct derivation_input *at;
	size_t count, room;
};

static bool is_new(struct gathering *gathering, const void *key, size_t size)
{
	const void *kept = arena_copy(gathering->keep, key, size);
	return map_add(&gathering->seen, (struct str){ kept, size }, gathering);
}

/* Fields of records have no derivation of their own: those that read alike are one input. */
static bool is_new_field(struct gathering *gathering, const struct origin *field, struct str path)
{
	struct str words = str_print(gathering->keep, "%.*s = %.*s in %.*s", STR_ARG(path),
	    STR_ARG(field->fact->literal), STR_ARG(field->fact->thing->id));
	return is_new(gathering, words.at, words.len);
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
	if (is_field ? !is_new_field(gathering, origin, path)
		     : !is_new(gathering, &origin, sizeof(origin)))
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

static const struct formula_words reader_words = { name_of, unit_of };

/* Mistakes have been reported when the value was computed. */
static struct value trace(struct evaluator *evaluator, const struct formula *formula,
    const struct value *self, const struct origin *origin, struct derivation *out)
{
	struct gathering gathering = { .keep = evaluator->scratch, .seen = map_in(evaluator->scratch) };
	struct buf substituted = buf_in(evaluator->scratch, SUBSTITUTED_MOST);
	struct formula_run run = evaluator_run(evaluator, self, origin ? origin->arguments : NULL,
	    origin ? origin->argument_count : 0);
	run.diag = diag_new(evaluator->scratch);
	run.visit = gather;
	run.visitor = &gathering;
	struct value value = formula_eval(formula, &run);
	run.visit = NULL;
	formula_substitute(formula, &run, &reader_words, &substituted);
	out->formula = formula_source(formula);
	out->formula_at = formula_pos(formula);
	out->substituted = buf_str(&substituted);
	out->inputs = gathering.at;
	out->input_count = gathering.count;
	return corners_settle(evaluator, &value, formula, &run);
}

/* A call of another evaluator is computed again here: what it was called with is all that is needed. */
static struct value call_again(struct evaluator *evaluator, const struct origin *origin)
{
	struct value of = value_of_thing(origin->thing), value = VALUE_OF_BAD;
	struct formula_run run = evaluator_run(evaluator, NULL, NULL, 0);
	call_value(evaluator, &run, &of, origin->figure->id, origin->arguments,
	    origin->argument_count, origin->figure->at, &value);
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

struct derivation evaluator_derive_origin(struct evaluator *evaluator, const struct origin *origin)
{
	if (origin->kind == ORIGIN_FACT || origin->fact)
		return derive_fact(evaluator, origin);
	const struct figure *figure = origin->figure;
	struct derivation out = { .name = origin_words(evaluator->scratch, origin) };
	struct value self = value_of_thing(origin->thing);
	out.value = evaluator_origin_value(evaluator, origin);
	if (figure->formula && out.value.kind != VALUE_BAD) {
		trace(evaluator, figure->formula, &self, origin, &out);
	} else if (figure->formula) { /* a loop without end may be what was wrong */
		out.formula = formula_source(figure->formula);
		out.formula_at = formula_pos(figure->formula);
	}
	out.note = figure->note;
	out.reference = figure->reference;
	return out;
}

struct derivation evaluator_derive(
    struct evaluator *evaluator, const struct formula *formula, const struct thing *self)
{
	struct derivation out = { .name = STR("") };
	struct value own = self ? value_of_thing(self) : VALUE_OF_BAD;
	out.value = trace(evaluator, formula, self ? &own : NULL, NULL, &out);
	return out;
}
