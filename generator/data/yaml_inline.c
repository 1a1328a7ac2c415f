#include "data/yaml_inline.h"

#include "base/ascii.h"
#include "base/map.h"

#define KEY_SIZE_MOST 1000
#define ALIASED_MOST 1000

/* Mappings up to this many keys are searched for duplicates pair by pair, longer ones through a map. */
#define KEYS_FEW 12

struct yaml *yaml_inline_node(struct yaml_inline *in, enum yaml_kind kind, size_t at)
{
	struct yaml *node = ARENA_NEW(in->keep, struct yaml);

	node->kind = kind;
	node->exact_columns = true;
	node->at = yaml_place(in, at);
	in->nodes++;
	return node;
}

static struct str text_of(const struct yaml_inline *in, size_t from, size_t to)
{
	struct str text = str_sub(in->text, from, to);

	return in->stays ? text : str_copy(in->keep, text);
}

/* Where a plain text that begins with a letter, a digit or a harmless sign ends; `from` if it means more than itself. */
static size_t plain_end(const struct yaml_inline *in, size_t from, bool in_brackets)
{
	size_t at = from;

	for (;; at++) {
		char byte = yaml_byte(in, at), next;
		if (ascii_is_alnum(byte) || byte == ' ')
			continue;
		if (byte == '\n' || (in_brackets && (byte == ',' || byte == ']' || byte == '}')))
			break;
		if (byte == '#' && in->text.at[at - 1] == ' ')
			break;
		if (in_brackets && (byte == '[' || byte == '{' || byte == '?'))
			return from;
		if (byte != ':')
			continue;
		next = yaml_byte(in, at + 1);
		if (next == ' ' || next == '\n')
			break;
		if (in_brackets && str_find_byte(STR(",?[]{}"), next, 0) != STR_NONE)
			return from;
	}
	while (in->text.at[at - 1] == ' ')
		at--;
	return at;
}

