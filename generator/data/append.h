/*
 * append - one more mapping at the end of a list in a YAML file, with every other byte left as it
 * was.
 *
 * Works on the text, not on the tree: comments, spaces, quotes and line ends are the author's. The
 * new item is written as the last one is: behind a dash, on one line between braces or a key a
 * line, before comments and empty lines that stand behind the list; or between the brackets of
 * `[ … ]`, on a line of its own if the last one has one. An empty list gets its first item, and a
 * file without the list gets it at its end. Knows YAML, no prices and no files.
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

/* The list under `key` of `file`, which was read from `source`. */
struct append_list {
	const struct source *source;
	const struct yaml *file;
	struct str key;
};

struct appended {
	struct str text; /* of the source, with the item */
	size_t at;       /* the byte of the text where the item starts */
	const char *why; /* in words, when the list lies in a way that is not understood */
};

struct append_item {
	const struct append_field *fields;
	size_t count;
};

/*
 * Appends items to the list, in order; false with out->why. A list without items takes one, whose form those behind it
 * follow: of several it wants to be read again first. Does not report.
 */
bool append_items(struct arena *keep, const struct append_list *list,
    const struct append_item *items, size_t count, struct appended *out);

/* Appends the fields as one more item. */
bool append_item(struct arena *keep, const struct append_list *list,
    const struct append_field *fields, size_t count, struct appended *out);

#endif
