#include "site/published.h"

#include "base/file.h"
#include "html/token.h"

#include <string.h>

/* A larger drawing is not looked through, and so counts as one that may run something. */
#define DRAWING_MOST ((size_t)4 << 20)

/* What browsers open as a document of the site, with scripts in it, or run as a script. */
static const char *const active[] = { "html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "xml",
	"xsl", "xslt", "svg", "svgz", "rss", "atom", "rdf", "mathml", "js", "mjs", "cjs", "wasm",
	"swf", "hta", "htc" };

/* What others call Markdown. */
static const char *const markdown[] = { "md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdx",
	"mdtext", "mdtxt", "qmd", "rmd" };

/* What editors and version control leave beside a file: its text as it was, or a part of it. */
static const char *const copies[] = { "bak", "orig", "old", "rej", "save", "swp", "swo", "tmp" };

static const char *const yaml[] = { "yaml", "yml" };

/* What stands behind the last point of the name, in small letters. */
static struct str extension(struct arena *keep, struct str path)
{
	struct str name = path_name(path);
	size_t dot = str_find_last_byte(name, '.');

	return dot == STR_NONE ? STR("") : str_lower(keep, str_trim(str_sub(name, dot + 1, name.len)));
}

/* --- drawings --------------------------------------------------------------------------------- */

/* Elements that draw: none of them runs, loads or holds other markup. In small letters, as tokens are. */
static const char still_elements[] =
    "svg g defs symbol marker clippath mask pattern path rect circle ellipse line polyline polygon text tspan "
    "textpath title desc metadata lineargradient radialgradient stop filter fegaussianblur feoffset feblend "
    "feflood fecomposite femerge femergenode fecolormatrix fedropshadow";

static bool is_still_attribute(const struct token_attribute *attribute)
{
	if (str_starts(attribute->name, STR("on")) || str_eq(attribute->name, STR("style")))
		return false;
	bool refers = str_ends(attribute->name, STR("href")) || str_eq(attribute->name, STR("src"));
	return !refers || (attribute->value.len > 0 && attribute->value.at[0] == '#');
}

static bool is_still_token(const struct token *token)
{
	if (token->unfinished)
		return false;
	if (token->kind == TOKEN_DECLARATION)
		return str_starts(token->source, STR("<?xml "));
	if (token->kind != TOKEN_START)
		return true;
	if (!str_is_in_words(token->name, still_elements))
		return false;
	for (size_t i = 0; i < token->attribute_count; i++)
		if (!is_still_attribute(&token->attributes[i]))
			return false;
	return true;
}

/*
 * True for a drawing of listed elements, whose attributes start no script and lead nowhere else.
 * Without a document type nothing in it can stand for markup.
 */
static bool is_still(struct arena *scratch, struct str dir, struct str path)
{
	struct tokens tokens = { .keep = scratch };
	struct token token;

	if (file_read(scratch, str_z(scratch, path_join(scratch, dir, path)), DRAWING_MOST,
		&tokens.markup) != 0)
		return false;
	while (token_next(&tokens, &token))
		if (!is_still_token(&token))
			return false;
	return true;
}

/* --- names ------------------------------------------------------------------------------------ */

static void report_name(struct diag *diag, struct pos at, const char *what, const char *hint)
{
	diag_report(diag, DIAG_FILE_NAME, at, "this file is not read: %s", what);
	diag_hint(diag, "%s", hint);
}

/* "page.md.bak": a guide under a name by which it would be published as it is typed. */
static bool is_copy_of_guide(struct arena *scratch, struct str path)
{
	struct str end = extension(scratch, path);

	if (!str_is_among_z(end, copies, countof(copies)))
		return false;
	struct str before = str_sub(path, 0, path.len - end.len - 1);
	return str_is_among_z(extension(scratch, before), markdown, countof(markdown));
}

/* True after a report that the file is called nearly like one that holds data or settings. */
static bool check_data_name(struct arena *scratch, struct diag *diag, struct str path, struct pos at)
{
	struct str end = extension(scratch, path), whole = str_lower(scratch, path);
	struct str folder = STR("content/data/"), file = STR("content/data.");
	bool holds = str_starts(whole, folder) || str_starts(whole, file);

	if (holds && str_is_among_z(end, yaml, countof(yaml)))
		report_name(diag, at,
		    "a data file stands in content/data/ and ends in .yaml or .yml", "rename it");
	else if (str_eq(whole, STR("content/site.yaml")) || str_eq(whole, STR("content/site.yml")))
		report_name(diag, at, "the site's settings stand in content/site.yaml", "rename it");
	else
		return false;
	return true;
}

