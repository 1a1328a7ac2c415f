#include "site/policy.h"

#include "base/ascii.h"
#include "base/language.h"
#include "base/url.h"
#include "html/token.h"

struct str policy_find(struct str markup)
{
	size_t from = str_find(markup, STR("Content-Security-Policy"), 0);

	return from == STR_NONE ? STR("") : str_sub(markup, from, str_find_byte(markup, '>', from));
}

/* The sources behind a directive; false if it is not written. */
static bool find_sources(struct str policy, struct str directive, struct str *sources)
{
	for (size_t at = 0; (at = str_find(policy, directive, at)) != STR_NONE; at++) {
		char before = at > 0 ? policy.at[at - 1] : ' ',
		     after = str_byte(policy, at + directive.len);
		if (ascii_is_alnum(before) || before == '-' || ascii_is_alnum(after) || after == '-')
			continue;
		*sources = str_sub(policy, at + directive.len, str_find_byte(policy, ';', at));
		return true;
	}
	return false;
}

static bool names(struct str sources, const char *word)
{
	return str_find(sources, str_from(word), 0) != STR_NONE;
}

bool policy_lets_in(struct str policy, struct str directive, enum policy_place place)
{
	bool alone = str_eq(directive, STR("form-action")) || str_eq(directive, STR("base-uri"));
	struct str sources;

	if (!find_sources(policy, directive, &sources) &&
	    (alone || !find_sources(policy, STR("default-src"), &sources)))
		return true;
	if (place == POLICY_INLINE)
		return names(sources, "'unsafe-inline'") || names(sources, "'nonce-") ||
		    names(sources, "'sha");
	bool elsewhere = names(sources, "http") || names(sources, " *");
	return elsewhere || (place == POLICY_OWN && names(sources, "'self'"));
}

/* --- templates --------------------------------------------------------------------------------- */

struct checking {
	struct diag *diag;
	struct str policy;
	const struct source *source;
};

#define FILE_HINT "put the file into assets/, and write {{root}}assets/… for it"
#define SCRIPT_HINT "write it into a file: <script src=\"{{root}}assets/own.js\" defer></script>"
#define STYLE_HINT "write a class here, and its rules into a sheet that style: in site.yaml names"
#define POLICY_HINT "let it in by %s in the policy of the site's own templates/page.mustache"

static struct pos place_of(const struct checking *checking, struct str words)
{
	return source_pos(checking->source, (size_t)(words.at - checking->source->text.at));
}

static void report_inline(struct checking *checking, struct str words, const char *directive,
    const char *what, const char *hint)
{
	if (policy_lets_in(checking->policy, str_from(directive), POLICY_INLINE))
		return;
	diag_report(checking->diag, DIAG_POLICY, place_of(checking, words),
	    "the page's policy keeps out %s", what);
	diag_hint(checking->diag, "%s", hint);
}

/* What elements load, and the directive that lets it in. */
static const struct loaded {
	struct str element, attribute;
	const char *directive;
} loads[] = {
	{ STR_INIT("script"), STR_INIT("src"), "script-src" },
	{ STR_INIT("img"), STR_INIT("src"), "img-src" },
	{ STR_INIT("video"), STR_INIT("src"), "media-src" },
	{ STR_INIT("video"), STR_INIT("poster"), "img-src" },
	{ STR_INIT("audio"), STR_INIT("src"), "media-src" },
	{ STR_INIT("iframe"), STR_INIT("src"), "frame-src" },
	{ STR_INIT("embed"), STR_INIT("src"), "object-src" },
	{ STR_INIT("object"), STR_INIT("data"), "object-src" },
	{ STR_INIT("form"), STR_INIT("action"), "form-action" },
	{ STR_INIT("base"), STR_INIT("href"), "base-uri" },
};

/* What a <link> loads by its rel; NULL: a link that is only told of. */
static const char *directive_of_link(struct str rel)
{
	if (names(rel, "stylesheet"))
		return "style-src";
	if (names(rel, "icon"))
		return "img-src";
	return names(rel, "manifest") ? "manifest-src" : NULL;
}

