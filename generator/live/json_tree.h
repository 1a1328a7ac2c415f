/*
 * json_tree - a YAML tree as JSON (RFC 8259) and back: for the blocks in the list of a live page (live.h).
 *
 * A text is a string, a list an array, a mapping an object. Unquoted scalars that JSON has too are written
 * as they are: true, false, and null for an empty one. A quoted scalar that would mean something else
 * without quotes ("true", "unknown", an empty one) is an object with the one key "'".
 *
 * Trees that were read have no places. Reading accepts what writing produces, and all other JSON without
 * numbers.
 */
#ifndef LIVE_JSON_TREE_H
#define LIVE_JSON_TREE_H

#include "base/buf.h"
#include "data/yaml.h"

void json_tree_put(struct buf *out, const struct yaml *tree);

/* A string with its quotes. The other signs of JSON need no function. */
void json_tree_put_text(struct buf *out, struct str text);

/*
 * The tree; NULL if the text is not such JSON, or is nested deeper than YAML_DEPTH_MOST. Texts live in
 * `keep`.
 */
const struct yaml *json_tree_read(struct arena *keep, struct str text);

#endif
