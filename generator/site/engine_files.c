#include "site/engine_files.h"

#include "base/file.h"
#include "live/frozen.h"
#include "live/json_tree.h"
#include "live/prune.h"
#include "site/asset.h"
#include "site/fingerprint.h"
#include "site/sheet.h"

static bool any_live(const struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->live)
			return true;
	return false;
}

static struct asset *add(struct arena *keep, struct map *assets, struct str path)
{
	struct asset *asset = ARENA_NEW(keep, struct asset);

	asset->path = path;
	map_put(assets, path, asset);
	return asset;
}

/* False where there is none. A site's own is among its assets already. */
static bool add_engine(struct arena *keep, const struct site *site, struct map *assets)
{
	struct str file = site->options->engine, bytes;

	if (map_get(assets, LIVE_ENGINE))
		return true;
	if (file.len == 0 || file_read(keep, str_z(keep, file), ASSET_SIZE_MOST, &bytes) != 0)
		return false;
	struct asset *asset = add(keep, assets, LIVE_ENGINE);
	asset->text = bytes;
	asset->address = asset_fingerprinted(keep, LIVE_ENGINE, bytes);
	return true;
}

/* --- data ------------------------------------------------------------------------------------- */

/* Text as a string of JavaScript. */
static void put_string(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.at[i];
		if (byte == '\0' || byte == '\n' || byte == '\r')
			buf_print(out, "\\x%02x", (unsigned)byte);
		else if (byte == '"' || byte == '\\')
			buf_print(out, "\\%c", byte);
		else
			buf_put_byte(out, byte);
	}
	buf_put_byte(out, '"');
}

/* Other live pages take a reader's inputs along. */
static void put_pages(struct buf *out, const struct pages *pages)
{
	bool first = true;

	buf_put_byte(out, '[');
	for (size_t i = 0; i < pages->count; i++) {
		if (!pages->at[i]->live)
			continue;
		if (!first)
			buf_put_byte(out, ',');
		first = false;
		json_tree_put_text(out, pages->at[i]->address);
	}
	buf_put_byte(out, ']');
}

/* What the live pages can ask for. */
static const struct reach *reach_of(
    struct arena *keep, const struct data_trees *trees, const struct pages *pages)
{
	struct reach *reach = reach_new(keep, trees);

	for (size_t i = 0; i < pages->count; i++) {
		const struct page *page = pages->at[i];
		if (!page->live)
			continue;
		reach_add_guide(reach, guide_full_text(&page->text));
		if (page->thing)
			reach_add_thing(reach, page->thing->id);
	}
	reach_follow(reach);
	return reach;
}

static void add_data(
    struct arena *keep, const struct site *site, const struct pages *pages, struct map *assets)
{
	struct buf out = buf_in(keep, BUF_MOST);
	struct asset *asset = add(keep, assets, LIVE_DATA);
	const struct data_trees *trees = &site->data->trees;
	struct data_trees asked = prune(keep, trees, reach_of(keep, trees, pages));

	buf_put(&out, STR("rigbookData("));
	put_pages(&out, pages);
	buf_put_byte(&out, ',');
	put_string(&out, frozen_make(keep, &asked));
	buf_put(&out, STR(")\n"));
	asset->text = buf_str(&out);
	asset->address = asset_fingerprinted(keep, LIVE_DATA, asset->text);
}

void engine_files_add(struct arena *keep, struct site *site, const struct pages *pages, struct map *assets)
{
	if (!any_live(pages))
		return;
	site->engine_missing = !add_engine(keep, site, assets);
	site->engine = !site->engine_missing && site->options->set_count == 0;
	if (site->engine)
		add_data(keep, site, pages, assets);
}
