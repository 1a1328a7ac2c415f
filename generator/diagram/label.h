/*
 * label - the text of a node, an edge or a slice: entities decoded, figures printed, broken into lines,
 * measured. Private to diagram/.
 */
#ifndef DIAGRAM_LABEL_H
#define DIAGRAM_LABEL_H

#include "diagram/host.h"
#include "html/svg.h"

/* Font size and line height in drawings, in tenths of a pixel; assets/style.css sets the same font size. */
#define LABEL_SIZE 140
#define LABEL_LINE 190

/* A piece of text without a line break, or a figure with its link. */
struct label_piece {
	struct str text, href;
	int width;
	bool space; /* a space separates it from the piece before it on its line */
	bool line;  /* it is the first of a line */
};

struct label {
	struct label_piece *pieces;
	size_t count;
	int lines, width; /* of the widest line */
	bool has_links;
};

/*
 * Reads a label and evaluates its figures. With `markdown` the signs of emphasis, and icons of Font
 * Awesome, are left out. Lines wider than `most` tenths of a pixel are broken at spaces. Mistakes in
 * figures are reported, and the figure is shown as written.
 */
struct label label_read(
    const struct diagram *diagram, const struct diagram_text *text, int most, bool markdown);

/* The text of a label on one line. */
struct str label_plain(struct arena *keep, const struct label *label);

/* Writes the label as <text>, centred at `center`. */
void label_put(struct html *html, const struct label *label, struct svg_point center);

/* The label as a piece of HTML: text and linked figures. */
struct markup label_markup(struct arena *keep, const struct label *label);

#endif
