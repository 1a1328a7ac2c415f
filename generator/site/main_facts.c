#include "site/main_facts.h"

#include "data/evaluator.h"

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

size_t main_facts(const struct rendering *rendering, const struct thing *thing,
    struct main_fact facts[MAIN_FACTS_MOST])
{
	struct finding_main finding = { rendering, thing, facts, 0 };
	const struct kind *kind = thing->kind;

	for (size_t i = 0; i < kind->attributes.count && finding.count < MAIN_FACTS_MOST; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->better != BETTER_NEITHER && thing_facts(thing, attribute->id))
			add(&finding, attribute->id, attribute->name);
	}
	for (size_t i = 0; i < kind->figures.count && finding.count < MAIN_FACTS_MOST; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->better != BETTER_NEITHER && figure->given_count == 0)
			add(&finding, figure->id, figure->name);
	}
	return finding.count;
}
