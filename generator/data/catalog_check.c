#include "data/catalog_check.h"

#include <stdlib.h>

/* A price this many times that in the middle of its history, or a part this small of it, is doubted. */
#define FAR 20
/* Values without a source whose places a message shows. */
#define SOURCES_SHOWN 5

/* --- the same twice ------------------------------------------------------------------------- */

/* Under which circumstances a source says something: two facts with one key are about the same. */
static struct str circumstances(struct arena *scratch, const struct fact *fact)
{
	return str_print(scratch, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%d\n%d", STR_ARG(fact->source->id),
	    STR_ARG(fact->seller), STR_ARG(fact->region), STR_ARG(fact->variant),
	    STR_ARG(fact->condition), (int)fact->tax, (int)fact->on.day);
}

static bool same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_QUANTITY:
		return dimension_eq(&a->quantity->unit->dimension, &b->quantity->unit->dimension) &&
		    quantity_is_point(a->quantity) && quantity_is_point(b->quantity) &&
		    ratio_cmp(a->quantity->lo, b->quantity->lo) == 0;
	case VALUE_TEXT:
		return str_eq(a->text, b->text);
	case VALUE_TRUTH:
		return a->truth == b->truth;
	case VALUE_DATE:
		return date_cmp(a->date, b->date) == 0;
	case VALUE_THING:
		return a->thing == b->thing;
	default:
		return true;
	}
}

/* A source that contradicts itself is quoted as doing so: the note says where it says what. */
static bool is_explained(const struct fact *fact)
{
	return fact->attribute->from.len == 0 && fact->note.len > 0;
}

static void report_twice(
    struct catalog_reader *reader, const struct fact *first, const struct fact *second)
{
	bool same =
	    same_value(&first->value, &second->value) || str_eq(first->literal, second->literal);
	if (!same && is_explained(first) && is_explained(second))
		return;
	diag_report(reader->diag, DIAG_VALUE_TWICE, second->at,
	    same ? "%.*s says the same of %.*s a second time"
		 : "%.*s says two things of %.*s that cannot both be so",
	    STR_ARG(second->source->id), STR_ARG(second->thing->id));
	diag_note(reader->diag, first->at, "the first stands here");
	if (!same && second->attribute->from.len > 0)
		diag_hint(reader->diag,
		    "say how they differ (seller, variant, condition, region), or which one the other retracts");
	else if (!same)
		diag_hint(reader->diag,
		    "if it does say both, say in the note of each where; else keep the one that counts");
}

/* Two lists are two lists: they have no values to compare. */
static bool may_repeat(const struct fact *fact)
{
	return fact->source && !fact->retracted && fact->value.kind != VALUE_BAD &&
	    fact->value.kind != VALUE_LIST;
}

static void check_twice(struct catalog_reader *reader, struct arena *scratch, const struct facts *facts)
{
	struct map seen = map_in(scratch);

	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (!may_repeat(fact))
			continue;
		struct str key = circumstances(scratch, fact);
		const struct fact *other = map_get(&seen, key);
		if (!other)
			map_put(&seen, key, (void *)fact);
		else if (pos_cmp(other->at, fact->at) <= 0)
			report_twice(reader, other, fact);
		else
			report_twice(reader, fact, other);
	}
}

/* --- far from all others ---------------------------------------------------------------------- */

/* What an observation counts as; NULL where it is no amount to be compared. */
static const struct ratio *amount_of(const struct fact *fact)
{
	if (fact->value.kind != VALUE_QUANTITY || fact->retracted)
		return NULL;
	return fact->value.quantity->lo ? fact->value.quantity->lo : fact->value.quantity->hi;
}

static bool same_unit(const struct fact *a, const struct fact *b)
{
	return dimension_eq(&a->value.quantity->unit->dimension, &b->value.quantity->unit->dimension);
}

static int by_amount(const void *a, const void *b)
{
	return ratio_cmp(*(const struct ratio *const *)a, *(const struct ratio *const *)b);
}

/* The amounts of a history that are in one currency, sorted. */
struct history {
	const struct fact *like; /* one of them */
	const struct ratio **amounts;
	size_t count;
};

static struct history history_like(
    struct arena *scratch, const struct facts *facts, const struct fact *like)
{
	struct history history = { like, ARENA_ARRAY(scratch, const struct ratio *, facts->count), 0 };

	for (size_t i = 0; i < facts->count; i++)
		if (amount_of(facts->at[i]) && same_unit(facts->at[i], like))
			history.amounts[history.count++] = amount_of(facts->at[i]);
	qsort(history.amounts, history.count, sizeof(*history.amounts), by_amount);
	return history;
}

static bool is_far(struct arena *scratch, const struct ratio *amount, const struct ratio *middle)
{
	const struct ratio *far = ratio_of(scratch, FAR, 1);

	return ratio_sign(middle) > 0 &&
	    (ratio_cmp(amount, ratio_mul(scratch, middle, far)) >= 0 ||
		ratio_cmp(ratio_mul(scratch, amount, far), middle) <= 0);
}

/* Of two alone the later one is compared with the earlier: which is right nobody can tell. */
static bool is_later_of_two(const struct facts *facts, const struct fact *fact)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *other = facts->at[i];
		if (other == fact || !amount_of(other) || !same_unit(other, fact))
			continue;
		int order = date_cmp(fact->on, other->on);
		return order > 0 || (order == 0 && pos_cmp(fact->at, other->at) > 0);
	}
	return false;
}

