/*
 * foreign_form - what the syntax of other generators looks like in a line of text, and what is written here instead.
 */
#ifndef TEXT_FOREIGN_FORM_H
#define TEXT_FOREIGN_FORM_H

#include "base/str.h"

#include <stdbool.h>

/* Stands for code, raw HTML and pictures, in which nothing is looked for. */
#define FOREIGN_LEFT_OUT STR("\x01")

struct foreign_form {
	size_t (*length)(struct str text); /* how many bytes of it, from its start, are such; 0: none */
	bool is_line; /* of the whole line, blanks around it taken off; else of what starts in it */
	/*
	 * APART: not behind a letter or a bracket, a[b][c]; RAISED: only behind a letter or a bracket, x^2^;
	 * ESCAPED: only with a backslash before it, others never so.
	 */
	enum { FOREIGN_ANYWHERE, FOREIGN_APART, FOREIGN_RAISED, FOREIGN_ESCAPED } where;
	const char *hint;
};

/* The form that a whole line has, blanks around it taken off; NULL: none. */
const struct foreign_form *foreign_form_of_line(struct str line);

/* The next form that begins in a line at *at or behind it: *at becomes where, and *length how many bytes it has; NULL: none does. */
const struct foreign_form *foreign_form_next(struct str line, size_t *at, size_t *length);

#endif
