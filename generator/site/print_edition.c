#include "site/print_edition.h"

#include "base/language.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/render_page.h"
#include "site/site_language.h"
#include "site/views.h"

struct print_edition {
	const struct page **chapters;
	size_t count;
	struct map notes; /* thing and anchor of a figure, or formula and result -> struct str, its address */
	struct view *note_list;
	struct map numbers; /* id of a source -> size_t, its number */
	struct view *source_list;
};

struct str print_edition_address(struct arena *keep, const struct page *index)
{
	return STR_JOIN(keep, index->address, STR("print/"));
}

/* --- chapters --------------------------------------------------------------------------------- */

static bool is_chapter(const struct page *page, const struct page *index)
{
	return page->kind == PAGE_GUIDE && !page->draft && str_starts(page->address, index->address);
}

/* In reading order, the index first. */
static void find_chapters(struct print_edition *edition, const struct site *site,
    struct arena *keep, const struct page *index)
{
	edition->chapters = ARENA_ARRAY(keep, const struct page *, site->pages->count + 1);
	for (const struct page *page = index; page; page = page->next)
		if (is_chapter(page, index))
			edition->chapters[edition->count++] = page;
}

/* From 1; 0 for none. */
static size_t number_of(const struct print_edition *edition, const struct page *page)
{
	for (size_t i = 0; i < edition->count; i++)
		if (edition->chapters[i] == page)
			return i + 1;
	return 0;
}

struct str print_edition_href(const struct print_edition *edition, struct arena *keep,
    const struct page *page, struct str fragment)
{
	size_t number = number_of(edition, page);

	if (number == 0)
		return STR("");
	return fragment.len == 0 ? str_print(keep, "#chapter.%zu", number)
				 : str_print(keep, "#%zu.%.*s", number, STR_ARG(fragment));
}

/* --- sources ---------------------------------------------------------------------------------- */

static size_t source_number(struct rendering *rendering, const struct reference *source)
{
	struct print_edition *edition = rendering->print_edition;
	struct arena *scratch = rendering->scratch;
	size_t *known = map_get(&edition->numbers, source->id);

	if (known)
		return *known;
	size_t number = edition->source_list->count + 1;
	struct view *view = view_object(scratch);
	map_put(&edition->numbers, source->id, arena_copy(scratch, &number, sizeof(number)));
	view_set_number(view, "number", (long)number);
	view_set_text(view, "title", source->title);
	set_if(view, "url", source->url);
	set_if(view, "producer", source->producer);
	if (!date_is_none(source->published))
		view_set_text(view, "published",
		    date_words(scratch, site_language(rendering->site), source->published));
	view_add(edition->source_list, view);
	return number;
}

static void add_source(struct rendering *rendering, struct view *list, const struct value *value)
{
	const struct fact *fact = value->origin ? value->origin->fact : NULL;
	struct view *view = view_object(rendering->scratch);

	if (!fact || !fact->source)
		return;
	struct str number =
	    str_print(rendering->scratch, "%zu", source_number(rendering, fact->source));
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(view_get(list->items[i], STR("number"))->text, number))
			return;
	view_set_text(view, "number", number);
	view_add(list, view);
}

/* --- notes ------------------------------------------------------------------------------------ */

static void add_note(struct rendering *rendering, const struct derivation *derivation, struct str printed)
{
	struct arena *scratch = rendering->scratch;
	struct view *view = view_object(scratch), *sources = view_list(scratch);
	const struct fact *fact = derivation->value.origin ? derivation->value.origin->fact : NULL;

	view_set_number(view, "number", (long)rendering->print_edition->note_list->count + 1);
	view_set_text(view, "name", str_copy(scratch, derivation->name));
	view_set_text(view, "text",
	    printed.len > 0 ? printed : value_text(rendering, &derivation->value, NULL));
	set_if(view, "formula", str_copy(scratch, derivation->formula));
	set_if(view, "substituted", str_copy(scratch, derivation->substituted));
	if (fact && !date_is_none(fact->on))
		view_set_text(
		    view, "on", date_words(scratch, site_language(rendering->site), fact->on));
	add_source(rendering, sources, &derivation->value);
	for (size_t i = 0; i < derivation->input_count; i++)
		add_source(rendering, sources, &derivation->inputs[i].value);
	view_set(view, "sources", sources);
	view_add(rendering->print_edition->note_list, view);
}

/* The address of the note with this key, or of the next one, which is to be added then. */
static struct str note_href(struct rendering *rendering, struct str key, bool *is_new)
{
	struct print_edition *edition = rendering->print_edition;
	const struct str *known = map_get(&edition->notes, key);

