#include "site/frame.h"

#include "base/language.h"
#include "site/address.h"
#include "site/link.h"
#include "site/look.h"
#include "site/site_language.h"
#include "site/views.h"

/* A site has folders in folders, few deep; where it has more of them, the frames begin anew. */
#define FRAMES_MOST 8

struct frame {
	struct str root;
	bool pops_up; /* a derivation beside its number */
	const struct view *view;
};

struct frames {
	struct arena *keep; /* for nothing else */
	struct frame at[FRAMES_MOST];
	size_t count;
};

struct frames *frames_new(struct arena *keep)
{
	struct frames *frames = ARENA_NEW(keep, struct frames);

	frames->keep = arena_child(keep);
	return frames;
}

static struct view *site_name(struct rendering *rendering)
{
	struct view *site = view_object(rendering->scratch);

	view_set_text(site, "name", rendering->site->data->catalog->config.title);
	view_set_text(site, "href", site_href(rendering, rendering->scratch, STR("")));
	if (rendering->site->look->logo.len > 0)
		view_set_text(
		    site, "logo_href", site_asset_href(rendering, rendering->site->look->logo));
	if (rendering->site->params)
		view_set(site, "params", rendering->site->params);
	return site;
}

/* What shows a derivation beside its number. */
static void set_popup(struct rendering *rendering, struct view *view)
{
	struct str script = site_asset_href(rendering, STR("assets/derivations.js"));
	struct view *derivation = view_object(rendering->scratch);

	if (script.len == 0)
		return;
	view_set_text(derivation, "script_href", script);
	view_set(view, "derivation", derivation);
}

static void set_head(struct rendering *rendering, struct view *view)
{
	const struct site *site = rendering->site;

	view_set_text(view, "lang", site->data->catalog->config.language);
	view_set(view, "site", site_name(rendering));
	view_set_text(view, "root", rendering->root);
	view_set_text(view, "style_href", site_asset_href(rendering, STR("assets/style.css")));
	set_if(view, "page_href", site_asset_href(rendering, STR("assets/page.js")));
	if (map_get(&site->pages->by_address, ADDRESS_SEARCH)) {
		set_if(view, "search_href", site_asset_href(rendering, STR("assets/search.js")));
		set_if(view, "conditions_href",
		    site_asset_href(rendering, STR("assets/conditions.js")));
		set_if(view, "number_script_href", site_asset_href(rendering, STR("assets/number.js")));
		view_set_text(view, "search_page_href",
		    site_href(rendering, rendering->scratch, ADDRESS_SEARCH));
	}
	view_set_text(view, "icon_href", site_asset_href(rendering, STR("assets/favicon.svg")));
	if (site->options->base_url.len == 0)
		view_set_text(view, "files_href", site_asset_href(rendering, STR("assets/files.js")));
}

static void set_foot(struct rendering *rendering, struct view *view)
{
	const struct site *site = rendering->site;

	view_set_text(view, "as_of",
	    date_words(
		rendering->scratch, site_language(site), figures_basis(site->data->figures).as_of));
	set_address(rendering, view, "audit_href", ADDRESS_AUDIT);
	set_address(rendering, view, "sources_href", ADDRESS_SOURCES);
	set_address(rendering, view, "changes_href", ADDRESS_CHANGES);
	set_address(rendering, view, "derivations_href", ADDRESS_FIGURES);
	if (site->options->base_url.len > 0 && view_get(view, STR("changes_href")))
		view_set_text(
		    view, "feed_href", site_href(rendering, rendering->scratch, ADDRESS_FEED));
	set_if(view, "license_href", site->data->catalog->config.license);
}

static struct frame frame_new(const struct rendering *rendering, struct arena *keep, bool pops_up)
{
	struct rendering making =
	    *rendering; /* of what all such pages have in common, and where that lives */
	struct view *view = view_object(keep);

	making.scratch = keep;
	making.root = str_copy(keep, rendering->root);
	set_head(&making, view);
	if (pops_up)
		set_popup(&making, view);
	set_foot(&making, view);
	return (struct frame){ making.root, pops_up, view };
}

/* The frame of the page at hand. Notes of a print edition say what is shown beside a number elsewhere. */
static const struct frame *frame_of(const struct rendering *rendering)
{
	struct frames *frames = rendering->worker->frames;
	bool pops_up = rendering->page->kind != PAGE_PRINT_EDITION;

	for (size_t i = 0; i < frames->count; i++)
		if (frames->at[i].pops_up == pops_up && str_eq(frames->at[i].root, rendering->root))
			return &frames->at[i];
	if (frames->count == FRAMES_MOST) {
		arena_reset(frames->keep);
		frames->count = 0;
	}
	struct frame *frame = &frames->at[frames->count++];
	*frame = frame_new(rendering, frames->keep, pops_up);
	return frame;
}

struct view *frame_view(struct rendering *rendering)
{
	return view_copy(rendering->scratch, frame_of(rendering)->view);
}
