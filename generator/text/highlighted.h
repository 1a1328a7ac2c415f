/*
 * highlighted - code in the languages of the program highlight: its names for them, and what its answers say.
 *
 * The program knows some two hundred languages by the endings of files. Its answer is the code as HTML with classes.
 * Of that only the parts are taken, once what it says is found to be the code itself, so that no markup of another
 * program reaches a page: an answer that is anything else is no answer.
 */
#ifndef TEXT_HIGHLIGHTED_H
#define TEXT_HIGHLIGHTED_H

#include "text/code_part.h"
#include "text/document.h"

/*
 * The ending of files in the language with this name (the word after the fence), in the arena. Empty if it needs no
 * highlighting, or highlight.h does it.
 */
struct str highlighted_ending(struct arena *arena, struct str name);

/* The parts of the code, in parts->arena. False if the answer is not the code. */
bool highlighted_read(struct str answer, struct str code, struct str ending, struct code_parts *parts);

/* Whether code is asked for that has these words behind its fence. */
bool highlighted_asks(struct arena *scratch, struct str info);

/* document_code in document.h. */
void highlighted_ahead(const struct document_input *input,
    void (*found)(void *self, struct str ending, struct str code, struct pos at), void *self);

#endif
