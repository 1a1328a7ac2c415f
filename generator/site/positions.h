/*
 * positions - where dot puts the nodes of the site's flowcharts.
 *
 * Graphviz's dot is a process of its own: it is started once for all flowcharts of the site, on a
 * thread of its own, and fed and read through pipes while pages are made; the first page that needs
 * an answer waits for it. A graph that nobody asked for in advance (one that a guide got since) is
 * asked for on the spot. A site without flowcharts starts nothing.
 *
 * Knows dot's language as little as its answers: both are text (text/mermaid_drawing.h). An answer
 * depends on its graph alone, so it does not matter who asks, or when.
 */
#ifndef SITE_POSITIONS_H
#define SITE_POSITIONS_H

#include "base/diag.h"

struct positions;

struct positions *positions_new(struct arena *keep);

/* A graph that will be asked for, and where it stands. Before positions_start. */
void positions_expect(struct positions *positions, struct str graph, struct pos at);

/* Starts dot, if there is anything to ask. */
void positions_start(struct positions *positions);

/* dot's answer, for any thread; empty if there is none, which positions_end will report. */
struct str positions_find(struct positions *positions, struct str graph, struct pos at);

/* Waits for dot and reports what went wrong: dot missing once, a graph it fails on at its place. */
void positions_end(struct positions *positions, struct diag *diag);

#endif
