#include "site/print_notes.h"

#include "base/language.h"
#include "data/value_print.h"
#include "site/site_language.h"

/* --- chapters --------------------------------------------------------------------------------- */

static bool is_chapter(const struct page *page, const struct page *index)
{
	return page->kind == PAGE_GUIDE && !page->draft && str_starts(page->address, index->address);
}

struct print_notes print_notes_of(struct arena *keep, const struct site *site, const struct page *index)
{
	struct print_notes notes = { .known = map_in(keep), .numbers = map_in(keep) };

	notes.chapters = ARENA_ARRAY(keep, const struct page *, site->pages->count + 1);
	for (const struct page *page = index; page; page = page->next)
		if (is_chapter(page, index))
			notes.chapters[notes.chapter_count++] = page;
	return notes;
}

/* From 1; 0 for none. */
static size_t number_of(const struct print_notes *notes, const struct page *page)
{
	for (size_t i = 0; i < notes->chapter_count; i++)
		if (notes->chapters[i] == page)
			return i + 1;
	return 0;
}

struct str print_notes_chapter(const struct print_notes *notes, struct arena *keep,
    const struct page *page, struct str fragment)
{
	size_t number = number_of(notes, page);

	if (number == 0)
		return STR("");
	return fragment.len == 0 ? str_print(keep, "#chapter.%zu", number)
				 : str_print(keep, "#%zu.%.*s", number, STR_ARG(fragment));
}

/* --- sources ---------------------------------------------------------------------------------- */

static size_t source_number(struct rendering *rendering, const struct reference *source)
{
	struct print_notes *notes = rendering->print_notes;
	const size_t *known = map_get(&notes->numbers, source->id);

	if (known)
		return *known;
	notes->sources = arena_room(rendering->scratch, notes->sources, notes->source_count,
	    &notes->source_room, sizeof(*notes->sources));
	notes->sources[notes->source_count++] = source;
	map_put(&notes->numbers, source->id,
	    arena_copy(rendering->scratch, &notes->source_count, sizeof(notes->source_count)));
	return notes->source_count;
}

static void add_source(struct rendering *rendering, struct print_note *note, const struct value *value)
{
	const struct fact *fact = value->origin ? value->origin->fact : NULL;

	if (!fact || !fact->source)
		return;
	size_t number = source_number(rendering, fact->source);
	for (size_t i = 0; i < note->source_count; i++)
		if (note->sources[i] == number)
			return;
	note->sources[note->source_count++] = number;
}

/* --- notes ------------------------------------------------------------------------------------ */

/* Without a printed text it is that of the value. */
static void add_note(struct rendering *rendering, const struct derivation *derivation, struct str printed)
{
	struct print_notes *notes = rendering->print_notes;
	struct arena *scratch = rendering->scratch;
	const struct fact *fact = derivation->value.origin ? derivation->value.origin->fact : NULL;
	struct print_note note = { .name = str_copy(scratch, derivation->name),
		.text = str_copy(scratch, printed),
		.formula = str_copy(scratch, derivation->formula),
		.substituted = str_copy(scratch, derivation->substituted) };

	if (printed.len == 0)
		note.text =
		    value_printed(scratch, rendering->worker->evaluator, &derivation->value, NULL);
	if (fact && !date_is_none(fact->on))
		note.on = date_words(scratch, site_language(rendering->site), fact->on);
	note.sources = ARENA_ARRAY(scratch, size_t, derivation->input_count + 1);
	add_source(rendering, &note, &derivation->value);
	for (size_t i = 0; i < derivation->input_count; i++)
		add_source(rendering, &note, &derivation->inputs[i].value);
	notes->notes =
	    arena_room(scratch, notes->notes, notes->count, &notes->room, sizeof(*notes->notes));
	notes->notes[notes->count++] = note;
}

/* The address of the note with this key, or of the next one, which is to be added then. */
static struct str note_href(struct rendering *rendering, struct str key, bool *is_new)
{
	struct print_notes *notes = rendering->print_notes;
	const struct str *known = map_get(&notes->known, key);

	*is_new = !known;
	if (known)
		return *known;
	struct str href = str_print(rendering->scratch, "#note.%zu", notes->count + 1);
	map_put(&notes->known, str_copy(rendering->scratch, key),
	    arena_copy(rendering->scratch, &href, sizeof(href)));
	return href;
}

struct str print_notes_origin(struct rendering *rendering, const struct origin *origin)
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

struct str print_notes_derivation(
    struct rendering *rendering, const struct derivation *derivation, struct str printed)
{
	struct str key = STR_JOIN(rendering->scratch, derivation->name, STR("\n"),
	    derivation->formula, STR("\n"), derivation->substituted, STR("\n"), printed);
	bool is_new;
	struct str href = note_href(rendering, key, &is_new);

	if (is_new)
		add_note(rendering, derivation, printed);
	return href;
}
