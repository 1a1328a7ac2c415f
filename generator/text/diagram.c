#include "text/diagram.h"

#include "text/markdown_memory.h"
#include "text/mermaid_drawing.h"
#include "text/pie.h"

static bool is_flowchart(struct str word)
{
	return str_eq(word, STR("graph")) || str_eq(word, STR("flowchart"));
}

/* "Flowchart: Cooling", after the heading it stands under; "Flowchart 2: Cooling" for the next one. */
static struct str title_of(struct reading *reading, const struct flowchart *chart)
{
	struct buf title = buf_in(reading->input->scratch, BUF_MOST);
	size_t number = ++reading->section_charts;
	if (chart->title.len)
		return chart->title;
	buf_put(&title, STR("Flowchart"));
	if (number > 1)
		buf_print(&title, " %zu", number);
	if (reading->section.len)
		buf_print(&title, ": %.*s", STR_ARG(reading->section));
	return buf_str(&title);
}

static bool put_flowchart(
    struct reading *reading, const struct fence *fence, struct str id, struct view *view)
{
	const struct document_input *input = reading->input;
	struct arena *scratch = input->scratch;
	const struct flowchart *chart = mermaid_parse(scratch, input->diag, fence);
	if (!chart)
		return false;
	struct drawing *drawing = drawing_measure(reading, fence, chart, true);
	struct str graph = drawing_graph(scratch, drawing);
	struct str answer = input->site->positions
	    ? input->site->positions(input->site->self, graph, fence_pos(fence, 0))
	    : STR("");
	if (!answer.len)
		return false;
	if (!drawing_place(scratch, drawing, answer)) {
		diag_report(input->diag, DIAG_DIAGRAM_LAYOUT, fence_pos(fence, 0),
		    "dot's answer for this diagram cannot be read");
		return false;
	}
	struct str title = title_of(reading, chart);
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	drawing_put(&html, scratch, drawing, id, title);
	view_set_text(view, "svg_html", buf_str(&out));
	view_set_text(view, "region", title);
	return true;
}

static bool put_pie(struct reading *reading, const struct fence *fence, struct str id, struct view *view)
{
	const struct pie *pie = pie_parse(reading->input->scratch, reading->input->diag, fence);
	return pie && pie_put(reading, fence, pie, id, view);
}

static bool report_word(struct reading *reading, const struct fence *fence, struct str word, size_t offset)
{
	struct diag *diag = reading->input->diag;
	if (word.len)
		diag_report(diag, DIAG_DIAGRAM, fence_pos(fence, offset),
		    "“%.*s” is no diagram that is drawn here", STR_ARG(word));
	else
		diag_report(diag, DIAG_DIAGRAM, fence_pos(fence, 0), "there is nothing in this diagram");
	diag_hint(diag, "flowcharts (graph or flowchart) and pies (pie) are");
	return false;
}

struct str diagram_markup(struct reading *reading, const struct fence *fence)
{
	struct view *view = view_object(reading->input->scratch);
	struct str id = reading_new_id(reading, STR("diagram"));
	size_t offset;
	struct str word = mermaid_word(fence->text, &offset);
	bool good = is_flowchart(word) ? put_flowchart(reading, fence, id, view)
	    : str_eq(word, STR("pie")) ? put_pie(reading, fence, id, view)
				       : report_word(reading, fence, word, offset);
	view_set_text(view, "id", id);
	return good ? reading_render(reading, STR("diagram"), view) : STR("");
}

/* --- before pages are read ------------------------------------------------------------------------ */

/* The line without as much of the prefix as stands before it, for which spaces may stand. */
static struct str without(struct str line, struct str prefix)
{
	for (size_t i = 0; i < prefix.len; i++) {
		if (!str_starts(line, STR(" ")) && !str_starts(line, str_sub(prefix, i, i + 1)))
			break;
		line = str_sub(line, 1, line.len);
	}
	return line;
}

/*
 * The fence that opens at or behind *at, without what stands before it on its lines, as far as that
 * is the same on each. This need not be exact: what is missed here is asked for when its page is
 * read.
 */
static bool next_fence(
    struct arena *scratch, struct str body, size_t *at, size_t *opens, struct str *text)
{
	size_t word = str_find(body, STR("mermaid"), *at);
	if (word == STR_NONE)
		return false;
	size_t start = word;
	while (start > 0 && body.at[start - 1] != '\n')
		start--;
	size_t fence = str_find(str_sub(body, start, word), STR("```"), 0);
	*at = word + 1;
	*opens = word;
	*text = STR("");
	if (fence == STR_NONE)
		return true;
	struct str rest = str_sub(body, word, body.len), line,
		   prefix = str_sub(body, start, start + fence);
	struct buf out = buf_in(scratch, DOCUMENT_SIZE_MOST);
	str_line(&rest, &line);
	while (str_line(&rest, &line)) {
		struct str inner = without(line, prefix);
		if (str_starts(str_trim(inner), STR("```")))
			break;
		buf_put(&out, inner);
		buf_put_byte(&out, '\n');
	}
	*at = rest.len ? (size_t)(rest.at - body.at) : body.len;
	*text = buf_str(&out);
	return true;
}

void document_graphs(const struct document_input *input,
    void (*found)(void *self, struct str graph, struct pos at), void *self)
{
	if (!input->body.at || str_find(input->body, STR("mermaid"), 0) == STR_NONE)
		return;
	struct reading reading;
	struct pos at = source_pos(input->source, input->body_offset);
	if (!reading_start(&reading, input, input->body, at))
		return;
	size_t from = 0, start, offset;
	for (struct str text; next_fence(input->scratch, input->body, &from, &start, &text);) {
		struct fence fence = { text, NULL, 0 };
		if (!is_flowchart(mermaid_word(text, &offset)))
			continue;
		const struct flowchart *chart = mermaid_parse(input->scratch, input->diag, &fence);
		if (chart)
			found(self,
			    drawing_graph(input->keep, drawing_measure(&reading, &fence, chart, false)),
			    reading_pos(&reading, start));
	}
}
