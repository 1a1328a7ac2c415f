/*
 * expression - one formula in a page's text, from its words to its value; and values as markup that
 * leads to their derivation.
 *
 * Shared by {{ … }} (pass_figure.c), plain texts (document.c) and the cells of blocks (block_*.c).
 */
#ifndef TEXT_EXPRESSION_H
#define TEXT_EXPRESSION_H

#include "text/reading.h"

struct expression {
	const struct formula *formula;
	struct show show; /* as written behind " : ", else what the value's origin asks for */
	struct value value;
	struct str printed; /* as plain text */
};

/*
 * Parses, with a show pattern behind " : " where `show` is not NULL. The formula lives in the
 * page's scratch: what outlives it, calls and derivations, is copied. NULL after a report.
 */
const struct formula *expression_parse(
    struct reading *reading, struct formula_text text, struct show *show);

/* Parses, checks and evaluates `expression : show` for this page. False after a report. */
bool expression_read(struct reading *reading, struct formula_text text, struct expression *out);

/* Prints a value in its page's words; reports at `at` a `show` that does not fit it. */
struct str expression_print(
    struct reading *reading, const struct value *value, const struct show *show, struct pos at);

/* True for `require condition`; the text is then what follows the word. */
bool expression_is_guard(struct formula_text *text);

/* A guard: reports at `text.at` unless the condition holds. */
void expression_require(struct reading *reading, struct formula_text text);

/*
 * Where the derivation of the expression stands: at the site's place for its origin, else at the
 * foot of this page, where it is listed from now on. The same expression printed the same way is
 * listed once.
 */
struct str expression_href(struct reading *reading, const struct expression *expression);

/* Lists a derivation at the foot of the page; returns its address, "#figure.3". */
struct str page_figure_add(struct reading *reading, struct derivation derivation, struct str printed);

/*
 * The markup of a figure: `printed` linked to `href` (not linked when that is empty), with the
 * exact number when there is one to give. A thing is its name linked to its page.
 */
void figure_put(struct reading *reading, const struct value *value, const struct show *show,
    struct str printed, struct str href, struct buf *out);

#endif
