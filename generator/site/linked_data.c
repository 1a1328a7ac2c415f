#include "site/linked_data.h"

#include "base/json.h"
#include "data/evaluator.h"
#include "site/link.h"
#include "site/look.h"
#include "site/main_facts.h"
#include "site/navigation.h"
#include "site/views.h"

static void put_type(struct json *json, const char *type)
{
	json_text(json, STR("@type"), str_from(type));
}

static void put_step(struct rendering *rendering, struct json *json, long position, struct str name,
    struct str address)
{
	json_object(json, STR(""));
	put_type(json, "ListItem");
	json_number(json, STR("position"), position);
	json_text(json, STR("name"), name);
	json_text(json, STR("item"), site_absolute(rendering->site, rendering->scratch, address));
	json_close_object(json);
}

/* The folders from the root to the page, the page itself last. */
static long put_folders(struct rendering *rendering, struct json *json, const struct folder *folder)
{
	long position = folder->parent ? put_folders(rendering, json, folder->parent) : 0;

	put_step(rendering, json, ++position, folder->index->label, folder->index->address);
	return position;
}

static void put_breadcrumbs(struct rendering *rendering, struct json *json, const struct page *above)
{
	const struct page *page = rendering->page;
	const struct folder *folder = page->folder ? page->folder : above ? above->folder : NULL;

	if (!folder)
		folder = rendering->site->navigation->root;
	if (folder->index == page)
		folder = folder->parent;
	json_object(json, STR(""));
	put_type(json, "BreadcrumbList");
	json_list(json, STR("itemListElement"));
	long position = folder ? put_folders(rendering, json, folder) : 0;
	put_step(rendering, json, position + 1, page->label, page->address);
	json_close_list(json);
	json_close_object(json);
}

static void put_dataset(struct rendering *rendering, struct json *json, struct str description)
{
	const struct site *site = rendering->site;
	const struct config *config = &site->data->catalog->config;
	struct arena *scratch = rendering->scratch;

	json_object(json, STR(""));
	put_type(json, "Dataset");
	json_text(json, STR("name"), config->title);
	json_text(json, STR("description"),
	    config->description.len > 0 ? config->description : description);
	json_text(json, STR("url"), site_absolute(site, scratch, STR("")));
	if (config->license.len > 0)
		json_text(json, STR("license"), config->license);
	if (config->author.len > 0) {
		json_object(json, STR("creator"));
		put_type(json, "Person");
		json_text(json, STR("name"), config->author);
		json_close_object(json);
	}
	json_text(
	    json, STR("dateModified"), date_iso(scratch, figures_basis(site->data->figures).as_of));
	json_object(json, STR("distribution"));
	put_type(json, "DataDownload");
	json_text(json, STR("encodingFormat"), STR("application/json"));
	json_text(json, STR("contentUrl"),
	    site_absolute(site->original ? site->original : site, scratch, STR("data.json")));
	json_close_object(json);
	json_close_object(json);
}

static bool has_price(const struct thing *thing)
{
	for (size_t i = 0; i < thing->facts.count; i++) {
		const struct facts *facts = thing->facts.at[i].value;
		if (facts->attribute->from.len > 0 && facts->attribute->money)
			return true;
	}
	return false;
}

/* Prices age, and are no offers. */
static void put_facts(struct rendering *rendering, struct json *json, const struct thing *thing)
{
	struct main_fact facts[MAIN_FACTS_MOST];
	size_t count = main_facts(rendering, thing, facts);

	json_list(json, STR("additionalProperty"));
	for (size_t i = 0; i < count; i++) {
		const struct origin *origin = facts[i].value.origin;
		if (!origin || !origin->attribute || origin->attribute->money)
			continue;
		json_object(json, STR(""));
		put_type(json, "PropertyValue");
		json_text(json, STR("name"), facts[i].name);
		json_text(json, STR("value"), value_text(rendering, &facts[i].value, NULL));
		json_close_object(json);
	}
	json_close_list(json);
}

static void put_product(struct rendering *rendering, struct json *json, struct str description)
{
	const struct thing *thing = rendering->page->thing;

	json_object(json, STR(""));
	put_type(json, "Product");
	json_text(json, STR("name"), thing->name);
	json_text(json, STR("category"), thing->kind->name);
	if (description.len > 0)
		json_text(json, STR("description"), description);
	json_text(json, STR("url"),
	    site_absolute(rendering->site, rendering->scratch, rendering->page->address));
	put_facts(rendering, json, thing);
	json_close_object(json);
}

/* When a guide was written and changed. */
static void put_page(struct rendering *rendering, struct json *json, struct str title)
{
	const struct page *page = rendering->page;

	json_object(json, STR(""));
	put_type(json, "WebPage");
	json_text(json, STR("name"), title);
	json_text(json, STR("url"), site_absolute(rendering->site, rendering->scratch, page->address));
	if (!date_is_none(page->date))
		json_text(json, STR("datePublished"), date_iso(rendering->scratch, page->date));
	json_text(json, STR("dateModified"), date_iso(rendering->scratch, page->changed));
	json_close_object(json);
}

struct str linked_data(
    struct rendering *rendering, struct str title, struct str description, const struct page *above)
{
	const struct page *page = rendering->page;
	struct buf out = buf_in(rendering->scratch, BUF_MOST);
	struct json json = json_to(&out);
	bool is_home = page->address.len == 0;

	json_object(&json, STR(""));
	json_text(&json, STR("@context"), STR("https://schema.org"));
	json_list(&json, STR("@graph"));
	if (is_home)
		put_dataset(rendering, &json, description.len > 0 ? description : title);
	else
		put_breadcrumbs(rendering, &json, above);
	if (page->thing && has_price(page->thing))
		put_product(rendering, &json, description);
	if (!date_is_none(page->changed))
		put_page(rendering, &json, title);
	json_close_list(&json);
	json_close_object(&json);
	return buf_str(&out);
}
