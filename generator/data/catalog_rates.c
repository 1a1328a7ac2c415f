#include "data/catalog_rates.h"

#include "data/catalog_find.h"
#include "number/ratio_text.h"
#include "number/units.h"

#include <stdlib.h>

/* How many times the rate before it, or what part of that, is doubted. */
#define FAR 20

static const struct str rate_keys[] = {
	STR_INIT("rate"),
	STR_INIT("on"),
	STR_INIT("from"),
	STR_INIT("to"),
	STR_INIT("source"),
	STR_INIT("note"),
};

const struct section rates_section = { STR_INIT("rates"), rate_keys, countof(rate_keys), 1 };

static const struct str needed[] = { STR_INIT("on"), STR_INIT("from"), STR_INIT("to"),
	STR_INIT("rate"), STR_INIT("source") };

static struct str read_currency(struct catalog_reader *reader, const struct yaml *map, struct str key)
{
	const struct yaml *yaml = shape_need(reader->diag, map, key, "a rate");
	struct str name = yaml ? shape_text_of(reader->diag, yaml, "a currency") : STR("");

	if (name.len == 0 || units_is_currency(reader->catalog->units, name))
		return name;
	diag_report(reader->diag, DIAG_UNIT_UNKNOWN, yaml->at,
	    "“%.*s” is not a currency that the site declares", STR_ARG(name));
	return STR("");
}

/* `1.17`, or `~1.17`. NULL after a report. */
static const struct ratio *read_ratio(struct catalog_reader *reader, const struct yaml *map, bool *approx)
{
	const struct yaml *yaml = shape_need(reader->diag, map, STR("rate"), "a rate");
	struct str text = yaml ? shape_text_of(reader->diag, yaml, "a rate") : STR("");

	if (text.len == 0)
		return NULL;
	*approx = str_starts(text, STR("~"));
	const struct ratio *rate = ratio_parse(reader->keep, str_sub(text, *approx, text.len));
	if (rate && ratio_sign(rate) > 0)
		return rate;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
	    "a rate is a number above zero, not “%.*s”", STR_ARG(text));
	diag_hint(reader->diag, "write one number without unit, as in 1.17, or ~1.17 where it is about");
	return NULL;
}

static void read_rate(struct catalog_reader *reader, const struct yaml *map)
{
	if (!shape_is_map(reader->diag, map, "a rate") || map->kind != YAML_MAP)
		return;
	shape_keys(reader->diag, map, rate_keys, countof(rate_keys));
	struct rate rate = { .on = DATE_NONE, .at = map->at };
	if (!shape_has_all(reader->diag, map, needed, countof(needed), "a rate"))
		return;
	rate.from = read_currency(reader, map, STR("from"));
	rate.to = read_currency(reader, map, STR("to"));
	rate.rate = read_ratio(reader, map, &rate.approx);
	rate.noted = shape_note(reader->diag, map).len > 0;
	rate.source = catalog_source(reader->catalog, reader->diag, map, "a rate", true);
	rate.on = catalog_on(reader, shape_need(reader->diag, map, STR("on"), "a rate"));
	if (rate.from.len > 0 && str_eq(rate.from, rate.to)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, STR("to"))->at,
		    "a rate leads to another currency, not from %.*s to itself", STR_ARG(rate.from));
		return;
	}
	if (date_is_none(rate.on) || !rate.rate || rate.from.len == 0 || rate.to.len == 0)
		return;
	struct catalog *catalog = reader->catalog;
	catalog->rates = arena_room(
	    reader->keep, catalog->rates, catalog->rate_count, &reader->rate_room, sizeof(rate));
	catalog->rates[catalog->rate_count++] = rate;
}

static void read_rates(struct catalog_reader *reader, const struct yaml *list)
{
	for (size_t i = 0; i < list->count; i++)
		read_rate(reader, list->items[i]);
}

/* By date, and by place where dates are equal, so that the order does not hang on qsort. */
static int rate_cmp(const void *left, const void *right)
{
	const struct rate *a = left, *b = right;
	int order = date_cmp(a->on, b->on);

	return order ? order : pos_cmp(a->at, b->at);
}

/* Of one day there is one rate between two currencies, in whichever direction it is written. */
static void check_twice(struct catalog_reader *reader, const struct rate *a, const struct rate *b)
{
	bool same = str_eq(a->from, b->from) && str_eq(a->to, b->to);
	bool turned = str_eq(a->from, b->to) && str_eq(a->to, b->from);

	if (!same && !turned)
		return;
	diag_report(reader->diag, DIAG_VALUE_TWICE, b->at,
	    "there is a rate between %.*s and %.*s of that day already", STR_ARG(b->from),
	    STR_ARG(b->to));
	diag_note(reader->diag, a->at, "the first stands here");
}

static void check_days(struct catalog_reader *reader)
{
	const struct catalog *catalog = reader->catalog;

	for (size_t i = 0; i < catalog->rate_count; i++)
		for (size_t k = i + 1; k < catalog->rate_count &&
		     date_cmp(catalog->rates[i].on, catalog->rates[k].on) == 0;
		     k++)
			check_twice(reader, &catalog->rates[i], &catalog->rates[k]);
}

/* The last rate before this one between the same two currencies. */
static const struct rate *rate_before(const struct rate *rates, size_t index, bool *turned)
{
	for (size_t i = index; i-- > 0;) {
		bool same = str_eq(rates[i].from, rates[index].from) &&
		    str_eq(rates[i].to, rates[index].to);
		*turned = str_eq(rates[i].from, rates[index].to) &&
		    str_eq(rates[i].to, rates[index].from);
		if (same || *turned)
			return &rates[i];
	}
	return NULL;
}

/* 117 for 1.17: most likely a slip, of which every sum over two currencies would be wrong. */
static void check_far(struct catalog_reader *reader, struct arena *scratch, size_t index)
{
	bool turned;
	const struct rate *rates = reader->catalog->rates, *rate = &rates[index],
			  *before = rate_before(rates, index, &turned);

	if (!before || rate->noted || date_cmp(before->on, rate->on) == 0)
		return;
	const struct ratio *change = turned ? ratio_mul(scratch, rate->rate, before->rate)
					    : ratio_div(scratch, rate->rate, before->rate);
	if (ratio_cmp(change, ratio_of(scratch, FAR, 1)) < 0 &&
	    ratio_cmp(change, ratio_of(scratch, 1, FAR)) > 0)
		return;
	diag_report(reader->diag, DIAG_PRICE_DOUBTED, rate->at,
	    "this rate between %.*s and %.*s is far from the one before it", STR_ARG(rate->from),
	    STR_ARG(rate->to));
	diag_note(reader->diag, before->at, "the one before");
	diag_hint(reader->diag, "if it is right, say in its note how that comes");
}

void catalog_read_rates(struct catalog_reader *reader)
{
	catalog_each(reader, STR("rates"), YAML_LIST, read_rates);
	if (reader->catalog->rate_count)
		qsort(reader->catalog->rates, reader->catalog->rate_count, sizeof(struct rate),
		    rate_cmp);
	check_days(reader);
	struct arena *scratch = arena_new();
	for (size_t i = 0; i < reader->catalog->rate_count; i++)
		check_far(reader, scratch, i);
	arena_free(scratch);
}
