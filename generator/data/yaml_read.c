#include "data/yaml_read.h"

#include "base/map.h"
#include "data/yaml_cursor.h"
#include "data/yaml_lines.h"
#include "data/yaml_text.h"

#include <string.h>
#include <yaml.h>

/* Mappings up to this many keys are searched for duplicates pair by pair, longer ones through a map. */
#define KEYS_FEW 12
/* Repeated keys of one mapping that are told, each at its place. */
#define REPEATED_SHOWN 5

struct yaml_reader {
	struct arena *keep;
	struct diag *diag;
	struct yaml_cursor cursor;
	yaml_parser_t parser;
	yaml_event_t event;
	bool failed;
	size_t depth,
	    deepest; /* collections that are open; the most since `deepest` was last set, aliases followed */
	size_t nodes;                /* in the tree so far, aliased ones counted each time */
	size_t aliased;              /* those of them that aliases added */
	struct map anchors;          /* of struct anchor */
	const struct yaml **pending; /* nodes of the collections that are still open */
	size_t pending_count, pending_room;
	const struct yaml *long_quote; /* the last text in quotes that goes on over several lines */
	size_t long_quote_end;         /* its last line, from 0 */
};

struct anchor {
	const struct yaml *node;
	size_t nodes, height; /* it stands for, all levels; and how many levels of collections */
};

static struct pos pos_of_mark(struct yaml_reader *r, yaml_mark_t mark)
{
	yaml_cursor_to_index(&r->cursor, mark.index);
	return yaml_cursor_pos(&r->cursor);
}

/* ---- Messages ---- */

/* What to do about libyaml's more puzzling complaints. */
static const struct advice {
	const char *problem, *hint;
} advices[] = {
	{ "mapping values are not allowed in this context", "a text that holds “: ” must be quoted" },
	{ "could not find expected ':'", "each line of a mapping is written key: value" },
	{ "did not find expected key",
	    "the line is indented unlike those above it, or a quote ends too early" },
	{ "did not find expected <document start>", "the lines above are indented further than this one" },
	{ "did not find expected '-' indicator", "the line is indented unlike the list above it" },
	{ "did not find expected ',' or '}'", "close the brace, or quote the text that holds it" },
	{ "did not find expected ',' or ']'", "close the bracket, or quote the text that holds it" },
	{ "found unknown escape character",
	    "write the text between single quotes, where \\ is nothing special" },
	{ "control characters are not allowed", "remove it" },
};

static void advise(struct yaml_reader *r, const char *problem)
{
	for (size_t i = 0; i < countof(advices); i++)
		if (strcmp(problem, advices[i].problem) == 0)
			diag_hint(r->diag, "%s", advices[i].hint);
	if (strcmp(problem, "found character that cannot start any token") == 0)
		diag_hint(r->diag,
		    r->cursor.text.at[r->cursor.offset] == '\t'
			? "indent with spaces, not with tabs"
			: "a text that starts with this must be quoted");
}

/* A key that stands too far left, by a letter between its spaces, say, is noticed at the next one that stands where it should. */
static void note_left(struct yaml_reader *r, struct pos context)
{
	struct yaml_cursor above = r->cursor;
	size_t left = yaml_line_left(r->cursor.text, r->cursor.line_start);

	if (left == STR_NONE)
		return;
	yaml_cursor_to_offset(&above, left);
	struct pos at = yaml_cursor_pos(&above);
	if (pos_cmp(at, context) != 0)
		diag_note(r->diag, at, "the line above it that begins further left");
}

