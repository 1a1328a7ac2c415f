/*
 * price - one observation more at the end of the list that holds them.
 *
 * What is wrong with the command is reported as what is wrong with a file is, the arguments being
 * the text. Nothing is written before the longer file has been read again and says exactly one
 * thing more.
 */
#include "cmd/price.h"

#include "base/file.h"
#include "base/source_file.h"
#include "cmd/change_print.h"
#include "cmd/options.h"
#include "cmd/replace.h"
#include "data/append.h"
#include "site/build.h"
#include "site/walk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct pricing {
	struct arena *keep;
	struct diag *diag;
	struct options options;
	const struct catalog *catalog;
	const struct thing *thing;
	const struct attribute *attribute;
	struct str amount; /* "2399 USD" */
	struct date on;
	const struct yaml *config, **files; /* the data, file by file */
	const struct source **sources;      /* of the files */
	size_t file_count;
	size_t file;                        /* the one that gets the observation */
	bool is_new;                        /* it has yet to be made */
	struct str text;                    /* it will have */
	struct pos at;                      /* the observation there */
	const struct fact *recorded, *used; /* as read again: the new one, and the one that counts */
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

	pricing->thing = catalog_thing(pricing->catalog, id);
	if (pricing->thing != NULL)
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
	const struct map *attributes = &pricing->thing->kind->attributes;
	struct pos at = argument_pos(pricing, "ITEM", pricing->thing->id);
	size_t count = 0;

	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->from.len == 0)
			continue;
		pricing->attribute = attribute;
		count++;
	}
	if (count == 1)
		return;
	diag_report(pricing->diag, DIAG_KIND_MISMATCH, at, "a %.*s has %s",
	    STR_ARG(pricing->thing->kind->id),
	    count == 0 ? "no attribute that comes from prices"
		       : "several attributes that come from prices");
	diag_note(pricing->diag, pricing->thing->kind->at, "declared here");
	if (count > 1)
		diag_hint(pricing->diag,
		    "append it to the file by hand, with the attribute's id as the key");
	pricing->attribute = NULL;
}

