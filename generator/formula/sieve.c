#include "formula/sieve.h"

#include "base/map.h"
#include "formula/column.h"
#include "formula/eval.h"
#include "formula/fixed.h"

/* --- as the formula is parsed ----------------------------------------------------------------------------- */

/* The name in front of a path; NULL of anything else. */
static const struct node *root_of(const struct node *path)
{
	while (path->kind == NODE_MEMBER)
		path = path->left;
	return path->kind == NODE_NAME ? path : NULL;
}

/* The names of a path, each behind a dot, from the element on. */
static void put_path(struct buf *out, const struct node *path, const struct loop *loop)
{
	if (path->kind == NODE_MEMBER)
		put_path(out, path->left, loop);
	if (path->kind == NODE_NAME && loop->variable.len > 0)
		return;
	buf_put(out, path->kind == NODE_MEMBER ? STR(".") : STR(""));
	buf_put(out, path->name);
}

static bool is_of_element(const struct node *path, const struct loop *loop)
{
	const struct node *root = root_of(path);

	if (!root)
		return false;
	return loop->variable.len == 0 || (path != root && str_eq(root->name, loop->variable));
}

/* Whether it is the same for all elements; a name of a loop without variable only if it is not the element's (is_own). */
static bool is_wanted(const struct node *node, const struct loop *loop)
{
	if (node->kind == NODE_LITERAL)
		return true;
	return loop->variable.len == 0 ? root_of(node) != NULL : !node_names(node, loop->variable);
}

/* False if the condition does not say what a path of the element is. */
static bool rule_of(struct arena *keep, const struct loop *loop, const struct node *condition,
    struct sieve_rule *rule)
{
	bool same = condition->kind == NODE_COMPARE && condition->comparison == COMPARE_EQ;
	struct buf name = buf_in(keep, BUF_MOST);

	*rule = (struct sieve_rule){ .path = same ? condition->left : condition,
		.wanted = same ? condition->right : NULL };
	if (!is_of_element(rule->path, loop) || (rule->wanted && !is_wanted(rule->wanted, loop)))
		return false;
	put_path(&name, rule->path, loop);
	rule->name = buf_str(&name);
	rule->hash = map_hash(rule->name);
	return true;
}

/* Adds the rules of conditions joined by `and`; false once one is none, for those behind it may not be asked. */
static bool add_rules(struct arena *keep, const struct loop *loop, const struct node *condition,
    struct sieve_rule *rules, size_t *count)
{
	if (condition->kind == NODE_AND)
		return add_rules(keep, loop, condition->left, rules, count) &&
		    add_rules(keep, loop, condition->right, rules, count);
	if (*count == SIEVE_RULES_MOST || !rule_of(keep, loop, condition, &rules[*count]))
		return false;
	++*count;
	return true;
}

void sieve_find(struct arena *keep, struct loop *loop)
{
	struct sieve_rule rules[SIEVE_RULES_MOST];

	if (!loop->where)
		return;
	add_rules(keep, loop, loop->where, rules, &loop->rule_count);
	loop->rules = arena_copy(keep, rules, loop->rule_count * sizeof(rules[0]));
}

/* --- as it is evaluated ----------------------------------------------------------------------------------- */

/* A rule, with what is wanted in this run of the loop. */
struct mesh {
	const struct sieve_rule *rule;
	struct column *column;
	bool known; /* what is wanted */
	struct value wanted;
	uint32_t number; /* of it, as long as the column has as many values as this */
	size_t values;
	size_t steps; /* taken to find it: they count for each element, as they would if all were asked */
};

struct sieve {
	struct columns *columns;
	size_t count;
	struct mesh meshes[SIEVE_RULES_MOST];
};

struct sieve *sieve_open(const struct iteration *iteration)
{
	const struct evaluation *e = iteration->e;
	const struct resolver *resolver = e->context->resolver;
	const struct loop *loop = iteration->node->loop;

	bool sieved = loop->rule_count > 0 && iteration->over == OVER_LIST && !e->assumptions &&
	    iteration->count >= SIEVE_LIST_LEAST && resolver->columns;
	struct columns *columns = sieved ? resolver->columns(resolver->self, &iteration->source) : NULL;
	if (!columns)
		return NULL;
	struct sieve *sieve = ARENA_NEW(e->context->keep, struct sieve);
	sieve->columns = columns;
	sieve->count = loop->rule_count;
	for (size_t i = 0; i < sieve->count; i++) {
		const struct sieve_rule *rule = &loop->rules[i];
		sieve->meshes[i].rule = rule;
		sieve->meshes[i].column =
		    column_of(columns, &iteration->source, rule->name, rule->hash);
	}
	return sieve;
}

