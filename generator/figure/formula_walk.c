#include "figure/formula_ast.h"

/* One end of a range: a plain whole number. */
static bool end_eval(struct evaluation *e, const struct node *node, long *out, struct value *instead)
{
	struct value value = node_eval(e, node);

	if (!values_ready(e, &node, &value, 1, VALUE_QUANTITY, instead))
		return false;
	const struct quantity *q = value.quantity;
	if (quantity_is_point(q) && dimension_is_none(&q->unit->dimension) && ratio_to_long(q->lo, out))
		return true;
	evaluation_report(e, DIAG_FORMULA_TYPE, node->from,
	    "“%.*s” is not one whole number without unit", STR_ARG(node_text(e, node)));
	*instead = VALUE_OF_BAD;
	return false;
}

static bool range_open(struct walk *walk, const struct loop *loop, struct value *instead)
{
	long last;

	if (!end_eval(walk->e, loop->source, &walk->first, instead) ||
	    !end_eval(walk->e, loop->to, &last, instead))
		return false;
	walk->over = WALK_RANGE;
	if (last < walk->first)
		return true;
	if ((unsigned long)last - (unsigned long)walk->first < FORMULA_RANGE_MOST) {
		walk->count = (size_t)(last - walk->first) + 1;
		return true;
	}
	evaluation_report(walk->e, DIAG_FORMULA_LIMIT, loop->source->from,
	    "a loop goes over at most %d numbers", FORMULA_RANGE_MOST);
	*instead = VALUE_OF_BAD;
	return false;
}

static bool report_list(
    const struct walk *walk, const struct node *at, const char *message, struct value *instead)
{
	evaluation_report(walk->e, DIAG_FORMULA_TYPE, at->from, message, STR_ARG(walk->node->name));
	diag_hint(walk->e->run->diag, "write it so: %s", formula_functions[walk->node->function].form);
	*instead = VALUE_OF_BAD;
	return false;
}

/* Without a value the first argument may stand for a list or for itself: its type tells. */
static bool is_argument(const struct walk *walk)
{
	const struct loop *loop = walk->node->loop;

	if (walk->source.kind > VALUE_INAPPLICABLE || walk->node->argument_count > 1)
		return true;
	enum type_kind kind = node_type_quietly(walk->e, loop->source).kind;
	return kind == TYPE_QUANTITY || kind == TYPE_TRUTH;
}

static bool list_open(struct walk *walk, const struct loop *loop, struct value *instead)
{
	walk->source = node_eval(walk->e, loop->source);
	if (walk->source.kind == VALUE_LIST) {
		walk->count = walk->source.list.count;
		if (walk->node->argument_count <= 1)
			return true;
		return report_list(walk, walk->node->arguments[1].node,
		    "%.*s takes one value of each element", instead);
	}
	if (walk->source.kind == VALUE_BAD || !is_argument(walk)) {
		*instead = walk->source;
		instead->origin = NULL;
		return false;
	}
	if (walk->node->argument_count == 0 || loop->variable.len || loop->where)
		return report_list(walk, loop->source, "%.*s wants a list here", instead);
	walk->over = WALK_ARGUMENTS;
	walk->count = walk->node->argument_count + 1;
	return true;
}

bool walk_open(struct walk *walk, struct evaluation *e, const struct node *node, struct value *instead)
{
	*walk = (struct walk){ .e = e, .node = node, .over = WALK_LIST };
	bool open = node->loop->to ? range_open(walk, node->loop, instead)
				   : list_open(walk, node->loop, instead);

	walk->frame = (struct frame){ .outer = e->frames, .variable = node->loop->variable };
	if (open && walk->over != WALK_ARGUMENTS)
		e->frames = &walk->frame;
	return open;
}

static bool has_value(const struct value *value)
{
	return value->kind > VALUE_INAPPLICABLE;
}

/* What an element was asked that then does not belong is no input. */
static struct value where_eval(struct evaluation *e, const struct node *where)
{
	const struct formula_run *run = e->run;
	struct formula_run unseen = *run;

	unseen.visit = NULL;
	e->run = &unseen;
	struct value value = node_eval(e, where);
	e->run = run;
	if (!run->visit || value.kind == VALUE_BAD ||
	    (value.kind == VALUE_TRUTH && value.truth == TRUTH_NO))
		return value;
	return node_eval(e, where);
}

static struct value element_belongs(const struct walk *walk)
{
	const struct node *where = walk->node->loop->where;
	struct value instead;

	if (!where)
		return value_of_truth(TRUTH_YES);
	if (walk->over == WALK_LIST && !has_value(&walk->frame.element))
		return walk->frame.element;
	struct value value = where_eval(walk->e, where);
	return values_ready(walk->e, &where, &value, 1, VALUE_TRUTH, &instead) ? value : instead;
}

void steps_count(struct evaluation *e, const struct quantity *quantity)
{
	const struct ratio *ends[] = { quantity->lo, quantity->hi };

	for (size_t i = 0; i < countof(ends); i++) {
		size_t long_for = ends[i] ? ratio_digits(ends[i]) / FORMULA_STEP_DIGITS : 0;
		e->steps += long_for * long_for;
	}
}

/* That all figures together take too many steps is said once. */
static bool take_step(struct walk *walk)
{
	struct evaluation *e = walk->e;
	size_t *of_all = e->run->steps;

	if (++e->steps > FORMULA_STEPS_MOST) {
		evaluation_report(e, DIAG_FORMULA_LIMIT, walk->node->at,
		    "loops of more than %d steps", FORMULA_STEPS_MOST);
		walk->failed = true;
	} else if (of_all && ++*of_all > FORMULA_STEPS_OF_ALL) {
		if (*of_all == FORMULA_STEPS_OF_ALL + 1)
			evaluation_report(e, DIAG_FORMULA_LIMIT, walk->node->at,
			    "the loops of all figures take more than %d steps", FORMULA_STEPS_OF_ALL);
		walk->failed = true;
	}
	return !walk->failed;
}

bool walk_next(struct walk *walk)
{
	if (walk->index >= walk->count || walk->failed || !take_step(walk))
		return false;
	if (walk->over == WALK_LIST) {
		walk->frame.element = walk->source.list.at[walk->index];
	} else if (walk->over == WALK_RANGE) {
		struct arena *keep = walk->e->run->keep;
		const struct ratio *number = ratio_of(keep, walk->first + (long)walk->index, 1);
		walk->frame.element = value_of_quantity(keep, quantity_of(walk->e->how.units, number));
	}
	walk->index++;
	walk->belongs = element_belongs(walk);
	return true;
}

const struct node *walk_body(const struct walk *walk)
{
	if (walk->over == WALK_ARGUMENTS && walk->index == 1)
		return walk->node->loop->source;
	if (walk->over == WALK_ARGUMENTS)
		return walk->node->arguments[walk->index - 2].node;
	return walk->node->argument_count ? walk->node->arguments[0].node : NULL;
}

struct value walk_value(const struct walk *walk)
{
	const struct node *body = walk_body(walk);

	if (walk->over == WALK_ARGUMENTS && walk->index == 1)
		return walk->source;
	if (walk->over != WALK_ARGUMENTS && (!body || !has_value(&walk->frame.element)))
		return walk->frame.element;
	return node_eval(walk->e, body);
}

void walk_close(const struct walk *walk)
{
	walk->e->frames = walk->frame.outer;
}
