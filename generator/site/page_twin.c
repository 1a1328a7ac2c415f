#include "site/page_twin.h"

#include "base/markdown_text.h"
#include "site/look.h"
#include "site/site_language.h"
#include "site/thing.h"
#include "site/views.h"

bool page_has_twin(const struct site *site, const struct page *page)
{
	return site->data->catalog->config.twins &&
	    (page->kind == PAGE_GUIDE || page->kind == PAGE_THING);
}

struct str page_twin_address(struct arena *keep, const struct page *page)
{
	return STR_JOIN(keep, page->address, STR("index.md"));
}

static void put_paragraph(struct buf *out, struct str text)
{
	if (text.len == 0)
		return;
	buf_put(out, STR("\n\n"));
	markdown_put(out, text);
}

static void put_section(struct rendering *rendering, struct buf *out, enum word_id title)
{
	buf_put(out, STR("\n\n## "));
	markdown_put(out, words_get(site_language(rendering->site), title));
	buf_put(out, STR("\n"));
}

/* --- what is known of a thing ----------------------------------------------------------------- */

static void put_head(struct rendering *rendering, struct buf *out, bool sourced)
{
	static const enum word_id heads[] = { WORD_NAME, WORD_VALUE, WORD_SOURCE_AND_DATE };
	size_t count = sourced ? countof(heads) : countof(heads) - 1;

	buf_put(out, STR("\n|"));
	for (size_t i = 0; i < count; i++)
		markdown_put_cell(out, words_get(site_language(rendering->site), heads[i]));
	buf_put(out, STR("\n|"));
	for (size_t i = 0; i < count; i++)
		markdown_put_rule(out, false);
}

/* "The data sheet, 3 May 2026" */
static struct str source_words(struct rendering *rendering, const struct fact *fact)
{
	struct str on = thing_fact_date(rendering, fact);
	struct str title = fact->source ? fact->source->title : STR("");

	return title.len == 0 || on.len == 0 ? STR_JOIN(rendering->scratch, title, on)
					     : STR_JOIN(rendering->scratch, title, STR(", "), on);
}

/* Sentences stand behind each other, all else with commas between. */
static struct str value_words(struct rendering *rendering, const struct value *value)
{
	struct buf out = buf_in(rendering->scratch, BUF_MOST);

	if (value->kind != VALUE_LIST)
		return value_text(rendering, value, NULL);
	for (size_t i = 0; i < value->list.count; i++) {
		struct str text = value_text(rendering, &value->list.at[i], NULL);
		if (i > 0)
			buf_put(&out, str_ends(buf_str(&out), STR(".")) ? STR(" ") : STR(", "));
		buf_put(&out, text);
	}
	return buf_str(&out);
}

static void put_row(struct rendering *rendering, struct buf *out, struct str name,
    const struct value *value, const struct fact *fact)
{
	buf_put(out, STR("\n|"));
	markdown_put_cell(out, name);
	markdown_put_cell(out, value_words(rendering, value));
	if (fact)
		markdown_put_cell(out, source_words(rendering, fact));
}

static void put_facts(struct rendering *rendering, struct buf *out, const struct thing *thing)
{
	const struct map *attributes = &thing->kind->attributes;
	size_t count = 0;

	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		const struct facts *facts = thing_facts(thing, attribute->id);
		if (!facts || facts->count == 0)
			continue;
		struct value value =
		    evaluator_member(rendering->worker->evaluator, thing, attribute->id, thing->at);
		if (value.kind == VALUE_BAD)
			continue;
		if (count++ == 0) {
			put_section(rendering, out, WORD_FACTS_HEAD);
			put_head(rendering, out, true);
		}
		const struct fact *used = value.origin ? value.origin->fact : NULL;
		put_row(rendering, out, attribute->name, &value, used ? used : facts->at[0]);
	}
}

static void put_figures(struct rendering *rendering, struct buf *out, const struct thing *thing)
{
	const struct map *figures = &thing->kind->figures;
	size_t count = 0;

	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = figures->at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value =
		    evaluator_member(rendering->worker->evaluator, thing, figure->id, thing->at);
		if (value.kind == VALUE_BAD || value.kind == VALUE_INAPPLICABLE)
			continue;
		if (count++ == 0) {
			put_section(rendering, out, WORD_FIGURES_HEAD);
			put_head(rendering, out, false);
		}
		put_row(rendering, out, figure->name, &value, NULL);
	}
}

/* --- all together ----------------------------------------------------------------------------- */

static void put_mark(struct buf *out, struct str symbol, struct str name, struct str meaning)
{
	buf_print(out, "\n- %.*s ", STR_ARG(symbol));
	markdown_put(out, name);
	buf_put(out, meaning.len > 0 ? STR(": ") : STR(""));
	markdown_put(out, meaning);
}

static void put_legend(struct rendering *rendering, struct buf *out, const struct document *document)
{
	const struct language *words = site_language(rendering->site);

	if ((document->mark_count == 0 && !document->depends_used) || rendering->page->without_legend)
		return;
	put_section(rendering, out, WORD_LEGEND);
	for (size_t i = 0; i < document->mark_count; i++)
		put_mark(out, document->marks[i]->symbol, document->marks[i]->name,
		    document->marks[i]->note);
	if (document->depends_used)
		put_mark(out, MARK_DEPENDS_SYMBOL, words_get(words, WORD_DEPENDS),
		    words_get(words, WORD_DEPENDS_MEANING));
}

static void put_text(struct buf *out, struct str markdown)
{
	if (markdown.len == 0)
		return;
	buf_put(out, STR("\n\n"));
	buf_put(out, markdown);
}

void page_twin_put(struct rendering *rendering, const struct document *document)
{
	const struct page *page = rendering->page;
	struct buf out = buf_in(rendering->scratch, BUF_MOST);

	if (!rendering->worker->output || !page_has_twin(rendering->site, page))
		return;
	buf_put(&out, STR("# "));
	markdown_put(&out, page->title);
	if (page->description.len > 0) {
		buf_put(&out, STR("\n\n> "));
		markdown_put(&out, page->description);
	}
	if (page->thing)
		put_paragraph(&out, page->thing->kind->name);
	if (document)
		put_text(&out, document->twin);
	if (page->thing) {
		put_text(&out, thing_note_twin(rendering, page->thing));
		put_facts(rendering, &out, page->thing);
		put_figures(rendering, &out, page->thing);
	}
	if (document)
		put_legend(rendering, &out, document);
	buf_put(&out, STR("\n"));
	output_put(rendering->worker->output, rendering->scratch,
	    page_twin_address(rendering->worker->keep, page), buf_str(&out));
}
