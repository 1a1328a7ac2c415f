/*
 * yaml_inline - what stands on one line of YAML, read without libyaml for yaml_lines.h: plain and quoted text,
 * { a: b } and [a, b], anchors and aliases.
 */
#ifndef DATA_YAML_INLINE_H
#define DATA_YAML_INLINE_H

#include "data/yaml.h"

/* What is nested deeper, or has more anchors, is left to libyaml, whose reader knows the limits. */
#define YAML_INLINE_DEPTH_MOST 16
#define YAML_INLINE_ANCHORS_MOST 16

/* A text that is being read. */
struct yaml_inline {
	struct arena *keep;
	struct str text;
	struct pos start;
	bool stays; /* the text is part of a source, and needs no copy */
	size_t at, line_start;
	uint32_t line; /* from 0 */
	size_t indent; /* of the line that is next, 0 behind the last */
	size_t depth;
	const struct yaml **pending; /* nodes of the collections that are still open */
	size_t pending_count, pending_room;
	struct yaml_anchor {
		struct str name;
		const struct yaml *node;
		size_t nodes; /* it stands for */
	} anchors[YAML_INLINE_ANCHORS_MOST];
	size_t anchor_count, nodes, aliased;
	bool is_anchoring; /* an anchor or alias within what is anchored is left to libyaml */
};

static inline char yaml_byte(const struct yaml_inline *in, size_t at)
{
	return at < in->text.len ? in->text.at[at] : '\n';
}

static inline size_t yaml_skip_spaces(const struct yaml_inline *in, size_t at)
{
	while (yaml_byte(in, at) == ' ')
		at++;
	return at;
}

static inline struct pos yaml_place(const struct yaml_inline *in, size_t at)
{
	return (struct pos){ in->start.in, in->start.line + in->line,
		in->start.col + (uint32_t)(at - in->line_start) };
}

struct yaml *yaml_inline_node(struct yaml_inline *in, enum yaml_kind kind, size_t at);

/* `mark` is as in struct yaml. */
struct yaml *yaml_inline_scalar(struct yaml_inline *in, size_t at, struct str text, char mark);

/*
 * Keys and values, or items, are held until their collection takes those from `base` on, which is what pending_count
 * was when it began. False if a key stands twice in a mapping.
 */
void yaml_inline_hold(struct yaml_inline *in, const struct yaml *node);
bool yaml_inline_take_entries(struct yaml_inline *in, struct yaml *map, size_t base);
void yaml_inline_take_items(struct yaml_inline *in, struct yaml *list, size_t base);

/* True if a plain key and its colon are next. */
bool yaml_inline_is_key(const struct yaml_inline *in);

/* A key and its colon, behind which a space or the end of the line stands; NULL if something else is there. */
const struct yaml *yaml_inline_key(struct yaml_inline *in, bool in_brackets);

/* The value that is next, and goes on behind it; NULL if it is left to libyaml. */
const struct yaml *yaml_inline_value(struct yaml_inline *in, bool in_brackets);

#endif