/* Whether a bare name may be the element's. Records of one list have the same fields, things may have other members. */
static bool may_be_own(const struct iteration *iteration, const struct node *wanted)
{
	const struct scope *frame = &iteration->frame;

	if (frame->variable.len > 0 || wanted->kind == NODE_LITERAL)
		return false;
	return frame->element.kind != VALUE_RECORD ||
	    member_is_found(iteration->e, &frame->element, root_of(wanted));
}

/* A mistake in it is told by who asks the element. */
static void find_wanted(struct mesh *mesh, const struct iteration *iteration)
{
	const struct node *wanted = mesh->rule->wanted;
	struct evaluation *e = iteration->e, quiet = *e;
	struct formula_context context = context_quiet(e->context);

	mesh->known = true;
	mesh->wanted = VALUE_OF_INAPPLICABLE;
	quiet.context = &context;
	if (!wanted)
		mesh->wanted = value_of_truth(TRUTH_YES);
	else if (!may_be_own(iteration, wanted))
		mesh->wanted = node_eval(&quiet, wanted);
	mesh->steps = quiet.steps - e->steps;
	e->poles = quiet.poles;
}

/* The number that an element must have: COLUMN_UNSTEADY if that cannot be told. */
static uint32_t number_wanted(struct mesh *mesh, const struct iteration *iteration)
{
	size_t values = mesh->column->numbers->count;
	bool known = mesh->known;

	if (!known)
		find_wanted(mesh, iteration);
	if (!known || mesh->values != values)
		mesh->number = column_find(mesh->column, &mesh->wanted);
	mesh->values = values;
	return mesh->number;
}

bool sieve_leaves_out(struct sieve *sieve, const struct iteration *iteration)
{
	for (size_t i = 0; i < sieve->count; i++) {
		struct mesh *mesh = &sieve->meshes[i];
		uint32_t number = mesh->column->at[iteration->frame.index];
		if (number < COLUMN_VALUES)
			return false;
		uint32_t wanted = number_wanted(mesh, iteration);
		if (wanted == COLUMN_UNSTEADY)
			return false;
		iteration->e->steps += mesh->steps;
		if (number != wanted)
			return true;
	}
	return false;
}

size_t sieve_run(const struct sieve *sieve, size_t from, size_t count)
{
	const struct mesh *first = &sieve->meshes[0];
	const uint32_t *at = first->column->at + from;
	size_t run = 0;

	if (!first->known || first->number == COLUMN_UNSTEADY || first->steps > 0 ||
	    first->values != first->column->numbers->count)
		return 0;
	while (run < count && at[run] >= COLUMN_VALUES && at[run] != first->number)
		run++;
	return run;
}

struct question {
	struct evaluation *e;
	const struct node *path;
	struct value value;
};

static void ask(void *asker)
{
	struct question *question = asker;

	question->value = node_eval(question->e, question->path);
}

/* Asks the element once more, as it has just been asked. */
static void remember(struct sieve *sieve, const struct mesh *mesh, const struct iteration *iteration)
{
	const struct resolver *resolver = iteration->e->context->resolver;
	const struct scope *frame = &iteration->frame;
	const struct node *path = mesh->rule->path;
	struct formula_context context = context_quiet(iteration->e->context);
	struct evaluation quiet = *iteration->e;
	struct question question = { &quiet, path, VALUE_OF_INAPPLICABLE };

	quiet.context = &context;
	bool own = frame->variable.len > 0 || member_is_found(&quiet, &frame->element, root_of(path));
	if (own && resolver->steady(resolver->self, ask, &question))
		column_note(sieve->columns, mesh->column, frame->index, &question.value);
	else
		mesh->column->at[frame->index] = COLUMN_UNSTEADY;
}

void sieve_learn(struct sieve *sieve, const struct iteration *iteration)
{
	for (size_t i = 0; i < sieve->count; i++) {
		struct mesh *mesh = &sieve->meshes[i];
		uint32_t *number = &mesh->column->at[iteration->frame.index];
		if (*number == COLUMN_UNTRIED)
			remember(sieve, mesh, iteration);
		if (*number < COLUMN_VALUES || number_wanted(mesh, iteration) != *number)
			return;
	}
}
