#include "formula/iteration.h"

#include "formula/assume.h"
#include "formula/check_types.h"
#include "formula/eval.h"
#include "formula/fixed.h"
#include "formula/loop_note.h"
#include "formula/memo.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "formula/sieve.h"
#include "formula/visit.h"
#include "number/quantity_order.h"

/* One end of a range: a plain whole number. */
static bool end_eval(struct evaluation *e, const struct node *node, int64_t *out, struct value *instead)
{
	struct value value = node_eval(e, node);

	if (!values_ready(e, &node, &value, 1, VALUE_QUANTITY, instead))
		return false;
	const struct quantity *q = value.quantity;
	if (quantity_is_point(q) && dimension_is_none(&q->unit->dimension) && ratio_to_int64(q->lo, out))
		return true;
	evaluation_report(e, DIAG_FORMULA_TYPE, node->from,
	    "“%.*s” is not one whole number without unit", STR_ARG(node_text(e, node)));
	*instead = VALUE_OF_BAD;
	return false;
}

static bool range_open(struct iteration *iteration, const struct loop *loop, struct value *instead)
{
	int64_t last;

	if (!end_eval(iteration->e, loop->source, &iteration->first, instead) ||
	    !end_eval(iteration->e, loop->to, &last, instead))
		return false;
	iteration->over = OVER_RANGE;
	if (last < iteration->first)
		return true;
	if ((uint64_t)last - (uint64_t)iteration->first < FORMULA_RANGE_MOST) {
		iteration->count = (size_t)(last - iteration->first) + 1;
		return true;
	}
	report_arithmetic(iteration->e, DIAG_FORMULA_LIMIT, loop->source->from,
	    "a loop goes over at most %d numbers", FORMULA_RANGE_MOST);
	*instead = VALUE_OF_BAD;
	return false;
}

static bool report_list(const struct iteration *iteration, const struct node *at,
    const char *message, struct value *instead)
{
	evaluation_report(
	    iteration->e, DIAG_FORMULA_TYPE, at->from, message, STR_ARG(iteration->node->name));
	diag_hint(iteration->e->context->diag, "write it so: %s",
	    formula_functions[iteration->node->function].form);
	*instead = VALUE_OF_BAD;
	return false;
}

/* Without a value the first argument may stand for a list or for itself: its type tells. */
static bool is_argument(const struct iteration *iteration)
{
	const struct loop *loop = iteration->node->loop;

	if (iteration->source.kind > VALUE_INAPPLICABLE)
		return true;
	if (iteration->node->argument_count > 1)
		return iteration->node->function != FUNCTION_INTERPOLATE;
	enum type_kind kind = node_type_quietly(iteration->e, loop->source).kind;
	return kind == TYPE_QUANTITY || kind == TYPE_TRUTH;
}

static bool list_open(struct iteration *iteration, const struct loop *loop, struct value *instead)
{
	iteration->source = node_eval(iteration->e, loop->source);
	if (iteration->source.kind == VALUE_LIST) {
		iteration->count = iteration->source.list.count;
		if (iteration->node->argument_count <= 1 ||
		    iteration->node->function == FUNCTION_INTERPOLATE)
			return true;
		return report_list(iteration, iteration->node->arguments[1].node,
		    "%.*s takes one value of each element", instead);
	}
	if (iteration->source.kind == VALUE_BAD || !is_argument(iteration)) {
		*instead = iteration->source;
		instead->origin = NULL;
		return false;
	}
	if (iteration->node->argument_count == 0 || loop->variable.len || loop->where ||
	    function_wants_list(iteration->node->function))
		return report_list(iteration, loop->source, "%.*s wants a list here", instead);
	iteration->over = OVER_ARGUMENTS;
	iteration->count = iteration->node->argument_count + 1;
	return true;
}

bool iteration_open(struct iteration *iteration, struct evaluation *e, const struct node *node,
    struct value *instead)
{
	*iteration = (struct iteration){ .e = e, .node = node, .over = OVER_LIST };
	bool open = node->loop->to ? range_open(iteration, node->loop, instead)
				   : list_open(iteration, node->loop, instead);

