/*
 * yaml_edit - changes at several places of a YAML file, with every other byte left as it was.
 *
 * Works on the text, by the places of a tree that was read from it. What stands in a YAML file is only known for sure by
 * reading it, so whoever writes the result reads it first. Does not report.
 */
#ifndef DATA_YAML_EDIT_H
#define DATA_YAML_EDIT_H

#include "base/arena.h"
#include "base/str.h"
#include "data/yaml.h"

struct yaml_edit {
	size_t at, length; /* of the old text */
	struct str text;   /* what stands there then */
};

struct yaml_edits {
	struct arena *keep;
	struct str text; /* of the file */
	struct yaml_edit *at;
	size_t count, room;
};

/* One more change; of several at one byte the first that was added comes first. No two may overlap. */
void yaml_edits_add(struct yaml_edits *edits, size_t at, size_t length, struct str text);

/* The text with all of them. */
struct str yaml_edits_apply(struct yaml_edits *edits);

/* Replaces a scalar by `text`, as it stands. False where it is not written on one line. */
bool yaml_edits_replace(struct yaml_edits *edits, const struct yaml *scalar, struct str text);

/* Puts an entry in front of the one with this key, in the way in which its mapping is written. */
void yaml_edits_before(
    struct yaml_edits *edits, const struct yaml *map, const struct yaml *key, struct str entry);

/*
 * Puts an entry behind the last one of a mapping, which has one at least. `of` is the key that the mapping is the
 * value of. False where the mapping is written in a way that is not understood.
 */
bool yaml_edits_behind(
    struct yaml_edits *edits, const struct yaml *of, const struct yaml *map, struct str entry);

#endif
