/* config - content/site.yaml. */
#include "data/catalog_read.h"

static const struct str config_keys[] = {
	STR_INIT("title"),
	STR_INIT("description"),
	STR_INIT("language"),
	STR_INIT("region"),
	STR_INIT("currency"),
	STR_INIT("repository"),
	STR_INIT("author"),
	STR_INIT("as_of"),
};

static void check_currency(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct config *config = &reader->catalog->config;
	const struct units *units = reader->catalog->units;
	if (config->currency.len == 0 || units_is_currency(units, config->currency))
		return;
	struct near near = near_to(config->currency);
	for (size_t i = 0; i < units_count(units); i++)
		if (units_is_currency(units, units_name(units, i)))
			near_offer(&near, units_name(units, i));
	diag_report(reader->diag, DIAG_UNIT_UNKNOWN, yaml_get(yaml, STR("currency"))->at,
	    "“%.*s” is not a currency that the site declares", STR_ARG(config->currency));
	if (near.best.len)
		diag_hint(reader->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(reader->diag, "declare it in the data: units: { %.*s: { base: money } }",
		    STR_ARG(config->currency));
	config->currency = STR("");
}

void config_read(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct config *config = &reader->catalog->config;
	*config = (struct config){ .language = STR("en"), .as_of = DATE_NONE, .as_of_at = POS_NONE };
	if (!yaml || yaml_is_empty(yaml) || !shape_is_map(reader->diag, yaml, "site.yaml"))
		return;
	shape_keys(reader->diag, yaml, config_keys, countof(config_keys));
	config->title = shape_need_text(reader->diag, yaml, STR("title"), "the site");
	config->description = shape_text(reader->diag, yaml, STR("description"));
	config->region = shape_text(reader->diag, yaml, STR("region"));
	config->currency = shape_text(reader->diag, yaml, STR("currency"));
	config->repository = shape_text(reader->diag, yaml, STR("repository"));
	config->author = shape_text(reader->diag, yaml, STR("author"));
	if (yaml_get(yaml, STR("language")))
		config->language = shape_text(reader->diag, yaml, STR("language"));
	const struct yaml *as_of = yaml_get(yaml, STR("as_of"));
	config->as_of = shape_date(reader->diag, yaml, STR("as_of"));
	config->as_of_written = !date_is_none(config->as_of);
	config->as_of_at = as_of ? as_of->at : POS_NONE;
	check_currency(reader, yaml);
}
