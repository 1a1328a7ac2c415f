/*
 * reading - one document while it is read: what the passes share. Private to text/.
 *
 * A pass is a function that is called with each node of the types that passes.c lists for it, on
 * entering or on leaving. It may change its node, put nodes before it, and add to what will be the
 * struct document. What the passes keep while they work is parted by concern; each part belongs to
 * the module whose header declares it.
 */
#ifndef TEXT_READING_H
#define TEXT_READING_H

#include "block/asker.h"
#include "html/html.h"
#include "html/mustache.h"
#include "html/view.h"
#include "text/anchors.h"
#include "text/definitions.h"
#include "text/document.h"
#include "text/follow.h"
#include "text/page_marks.h"
#include "text/pass_number.h"
#include "text/places.h"
#include "text/raw_element.h"
#include "text/tree.h"
#include "text/twin.h"

/* What a byte in text may start. */
enum { BYTE_DIGIT = 1, BYTE_MARK = 2 };

/* With more first bytes of marks than these each text is looked through byte by byte. */
#define READING_FIRSTS 4

/* Headings of a chapter have numbers down to this level. */
#define CHAPTER_LEVELS 3

/* What stands around the node being passed. */
struct surroundings {
	int links, images;     /* how many of them are open */
	bool pictured;         /* an image has been passed, so others are not at the top */
	struct str section;    /* the last heading, as plain text */
	size_t tables, charts; /* tables and flowcharts in the section so far */
};

/* The figures that are listed at the foot of the page. */
struct foot {
	bool none;         /* a fragment that has no foot: nothing is listed */
	size_t room;       /* of document.figures */
	struct map listed; /* expression and how it is printed -> struct str, its address */
	const struct mustache *template; /* `figure`, once it was needed */
};

struct reading {
	const struct document_input *input;
	struct document document; /* as it grows */
	size_t heading_room;      /* of document.headings */
	struct asker asker;       /* how the data is asked for this page */
	struct places places;
	struct definitions *definitions; /* NULL until a link's target is not where the link is */
	struct surroundings around;
	struct anchors anchors;
	struct foot foot;
	struct raw_elements raw;
	struct page_marks marks;
	bool escaped_brackets;   /* \( stands in the text, as around formulas elsewhere */
	bool has_code;           /* see struct document */
	bool has_tabs;           /* see struct document */
	bool tables_interactive; /* see struct document */
	struct typed_numbers numbers;
	struct follow *follow; /* NULL: the page is not live */
	struct twin twin;
	int numbers_of_headings[CHAPTER_LEVELS + 1]; /* of a chapter, by level */
	uint8_t byte_class[256];
	unsigned char firsts[READING_FIRSTS]; /* those of the class BYTE_MARK, if they are not more */
	size_t first_count;
};

/*
 * Starts reading: finds the lines, and checks the limits in front of cmark-gfm. False after a
 * report that the text passes one.
 */
bool reading_start(
    struct reading *reading, const struct document_input *input, struct str text, struct pos at);

/* The language of the site. */
const struct language *reading_language(const struct reading *reading);

/* Takes note that the page names a thing, or the thing that a value comes from. */
void reading_name_thing(struct reading *reading, const struct thing *thing);
void reading_name_value(struct reading *reading, const struct value *value);

/*
 * A view rendered by one of the site's templates. A template that is missing, which the site has
 * reported, gives nothing. The other form appends to `out`, and keeps the template in *found for the next time.
 */
struct markup reading_render(struct reading *reading, struct str template, const struct view *view);
void reading_render_to(struct reading *reading, const struct mustache **found, struct str template,
    const struct view *view, struct html *out);
/*
 * The block becomes what a template puts before and behind `body_html`. What is inside it stays in the tree, so that
 * footnotes there are numbered as everywhere. A template that does not print it gets it at its end.
 */
void reading_wrap(struct reading *reading, cmark_node *block, struct str template, struct view *view);

#endif
