/*
 * drawing_words - describes a flowchart in sentences, for readers who do not see it. Private to diagram/.
 */
#ifndef DIAGRAM_DRAWING_WORDS_H
#define DIAGRAM_DRAWING_WORDS_H

#include "diagram/drawing.h"

struct str drawing_words(
    struct arena *keep, const struct language *language, const struct drawing *drawing);

#endif
