#include "site/views.h"

#include "base/language.h"
#include "data/stale.h"
#include "data/value_print.h"
#include "html/html.h"
#include "html/table.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"
#include "site/address.h"
#include "site/link.h"
#include "site/site_language.h"
#include "site/template.h"

struct str value_text(
    const struct rendering *rendering, const struct value *value, const struct show *show)
{
	return value_printed(rendering->scratch, rendering->worker->evaluator, value, show);
}

static struct markup linked_thing(struct rendering *rendering, const struct thing *thing)
{
	struct view *view = view_object(rendering->scratch);
	struct str href = site_thing_href(rendering, thing);

	if (href.len > 0)
		view_set_text(view, "href", href);
	view_set_text(view, "name", thing->name);
	return template_render(rendering->worker, "link", view);
}

struct markup plain_markup(struct rendering *rendering, struct str text)
{
	struct view *view = view_object(rendering->scratch);

	view_set_text(view, "text", text);
	return template_render(rendering->worker, "figure", view);
}

static bool is_sentence(const struct value *value)
{
	return value->kind == VALUE_TEXT && str_ends(value->text, STR("."));
}

static struct markup linked_list(struct rendering *rendering, const struct value *list)
{
	struct buf out = buf_in(rendering->scratch, BUF_MOST);
	struct html html = html_to(&out);

	for (size_t i = 0; i < list->list.count; i++) {
		if (i > 0)
			html_text(&html, is_sentence(&list->list.at[i - 1]) ? STR(" ") : STR(", "));
		struct value element = list->list.at[i];
		html_put(&html, value_markup(rendering, &element, NULL));
	}
	return html_markup(&html);
}

/* Things are linked to their pages, those in lists too, and their own words are not printed. */
static bool is_linked(const struct value *value)
{
	if (value->kind != VALUE_LIST)
		return value->kind == VALUE_THING;
	for (size_t i = 0; i < value->list.count; i++)
		if (value->list.at[i].kind == VALUE_RECORD)
			return false;
	return true;
}

struct value_words value_words_of(
    const struct rendering *rendering, const struct value *value, const struct show *show)
{
	struct show own = value_show(value);
	const struct show *shown = show ? show : &own;
	struct value_words words = { .machine = STR("") };

	if (value->kind == VALUE_QUANTITY)
		words.machine = quantity_machine(
		    evaluator_arithmetic(rendering->worker->evaluator), value->quantity, shown);
	words.text = value_text(rendering, value, shown);
	return words;
}

struct markup value_words_markup(struct rendering *rendering, const struct value *value,
    const struct value_words *words, struct str href)
{
	if (is_linked(value))
		return value->kind == VALUE_THING ? linked_thing(rendering, value->thing)
						  : linked_list(rendering, value);

	struct view *view = view_object(rendering->scratch);
	if (href.len > 0)
		view_set_text(view, "href", href);
	if (value->kind == VALUE_QUANTITY)
		view_set_text(view, "value", words->machine);
	view_set_truth(
	    view, "unknown", value->kind == VALUE_UNKNOWN || value->kind == VALUE_INAPPLICABLE);
	view_set_text(view, "text", words->text);
	return template_render(rendering->worker, "figure", view);
}

struct markup value_markup_to(struct rendering *rendering, const struct value *value,
    const struct show *show, struct str href)
{
	struct value_words words = { STR(""), STR("") };

	if (!is_linked(value))
		words = value_words_of(rendering, value, show);

	return value_words_markup(rendering, value, &words, href);
}

struct markup value_markup(
    struct rendering *rendering, const struct value *value, const struct show *show)
{
	bool leads = value->origin && value->kind != VALUE_THING && value->kind != VALUE_LIST;

	return value_markup_to(
	    rendering, value, show, leads ? site_figure_href(rendering, value->origin) : STR(""));
}

void set_if(struct view *view, const char *key, struct str text)
{
	if (text.len > 0)
		view_set_text(view, key, text);
}

void set_address(struct rendering *rendering, struct view *view, const char *key, struct str address)
{
	if (map_get(&rendering->site->pages->by_address, address))
		view_set_text(view, key, site_href(rendering, rendering->scratch, address));
}

/* { name: "content/data/prices.yaml:12", href: … at the repository } */
void set_place(struct rendering *rendering, struct view *view, struct pos at)
{
	struct str repository = rendering->site->data->catalog->config.repository;

	if (rendering->page->generated && at.in == rendering->page->source)
		at = rendering->page->at; /* what asked for the page */
	if (!at.in)
		return;
	struct view *place = view_object(rendering->scratch);
	view_set_text(
	    place, "name", str_print(rendering->scratch, "%.*s:%u", STR_ARG(at.in->path), at.line));
	if (repository.len > 0)
		view_set_text(place, "href",
		    str_print(rendering->scratch, "%.*s/blob/main/%.*s#L%u", STR_ARG(repository),
			STR_ARG(html_url_path(rendering->scratch, at.in->path)), at.line));
	view_set(view, "place", place);
}

void set_source(struct rendering *rendering, struct view *view, const struct reference *source)
{
	if (!source)
		return;
	struct view *item = view_object(rendering->scratch);
	view_set_text(item, "name",
	    source->convention ? WORD_FILL(rendering->scratch, site_language(rendering->site),
				     WORD_CONVENTION, { "name", source->title })
			       : source->title);
	view_set_text(
	    item, "href", site_href_at(rendering, rendering->scratch, ADDRESS_SOURCES, source->id));
	view_set(view, "source", item);
}

void set_age(struct rendering *rendering, struct view *view, const struct fact *fact)
{
	struct fact_age age = fact_age(fact, figures_basis(rendering->site->data->figures).as_of);

	if (age.age == AGE_NONE)
		return;
	struct view *item = view_object(rendering->scratch);
	view_set_truth(item, "fresh", age.age == AGE_FRESH);
	view_set_truth(item, "ageing", age.age == AGE_AGEING);
	view_set_truth(item, "stale", age.age == AGE_STALE);
	view_set_number(item, "most", age.most);
	view_set(view, "age", item);
}

void set_exact_number(struct rendering *rendering, struct view *view, const struct value *value)
{
	const struct arithmetic *arithmetic = evaluator_arithmetic(rendering->worker->evaluator);
	struct show show = value_show(value);
	struct buf out = buf_in(rendering->scratch, BUF_MOST);

	if (value->kind != VALUE_QUANTITY)
		return;
	struct quantity shown = *value->quantity;
	if (show.unit && quantity_convert(arithmetic, value->quantity, show.unit, &shown) != QUANTITY_OK)
		shown = *value->quantity;
	quantity_put_exact(rendering->scratch, &shown, &out);
	set_if(view, "exact", buf_str(&out));
	set_if(view, "unit", quantity_unit_words(arithmetic, shown.unit));
}

void set_tools(struct rendering *rendering, struct view *view, struct str name, size_t rows)
{
	struct view *tools = table_tools(rendering->scratch, name, rows);

	if (tools)
		view_set(view, "tools", tools);
}