static void check_amount(struct catalog_reader *reader, struct arena *scratch,
    const struct facts *facts, const struct history *history, const struct fact *fact)
{
	const struct ratio *amount = amount_of(fact), *middle = history->amounts[history->count / 2];

	if (history->count == 2)
		middle = history->amounts[amount == history->amounts[0]];
	if (fact->note.len > 0 || !is_far(scratch, amount, middle) ||
	    (history->count == 2 && !is_later_of_two(facts, fact)))
		return;
	if (history->count == 2)
		diag_report(reader->diag, DIAG_PRICE_DOUBTED, fact->at,
		    "%.*s is far from what the other observation of %.*s says",
		    STR_ARG(fact->literal), STR_ARG(fact->thing->id));
	else
		diag_report(reader->diag, DIAG_PRICE_DOUBTED, fact->at,
		    "%.*s is far from what the other %zu observations of %.*s say",
		    STR_ARG(fact->literal), history->count - 1, STR_ARG(fact->thing->id));
	diag_hint(reader->diag, "if it is right, say in its note how that comes");
}

/* Each currency is a history of its own. */
static void check_far(struct catalog_reader *reader, struct arena *scratch, const struct facts *facts)
{
	bool *seen = ARENA_ARRAY(scratch, bool, facts->count);

	for (size_t i = 0; i < facts->count; i++) {
		if (seen[i] || !amount_of(facts->at[i]))
			continue;
		struct history history = history_like(scratch, facts, facts->at[i]);
		bool wide = is_far(scratch, history.amounts[history.count - 1], history.amounts[0]) ||
		    ratio_sign(history.amounts[0]) == 0;
		for (size_t k = i; k < facts->count; k++) {
			if (seen[k] || !amount_of(facts->at[k]) ||
			    !same_unit(facts->at[k], facts->at[i]))
				continue;
			seen[k] = true;
			if (wide && history.count > 1)
				check_amount(reader, scratch, facts, &history, facts->at[k]);
		}
	}
}

/* --- without a source ------------------------------------------------------------------------- */

/* Facts of one thing that lack a source. */
struct unsourced {
	const struct fact *shown[SOURCES_SHOWN];
	size_t count;
};

static void find_unsourced(const struct fact *fact, struct unsourced *found);

static void find_unsourced_fields(const struct value *list, struct unsourced *found)
{
	for (size_t i = 0; i < list->list.count; i++) {
		const struct value *element = &list->list.at[i];
		for (size_t k = 0;
		     element->kind == VALUE_RECORD && k < element->record->fields.count; k++)
			find_unsourced(element->record->fields.at[k].value, found);
	}
}

/* That something is not known, or does not apply, needs no source. Records are looked through field by field. */
static void find_unsourced(const struct fact *fact, struct unsourced *found)
{
	bool records = fact->value.kind == VALUE_LIST && fact->attribute->fields.count > 0;

	if (records)
		find_unsourced_fields(&fact->value, found);
	if (fact->source || records || fact->value.kind <= VALUE_INAPPLICABLE)
		return;
	if (found->count < SOURCES_SHOWN)
		found->shown[found->count] = fact;
	found->count++;
}

/* One message a thing: most of the time it is the thing that lacks a source for all its values. */
static void need_sources(struct catalog_reader *reader, const struct thing *thing)
{
	struct unsourced found = { .count = 0 };

	for (size_t j = 0; j < thing->facts.count; j++) {
		const struct facts *facts = thing->facts.at[j].value;
		for (size_t k = 0; k < facts->count; k++)
			find_unsourced(facts->at[k], &found);
	}
	if (found.count == 1) {
		diag_report(reader->diag, DIAG_SOURCE_MISSING, found.shown[0]->at,
		    "the %.*s of %.*s has no source, and this site requires one",
		    STR_ARG(found.shown[0]->attribute->id), STR_ARG(thing->id));
		diag_hint(reader->diag,
		    "name its source, or one that is a convention of the site: { value: …, source: … }");
	}
	if (found.count < 2)
		return;
	diag_report(reader->diag, DIAG_SOURCE_MISSING, thing->at,
	    "%zu values of %.*s have no source, and this site requires one", found.count,
	    STR_ARG(thing->id));
	for (size_t i = 0; i < found.count && i < SOURCES_SHOWN; i++)
		diag_note(reader->diag, found.shown[i]->at, "the %.*s",
		    STR_ARG(found.shown[i]->attribute->id));
	diag_hint(reader->diag,
	    "give the thing a source, which its values then have, or each value one: { value: …, source: … }");
}

void catalog_check_facts(struct catalog_reader *reader)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < reader->catalog->things.count; i++) {
		const struct thing *thing = reader->catalog->things.at[i].value;
		if (reader->catalog->config.sources_required)
			need_sources(reader, thing);
		for (size_t j = 0; j < thing->facts.count; j++) {
			const struct facts *facts = thing->facts.at[j].value;
			if (facts->count < 2)
				continue;
			check_twice(reader, scratch, facts);
			if (facts->attribute->from.len > 0)
				check_far(reader, scratch, facts);
			arena_reset(scratch);
		}
	}
	arena_free(scratch);
}
