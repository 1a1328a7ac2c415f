#include "site/llms.h"

#include "base/markdown_text.h"
#include "html/html.h"
#include "site/link.h"
#include "site/main_facts.h"
#include "site/menu.h"
#include "site/page_twin.h"
#include "site/views.h"

struct listing {
	struct worker *worker;
	struct str room; /* the last whose heading is written */
	struct buf out;
};

/* "Price $1,999; Memory 32 GB" */
static struct str facts_words(struct worker *worker, const struct page *page)
{
	struct page_result unused = { 0 };
	struct rendering rendering = rendering_of(worker, page, &unused);
	struct main_fact facts[MAIN_FACTS_MOST];
	size_t count = main_facts(&rendering, page->thing, facts);
	struct buf out = buf_in(worker->scratch, BUF_MOST);

	for (size_t i = 0; i < count; i++)
		buf_print(&out, "%s%.*s %.*s", i > 0 ? "; " : "", STR_ARG(facts[i].name),
		    STR_ARG(value_text(&rendering, &facts[i].value, NULL)));
	return buf_str(&out);
}

/* What the author says of it; else of a thing its main facts, and of a guide its first paragraph. */
static struct str about(struct worker *worker, const struct page *page)
{
	if (page->description.len > 0)
		return page->description;
	return page->thing ? facts_words(worker, page) : worker->site->results[page->index].excerpt;
}

static struct str href(const struct listing *listing, const struct page *page)
{
	const struct site *site = listing->worker->site;
	struct arena *scratch = listing->worker->scratch;
	struct str address = page_twin_address(scratch, page);

	return site->options->base_url.len > 0 ? site_absolute(site, scratch, address)
					       : html_url_path(scratch, address);
}

static void list_page(void *self, struct str room, const struct page *page, struct str name)
{
	struct listing *listing = self;
	struct buf *out = &listing->out;

	if (page->draft || !page_has_twin(listing->worker->site, page))
		return;
	if (!str_eq(room, listing->room)) {
		buf_put(out, STR("\n## "));
		markdown_put(out, room);
		buf_put(out, STR("\n\n"));
		listing->room = room;
	}
	buf_put(out, STR("- ["));
	markdown_put(out, name);
	buf_print(out, "](%.*s)", STR_ARG(href(listing, page)));
	struct str words = about(listing->worker, page);
	if (words.len > 0) {
		buf_put(out, STR(": "));
		markdown_put(out, words);
	}
	buf_put(out, STR("\n"));
}

struct str llms_text(struct worker *worker)
{
	const struct config *config = &worker->site->data->catalog->config;
	struct listing listing = { .worker = worker, .out = buf_in(worker->scratch, BUF_MOST) };

	buf_put(&listing.out, STR("# "));
	markdown_put(&listing.out, config->title);
	if (config->description.len > 0) {
		buf_put(&listing.out, STR("\n\n> "));
		markdown_put(&listing.out, config->description);
	}
	buf_put(&listing.out, STR("\n\n"));
	menu_each(worker->site->menu, list_page, &listing);
	return buf_str(&listing.out);
}
