/*
 * controls - the block `inputs` of a guide: a form in which readers replace values of inputs by their own.
 *
 *     inputs: [hours, electricity]     the inputs, in this order; default: all that something on the page reads
 *     scenarios: [evenings]            buttons; default: the scenarios of the data that set only inputs of the form
 *     caption: With your own numbers
 *
 * An input that nothing on the page reads gets no control; naming it in the block is a warning. Which
 * inputs are read is known at the end of the page, so the form is made then. It is hidden until a script
 * shows it (assets/live.js). It is left out if the site has no engine for pages. Private to text/.
 */
#ifndef TEXT_CONTROLS_H
#define TEXT_CONTROLS_H

#include "base/source.h"
#include "text/tree.h"

struct reading;

/* Reads the block in `node`; `at` is its first line. The form is made later. */
void controls_start(struct reading *reading, cmark_node *node, struct pos at);

/* After the last node: replaces the block by the form. */
void controls_finish(struct reading *reading);

#endif
