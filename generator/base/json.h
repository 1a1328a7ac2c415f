/*
 * json - JSON text, written in order (RFC 8259), indented by two spaces, one member a line.
 *
 * Writing cannot fail (buf.h). Keys are written as given: whoever writes an object twice with one
 * key has a mistake that nothing here finds.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>

struct json {
	struct buf *out;
	int depth;
	bool first; /* nothing stands yet in the innermost object or list */
};

struct json json_to(struct buf *out);

/* Objects and lists. `key` is empty inside lists and at the top. */
void json_object(struct json *json, struct str key);
void json_list(struct json *json, struct str key);
void json_close_object(struct json *json);
void json_close_list(struct json *json);

void json_text(struct json *json, struct str key, struct str text);
void json_truth(struct json *json, struct str key, bool truth);
void json_number(struct json *json, struct str key, long number);

#endif
