/*
 * css - where a style sheet refers to other files.
 *
 * Only as much of CSS Syntax Level 3 (section 4) as that takes: comments, strings, url(…), the strings of image-set(…) and
 * @import. Everything else is passed over.
 */
#ifndef HTML_CSS_H
#define HTML_CSS_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct css_reference {
	size_t from, to; /* the address in the sheet, without quotes and blanks around it */
	bool import;     /* it is another sheet: @import "…" or @import url(…) */
};

/* The next reference from *cursor on, which starts at 0; false when there is none. */
bool css_next(struct str css, size_t *cursor, struct css_reference *found);

#endif
