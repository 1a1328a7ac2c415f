#include "site/sheet.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/percent.h"
#include "base/source_file.h"
#include "base/url.h"
#include "html/css.h"
#include "html/html.h"
#include "site/fingerprint.h"
#include "site/policy.h"

#define MAIN_SHEET STR("assets/style.css")

struct sheets {
	struct arena *keep;
	struct diag *diag;
	const struct site *site;
	const struct walk *walk;
	struct map *assets;
	struct map begun; /* path -> struct walk_file: those that are being read, or have been */
};

/* One file on its way into a sheet. */
struct piece {
	struct str folder; /* of the sheet that it becomes a part of */
	const struct source *source;
	bool is_first; /* of that sheet: only there an @import counts */
};

static const struct asset *finish(struct sheets *sheets, const struct walk_file *file);

bool sheet_is_one(struct str path)
{
	return str_ends(path, STR(".css")) && str_starts(path, STR("assets/"));
}

static const struct walk_file *find_file(const struct walk *walk, struct str name)
{
	for (size_t i = 0; i < walk->assets.count; i++)
		if (str_eq(walk->assets.at[i].name, name))
			return &walk->assets.at[i];
	return NULL;
}

/* From a folder to a file, both from the site's root. */
static struct str relative(struct arena *keep, struct str folder, struct str file)
{
	size_t same = 0;

	while (same < folder.len) {
		size_t slash = str_find_byte(folder, '/', same);
		size_t end = slash == STR_NONE ? folder.len : slash;
		if (end >= file.len || file.at[end] != '/' ||
		    !str_eq(str_sub(folder, same, end), str_sub(file, same, end)))
			break;
		same = end + 1;
	}
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t at = same; at < folder.len;) {
		size_t slash = str_find_byte(folder, '/', at);
		buf_put(&out, STR("../"));
		at = slash == STR_NONE ? folder.len : slash + 1;
	}
	buf_put(&out, str_sub(file, same, file.len));
	return buf_str(&out);
}

/* In url() without quotes brackets and quotes would end it. */
static struct str css_path(struct arena *keep, struct str path)
{
	struct str coded = html_url_path(keep, path);
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < coded.len; i++) {
		if (coded.at[i] == '(' || coded.at[i] == ')' || coded.at[i] == '\'')
			buf_put(&out, str_print(keep, "%%%02X", (unsigned)coded.at[i]));
		else
			buf_put(&out, str_sub(coded, i, i + 1));
	}
	return buf_str(&out);
}

/* The file that a path of a sheet means: beside it, or as its address on the site will be. */
static const struct asset *find_asset(struct sheets *sheets, struct str path)
{
	const struct walk_file *file = sheet_is_one(path) ? find_file(sheets->walk, path) : NULL;

	if (file)
		return finish(sheets, file);
	const struct asset *asset = map_get(sheets->assets, path);
	return asset ? asset : map_get(sheets->assets, STR_JOIN(sheets->keep, STR("content/"), path));
}

/* Fonts are told from pictures by their names. */
static struct str directive_of(struct str address, bool import)
{
	static const struct str fonts[] = { STR_INIT(".woff"), STR_INIT(".woff2"), STR_INIT(".ttf"),
		STR_INIT(".otf"), STR_INIT(".eot") };
	struct str path = str_sub(address, 0, str_find_byte(address, '?', 0));

	path = str_sub(path, 0, str_find_byte(path, '#', 0));
	for (size_t i = 0; i < countof(fonts); i++)
		if (str_ends(path, fonts[i]))
			return STR("font-src");
	return import ? STR("style-src") : STR("img-src");
}

static void report_elsewhere(struct sheets *sheets, struct str text, bool import, struct pos at)
{
	if (policy_lets_in(sheets->site->policy, directive_of(text, import), POLICY_ELSEWHERE))
		return;
	diag_report(sheets->diag, DIAG_POLICY, at,
	    "the page's policy keeps out what stands elsewhere: %.*s", STR_ARG(text));
	diag_hint(sheets->diag, "put the file into assets/, and name that");
}

/* What stands in the sheet in place of an address as written. */
static struct str renamed(
    struct sheets *sheets, const struct piece *piece, struct str text, bool import, struct pos at)
{
	size_t end = 0;
	enum url_kind kind = url_kind(text);

