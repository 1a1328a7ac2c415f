#include "site/print_edition.h"

#include "base/language.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/print_notes.h"
#include "site/render_guide.h"
#include "site/site_language.h"
#include "site/views.h"

/* A formula of so many bytes is printed again. */
#define NOTE_FORMULA_SHORT 40

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
	layout->narrow |= document->narrow_used;
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
	const struct page *page = rendering->print_notes->chapters[number - 1];
	struct rendering guide = rendering_of(rendering->worker, page, NULL);
	struct view *view = view_object(rendering->scratch);
	struct str chapter = str_print(rendering->scratch, "%zu", number);

	guide.root = rendering->root;
	guide.print_notes = rendering->print_notes;
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

/* A long formula stands once; where the numbers put in say the rest, later notes name the first that has it. */
static void set_formula(struct arena *scratch, struct map *first, struct view *view,
    const struct print_note *note, size_t number)
{
	const size_t *known = map_get(first, note->formula);

	if (known && note->substituted.len > 0 && note->formula.len > NOTE_FORMULA_SHORT)
		view_set_number(view, "formula_of", (long)*known);
	else
		set_if(view, "formula", note->formula);
	if (!known && note->formula.len > 0)
		map_add(first, note->formula, arena_copy(scratch, &number, sizeof(number)));
}

static struct view *notes_view(struct arena *scratch, const struct print_notes *notes)
{
	struct view *list = view_list(scratch);
	struct map first = map_in(scratch);

	for (size_t i = 0; i < notes->count; i++) {
		const struct print_note *note = &notes->notes[i];
		struct view *view = view_object(scratch), *sources = view_list(scratch);
		view_set_number(view, "number", (long)i + 1);
		view_set_text(view, "name", note->name);
		view_set_text(view, "text", note->text);
		set_formula(scratch, &first, view, note, i + 1);
		set_if(view, "substituted", note->substituted);
		set_if(view, "on", note->on);
		for (size_t s = 0; s < note->source_count; s++) {
			struct view *source = view_object(scratch);
			view_set_number(source, "number", (long)note->sources[s]);
			view_add(sources, source);
		}
		view_set(view, "sources", sources);
		view_add(list, view);
	}
	return list;
}

static struct view *sources_view(struct rendering *rendering, const struct print_notes *notes)
{
	struct view *list = view_list(rendering->scratch);

	for (size_t i = 0; i < notes->source_count; i++) {
		const struct reference *source = notes->sources[i];
		struct view *view = view_object(rendering->scratch);
		view_set_number(view, "number", (long)i + 1);
		view_set_text(view, "title", source->title);
		set_if(view, "url", source->url);
		set_if(view, "producer", source->producer);
		if (!date_is_none(source->published))
			view_set_text(view, "published",
			    date_words(rendering->scratch, site_language(rendering->site),
				source->published));
		view_add(list, view);
	}
	return list;
}

struct view *print_edition_view(struct rendering *rendering, struct layout *layout)
{
	struct arena *scratch = rendering->scratch;
	struct view *view = view_object(scratch), *chapters = view_list(scratch);
	struct print_notes notes = print_notes_of(scratch, rendering->site, rendering->page->target);

	layout->marks = ARENA_ARRAY(
	    scratch, const struct mark *, rendering->site->data->catalog->marks.count + 1);
	rendering->print_notes = &notes;
	for (size_t i = 1; i <= notes.chapter_count; i++) {
		struct arena *tree = arena_new();
		view_add(chapters, chapter_view(rendering, tree, i, layout));
		arena_free(tree);
	}
	rendering->print_notes = NULL;
	view_set(view, "chapters", chapters);
	view_set(view, "notes", notes_view(scratch, &notes));
	view_set(view, "sources", sources_view(rendering, &notes));
	view_set_text(view, "as_of",
	    date_words(scratch, site_language(rendering->site),
		figures_basis(rendering->site->data->figures).as_of));
	view_set_text(view, "origin",
	    rendering->site->options->base_url.len > 0
		? site_absolute(rendering->site, scratch, rendering->page->target->address)
		: STR(""));
	return view;
}
