/*
 * append - one more mapping at the end of a list in a YAML file, with every other byte left as it
 * was.
 *
 * Works on the text, not on the tree: comments, spaces, quotes and line ends are the author's. The
 * new item follows the last line of the last one, before comments and empty lines that stand behind
 * the list; it is indented as the last one is, and written like it: on one line between braces, or
 * a key a line. Knows YAML, no prices and no files.
 *
 * What stands in a YAML file is only known for sure by reading it, so whoever writes the result
 * reads it first.
 */
#ifndef DATA_APPEND_H
#define DATA_APPEND_H

#include "data/yaml.h"

struct append_field {
	struct str key, value; /* value: as text; it is quoted where YAML would take it for something else */
};

/*
 * The text of `source` with the fields as one more item of `list`, which was read from it. `*line`
 * is where the item starts. False with *why in words, when the list has no item to follow, stands
 * between brackets, or lies in a way that is not understood. Does not report.
 */
bool append_item(struct arena *keep, const struct source *source, const struct yaml *list,
    const struct append_field *fields, size_t count, struct str *text, uint32_t *line,
    const char **why);

#endif
