#include "text/mermaid.h"

#include "base/language.h"
#include "chart/chart_words.h"
#include "data/derivation.h"
#include "diagram/diagram.h"
#include "text/expression.h"
#include "text/fenced.h"
#include "text/undrawn.h"

/* A block and where its bytes stand in the page: what the answers to a diagram are found by. */
struct fence {
	struct reading *reading;
	struct str text;
	size_t line; /* of the page, from 0, on which the text starts */
};

/*
 * The place of the byte at `offset`. cmark-gfm has taken quotes and indentation off each line, so
 * the line is looked for in the page's.
 */
static struct pos place(void *self, size_t offset)
{
	const struct fence *fence = self;
	const struct reading *reading = fence->reading;
	size_t line = fence->line, start = 0;

	for (size_t i = 0; i < offset && i < fence->text.len; i++) {
		if (fence->text.at[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	if (line >= reading->places.line_count)
		return places_pos(&reading->places, reading->places.text.len);
	struct str rest = str_sub(fence->text, start, fence->text.len), words = { NULL, 0 };
	str_line(&rest, &words);
	size_t from = reading->places.lines[line];
	size_t to = line + 1 < reading->places.line_count ? reading->places.lines[line + 1]
							  : reading->places.text.len;
	size_t indent = str_find(str_sub(reading->places.text, from, to), words, 0);
	return places_pos(
	    &reading->places, from + (indent == STR_NONE ? 0 : indent) + (offset - start));
}

/* --- figures -------------------------------------------------------------------------------------- */

static bool evaluate_at(
    struct reading *reading, struct str words, struct pos at, struct diagram_figure *figure)
{
	struct expression *expression = ARENA_NEW(reading->input->scratch, struct expression);
	struct formula_text text = { words, at, reading->places.exact };

	if (expression_is_guard(&text)) {
		diag_report(reading->input->diag, DIAG_DIAGRAM, at, "a guard draws nothing");
		diag_hint(reading->input->diag,
		    "write it into the text above the diagram: {{ require %.*s }}", STR_ARG(text.text));
		return false;
	}
	if (!expression_read(reading, text, expression))
		return false;
	const struct value *value = &expression->value;
	*figure = (struct diagram_figure){ .printed = expression->printed,
		.formula = formula_source(expression->formula),
		.quantity = value->kind == VALUE_QUANTITY ? value->quantity : NULL,
		.missing = value->kind == VALUE_UNKNOWN ? value->missing : STR(""),
		.kind = value_kind_words(value->kind),
		.moved = undrawn_excuses(reading, &expression->read),
		.own = expression };
	return true;
}

static bool evaluate(void *self, struct str words, size_t offset, struct diagram_figure *figure)
{
	struct fence *fence = self;

	return evaluate_at(fence->reading, words, place(fence, offset), figure);
}

static struct str link(void *self, const struct diagram_figure *figure)
{
	struct fence *fence = self;
	const struct expression *expression = figure->own;

	return expression->value.kind == VALUE_THING ? STR("")
						     : expression_href(fence->reading, expression);
}

static struct markup figure_markup(void *self, const struct diagram_figure *figure)
{
	struct fence *fence = self;
	const struct expression *expression = figure->own;
	struct buf out = buf_in(fence->reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	figure_put(fence->reading, &expression->value, &expression->show, expression->printed,
	    expression_href(fence->reading, expression), &html);
	return html_markup(&html);
}

static void put_operand(void *self, const struct diagram_figure *figure,
    const struct diagram_figure *first, bool factor, struct buf *out)
{
	struct fence *fence = self;
	const struct expression *expression = figure->own;

	value_put_operand(fence->reading->input->evaluator, &expression->value,
	    first->quantity->unit, factor, out);
}

static struct markup share_markup(void *self, const struct diagram_share *share)
{
	struct fence *fence = self;
	struct reading *reading = fence->reading;
	struct arena *keep = reading->input->keep;
	struct derivation derivation = { .formula_at = share->at,
		.value = value_of_quantity(keep, share->quantity),
		.name = WORD_FILL(
		    keep, reading_language(reading), WORD_SHARE_OF, { "name", share->name }),
		.formula = share->formula,
		.substituted = share->substituted,
		.inputs = ARENA_ARRAY(keep, struct derivation_input, share->part_count) };

	for (size_t i = 0; i < share->part_count; i++) {
		const struct expression *part = share->parts[i]->own;
		if (part->value.origin)
			derivation.inputs[derivation.input_count++] =
			    (struct derivation_input){ origin_words(keep, part->value.origin),
				    part->value };
	}
	struct str href =
	    reading->foot.none ? STR("") : page_figure_add(reading, derivation, share->printed);
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);
	figure_put(reading, &derivation.value, &share->show, share->printed, href, &html);
	return html_markup(&html);
}

/* --- the drawing ---------------------------------------------------------------------------------- */

/* "Flowchart: Cooling", after the heading it stands under; "Flowchart 2: Cooling" for the next one. */
static struct str title(void *self)
{
	struct fence *fence = self;
	struct reading *reading = fence->reading;
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	size_t number = ++reading->around.charts;

	buf_put(&out, STR("Flowchart"));
	if (number > 1)
		buf_print(&out, " %zu", number);
	if (reading->around.section.len)
		buf_print(&out, ": %.*s", STR_ARG(reading->around.section));
	return buf_str(&out);
}

static struct str positions(void *self, struct str graph, struct pos at)
{
	struct fence *fence = self;
	const struct document_site *site = fence->reading->input->site;

	return site->positions ? site->positions(site->self, graph, at) : STR("");
}

static struct diagram diagram_of(
    const struct reading *reading, struct str text, const struct diagram_host *host)
{
	const struct document_input *input = reading->input;

	return (struct diagram){ .text = text,
		.host = host,
		.arithmetic = &reading->asker.arithmetic,
		.keep = input->keep,
		.scratch = input->scratch,
		.diag = input->diag };
}

struct markup mermaid_markup(struct reading *reading, const cmark_node *node)
{
	size_t opener = node->start_line > 0 ? (size_t)node->start_line - 1 : 0;
	struct fence fence = { reading, chunk_str(&node->as.code.literal), opener + 1 };
	const struct diagram_host host = { .self = &fence,
		.place = place,
		.evaluate = evaluate,
		.link = link,
		.figure_markup = figure_markup,
		.share_markup = share_markup,
		.put_operand = put_operand,
		.title = title,
		.positions = positions };
	struct diagram diagram = diagram_of(reading, fence.text, &host);
	struct view *view = view_object(reading->input->scratch);
	struct str id = anchors_new(&reading->anchors, STR("diagram")), undrawn = STR("");
	const struct language *words = reading_language(reading);
	size_t reports = diag_count(diagram.diag);

	diagram.undrawn = &undrawn;
	bool drawn = diagram_draw(&diagram, id, view);
	if (!drawn && (undrawn.len == 0 || diag_count(diagram.diag) > reports))
		return MARKUP_NONE;
	if (!drawn)
		view_set_text(view, "undrawn",
		    chart_undrawn_words(reading->input->scratch, words,
			words && words->foreign ? words_get(words, WORD_NO_VALUE) : undrawn));
	return reading_render(reading, STR("diagram"), view);
}

/* --- before pages are read ------------------------------------------------------------------------ */

/* Figures have no places yet, and lead nowhere. */
static bool evaluate_nowhere(void *self, struct str words, size_t offset, struct diagram_figure *figure)
{
	(void)offset;
	return evaluate_at(self, words, POS_NONE, figure);
}

void mermaid_graphs(const struct document_input *input,
    void (*found)(void *self, struct str graph, struct pos at), void *self)
{
	if (!input->body.at || str_find(input->body, STR("mermaid"), 0) == STR_NONE)
		return;
	struct reading reading;
	struct pos at = source_pos(input->source, input->body_offset);
	if (!reading_start(&reading, input, input->body, at))
		return;
	const struct diagram_host host = { .self = &reading, .evaluate = evaluate_nowhere };
	size_t from = 0;
	for (struct fenced fenced; fenced_next(input->body, &from, &fenced);) {
		struct str word, rest;
		str_cut(fenced.info, ' ', &word, &rest);
		if (!str_eq(word, STR("mermaid")))
			continue;
		struct diagram diagram =
		    diagram_of(&reading, fenced_text(input->scratch, &fenced), &host);
		struct str graph = diagram_graph(&diagram);
		if (graph.len)
			found(self, graph, places_pos(&reading.places, fenced.opens));
	}
}
