/*
 * reading - one document while it is read: what the passes share. Private to text/.
 *
 * A pass is a function that is called with each node of the types that document.c lists for it, on
 * entering or on leaving. It may change its node, put nodes before it, and add to what will be the
 * struct document.
 */
#ifndef TEXT_READING_H
#define TEXT_READING_H

#include "text/document.h"
#include "text/markdown.h"

/* A number typed into text, that may stand in the data; see pass_number.c. */
struct typed_number;

enum { BYTE_DIGIT = 1, BYTE_MARK = 2 };

struct reading {
	const struct document_input *input;
	struct document document; /* as it grows */
	size_t heading_room, figure_room;

	struct arithmetic how; /* the evaluator's, with results in scratch */

	/* Places: the text, where its lines start, and how it lies in its file. */
	struct str text;
	const uint32_t *lines;
	size_t line_count;
	struct pos at;    /* of the first byte */
	bool exact;       /* false: every place in the text is `at` (folded or escaped YAML) */
	size_t found_end; /* behind what reading_place found last */

	/* Where the walk is. */
	int links, images;                     /* how many of them are open around the node */
	struct str section;                    /* the last heading, as plain text */
	size_t section_tables, section_charts; /* tables and flowcharts in it so far */
	cmark_syntax_extension *own;

	/* expression and how it is printed -> struct str, its address at the foot of the page */
	struct map listed;
	bool unlisted;                          /* a fragment that has no foot */
	const struct mustache *figure_template; /* once it was needed */
	struct map anchors;                     /* every id in the body so far */
	struct map new_ids;           /* word -> size_t, the number of its last reading_new_id */
	struct map slugs;             /* those of headings, as document_slug keeps them */
	struct map named;             /* id of each thing the page names -> struct thing */
	bool *marks_used;             /* by index in the legend */
	struct str *mark_markup;      /* by index in the legend: rendered when first needed */
	uint8_t byte_class[256];      /* what a byte in text may start: BYTE_DIGIT, BYTE_MARK */
	struct typed_number *numbers; /* in order of appearance */
	size_t number_count, number_room;
};

/*
 * Starts reading: finds the lines, and checks the limits in front of cmark-gfm. False after a
 * report that the text passes one.
 */
bool reading_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at);

/* reading_limits.c: false after a report that the text passes one of the limits in document.h. */
bool reading_within_limits(const struct reading *reading);

/*
 * A text with inline markup inside of what is being read `around` it (a table's note), or of
 * nothing (NULL): finished markup in the input's keep. The legend marks in it stand on the page
 * around.
 */
struct str reading_fragment(
    struct reading *around, const struct document_input *input, struct str text, struct pos at);

/* The place of the byte at `offset` of the text. */
struct pos reading_pos(const struct reading *reading, size_t offset);

/*
 * The place where `words` stand that cmark-gfm found in this node. It tells the line, but no column
 * one could rely on (in a table cell, behind a stripped indentation), so they are looked for from
 * there, behind what was found before.
 */
struct pos reading_place(struct reading *reading, const cmark_node *node, struct str words);

/* The line of a node. */
struct pos reading_line(const struct reading *reading, const cmark_node *node);

/* An id of the page's body, which links may lead to. Reports one that stands on the page already. */
void reading_add_anchor(struct reading *reading, struct str id, struct pos at);

/* "compare.1", "compare.2": an id with a point in it, which no heading has. The word is a literal. */
struct str reading_new_id(struct reading *reading, struct str word);

/* Takes note that the page names a thing, or the thing that a value comes from. */
void reading_name_thing(struct reading *reading, const struct thing *thing);
void reading_name_value(struct reading *reading, const struct value *value);

/* Takes note that a legend mark stands on the page. */
void reading_use_mark(struct reading *reading, const struct mark *mark);

/*
 * A view rendered by one of the site's templates. A template that is missing, which the site has
 * reported, gives nothing. The other form appends to `out`, and keeps the template in *found for the next time.
 */
struct str reading_render(struct reading *reading, struct str template, const struct view *view);
void reading_render_to(struct reading *reading, const struct mustache **found, struct str template,
    const struct view *view, struct buf *out);

/* The passes, each in the file of its name. */
void pass_figure(struct reading *reading, cmark_node *node);  /* {{ … }} */
void pass_raw(struct reading *reading, cmark_node *node);     /* ids and links in raw HTML */
void pass_heading(struct reading *reading, cmark_node *node); /* slug, on entering */
void pass_heading_leave(struct reading *reading, cmark_node *node); /* contents, when its figures are printed */
void pass_link(struct reading *reading, cmark_node *node);
void pass_link_leave(struct reading *reading, cmark_node *node);
void pass_alert(struct reading *reading, cmark_node *node);  /* > [!NOTE] */
void pass_mark(struct reading *reading, cmark_node *node);   /* legend symbols in text */
void pass_number(struct reading *reading, cmark_node *node); /* collects typed numbers */
void pass_number_finish(struct reading *reading);           /* warns of those that the data holds */
void pass_block(struct reading *reading, cmark_node *node); /* fenced blocks that are tables */
void pass_table(struct reading *reading, cmark_node *node); /* labels of GFM tables */

#endif
