#include "site/sources.h"

#include "base/language.h"
#include "data/stale.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/link.h"
#include "site/site_language.h"
#include "site/views.h"

static void count_facts(const struct site *site, struct map *counts)
{
	const struct map *things = &site->data->catalog->things;

	for (size_t i = 0; i < things->count; i++) {
		const struct thing *thing = things->at[i].value;
		for (size_t n = 0; n < thing->facts.count; n++) {
			const struct facts *facts = thing->facts.at[n].value;
			for (size_t k = 0; k < facts->count; k++) {
				size_t *count = !facts->at[k]->source
				    ? NULL
				    : map_get(counts, facts->at[k]->source->id);
				if (count)
					(*count)++;
			}
		}
	}
}

static struct view *source_item(struct rendering *rendering, const struct reference *source, size_t facts)
{
	struct view *item = view_object(rendering->scratch);
	size_t claims = audit_claims(rendering->site, source);
	const struct language *language = site_language(rendering->site);

	view_set_text(item, "id", source->id);
	view_set_text(item, "title", source->title);
	set_if(item, "url", source->url);
	view_set_truth(item, "convention", source->convention);
	set_if(item, "archived", source->archived);
	set_if(item, "producer", source->producer);
	if (!date_is_none(source->published))
		view_set_text(item, "published",
		    date_words(rendering->scratch, site_language(rendering->site), source->published));
	if (!date_is_none(source->accessed))
		view_set_text(item, "accessed",
		    date_words(rendering->scratch, site_language(rendering->site), source->accessed));
	if (facts > 0)
		view_set_text(
		    item, "facts", words_count(rendering->scratch, language, WORD_FACTS, facts));
	if (claims > 0) {
		struct view *link = view_object(rendering->scratch);
		struct str anchor = STR_JOIN(rendering->scratch, STR("by-"), source->id);
		view_set_text(
		    link, "text", words_count(rendering->scratch, language, WORD_CLAIMS, claims));
		view_set_text(link, "href",
		    site_href_at(rendering, rendering->scratch,
			audit_page_of(rendering->scratch, rendering->site->data->catalog, source),
			anchor));
		view_set(item, "claims", link);
	}
	set_if(item, "note", source->note);
	return item;
}

/* "3 of 28 observations that count are older than they should be." */
static void set_stale_count(struct rendering *rendering, struct view *view)
{
	struct date as_of = figures_basis(rendering->site->data->figures).as_of;
	struct stale_count count = stale_count(rendering->site->data->catalog, as_of);

	if (count.stale == 0)
		return;
	struct view *stale = view_object(rendering->scratch);
	view_set_number(stale, "count", count.stale);
	view_set_number(stale, "of", count.counted);
	view_set_text(
	    stale, "on", date_words(rendering->scratch, site_language(rendering->site), as_of));
	view_set(view, "stale", stale);
}

struct view *sources_view(struct rendering *rendering)
{
	const struct map *references = &rendering->site->data->catalog->references;
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);
	struct map counts = map_in(rendering->scratch);

	for (size_t i = 0; i < references->count; i++)
		map_put(&counts, references->at[i].key, ARENA_NEW(rendering->scratch, size_t));
	count_facts(rendering->site, &counts);
	for (size_t i = 0; i < references->count; i++)
		view_add(list,
		    source_item(rendering, references->at[i].value, *(size_t *)counts.at[i].value));
	view_set(view, "sources", list);
	set_stale_count(rendering, view);
	return view;
}