	iteration->frame = (struct scope){ .outer = e->frames, .variable = node->loop->variable };
	if (!open || iteration->over == OVER_ARGUMENTS)
		return open;
#ifndef RIGBOOK_IN_PAGE
	iteration->note = loop_note_open(iteration);
#endif
	iteration->frame.loop = node->loop;
	iteration->frame.world = e->context->resolver->self;
	iteration->frame.fixed = iteration->count > 1 ? fixed_values(e, node->loop) : NULL;
	iteration->sieve = SIEVE_IS_KEPT ? sieve_open(iteration) : NULL;
	e->frames = &iteration->frame;
	return true;
}

static bool has_value(const struct value *value)
{
	return value->kind > VALUE_INAPPLICABLE;
}

/* What is computed of an element, which whoever writes the loop out asks for again and again. */
static struct value part_eval(struct evaluation *e, const struct node *part)
{
	size_t poles = e->poles;
	struct value value;

	if (!memo_is_kept(e) || memo_is_for(e, part))
		return node_eval(e, part);
	struct remembered *place = memo_place(e, part);
	if (!place)
		return node_eval(e, part);
	if (memo_find(e, place, &value))
		return value;
	value = node_eval(e, part);
	memo_note(e, place, &value, poles);
	return value;
}

/* What an element was asked that then does not belong is no input. */
static struct value where_eval(struct evaluation *e, const struct node *where)
{
	const struct formula_context *context = e->context;

#ifndef RIGBOOK_IN_PAGE /* where the long way is short enough */
	if (!context->visit)
		return part_eval(e, where);
#endif
	struct formula_context unseen = *context;
	unseen.visit = NULL;
	e->context = &unseen;
	struct value value = part_eval(e, where);
	e->context = context;
	if (!context->visit || value.kind == VALUE_BAD ||
	    (value.kind == VALUE_TRUTH && value.truth == TRUTH_NO))
		return value;
	return node_eval(e, where);
}

static struct value element_belongs(const struct iteration *iteration)
{
	const struct node *where = iteration->node->loop->where;
	struct value instead;

	if (!where)
		return value_of_truth(TRUTH_YES);
	if (iteration->over == OVER_LIST && !has_value(&iteration->frame.element))
		return iteration->frame.element;
	struct value value = where_eval(iteration->e, where);
	return values_ready(iteration->e, &where, &value, 1, VALUE_TRUTH, &instead) ? value : instead;
}

#ifndef RIGBOOK_IN_PAGE /* which asks too few questions to keep notes */
/* The same, as it was noted, or to be noted now: only what would be so whatever the ranges around it turn out to be. */
static struct value noted_belongs(const struct iteration *iteration)
{
	struct evaluation *e = iteration->e;
	size_t index = iteration->frame.index, poles = e->poles;
	bool known;

	if (e->context->notes->done) {
		if (!loop_note_tells(iteration->note, index, &known))
			return element_belongs(iteration);
		if (known && e->context->visit)
			node_eval(e, iteration->node->loop->where);
		return value_of_truth(known ? TRUTH_YES : TRUTH_NO);
	}
	struct value belongs = element_belongs(iteration);
	if (belongs.kind == VALUE_TRUTH && belongs.truth != TRUTH_UNDECIDED && !belongs.repeated &&
	    belongs.input_count == 0 && e->poles == poles)
		loop_note_belongs(iteration->note, index, belongs.truth == TRUTH_YES);
	return belongs;
}
#endif

static struct value whether_belongs(const struct iteration *iteration)
{
#ifndef RIGBOOK_IN_PAGE
	if (iteration->note)
		return noted_belongs(iteration);
#endif
	return element_belongs(iteration);
}

static bool is_long(const struct ratio *end)
{
	return end && ratio_is_long(end) && ratio_is_longer(end, FORMULA_STEP_DIGITS - 1);
}

static size_t steps_of(const struct ratio *end)
{
	size_t long_for = ratio_digits(end) / FORMULA_STEP_DIGITS;

	return long_for * long_for;
}

void steps_count_long(struct evaluation *e, const struct quantity *quantity)
{
	bool low = is_long(quantity->lo);
	bool high = quantity->hi == quantity->lo ? low : is_long(quantity->hi);

	e->steps += (low ? steps_of(quantity->lo) : 0) + (high ? steps_of(quantity->hi) : 0);
}

