/*
 * replace - files of the author's, rewritten by a program: all of it or nothing, one program at a
 * time, and only if the file still is what was read.
 *
 * Everything happens in the site's folder: a file that a symbolic link leads to elsewhere is
 * refused (EXDEV). What is written has its bytes, owner and mode on the disk before it takes the
 * place of the old file; whatever stops the program, the old file or the new one stands there. What
 * a program that was killed left behind, the next one removes.
 */
#ifndef CMD_REPLACE_H
#define CMD_REPLACE_H

#include "base/arena.h"
#include "base/str.h"

struct replacing {
	struct arena *keep;
	struct str dir;  /* the site's folder as it was given, */
	struct str real; /* and without symbolic links */
	int site;        /* the same, open */
	int data;        /* content/data, open and locked */
};

/*
 * Opens the site in `dir` and waits until no other program has it. An errno value: ENOENT if there
 * is no content/data in it.
 */
int replace_start(struct arena *keep, struct str dir, struct replacing *replacing);

/*
 * Puts `text` in the place of `old` in the file at `path`, from the site's folder. It keeps its
 * mode, a byte order mark, and a link within the site that leads to it. Returns 0 or an errno
 * value; EBUSY when the file has been changed since it was read.
 */
int replace_text(const struct replacing *replacing, struct str path, struct str old, struct str text);

/* Makes a file with this text where there is none. Returns 0 or an errno value; EEXIST when there is one. */
int replace_nothing(const struct replacing *replacing, struct str path, struct str text);

void replace_end(struct replacing *replacing);

#endif
