#include "site/json_schema_config.h"

#include "site/json_schema_ids.h"
#include "site/json_schema_section.h"

/* Every key, and the definition of what stands under it; man/rigbook-data.5 says more. */
static const struct key_line {
	struct str key, of, says;
} keys[] = {
#define KEY(key, of, says) \
	{ \
		STR_INIT(key), STR_INIT(of), STR_INIT(says) \
	}
	KEY("title", ":needed", "the name of the site"),
	KEY("description", ":text", "a sentence or two"),
	KEY("language", ":text", "en, de, fr, es, ja, or one whose words the site brings"),
	KEY("languages", ":languages", "instead of language: the first is that of guides without one"),
	KEY("currency", ":currency", "the one that prices are compared in"),
	KEY("region", ":text", "where prices are looked at from: a thing of the kind region, or words"),
	KEY("repository", ":url", "where the site's files are edited"),
	KEY("author", ":text", "whose site it is"),
	KEY("publish", ":publish", "what becomes of files beside guides that a browser would run"),
	KEY("search", ":truth", "false: the site has no search"),
	KEY("synonyms", ":synonyms", "groups of words that mean the same to the search"),
	KEY("twins", ":truth", "true: guides and things have their text in Markdown beside their pages"),
	KEY("dates", ":dates", "git: guides say when they were changed last"),
	KEY("as_of", ":day", "the day the site looks from; the newest in the data if not given"),
	KEY("sources", ":sources", "required: a fact without a source is a mistake"),
	KEY("params", ":params", "the author's own texts, lists and mappings for templates"),
	KEY("logo", ":needed", "a picture of assets/ beside the site's name"),
	KEY("accent", ":accent", "the colour of links, in quotes"),
	KEY("footer", ":text", "a line for the foot of every page, in Markdown"),
	KEY("style", ":style", "style sheets of assets/ that are added to ours"),
	KEY("navigation", ":navigation", "the sidebar: pages, links elsewhere and groups, in order"),
	KEY("choose", ":choose", "true, or a folder: where readers set things side by side"),
	KEY("image", ":needed", "a picture of assets/ that is shown where a page is shared"),
	KEY("license", ":url", "the address of the licence of the site's data"),
	KEY("pairs", ":pairs", "pairs of things that get a page each"),
#undef KEY
};

static void put_type(struct json *json, struct str type)
{
	json_text(json, STR("type"), type);
}

/* Opens the definition of a mapping that has these keys alone, the first `needed` of which must be there. */
static void put_mapping(
    struct json *json, struct str name, const struct str (*rows)[2], size_t count, size_t needed)
{
	json_object(json, name);
	put_type(json, STR("object"));
	json_object(json, STR("properties"));
	for (size_t i = 0; i < count; i++) {
		json_object(json, rows[i][0]);
		json_schema_refer(json, rows[i][1]);
		json_close_object(json);
	}
	json_close_object(json);
	json_list(json, STR("required"));
	for (size_t i = 0; i < needed; i++)
		json_text(json, STR(""), rows[i][0]);
	json_close_list(json);
	json_bool(json, STR("additionalProperties"), false);
	json_close_object(json);
}

/* A list, or with `other` that as well. */
static void define_list(struct json *json, struct str name, struct str of, struct str other)
{
	json_object(json, name);
	put_type(json, STR("array"));
	json_object(json, STR("items"));
	if (other.len > 0) {
		json_list(json, STR("anyOf"));
		json_object(json, STR(""));
		json_schema_refer(json, of);
		json_close_object(json);
		json_object(json, STR(""));
		json_schema_refer(json, other);
		json_close_object(json);
		json_close_list(json);
	} else {
		json_schema_refer(json, of);
	}
	json_close_object(json);
	json_close_object(json);
}

static void define_pattern(struct json *json, struct str name, struct str pattern, struct str message)
{
	json_object(json, name);
	put_type(json, STR("string"));
	json_text(json, STR("pattern"), pattern);
	json_text(json, STR("patternErrorMessage"), message);
	json_close_object(json);
}

/* One of the words. */
static void define_words(struct json *json, struct str name, const struct str *words, size_t count)
{
	json_object(json, name);
	json_list(json, STR("enum"));
	for (size_t i = 0; i < count; i++)
		json_text(json, STR(""), words[i]);
	json_close_list(json);
	json_close_object(json);
}

static void define_types(struct json *json, struct str name, const struct str *types, size_t count)
{
	json_object(json, name);
	json_list(json, STR("type"));
	for (size_t i = 0; i < count; i++)
		json_text(json, STR(""), types[i]);
	json_close_list(json);
	json_close_object(json);
}

static void put_reference(struct json *json, struct str name)
{
	json_object(json, STR(""));
	json_schema_refer(json, name);
	json_close_object(json);
}

static void define_words_of_keys(struct json *json)
{
	static const struct str publish[] = { STR_INIT("warn"), STR_INIT("refuse"), STR_INIT("allow") },
				dates[] = { STR_INIT("git") }, sources[] = { STR_INIT("required") };

	define_words(json, STR(":publish"), publish, countof(publish));
	define_words(json, STR(":dates"), dates, countof(dates));
	define_words(json, STR(":sources"), sources, countof(sources));
	define_pattern(
	    json, STR(":url"), STR("^[A-Za-z][A-Za-z0-9+.-]*:"), STR("an address: https://…"));
}

