/*
 * math - formulas in TeX's notation, as text in a maths face. Private to text/.
 *
 * $…$, $`…`$ and blocks of the word math, as on github.com; what is printed is not typesetting:
 * letters in italics, powers and indexes, Greek and signs by name, fractions on one line. What it
 * does not know is printed by its name.
 *
 * Source of what is maths: GitHub's rules (a $ before and after which stands no letter or digit, no
 * space inside of either), and one more, because guides are full of prices: what starts with a
 * digit is maths only if it holds one of \ ^ _ { =. "$5 and $10", "$5,000–$10,000" and "$20m$" are
 * amounts.
 */
#ifndef TEXT_MATH_H
#define TEXT_MATH_H

#include "html/html.h"

/* Longer than this nobody writes in a line. */
#define MATH_MOST 500
/* Groups within groups. */
#define MATH_DEPTH_MOST 20

/* How many bytes the formula takes whose $ stands at `from`; 0 if that opens none. */
size_t math_length(struct str text, size_t from);

/* The formula with its dollars as <span class="math">, and as plain text. */
struct str math_inline(struct arena *arena, struct str source);
struct str math_plain(struct arena *arena, struct str source);

/* The text of a block as <div class="math">. */
struct str math_block(struct arena *arena, struct str tex);

#endif
