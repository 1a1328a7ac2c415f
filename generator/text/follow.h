/*
 * follow - what of a page follows other values of the site's inputs. Private to text/.
 *
 * A page with a block `inputs` is live where the site has an engine for pages: its figures, guards and tables that read
 * an input get a number each, which their elements carry as data-live, and stand in the page's list (live/live.h) in
 * that order. What stands elsewhere too does not follow: titles, contents, captions, alternative texts; nor does switch_at,
 * which says where the site's own data turns.
 */
#ifndef TEXT_FOLLOW_H
#define TEXT_FOLLOW_H

#include "block/kinds.h"
#include "chart/stage.h"
#include "data/input_set.h"
#include "html/html.h"
#include "text/tree.h"

struct reading;

struct follow {
	struct buf asks; /* the elements in JSON, with commas between them */
	size_t count;
	struct input_set read;    /* what any of them reads */
	cmark_node *controls;     /* the block `inputs`; NULL: none yet */
	const struct yaml *block; /* what stands in it */
};

#define FOLLOW_NOTHING ((size_t)-1)

/* NULL for a page that is not live. */
struct follow *follow_new(struct arena *scratch);

/* The element's number; FOLLOW_NOTHING if the page is not live, or the element reads no input. */
size_t follow_text(struct reading *reading, struct str text, const struct input_set *read);
size_t follow_guard(struct reading *reading, struct str condition, const struct input_set *read);
size_t follow_block(struct reading *reading, const struct block_kind *kind, const struct yaml *yaml,
    const struct input_set *read);

/* The same of a chart, drawn on these two stages, and the table of its numbers: both follow. */
size_t follow_chart(struct reading *reading, const struct yaml *yaml, const struct grid *grid,
    const struct stage stages[2], const struct input_set *read);

/* "3", for the attribute of a template; empty for FOLLOW_NOTHING. */
struct str follow_number(struct reading *reading, size_t number);

/* Markup within an element that carries the number; as it is with FOLLOW_NOTHING. */
struct markup follow_markup(struct reading *reading, struct markup markup, size_t number);

/* On a live page, markup of a figure that tells of the site's data whatever the reader sets: it is marked so. */
struct markup follow_not(struct reading *reading, struct markup markup);

/* Where a guard says that it does not hold with the reader's numbers: an element that is hidden until then. */
struct markup guard_markup(struct reading *reading, const char *element, size_t number);

/* The list of the page, in `keep`; empty where nothing follows. */
struct str follow_list(struct reading *reading, struct arena *keep);

#endif