static const struct token_attribute *find_attribute(const struct token *tag, struct str name)
{
	for (size_t i = 0; i < tag->attribute_count; i++)
		if (str_eq(tag->attributes[i].name, name))
			return &tag->attributes[i];
	return NULL;
}

static void check_loaded(
    struct checking *checking, const struct token_attribute *address, const char *directive)
{
	bool elsewhere = url_kind(address->value) == URL_ELSEWHERE;

	if (policy_lets_in(
		checking->policy, str_from(directive), elsewhere ? POLICY_ELSEWHERE : POLICY_OWN))
		return;
	diag_report(checking->diag, DIAG_POLICY, place_of(checking, address->written),
	    elsewhere ? "the page's policy keeps out what stands elsewhere: %.*s"
		      : "the page's policy keeps this out: %.*s",
	    STR_ARG(address->written));
	if (elsewhere && policy_lets_in(checking->policy, str_from(directive), POLICY_OWN))
		diag_hint(checking->diag, "%s", FILE_HINT);
	else
		diag_hint(checking->diag, POLICY_HINT, directive);
}

/* style="…", onclick="…", href="javascript:…". */
static void check_attributes(struct checking *checking, const struct token *tag)
{
	for (size_t i = 0; i < tag->attribute_count; i++) {
		const struct token_attribute *attribute = &tag->attributes[i];
		if (str_eq(attribute->name, STR("style")))
			report_inline(checking, attribute->written, "style-src",
			    "styles in an attribute", STYLE_HINT);
		else if (attribute->name.len > 3 && str_starts(attribute->name, STR("on")))
			report_inline(checking, attribute->written, "script-src",
			    "scripts in an attribute", SCRIPT_HINT);
		else if (str_starts(str_trim(attribute->value), STR("javascript:")))
			report_inline(checking, attribute->written, "script-src",
			    "scripts in an address", SCRIPT_HINT);
	}
}

/* A script of the page's own, unless it holds data. */
static bool is_script(const struct token *tag)
{
	const struct token_attribute *type = find_attribute(tag, STR("type"));

	return str_eq(tag->name, STR("script")) && !find_attribute(tag, STR("src")) &&
	    (!type || type->value.len == 0 || names(type->value, "javascript") ||
		str_eq(type->value, STR("module")));
}

static void check_start(struct checking *checking, const struct token *tag)
{
	const struct token_attribute *rel = find_attribute(tag, STR("rel"));
	const struct token_attribute *href = find_attribute(tag, STR("href"));

	const char *linked =
	    str_eq(tag->name, STR("link")) && rel && href ? directive_of_link(rel->value) : NULL;

	check_attributes(checking, tag);
	if (linked)
		check_loaded(checking, href, linked);
	if (str_eq(tag->name, STR("style")))
		report_inline(checking, tag->source, "style-src", "styles in the page", STYLE_HINT);
	if (is_script(tag))
		report_inline(checking, tag->source, "script-src", "scripts in the page", SCRIPT_HINT);
	for (size_t i = 0; i < countof(loads); i++) {
		const struct token_attribute *address = str_eq(tag->name, loads[i].element)
		    ? find_attribute(tag, loads[i].attribute)
		    : NULL;
		if (address && address->has_value)
			check_loaded(checking, address, loads[i].directive);
	}
}

void policy_check_template(
    struct arena *scratch, struct diag *diag, struct str policy, const struct source *source)
{
	struct checking checking = { diag, policy, source };
	struct tokens tokens = { .markup = source->text, .keep = scratch, .figures = true };
	struct token token;

	if (policy.len == 0)
		return;
	while (token_next(&tokens, &token)) {
		if (token.kind != TOKEN_START)
			continue;
		check_start(&checking, &token);
		if (str_eq(token.name, STR("script")) || str_eq(token.name, STR("style")))
			token_raw_text(&tokens, token.name);
	}
}
