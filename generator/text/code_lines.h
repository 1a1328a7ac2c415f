/*
 * code_lines - code as markup: its parts told apart, and its lines where they are numbered or marked. Private to text/.
 *
 * The text of the markup is the code, byte for byte: numbers are attributes, which the style sheet prints, so that they
 * are not copied.
 */
#ifndef TEXT_CODE_LINES_H
#define TEXT_CODE_LINES_H

#include "html/html.h"
#include "text/code_info.h"
#include "text/code_part.h"

/* Parts are in order and do not overlap. `info` may be NULL: lines are not told apart. */
void code_put(struct html *html, struct str code, const struct code_parts *parts,
    const struct code_info *info);

#endif
