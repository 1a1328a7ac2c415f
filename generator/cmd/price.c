/*
 * price - one observation more at the end of the list that holds them, and what it moved.
 *
 * What is wrong with the command is reported as what is wrong with a file is, the arguments being
 * the text.
 */
#include "cmd/price.h"

#include "base/file.h"
#include "cmd/change_print.h"
#include "cmd/options.h"
#include "cmd/price_file.h"
#include "site/build.h"

#include <stdio.h>
#include <time.h>

struct pricing {
	struct arena *keep;
	struct diag *diag;
	struct options options;
	const struct catalog *catalog;
	struct observation observation;
	struct price_file file;
};

static struct pos argument_pos(struct pricing *pricing, const char *name, struct str text)
{
	return source_pos(source_new(pricing->keep, str_from(name), text), 0);
}

/* --- what is to be recorded ------------------------------------------------------------------- */

static void find_item(struct pricing *pricing)
{
	struct str id = str_from(pricing->options.arguments[0]);
	struct near near = near_to(id);

	pricing->observation.thing = catalog_thing(pricing->catalog, id);
	if (pricing->observation.thing != NULL)
		return;
	for (size_t i = 0; i < pricing->catalog->things.count; i++)
		near_offer(&near, pricing->catalog->things.at[i].key);
	diag_report(pricing->diag, DIAG_ID_UNKNOWN, argument_pos(pricing, "ITEM", id),
	    "there is no %.*s", STR_ARG(id));
	if (near.best.len > 0)
		diag_hint(pricing->diag, "did you mean “%.*s”?", STR_ARG(near.best));
}

/* `price:` of an observation speaks of the only attribute that is observed, whatever its name. */
static void find_attribute(struct pricing *pricing)
{
	const struct map *attributes = &pricing->observation.thing->kind->attributes;
	struct pos at = argument_pos(pricing, "ITEM", pricing->observation.thing->id);
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
	    units_parse(units, pricing->keep, unit, &bad, NULL) != NULL || !str_eq(bad, unit))
		return true;
	for (size_t i = 0; i < units_count(units); i++)
		if (units_is_currency(units, units_name(units, i)))
			near_offer(&near, units_name(units, i));
	diag_report(pricing->diag, DIAG_UNIT_UNKNOWN, argument_pos(pricing, "UNIT", unit),
	    "the site declares no currency %.*s", STR_ARG(unit));
	if (near.best.len > 0)
		diag_hint(pricing->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
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
	scalar.at = argument_pos(pricing, "AMOUNT", pricing->observation.amount);
	if (!check_currency(pricing) ||
	    !catalog_value(pricing->catalog, pricing->keep, pricing->diag,
		pricing->observation.attribute, &scalar, &value))
		return;
	const struct ratio *least = value.kind == VALUE_QUANTITY ? value.quantity->lo : NULL;
	if (value.kind != VALUE_QUANTITY)
		diag_report(pricing->diag, DIAG_VALUE_BAD, scalar.at, "an observation needs an amount");
	else if (least != NULL && ratio_sign(least) < 0)
		diag_report(pricing->diag, DIAG_VALUE_RANGE, scalar.at, "an amount cannot be negative");
}