static void report_syntax(struct yaml_reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const char *problem = p->problem ? p->problem : "cannot be read";
	struct pos context = POS_NONE;

	if (p->context)
		context = pos_of_mark(r, p->context_mark);
	if (p->error == YAML_READER_ERROR)
		yaml_cursor_to_offset(&r->cursor, p->problem_offset);
	else
		yaml_cursor_to_index(&r->cursor, p->problem_mark.index);
	struct pos at = yaml_cursor_pos(&r->cursor);
	diag_report(r->diag, DIAG_YAML_SYNTAX, at, "%s", problem);
	if (p->context && pos_cmp(context, at) != 0)
		diag_note(r->diag, context, "%s", p->context);
	if (strcmp(problem, "did not find expected key") == 0)
		note_left(r, context);
	if (r->long_quote && p->problem_mark.line == r->long_quote_end)
		diag_note(r->diag, r->long_quote->at, "the quotes that end there begin here");
	if (r->cursor.offset < r->cursor.text.len)
		advise(r, problem);
}

/* ---- Reading ---- */

/* Takes the next event in place of the last. */
static bool next(struct yaml_reader *r)
{
	yaml_event_delete(&r->event);
	if (!r->failed && !yaml_parser_parse(&r->parser, &r->event)) {
		r->failed = true;
		report_syntax(r);
	}
	return !r->failed;
}

/* Ends the reading after a mistake that was reported. */
static const struct yaml *give_up(struct yaml_reader *r)
{
	r->failed = true;
	return NULL;
}

static const struct yaml *read_node(struct yaml_reader *r);

static struct yaml *node_new(struct yaml_reader *r, enum yaml_kind kind)
{
	struct yaml *node = ARENA_NEW(r->keep, struct yaml);

	node->kind = kind;
	node->exact_columns = true;
	r->nodes++;
	return node;
}