static bool begins_key(char byte)
{
	return ascii_is_alnum(byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

static bool begins_plain(const struct yaml_inline *in, size_t at)
{
	char byte = yaml_byte(in, at);

	return begins_key(byte) || str_find_byte(STR("~(/$=+.<^;\\"), byte, 0) != STR_NONE ||
	    (byte == '-' && ascii_is_alnum(yaml_byte(in, at + 1)));
}

struct yaml *yaml_inline_scalar(struct yaml_inline *in, size_t at, struct str text, char mark)
{
	struct yaml *scalar = yaml_inline_node(in, YAML_SCALAR, at);

	scalar->text = text;
	scalar->mark = mark;
	scalar->plain = mark == 0;
	return scalar;
}

static const struct yaml *read_plain(struct yaml_inline *in, bool in_brackets)
{
	size_t from = in->at, end = plain_end(in, from, in_brackets);

	if (end == from)
		return NULL;
	in->at = end;
	return yaml_inline_scalar(in, from, text_of(in, from, end), 0);
}

/* Without the backslashes before quotes and before each other: other escapes are left to libyaml. */
static struct str unescape(struct arena *keep, struct str raw)
{
	char *text = arena_alloc(keep, raw.len);
	size_t len = 0;

	for (size_t i = 0; i < raw.len; i++) {
		i += raw.at[i] == '\\';
		text[len++] = raw.at[i];
	}
	return (struct str){ text, len };
}

/* Text in quotes that end on the line. */
static const struct yaml *read_quoted(struct yaml_inline *in)
{
	char quote = yaml_byte(in, in->at), next;
	size_t from = in->at + 1, at = from;
	bool escapes = false;

	for (; yaml_byte(in, at) != quote; at++) {
		if (yaml_byte(in, at) == '\n')
			return NULL;
		if (yaml_byte(in, at) != '\\' || quote == '\'')
			continue;
		escapes = true;
		next = yaml_byte(in, ++at);
		if (next != '"' && next != '\\')
			return NULL;
	}
	if (quote == '\'' && yaml_byte(in, at + 1) == '\'')
		return NULL;
	struct str text = text_of(in, from, at);
	struct yaml *node = yaml_inline_scalar(in, in->at, text, quote);
	if (escapes) {
		struct str raw = str_copy(in->keep, text);
		node->raw = arena_copy(in->keep, &raw, sizeof(raw));
		node->text = unescape(in->keep, raw);
	}
	in->at = at + 1;
	return node;
}

void yaml_inline_hold(struct yaml_inline *in, const struct yaml *node)
{
	in->pending = arena_room(
	    in->keep, in->pending, in->pending_count, &in->pending_room, sizeof(*in->pending));
	in->pending[in->pending_count++] = node;
}

static bool is_repeated(
    struct map *index, const struct yaml_entry *entries, size_t count, const struct yaml *key)
{
	if (index->arena)
		return !map_add(index, key->text, NULL);
	for (size_t i = 0; i < count; i++)
		if (str_eq(entries[i].key->text, key->text))
			return true;
	return false;
}

bool yaml_inline_take_entries(struct yaml_inline *in, struct yaml *map, size_t base)
{
	size_t count = (in->pending_count - base) / 2;
	struct yaml_entry *entries = ARENA_ARRAY(in->keep, struct yaml_entry, count);
	struct map index = count > KEYS_FEW ? map_in(in->keep) : (struct map){ .arena = NULL };

	for (size_t i = 0; i < count; i++) {
		const struct yaml **pair = in->pending + base + 2 * i;
		if (is_repeated(&index, entries, i, pair[0]))
			return false;
		entries[i] = (struct yaml_entry){ pair[0], pair[1] };
	}
	map->entries = entries;
	map->count = (uint32_t)count;
	in->pending_count = base;
	in->depth--;
	return true;
}

void yaml_inline_take_items(struct yaml_inline *in, struct yaml *list, size_t base)
{
	size_t count = in->pending_count - base;

	list->items = arena_copy(in->keep, in->pending + base, count * sizeof(*in->pending));
	list->count = (uint32_t)count;
	in->pending_count = base;
	in->depth--;
}

const struct yaml *yaml_inline_key(struct yaml_inline *in, bool in_brackets)
{
	size_t from = in->at;
	char byte = yaml_byte(in, from);
	const struct yaml *key = byte == '"' || byte == '\'' ? read_quoted(in)
	    : begins_key(byte)                               ? read_plain(in, in_brackets)
							     : NULL;

	if (!key || in->at - from > KEY_SIZE_MOST || yaml_byte(in, in->at) != ':' ||
	    str_find_byte(STR(" \n"), yaml_byte(in, in->at + 1), 0) == STR_NONE)
		return NULL;
	in->at++;
	return key;
}

static const struct yaml *read_brackets(struct yaml_inline *in)
{
	bool is_map = yaml_byte(in, in->at) == '{';
	struct yaml *node = yaml_inline_node(in, is_map ? YAML_MAP : YAML_LIST, in->at);
	size_t base = in->pending_count;

	if (++in->depth > YAML_INLINE_DEPTH_MOST)
		return NULL;
	do {
		in->at = yaml_skip_spaces(in, in->at + 1);
		const struct yaml *key = is_map ? yaml_inline_key(in, true) : NULL;
		if (is_map && !key)
			return NULL;
		if (key)
			yaml_inline_hold(in, key);
		in->at = yaml_skip_spaces(in, in->at);
		const struct yaml *value = yaml_inline_value(in, true);
		if (!value)
			return NULL;
		yaml_inline_hold(in, value);
		in->at = yaml_skip_spaces(in, in->at);
	} while (yaml_byte(in, in->at) == ',');
	if (yaml_byte(in, in->at) != (is_map ? '}' : ']'))
		return NULL;
	node->closed_at = (uint32_t)in->at++;
	if (is_map)
		return yaml_inline_take_entries(in, node, base) ? node : NULL;
	yaml_inline_take_items(in, node, base);
	return node;
}

/* The name of an anchor or alias, which a space or what ends a value stands behind; else nothing. */
static struct str read_name(struct yaml_inline *in, const char *ends)
{
	size_t from = in->at + 1, at = from;

	while (ascii_is_alnum(yaml_byte(in, at)) || yaml_byte(in, at) == '_' || yaml_byte(in, at) == '-')
		at++;
	in->at = at;
	return str_find_byte(str_from(ends), yaml_byte(in, at), 0) == STR_NONE
	    ? STR("")
	    : text_of(in, from, at);
}

static const struct yaml *read_alias(struct yaml_inline *in)
{
	struct str name = read_name(in, " \n,]}");

	for (size_t i = in->anchor_count; i-- > 0 && !in->is_anchoring;) {
		if (!str_eq(in->anchors[i].name, name))
			continue;
		in->aliased += in->anchors[i].nodes;
		return in->aliased > ALIASED_MOST ? NULL : in->anchors[i].node;
	}
	return NULL;
}

static const struct yaml *read_anchored(struct yaml_inline *in, bool in_brackets)
{
	struct yaml_anchor anchor = { .name = read_name(in, " "), .nodes = in->nodes };

	if (anchor.name.len == 0 || in->is_anchoring || in->anchor_count == YAML_INLINE_ANCHORS_MOST)
		return NULL;
	in->is_anchoring = true;
	in->at = yaml_skip_spaces(in, in->at);
	anchor.node = yaml_inline_value(in, in_brackets);
	in->is_anchoring = false;
	anchor.nodes = in->nodes - anchor.nodes;
	in->anchors[in->anchor_count++] = anchor;
	return anchor.node;
}

const struct yaml *yaml_inline_value(struct yaml_inline *in, bool in_brackets)
{
	switch (yaml_byte(in, in->at)) {
	case '[':
	case '{':
		return read_brackets(in);
	case '"':
	case '\'':
		return read_quoted(in);
	case '*':
		return read_alias(in);
	case '&':
		return read_anchored(in, in_brackets);
	default:
		return begins_plain(in, in->at) ? read_plain(in, in_brackets) : NULL;
	}
}

bool yaml_inline_is_key(const struct yaml_inline *in)
{
	return begins_key(yaml_byte(in, in->at)) && yaml_byte(in, plain_end(in, in->at, false)) == ':';
}
