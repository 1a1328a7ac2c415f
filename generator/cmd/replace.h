/*
 * replace - a file of the author's, rewritten by a program: all of it or nothing, and only if it
 * still is what was read.
 */
#ifndef CMD_REPLACE_H
#define CMD_REPLACE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Puts `text` in the place of `old` in the file, which keeps its mode, a byte order mark, and a
 * link to it. Written beside it first and renamed. Returns 0 or an errno value; EBUSY when the file
 * has been changed since it was read.
 */
int replace_text(struct arena *keep, const char *path, struct str old, struct str text);

/*
 * Makes a file with this text where there is none. Returns 0 or an errno value; EEXIST when there
 * is one.
 */
int create_text(const char *path, struct str text);

#endif
