/*
 * pie_parse - parses pies as on github.com: `pie`, showData, a title, and a line for each slice. Private to
 * diagram/.
 *
 * A value may be an expression in braces where Mermaid has a number. Everything lives in the diagram's
 * scratch arena; texts are views into the diagram's text.
 */
#ifndef DIAGRAM_PIE_PARSE_H
#define DIAGRAM_PIE_PARSE_H

#include "diagram/host.h"

/* The most slices: readers cannot tell more colours and numbers apart. */
#define PIE_SLICES_MOST 24

/* One slice of a pie. */
struct pie_slice {
	struct diagram_text label;
	struct str value; /* a number, or {{ expression }} */
	size_t offset;    /* of the value */
};

struct pie {
	struct diagram_text title;
	bool show_data;
	struct pie_slice slices[PIE_SLICES_MOST];
	size_t slice_count;
	struct str acc_title, words;
};

/* Parses a pie. NULL after a report. */
const struct pie *pie_parse(const struct diagram *diagram);

#endif
