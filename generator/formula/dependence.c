#include "formula/dependence.h"

static int8_t degree_of(int64_t degree)
{
	return (int8_t)(degree < DEPENDENCE_WILD ? degree : DEPENDENCE_WILD);
}

static struct dependence *dependence_find(struct dependence *at, size_t count, const struct origin *input)
{
	for (size_t i = 0; i < count; i++) {
		if (at[i].input == input)
			return &at[i];
	}
	return NULL;
}

/* One input of the result, from its degrees in both operands: (au/ad) op (bu/bd). */
static void degrees_combine(enum dependence_rule rule, struct dependence *a, const struct dependence *b)
{
	int up = DEPENDENCE_WILD, down = DEPENDENCE_WILD;

	switch (rule) {
	case DEPENDENCE_SUM:
		up = a->up + b->down > b->up + a->down ? a->up + b->down : b->up + a->down;
		down = a->down + b->down;
		break;
	case DEPENDENCE_PRODUCT:
		up = a->up + b->up;
		down = a->down + b->down;
		break;
	case DEPENDENCE_QUOTIENT:
		up = a->up + b->down;
		down = a->down + b->up;
		break;
	case DEPENDENCE_CHOICE:
		break;
	}
	a->up = degree_of(up);
	a->down = degree_of(down);
}

void dependences_add(struct arena *keep, struct dependences *all, enum dependence_rule rule,
    const struct value *value)
{
	bool below = rule == DEPENDENCE_QUOTIENT && all->operands > 0;
	size_t before = all->count;

	all->operands++;
	all->repeated = all->repeated || value->repeated;
	for (size_t i = 0; i < value->input_count && !all->many; i++) {
		struct dependence input = value->inputs[i];
		struct dependence *same = dependence_find(all->at, before, input.input);
		if (same) {
			all->repeated = true;
			degrees_combine(rule, same, &input);
			continue;
		}
		all->many = all->count == DEPENDENCE_MOST;
		all->at = arena_room(keep, all->at, all->count, &all->room, sizeof(*all->at));
		all->at[all->count++] =
		    below ? (struct dependence){ input.input, input.down, input.up } : input;
	}
}

void dependences_give(const struct dependences *all, enum dependence_rule rule, struct value *into)
{
	into->repeated = all->repeated || all->many;
	into->inputs = all->many ? NULL : all->at;
	into->input_count = all->many ? 0 : all->count;
	for (size_t i = 0; i < into->input_count; i++) {
		struct dependence *input = &all->at[i];
		if (rule == DEPENDENCE_CHOICE)
			input->up = input->down = DEPENDENCE_WILD;
		/* What is added to a fraction comes to stand over its denominator. */
		if (rule == DEPENDENCE_SUM && all->operands > 1 && input->up < input->down)
			input->up = input->down;
	}
}

void dependence_join(struct arena *keep, enum dependence_rule rule, const struct value *a,
    const struct value *b, struct value *into)
{
	struct dependences all = { .repeated = false };

	if (a->input_count == 0 && b->input_count == 0) { /* as of most numbers */
		into->inputs = NULL;
		into->input_count = 0;
		into->repeated = a->repeated || b->repeated;
		return;
	}
	dependences_add(keep, &all, rule, a);
	dependences_add(keep, &all, rule, b);
	dependences_give(&all, rule, into);
}

void dependence_keep(const struct value *a, struct value *into)
{
	into->inputs = a->inputs;
	into->input_count = a->input_count;
	into->repeated = a->repeated;
}

void dependence_power(struct arena *keep, const struct value *a, int64_t power, struct value *into)
{
	dependence_keep(a, into);
	if (a->input_count == 0)
		return;

	struct dependence *inputs = arena_copy(keep, a->inputs, a->input_count * sizeof(*inputs));
	int64_t size = power < 0 ? -power : power;

	for (size_t i = 0; i < a->input_count; i++) {
		int up = power < 0 ? inputs[i].down : inputs[i].up;
		int down = power < 0 ? inputs[i].up : inputs[i].down;
		inputs[i].up = degree_of(up * size);
		inputs[i].down = degree_of(down * size);
	}
	into->inputs = inputs;
}

void dependence_choice(struct arena *keep, const struct value *a, struct value *into)
{
	static const struct value nothing = { .kind = VALUE_BAD };

	dependence_join(keep, DEPENDENCE_CHOICE, a, &nothing, into);
}

bool dependence_shared(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->input_count; i++) {
		for (size_t j = 0; j < b->input_count; j++) {
			if (a->inputs[i].input == b->inputs[j].input)
				return true;
		}
	}
	return false;
}
