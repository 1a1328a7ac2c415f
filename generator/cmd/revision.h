/*
 * revision - the site as a revision of git has it, in a folder of its own for as long as it is looked at.
 *
 * Only content/, templates/ and assets/ are taken out, object by object (ls-tree, cat-file), so that nothing is checked
 * out and no filter, hook or attribute of the repository has a say. The repository is that of the site's folder, which
 * may be a folder within it, or one of several work trees.
 */
#ifndef CMD_REVISION_H
#define CMD_REVISION_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

struct revision {
	struct str folder; /* where the site stands; removed by revision_drop */
	struct str name;   /* what stands before paths in messages: "HEAD:docs" */
};

/*
 * Takes out the site of the folder `dir` at a revision, such as HEAD or origin/main. False with a sentence why, for a
 * message that names the revision: "is no revision of this repository".
 */
bool revision_take(struct arena *keep, struct str dir, const char *revision, struct revision *out,
    const char **why);

void revision_drop(struct arena *keep, const struct revision *revision);

#endif
