/*
 * request - what a request asks for: paths, ranges, conditions and types. Knows no sockets
 * and no files, and can be tested alone.
 *
 * Source: RFC 9110, HTTP Semantics, sections 13 (conditional requests) and 14 (ranges); RFC 3986 for paths.
 */
#ifndef SERVE_REQUEST_H
#define SERVE_REQUEST_H

#include "base/str.h"

/*
 * The path of a file of the site, from the path of a request as it was sent: "/a/b%20c/" gives "a/b
 * c/", "/" gives "". False where no file can be meant: no slash in front, a bad percent code, a NUL
 * or other control byte, a backslash, an empty segment, "." or ".." in any disguise.
 */
bool request_path(struct arena *keep, struct str sent, struct str *path);

enum range_kind {
	RANGE_WHOLE, /* none, or one that may be ignored: several parts, another unit, nonsense */
	RANGE_PART,
	RANGE_OUTSIDE, /* nothing of it is there: 416 */
};

struct byte_range {
	enum range_kind kind;
	size_t from, len; /* RANGE_PART: at least one byte, inside */
};

/* What the header Range asks of `size` bytes. */
struct byte_range request_range(struct str header, size_t size);

/*
 * Whether If-None-Match names the entity tag (given with its quotes), or any with "*". Weak
 * comparison, section 13.1.2.
 */
bool request_names_tag(struct str header, struct str tag);

/* The media type of a file by the ending of its name. */
const char *request_type(struct str path);

#endif
