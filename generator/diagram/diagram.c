#include "diagram/diagram.h"

#include "diagram/drawing_graph.h"
#include "diagram/drawing_measure.h"
#include "diagram/drawing_place.h"
#include "diagram/flowchart.h"
#include "diagram/pie.h"
#include "diagram/pie_parse.h"
#include "diagram/scan.h"

static bool is_flowchart(struct str word)
{
	return str_eq(word, STR("graph")) || str_eq(word, STR("flowchart"));
}

static bool draw_flowchart(const struct diagram *diagram, struct str id, struct view *view)
{
	const struct diagram_host *host = diagram->host;
	struct arena *scratch = diagram->scratch;
	const struct flowchart *chart = flowchart_parse(diagram);

	if (!chart)
		return false;
	struct drawing *drawing = drawing_measure(diagram, chart);
	struct str graph = drawing_graph(scratch, drawing);
	struct pos at = diagram_pos(diagram, 0);
	struct str answer = host->positions ? host->positions(host->self, graph, at) : STR("");
	if (!answer.len)
		return false;
	if (!drawing_place(scratch, drawing, answer)) {
		diag_report(diagram->diag, DIAG_DIAGRAM_LAYOUT, at,
		    "dot's answer for this diagram cannot be read");
		return false;
	}
	struct str fallback = host->title(host->self);
	struct str title = chart->title.len ? chart->title : fallback;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct html html = html_to(&out);
	drawing_put(&html, units_words(diagram->arithmetic->units), drawing, id, title);
	view_set_markup(view, "svg_html", html_markup(&html));
	view_set_text(view, "region", title);
	return true;
}

static bool draw_pie(const struct diagram *diagram, struct str id, struct view *view)
{
	const struct pie *pie = pie_parse(diagram);

	return pie && pie_put(diagram, pie, id, view);
}

/* What Mermaid draws and this does not, with a version behind a dash or without. */
static bool is_foreign(struct str word)
{
	struct str kind, version;

	str_cut(word, '-', &kind, &version);
	return str_is_in_words(kind,
	    "sequenceDiagram classDiagram stateDiagram erDiagram gantt journey gitGraph mindmap timeline "
	    "quadrantChart requirementDiagram sankey xychart block packet kanban architecture radar treemap "
	    "zenuml C4Context C4Container C4Component C4Dynamic C4Deployment");
}

static bool report_word(const struct diagram *diagram, struct str word, size_t offset)
{
	struct diag *diag = diagram->diag;

	if (str_eq(word, STR("---"))) {
		diag_report(diag, DIAG_DIAGRAM, diagram_pos(diagram, offset),
		    "a diagram has no front matter here");
		diag_hint(diag,
		    "leave it out: write accTitle: for a title; colours are those of the style sheet");
		return false;
	}
	if (word.len)
		diag_report(diag, is_foreign(word) ? DIAG_DIAGRAM_FOREIGN : DIAG_DIAGRAM,
		    diagram_pos(diagram, offset), "“%.*s” is no diagram that is drawn here",
		    STR_ARG(word));
	else
		diag_report(diag, DIAG_DIAGRAM, diagram_pos(diagram, 0),
		    "there is nothing in this diagram");
	diag_hint(diag, "flowcharts (graph or flowchart) and pies (pie) are");
	return false;
}

bool diagram_draw(const struct diagram *diagram, struct str id, struct view *view)
{
	size_t offset;
	struct str word = scan_first_word(diagram->text, &offset);

	view_set_text(view, "id", id);
	if (is_flowchart(word))
		return draw_flowchart(diagram, id, view);
	if (str_eq(word, STR("pie")))
		return draw_pie(diagram, id, view);
	return report_word(diagram, word, offset);
}

struct str diagram_graph(const struct diagram *diagram)
{
	size_t offset;

	if (!is_flowchart(scan_first_word(diagram->text, &offset)))
		return STR("");
	const struct flowchart *chart = flowchart_parse(diagram);
	if (!chart)
		return STR("");
	return drawing_graph(diagram->keep, drawing_measure(diagram, chart));
}
