/* catalog_rates - exchange rates. */
#include "data/catalog_read.h"

#include <stdlib.h>

static const struct str rate_keys[] = {
	STR_INIT("on"),
	STR_INIT("from"),
	STR_INIT("to"),
	STR_INIT("rate"),
	STR_INIT("source"),
	STR_INIT("note"),
};

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
	rate.from = read_currency(reader, map, STR("from"));
	rate.to = read_currency(reader, map, STR("to"));
	rate.rate = read_ratio(reader, map, &rate.approx);
	rate.source = catalog_source(reader->catalog, reader->diag, map, "a rate", true);
	rate.on = catalog_on(reader, shape_need(reader->diag, map, STR("on"), "a rate"));
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

void catalog_read_rates(struct catalog_reader *reader)
{
	catalog_each(reader, STR("rates"), YAML_LIST, read_rates);
	if (reader->catalog->rate_count)
		qsort(reader->catalog->rates, reader->catalog->rate_count, sizeof(struct rate),
		    rate_cmp);
}
