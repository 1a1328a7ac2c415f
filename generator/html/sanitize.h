/*
 * sanitize - which elements and attributes may stand in an author's raw HTML.
 *
 * What is not listed is refused: a browser must find nothing in a page that this program did not
 * understand, since pages are made from what strangers propose. The list follows what GitHub lets
 * through, with <video>, <audio>, <section> and <aside> added, and without what a page of this
 * program has no use for. Nothing listed runs, styles, loads pages, or takes input; none of them is
 * read by a browser in another way than as ordinary elements and text.
 *
 * Ids: with no element here that gives its name to a property of `document`, an id can only make a
 * property of `window` that no script of ours reads. Those that start with "page." are the
 * templates' own (rigbook-guide(5)).
 */
#ifndef HTML_SANITIZE_H
#define HTML_SANITIZE_H

#include "base/near.h"
#include "base/str.h"

enum html_element_flag {
	HTML_VOID = 1,           /* <br>: no content and no end tag */
	HTML_END_OPTIONAL = 2,   /* <li>: ends where the next one starts, or what holds it ends */
	HTML_ENDS_PARAGRAPH = 4, /* a <p> ends where it starts */
	HTML_CODE = 8,           /* what stands in it is not read for figures */
};

struct html_element {
	const char *name;
	unsigned flags;
	const char *parents;    /* one of these must be around it, "table tbody"; NULL: any */
	const char *attributes; /* besides those that all may have; NULL: none */
};

/* What an attribute holds, which says how its value is checked. */
enum html_attribute {
	HTML_REFUSED,
	HTML_WORDS, /* any text */
	HTML_ID,    /* an anchor */
	HTML_NAME,  /* an anchor too: of <a> only */
	HTML_LINK,  /* an address that a reader may go to */
	HTML_FILE,  /* the address of something that the page shows */
	HTML_FILES, /* srcset: several of them */
};

/* The row of an element (its name in small letters); NULL: it may not stand in a page. */
const struct html_element *html_element(struct str name);

/* True if `around` (NULL: nothing) is one of those that the element must stand in. */
bool html_may_stand_in(const struct html_element *element, const struct html_element *around);

enum html_attribute html_attribute(const struct html_element *element, struct str name);

/* What to do about an element or an attribute that is refused; NULL: nothing in particular. */
const char *html_element_hint(struct str name);
const char *html_attribute_hint(struct str name);

/* True for an element that is refused and has no content: <input>, <meta>. */
bool html_is_refused_void(struct str name);

/* True for an element whose content is no markup to a browser: <script>, <title>. */
bool html_is_raw_text(struct str name);

/* Offers all elements, or all attributes of one. */
void html_offer_elements(struct near *near);
void html_offer_attributes(struct near *near, const struct html_element *element);

#endif