static void check_source(struct pricing *pricing)
{
	struct str id = pricing->options.source;
	const struct map *references = &pricing->catalog->references;
	struct near near = near_to(id);

	if (map_get(references, id) != NULL)
		return;
	for (size_t i = 0; i < references->count; i++)
		near_offer(&near, references->at[i].key);
	diag_report(pricing->diag, DIAG_ID_UNKNOWN, argument_pos(pricing, "--source", id),
	    "there is no source %.*s", STR_ARG(id));
	if (near.best.len > 0)
		diag_hint(pricing->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(pricing->diag, "declare it under sources");
}

static struct date today(void)
{
	time_t now = time(NULL);
	struct tm local;
	struct date date = DATE_NONE;
	char text[sizeof("2026-11-21") + 32];

	if (localtime_r(&now, &local) != NULL && strftime(text, sizeof(text), "%Y-%m-%d", &local) > 0)
		date_parse(str_from(text), &date);
	return date;
}

static void check_date(struct pricing *pricing)
{
	const struct config *config = &pricing->catalog->config;
	struct date now = today();

	pricing->observation.on = date_is_none(pricing->options.on) ? now : pricing->options.on;
	struct str on = date_iso(pricing->keep, pricing->observation.on);
	struct pos at = argument_pos(pricing, "--on", on);
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

	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (date_cmp(fact->on, observation->on) == 0 &&
		    str_eq(fact->literal, observation->amount) && fact->source != NULL &&
		    str_eq(fact->source->id, observation->source) &&
		    str_eq(fact->seller, observation->seller) &&
		    str_eq(fact->condition, is_new ? STR("") : observation->condition) &&
		    fact->variant.len == 0 && fact->retracted == NULL)
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
	if (observation->thing != NULL)
		find_attribute(pricing);
	if (observation->attribute != NULL)
		check_amount(pricing);
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
	const struct fact *used = pricing->file.used, *recorded = pricing->file.recorded;
	int order = used == NULL ? 0 : date_cmp(used->on, recorded->on);

	buf_put(out, STR("It is shown and does not count: "));
	if (used == NULL || recorded->condition.len > 0) {
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
	    before == NULL ? NULL : snapshot_take(keep, diag_new(keep), &pricing->options.site);

	if (after == NULL) {
		buf_put(out,
		    STR("What it moved cannot be told while the guides have mistakes: rigbook check.\n"));
		return;
	}
	struct change_list changes = changes_between(keep, before, after);
	bool moved = changes.count > 0 && changes.at[0].kind == ITEM_FACT;
	if (!moved && pricing->file.used == pricing->file.recorded)
		buf_put(out,
		    STR("It counts from now on and moves nothing: it is what counted before.\n"));
	if (changes.count > 0)
		buf_put_byte(out, '\n');
	changes_print(keep, &changes, CHANGES_TEXT, out);
}

static int print(const struct buf *out)
{
	if (fwrite(out->at, 1, out->len, stdout) == out->len && fflush(stdout) == 0)
		return 0;
	perror("rigbook: cannot write");
	return 2;
}

static int print_result(const struct pricing *pricing, const struct snapshot *before)
{
	struct buf out = buf_in(pricing->keep, BUF_MOST);

	put_observation(pricing, pricing->file.place, &out);
	buf_put_byte(&out, '\n');
	if (pricing->file.used != pricing->file.recorded)
		put_unused(pricing, &out);
	put_moved(pricing, before, &out);
	return print(&out);
}

static int print_known(const struct pricing *pricing, const struct fact *known)
{
	struct buf out = buf_in(pricing->keep, BUF_MOST);

	put_observation(pricing, known->at, &out);
	buf_put(&out, STR(" is recorded already; nothing was written\n"));
	return print(&out);
}

/* Returns the exit status. */
static int price(struct pricing *pricing)
{
	struct arena *keep = pricing->keep;
	struct diag *diag = pricing->diag;
	const struct site_options *options = &pricing->options.site;

	pricing->catalog = site_load(keep, diag, options)->catalog;
	if (!diag_has(diag, SEVERITY_ERROR) && settle(pricing)) {
		const struct fact *known = find_known(&pricing->observation);
		if (known != NULL)
			return print_known(pricing, known);
		if (price_file_lengthen(keep, diag, options, pricing->catalog,
			&pricing->observation, &pricing->file)) {
			const struct snapshot *before = snapshot_take(keep, diag_new(keep), options);
			if (price_file_write(keep, diag, options->dir, &pricing->file))
				return print_result(pricing, before);
		}
	}
	diag_print(diag, stderr, options->style);
	return diag_status(diag, options->style);
}

int cmd_price(int argc, char **argv)
{
	static const char usage[] = "price ITEM AMOUNT UNIT --source ID [--on DATE] [--seller NAME] "
				    "[--condition NAME] [--dir DIR]";
	struct arena *keep = arena_new();
	struct pricing pricing = { .keep = keep, .diag = diag_new(keep) };
	int status;

	if (options_read(keep, argc, argv, OPTION_DIR | OPTION_PRICE, 3, 3, usage, &pricing.options,
		&status)) {
		options_dir(keep, &pricing.options, pricing.options.dir);
		document_start();
		if (pricing.options.source.len == 0) {
			fprintf(stderr, "rigbook: --source is needed\nusage: rigbook %s\n", usage);
			status = 2;
		} else {
			status = price(&pricing);
		}
	}
	arena_free(keep);
	return status;
}
