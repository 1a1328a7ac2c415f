/*
 * scan - the scanner for the text of a diagram: bytes, words, quoted texts, comments. Private to diagram/.
 */
#ifndef DIAGRAM_SCAN_H
#define DIAGRAM_SCAN_H

#include "diagram/host.h"

struct scan {
	const struct diagram *diagram;
	struct str text; /* the diagram's */
	size_t at;
	size_t mistakes;
	bool pie; /* in pies comments are allowed anywhere, semicolons are not separators, and labels may be empty */
};

struct scan scan_of(const struct diagram *diagram);

/*
 * Reports a mistake at an offset; takes time linear in the offset. Always returns false. After
 * DIAGRAM_MISTAKES_MOST the scan is moved to the end of the text.
 */
bool scan_fail(struct scan *scan, size_t offset, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The byte at `at` + ahead; 0 after the end. */
char scan_peek(const struct scan *scan, size_t ahead);
bool scan_sees(const struct scan *scan, struct str word);
/* Skips the word if it is here; true if it was. */
bool scan_take(struct scan *scan, struct str word);

/* True if only spaces stand before the byte at `at` on its line. */
bool scan_starts_line(const struct scan *scan, size_t at);

/*
 * Skip spaces on the line; or also line ends, semicolons and comments, up to the next statement. A comment
 * must be on a line of its own: github.com does not accept one after a statement.
 */
void scan_skip_spaces(struct scan *scan);
void scan_skip_blank(struct scan *scan);
/* The rest of the line, trimmed; skips it. */
struct diagram_text scan_rest_of_line(struct scan *scan);
/* True at the end of a statement. */
bool scan_at_end(const struct scan *scan);

/* The keyword here, letters only; does not skip it. */
struct str scan_keyword(const struct scan *scan);

/* Reads a quoted text. False after a report that it does not end. */
bool scan_quoted(struct scan *scan, struct diagram_text *out);

/*
 * Checks an unquoted label that starts at `offset`: it is not empty, has no quotes, brackets, bars or
 * edges, and no @ in its first word, which github.com takes for the id of an edge. False after a report.
 */
bool scan_check_plain(struct scan *scan, struct str text, size_t offset);

/*
 * Checks any label: it is not too long, and does not contain "direction LR", which github.com takes for a
 * statement even in quotes. False after a report.
 */
bool scan_check_label(struct scan *scan, const struct diagram_text *label);

/* Reports unexpected text here; for a comment, says where comments are allowed. Always false. */
bool scan_fail_rest(struct scan *scan, const char *hint, const char *words);

/* Reads a statement accTitle or accDescr. True if there was one. */
bool scan_take_accessibility(struct scan *scan, struct str *title, struct str *words);

/* The first word of a diagram's text after comments, which is its kind; *offset is where it starts. */
struct str scan_first_word(struct str text, size_t *offset);

#endif