/* Of an amount of money the unit must be a currency; any other unit that comes near is no help. */
static bool check_currency(struct pricing *pricing)
{
	const struct units *units = pricing->catalog->units;
	struct str unit = str_from(pricing->options.arguments[2]), bad;
	struct near near = near_to(unit);

	if (!pricing->attribute->money ||
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

	pricing->amount = str_print(
	    pricing->keep, "%s %s", pricing->options.arguments[1], pricing->options.arguments[2]);
	scalar.text = pricing->amount;
	scalar.at = argument_pos(pricing, "AMOUNT", pricing->amount);
	if (!check_currency(pricing) ||
	    !catalog_value(pricing->catalog, pricing->keep, pricing->diag, pricing->attribute,
		&scalar, &value))
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

	pricing->on = date_is_none(pricing->options.on) ? now : pricing->options.on;
	struct str on = date_iso(pricing->keep, pricing->on);
	struct pos at = argument_pos(pricing, "--on", on);
	if (date_cmp(pricing->on, now) > 0) {
		diag_report(pricing->diag, DIAG_DATE_LATER, at, "that day has yet to come");
	} else if (config->as_of_written && date_cmp(pricing->on, config->as_of) > 0) {
		diag_report(pricing->diag, DIAG_DATE_LATER, at,
		    "the site is as of %.*s, and this is later",
		    STR_ARG(date_iso(pricing->keep, config->as_of)));
		diag_note(pricing->diag, config->as_of_at, "written here");
		diag_hint(pricing->diag,
		    "write as_of: %.*s there first, or --on with an earlier day", STR_ARG(on));
	}
}

/* The same said before by the same source: saying it again adds nothing. NULL if nobody did. */
static const struct fact *find_known(const struct pricing *pricing)
{
	const struct facts *facts = thing_facts(pricing->thing, pricing->attribute->id);
	const struct options *options = &pricing->options;
	struct str condition = str_eq(options->condition, STR("new")) ? STR("") : options->condition;

	for (size_t i = 0; facts != NULL && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (date_cmp(fact->on, pricing->on) == 0 && str_eq(fact->literal, pricing->amount) &&
		    fact->source != NULL && str_eq(fact->source->id, options->source) &&
		    str_eq(fact->seller, options->seller) && str_eq(fact->condition, condition) &&
		    fact->variant.len == 0 && fact->retracted == NULL)
			return fact;
	}
	return NULL;
}

/* Everything that is wrong is told at once. */
static bool settle(struct pricing *pricing)
{
	find_item(pricing);
	if (pricing->thing != NULL)
		find_attribute(pricing);
	if (pricing->attribute != NULL)
		check_amount(pricing);
	check_source(pricing);
	check_date(pricing);
	return !diag_has(pricing->diag, SEVERITY_ERROR);
}

/* --- the files -------------------------------------------------------------------------------- */

static void read_files(struct pricing *pricing)
{
	const struct site_options *site = &pricing->options.site;
	struct arena *keep = pricing->keep;
	struct diag *told = diag_new(keep); /* what is wrong with them was told when the site was loaded */
	struct walk walk;
	const struct source *config;

	if (!walk_site(keep, told, site->dir, site->share, &walk))
		return;
	if (walk.has_config) {
		config = source_load(keep, told, site->dir, STR("content/site.yaml"), SOURCE_MOST);
		pricing->config = config == NULL ? NULL : yaml_read(keep, told, config);
	}
	pricing->files = ARENA_ARRAY(keep, const struct yaml *, walk.data.count + 1);
	pricing->sources = ARENA_ARRAY(keep, const struct source *, walk.data.count + 1);
	for (size_t i = 0; i < walk.data.count; i++) {
		const struct source *source =
		    source_load(keep, told, site->dir, walk.data.at[i].path, SOURCE_MOST);
		const struct yaml *yaml = source == NULL ? NULL : yaml_read(keep, told, source);
		if (yaml == NULL)
			continue;
		pricing->sources[pricing->file_count] = source;
		pricing->files[pricing->file_count++] = yaml;
	}
}

/*
 * A file that holds prices of the thing suits best, then one with prices of its kind, then one with
 * any. 0: it holds none.
 */
static int suits(const struct pricing *pricing, size_t file)
{
	const struct catalog *catalog = pricing->catalog;
	int best = yaml_get(pricing->files[file], STR("prices")) != NULL;

	for (size_t i = 0; i < catalog->observation_count; i++) {
		const struct fact *fact = catalog->observations[i];
		int own = fact->thing == pricing->thing         ? 3
		    : fact->thing->kind == pricing->thing->kind ? 2
								: 1;
		if (own > best && str_eq(fact->at.in->path, pricing->sources[file]->path))
			best = own;
	}
	return best;
}

/* The first price of a site goes into prices.yaml, or the only file. */
static void find_first_file(struct pricing *pricing)
{
	struct str path = STR("content/data/prices.yaml");

	for (pricing->file = 0; pricing->file < pricing->file_count; pricing->file++)
		if (pricing->file_count == 1 || str_eq(pricing->sources[pricing->file]->path, path))
			return;
	pricing->is_new = true;
	pricing->sources[pricing->file] = source_new(pricing->keep, path, STR(""));
	pricing->files[pricing->file] =
	    yaml_read(pricing->keep, pricing->diag, pricing->sources[pricing->file]);
	pricing->file_count++;
}

static void find_file(struct pricing *pricing)
{
	int best = 0;

	for (size_t i = 0; i < pricing->file_count; i++) {
		int own = suits(pricing, i);
		if (own == 0 || own < best)
			continue;
		best = own;
		pricing->file = i;
	}
	if (best == 0)
		find_first_file(pricing);
}

static struct pos place_of_list(const struct pricing *pricing)
{
	const struct yaml *list = yaml_get(pricing->files[pricing->file], STR("prices"));

	return list != NULL ? list->at : source_whole(pricing->sources[pricing->file]);
}

static bool append(struct pricing *pricing)
{
	const struct source *source = pricing->sources[pricing->file];
	struct append_field fields[6] = {
		{ STR("on"), date_iso(pricing->keep, pricing->on) },
		{ STR("item"), pricing->thing->id },
		{ STR("price"), pricing->amount },
		{ STR("source"), pricing->options.source },
	};
	size_t count = 4, at;
	const char *why;

	if (pricing->options.seller.len > 0)
		fields[count++] = (struct append_field){ STR("seller"), pricing->options.seller };
	if (pricing->options.condition.len > 0)
		fields[count++] = (struct append_field){ STR("condition"), pricing->options.condition };
	if (!append_item(pricing->keep, source, pricing->files[pricing->file], STR("prices"),
		fields, count, &pricing->text, &at, &why)) {
		diag_report(pricing->diag, DIAG_VALUE_SHAPE, place_of_list(pricing),
		    "nothing can be appended here: %s", why);
		diag_hint(pricing->diag, "append it by hand");
		return false;
	}
	pricing->at = source_pos(source_new(pricing->keep, source->path, pricing->text), at);
	return true;
}

static bool is_recorded(const struct pricing *pricing, const struct fact *fact)
{
	return str_eq(fact->thing->id, pricing->thing->id) &&
	    date_cmp(fact->on, pricing->on) == 0 && str_eq(fact->literal, pricing->amount) &&
	    fact->at.in == pricing->at.in && pos_cmp(fact->at, pricing->at) > 0;
}

/*
 * The new observation in the longer file; NULL unless it is there once, and one more than before.
 */
static const struct fact *find_recorded(const struct pricing *pricing, const struct catalog *catalog)
{
	const struct fact *recorded = NULL;

	if (catalog->observation_count != pricing->catalog->observation_count + 1)
		return NULL;
	for (size_t i = 0; i < catalog->observation_count; i++) {
		const struct fact *fact = catalog->observations[i];
		if (!is_recorded(pricing, fact))
			continue;
		if (recorded != NULL)
			return NULL;
		recorded = fact;
	}
	return recorded;
}

/* The longer file must be read as the old one and one observation more. */
static bool reads_as_one_more(struct pricing *pricing)
{
	struct pos list = place_of_list(pricing);
	struct diag *diag = diag_new(pricing->keep);

	pricing->files[pricing->file] = yaml_read(pricing->keep, diag, pricing->at.in);
	if (pricing->files[pricing->file] != NULL) {
		const struct catalog *catalog = catalog_read(
		    pricing->keep, diag, pricing->config, pricing->files, pricing->file_count);
		struct date as_of = vantage_of(catalog, DATE_NONE).as_of;
		const struct fact *fact = find_recorded(pricing, catalog);
		pricing->recorded = fact;
		if (fact != NULL && !diag_has(diag, SEVERITY_ERROR)) {
			pricing->used = facts_choose(
			    catalog, thing_facts(fact->thing, fact->attribute->id), as_of, NULL);
			return true;
		}
	}
	diag_report(pricing->diag, DIAG_VALUE_SHAPE, list,
	    "with one observation more the file would not say what it should");
	diag_hint(pricing->diag, "append it by hand");
	diag_join(pricing->diag, diag);
	return false;
}

static bool write_file(struct pricing *pricing)
{
	const struct source *old = pricing->sources[pricing->file];
	const char *path =
	    str_z(pricing->keep, path_join(pricing->keep, pricing->options.site.dir, old->path));
	int error = pricing->is_new ? create_text(path, pricing->text)
				    : replace_text(pricing->keep, path, old->text, pricing->text);

	if (error == 0)
		return true;
	diag_report(pricing->diag, DIAG_OUTPUT_FAILED, source_whole(old), "cannot be written: %s",
	    error == EBUSY || error == EEXIST ? "it has just been changed by somebody else"
					      : strerror(error));
	return false;
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
	buf_print(out, ": %.*s, %.*s: %.*s", STR_ARG(date_iso(pricing->keep, pricing->on)),
	    STR_ARG(pricing->thing->name), STR_ARG(pricing->amount));
}

/* --- what it moved ---------------------------------------------------------------------------- */

/* Why an observation is shown and does not count. */
static void put_unused(const struct pricing *pricing, struct buf *out)
{
	const struct fact *used = pricing->used, *recorded = pricing->recorded;
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
	if (!moved && pricing->used == pricing->recorded)
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

	put_observation(pricing, pricing->at, &out);
	buf_put_byte(&out, '\n');
	if (pricing->used != pricing->recorded)
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
	const struct site *site = site_load(pricing->keep, pricing->diag, &pricing->options.site);

	pricing->catalog = site->catalog;
	if (!diag_has(pricing->diag, SEVERITY_ERROR) && settle(pricing)) {
		const struct fact *known = find_known(pricing);
		if (known != NULL)
			return print_known(pricing, known);
		read_files(pricing);
		find_file(pricing);
		if (append(pricing) && reads_as_one_more(pricing)) {
			const struct snapshot *before = snapshot_take(
			    pricing->keep, diag_new(pricing->keep), &pricing->options.site);
			if (write_file(pricing))
				return print_result(pricing, before);
		}
	}
	diag_print(pricing->diag, stderr, pricing->options.site.style);
	return diag_status(pricing->diag, pricing->options.site.style);
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
