#include "text/reading.h"

#include "html/mustache_render.h"
#include "text/markdown_limits.h"

#include <string.h>

static void classify_bytes(struct reading *reading)
{
	memset(&reading->byte_class['0'], BYTE_DIGIT, 10);
	const struct map *marks = &reading->input->catalog->marks;
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = marks->at[i].value;
		unsigned char first = mark->symbol.len > 0 ? (unsigned char)mark->symbol.at[0] : 0;
		if (mark->symbol.len == 0 || (reading->byte_class[first] & BYTE_MARK))
			continue;
		reading->byte_class[first] |= BYTE_MARK;
		if (reading->first_count < READING_FIRSTS)
			reading->firsts[reading->first_count] = first;
		reading->first_count++;
	}
}

bool reading_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at)
{
	struct arena *scratch = input->scratch;

	*reading = (struct reading){ .input = input };
	reading->asker = (struct asker){ .catalog = input->catalog,
		.evaluator = input->evaluator,
		.self = input->self,
		.keep = input->keep,
		.scratch = scratch,
		.diag = input->diag };
	asker_start(&reading->asker);
	reading->anchors = anchors_in(input->keep, scratch);
	if (input->chapter.len > 0)
		reading->anchors.prefix = STR_JOIN(scratch, input->chapter, STR("."));
	reading->foot.listed = map_in(scratch);
	reading->marks = page_marks_of(scratch, &input->catalog->marks);
	reading->numbers.named = map_in(scratch);
	classify_bytes(reading);
	if (input->self)
		reading_name_thing(reading, input->self);
	if (text.len > DOCUMENT_SIZE_MOST) {
		reading->places = places_of(scratch, STR(""), at);
		diag_report(input->diag, DIAG_TEXT_LIMIT, at, "the text is longer than %zu bytes",
		    DOCUMENT_SIZE_MOST);
		return false;
	}
	reading->places = places_of(scratch, text, at);
	reading->escaped_brackets = str_find(text, STR("\\("), 0) != STR_NONE;
	if (text.at == input->body.at)
		reading->places.stitched = input->stitched;
	return limits_hold(&reading->places, input->diag);
}

const struct language *reading_language(const struct reading *reading)
{
	return units_words(reading->input->catalog->units);
}

void reading_name_thing(struct reading *reading, const struct thing *thing)
{
	map_add(&reading->numbers.named, thing->id, (void *)(uintptr_t)thing);
}

void reading_name_value(struct reading *reading, const struct value *value)
{
	if (value->kind == VALUE_THING)
		reading_name_thing(reading, value->thing);
	if (value->origin && value->origin->thing)
		reading_name_thing(reading, value->origin->thing);
}

void reading_render_to(struct reading *reading, const struct mustache **found, struct str template,
    const struct view *view, struct html *out)
{
	struct diag *diag = reading->input->diag;

	if (!*found)
		*found = mustache_find(reading->input->templates, template);
	if (!*found)
		return;
	struct pos at;
	struct str trouble = mustache_render(*found, view, out, &at);
	if (trouble.len)
		diag_report(diag, DIAG_TEMPLATE_MISSING, at, "%.*s", STR_ARG(trouble));
}

struct markup reading_render(struct reading *reading, struct str template, const struct view *view)
{
	const struct mustache *found = NULL;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	reading_render_to(reading, &found, template, view, &html);
	return html_markup(&html);
}

void reading_wrap(struct reading *reading, cmark_node *block, struct str template, struct view *view)
{
	struct markup before, behind;
	size_t place = STR_NONE;

	view_set_markup_end(view, "body_html", MARKUP_NONE, &place);
	struct markup markup = reading_render(reading, template, view);
	markup_split(markup, place, &before, &behind);
	block->type = CMARK_NODE_CUSTOM_BLOCK;
	block->as.custom.on_enter = str_chunk(markup_trim(before).bytes);
	block->as.custom.on_exit = str_chunk(markup_trim(behind).bytes);
}
