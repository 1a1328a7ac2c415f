#include "figure/dependence.h"

static int8_t degree_of(long degree)
{
	return (int8_t)(degree < DEPENDENCE_WILD ? degree : DEPENDENCE_WILD);
}

static const struct dependence *dependence_find(const struct value *of, const struct origin *input)
{
	for (size_t i = 0; i < of->input_count; i++) {
		if (of->inputs[i].input == input)
			return &of->inputs[i];
	}
	return NULL;
}

/* One input of the result, from its degrees in the operands: (au/ad) op (bu/bd). */
static struct dependence degrees(
    enum dependence_rule rule, const struct dependence *a, const struct dependence *b)
{
	int au = a ? a->up : 0, ad = a ? a->down : 0;
	int bu = b ? b->up : 0, bd = b ? b->down : 0;
	int up = DEPENDENCE_WILD, down = DEPENDENCE_WILD;

	switch (rule) {
	case DEPENDENCE_SUM:
		up = au + bd > bu + ad ? au + bd : bu + ad;
		down = ad + bd;
		break;
	case DEPENDENCE_PRODUCT:
		up = au + bu;
		down = ad + bd;
		break;
	case DEPENDENCE_QUOTIENT:
		up = au + bd;
		down = ad + bu;
		break;
	case DEPENDENCE_CHOICE:
		break;
	}
	return (struct dependence){ a ? a->input : b->input, degree_of(up), degree_of(down) };
}

void dependence_join(struct arena *keep, enum dependence_rule rule, const struct value *a,
    const struct value *b, struct value *into)
{
	into->repeated = a->repeated || b->repeated;
	if (a->input_count + b->input_count == 0)
		return;

	struct dependence *inputs =
	    ARENA_ARRAY(keep, struct dependence, a->input_count + b->input_count);
	size_t count = 0;

	for (size_t i = 0; i < a->input_count; i++) {
		const struct dependence *other = dependence_find(b, a->inputs[i].input);
		inputs[count++] = degrees(rule, &a->inputs[i], other);
		into->repeated = into->repeated || other;
	}
	for (size_t i = 0; i < b->input_count; i++) {
		if (!dependence_find(a, b->inputs[i].input))
			inputs[count++] = degrees(rule, NULL, &b->inputs[i]);
	}
	into->inputs = inputs;
	into->input_count = count;
}

void dependence_keep(const struct value *a, struct value *into)
{
	into->inputs = a->inputs;
	into->input_count = a->input_count;
	into->repeated = a->repeated;
}

void dependence_power(struct arena *keep, const struct value *a, long power, struct value *into)
{
	dependence_keep(a, into);
	if (a->input_count == 0)
		return;

	struct dependence *inputs = arena_copy(keep, a->inputs, a->input_count * sizeof(*inputs));
	long size = power < 0 ? -power : power;

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
		if (dependence_find(b, a->inputs[i].input))
			return true;
	}
	return false;
}
