#include "cmd/options.h"

#include "cmd/share.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool set_out(struct arena *keep, struct options *options, const char *value)
{
	options->site.out = str_copy(keep, str_from(value));
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

static bool set_stale(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	(void)value;
	return options->stale = true;
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

static bool set_on(struct arena *keep, struct options *options, const char *value)
{
	(void)keep;
	return date_parse(str_from(value), &options->on);
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
	{ "--base-url", OPTION_BASE_URL, "an address that starts with https://", set_base_url },
	{ "--as-of", OPTION_AS_OF, "a date, YYYY-MM-DD", set_as_of },
	{ "--drafts", OPTION_DRAFTS, NULL, set_drafts },
	{ "--jobs", OPTION_JOBS, "a number from 1 to 1024", set_jobs },
	{ "--warn", OPTION_WARN, NULL, set_warn },
	{ "--werror", OPTION_WARN, NULL, set_werror },
	{ "--stale", OPTION_STALE, NULL, set_stale },
	{ "--quiet", OPTION_QUIET, NULL, set_quiet },
	{ "--port", OPTION_SERVE, "a number from 1 to 65535", set_port },
	{ "--bind", OPTION_SERVE, "an address of this machine", set_bind },
	{ "--dir", OPTION_DIR, "a folder", set_dir },
	{ "--markdown", OPTION_FORMAT, NULL, set_markdown },
	{ "--json", OPTION_FORMAT, NULL, set_json },
	{ "--source", OPTION_PRICE, "the id of a source", set_source },
	{ "--on", OPTION_PRICE, "a date, YYYY-MM-DD", set_on },
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
	fprintf(stderr, "rigbook: %s%s%s\nusage: rigbook %s\n", problem, *what != '\0' ? " " : "",
	    what, usage);
	*status = 2;
	return false;
}

bool options_read(struct arena *keep, int argc, char **argv, unsigned accepted, size_t least,
    size_t most, const char *usage, struct options *options, int *status)
{
	bool only_arguments = false;

	*options = (struct options){ .site = { .as_of = DATE_NONE }, .on = DATE_NONE };
	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i], *value = NULL;
		if (!only_arguments && strcmp(arg, "--") == 0) {
			only_arguments = true;
			continue;
		}
		if (only_arguments || arg[0] != '-' || arg[1] != '-') {
			if (options->argument_count == most)
				return wrong(usage, status, "too many arguments:", arg);
			options->arguments[options->argument_count++] = arg;
			continue;
		}
		if (strcmp(arg, "--help") == 0) {
			printf("usage: rigbook %s\n", usage);
			*status = 0;
			return false;
		}
		const struct option *option = find(arg, accepted, &value);
		if (option == NULL)
			return wrong(usage, status, "there is no option", arg);
		if (option->value == NULL && value != NULL)
			return wrong(usage, status, "this option takes no value:", option->name);
		if (option->value != NULL && value == NULL && ++i < argc)
			value = argv[i];
		if ((option->value != NULL && value == NULL) || !option->read(keep, options, value))
			return wrong(usage, status, option->name,
			    str_z(keep, str_print(keep, "takes %s", option->value)));
	}
	return options->argument_count >= least || wrong(usage, status, "something is missing", "");
}

void options_dir(struct arena *keep, struct options *options, const char *dir)
{
	const char *actions = getenv("GITHUB_ACTIONS");
	struct str path = dir == NULL ? STR("") : str_copy(keep, str_from(dir));

	while (path.len > 1 && path.at[path.len - 1] == '/')
		path.len--;
	options->site.dir = str_eq(path, STR(".")) ? STR("") : path;
	options->site.share = share_folder(keep);
	options->site.style.root = options->site.dir;
	options->site.style.annotations = actions != NULL && strcmp(actions, "true") == 0;
}
