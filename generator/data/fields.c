#include "data/fields.h"

#include "data/evaluator_state.h"
#include "formula/word_set.h"

static bool is_declared(const struct kind *kind, struct str name)
{
	const struct attribute *attribute;
	const struct figure *figure;

	return kind_member(kind, name, &attribute, &figure);
}

static struct value field_retired(struct evaluator *evaluator, const struct thing *thing)
{
	if (date_is_none(thing->retired))
		return value_of_truth(TRUTH_NO);
	day_set_add(&evaluator->read.days, &evaluator->catalog->days, thing->retired);
	return value_of_truth(
	    date_cmp(thing->retired, evaluator->basis.as_of) <= 0 ? TRUTH_YES : TRUTH_NO);
}

bool thing_field(void *self, const struct thing *thing, struct str name, struct value *out)
{
	if (is_declared(thing->kind, name))
		return false;
	if (str_eq(name, STR("name")))
		*out = value_of_text(thing->name);
	else if (str_eq(name, STR("id")))
		*out = value_of_text(thing->id);
	else if (str_eq(name, STR("kind")))
		*out = value_of_text(thing->kind->id);
	else if (str_eq(name, STR("retired")))
		*out = field_retired(self, thing);
	else if (str_eq(name, STR("page")))
		*out = value_of_thing(thing);
	else
		return false;
	return true;
}

/* The ids of the kind and of its sorts, so that a comparison with a kind that there is not is told. */
static struct type type_of_kind(struct evaluator *evaluator, const struct kind *kind)
{
	const struct map *kinds = &evaluator->catalog->schema->kinds;
	struct str *words = ARENA_ARRAY(evaluator->keep, struct str, kinds->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < kinds->count; i++)
		if (kind_is(kinds->at[i].value, kind))
			words[count++] = kinds->at[i].key;
	return (struct type){ .kind = TYPE_TEXT, .words = word_set_new(evaluator->keep, words, count) };
}

bool kind_field(void *self, const struct kind *kind, struct str name, struct type *out)
{
	if (is_declared(kind, name))
		return false;
	if (str_eq(name, STR("kind")))
		*out = type_of_kind(self, kind);
	else if (str_eq(name, STR("retired")))
		*out = (struct type){ .kind = TYPE_TRUTH };
	else if (str_eq(name, STR("page")))
		*out = (struct type){ .kind = TYPE_THING, .of = kind };
	else if (str_eq(name, STR("name")))
		*out = (struct type){ .kind = TYPE_TEXT, .words = kind->names };
	else if (str_eq(name, STR("id")))
		*out = (struct type){ .kind = TYPE_TEXT, .words = kind->ids };
	else
		return false;
	return true;
}

void offer_fields(struct near *near)
{
	near_offer(near, STR("name"));
	near_offer(near, STR("id"));
	near_offer(near, STR("kind"));
	near_offer(near, STR("retired"));
	near_offer(near, STR("page"));
}
