/*
 * positions - asks Graphviz's dot for the layout of the site's flowcharts.
 *
 * dot is started once for all flowcharts of a build. A thread of its own writes to it and reads from it
 * through pipes while pages are rendered. The first page that needs an answer waits for it. A graph that
 * was not announced with positions_expect (one that a guide got since, in the preview) is sent when it is
 * asked for. A site without flowcharts does not start dot.
 *
 * If dot prints nothing for ten seconds it is killed. If the build is killed, dot ends too.
 *
 * The language of dot and its answers are text here: diagram/drawing_graph.h writes the graph,
 * diagram/drawing_place.h reads the answer. An answer depends on its graph alone, so pages are the same
 * whoever asks first.
 */
#ifndef SITE_POSITIONS_H
#define SITE_POSITIONS_H

#include "base/diag.h"

struct positions;

struct positions *positions_new(struct arena *keep);

/* Announces a graph and its place. Call this before positions_start. */
void positions_expect(struct positions *positions, struct str graph, struct pos at);

/* Starts dot, if a graph was announced. */
void positions_start(struct positions *positions);

/*
 * dot's answer for a graph, as JSON. May be called from any thread and waits. Empty if there is none, which
 * positions_end reports.
 */
struct str positions_find(struct positions *positions, struct str graph, struct pos at);

/*
 * Waits for dot to end and reports failures: once if dot is not installed, and at its place each graph on
 * which dot fails or stops answering.
 */
void positions_end(struct positions *positions, struct diag *diag);

#endif
