/*
 * source_file - reads text files of a site and checks their encoding.
 *
 * A source read with source_load is well-formed UTF-8 without a byte order mark: callers may rely on it.
 */
#ifndef BASE_SOURCE_FILE_H
#define BASE_SOURCE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

/* The largest text file: more than a person writes, and small enough for quadratic spots in libraries. */
#define SOURCE_MOST ((size_t)16 << 20)

/*
 * Reads the file root/path, of at most `most` bytes. `path` is shown in messages and must live as long as
 * `keep`. NULL after a report when the file cannot be read, is too large, or is not UTF-8. Mojibake
 * (utf8.h) outside code spans and fenced blocks is reported too, but the text is returned.
 */
const struct source *source_load(
    struct arena *keep, struct diag *diag, struct str root, struct str path, size_t most);

/* The checks alone, for text that was not read from a file. False after a report that it is not UTF-8. */
bool source_check(struct diag *diag, const struct source *source);

#endif
