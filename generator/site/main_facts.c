#include "site/main_facts.h"

#include "data/evaluator.h"

/* Unless the kind names its own. */
#define FIRST_MOST 3

struct finding_main {
	const struct rendering *rendering;
	const struct thing *thing;
	struct main_fact *facts;
	size_t count;
};

static bool is_shown(const struct value *value)
{
	return value->kind != VALUE_BAD && value->kind != VALUE_UNKNOWN &&
	    value->kind != VALUE_INAPPLICABLE && value->kind != VALUE_LIST;
}

static void add(struct finding_main *finding, struct str id, struct str name)
{
	struct evaluator *evaluator = finding->rendering->worker->evaluator;
	struct value value = evaluator_member(evaluator, finding->thing, id, finding->thing->at);

	if (is_shown(&value))
		finding->facts[finding->count++] = (struct main_fact){ name, value };
}

static struct str name_of(const struct kind *kind, struct str id)
{
	const struct attribute *attribute = map_get(&kind->attributes, id);

	return attribute ? attribute->name : ((const struct figure *)map_get(&kind->figures, id))->name;
}

size_t main_facts(const struct rendering *rendering, const struct thing *thing,
    struct main_fact facts[MAIN_FACTS_MOST])
{
	struct finding_main finding = { rendering, thing, facts, 0 };
	const struct kind *kind = thing->kind;

	for (size_t i = 0; i < kind->main_count; i++)
		add(&finding, kind->main[i], name_of(kind, kind->main[i]));
	if (kind->main_count > 0)
		return finding.count;
	for (size_t i = 0; i < kind->attributes.count && finding.count < FIRST_MOST; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->better != BETTER_NEITHER && thing_facts(thing, attribute->id))
			add(&finding, attribute->id, attribute->name);
	}
	for (size_t i = 0; i < kind->figures.count && finding.count < FIRST_MOST; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->better != BETTER_NEITHER && figure->given_count == 0)
			add(&finding, figure->id, figure->name);
	}
	return finding.count;
}
