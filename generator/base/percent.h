/* percent - decodes percent-encoding in addresses: %20 is a space (RFC 3986, 2.1). */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Decodes the byte at *at, which must be inside the text, and moves *at past it. -1 for a % that two
 * hexadecimal digits do not follow; then *at moves past the % alone.
 */
int percent_byte(struct str text, size_t *at);

/*
 * The decoded text. A % without two hexadecimal digits is left as it is. Returns the text itself if nothing
 * is encoded.
 */
struct str percent_decode(struct arena *keep, struct str text);

/* The text as it stands in the query of an address: all bytes but letters, digits and -._~ are coded. */
struct str percent_encode(struct arena *keep, struct str text);

#endif
