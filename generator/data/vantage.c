#include "data/vantage.h"

#include "data/evaluator_state.h"

struct vantage {
	struct vantage *next;
	const struct substitution *with; /* NULL: the site's own facts */
	struct evaluator *evaluator;
};

static bool same_place(const struct substitution *a, const struct substitution *b)
{
	return a->thing == b->thing && a->record == b->record && a->field == b->field &&
	    str_eq(a->member, b->member);
}

/* Only of what a choice may be: quantities have too many values to be kept. */
static bool same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_THING)
		return a->thing == b->thing;
	if (a->kind == VALUE_TRUTH)
		return a->truth == b->truth;
	return a->kind == VALUE_TEXT && str_eq(a->text, b->text);
}

static bool is_under(const struct vantage *vantage, const struct substitution *with)
{
	const struct substitution *own = vantage->with;

	if (!own || !with)
		return own == with;
	return own->absent == with->absent && same_place(own, with) &&
	    (own->absent || same_value(&own->value, &with->value));
}

static struct vantage *vantage_new(struct evaluator *evaluator, const struct substitution *with)
{
	struct arena *keep = evaluator->keep;
	struct vantage *vantage = ARENA_NEW(keep, struct vantage);
	const struct basis *basis = &evaluator->basis;
	size_t count = with ? 1 + basis->with_count : 0;
	struct substitution *all = ARENA_ARRAY(keep, struct substitution, count + 1);

	for (size_t i = 0; i < count; i++)
		all[i] = i == 0 ? *with : basis->with[i - 1];
	if (with)
		all[0].value = value_copy(keep, &with->value);
	*vantage = (struct vantage){ .next = evaluator->vantages,
		.with = with ? all : NULL,
		.evaluator = evaluator_under(keep, diag_new(keep), evaluator, all, count) };
	return evaluator->vantages = vantage;
}

struct evaluator *evaluator_kept_under(struct evaluator *evaluator, const struct substitution *with)
{
	struct vantage *vantage = evaluator->vantages;

	while (vantage && !is_under(vantage, with))
		vantage = vantage->next;
	return (vantage ? vantage : vantage_new(evaluator, with))->evaluator;
}
