/*
 * mermaid_scan - walking through the text of a diagram. Private to mermaid_*.c and pie_parse.c.
 */
#ifndef TEXT_MERMAID_SCAN_H
#define TEXT_MERMAID_SCAN_H

#include "text/mermaid.h"

struct mermaid_scan {
	struct arena *keep;
	struct diag *diag;
	const struct fence *fence;
	struct str text;
	size_t at;
	size_t mistakes;
};

struct mermaid_scan mermaid_scan_of(struct arena *keep, struct diag *diag, const struct fence *fence);

/*
 * Reports a mistake at an offset, which is linear in it; returns false. After
 * MERMAID_MISTAKES_MOST the scan is at its end.
 */
bool mermaid_fail(struct mermaid_scan *scan, size_t offset, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The byte at `at` + ahead, or 0 behind the end. */
char mermaid_peek(const struct mermaid_scan *scan, size_t ahead);
bool mermaid_sees(const struct mermaid_scan *scan, struct str word);
/* Passes the word if it stands here. */
bool mermaid_take(struct mermaid_scan *scan, struct str word);

/* Spaces on the line; then also line ends, semicolons and comments, up to the next statement. */
void mermaid_skip_spaces(struct mermaid_scan *scan);
void mermaid_skip_blank(struct mermaid_scan *scan);
/* What is left of the line, trimmed; passes it. */
struct mermaid_text mermaid_rest_of_line(struct mermaid_scan *scan);
/* True at the end of a statement. */
bool mermaid_at_end(const struct mermaid_scan *scan);

/* The keyword here, letters only, without passing it. */
struct str mermaid_keyword(const struct mermaid_scan *scan);

/* A text in quotes that starts here; false after a report that it does not end. */
bool mermaid_quoted(struct mermaid_scan *scan, struct mermaid_text *out);

/* accTitle and accDescr: true if the statement here was one of them and has been passed. */
bool mermaid_take_access(struct mermaid_scan *scan, struct str *title, struct str *words);

#endif