	if (kind == URL_ELSEWHERE)
		report_elsewhere(sheets, text, import, at);
	if (kind != URL_OURS)
		return text;
	while (end < text.len && text.at[end] != '#' && text.at[end] != '?')
		end++;
	if (end == 0)
		return text;
	struct str wanted = percent_decode(sheets->keep, str_sub(text, 0, end)), path;
	if (!path_resolve(sheets->keep, path_folder(piece->source->path), wanted, &path)) {
		diag_report(sheets->diag, DIAG_PATH_OUTSIDE, at, "%.*s leads out of the site",
		    STR_ARG(text));
		return text;
	}
	const struct asset *asset = find_asset(sheets, path);
	if (!asset) {
		diag_report(sheets->diag, DIAG_LINK_ASSET, at, "there is no file %.*s", STR_ARG(text));
		diag_hint_near(sheets->diag, path, sheets->assets);
		return text;
	}
	return STR_JOIN(sheets->keep,
	    css_path(sheets->keep, relative(sheets->keep, piece->folder, asset->address)),
	    str_sub(text, end, text.len));
}

static void put_piece(struct sheets *sheets, const struct piece *piece, struct buf *out)
{
	struct str css = piece->source->text;
	struct css_reference found;
	size_t cursor = 0, done = 0;

	while (css_next(css, &cursor, &found)) {
		struct pos at = source_pos(piece->source, found.from);
		buf_put(out, str_sub(css, done, found.from));
		if (found.import && !piece->is_first) {
			diag_report(sheets->diag, DIAG_LINK_ASSET, at,
			    "@import counts at the start of a sheet only, and this file is added to one");
			diag_hint(sheets->diag,
			    "list that file before this one under style: in site.yaml");
		}
		buf_put(out,
		    renamed(sheets, piece, str_sub(css, found.from, found.to), found.import, at));
		done = found.to;
	}
	buf_put(out, str_sub(css, done, css.len));
}

/* The source is called as the site knows the file, so that what it names is looked for there. */
static const struct source *load(struct sheets *sheets, const struct walk_file *file)
{
	struct str root = walk_root(sheets->site->options->dir, file->path);

	const struct source *source =
	    source_load(sheets->keep, sheets->diag, root, file->path, SOURCE_MOST);

	return !source || str_eq(file->path, file->name)
	    ? source
	    : source_new(sheets->keep, file->name, source->text);
}

static void put_additions(struct sheets *sheets, struct str folder, struct buf *out)
{
	const struct look *look = sheets->site->look;

	if (look->accent_css.len > 0) {
		buf_put(out, STR("\n"));
		buf_put(out, look->accent_css);
	}
	for (size_t i = 0; i < look->style_count; i++) {
		const struct walk_file *file = find_file(sheets->walk, look->style[i]);
		const struct source *source = !file ? NULL : load(sheets, file);
		if (!source)
			continue;
		struct piece piece = { folder, source, false };
		buf_put(out, STR("\n"));
		put_piece(sheets, &piece, out);
	}
}

static const struct asset *finish(struct sheets *sheets, const struct walk_file *file)
{
	const struct asset *ready = map_get(sheets->assets, file->name);

	if (ready)
		return ready;
	struct asset *asset = ARENA_NEW(sheets->keep, struct asset);
	*asset = (struct asset){ .path = file->name, .address = file->name, .file = file->path };
	if (!map_add(&sheets->begun, file->name, asset)) {
		diag_report(sheets->diag, DIAG_LINK_LOOP,
		    source_whole(source_new(sheets->keep, file->name, STR(""))),
		    "this style sheet imports itself, through what it imports");
		return asset;
	}
	const struct source *source = load(sheets, file);
	struct buf out = buf_in(sheets->keep, BUF_MOST);
	struct piece piece = { path_folder(file->name), source, true };
	if (source)
		put_piece(sheets, &piece, &out);
	if (str_eq(file->name, MAIN_SHEET))
		put_additions(sheets, piece.folder, &out);
	asset->text = buf_str(&out);
	asset->address = asset_fingerprinted(sheets->keep, file->name, asset->text);
	map_put(sheets->assets, file->name, asset);
	return asset;
}

/* Added to the main sheet, it needs no file of its own, unless another imports it. */
static bool is_added(const struct look *look, struct str name)
{
	for (size_t i = 0; i < look->style_count; i++)
		if (str_eq(look->style[i], name))
			return true;
	return false;
}

void sheets_add(struct arena *keep, struct diag *diag, const struct site *site,
    const struct walk *walk, struct map *assets)
{
	struct sheets sheets = { keep, diag, site, walk, assets, map_in(keep) };

	for (size_t i = 0; i < walk->assets.count; i++)
		if (sheet_is_one(walk->assets.at[i].name) &&
		    !is_added(site->look, walk->assets.at[i].name))
			finish(&sheets, &walk->assets.at[i]);
}
