/*
 * price - one observation more at the end of the list that holds them, and what it moved.
 *
 * What is wrong with the command is reported as what is wrong with a file is, the arguments being
 * the text.
 */
#include "cmd/price.h"

#include "base/diag_print.h"
#include "base/file.h"
#include "cmd/change_print.h"
#include "cmd/options.h"
#include "cmd/price_file.h"
#include "cmd/print.h"
#include "cmd/take_snapshot.h"
#include "cmd/today.h"
#include "data/catalog_find.h"
#include "data/catalog_value.h"
#include "number/quantity_literal.h"
#include "number/units.h"
#include "site/pipeline.h"

#include <stdio.h>
#include <string.h>

struct pricing {
	struct arena *keep;
	struct diag *diag;
	int argc;
	char **argv;
	const struct source *line; /* the command line, as one text */
	struct options options;
	const struct catalog *catalog;
	struct observation observation;
	struct price_file file;
};

/* Where an argument stands in the command line; its beginning, if it is none of it. */
static struct pos place_of(const struct pricing *pricing, const char *argument)
{
	size_t offset = 0;

	for (int i = 0; i < pricing->argc; i++) {
		size_t len = strlen(pricing->argv[i]);
		if (argument >= pricing->argv[i] && argument <= pricing->argv[i] + len)
			return source_pos(
			    pricing->line, offset + (size_t)(argument - pricing->argv[i]));
		offset += len + 1;
	}
	return source_pos(pricing->line, 0);
}

/* Where the value of an option stands; the beginning of the line, if it was not given. */
static struct pos option_place(const struct pricing *pricing, const char *name)
{
	size_t len = strlen(name);

	for (int i = pricing->argc - 1; i > 0; i--) {
		if (strncmp(pricing->argv[i], name, len) != 0)
			continue;
		if (pricing->argv[i][len] == '=')
			return place_of(pricing, pricing->argv[i] + len + 1);
		if (pricing->argv[i][len] == '\0' && i + 1 < pricing->argc)
			return place_of(pricing, pricing->argv[i + 1]);
	}
	return place_of(pricing, pricing->argv[0]);
}

static void read_line(struct pricing *pricing)
{
	struct buf line = buf_in(pricing->keep, BUF_MOST);

	for (int i = 0; i < pricing->argc; i++)
		buf_print(&line, "%s%s", i > 0 ? " " : "", pricing->argv[i]);
	pricing->line = source_new(pricing->keep, STR("command line"), buf_str(&line));
}

/* --- what is to be recorded ------------------------------------------------------------------- */

static void find_item(struct pricing *pricing)
{
	struct str id = str_from(pricing->options.arguments[0]);

	pricing->observation.thing = catalog_need_thing(pricing->catalog, pricing->diag,
	    place_of(pricing, pricing->options.arguments[0]), id, NULL);
}

/* `price:` of an observation speaks of the only attribute that is observed, whatever its name. */
static void find_attribute(struct pricing *pricing)
{
	const struct map *attributes = &pricing->observation.thing->kind->attributes;
	struct pos at = place_of(pricing, pricing->options.arguments[0]);
	size_t count = 0;

	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->from.len == 0)
			continue;
		pricing->observation.attribute = attribute;
		count++;
	}
	if (count == 1)
		return;
	diag_report(pricing->diag, DIAG_KIND_MISMATCH, at, "a %.*s has %s",
	    STR_ARG(pricing->observation.thing->kind->id),
	    count == 0 ? "no attribute that comes from prices"
		       : "several attributes that come from prices");
	diag_note(pricing->diag, pricing->observation.thing->kind->at, "declared here");
	if (count > 1)
		diag_hint(pricing->diag,
		    "append it to the file by hand, with the attribute's id as the key");
	pricing->observation.attribute = NULL;
}

/* Of an amount of money the unit must be a currency; any other unit that comes near is no help. */
static bool check_currency(struct pricing *pricing)
{
	const struct units *units = pricing->catalog->units;
	struct str unit = str_from(pricing->options.arguments[2]), bad;
	struct near near = near_to(unit);

	if (!pricing->observation.attribute->money ||
	    units_parse(units, pricing->keep, unit, &bad, NULL) || !str_eq(bad, unit))
		return true;
	for (size_t i = 0; i < units_count(units); i++)
		if (units_is_currency(units, units_name(units, i)))
			near_offer(&near, units_name(units, i));
	diag_report(pricing->diag, DIAG_UNIT_UNKNOWN, place_of(pricing, pricing->options.arguments[2]),
	    "the site declares no currency %.*s", STR_ARG(unit));
	if (!diag_hint_nearest(pricing->diag, &near))
		diag_hint(pricing->diag, "declare it: units: { %.*s: { base: money } }", STR_ARG(unit));
	return false;
}