static const char mark_of_style[] = {
	[YAML_PLAIN_SCALAR_STYLE] = 0,
	[YAML_SINGLE_QUOTED_SCALAR_STYLE] = '\'',
	[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = '"',
	[YAML_LITERAL_SCALAR_STYLE] = '|',
	[YAML_FOLDED_SCALAR_STYLE] = '>',
};

/* What stands between the double quotes that open at `quote`, if it holds escapes. */
static const struct str *raw_of_quoted(struct yaml_reader *r, size_t quote)
{
	bool escapes = false;
	size_t i = quote + 1;

	for (; i < r->cursor.text.len && r->cursor.text.at[i] != '"'; i++)
		if (r->cursor.text.at[i] == '\\') {
			escapes = true;
			i++;
		}
	if (!escapes)
		return NULL;
	struct str raw = str_copy(r->keep, str_sub(r->cursor.text, quote + 1, i));
	return arena_copy(r->keep, &raw, sizeof(raw));
}

/* The indent of a literal scalar: its first line decides. 0 if a digit or nothing does. */
static uint32_t indent_of_literal(struct str rest)
{
	struct str line = { NULL, 0 };

	str_line(&rest, &line);
	bool is_explicit = line.len > 1 && strchr("+-123456789", line.at[1]) &&
	    (line.at[1] > '0' || (line.len > 2 && line.at[2] >= '1' && line.at[2] <= '9'));
	while (!is_explicit && str_line(&rest, &line)) {
		size_t spaces = 0;
		while (spaces < line.len && line.at[spaces] == ' ')
			spaces++;
		if (spaces < line.len)
			return (uint32_t)spaces;
	}
	return 0;
}

/* True if libyaml sees more lines here than everybody else does. */
static bool has_odd_line_end(struct str text)
{
	for (size_t i = str_find_byte(text, '\r', 0); i != STR_NONE;
	     i = str_find_byte(text, '\r', i + 1))
		if (i + 1 == text.len || text.at[i + 1] != '\n')
			return true;
	return str_find(text, STR("\xC2\x85"), 0) != STR_NONE ||
	    str_find(text, STR("\xE2\x80\xA8"), 0) != STR_NONE ||
	    str_find(text, STR("\xE2\x80\xA9"), 0) != STR_NONE;
}

/* Finds the indent of the literal scalar at the cursor, which ends before the character at `end`. */
static void measure_literal(const struct yaml_reader *r, struct yaml *scalar, size_t end)
{
	struct yaml_cursor c = r->cursor;

	yaml_cursor_to_index(&c, end);
	struct str typed = str_sub(r->cursor.text, r->cursor.offset, c.offset);
	uint32_t indent = has_odd_line_end(typed) ? 0 : indent_of_literal(typed);
	scalar->indent = indent ? indent + r->cursor.start.col - 1 : 0;
	scalar->exact_columns = indent > 0;
}

/* Most scalars stand in the source as they are, where they need no copy. */
static struct str text_of_scalar(struct yaml_reader *r, struct str value)
{
	struct str source = r->cursor.start.in ? r->cursor.start.in->text : STR(""), typed;
	struct str rest = str_sub(r->cursor.text, r->cursor.offset, r->cursor.text.len);
	bool stays = rest.len > 0 && rest.at >= source.at && rest.at < source.at + source.len;
	bool quoted = stays && (rest.at[0] == '"' || rest.at[0] == '\'');

	typed = str_sub(rest, quoted, value.len + quoted);
	return stays && str_eq(typed, value) ? typed : str_copy(r->keep, value);
}

/* As \x01 between quotes they are YAML, but no page and no feed can hold them. */
static void refuse_controls(struct yaml_reader *r, const struct yaml *node)
{
	for (size_t i = 0; i < node->text.len; i++) {
		unsigned char byte = (unsigned char)node->text.at[i];
		if ((byte >= ' ' && byte != 0x7f) || byte == '\t' || byte == '\n' || byte == '\r')
			continue;
		diag_report(r->diag, DIAG_YAML_SYNTAX, node->at,
		    "control characters are not allowed: U+%04X", (unsigned)byte);
		diag_hint(r->diag, "remove it");
		r->failed = true;
		return;
	}
}

/* A list whose key is gone goes on with the text above it, which says nothing then of what it says. */
static void refuse_list(struct yaml_reader *r, size_t end)
{
	struct yaml_cursor c = r->cursor;

	yaml_cursor_to_index(&c, end);
	size_t dash = yaml_find_dash(r->cursor.text, r->cursor.offset, c.offset);
	if (dash == STR_NONE)
		return;
	c = r->cursor;
	yaml_cursor_to_offset(&c, dash);
	diag_report(r->diag, DIAG_YAML_SYNTAX, yaml_cursor_pos(&c),
	    "this goes on with the text above, and begins as an element of a list does");
	diag_note(r->diag, yaml_cursor_pos(&r->cursor), "the text begins here");
	diag_hint(r->diag, "is the line of a key gone above it? a text with such a line is quoted");
	r->failed = true;
}

static const struct yaml *read_scalar(struct yaml_reader *r)
{
	struct yaml *node = node_new(r, YAML_SCALAR);
	const yaml_event_t *e = &r->event;

	yaml_cursor_to_index(&r->cursor, e->start_mark.index);
	node->text = text_of_scalar(
	    r, (struct str){ (const char *)e->data.scalar.value, e->data.scalar.length });
	node->mark = mark_of_style[e->data.scalar.style];
	node->plain = node->mark == 0;
	if ((e->data.scalar.anchor || e->data.scalar.tag) && !yaml_is_empty(node))
		yaml_cursor_to_offset(
		    &r->cursor, yaml_skip_properties(r->cursor.text, r->cursor.offset));
	node->at = yaml_cursor_pos(&r->cursor);
	node->exact_columns = e->start_mark.line == e->end_mark.line;
	if (node->plain && !node->exact_columns)
		refuse_list(r, e->end_mark.index);
	if (node->mark == '"')
		refuse_controls(r, node);
	if (node->mark == '"' && node->exact_columns)
		node->raw = raw_of_quoted(r, r->cursor.offset);
	if ((node->mark == '"' || node->mark == '\'') && !node->exact_columns) {
		r->long_quote = node;
		r->long_quote_end = e->end_mark.line;
	}
	if (node->mark == '|')
		measure_literal(r, node, e->end_mark.index);
	return node;
}

/* Remembers a depth that the tree has; false, and reported, if it is too much. */
static bool note_depth(struct yaml_reader *r, size_t depth, struct pos at)
{
	if (depth > r->deepest)
		r->deepest = depth;
	if (depth <= YAML_DEPTH_MOST)
		return true;
	diag_report(r->diag, DIAG_YAML_LIMIT, at, "nested more than %d deep", YAML_DEPTH_MOST);
	r->failed = true;
	return false;
}

static const struct yaml *read_alias(struct yaml_reader *r)
{
	struct str name = str_from((const char *)r->event.data.alias.anchor);
	const struct anchor *anchor = map_get(&r->anchors, name);
	struct pos at = pos_of_mark(r, r->event.start_mark);

	if (!anchor) {
		diag_report(r->diag, DIAG_YAML_SYNTAX, at,
		    "no value is anchored as &%.*s before this", STR_ARG(name));
		return give_up(r);
	}
	r->nodes += anchor->nodes;
	r->aliased += anchor->nodes;
	if (r->aliased > YAML_ALIASED_MOST) {
		diag_report(r->diag, DIAG_YAML_LIMIT, at, "aliases stand for more than %d values",
		    YAML_ALIASED_MOST);
		return give_up(r);
	}
	return note_depth(r, r->depth + anchor->height, at) ? anchor->node : NULL;
}

static void push(struct yaml_reader *r, const struct yaml *node)
{
	r->pending =
	    arena_room(r->keep, r->pending, r->pending_count, &r->pending_room, sizeof(*r->pending));
	r->pending[r->pending_count++] = node;
}

/* Reads the nodes up to the end of the collection onto `pending`. */
static bool read_nodes(struct yaml_reader *r, yaml_event_type_t end)
{
	while (next(r) && r->event.type != end) {
		const struct yaml *node = read_node(r);
		if (!node)
			return false;
		push(r, node);
	}
	return !r->failed;
}

static bool is_valid_key(struct yaml_reader *r, const struct yaml *key)
{
	if (key->kind != YAML_SCALAR) {
		diag_report(
		    r->diag, DIAG_YAML_SYNTAX, key->at, "%s cannot be a key", yaml_kind_name(key));
		diag_hint(r->diag, "a text that starts with { or [ must be quoted");
		return false;
	}
	if (key->plain && str_eq(key->text, STR("<<"))) {
		diag_report(r->diag, DIAG_YAML_SYNTAX, key->at, "merge keys (<<) are not supported");
		diag_hint(r->diag, "write the keys out");
		return false;
	}
	return true;
}

/*
 * The entry among the first `count` with the key of `entry`, or NULL; `index` remembers the keys of
 * a long mapping.
 */
static struct yaml_entry *find_first(
    struct yaml_entry *entries, size_t count, struct yaml_entry *entry, struct map *index)
{
	if (index->arena) {
		struct yaml_entry *first = map_get(index, entry->key->text);
		if (!first)
			map_put(index, entry->key->text, entry);
		return first;
	}
	for (size_t i = 0; i < count; i++)
		if (str_eq(entries[i].key->text, entry->key->text))
			return &entries[i];
	return NULL;
}

/* Several in one mapping are one mistake, most of the time: the head of what they belong to is not there. */
static void report_repeated(struct yaml_reader *r, const struct yaml *map)
{
	const struct yaml_repeated *repeated = map->repeated;
	size_t first = 0;

	if (!repeated)
		return;
	const struct yaml *key = repeated->keys[0];
	while (!str_eq(map->entries[first].key->text, key->text))
		first++;
	diag_report(r->diag, DIAG_KEY_DUPLICATE, key->at, "the key “%.*s” is written twice",
	    STR_ARG(key->text));
	diag_note(r->diag, map->entries[first].key->at, "first written here");
	for (size_t i = 1; i < repeated->count && i < REPEATED_SHOWN; i++)
		diag_note(r->diag, repeated->keys[i]->at, "and here another, “%.*s”",
		    STR_ARG(repeated->keys[i]->text));
	if (repeated->count > REPEATED_SHOWN)
		diag_hint(r->diag, "%zu keys of this mapping are: is a line lost above the first?",
		    repeated->count);
	else if (repeated->count > 1)
		diag_hint(r->diag,
		    "if a second mapping begins here, its own key is lost above this line");
}

/* Makes entries of the keys and values at `nodes`, leaving out those that cannot be. */
static void take_entries(struct yaml_reader *r, struct yaml *map, const struct yaml **nodes, size_t count)
{
	struct yaml_entry *entries = ARENA_ARRAY(r->keep, struct yaml_entry, count / 2);
	struct map index = count / 2 > KEYS_FEW ? map_in(r->keep) : (struct map){ .arena = NULL };
	struct yaml_repeated repeated = { NULL, 0, 0 };

	for (size_t i = 0; i + 1 < count; i += 2) {
		if (!is_valid_key(r, nodes[i]))
			continue;
		struct yaml_entry *entry = &entries[map->count];
		*entry = (struct yaml_entry){ nodes[i], nodes[i + 1] };
		struct yaml_entry *first = find_first(entries, map->count, entry, &index);
		if (!first) {
			map->count++;
			continue;
		}
		if (yaml_is_empty(first->value))
			first->value = nodes[i + 1]; /* the line of the key stands there twice */
		repeated.keys = arena_room(r->keep, (void *)repeated.keys, repeated.count,
		    &repeated.room, sizeof(*repeated.keys));
		repeated.keys[repeated.count++] = nodes[i];
	}
	map->entries = entries;
	if (repeated.count > 0)
		map->repeated = arena_copy(r->keep, &repeated, sizeof(repeated));
	report_repeated(r, map);
}

static bool is_in_brackets(const yaml_event_t *e)
{
	return e->type == YAML_MAPPING_START_EVENT
	    ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
	    : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
}

/* Where the bracket stands that ends the collection; a pair in a list needs none: `[ a: b ]`. */
static uint32_t closing_bracket(struct yaml_reader *r)
{
	yaml_cursor_to_index(&r->cursor, r->event.start_mark.index);
	size_t at = r->cursor.offset;
	char closing = r->event.type == YAML_MAPPING_END_EVENT ? '}' : ']';
	return at < r->cursor.text.len && r->cursor.text.at[at] == closing ? (uint32_t)at : 0;
}

static const struct yaml *read_collection(struct yaml_reader *r)
{
	bool is_map = r->event.type == YAML_MAPPING_START_EVENT;
	bool in_brackets = is_in_brackets(&r->event);
	struct yaml *node = node_new(r, is_map ? YAML_MAP : YAML_LIST);

	yaml_cursor_to_index(&r->cursor, r->event.start_mark.index);
	yaml_cursor_to_offset(&r->cursor, yaml_skip_properties(r->cursor.text, r->cursor.offset));
	node->at = yaml_cursor_pos(&r->cursor);
	if (!note_depth(r, ++r->depth, node->at))
		return NULL;
	size_t base = r->pending_count;
	if (!read_nodes(r, is_map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT))
		return NULL;
	if (in_brackets)
		node->closed_at = closing_bracket(r);
	size_t count = r->pending_count - base;
	const struct yaml **nodes = count ? r->pending + base : NULL;
	if (is_map) {
		take_entries(r, node, nodes, count);
	} else {
		node->items = arena_copy(r->keep, nodes, count * sizeof(*nodes));
		node->count = (uint32_t)count;
	}
	r->pending_count = base;
	r->depth--;
	return node;
}

static const char *anchor_of(const yaml_event_t *e)
{
	const yaml_char_t *name = e->type == YAML_SCALAR_EVENT ? e->data.scalar.anchor
	    : e->type == YAML_SEQUENCE_START_EVENT             ? e->data.sequence_start.anchor
	    : e->type == YAML_MAPPING_START_EVENT              ? e->data.mapping_start.anchor
							       : NULL;

	return (const char *)name;
}

static const char *tag_of(const yaml_event_t *e)
{
	const yaml_char_t *tag = e->type == YAML_SCALAR_EVENT ? e->data.scalar.tag
	    : e->type == YAML_SEQUENCE_START_EVENT            ? e->data.sequence_start.tag
	    : e->type == YAML_MAPPING_START_EVENT             ? e->data.mapping_start.tag
							      : NULL;

	return (const char *)tag;
}

/*
 * The node that starts with the current event; afterwards its last event is the current one. NULL
 * ends the reading.
 */
static const struct yaml *read_node(struct yaml_reader *r)
{
	if (tag_of(&r->event)) {
		diag_report(r->diag, DIAG_YAML_SYNTAX, pos_of_mark(r, r->event.start_mark),
		    "tags (%s) are not supported", tag_of(&r->event));
		diag_hint(r->diag, "leave it out: a value is read as what its place asks for");
	}
	struct str name = str_copy(r->keep, str_from(anchor_of(&r->event)));
	size_t nodes = r->nodes, deepest = r->deepest;
	r->deepest = r->depth;
	const struct yaml *node = r->event.type == YAML_ALIAS_EVENT ? read_alias(r)
	    : r->event.type == YAML_SCALAR_EVENT                    ? read_scalar(r)
								    : read_collection(r);
	if (node && name.len) {
		struct anchor *anchor = ARENA_NEW(r->keep, struct anchor);
		*anchor = (struct anchor){ node, r->nodes - nodes, r->deepest - r->depth };
		map_put(&r->anchors, name, anchor);
	}
	if (r->deepest < deepest)
		r->deepest = deepest;
	return node;
}

static const struct yaml *read_nothing(struct yaml_reader *r)
{
	struct yaml *node = node_new(r, YAML_SCALAR);

	node->plain = true;
	node->at = r->cursor.start;
	return node;
}

/* Takes `count` events and is left with the last of them. */
static bool take(struct yaml_reader *r, int count)
{
	while (count > 0 && next(r))
		count--;
	return count == 0;
}

/* stream-start (document-start node document-end)? stream-end */
static const struct yaml *read_stream(struct yaml_reader *r)
{
	if (!take(r, 2))
		return NULL;
	if (r->event.type == YAML_STREAM_END_EVENT)
		return read_nothing(r);
	const struct yaml *node = take(r, 1) ? read_node(r) : NULL;
	if (!node || !take(r, 2))
		return NULL;
	if (r->event.type != YAML_STREAM_END_EVENT) {
		diag_report(r->diag, DIAG_YAML_SYNTAX, pos_of_mark(r, r->event.start_mark),
		    "a second document starts here; a file holds one");
		return NULL;
	}
	return node;
}

const struct yaml *yaml_read_part(
    struct arena *keep, struct diag *diag, struct pos start, struct str text)
{
	const struct yaml *simple = yaml_read_lines(keep, start, text);

	if (simple)
		return simple;
	struct yaml_reader r = { .keep = keep,
		.diag = diag,
		.cursor = { .start = start, .text = text },
		.anchors = map_in(keep) };

	if (!yaml_parser_initialize(&r.parser)) {
		diag_report(diag, DIAG_YAML_LIMIT, start, "not enough memory to read this");
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &r.parser, (const unsigned char *)(text.at ? text.at : ""), text.len);
	const struct yaml *node = read_stream(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	return node;
}

const struct yaml *yaml_read(struct arena *keep, struct diag *diag, const struct source *source)
{
	return yaml_read_part(keep, diag, (struct pos){ source, 1, 1 }, source->text);
}
