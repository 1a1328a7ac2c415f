/*
 * anchors - the ids in a page's body that links may lead to: those that the author wrote, and those
 * generated for headings and tables.
 *
 * A heading's anchor is made in three steps: pass_heading.h calls slug.h with the heading's source text,
 * slug.h makes it unique on the page, and anchors_add records it.
 */
#ifndef TEXT_ANCHORS_H
#define TEXT_ANCHORS_H

#include "base/diag.h"
#include "base/map.h"

struct anchors {
	struct str prefix; /* in front of every id: "3." in a chapter of an edition; else empty */
	struct arena *keep, *scratch; /* ids are in keep, the maps in scratch */
	struct map ids;               /* in the order of the page */
	struct map numbers;           /* word -> size_t, the number of its last new id */
	struct map slugs;             /* slugs of headings in use, for document_slug */
};

struct anchors anchors_in(struct arena *keep, struct arena *scratch);

/* An id that an author wrote, or that is made of words of his, as it stands on the page. */
struct str anchors_id(const struct anchors *anchors, struct str id);

/* Adds an id. Reports an id that the page already has. */
void anchors_add(struct anchors *anchors, struct diag *diag, struct str id, struct pos at);

/*
 * A new id for a table or drawing: "compare.1", "compare.2". No heading has a point in its id. `word` is a
 * string literal.
 */
struct str anchors_new(struct anchors *anchors, struct str word);

#endif
