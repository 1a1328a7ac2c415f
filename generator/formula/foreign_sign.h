/*
 * foreign_sign - what other languages write and this one does not, for messages: their signs, its own words in capitals,
 * and what templates have between their braces.
 *
 * The engine of pages, whose formulas were read before, knows none of them.
 */
#ifndef FORMULA_FOREIGN_SIGN_H
#define FORMULA_FOREIGN_SIGN_H

#include "formula/formula_text.h"

struct foreign_sign {
	struct str text;
	const char *hint;
};

/* The longest such sign that the text begins with; its text is empty if there is none. */
struct foreign_sign foreign_sign_at(struct str text);

/* True for a raised digit, with which some write a power: it begins no unit. */
bool foreign_sign_is_raised(struct str text);

/*
 * What to do about a formula that begins with a sign which begins none: between braces of a page it is a tag of a
 * template. NULL where other things stand before the sign, or the formula stands in the data.
 */
const char *foreign_start_hint(const struct formula_text *text, size_t at);

/* The same for a name that is none here: a word of templates, or what others call a value that is not known; or NULL. */
const char *foreign_word_hint(const struct formula_text *text, size_t at, struct str word);

/* What to do about such braces; and true for that hint. */
const char *foreign_sign_braces_hint(void);
bool foreign_sign_is_of_braces(struct str hint);

#endif
