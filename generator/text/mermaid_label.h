/*
 * mermaid_label - the text of a node, an edge or a slice: entities decoded, figures printed, broken
 * into lines, measured. Private to text/.
 */
#ifndef TEXT_MERMAID_LABEL_H
#define TEXT_MERMAID_LABEL_H

#include "html/svg.h"
#include "text/mermaid.h"

/* Type in drawings, in tenths of a pixel; style.css sets the same size. */
#define LABEL_SIZE 140
#define LABEL_LINE 190

/* A piece of text that is not broken, or a figure with where it leads. */
struct label_piece {
	struct str text, href;
	int width;
	bool space; /* something stands before it on its line, and a space between */
	bool line;  /* it starts a line */
};

struct label {
	struct label_piece *pieces;
	size_t count;
	int lines, width; /* of the widest line */
	bool has_links;
};

/*
 * Reads a label, with its figures; with `link` they lead to their derivations, which then stand on
 * the page. Lines are broken at spaces where they would be wider than `most`. Mistakes in figures
 * are reported, and the figure stays as written.
 */
struct label label_read(struct reading *reading, const struct fence *fence,
    const struct mermaid_text *text, int most, bool link);

/* Its words on one line. */
struct str label_plain(struct arena *keep, const struct label *label);

/* The label as <text>, its lines around `center`. */
void label_put(struct html *html, const struct label *label, struct svg_point center);

/* A view of the label as a part of a line of HTML: text and linked figures. */
struct str label_markup(struct arena *keep, const struct label *label);

#endif
