#include "data/stale.h"

#include "data/choose.h"
#include "data/evaluator_state.h"
#include "data/origin.h"

struct fact_age fact_age(const struct fact *fact, struct date as_of)
{
	struct fact_age age = { .age = AGE_NONE };

	if (!fact->attribute || !fact->thing || date_is_none(fact->on) ||
	    !date_is_none(fact->thing->retired))
		return age;
	int own = fact->attribute->stale_after;
	age.most = own ? own : fact->thing->kind->stale_after;
	age.days = as_of.day - fact->on.day;
	if (age.most)
		age.age = age.days > age.most        ? AGE_STALE
		    : age.days > age.most - age.days ? AGE_AGEING
						     : AGE_FRESH;
	return age;
}

int fact_stale_after(const struct fact *fact, struct date as_of)
{
	struct fact_age age = fact_age(fact, as_of);

	return age.age == AGE_STALE ? age.most : 0;
}

/* Calls `each` for every fact that counts at the day. */
static void each_used(const struct catalog *catalog, struct date as_of,
    void (*each)(void *self, const struct fact *fact), void *self)
{
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			const struct fact *fact =
			    facts_choose(catalog, thing->facts.at[j].value, as_of, NULL);
			if (fact)
				each(self, fact);
		}
	}
}

struct stale_report {
	struct diag *diag;
	struct evaluator const *evaluator;
};

static void report(void *self, const struct fact *fact)
{
	const struct stale_report *to = self;
	struct arena *keep = to->evaluator->keep;
	struct date as_of = to->evaluator->basis.as_of;
	int days = fact_stale_after(fact, as_of);

	if (!days)
		return;
	struct str words = origin_words(keep, fact->value.origin);
	diag_report(to->diag, DIAG_STALE, fact->at,
	    "%.*s was observed %d days before %.*s, and counts for %d", STR_ARG(words),
	    as_of.day - fact->on.day, STR_ARG(date_iso(keep, as_of)), days);
}

void figures_check_stale(struct diag *diag, const struct figures *figures)
{
	struct stale_report to = { diag, &figures->own };

	each_used(figures->own.catalog, figures->own.basis.as_of, report, &to);
}

struct stale_counting {
	struct stale_count count;
	struct date as_of;
};

static void count(void *self, const struct fact *fact)
{
	struct stale_counting *counting = self;

	counting->count.counted += fact->attribute->from.len > 0;
	counting->count.stale += fact_stale_after(fact, counting->as_of) > 0;
}

struct stale_count stale_count(const struct catalog *catalog, struct date as_of)
{
	struct stale_counting counting = { { 0, 0 }, as_of };

	each_used(catalog, as_of, count, &counting);
	return counting.count;
}

bool stale_name(struct evaluator *evaluator, struct str name, struct value *out)
{
	bool stale = str_eq(name, STALE_OBSERVATIONS);

	if (!stale && !str_eq(name, COUNTED_OBSERVATIONS))
		return false;
	struct stale_count counts = stale_count(evaluator->catalog, evaluator->basis.as_of);
	const struct ratio *number =
	    ratio_of(evaluator->keep, stale ? counts.stale : counts.counted, 1);
	day_set_add_between(&evaluator->read.days, &evaluator->catalog->days, DATE_NONE,
	    (struct date){ INT32_MAX });
	evaluator->read.days.itself = true;
	*out = value_of_quantity(evaluator->keep, quantity_of(evaluator->catalog->units, number));
	return true;
}
