#include "cmd/options.h"

#include "base/ascii.h"
#include "base/near.h"
#include "cmd/print.h"
#include "cmd/share.h"
#include "number/ratio.h"
#include "number/ratio_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool set_out(struct arena *keep, struct options *options, const char *value)
{
	options->site.out = str_copy(keep, str_from(value));
	return *value != '\0';
}

static bool set_adopt(struct arena *keep, struct options *options, const char *value)
{
	struct site_options *site = &options->site;

	site->adopt =
	    arena_room(keep, site->adopt, site->adopt_count, &site->adopt_room, sizeof(*site->adopt));
	site->adopt[site->adopt_count++] = str_copy(keep, str_from(value));
	return *value != '\0';
}

/* Without its slash at the end; empty means relative links only. */
static bool set_base_url(struct arena *keep, struct options *options, const char *value)
{
	struct str url = str_copy(keep, str_from(value));

	while (url.len > 0 && url.at[url.len - 1] == '/')
		url.len--;
	options->site.base_url = url;
	return url.len == 0 || str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

static bool set_as_of(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	return date_parse(str_from(value), &options->site.as_of);
}

/* Whether there is such an input is the data's to say. */
static bool set_input(struct arena *keep, struct options *options, const char *value)
{
	struct site_options *site = &options->site;
	struct str *set = ARENA_ARRAY(keep, struct str, site->set_count + 1);

	if (site->set_count > 0)
		memcpy(set, site->set, site->set_count * sizeof(*set));
	set[site->set_count++] = str_copy(keep, str_from(value));
	site->set = set;
	return strchr(value, '=') != NULL;
}

/* "10%", "10 %" or "10"; 0.1 could be a tenth or a thousandth. */
static bool set_within(struct arena *keep, struct options *options, const char *value)
{
	struct str text = str_trim(str_from(value));
	bool bare = !str_ends(text, STR("%"));

	const struct ratio *percent =
	    ratio_parse(keep, bare ? text : str_trim(str_sub(text, 0, text.len - 1)));
	if (!percent || ratio_sign(percent) < 0 ||
	    (bare && ratio_sign(percent) > 0 && ratio_cmp(percent, ratio_one()) < 0))
		return false;
	options->within = ratio_div(keep, percent, ratio_of(keep, 100, 1));
	return true;
}

static bool set_jobs(struct arena *keep, struct options *options, const char *value)
{
	char *end;

	long jobs = strtol(value, &end, 10);

	(void)keep;
	options->site.jobs = (int)jobs;
	return *value != '\0' && *end == '\0' && jobs >= 1 && jobs <= 1024;
}

static bool set_drafts(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->site.drafts = true;
}

static bool set_warn(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->site.style.relaxed = true;
}

static bool set_werror(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->site.style.strict = true;
}

static bool set_site_file(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->site_file = true;
}

static bool set_stale(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->stale = true;
}

static bool set_published(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	options->published = value;
	return *value != '\0';
}

static bool set_quiet(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->quiet = true;
}

static bool set_dir(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	options->dir = value;
	return *value != '\0';
}

static bool set_markdown(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->markdown = true;
}

static bool set_json(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->json = true;
}

static bool set_source(struct arena *keep, struct options *options, const char *value)
{
	options->source = str_copy(keep, str_from(value));
	return *value != '\0';
}

static bool set_map(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	options->map = value;
	return *value != '\0';
}

static bool set_on(struct arena *keep, struct options *options, const char *value)
{
	options->on = str_copy(keep, str_from(value));
	return *value != '\0';
}

static bool set_seller(struct arena *keep, struct options *options, const char *value)
{
	options->seller = str_copy(keep, str_from(value));
	return *value != '\0';
}

static bool set_condition(struct arena *keep, struct options *options, const char *value)
{
	options->condition = str_copy(keep, str_from(value));
	return *value != '\0';
}

static bool set_port(struct arena *keep, struct options *options, const char *value)
{
	char *end;

	long port = strtol(value, &end, 10);

	(void)keep;
	options->port = (unsigned)port;
	return *value != '\0' && *end == '\0' && port >= 1 && port <= 65535;
}

static bool set_bind(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	options->bind = value;
	return *value != '\0';
}

static const struct option {
	const char *name;
	unsigned set;
	const char *value; /* what it takes, in words; NULL: nothing */
	bool (*read)(struct arena *keep, struct options *options, const char *value);
} table[] = {
	{ "--out", OPTION_OUT, "a folder", set_out },
	{ "--adopt", OPTION_OUT, "a file in the output folder", set_adopt },
	{ "--base-url", OPTION_BASE_URL, "an address that starts with https://", set_base_url },
	{ "--as-of", OPTION_AS_OF, "a date, YYYY-MM-DD", set_as_of },
	{ "--set", OPTION_SET, "INPUT=VALUE", set_input },
	{ "--drafts", OPTION_DRAFTS, NULL, set_drafts },
	{ "--within", OPTION_WITHIN, "a part such as 10%", set_within },
	{ "--jobs", OPTION_JOBS, "a number from 1 to 1024", set_jobs },
	{ "--warn", OPTION_WARN, NULL, set_warn },
	{ "--werror", OPTION_WARN, NULL, set_werror },
	{ "--site", OPTION_SITE_FILE, NULL, set_site_file },
	{ "--stale", OPTION_STALE, NULL, set_stale },
	{ "--published", OPTION_PUBLISHED, "a file", set_published },
	{ "--quiet", OPTION_QUIET, NULL, set_quiet },
	{ "--port", OPTION_SERVE, "a number from 1 to 65535", set_port },
	{ "--bind", OPTION_SERVE, "an address of this machine", set_bind },
	{ "--dir", OPTION_DIR, "a folder", set_dir },
	{ "--markdown", OPTION_FORMAT, NULL, set_markdown },
	{ "--json", OPTION_FORMAT, NULL, set_json },
	{ "--source", OPTION_PRICE, "the id of a source", set_source },
	{ "--map", OPTION_IMPORT, "a file", set_map },
	{ "--on", OPTION_PRICE | OPTION_IMPORT, "a date, YYYY-MM-DD", set_on },
	{ "--seller", OPTION_PRICE, "a name", set_seller },
	{ "--condition", OPTION_PRICE, "a name: used, refurbished", set_condition },
};

static const struct option *find(const char *arg, unsigned accepted, const char **value)
{
	for (size_t i = 0; i < countof(table); i++) {
		size_t len = strlen(table[i].name);
		if (!(table[i].set & accepted) || strncmp(arg, table[i].name, len) != 0)
			continue;
		if (arg[len] != '\0' && arg[len] != '=')
			continue;
		*value = arg[len] == '=' ? arg + len + 1 : NULL;
		return &table[i];
	}
	return NULL;
}

static bool wrong(const char *usage, int *status, const char *problem, const char *what)
{
	print_problem("%s%s%s\nusage: rigbook %s", problem, *what != '\0' ? " " : "", what, usage);
	*status = 2;
	return false;
}

/* "-q" is meant as an option; "-" alone, and a number below zero, is not. */
static bool is_option(const char *arg)
{
	return arg[0] == '-' && arg[1] != '\0' && arg[1] != '.' && !ascii_is_digit(arg[1]);
}

/* The option whose name is most like it: of a single letter, the first of those that start with it. */
static struct str nearest(const char *arg, unsigned accepted)
{
	struct near near = near_to(str_from(arg));

	for (size_t i = 0; i < countof(table); i++) {
		if ((table[i].set & accepted) == 0)
			continue;
		if (strlen(arg) == 2 && table[i].name[2] == arg[1])
			return str_from(table[i].name);
		near_offer(&near, str_from(table[i].name));
	}
	return near.best;
}

static bool refuse_option(
    struct arena *keep, const char *arg, unsigned accepted, const char *usage, int *status)
{
	size_t end = strcspn(arg, "=");
	struct str name = str_sub(str_from(arg), 0, end), best = nearest(str_z(keep, name), accepted);

	struct str meant =
	    best.len == 0 ? STR("") : str_print(keep, "; did you mean %.*s?", STR_ARG(best));

	return wrong(usage, status, "there is no option",
	    str_z(keep, str_print(keep, "%.*s%.*s", STR_ARG(name), STR_ARG(meant))));
}

/* "UNIT is missing": the word of the usage that stands behind those that were given. */
static bool refuse_missing(struct arena *keep, size_t given, const char *usage, int *status)
{
	struct str word, rest = str_from(usage);

	for (size_t i = 0; i <= given + 1; i++)
		str_cut(rest, ' ', &word, &rest);
	return wrong(usage, status, str_z(keep, str_print(keep, "%.*s is missing", STR_ARG(word))), "");
}

bool options_read(struct arena *keep, int argc, char **argv, const struct synopsis *synopsis,
    struct options *options, int *status)
{
	const char *usage = synopsis->usage;
	bool only_arguments = false;

	*options = (struct options){ .site = { .as_of = DATE_NONE } };
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i], *value = NULL;
		if (!only_arguments && strcmp(arg, "--") == 0) {
			only_arguments = true;
			continue;
		}
		if (only_arguments || !is_option(arg)) {
			if (options->argument_count == synopsis->most)
				return wrong(usage, status, "too many arguments:", arg);
			options->arguments[options->argument_count++] = arg;
			continue;
		}
		if (strcmp(arg, "--help") == 0) {
			printf("usage: rigbook %s\n", usage);
			*status = 0;
			return false;
		}
		const struct option *option = find(arg, synopsis->accepted, &value);
		if (!option)
			return refuse_option(keep, arg, synopsis->accepted, usage, status);
		if (!option->value && value)
			return wrong(usage, status, "this option takes no value:", option->name);
		if (option->value && !value && ++i < argc)
			value = argv[i];
		if ((option->value && !value) || !option->read(keep, options, value))
			return wrong(usage, status, option->name,
			    str_z(keep, str_print(keep, "takes %s", option->value)));
	}
	return options->argument_count >= synopsis->least ||
	    refuse_missing(keep, options->argument_count, usage, status);
}

void options_dir(struct arena *keep, struct options *options, const char *dir)
{
	struct str path = !dir ? STR("") : str_copy(keep, str_from(dir));

	while (path.len > 1 && path.at[path.len - 1] == '/')
		path.len--;
	options->site.dir = str_eq(path, STR(".")) ? STR("") : path;
	options->site.share = share_folder(keep);
	options->site.engine = engine_file(keep);
	options->site.style.root = options->site.dir;
	options->site.style.annotations = print_is_read_by_runner();
}
