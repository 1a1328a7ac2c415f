/*
 * twin - the text of a guide as Markdown with its figures filled in, for readers that are programs. Private to text/.
 *
 * It is written from the syntax tree that the page is printed from, by cmark-gfm's own printer of Markdown: a figure is
 * the text it is printed as, a guard nothing, a link leads where it leads on the page. What a pass replaces by markup (a
 * block, an alert) notes what stands there in Markdown. Printing it changes the tree, so the page is printed first.
 */
#ifndef TEXT_TWIN_H
#define TEXT_TWIN_H

#include "block/grid.h"
#include "data/yaml.h"
#include "text/markdown.h"

struct reading;

/* What stands in Markdown for nodes that become markup. */
enum twin_form {
	TWIN_TEXT,        /* the text */
	TWIN_QUOTE,       /* a quote that begins with the text */
	TWIN_PICTURE,     /* a picture with the text for its title */
	TWIN_BOX,         /* what is in it */
	TWIN_DEFINITIONS, /* paragraphs of terms, below which lines with a colon define them */
};
struct twin {
	struct twin_part {
		cmark_node *node;
		struct str text;
		enum twin_form form;
	} * at;
	size_t count, room;
};

/* Each does nothing where no twin is asked for. What is noted of a node last counts. */
void twin_note(struct reading *reading, cmark_node *node, struct str text);
void twin_note_quote(struct reading *reading, cmark_node *node, struct str first);
void twin_note_definitions(struct reading *reading, cmark_node *list);
void twin_note_box(struct reading *reading, cmark_node *box);

/* The paragraph of a picture, and its caption as it is written. */
void twin_note_picture(struct reading *reading, cmark_node *paragraph, struct str caption);

/* A fenced block as it is written, its figures filled in. */
void twin_note_code(struct reading *reading, cmark_node *node);

/* A table, or a chart in words and the table behind it; `block` may have a `note`. */
void twin_note_grid(
    struct reading *reading, cmark_node *node, const struct yaml *block, const struct grid *grid);

/* The text, in the input's keep. The tree is good for nothing else afterwards. */
struct str twin_print(struct reading *reading, const struct markdown *markdown);

#endif