static void define_look(struct json *json)
{
	static const struct str schemes[][2] = { { STR_INIT("light"), STR_INIT(":colour") },
		{ STR_INIT("dark"), STR_INIT(":colour") } };

	define_pattern(json, STR(":colour"), STR("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"),
	    STR("red, green and blue in hexadecimal, in quotes: \"#0b5d4e\""));
	put_mapping(json, STR(":schemes"), schemes, countof(schemes), 2);
	json_object(json, STR(":accent"));
	json_list(json, STR("anyOf"));
	put_reference(json, STR(":colour"));
	put_reference(json, STR(":schemes"));
	json_close_list(json);
	json_close_object(json);
	define_pattern(json, STR(":sheet"), STR("\\.css$"), STR("a style sheet ends with .css"));
	define_list(json, STR(":style"), STR(":sheet"), STR(""));
}

static void define_navigation(struct json *json)
{
	static const struct str page[][2] = { { STR_INIT("page"), STR_INIT(":needed") },
		{ STR_INIT("name"), STR_INIT(":text") }, { STR_INIT("items"), STR_INIT(":items") } };
	static const struct str elsewhere[][2] = { { STR_INIT("url"), STR_INIT(":url") },
		{ STR_INIT("name"), STR_INIT(":needed") } };
	static const struct str hidden[][2] = { { STR_INIT("hide"), STR_INIT(":ids") } };
	static const struct str group[][2] = { { STR_INIT("name"), STR_INIT(":needed") },
		{ STR_INIT("items"), STR_INIT(":items") } };

	put_mapping(json, STR(":page"), page, countof(page), 1);
	put_mapping(json, STR(":elsewhere"), elsewhere, countof(elsewhere), 2);
	put_mapping(json, STR(":hidden"), hidden, countof(hidden), 1);
	put_mapping(json, STR(":group"), group, countof(group), 2);
	json_object(json, STR(":item"));
	json_list(json, STR("anyOf"));
	put_reference(json, STR(":path"));
	put_reference(json, STR(":page"));
	put_reference(json, STR(":elsewhere"));
	put_reference(json, STR(":hidden"));
	json_close_list(json);
	json_close_object(json);
	define_pattern(json, STR(":path"), STR("."), STR("a page such as compare/desktops.md"));
	define_list(json, STR(":items"), STR(":item"), STR(""));
	define_list(json, STR(":navigation"), STR(":item"), STR(":group"));
}

static void define_rest(struct json *json, const struct catalog *catalog)
{
	static const struct str mapping[] = { STR_INIT("object"), STR_INIT("null") },
				choose[] = { STR_INIT("boolean"), STR_INIT("string"), STR_INIT("null") };

	define_types(json, STR(":params"), mapping, countof(mapping));
	define_types(json, STR(":choose"), choose, countof(choose));
	define_list(json, STR(":languages"), STR(":path"), STR(""));
	json_schema_currencies(json, catalog);
	json_schema_thing_ids(json, catalog, json_schema_shape_name(SHAPE_THING), NULL);
	json_object(json, STR(":pair"));
	put_type(json, STR("array"));
	json_schema_shape(json, STR("items"), SHAPE_THING);
	json_number(json, STR("minItems"), 2);
	json_number(json, STR("maxItems"), 2);
	json_bool(json, STR("uniqueItems"), true);
	json_close_object(json);
	define_list(json, STR(":pairs"), STR(":pair"), STR(""));
	json_object(json, STR(":synonym"));
	put_type(json, STR("array"));
	json_object(json, STR("items"));
	put_type(json, STR("string"));
	json_text(json, STR("pattern"), STR("^[^\\u0000-/:-@\\[-`{-\\u007f]+$"));
	json_text(json, STR("patternErrorMessage"), STR("one word"));
	json_close_object(json);
	json_number(json, STR("minItems"), 2);
	json_bool(json, STR("uniqueItems"), true);
	json_close_object(json);
	define_list(json, STR(":synonyms"), STR(":synonym"), STR(""));
}

static void put_keys(struct json *json)
{
	json_object(json, STR("properties"));
	for (size_t i = 0; i < countof(keys); i++) {
		json_object(json, keys[i].key);
		json_schema_refer(json, keys[i].of);
		json_text(json, STR("description"), keys[i].says);
		json_close_object(json);
	}
	json_close_object(json);
	json_list(json, STR("required"));
	json_text(json, STR(""), STR("title"));
	json_close_list(json);
}

void json_schema_config_write(const struct catalog *catalog, struct arena *scratch, struct buf *out)
{
	struct json json = json_to(out);

	json_object(&json, STR(""));
	json_text(&json, STR("$schema"), STR("https://json-schema.org/draft/2020-12/schema"));
	json_text(&json, STR("title"),
	    str_print(scratch, "site.yaml of %.*s", STR_ARG(catalog->config.title)));
	put_type(&json, STR("object"));
	json_bool(&json, STR("additionalProperties"), false);
	put_keys(&json);
	json_object(&json, STR("$defs"));
	json_schema_texts(&json, json_schema_languages(catalog));
	define_words_of_keys(&json);
	define_look(&json);
	define_navigation(&json);
	define_rest(&json, catalog);
	json_close_object(&json);
	json_close_object(&json);
}
