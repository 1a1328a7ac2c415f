/*
 * raw_element - the stack of elements that raw HTML opened and that are not closed yet. Private to text/;
 * raw.h has the functions that change it.
 */
#ifndef TEXT_RAW_ELEMENT_H
#define TEXT_RAW_ELEMENT_H

#include "base/diag.h"
#include "html/sanitize.h"
#include "text/tree.h"

/* The deepest nesting. */
#define RAW_NESTING_MOST 200

struct raw_element {
	const struct html_element *element; /* NULL: an element that may not be on a page */
	bool as_text; /* its start tag was rejected: both tags are printed as text */
	struct str name;
	const cmark_node *parent; /* the node whose child the start tag is */
	cmark_node_type type;     /* of that child: an HTML block or inline */
	struct pos at;
	bool is_link;  /* <a href> */
	bool reported; /* it was reported that its end tag is in another node */
};

struct raw_elements {
	struct raw_element *open; /* the innermost last; in the page's scratch */
	size_t count, room;
	bool too_deep; /* it was reported that there are too many */
};

/* The innermost element that raw HTML opened in `parent`; NULL when there is none. */
const struct raw_element *raw_top(const struct raw_elements *raw, const cmark_node *parent);

/* True inside an element that may not be on a page: other mistakes there are consequences. */
bool raw_is_refused(const struct raw_elements *raw);

/* True inside <code> and its kin, where braces are literal; inside <a href>. */
bool raw_is_code(const struct raw_elements *raw);
bool raw_is_link(const struct raw_elements *raw);

#endif
