/*
 * json - writes JSON (RFC 8259), indented by two spaces, one member a line.
 *
 * Writing cannot fail (buf.h). Members appear in the order of the calls. Duplicate keys in one object are
 * not detected.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

#include <stdbool.h>

struct json {
	struct buf *out;
	int depth;
	bool first; /* the innermost object or list is still empty */
};

struct json json_to(struct buf *out);

/* Open and close objects and lists. `key` is empty inside a list and for the outermost value. */
void json_object(struct json *json, struct str key);
void json_list(struct json *json, struct str key);
void json_close_object(struct json *json);
void json_close_list(struct json *json);

void json_text(struct json *json, struct str key, struct str text);
void json_bool(struct json *json, struct str key, bool truth);
void json_number(struct json *json, struct str key, long number);

#endif
