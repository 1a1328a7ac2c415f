#include "data/corners.h"

#include "data/evaluator_state.h"
#include "formula/box.h"
#include "formula/span.h"

static struct value at_corner(struct arena *keep, struct value value, bool high)
{
	struct quantity quantity = *value.quantity;

	quantity.lo = quantity.hi = high ? quantity.hi : quantity.lo;
	quantity.open_lo = quantity.open_hi = false;
	quantity.literal = STR("");
	if (quantity.other_money) {
		struct quantity other = *quantity.other_money;
		other.lo = other.hi = high ? other.hi : other.lo;
		other.open_lo = other.open_hi = false;
		quantity.other_money = arena_copy(keep, &other, sizeof(other));
	}
	value.quantity = arena_copy(keep, &quantity, sizeof(quantity));
	value.inputs = NULL;
	value.input_count = 0;
	return value;
}

/*
 * A fact has one origin for all evaluators; a value put in its place has one in each, by which every corner knows it
 * under another address.
 */
static bool is_at_corner(const struct corner *corner, const struct origin *origin)
{
	const struct fact *a = corner->input->fact, *b = origin->fact;

	if (corner->input == origin)
		return true;
	return a && b && origin->kind == ORIGIN_FACT && corner->input->kind == ORIGIN_FACT &&
	    a->attribute == b->attribute && a->thing == b->thing && a->literal.at == b->literal.at &&
	    pos_cmp(a->at, b->at) == 0 && !a->value.origin && !b->value.origin;
}

const struct corner *corner_find(const struct evaluator *evaluator, const struct origin *input)
{
	for (size_t i = 0; i < evaluator->corner_count; i++)
		if (is_at_corner(&evaluator->corners[i], input))
			return &evaluator->corners[i];
	return NULL;
}

struct value corner_value(const struct evaluator *evaluator, const struct value *value)
{
	if (evaluator->corner_count == 0 || value->input_count != 1 ||
	    value->inputs[0].input != value->origin)
		return *value;
	const struct corner *corner = corner_find(evaluator, value->origin);
	if (!corner)
		return *value;
	box_read(evaluator->box, 1u << (corner - evaluator->corners));
	return at_corner(evaluator->scratch, *value, corner->high);
}

/* Linear above and below the fraction line in each input, all of which have two ends. */
static bool is_bounded_by_corners(const struct value *value)
{
	if (value->input_count == 0 || value->input_count > CORNERS_MOST)
		return false;
	for (size_t i = 0; i < value->input_count; i++) {
		const struct dependence *input = &value->inputs[i];
		const struct fact *fact = input->input->fact;
		if (input->up > 1 || input->down > 1 || !fact || fact->value.kind != VALUE_QUANTITY ||
		    !fact->value.quantity->lo || !fact->value.quantity->hi)
			return false;
	}
	return true;
}

/* Arguments that were computed from ranges before the call stay ranges: their corners are out of reach here. */
static bool hold_arguments(
    const struct evaluator *corner, const struct formula_context *context, struct binding *held)
{
	for (size_t i = 0; i < context->binding_count; i++) {
		held[i] = context->bindings[i];
		held[i].value = corner_value(corner, &context->bindings[i].value);
		if (held[i].value.input_count)
			return false;
	}
	return true;
}

/*
 * Whether the corner holds an input at an open end. Only told where one input alone has such an end, and its other end
 * is none: then every value of the box lies on a line to a corner that counts. Else ends are taken as closed, which
 * proves less.
 */
static bool is_open_corner(const struct value *value, unsigned ends)
{
	size_t open = value->input_count;

	for (size_t i = 0; i < value->input_count; i++) {
		const struct quantity *range = value->inputs[i].input->fact->value.quantity;
		if (!range->open_lo && !range->open_hi)
			continue;
		if (open < value->input_count || (range->open_lo && range->open_hi))
			return false;
		open = i;
	}
	if (open == value->input_count)
		return false;
	bool high = ends >> open & 1;
	return high == value->inputs[open].input->fact->value.quantity->open_hi;
}

/* The memory that what is remembered of other corners may take. */
#define TOUR_MEMORY_MOST ((size_t)1 << 18)

/* Who looks at the corners of which value, and the evaluator that looks from the one that is visited. */
struct tour {
	const struct evaluator *evaluator;
	const struct value *value;
	const struct formula_context *context;
	bool (*at)(void *asker, const struct formula_context *corner);
	void *asker;
	struct arena *scratch;
	struct evaluator *there; /* NULL: none yet */
	struct corner *corners;
	struct box *box;
};

