/*
 * excerpt - a part of a file, in whole lines: all of it, a range of lines, or a section of a guide.
 *
 * What an include (include.h) names. Private to text/.
 */
#ifndef TEXT_EXCERPT_H
#define TEXT_EXCERPT_H

#include "base/diag.h"
#include "text/tree.h"

struct excerpt {
	const struct source *source;
	struct str text;     /* of these lines */
	uint32_t first_line; /* from 1 */
	uint32_t col;        /* of its first byte; 1 but behind a byte order mark */
};

bool excerpt_is_markdown(const struct source *source);

/* The whole file, without the front matter of a guide. */
struct excerpt excerpt_whole(const struct source *source);

/*
 * Cuts a whole file down to what stands behind # in its path: "L10-20" lines of the file; else the section of a guide
 * whose heading has this id, up to the next heading that is no lower. Empty: nothing is cut. False after a report at
 * `at`.
 */
bool excerpt_cut(struct arena *scratch, struct diag *diag, struct str fragment, struct pos at,
    struct excerpt *excerpt);

/* The tree of a text in `scratch`; NULL of one that cmark-gfm cannot be given (told when it is read). */
cmark_node *excerpt_parse(struct arena *scratch, struct str text);

#endif
