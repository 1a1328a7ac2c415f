/*
 * diagram - drawings from Mermaid text, as in fenced blocks with the word mermaid: flowcharts and pies.
 *
 * The input is text, the result a view for the template `diagram` (rigbook-templates(7)). Knows numbers and
 * SVG, but neither pages nor the data: it asks the callbacks of struct diagram_host (host.h) for the values
 * of {{ figures }} in labels, for places in the source, and for links.
 *
 * Flowcharts: flowchart.h parses, drawing_measure.h computes sizes, drawing_graph.h asks dot for a layout,
 * drawing_place.h reads it, drawing.h writes SVG. Pies: pie_parse.h parses, pie.h draws.
 *
 * Everything is allocated in the diagram's scratch arena, except what is passed to the host (shares and
 * their texts), which is in `keep`. Mistakes are reported at their places; then the result is NULL or
 * false.
 */
#ifndef DIAGRAM_DIAGRAM_H
#define DIAGRAM_DIAGRAM_H

#include "diagram/host.h"
#include "html/view.h"

/* Parses and draws: sets the fields of `view`. `id` is the id of the drawing. False after a report. */
bool diagram_draw(const struct diagram *diagram, struct str id, struct view *view);

/*
 * The graph, in dot's language, for which diagram_draw will ask the host's `positions`. In `keep`. Empty if
 * the text is no flowchart, or has mistakes.
 */
struct str diagram_graph(const struct diagram *diagram);

#endif
