#include "site/look.h"

#include "base/near.h"
#include "base/source_file.h"
#include "data/list_tail.h"
#include "data/shape.h"
#include "html/mustache_render.h"
#include "site/colour.h"

#include <stdlib.h>

struct looking {
	struct arena *keep;
	struct diag *diag;
	const struct site *site;
	const struct walk *walk;
};

/* --- files ------------------------------------------------------------------------------------ */

static const struct walk_file *find_asset(const struct walk *walk, struct str name)
{
	for (size_t i = 0; i < walk->assets.count; i++)
		if (str_eq(walk->assets.at[i].name, name))
			return &walk->assets.at[i];
	return NULL;
}

/* "extra.css", or "assets/extra.css", as the path of an asset; empty after a report. */
static bool check_asset(struct looking *looking, struct str path, struct pos at)
{
	struct str folder = STR("assets/");
	struct near near = near_to(path);

	if (find_asset(looking->walk, path))
		return true;
	for (size_t i = 0; i < looking->walk->assets.count; i++)
		near_offer(&near, looking->walk->assets.at[i].name);
	diag_report(looking->diag, DIAG_LINK_ASSET, at, "there is no %.*s", STR_ARG(path));
	if (near.best.len > 0)
		diag_hint(looking->diag, "did you mean “%.*s”?",
		    STR_ARG(str_sub(near.best, folder.len, near.best.len)));
	else
		diag_hint(looking->diag, "put the file into assets/");
	return false;
}

static struct str path_in_assets(struct looking *looking, struct str text)
{
	struct str folder = STR("assets/");

	return str_starts(text, folder) ? text : STR_JOIN(looking->keep, folder, text);
}

static struct str asset_path(struct looking *looking, const struct yaml *yaml, const char *what)
{
	struct str text = shape_text_of(looking->diag, yaml, what);

	if (text.len == 0)
		return text;
	struct str path = path_in_assets(looking, text);
	return check_asset(looking, path, yaml->at) ? path : STR("");
}

void look_check_images(
    struct arena *keep, struct diag *diag, const struct walk *walk, const struct pages *pages)
{
	struct looking looking = { .keep = keep, .diag = diag, .walk = walk };

	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->image.len > 0)
			check_asset(&looking, pages->at[i]->image, pages->at[i]->image_at);
}

/* Whether a sheet is named before: then its own mistakes would be told twice. */
static bool is_twice(struct looking *looking, const struct yaml *list, size_t place)
{
	const struct yaml *item = list->items[place];
	bool found = false;

	for (size_t i = 0; item->kind == YAML_SCALAR && !found && i < place; i++)
		found = list->items[i]->kind == YAML_SCALAR &&
		    str_eq(path_in_assets(looking, list->items[i]->text),
			path_in_assets(looking, item->text));
	if (found)
		diag_report(looking->diag, DIAG_VALUE_TWICE, item->at, "“%.*s” stands here already",
		    STR_ARG(item->text));
	return found;
}

/* The path of a sheet that is added; empty after a report. */
static struct str read_sheet(struct looking *looking, const struct yaml *list, size_t place)
{
	const struct yaml *item = list->items[place];
	struct str path = STR("");

	if (!is_twice(looking, list, place))
		path = asset_path(looking, item, "a style sheet");
	if (path.len > 0 && !str_ends(path, STR(".css"))) {
		diag_report(looking->diag, DIAG_VALUE_BAD, item->at, "a style sheet ends with .css");
		return STR("");
	}
	if (str_eq(path, STR("assets/style.css"))) {
		diag_report(looking->diag, DIAG_VALUE_BAD, item->at,
		    "style.css is the sheet that others are added to");
		return STR("");
	}
	return path;
}

static void read_style(struct looking *looking, struct look *look, const struct yaml *yaml)
{
	if (!yaml || !shape_is_list(looking->diag, yaml, "“style”"))
		return;
	struct list_tail tail = list_tail_of(looking->diag, yaml);
	look->style = ARENA_ARRAY(looking->keep, struct str, yaml->count + 1);
	for (size_t i = 0; i < yaml->count; i++) {
		struct str path = read_sheet(looking, yaml, i);
		if (path.len > 0)
			look->style[look->style_count++] = path;
		list_tail_pass(&tail);
	}
	list_tail_end(&tail);
}

/* --- the colour ------------------------------------------------------------------------------- */

/* What links stand on: custom properties of the sheet. */
static const char *const grounds[] = { "--paper:", "--panel:", "--code:", "--best:" };

/* The colours of one scheme that a sheet sets in `css`. */
struct scheme {
	const char *name;
	struct colour ground[countof(grounds)];
	size_t count;
};

static void read_grounds(struct str css, struct scheme *scheme)
{
	for (size_t i = 0; i < countof(grounds); i++) {
		struct str key = str_from(grounds[i]);
		size_t at = str_find(css, key, 0), end;
		if (at == STR_NONE || (end = str_find_byte(css, ';', at)) == STR_NONE)
			continue;
		struct str value = str_trim(str_sub(css, at + key.len, end));
		scheme->count += colour_read(value, &scheme->ground[scheme->count]);
	}
}

static struct str main_sheet(struct looking *looking)
{
	const struct walk_file *file = find_asset(looking->walk, STR("assets/style.css"));
	const struct source *source = NULL;

	if (file) /* what is wrong with the file is told where it is published */
		source = source_load(looking->keep, diag_new(looking->keep),
		    walk_root(looking->site->options->dir, file->path), file->path, SOURCE_MOST);
	return !source ? STR("") : source->text;
}