	*is_new = !known;
	if (known)
		return *known;
	struct str href = str_print(rendering->scratch, "#note.%zu", edition->note_list->count + 1);
	map_put(&edition->notes, str_copy(rendering->scratch, key),
	    arena_copy(rendering->scratch, &href, sizeof(href)));
	return href;
}

struct str print_edition_note_origin(struct rendering *rendering, const struct origin *origin)
{
	const struct thing *thing = origin->thing ? origin->thing : origin->fact->thing;
	struct str key = STR_JOIN(rendering->scratch, thing->id, STR("#"), origin->fragment);
	bool is_new;
	struct str href = note_href(rendering, key, &is_new);

	if (is_new) {
		struct derivation derivation =
		    evaluator_derive_origin(rendering->worker->evaluator, origin, NULL);
		add_note(rendering, &derivation, STR(""));
	}
	return href;
}

struct str print_edition_note(
    struct rendering *rendering, const struct derivation *derivation, struct str printed)
{
	struct str key = STR_JOIN(rendering->scratch, derivation->name, STR("\n"),
	    derivation->formula, STR("\n"), derivation->substituted, STR("\n"), printed);
	bool is_new;
	struct str href = note_href(rendering, key, &is_new);

	if (is_new)
		add_note(rendering, derivation, str_copy(rendering->scratch, printed));
	return href;
}

/* --- all together ----------------------------------------------------------------------------- */

static void add_contents(
    struct rendering *rendering, struct view *chapter, const struct document *document)
{
	struct view *list = view_list(rendering->scratch);

	for (size_t i = 0; i < document->heading_count; i++) {
		if (document->headings[i].level != 2)
			continue;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "href",
		    STR_JOIN(rendering->scratch, STR("#"), document->headings[i].slug));
		view_set_text(item, "text", document->headings[i].text);
		view_add(list, item);
	}
	view_set(chapter, "headings", list);
}

/* The legend has the marks of all chapters, each once. */
static void add_marks(struct layout *layout, const struct document *document)
{
	layout->depends |= document->depends_used;
	for (size_t i = 0; i < document->mark_count; i++) {
		bool known = false;
		for (size_t n = 0; n < layout->mark_count; n++)
			known |= layout->marks[n] == document->marks[i];
		if (!known)
			layout->marks[layout->mark_count++] = document->marks[i];
	}
}

/* A rendering of the guide, as if it stood where the edition does. */
static struct view *chapter_view(
    struct rendering *rendering, struct arena *tree, size_t number, struct layout *layout)
{
	const struct page *page = rendering->print_edition->chapters[number - 1];
	struct rendering guide = rendering_of(rendering->worker, page, NULL);
	struct view *view = view_object(rendering->scratch);
	struct str chapter = str_print(rendering->scratch, "%zu", number);

	guide.root = rendering->root;
	guide.print_edition = rendering->print_edition;
	struct document document = render_chapter(&guide, tree, chapter);
	view_set_text(view, "id", STR_JOIN(rendering->scratch, STR("chapter."), chapter));
	view_set_text(view, "number", chapter);
	view_set_text(view, "title", page->title);
	if (document.heading.bytes.len > 0)
		view_set_markup(view, "heading_html", document.heading);
	view_set_markup(view, "body_html", document.body);
	add_contents(rendering, view, &document);
	add_marks(layout, &document);
	return view;
}

struct view *print_edition_view(struct rendering *rendering, struct layout *layout)
{
	struct arena *scratch = rendering->scratch;
	struct view *view = view_object(scratch), *chapters = view_list(scratch);
	struct print_edition edition = { .notes = map_in(scratch),
		.numbers = map_in(scratch),
		.note_list = view_list(scratch),
		.source_list = view_list(scratch) };

	layout->marks = ARENA_ARRAY(
	    scratch, const struct mark *, rendering->site->data->catalog->marks.count + 1);
	find_chapters(&edition, rendering->site, scratch, rendering->page->target);
	rendering->print_edition = &edition;
	for (size_t i = 1; i <= edition.count; i++) {
		struct arena *tree = arena_new();
		view_add(chapters, chapter_view(rendering, tree, i, layout));
		arena_free(tree);
	}
	rendering->print_edition = NULL;
	view_set(view, "chapters", chapters);
	view_set(view, "notes", edition.note_list);
	view_set(view, "sources", edition.source_list);
	view_set_text(view, "as_of",
	    date_words(scratch, site_language(rendering->site),
		figures_basis(rendering->site->data->figures).as_of));
	view_set_text(view, "origin",
	    rendering->site->options->base_url.len > 0
		? site_absolute(rendering->site, scratch, rendering->page->target->address)
		: STR(""));
	return view;
}
