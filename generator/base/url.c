#include "base/url.h"

#include "base/ascii.h"
#include "base/near.h"

#include <string.h>

/* As much of an address as a scheme can take. */
#define SCHEME_MOST 40

/* Schemes that browsers run, or open what stands behind them in a place of its own. */
static const char *const runs[] = { "javascript", "vbscript", "livescript", "mocha", "data", "blob",
	"filesystem", "about", "view-source", "jar", "mhtml", "ms-its", "mk", "res", "wyciwyg",
	"feed", "chrome", "resource" };

/* Known ones that are near to those below, or to each other. */
static const char *const web[] = { "http", "https", "mailto" };

/* Letters in small; what browsers leave out, left out. The part up to the colon, or empty. */
struct scheme {
	char name[SCHEME_MOST + 1];
	size_t len;
	size_t end; /* behind the colon, in the address as written; 0: there is no scheme */
};

static bool is_left_out(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

static bool stands_in_scheme(char c, bool first)
{
	return ascii_is_small(c) || (!first && (ascii_is_digit(c) || strchr("+-.", c)));
}

/* Without control characters and spaces at both ends. */
static struct str stripped(struct str text)
{
	while (text.len > 0 && (unsigned char)text.at[0] <= ' ')
		text = str_sub(text, 1, text.len);
	while (text.len > 0 && (unsigned char)text.at[text.len - 1] <= ' ')
		text.len--;
	return text;
}

static struct scheme scheme_of(struct str text)
{
	struct scheme scheme = { .len = 0 };

	for (size_t i = 0; i < text.len && scheme.len < SCHEME_MOST; i++) {
		char c = ascii_lower(text.at[i]);
		if (is_left_out(c))
			continue;
		if (c == ':' && scheme.len > 0) {
			scheme.end = i + 1;
			break;
		}
		if (c == '\0' || !stands_in_scheme(c, scheme.len == 0))
			break;
		scheme.name[scheme.len++] = c;
	}
	scheme.name[scheme.len] = '\0';
	return scheme;
}

static bool has_control(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] < ' ' || text.at[i] == 0x7F)
			return true;
	return false;
}

/* Of the web's schemes the one that is nearly this: htps, htpp, mailo. */
static struct str meant_scheme(const struct scheme *scheme)
{
	struct near near = near_to((struct str){ scheme->name, scheme->len });

	if (scheme->len >= 3 && !strchr(scheme->name, '+'))
		for (size_t i = 0; i < countof(web); i++)
			near_offer(&near, str_from(web[i]));
	return near.best;
}

static bool starts_small(struct str text, const char *words)
{
	size_t len = strlen(words);

	for (size_t i = 0; i < len; i++)
		if (i >= text.len || ascii_lower(text.at[i]) != words[i])
			return false;
	return true;
}

/* data:image/png and those that hold nothing but points of colour. */
static bool is_picture(struct str rest)
{
	static const char *const kinds[] = { "image/png;base64,", "image/jpeg;base64,",
		"image/gif;base64,", "image/webp;base64,", "image/avif;base64," };

	for (size_t i = 0; i < countof(kinds); i++)
		if (starts_small(rest, kinds[i]))
			return true;
	return false;
}

/* http://host: what follows the scheme names a host. */
static bool names_host(struct str rest)
{
	return str_starts(rest, STR("//")) && rest.len > 2 && !strchr("/?#", rest.at[2]);
}

enum url_kind url_kind(struct str written)
{
	struct str text = stripped(written);
	struct scheme scheme = scheme_of(text);
	struct str rest = str_sub(text, scheme.end, text.len);

	if (scheme.end > 0 && strcmp(scheme.name, "data") == 0 && !has_control(text) && is_picture(rest))
		return URL_PICTURE;
	if (scheme.end > 0 && str_is_among_z(str_from(scheme.name), runs, countof(runs)))
		return URL_RUNS;
	if (has_control(text))
		return URL_MISSPELT;
	if (scheme.end == 0)
		return str_starts(text, STR("//")) ? URL_ELSEWHERE : URL_OURS;
	if (scheme.len == 1 || strcmp(scheme.name, "file") == 0)
		return URL_LOCAL;
	if (strcmp(scheme.name, "http") == 0 || strcmp(scheme.name, "https") == 0)
		return names_host(rest) ? URL_ELSEWHERE : URL_MISSPELT;
	if (strcmp(scheme.name, "mailto") == 0)
		return rest.len > 0 ? URL_ELSEWHERE : URL_MISSPELT;
	return meant_scheme(&scheme).len > 0 ? URL_MISSPELT : URL_ELSEWHERE;
}

bool url_lacks_scheme(struct str written)
{
	struct str text = stripped(written), host, path;

	if (url_kind(text) != URL_OURS)
		return false;
	str_cut(text, '/', &host, &path);
	if (starts_small(host, "www.") || starts_small(host, "http") || starts_small(host, "https"))
		return str_find_byte(text, '.', 0) != STR_NONE;
	return false;
}

/* https//host, https:/host, https:host: the words behind what is there of "https://". */
static struct str host_and_path(struct str text)
{
	size_t i = 0;

	if (starts_small(text, "http"))
		for (i = 4 + (text.len > 4 && ascii_lower(text.at[4]) == 's');
		     i < text.len && strchr(":/", text.at[i]);)
			i++;
	return str_sub(text, i, text.len);
}

bool url_report(struct diag *diag, enum diag_id id, struct pos at, struct str written)
{
	struct str text = stripped(written);
	struct scheme scheme = scheme_of(text);
	enum url_kind kind = url_kind(text);
	struct str meant = meant_scheme(&scheme);

	if (kind < URL_RUNS)
		return false;
	if (kind == URL_RUNS) {
		diag_report(diag, id, at, "a browser runs what stands in a %s: address", scheme.name);
		diag_hint(diag, "name a page or a file: https://…, or one of the site");
	} else if (kind == URL_LOCAL) {
		diag_report(diag, id, at, "this address leads to a file on one machine");
		diag_hint(diag, "put the file into the site and name it from there");
	} else if (has_control(text)) {
		diag_report(diag, id, at, "this address holds a control character");
		diag_hint(diag, "write it on one line, and a space in it as %%20");
	} else if (scheme.name[0] == 'm' && strcmp(scheme.name, "mailto") == 0) {
		diag_report(diag, id, at, "this address names nobody");
		diag_hint(diag, "write mailto:name@example.org");
	} else if (str_is_among_z(str_from(scheme.name), web, countof(web))) {
		struct str host = host_and_path(text);
		diag_report(diag, id, at, "this address names no host behind %s:", scheme.name);
		diag_hint(diag, "write %s://%.*s", scheme.name,
		    STR_ARG(host.len > 0 ? host : STR("example.org/")));
	} else {
		diag_report(diag, id, at, "“%s:” is no kind of address that is known", scheme.name);
		diag_hint(diag, "did you mean %.*s:?", STR_ARG(meant));
	}
	return true;
}