static void check_amount(struct pricing *pricing)
{
	struct yaml scalar = { .kind = YAML_SCALAR, .plain = true, .exact_columns = true };
	struct value value;

	pricing->observation.amount = str_print(
	    pricing->keep, "%s %s", pricing->options.arguments[1], pricing->options.arguments[2]);
	scalar.text = pricing->observation.amount;
	scalar.at = place_of(pricing, pricing->options.arguments[1]);
	if (!check_currency(pricing) ||
	    !catalog_value(pricing->catalog, pricing->keep, pricing->diag,
		pricing->observation.attribute, &scalar, &value))
		return;
	if (value.kind != VALUE_QUANTITY)
		diag_report(pricing->diag, DIAG_VALUE_BAD, scalar.at, "an observation needs an amount");
}

/* Of what is not known: it must be an amount of something all the same. */
static void check_any_amount(struct pricing *pricing)
{
	const struct units *units = pricing->catalog->units;
	struct str text = str_print(
	    pricing->keep, "%s %s", pricing->options.arguments[1], pricing->options.arguments[2]);
	struct quantity_mistake mistake = { .near = NULL };
	struct quantity amount;

	if (quantity_parse(units, pricing->keep, text, &amount, &mistake))
		return;
	diag_report(pricing->diag, DIAG_VALUE_BAD,
	    pos_after(place_of(pricing, pricing->options.arguments[1]), mistake.where),
	    "“%.*s”: %.*s", STR_ARG(text), STR_ARG(mistake.why));
}

static void check_source(struct pricing *pricing)
{
	struct str id = pricing->options.source;
	const struct map *references = &pricing->catalog->references;
	struct near near = near_to(id);

	if (id.len == 0) {
		diag_report(pricing->diag, DIAG_SOURCE_MISSING, option_place(pricing, "--source"),
		    "an observation needs a source: --source ID");
		return;
	}
	if (map_get(references, id))
		return;
	for (size_t i = 0; i < references->count; i++)
		near_offer(&near, references->at[i].key);
	diag_report(pricing->diag, DIAG_ID_UNKNOWN, option_place(pricing, "--source"),
	    "there is no source %.*s", STR_ARG(id));
	if (!diag_hint_nearest(pricing->diag, &near))
		diag_hint(pricing->diag, "declare it under sources");
}

static void check_date(struct pricing *pricing)
{
	const struct config *config = &pricing->catalog->config;
	struct date now = today();

	struct pos at = option_place(pricing, "--on");
	pricing->observation.on = now;
	if (pricing->options.on.len > 0 && !date_parse(pricing->options.on, &pricing->observation.on)) {
		diag_report(pricing->diag, DIAG_DATE_BAD, at,
		    "“%.*s” is not a day written YYYY-MM-DD", STR_ARG(pricing->options.on));
		return;
	}
	struct str on = date_iso(pricing->keep, pricing->observation.on);
	if (date_cmp(pricing->observation.on, now) > 0) {
		diag_report(pricing->diag, DIAG_DATE_LATER, at, "that day has yet to come");
	} else if (config->as_of_written && date_cmp(pricing->observation.on, config->as_of) > 0) {
		diag_report(pricing->diag, DIAG_DATE_LATER, at,
		    "the site is as of %.*s, and this is later",
		    STR_ARG(date_iso(pricing->keep, config->as_of)));
		diag_note(pricing->diag, config->as_of_at, "written here");
		diag_hint(pricing->diag,
		    "write as_of: %.*s there first, or --on with an earlier day", STR_ARG(on));
	}
}

/* The same said before by the same source: saying it again adds nothing. NULL if nobody did. */
static const struct fact *find_known(const struct observation *observation)
{
	const struct facts *facts = thing_facts(observation->thing, observation->attribute->id);
	bool is_new = str_eq(observation->condition, STR("new"));

	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (date_cmp(fact->on, observation->on) == 0 &&
		    str_eq(fact->literal, observation->amount) && fact->source &&
		    str_eq(fact->source->id, observation->source) &&
		    str_eq(fact->seller, observation->seller) &&
		    str_eq(fact->condition, is_new ? STR("") : observation->condition) &&
		    fact->variant.len == 0 && !fact->retracted)
			return fact;
	}
	return NULL;
}

/* Everything that is wrong is told at once. */
static bool settle(struct pricing *pricing)
{
	struct observation *observation = &pricing->observation;

	observation->source = pricing->options.source;
	observation->seller = pricing->options.seller;
	observation->condition = pricing->options.condition;
	find_item(pricing);
	if (observation->thing)
		find_attribute(pricing);
	if (observation->attribute)
		check_amount(pricing);
	else
		check_any_amount(pricing);
	check_source(pricing);
	check_date(pricing);
	return !diag_has(pricing->diag, SEVERITY_ERROR);
}

/* --- words ------------------------------------------------------------------------------------ */

static void put_place(const struct pricing *pricing, struct pos at, struct buf *out)
{
	struct str path = path_join(pricing->keep, pricing->options.site.dir, at.in->path);

	buf_print(out, "%.*s:%u", STR_ARG(path), at.line);
}

