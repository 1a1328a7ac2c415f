/*
 * yaml - YAML as a tree in which every key and value knows its place.
 *
 * Read by yaml_read.h. Scalars are text: nothing is resolved to numbers, dates or booleans here,
 * that is the schema's part. Lists and mappings keep the author's order. An anchored value may
 * stand in several places of the tree.
 *
 * Places: lines and columns from 1, columns in bytes, as everywhere; libyaml's own (from 0, in
 * characters) never leave yaml_read.c. A mapping or list stands where its first key or item does,
 * or at its bracket; an anchor is not part of its value. An empty value (`key:`) stands behind its
 * colon.
 *
 * Ownership: the tree and its texts live in `keep`, or in the source, at which its places point and which must live as
 * long.
 */
#ifndef DATA_YAML_H
#define DATA_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/near.h"
#include "base/source.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind : 8; /* a file of 100,000 observations has 900,000 of these nodes: they are packed */
	bool plain; /* a scalar without quotes that is not a block: the only one whose emptiness means "nothing" */
	char mark;          /* of a scalar: ' or " around it, | or > before it, 0 when plain */
	bool exact_columns; /* false where yaml_pos_at cannot do better than the start of the scalar */
	uint32_t count;     /* of items or entries */
	uint32_t indent;    /* of a literal (|) scalar: bytes in front of each line; else 0 */
	uint32_t closed_at; /* of a list or mapping in brackets: bytes read before the closing one; else 0 */
	struct pos at;
	struct str text; /* of a scalar, escapes and folding undone */
	const struct str *raw; /* of a scalar in " on one line, with escapes: as typed between them; else NULL */
	const struct yaml *const *items; /* of a list */
	const struct yaml_entry *entries; /* of a mapping, without those whose key stands there already */
	const struct yaml_repeated *repeated; /* of a mapping: the keys that were left out so (reported); or NULL */
};

struct yaml_repeated {
	const struct yaml **keys;
	size_t count, room;
};

struct yaml_entry {
	const struct yaml *key; /* always a scalar */
	const struct yaml *value;
};

/*
 * The value under a key, or NULL; also NULL when `map` is not a mapping or is NULL. Linear: for
 * mappings of a known shape.
 */
const struct yaml *yaml_get(const struct yaml *map, struct str key);

/* True for a plain scalar with nothing in it: `key:` */
bool yaml_is_empty(const struct yaml *node);

/* "a text", "a list", "a mapping", "nothing": for messages about the shape. */
const char *yaml_kind_name(const struct yaml *node);

/*
 * The place of the byte at `offset` of a scalar's text: exact in plain and quoted scalars on one
 * line, escapes counted, and in literal (|) ones; otherwise where the scalar starts.
 */
struct pos yaml_pos_at(const struct yaml *scalar, size_t offset);

/*
 * True if the entry is what became of a number with a comma: `{ price: 8,250 USD }` is read as
 * `price: 8` and `250 USD:`, two keys, and so is `{ weight: 2,5 kg }`. `entry` points into map->entries.
 */
bool yaml_looks_like_split_number(const struct yaml *map, const struct yaml_entry *entry);

/*
 * Reports a key that has no meaning in its mapping, with the hint that fits: a number split at its
 * comma, a formula split at ", " or ": ", or else the nearest of the words that were offered to
 * `near` (may be NULL).
 *
 *     struct near near = near_to(entry->key->text);
 *     for (...) near_offer(&near, known[i]);
 *     yaml_report_unknown_key(diag, map, entry, &near);
 */
void yaml_report_unknown_key(struct diag *diag, const struct yaml *map,
    const struct yaml_entry *entry, const struct near *near);

/*
 * Takes the key of an entry, which was reported, for the word that is meant, so that whoever reads
 * the mapping finds what stands there and misses nothing. False, and nothing done, if `word` is
 * empty or the mapping has the key. The word must live as long as the tree, which only its reader has.
 */
bool yaml_mend_key(const struct yaml *map, const struct yaml_entry *entry, struct str word);

#endif
