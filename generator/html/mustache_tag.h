/*
 * mustache_tag - a tag as it stands in the text of a template, and the line around it.
 */
#ifndef HTML_MUSTACHE_TAG_H
#define HTML_MUSTACHE_TAG_H

#include "base/arena.h"
#include "base/str.h"

/* What opens and closes a tag: {{ and }} unless a tag changes them. */
struct delimiters {
	struct str left, right;
};

/* A tag as found in the text. */
struct mustache_tag {
	char sigil;         /* one of # ^ / ! > < $ & { = or 0 for a plain name */
	struct str content; /* trimmed */
	size_t start, end;  /* from the first delimiter's first byte to behind the last */
	size_t line;        /* where its line begins, if there are only blanks before it */
	size_t next;        /* where the next line begins, if there are only blanks behind it */
	bool first, last;   /* there are only blanks before, behind */
};

/*
 * Reads the tag whose left delimiter stands at `start` of the text; false if it has no end. Its content is a view into
 * the text, or in `keep`.
 */
bool tag_read(struct arena *keep, struct str text, const struct delimiters *delimiters,
    size_t start, struct mustache_tag *tag);

/* Whether a line begins at `at`. */
bool text_starts_line(struct str text, size_t at);
/* Where the line at `at` has its first byte that is no blank. */
size_t text_skip_blanks(struct str text, size_t at);
/* Where the next line begins if the rest of this one is blank, else STR_NONE. The end of the text ends a line. */
size_t text_next_line(struct str text, size_t at);

#endif
