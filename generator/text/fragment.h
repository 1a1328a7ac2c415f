/*
 * fragment - a short text with figures in it that is no page: a title, a caption, a note. Private to
 * text/; document.h has the same for those outside.
 */
#ifndef TEXT_FRAGMENT_H
#define TEXT_FRAGMENT_H

#include "text/reading.h"

/* Expressions are printed as plain text, everything else is kept. */
struct str fragment_plain(const struct document_input *input, struct str text, struct pos at);

/*
 * The same for a caption on the page that is being read `around` it; *markup is what stands on a live page where a
 * figure of it follows the reader, else empty.
 */
struct str fragment_caption(
    struct reading *around, struct str text, struct pos at, struct markup *markup);

/*
 * Inline markup with linked figures: markup in the input's keep. The legend marks in it
 * stand on the page that is being read `around` it (a table's note); NULL: on none.
 */
struct markup fragment_markup(
    struct reading *around, const struct document_input *input, struct str text, struct pos at);

/* The same in Markdown (twin.h). Mistakes are told by the other. */
struct str fragment_twin(const struct document_input *input, struct str text, struct pos at);

#endif
