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

static void add(struct arena *keep, struct map *assets, const struct walk_file *file, struct str address)
{
	struct asset *asset = ARENA_NEW(keep, struct asset);

	*asset = (struct asset){ .path = file->name, .address = address, .file = file->path };
	map_put(assets, file->name, asset);
}

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
	sheets_add(keep, diag, site, walk, assets);
	return assets;
}

void asset_copy(struct worker *worker, size_t index)
{
	const struct asset *asset = worker->site->assets->at[index].value;
	struct str bytes = asset->text;

	if (str_starts(asset->address, STR("../")))
		return; /* the first part has it */
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
