/*
 * include - the text of a guide with what its fences `include` name put in their place.
 *
 *     ```include ../compare/desktops.md#cases  a section of another guide: its heading and what is below it
 *     ```include compare/desktops.md        all of it but its front matter
 *     ```include a/b/c.c#L10-20            lines of a file, as code in the language of its name
 *
 * A path stands behind the word or on a line of its own in the fence; it is relative to the file it
 * is written in, as links are. What stands behind the path of code goes to the fence that is made
 * for it. The text is put together before it is parsed: an included file may use footnotes and link
 * definitions of the guide, and the other way round. A section brings along those that it uses from the
 * rest of its file (definitions.h). Of two with one label the first counts. Markdown may include further
 * files.
 *
 * An include that cannot be put in has been reported, and leaves nothing. Fences within lists and
 * quotes are left for pass_block.c to complain of. Knows no folders: the site hands files in.
 */
#ifndef TEXT_INCLUDE_H
#define TEXT_INCLUDE_H

#include "base/diag.h"
#include "text/stitched.h"

/* Files within files, the guide itself not counted, and all includes of one guide. */
#define INCLUDE_DEPTH_MOST 20
#define INCLUDES_MOST 1000

struct include_files {
	void *self;
	/*
	 * The file that `path` names, percent signs decoded, as written at `at`, in `keep`: `path` does
	 * not live as long. NULL after a report that there is none.
	 */
	const struct source *(*read)(
	    void *self, struct arena *keep, struct diag *diag, struct str path, struct pos at);
};

/*
 * The text of `source` from `offset` on with all includes put in; NULL if it has none. Lives in
 * `keep`, as the sources that were read do.
 */
const struct stitched *include_all(struct arena *keep, struct diag *diag,
    const struct source *source, size_t offset, const struct include_files *files);

#endif
