/*
 * source_file - the text files of a site, read and checked before anybody looks into them.
 *
 * Whoever reads a file with this may rely on well-formed UTF-8 without a byte order mark.
 */
#ifndef BASE_SOURCE_FILE_H
#define BASE_SOURCE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

/* More than any person writes in one file, and little enough that quadratic spots of libraries stay bearable. */
#define SOURCE_MOST ((size_t)16 << 20)

/*
 * Reads the file at root/path, of at most `most` bytes; `path` is kept for messages and must live
 * as long as `keep`. NULL, and reported, when it cannot be read, is too large, or is not UTF-8.
 * Mojibake is reported and the text returned.
 */
const struct source *source_load(
    struct arena *keep, struct diag *diag, struct str root, struct str path, size_t most);

/* The checks alone, for text that came another way: false, and reported, when it is not UTF-8. */
bool source_check(struct diag *diag, const struct source *source);

#endif
