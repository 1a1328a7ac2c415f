/*
 * json_read - JSON (RFC 8259) as a tree of yaml.h, in which every key and value knows its place: for files that somebody
 * else wrote (rigbook import).
 *
 * YAML would read it, too, and much besides: comments, anchors, texts without quotes. What is not JSON is told as that. It
 * is read here because no library for JSON that is kept up says where each value stood, and every message does.
 * A string is a scalar in double quotes; numbers, true, false and null are scalars without them, as they are typed. Lists
 * and objects are nested YAML_DEPTH_MOST deep at most, and no string holds a control character but tabs and line ends.
 */
#ifndef DATA_JSON_READ_H
#define DATA_JSON_READ_H

#include "data/yaml.h"

/* NULL after a report: there is no tree. A key that stands there twice is reported, and the first counts. */
const struct yaml *json_read(struct arena *keep, struct diag *diag, const struct source *source);

#endif