/* True after a report that the file is called nearly like one that is read. */
static bool check_name(struct arena *scratch, struct diag *diag, struct str path, struct pos at)
{
	if (str_is_among_z(extension(scratch, path), markdown, countof(markdown)))
		report_name(diag, at, "a guide's name ends in .md, in small letters", "rename it");
	else if (is_copy_of_guide(scratch, path))
		report_name(diag, at, "it is a copy of a guide, and would be published as it is typed",
		    "take it out of content/");
	else
		return check_data_name(scratch, diag, path, at);
	return true;
}

/* A guide of a kind stands in _kinds; of any other folder that begins so it is a part that pages include. */
static void check_part(struct diag *diag, struct str whole, struct str path, struct pos at)
{
	if ((str_starts(whole, STR("content/_kinds/")) || str_starts(whole, STR("content/_kind/"))) &&
	    !str_starts(path, STR("content/_kinds/")))
		report_name(
		    diag, at, "the guides of kinds stand in content/_kinds/", "rename its folder");
}

static bool has_name(const struct walk_list *list, struct str name)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->at[i].name, name))
			return true;
	return false;
}

/* A template, or words, whose name is that of one that is read, but for capitals. */
static void check_capitals(struct arena *keep, struct diag *diag, const struct walk_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct str name = list->at[i].name, lower = str_lower(keep, name);
		if (!str_eq(lower, name) && has_name(list, lower)) {
			report_name(diag, source_whole(source_new(keep, list->at[i].path, STR(""))),
			    str_z(keep,
				str_print(keep, "its name is %.*s, in small letters",
				    STR_ARG(path_name(lower)))),
			    "rename it");
		}
	}
}

/* What others call templates, and words that are no YAML by their names. */
static void check_unread(struct arena *keep, struct diag *diag, const struct walk_list *list)
{
	static const char *const templates[] = { "mustache", "html", "htm", "mst", "hbs",
		"handlebars", "tmpl", "tpl" };

	for (size_t i = 0; i < list->count; i++) {
		struct str path = list->at[i].path, end = extension(keep, path);
		struct pos at = source_whole(source_new(keep, path, STR("")));
		if (str_starts(path, STR("templates/words/")) &&
		    str_is_among_z(end, yaml, countof(yaml)))
			report_name(diag, at, "words stand in LANGUAGE.yaml, in small letters",
			    "rename it");
		else if (str_is_among_z(end, templates, countof(templates)))
			report_name(diag, at,
			    "a template's name ends in .mustache, in small letters", "rename it");
	}
}

static void report_active(struct diag *diag, enum publish publish, struct pos at, struct str end)
{
	bool refused = publish == PUBLISH_REFUSE;

	diag_report(diag, refused ? DIAG_FILE_REFUSED : DIAG_FILE_RUNS, at,
	    "a browser runs what stands in a .%.*s file as a part of the site", STR_ARG(end));
	diag_hint(diag, "%s",
	    refused ? "take it out, or write publish: warn into site.yaml"
		    : "look through it; publish: refuse or allow in site.yaml settles it for all");
}

bool published_lacks_data(struct arena *keep, struct diag *diag, const struct walk *walk)
{
	bool lacks = false;

	for (size_t i = 0; i < walk->files.count; i++) {
		struct str path = walk->files.at[i].path;
		lacks |=
		    check_data_name(keep, diag, path, source_whole(source_new(keep, path, STR(""))));
	}
	return lacks;
}

void published_check(struct arena *keep, struct diag *diag, struct str dir, enum publish publish,
    const struct walk *walk)
{
	struct arena *scratch = arena_new();

	check_capitals(keep, diag, &walk->templates);
	check_capitals(keep, diag, &walk->words);
	check_unread(keep, diag, &walk->unread);
	for (size_t i = 0; i < walk->parts.count; i++) {
		struct str path = walk->parts.at[i].path;
		check_part(diag, str_lower(keep, path), path,
		    source_whole(source_new(keep, path, STR(""))));
	}
	for (size_t i = 0; i < walk->files.count; i++) {
		struct str path = walk->files.at[i].path;
		struct str end = extension(scratch, path);
		struct pos at = source_whole(source_new(keep, path, STR("")));
		bool reported = check_name(scratch, diag, path, at);
		bool still = !reported && str_eq(end, STR("svg")) && publish != PUBLISH_ALLOW &&
		    is_still(scratch, dir, path);
		if (!reported && !still && publish != PUBLISH_ALLOW &&
		    str_is_among_z(end, active, countof(active)))
			report_active(diag, publish, at, str_copy(keep, end));
		arena_reset(scratch);
	}
	arena_free(scratch);
}