/* That all figures together take too many steps is said once. */
static bool take_step(struct iteration *iteration)
{
	struct evaluation *e = iteration->e;
	size_t *of_all = e->context->steps;

	if (++e->steps > FORMULA_STEPS_MOST) {
		evaluation_report(e, DIAG_FORMULA_LIMIT, iteration->node->at,
		    "loops of more than %d steps", FORMULA_STEPS_MOST);
		iteration->failed = true;
	} else if (of_all && ++*of_all > FORMULA_STEPS_OF_ALL) {
		if (*of_all == FORMULA_STEPS_OF_ALL + 1)
			evaluation_report(e, DIAG_FORMULA_LIMIT, iteration->node->at,
			    "the loops of all figures take more than %d steps", FORMULA_STEPS_OF_ALL);
		iteration->failed = true;
	}
	return !iteration->failed;
}

/* Passes over what a sieve leaves out, as far as nothing has to be told of the steps that this takes. */
static void pass_over(struct iteration *iteration)
{
	struct evaluation *e = iteration->e;
	size_t *of_all = e->context->steps;
	size_t run = sieve_run(iteration->sieve, iteration->index, iteration->count - iteration->index);

	if (e->steps + run > FORMULA_STEPS_MOST || (of_all && *of_all + run > FORMULA_STEPS_OF_ALL))
		return;
	iteration->index += run;
	e->steps += run;
	if (of_all)
		*of_all += run;
}

static struct value element_at(const struct iteration *iteration, size_t index)
{
	struct arena *keep = iteration->e->context->keep;

	if (iteration->over == OVER_LIST)
		return iteration->source.list.at[index];
	const struct ratio *number = ratio_of(keep, iteration->first + (int64_t)index, 1);
	return value_of_quantity(keep, quantity_of(iteration->e->arithmetic.units, number));
}

bool iteration_next(struct iteration *iteration)
{
	struct sieve *sieve = SIEVE_IS_KEPT ? iteration->sieve : NULL;

	do {
		if (sieve)
			pass_over(iteration);
		if (iteration->index >= iteration->count || iteration->failed || !take_step(iteration))
			return false;
		if (iteration->over != OVER_ARGUMENTS)
			iteration->frame.element = element_at(iteration, iteration->index);
		iteration->frame.index = iteration->index++;
	} while (sieve && sieve_leaves_out(sieve, iteration));
	iteration->belongs = whether_belongs(iteration);
	if (sieve && iteration->belongs.kind == VALUE_TRUTH)
		sieve_learn(sieve, iteration);
	return true;
}

const struct node *iteration_body(const struct iteration *iteration)
{
	if (iteration->over == OVER_ARGUMENTS && iteration->index == 1)
		return iteration->node->loop->source;
	if (iteration->over == OVER_ARGUMENTS)
		return iteration->node->arguments[iteration->index - 2].node;
	return iteration->node->argument_count ? iteration->node->arguments[0].node : NULL;
}

#ifndef RIGBOOK_IN_PAGE
/* What takes as long as a logarithm is noted; of what it is made a visitor is told all the same. */
static struct value noted_value(const struct iteration *iteration, const struct node *body)
{
	struct evaluation *e = iteration->e;
	size_t index = iteration->frame.index, steps = e->steps, poles = e->poles;
	const struct value *known = loop_note_value(iteration->note, index);

	if (known && e->context->visit)
		node_visit(e, body);
	if (known)
		return *known;
	struct value value = part_eval(e, body);
	if (!e->context->notes->done && e->steps >= steps + FORMULA_STEPS_OF_LOG &&
	    e->poles == poles && value.kind != VALUE_BAD)
		loop_note_keep(iteration->note, index, &value);
	return value;
}
#endif

struct value iteration_value(const struct iteration *iteration)
{
	const struct node *body = iteration_body(iteration);

	if (iteration->over == OVER_ARGUMENTS && iteration->index == 1)
		return iteration->source;
	if (iteration->over != OVER_ARGUMENTS && (!body || !has_value(&iteration->frame.element)))
		return iteration->frame.element;

	const struct assumption *outer = iteration->e->assumptions;
	bool perhaps =
	    iteration->belongs.kind == VALUE_TRUTH && iteration->belongs.truth == TRUTH_UNDECIDED;
#ifndef RIGBOOK_IN_PAGE
	if (iteration->note && !perhaps)
		return noted_value(iteration, body);
#endif
	if (perhaps)
		assume(iteration->e, iteration->node->loop->where, true);
	struct value value = part_eval(iteration->e, body);
	iteration->e->assumptions = outer;
	return value;
}

void iteration_close(const struct iteration *iteration)
{
	iteration->e->frames = iteration->frame.outer;
}
