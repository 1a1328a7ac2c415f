#include "cmd/render.h"

#include "base/diag_print.h"
#include "base/file.h"
#include "base/source_file.h"
#include "cmd/print.h"
#include "data/yaml.h"
#include "data/yaml_read.h"
#include "html/mustache.h"
#include "html/mustache_render.h"
#include "site/params.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define USAGE "rigbook render TEMPLATE [DATA.yaml] [--partials DIR]"

struct request {
	const char *template, *data, *partials; /* NULL where not given */
	bool helped;                            /* --help was asked for and printed */
};

struct loader {
	struct arena *keep;
	struct diag *diag;
	struct mustache_set *set;
	struct str folder; /* of the partials */
};

static int usage(const char *words, const char *what)
{
	print_problem("%s%s\nusage: " USAGE, words, what);
	return 2;
}

static int arguments(int argc, char **argv, struct request *request)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			printf("usage: " USAGE "\n");
			request->helped = true;
			return 0;
		}
		if (strcmp(argv[i], "--partials") == 0) {
			if (++i == argc)
				return usage("--partials needs a folder", "");
			request->partials = argv[i];
		} else if (argv[i][0] == '-' && argv[i][1]) {
			return usage("there is no option ", argv[i]);
		} else if (!request->template) {
			request->template = argv[i];
		} else if (!request->data) {
			request->data = argv[i];
		} else {
			return usage("one file too many: ", argv[i]);
		}
	}
	return request->template ? 0 : usage("TEMPLATE is missing", "");
}

/* Data */

static const struct view *read_data(const struct loader *loader, const char *path)
{
	if (!path)
		return view_nothing();
	const struct source *source =
	    source_load(loader->keep, loader->diag, STR(""), str_from(path), SOURCE_MOST);
	const struct yaml *yaml = source ? yaml_read(loader->keep, loader->diag, source) : NULL;
	return yaml ? params_view(loader->keep, yaml) : view_nothing();
}

/* Templates */

static void load(const struct loader *loader, struct str name, struct str path)
{
	const struct source *source =
	    source_load(loader->keep, loader->diag, STR(""), path, SOURCE_MOST);
	if (source)
		mustache_add(loader->set, loader->diag, name, source);
}

/* A partial that is not there is left out, one that cannot be read is trouble. */
static void load_partial(const struct loader *loader, struct str name)
{
	struct str file = str_print(loader->keep, "%.*s.mustache", STR_ARG(name));
	struct str path = path_join(loader->keep, loader->folder, file);

	if (!mustache_find(loader->set, name) && access(str_z(loader->keep, path), F_OK) == 0)
		load(loader, name, path);
}

static void load_wanted(const struct loader *loader)
{
	size_t cursor = 0;
	struct str name;

	while (mustache_wanted(loader->set, &cursor, &name))
		load_partial(loader, name);
}

/* Any text of the data may be what a dynamic name stands for. */
static void load_named(const struct loader *loader, const struct view *view)
{
	if (view->kind == VIEW_TEXT && view->text.len > 0 && str_find_byte(view->text, '\0', 0) == STR_NONE)
		load_partial(loader, view->text);
	for (size_t i = 0; i < view->count; i++)
		load_named(loader, view->kind == VIEW_LIST ? view->items[i] : view->fields[i].value);
}

/* Loads the template and what it can reach. Returns the name it has in the set. */
static struct str load_all(struct loader *loader, const struct request *request, const struct view *view)
{
	struct str path = str_from(request->template), ending = STR(".mustache");
	struct str name = STR(" "); /* no partial can have that name */
	if (!request->partials && str_ends(path, ending))
		name = str_sub(path_name(path), 0, path_name(path).len - ending.len);

	loader->folder = request->partials ? str_from(request->partials) : path_folder(path);
	load(loader, name, path);
	load_wanted(loader);
	if (mustache_is_dynamic(loader->set)) {
		load_named(loader, view);
		load_wanted(loader);
	}
	mustache_check(loader->set, loader->diag);
	return name;
}

static struct buf render(const struct loader *loader, struct str name, const struct view *view)
{
	struct buf out = buf_in(loader->keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;
	struct str trouble = mustache_render(mustache_find(loader->set, name), view, &html, &at);

	if (trouble.len > 0)
		diag_report(loader->diag, DIAG_TEMPLATE_LOOP, at, "%.*s", STR_ARG(trouble));
	return out;
}

int cmd_render(int argc, char **argv)
{
	struct request request = { 0 };
	int status = arguments(argc, argv, &request);

	if (status != 0 || request.helped)
		return status;
	struct arena *keep = arena_new();
	struct loader loader = { .keep = keep, .diag = diag_new(keep), .set = mustache_set_new(keep) };
	mustache_allow_missing(loader.set);
	const struct view *view = read_data(&loader, request.data);
	struct str name = load_all(&loader, &request, view);
	struct diag_style style = { .annotations = print_is_read_by_runner() };
	struct buf out = buf_in(keep, BUF_MOST);
	if (!diag_has(loader.diag, SEVERITY_READABLE))
		out = render(&loader, name, view);
	diag_print(loader.diag, stderr, style);
	status = diag_status(loader.diag, style);
	if (status == 0)
		status = print_data(&out);
	arena_free(keep);
	return status;
}
