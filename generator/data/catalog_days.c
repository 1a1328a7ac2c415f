#include "data/catalog_days.h"

/* A day on which something was observed, or withdrawn. */
typedef void each_day(void *self, struct date day);

static void each_day_of(const struct facts *facts, each_day *each, void *self)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (!date_is_none(fact->on))
			each(self, fact->on);
		if (fact->retracted && !date_is_none(fact->retracted->on))
			each(self, fact->retracted->on);
	}
}

struct gathering {
	struct arena *keep;
	struct days days;
	size_t room;
};

/* Observations of one day mostly stand together. */
static void gather(void *self, struct date day)
{
	struct gathering *all = self;

	if (all->days.count > 0 && date_cmp(all->days.at[all->days.count - 1], day) == 0)
		return;
	all->days.at =
	    arena_room(all->keep, all->days.at, all->days.count, &all->room, sizeof(*all->days.at));
	all->days.at[all->days.count++] = day;
}

struct marking {
	const struct days *days;
	struct day_set *set;
};

static void mark(void *self, struct date day)
{
	const struct marking *marking = self;

	day_set_add(marking->set, marking->days, day);
}

static void each_facts(const struct catalog *catalog, each_day *each, struct gathering *gathering)
{
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			struct facts *facts = thing->facts.at[j].value;
			if (facts->dated && gathering)
				each_day_of(facts, each, gathering);
			else if (facts->dated)
				each_day_of(
				    facts, each, &(struct marking){ &catalog->days, &facts->days });
		}
	}
}

void catalog_index_days(struct catalog_reader *reader)
{
	struct catalog *catalog = reader->catalog;
	struct gathering all = { .keep = reader->keep };

	each_facts(catalog, gather, &all);
	for (size_t i = 0; i < catalog->rate_count; i++)
		gather(&all, catalog->rates[i].on);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		if (!date_is_none(thing->retired))
			gather(&all, thing->retired);
	}
	all.days.count = date_sort_once(all.days.at, all.days.count);
	catalog->days = all.days;
	each_facts(catalog, mark, NULL);
	for (size_t i = 0; i < catalog->rate_count; i++)
		day_set_add(&catalog->rate_days, &catalog->days, catalog->rates[i].on);
}
