/*
 * highlighter - asks the program highlight for the parts of code in languages that text/highlight.h does not know.
 *
 * It is run once for all code of a build, in a thread of its own, while pages are rendered. The first page that needs an
 * answer waits for it. Code that was not announced with highlighter_expect (what a guide got since, in the preview) is
 * asked for when its page is read. A site without such code does not run it.
 *
 * Each block is a file in a temporary folder, and so is each answer. Where the program ends too early the block
 * behind its last answer is passed over; where it does not end within ten seconds it is stopped. Code without an answer
 * stays plain. An answer depends on its code alone, so pages are the same whoever asks first.
 */
#ifndef SITE_HIGHLIGHTER_H
#define SITE_HIGHLIGHTER_H

#include "base/diag.h"
#include "text/code_part.h"

struct highlighter;

struct highlighter *highlighter_new(struct arena *keep);

/* Announces code, the ending of files in its language, and its place. Call this before highlighter_start. */
void highlighter_expect(
    struct highlighter *highlighter, struct str ending, struct str code, struct pos at);

/* Runs the program, if code was announced. */
void highlighter_start(struct highlighter *highlighter);

/* The parts of the code; none if there is no answer. May be called from any thread and waits. */
const struct code_parts *highlighter_find(
    struct highlighter *highlighter, struct str ending, struct str code, struct pos at);

/*
 * Waits for the end and warns: once if the program is not installed or cannot be run, and at the place of each code on
 * which it fails.
 */
void highlighter_end(struct highlighter *highlighter, struct diag *diag);

#endif
