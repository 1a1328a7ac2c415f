/*
 * expression - an expression in a page's text: parsing, checking, evaluating, and printing as markup linked
 * to its derivation.
 *
 * Shared by {{ … }} (pass_figure.c), plain texts (document.c), diagrams (mermaid.c) and cells of blocks
 * (data_table.c).
 */
#ifndef TEXT_EXPRESSION_H
#define TEXT_EXPRESSION_H

#include "number/show.h"
#include "text/reading.h"

struct expression {
	const struct formula *formula;
	struct show show; /* the show pattern after " : ", else that of the value's origin */
	struct value value;
	struct str printed;                  /* as plain text */
	const struct derivation *derivation; /* replaces the formula's own derivation; or NULL */
	struct input_set read;               /* the inputs that the evaluation read */
};

/* Parses, checks and evaluates `expression : show` for this page. False after a report. */
bool expression_read(struct reading *reading, struct formula_text text, struct expression *out);

/* True for `require condition`; *text is then the condition alone. */
bool expression_is_guard(struct formula_text *text);

/*
 * Evaluates a guard: reports at `text.at` unless the condition holds. *read is set to the inputs that were
 * read.
 */
void expression_require(struct reading *reading, struct formula_text text, struct input_set *read);

/*
 * The address of the expression's derivation: on the page of its origin, else at the foot of this page,
 * where it is added. The same expression with the same show pattern is added once.
 */
struct str expression_href(struct reading *reading, const struct expression *expression);

/* Adds a derivation to the foot of the page; returns its address, "#figure.3". */
struct str page_figure_add(struct reading *reading, struct derivation derivation, struct str printed);

/*
 * The markup of an expression in text; `source` is as written. Inside a link it is plain, else linked to
 * its derivation. On a live page it is updated when the reader changes inputs, or marked as not updated
 * (follow.h).
 */
struct markup expression_markup(
    struct reading *reading, const struct expression *expression, struct str source);

/*
 * Writes a value: `printed` linked to `href` (not linked if that is empty), with the exact number in an
 * attribute if there is one. A thing is written as its name linked to its page.
 */
void figure_put(struct reading *reading, const struct value *value, const struct show *show,
    struct str printed, struct str href, struct html *out);

#endif
