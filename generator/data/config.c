#include "data/config.h"

#include "data/catalog_reader.h"
#include "data/synonyms.h"
#include "number/units.h"

static const struct str config_keys[] = {
	STR_INIT("title"),
	STR_INIT("description"),
	STR_INIT("language"),
	STR_INIT("languages"),
	STR_INIT("region"),
	STR_INIT("currency"),
	STR_INIT("repository"),
	STR_INIT("author"),
	STR_INIT("publish"),
	STR_INIT("search"),
	STR_INIT("synonyms"),
	STR_INIT("twins"),
	STR_INIT("dates"),
	STR_INIT("as_of"),
	STR_INIT("sources"),
	STR_INIT("params"),
	STR_INIT("logo"),
	STR_INIT("accent"),
	STR_INIT("footer"),
	STR_INIT("style"),
	STR_INIT("navigation"),
	STR_INIT("choose"),
	STR_INIT("image"),
	STR_INIT("license"),
	STR_INIT("pairs"),
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
	if (!diag_hint_nearest(reader->diag, &near))
		diag_hint(reader->diag, "declare it in the data: units: { %.*s: { base: money } }",
		    STR_ARG(config->currency));
	config->currency = STR("");
#ifndef RIGBOOK_IN_PAGE
	diag_add_lost(reader->diag, LOST_UNIT);
#endif
}

static bool read_sources_required(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct str word = shape_text(reader->diag, yaml, STR("sources"));

	if (word.len == 0 || str_eq(word, STR("required")))
		return word.len > 0;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(yaml, STR("sources"))->at,
	    "“sources” can only be required");
	diag_hint(reader->diag, "the sources themselves are declared in the data");
	return false;
}

static void read_dates(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct config *config = &reader->catalog->config;
	struct str word = shape_text(reader->diag, yaml, STR("dates"));

	if (word.len == 0)
		return;
	config->dates_at = yaml_get(yaml, STR("dates"))->at;
	config->dates_of_git = str_eq(word, STR("git"));
	if (!config->dates_of_git)
		diag_report(reader->diag, DIAG_VALUE_BAD, config->dates_at,
		    "“dates” can only be from git, not “%.*s”", STR_ARG(word));
}

/* Free keys for templates: only that they are keys is asked. */
static const struct yaml *read_params(struct catalog_reader *reader, const struct yaml *yaml)
{
	const struct yaml *params = yaml_get(yaml, STR("params"));

	if (!params || yaml_is_empty(params) || !shape_is_map(reader->diag, params, "params"))
		return NULL;
	return params;
}

static enum publish read_publish(struct catalog_reader *reader, const struct yaml *yaml)
{
	static const struct str words[] = {
		[PUBLISH_WARN] = STR_INIT("warn"), [PUBLISH_REFUSE] = STR_INIT("refuse"), [PUBLISH_ALLOW] = STR_INIT("allow")
	};
	struct str text = shape_text(reader->diag, yaml, STR("publish"));

	for (size_t i = 0; i < countof(words); i++)
		if (text.len == 0 || str_eq(text, words[i]))
			return (enum publish)i;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(yaml, STR("publish"))->at,
	    "“publish” is refuse, warn or allow, not “%.*s”", STR_ARG(text));
	return PUBLISH_REFUSE;
}

const struct yaml *config_language(const struct yaml *config)
{
	const struct yaml *one = yaml_get(config, STR("language")),
			  *all = yaml_get(config, STR("languages"));

	if (!one && all && all->kind == YAML_LIST && all->count > 0)
		one = all->items[0];
	return one;
}

void config_read(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct config *config = &reader->catalog->config;

	*config = (struct config){
		.language = STR("en"), .search = true, .as_of = DATE_NONE, .as_of_at = POS_NONE
	};
	if (!yaml || yaml_is_empty(yaml) || !shape_is_map(reader->diag, yaml, "site.yaml"))
		return;
	shape_keys(reader->diag, yaml, config_keys, countof(config_keys));
	config->title = shape_need_text(reader->diag, yaml, STR("title"), "the site");
	config->description = shape_text(reader->diag, yaml, STR("description"));
	config->region = shape_text(reader->diag, yaml, STR("region"));
	const struct yaml *region = yaml_get(yaml, STR("region"));
	config->region_at = region ? region->at : POS_NONE;
	config->currency = shape_text(reader->diag, yaml, STR("currency"));
	config->repository = shape_url(reader->diag, yaml, STR("repository"));
	config->author = shape_text(reader->diag, yaml, STR("author"));
	const struct yaml *language = config_language(yaml);
	if (language)
		config->language = shape_text_of(reader->diag, language, "a language");
	config->languages = yaml_get(yaml, STR("languages"));
	config->sources_required = read_sources_required(reader, yaml);
	const struct yaml *as_of = yaml_get(yaml, STR("as_of"));
	config->as_of = shape_date(reader->diag, yaml, STR("as_of"));
	config->as_of_written = !date_is_none(config->as_of);
	config->as_of_at = as_of ? as_of->at : POS_NONE;
	config->publish = read_publish(reader, yaml);
	if (yaml_get(yaml, STR("search")))
		config->search = shape_truth(reader->diag, yaml, STR("search"));
	synonyms_read(reader, yaml_get(yaml, STR("synonyms")));
	if (yaml_get(yaml, STR("twins"))) {
		config->twins = shape_truth(reader->diag, yaml, STR("twins"));
		config->twins_at = yaml_get(yaml, STR("twins"))->at;
	}
	read_dates(reader, yaml);
	config->params = read_params(reader, yaml);
	config->logo = yaml_get(yaml, STR("logo"));
	config->accent = yaml_get(yaml, STR("accent"));
	config->footer = yaml_get(yaml, STR("footer"));
	config->style = yaml_get(yaml, STR("style"));
	config->navigation = yaml_get(yaml, STR("navigation"));
	config->image = yaml_get(yaml, STR("image"));
	config->license = shape_url(reader->diag, yaml, STR("license"));
	config->choose = yaml_get(yaml, STR("choose"));
	config->pairs = yaml_get(yaml, STR("pairs"));
	check_currency(reader, yaml);
}