static double worst_contrast(
    const struct scheme *scheme, struct colour colour, const struct colour **ground)
{
	double worst = 21;

	for (size_t i = 0; i < scheme->count; i++) {
		double contrast = colour_contrast(colour, scheme->ground[i]);
		if (contrast >= worst && i > 0)
			continue;
		worst = contrast;
		*ground = &scheme->ground[i];
	}
	return worst;
}

/* The colour mixed with `end` as far as it takes to be read. */
static struct colour readable(const struct scheme *scheme, struct colour colour, struct colour end)
{
	const struct colour *ground;
	struct colour mixed = colour;

	for (int part = 0; part <= 64; part++) {
		mixed = colour_mix(colour, end, part, 64);
		if (worst_contrast(scheme, mixed, &ground) >= CONTRAST_LEAST)
			break;
	}
	return mixed;
}

static const struct colour white = { 255, 255, 255 }, black = { 0, 0, 0 };

/* False, and reported, when text of this colour cannot be read in this scheme. */
static bool check_contrast(struct looking *looking, const struct yaml *yaml, struct colour colour,
    const struct scheme *scheme, struct colour end)
{
	const struct colour *ground = NULL;

	double contrast = worst_contrast(scheme, colour, &ground);

	if (contrast >= CONTRAST_LEAST || !ground)
		return true;
	long parts = (long)(contrast * 100); /* rounded down: 4.499 is not 4.50 */
	diag_report(looking->diag, DIAG_CONTRAST, yaml->at,
	    "%.*s on %.*s has a contrast of %ld.%02ld:1 in the %s scheme, and text needs 4.5:1",
	    STR_ARG(colour_text(looking->keep, colour)),
	    STR_ARG(colour_text(looking->keep, *ground)), parts / 100, parts % 100, scheme->name);
	diag_hint(looking->diag, "“%.*s” is enough",
	    STR_ARG(colour_text(looking->keep, readable(scheme, colour, end))));
	return false;
}

static bool read_colour(struct looking *looking, const struct yaml *yaml, struct colour *colour)
{
	struct str text;

	if (yaml_is_empty(yaml)) {
		diag_report(looking->diag, DIAG_VALUE_BAD, yaml->at, "there is no colour");
		diag_hint(looking->diag,
		    "behind a blank # starts a comment: write \"#0b5d4e\", in quotes");
		return false;
	}
	text = shape_text_of(looking->diag, yaml, "a colour");
	if (text.len == 0 || colour_read(text, colour))
		return text.len > 0;
	diag_report(looking->diag, DIAG_VALUE_BAD, yaml->at,
	    "“%.*s” is not a colour that is read here", STR_ARG(text));
	diag_hint(looking->diag, "write red, green and blue in hexadecimal: \"#0b5d4e\"");
	return false;
}

static void set_scheme(struct looking *looking, struct view *view, const char *key,
    struct colour colour, struct colour end)
{
	struct view *scheme = view_object(looking->keep);

	view_set_text(scheme, "link", colour_text(looking->keep, colour));
	view_set_text(scheme, "hover", colour_text(looking->keep, colour_mix(colour, end, 2, 5)));
	view_set(view, key, scheme);
}

static struct str accent_css(struct looking *looking, struct colour light, struct colour dark)
{
	const struct mustache *template = mustache_find(looking->site->templates, STR("accent"));
	struct view *view = view_object(looking->keep);
	struct buf out = buf_in(looking->keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;

	if (!template)
		return STR(""); /* reported with the other templates */
	set_scheme(looking, view, "light", light, black);
	set_scheme(looking, view, "dark", dark, white);
	mustache_render(template, view, &html, &at);
	return buf_str(&out);
}

/* One colour, for the light scheme: for the dark one it is mixed with white; or one for each. */
static void read_accent(struct looking *looking, struct look *look, const struct yaml *yaml)
{
	static const struct str keys[] = { STR_INIT("light"), STR_INIT("dark") };
	struct scheme light = { .name = "light" }, dark = { .name = "dark" };
	struct str css = main_sheet(looking);
	size_t parted = str_find(css, STR("prefers-color-scheme: dark"), 0);
	struct colour colours[2];

	if (!yaml)
		return;
	read_grounds(str_sub(css, 0, parted == STR_NONE ? css.len : parted), &light);
	if (parted != STR_NONE)
		read_grounds(str_sub(css, parted, css.len), &dark);
	if (yaml->kind != YAML_MAP) {
		if (!read_colour(looking, yaml, &colours[0]) ||
		    !check_contrast(looking, yaml, colours[0], &light, black))
			return;
		look->accent_css = accent_css(looking, colours[0], readable(&dark, colours[0], white));
		return;
	}
	bool good = shape_keys(looking->diag, yaml, keys, countof(keys));
	for (size_t i = 0; i < countof(keys); i++) {
		const struct yaml *one = shape_need(looking->diag, yaml, keys[i], "an accent");
		good &= one && read_colour(looking, one, &colours[i]) &&
		    check_contrast(
			looking, one, colours[i], i == 0 ? &light : &dark, i == 0 ? black : white);
	}
	if (good)
		look->accent_css = accent_css(looking, colours[0], colours[1]);
}

const struct look *look_read(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk)
{
	const struct config *config = &site->data->catalog->config;
	struct looking looking = { keep, diag, site, walk };
	struct look *look = ARENA_NEW(keep, struct look);

	*look = (struct look){ .logo = STR(""), .footer_at = POS_NONE };
	if (config->logo)
		look->logo = asset_path(&looking, config->logo, "“logo”");
	if (config->image)
		look->image = asset_path(&looking, config->image, "“image”");
	read_accent(&looking, look, config->accent);
	read_style(&looking, look, config->style);
	if (config->footer) {
		look->footer = shape_text_of(diag, config->footer, "“footer”");
		look->footer_at = config->footer->at;
	}
	return look;
}
