#include "site/asset.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

static const char *whole(struct arena *arena, const struct site *site, struct str path)
{
	return str_z(arena, path_join(arena, walk_root(site->options->dir, path), path));
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

/* "assets/css/style.css" -> "assets/css/style-0123456789ab.css" */
static struct str fingerprinted(struct arena *keep, struct str path, struct str bytes)
{
	size_t dot = str_find_last_byte(path_name(path), '.');
	size_t stem = path.len - path_name(path).len + (dot == STR_NONE ? path_name(path).len : dot);
	unsigned long long hash = str_hash(bytes) & 0xffffffffffffULL;

	return str_print(keep, "%.*s-%012llx%.*s", (int)stem, path.at, hash, (int)(path.len - stem),
	    path.at + stem);
}

static void add(struct arena *keep, struct site *site, const struct walk_file *file, struct str address)
{
	struct asset *asset = ARENA_NEW(keep, struct asset);

	*asset = (struct asset){ .path = file->name, .address = address, .file = file->path };
	map_put(&site->assets, file->name, asset);
}

void assets_find(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk)
{
	struct arena *scratch = arena_new();

	site->assets = map_in(keep);
	for (size_t i = 0; i < walk->assets.count; i++) {
		const struct walk_file *file = &walk->assets.at[i];
		struct str bytes;
		int error =
		    file_read(scratch, whole(scratch, site, file->path), ASSET_SIZE_MOST, &bytes);
		if (error == 0)
			add(keep, site, file, fingerprinted(keep, file->name, bytes));
		else
			unreadable(diag, keep, file->path, error);
		arena_reset(scratch);
	}
	for (size_t i = 0; i < walk->files.count; i++) {
		const struct walk_file *file = &walk->files.at[i];
		add(keep, site, file, str_sub(file->name, strlen("content/"), file->name.len));
	}
	arena_free(scratch);
}

void asset_copy(struct worker *worker, size_t index)
{
	const struct asset *asset = worker->site->assets.at[index].value;
	struct str bytes;
	int error = file_read(worker->scratch, whole(worker->scratch, worker->site, asset->file),
	    ASSET_SIZE_MOST, &bytes);

	if (error != 0)
		unreadable(worker->diag, worker->keep, asset->file, error);
	else if (worker->output != NULL)
		output_put(worker->output, worker->scratch, asset->address, bytes);
	arena_reset(worker->scratch);
}
