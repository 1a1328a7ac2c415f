/*
 * html - markup written from C, where a template would be clumsy: inside a Markdown writer, or in an SVG drawing.
 *
 * Text reaches the page through html_text and the attribute functions, which escape it. What is
 * markup already is put with html_put. Nothing here can fail; a full buf is asked for once, at the
 * end. Knows markup syntax and nothing about pages. What a page looks like is the templates'
 * business (mustache.h).
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/buf.h"
#include "base/str.h"
#include "html/markup.h"

struct html {
	struct buf *out;
	bool in_tag; /* a start tag is still waiting for attributes or its '>' */
};

/* `out` is empty, or holds what was written this way. */
struct html html_to(struct buf *out);

/*
 * <element ; attributes may follow until anything else is written. Elements without content are
 * opened and never closed.
 */
void html_open(struct html *html, const char *element);
void html_close(struct html *html, const char *element);

/* name="value", escaped. */
void html_attr(struct html *html, const char *name, struct str value);
/* The same for an address. One that a browser would run (javascript: and its kin) is written as "#". */
void html_attr_url(struct html *html, const char *name, struct str url);
/* True for an address that a browser would run: javascript:, vbscript:, data: */
bool html_url_runs(struct str url);
/*
 * A path as it stands in an address: bytes that mean something else there, or nothing, as %20. Those
 * that need not be coded are RFC 3986's unreserved ones, slashes and a few signs that are for paths.
 */
struct str html_url_path(struct arena *keep, struct str path);
/* A bare attribute: hidden, disabled. */
void html_attr_bare(struct html *html, const char *name);

void html_text(struct html *html, struct str text);

void html_put(struct html *html, struct markup markup);

/* JSON for a script element that holds data: what could end the element is written as \u003c and so on. */
struct markup html_json(struct arena *arena, struct str json);

/* Ends a start tag that is still open. For mustache.c, which writes to `out` itself. */
void html_flush(struct html *html);

/* All that was written to `out`. */
struct markup html_markup(struct html *html);

#endif
