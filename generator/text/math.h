/*
 * math - formulas in TeX notation, printed as text in a mathematical font. Private to text/.
 *
 * The notations are $…$, $`…`$ and blocks with the word math, as on github.com. The result is not typeset:
 * letters in italics, superscripts and subscripts, Greek letters and signs, fractions on one line. An
 * unknown command is printed as written.
 *
 * What counts as a formula follows GitHub's rules: no letter or digit directly before the first $ or after
 * the last, and no space directly inside them. One more rule, because guides are full of prices: what
 * starts with a digit is a formula only if it contains one of \ ^ _ { =. So "$5 and $10", "$5,000–$10,000"
 * and "$20m$" are amounts.
 *
 * $$…$$ is a formula for itself, as on github.com: from the start of a line to the end of one, with any space inside and
 * over several lines; within a line by the rules of $.
 */
#ifndef TEXT_MATH_H
#define TEXT_MATH_H

#include "html/html.h"

/* The longest formula in a line, in bytes; a longer one is text. */
#define MATH_MOST 500
/* The same of one between $$. */
#define MATH_DISPLAY_MOST 4000
/* The deepest nesting of groups. */
#define MATH_DEPTH_MOST 20

/* The length of the formula whose $ is at `from`; 0 if no formula starts there. */
size_t math_length(struct str text, size_t from);

/* Whether a formula, with its dollars, is one between $$. */
bool math_is_display(struct str source);

/* A formula (`source` includes its dollars) as <span class="math">, and as plain text. One between $$ has the class `display`, too. */
struct markup math_inline(struct arena *arena, struct str source);
struct str math_plain(struct arena *arena, struct str source);

/* The text of a block, or what stands between $$, as <div class="math">. */
struct markup math_block(struct arena *arena, struct str tex);
struct markup math_display(struct arena *arena, struct str source);

#endif
