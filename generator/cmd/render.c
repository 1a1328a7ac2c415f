#include "cmd/render.h"

#include "base/file.h"
#include "base/source_file.h"
#include "data/yaml.h"
#include "html/mustache.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct request {
	const char *template, *data, *partials; /* NULL where not given */
};

struct loader {
	struct arena *keep;
	struct diag *diag;
	struct mustache_set *set;
	struct str folder; /* of the partials */
};

static int usage(const char *words, const char *what)
{
	fprintf(stderr,
	    "rigbook render: %s%s\nusage: rigbook render TEMPLATE [DATA.yaml] [--partials DIR]\n",
	    words, what);
	return 2;
}

static int arguments(int argc, char **argv, struct request *request)
{
	for (int i = 1; i < argc; i++) {
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
	return request->template ? 0 : usage("which template?", "");
}

/* Data */

static bool is_one_of(struct str text, const char *const words[])
{
	for (size_t i = 0; words[i]; i++)
		if (str_eq(text, str_from(words[i])))
			return true;
	return false;
}

static const struct view *scalar_view(struct arena *keep, const struct yaml *yaml)
{
	static const char *const nothing[] = { "", "~", "null", "Null", "NULL", NULL };
	if (yaml->plain && is_one_of(yaml->text, nothing))
		return view_nothing();
	if (yaml->plain && str_eq(yaml->text, STR("true")))
		return view_truth(true);
	if (yaml->plain && str_eq(yaml->text, STR("false")))
		return view_truth(false);
	return view_text(keep, yaml->text);
}

static const struct view *yaml_view(struct arena *keep, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR)
		return scalar_view(keep, yaml);
	struct view *view = yaml->kind == YAML_LIST ? view_list(keep) : view_object(keep);
	for (size_t i = 0; i < yaml->count; i++) {
		if (yaml->kind == YAML_LIST)
			view_add(view, yaml_view(keep, yaml->items[i]));
		else
			view_put(view, yaml->entries[i].key->text,
			    yaml_view(keep, yaml->entries[i].value));
	}
	return view;
}

static const struct view *read_data(const struct loader *loader, const char *path)
{
	if (!path)
		return view_nothing();
	const struct source *source =
	    source_load(loader->keep, loader->diag, STR(""), str_from(path), SOURCE_MOST);
	const struct yaml *yaml = source ? yaml_read(loader->keep, loader->diag, source) : NULL;
	return yaml ? yaml_view(loader->keep, yaml) : view_nothing();
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
	struct pos at;
	struct str trouble = mustache_render(mustache_find(loader->set, name), view, &out, &at);
	if (trouble.len > 0)
		diag_report(loader->diag, DIAG_TEMPLATE_LOOP, at, "%.*s", STR_ARG(trouble));
	return out;
}

static int write_out(const struct buf *out)
{
	size_t put = out->len > 0 ? fwrite(out->at, 1, out->len, stdout) : 0;
	if (put == out->len && fflush(stdout) == 0 && !out->full)
		return 0;
	fputs("rigbook render: the output could not be written\n", stderr);
	return 2;
}

int cmd_render(int argc, char **argv)
{
	struct request request = { 0 };
	int status = arguments(argc, argv, &request);
	if (status != 0)
		return status;
	struct arena *keep = arena_new();
	struct loader loader = { .keep = keep, .diag = diag_new(keep), .set = mustache_set_new(keep) };
	mustache_allow_missing(loader.set);
	const struct view *view = read_data(&loader, request.data);
	struct str name = load_all(&loader, &request, view);
	struct buf out = buf_in(keep, BUF_MOST);
	if (!diag_has(loader.diag, SEVERITY_READABLE))
		out = render(&loader, name, view);
	diag_print(loader.diag, stderr, (struct diag_style){ 0 });
	status = diag_status(loader.diag, (struct diag_style){ 0 });
	if (status == 0)
		status = write_out(&out);
	arena_free(keep);
	return status;
}