static void put_observation(const struct pricing *pricing, struct pos at, struct buf *out)
{
	put_place(pricing, at, out);
	buf_print(out, ": %.*s, %.*s: %.*s", STR_ARG(date_iso(pricing->keep, pricing->observation.on)),
	    STR_ARG(pricing->observation.thing->name), STR_ARG(pricing->observation.amount));
}

/* --- what it moved ---------------------------------------------------------------------------- */

/* Why an observation is shown and does not count. */
static void put_unused(const struct pricing *pricing, struct buf *out)
{
	const struct fact *used = pricing->file.used, *recorded = pricing->file.recorded[0];
	int order = !used ? 0 : date_cmp(used->on, recorded->on);

	buf_put(out, STR("It is shown and does not count: "));
	if (!used || recorded->condition.len > 0) {
		buf_put(out, STR("only what is new does.\n"));
		return;
	}
	buf_print(out, "%s, ",
	    order > 0        ? "a later one does"
		: order == 0 ? "of one day the first one does"
			     : "one in the currency of the site does");
	put_place(pricing, used->at, out);
	buf_put(out, STR(".\n"));
}

static void put_moved(const struct pricing *pricing, const struct snapshot *before, struct buf *out)
{
	struct arena *keep = pricing->keep;

	const struct snapshot *after =
	    !before ? NULL : take_snapshot(keep, diag_new(keep), &pricing->options.site);

	if (!after) {
		buf_put(out,
		    STR("What it moved cannot be told while the guides have mistakes: rigbook check.\n"));
		return;
	}
	struct change_list changes = changes_between(keep, before, after);
	bool moved = changes.count > 0 && changes.at[0].kind == ITEM_FACT;
	if (!moved && pricing->file.used == pricing->file.recorded[0])
		buf_put(out,
		    STR("It counts from now on and moves nothing: it is what counted before.\n"));
	if (changes.count > 0)
		buf_put_byte(out, '\n');
	changes_print(keep, &changes, CHANGES_TEXT, out);
}

static int print_result(const struct pricing *pricing, const struct snapshot *before)
{
	struct buf out = buf_in(pricing->keep, BUF_MOST);

	put_observation(pricing, pricing->file.place, &out);
	buf_put_byte(&out, '\n');
	if (pricing->file.used != pricing->file.recorded[0])
		put_unused(pricing, &out);
	put_moved(pricing, before, &out);
	return print_words(&out);
}

static int print_known(const struct pricing *pricing, const struct fact *known)
{
	struct buf out = buf_in(pricing->keep, BUF_MOST);

	put_observation(pricing, known->at, &out);
	buf_put(&out, STR(" is recorded already; nothing was written\n"));
	return print_words(&out);
}

/*
 * Writes the observation, with what the site said before in *before. False: it was not written, for
 * a reason in `diag`, or because it stands there already, in *known.
 */
static bool record(struct pricing *pricing, const struct snapshot **before, const struct fact **known)
{
	struct arena *keep = pricing->keep;
	struct diag *diag = pricing->diag;
	const struct site_options *options = &pricing->options.site;
	const struct observation_batch batch = { &pricing->observation, 1, STR("") };
	struct replacing site;
	bool done = false;

	if (!data_files_lock(keep, diag, options->dir, &site))
		return false;
	const struct site_data *data = site_load(keep, diag, options)->data;
	pricing->catalog = data->catalog;
	/* Of data that cannot be read nothing is known that a price could be held against. */
	if (!data->broken && settle(pricing) && !diag_has(diag, SEVERITY_ERROR)) {
		*known = find_known(&pricing->observation);
		if (!*known &&
		    price_file_lengthen(keep, diag, options, pricing->catalog, &batch, &pricing->file)) {
			*before = take_snapshot(keep, diag_new(keep), options);
			done = data_files_write(&site, diag, &pricing->file.rewritten, 1);
		}
	}
	replace_end(&site);
	return done;
}

/* Returns the exit status. */
static int price(struct pricing *pricing)
{
	const struct snapshot *before = NULL;
	const struct fact *known = NULL;

	if (record(pricing, &before, &known))
		return print_result(pricing, before);
	if (known)
		return print_known(pricing, known);
	diag_print(pricing->diag, stderr, pricing->options.site.style);
	return diag_status(pricing->diag, pricing->options.site.style);
}

int cmd_price(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_DIR | OPTION_PRICE, 3, 3,
		"price ITEM AMOUNT UNIT --source ID [--on DATE] [--seller NAME] "
		"[--condition NAME] [--dir DIR]" };
	struct arena *keep = arena_new();
	struct pricing pricing = { .keep = keep, .diag = diag_new(keep), .argc = argc, .argv = argv };
	int status;

	if (options_read(keep, argc, argv, &synopsis, &pricing.options, &status)) {
		options_dir(keep, &pricing.options, pricing.options.dir);
		document_start();
		read_line(&pricing);
		status = price(&pricing);
	}
	arena_free(keep);
	return status;
}
