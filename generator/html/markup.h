/*
 * markup - finished markup, as a type of its own.
 *
 * Text (struct str) is what people read; markup (struct markup) is what a browser reads. The
 * compiler keeps one from being taken for the other: a template's fields, table cells, documents
 * and pages say which of the two they hold. Text becomes markup here and nowhere else:
 *
 *   markup_text      escapes it
 *   html_markup      what was written through html.h, which escapes text
 *   markup_trusted   takes it as it is
 *
 * Who calls markup_trusted vouches for every byte. `make check` counts the calls: there is one for
 * what cmark-gfm has printed of an author's Markdown, and those in html.c. The other way in is a
 * template's {{{name}}}, which prints a field unescaped; `make check` sees to it that the templates
 * here use it for markup only.
 */
#ifndef HTML_MARKUP_H
#define HTML_MARKUP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct markup {
	struct str bytes; /* for printing; nobody looks for anything in them */
};

#define MARKUP_NONE ((struct markup){ { NULL, 0 } })

/* What stands for & < > " or ' in markup. */
struct str markup_entity(char byte);

/* The text escaped. */
struct markup markup_text(struct arena *arena, struct str text);

/* Escapes & < > " and ', which is enough for text and for attributes in either kind of quotes. */
void markup_escape(struct buf *out, struct str text);

struct markup markup_trusted(struct str bytes);

/* What stands before and behind a place. */
void markup_split(struct markup markup, size_t at, struct markup *before, struct markup *behind);

/* Without space at its ends. */
struct markup markup_trim(struct markup markup);

struct markup markup_copy(struct arena *arena, struct markup markup);

#endif