/* Values of figures belong to one corner; while none are asked for, all corners are looked at by one evaluator. */
static bool has_values(const struct evaluator *evaluator)
{
	return !BOX_IS_KEPT || evaluator->slots.count > 0 || evaluator->calls.count > 0 ||
	    diag_count(evaluator->diag) > 0;
}

static void make_evaluator(struct tour *tour)
{
	const struct evaluator *evaluator = tour->evaluator;
	struct evaluator *there = ARENA_NEW(tour->scratch, struct evaluator);

	evaluator_state_init(there, tour->scratch, diag_new(tour->scratch), evaluator->catalog,
	    evaluator->basis, evaluator->lists);
	there->resolver = evaluator->resolver;
	there->resolver.self = there;
	there->resolver.changer = &there->changer;
	there->corners = tour->corners;
	there->corner_count = tour->value->input_count;
	if (BOX_IS_KEPT)
		there->box = tour->box;
	there->neighbour = evaluator;
	there->arithmetic.memo = evaluator->arithmetic.memo; /* the resolver, which is a copy, has it */
	tour->there = there;
}

/* What was remembered of other corners is forgotten. */
static void start(struct tour *tour)
{
	arena_reset(tour->scratch);
	tour->corners = ARENA_ARRAY(tour->scratch, struct corner, tour->value->input_count);
	if (!BOX_IS_KEPT)
		return;
	tour->there = NULL;
	tour->box = box_new(tour->scratch, tour->value->input_count);
}

static bool is_to_start(const struct tour *tour)
{
	return !BOX_IS_KEPT || !tour->there || arena_used(tour->scratch) > TOUR_MEMORY_MOST;
}

/* Puts each input at the end that its bit in `ends` says. */
static void go_to(struct tour *tour, unsigned ends)
{
	if (is_to_start(tour))
		start(tour);
	for (size_t i = 0; i < tour->value->input_count; i++)
		tour->corners[i] = (struct corner){ tour->value->inputs[i].input, ends >> i & 1 };
	if (!tour->there || has_values(tour->there))
		make_evaluator(tour);
}

/* What arguments that were held read is not told as they are used. */
static bool has_ranges(const struct formula_context *context)
{
	for (size_t i = 0; i < context->binding_count; i++)
		if (context->bindings[i].value.input_count > 0)
			return true;
	return false;
}

/* Lets `at` look from there. */
static bool visit_corner(struct tour *tour, unsigned ends)
{
	const struct formula_context *context = tour->context;

	go_to(tour, ends);
	struct binding *held = ARENA_ARRAY(tour->scratch, struct binding, context->binding_count);
	if (!hold_arguments(tour->there, context, held))
		return false;
	struct formula_context corner =
	    evaluator_context(tour->there, context->self, held, context->binding_count);
	corner.depth = context->depth;
	corner.open_corner = is_open_corner(tour->value, ends);
	if (BOX_IS_KEPT) {
		box_go_to(tour->box, ends);
		corner.box = has_ranges(context) ? NULL : tour->box;
	}
	return tour->at(tour->asker, &corner);
}

/* No corners inside of a corner: what is no point there has more inputs than are held. */
bool corners_visit(void *self, const struct formula_context *context, const struct value *value,
    bool (*at)(void *asker, const struct formula_context *corner), void *asker)
{
	const struct evaluator *evaluator = self;

	if (evaluator->corner_count > 0 || !is_bounded_by_corners(value))
		return false;
	struct tour tour = { evaluator, value, context, at, asker, .scratch = arena_new() };
	bool good = true;
	for (unsigned ends = 0; good && ends < 1u << value->input_count; ends++)
		good = visit_corner(&tour, ends);
	arena_free(tour.scratch);
	return good;
}

/* A formula to be worked out in each corner. */
struct survey {
	const struct formula *formula;
	struct span span;
};

static bool widen(void *asker, const struct formula_context *corner)
{
	struct survey *survey = asker;
	struct value there = formula_eval(survey->formula, corner);

	return span_widen(&survey->span, &there, corner->open_corner);
}

struct value corners_settle(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_context *context)
{
	if (value->kind != VALUE_QUANTITY || !value->repeated || quantity_is_point(value->quantity))
		return *value;
	struct value settled = *value;
	struct quantity range = *value->quantity;
	struct survey survey = { formula, { .keep = evaluator->scratch } };
	range.other_money = NULL;
	range.bound = !corners_visit(evaluator, context, value, widen, &survey);
	if (!range.bound)
		range = span_quantity(&survey.span, &range);
	settled.repeated = range.bound;
	settled.quantity = arena_copy(evaluator->scratch, &range, sizeof(range));
	return settled;
}
