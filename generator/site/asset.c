#include "site/asset.h"

#include "base/file.h"
#include "site/fingerprint.h"
#include "site/sheet.h"

#include <errno.h>
#include <string.h>

static const char *whole(struct arena *arena, struct str dir, struct str path)
{
	return str_z(arena, path_join(arena, walk_root(dir, path), path));
}

static void unreadable(struct diag *diag, struct arena *keep, struct str path, int error)
{
	struct pos at = source_whole(source_new(keep, path, STR("")));

	if (error == EFBIG) {
		diag_report(diag, DIAG_FILE_TOO_LARGE, at, "larger than %zu MB", ASSET_SIZE_MOST >> 20);
		diag_hint(diag, "keep large files elsewhere and link to them");
	} else {
		diag_report(
		    diag, DIAG_FILE_UNREADABLE, at, "cannot read this file: %s", strerror(error));
	}
}

static struct asset *add(
    struct arena *keep, struct map *assets, const struct walk_file *file, struct str address)
{
	struct asset *asset = ARENA_NEW(keep, struct asset);

	*asset = (struct asset){ .path = file->name, .address = address, .file = file->path };
	map_put(assets, file->name, asset);
	return asset;
}

/* --- pictures --------------------------------------------------------------------------------- */

static void report_picture(struct diag *diag, struct arena *keep, struct str path,
    enum picture_kind by_name, enum picture_kind by_bytes)
{
	struct str name = picture_name(by_name), other = picture_name(by_bytes);
	struct pos at = source_whole(source_new(keep, path, STR("")));

	if (by_name == by_bytes) {
		diag_report(diag, DIAG_PICTURE, at,
		    "the header of this %.*s picture cannot be read", STR_ARG(name));
		diag_hint(diag, "it may be cut off: open it, and save it again");
	} else if (by_bytes == PICTURE_NONE) {
		diag_report(diag, DIAG_PICTURE, at, "this is no %.*s picture", STR_ARG(name));
	} else {
		diag_report(diag, DIAG_PICTURE, at, "this is no %.*s picture but %.*s",
		    STR_ARG(name), STR_ARG(other));
		diag_hint(diag, "call it by what it is, or save it as %.*s", STR_ARG(name));
	}
}

/* The header of few pictures is so long that the whole file must be read. */
static void measure_picture(struct diag *diag, struct arena *keep, struct str dir, struct asset *asset)
{
	enum picture_kind by_name = picture_by_name(asset->path);
	struct arena *scratch = arena_new();
	const char *path = whole(scratch, dir, asset->file);
	struct str bytes;

	/* One that cannot be read is told when it is copied. */
	if (by_name != PICTURE_NONE &&
	    file_read_start(scratch, path, PICTURE_HEAD, &bytes, &asset->size) == 0) {
		enum picture_kind kind = picture_by_bytes(bytes);
		asset->picture = picture_size(kind, bytes);
		if (asset->picture.width == 0 && kind != PICTURE_NONE && asset->size > bytes.len &&
		    file_read(scratch, path, ASSET_SIZE_MOST, &bytes) == 0)
			asset->picture = picture_size(kind, bytes);
		if (kind != by_name || (asset->picture.width == 0 && kind != PICTURE_SVG))
			report_picture(diag, keep, asset->file, by_name, kind);
	}
	arena_free(scratch);
}

static void measure_pictures(
    struct diag *diag, struct arena *keep, struct str dir, const struct map *assets)
{
	for (size_t i = 0; i < assets->count; i++)
		measure_picture(diag, keep, dir, assets->at[i].value);
}

/* --- all of them ------------------------------------------------------------------------------ */

struct map *assets_find(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk)
{
	struct map *assets = ARENA_NEW(keep, struct map);
	struct arena *scratch = arena_new();

	*assets = map_in(keep);
	for (size_t i = 0; i < walk->assets.count; i++) {
		const struct walk_file *file = &walk->assets.at[i];
		struct str bytes;
		if (sheet_is_one(file->name))
			continue;
		int error = file_read(scratch, whole(scratch, site->options->dir, file->path),
		    ASSET_SIZE_MOST, &bytes);
		if (error == 0)
			add(keep, assets, file, asset_fingerprinted(keep, file->name, bytes));
		else
			unreadable(diag, keep, file->path, error);
		arena_reset(scratch);
	}
	for (size_t i = 0; i < walk->files.count; i++) {
		const struct walk_file *file = &walk->files.at[i];
		add(keep, assets, file, str_sub(file->name, strlen("content/"), file->name.len));
	}
	arena_free(scratch);
	measure_pictures(diag, keep, site->options->dir, assets);
	sheets_add(keep, diag, site, walk, assets);
	return assets;
}

void asset_copy(struct worker *worker, size_t index)
{
	const struct asset *asset = worker->site->assets->at[index].value;
	struct str bytes = asset->text;

	if (str_starts(asset->address, STR("../")))
		return; /* the first edition has it */
	int error = bytes.at ? 0
			     : file_read(worker->scratch,
				   whole(worker->scratch, worker->site->options->dir, asset->file),
				   ASSET_SIZE_MOST, &bytes);

	if (error != 0)
		unreadable(worker->diag, worker->keep, asset->file, error);
	else if (worker->output)
		output_put(worker->output, worker->scratch, asset->address, bytes);
	arena_reset(worker->scratch);
}

struct map *assets_of_first(struct arena *keep, const struct map *first)
{
	struct map *assets = ARENA_NEW(keep, struct map);

	*assets = map_in(keep);
	for (size_t i = 0; i < first->count; i++) {
		struct asset *asset = arena_copy(keep, first->at[i].value, sizeof(struct asset));
		asset->address = STR_JOIN(keep, STR("../"), asset->address);
		map_put(assets, first->at[i].key, asset);
	}
	return assets;
}
