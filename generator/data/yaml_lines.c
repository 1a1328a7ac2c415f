#include "data/yaml_lines.h"

#include "base/ascii.h"

/* Mappings with more keys, and lists with more items, are left to libyaml. */
#define KEYS_MOST 12
#define ITEMS_MOST 32

struct lines {
	struct arena *keep;
	struct str text;
	size_t at, line_start;
	struct pos start;
	uint32_t line; /* from 0 */
};

static char byte_at(const struct lines *lines, size_t at)
{
	return at < lines->text.len ? lines->text.at[at] : '\n';
}

static struct pos place(const struct lines *lines, size_t at)
{
	return (struct pos){ lines->start.in, lines->start.line + lines->line,
		(uint32_t)(at - lines->line_start + 1) };
}

static struct yaml *node_new(const struct lines *lines, enum yaml_kind kind, size_t at)
{
	struct yaml *node = ARENA_NEW(lines->keep, struct yaml);

	node->kind = kind;
	node->exact_columns = true;
	node->at = place(lines, at);
	return node;
}

static const struct yaml *scalar_new(const struct lines *lines, size_t from, size_t to)
{
	struct yaml *scalar = node_new(lines, YAML_SCALAR, from);

	scalar->plain = true;
	scalar->text = str_copy(lines->keep, str_sub(lines->text, from, to));
	return scalar;
}

static size_t skip_spaces(const struct lines *lines, size_t at)
{
	while (byte_at(lines, at) == ' ')
		at++;
	return at;
}

/* A letter with what follows of letters, digits, _ and -: the end of it, or `from`. */
static size_t key_end(const struct lines *lines, size_t from)
{
	size_t at = from;

	if (!ascii_is_letter(byte_at(lines, at)))
		return from;
	while (ascii_is_alnum(byte_at(lines, at)) || byte_at(lines, at) == '_' ||
	    byte_at(lines, at) == '-')
		at++;
	return at;
}

/* Bytes that begin a sign which ends lines, or may not stand, in YAML: U+0085, U+2028, U+FEFF and their kin. */
static bool is_odd(const struct lines *lines, size_t at)
{
	unsigned char byte = (unsigned char)byte_at(lines, at);

	return byte < ' ' || byte == 0x7F || byte == 0xC2 || byte == 0xEF ||
	    (byte == 0xE2 && (unsigned char)byte_at(lines, at + 1) == 0x80 &&
		((unsigned char)byte_at(lines, at + 2) & 0xFE) == 0xA8);
}

/* Words up to the end of the line. NULL if they mean more than themselves. */
static const struct yaml *read_words(struct lines *lines, size_t from)
{
	size_t at = from;

	if (!ascii_is_alnum(byte_at(lines, at)))
		return NULL;
	for (; byte_at(lines, at) != '\n'; at++) {
		char byte = byte_at(lines, at), next = byte_at(lines, at + 1);
		if (is_odd(lines, at) || (byte == ':' && (next == ' ' || next == '\n')) ||
		    (byte == ' ' && (next == '#' || next == '\n')))
			return NULL;
	}
	lines->at = at;
	return scalar_new(lines, from, at);
}

/* One item of a list; the place behind it, or `from`. */
static size_t item_end(const struct lines *lines, size_t from)
{
	size_t at = from;

	if (!ascii_is_alnum(byte_at(lines, at)))
		return from;
	while (ascii_is_alnum(byte_at(lines, at)) || byte_at(lines, at) == '-' ||
	    byte_at(lines, at) == '_' || byte_at(lines, at) == '.' ||
	    (byte_at(lines, at) == ' ' && ascii_is_alnum(byte_at(lines, at + 1))))
		at++;
	return at;
}

/* [a, b] up to the end of the line. */
static const struct yaml *read_list(struct lines *lines, size_t from)
{
	const struct yaml *items[ITEMS_MOST];
	struct yaml *list = node_new(lines, YAML_LIST, from);
	size_t at = from;

	do {
		size_t begin = skip_spaces(lines, at + 1);
		at = item_end(lines, begin);
		if (at == begin || list->count == ITEMS_MOST)
			return NULL;
		items[list->count++] = scalar_new(lines, begin, at);
	} while (byte_at(lines, at) == ',');
	if (byte_at(lines, at) != ']' || byte_at(lines, at + 1) != '\n')
		return NULL;
	list->closed_at = (uint32_t)at;
	list->items = arena_copy(lines->keep, items, list->count * sizeof(*items));
	lines->at = at + 1;
	return list;
}

static const struct yaml *read_value(struct lines *lines, size_t from)
{
	return byte_at(lines, from) == '[' ? read_list(lines, from) : read_words(lines, from);
}

static bool is_known(const struct yaml *map, const struct yaml_entry *entries, struct str key)
{
	for (size_t i = 0; i < map->count; i++)
		if (str_eq(entries[i].key->text, key))
			return true;
	return false;
}

/* One line, with its end. */
static bool read_entry(struct lines *lines, const struct yaml *map, struct yaml_entry *entries)
{
	size_t from = lines->at, end = key_end(lines, from);

	if (map->count == KEYS_MOST || end == from || byte_at(lines, end) != ':' ||
	    byte_at(lines, end + 1) != ' ' || is_known(map, entries, str_sub(lines->text, from, end)))
		return false;
	struct yaml_entry *entry = &entries[map->count];
	*entry = (struct yaml_entry){ scalar_new(lines, from, end),
		read_value(lines, skip_spaces(lines, end + 1)) };
	lines->line_start = ++lines->at;
	lines->line++;
	return entry->value != NULL;
}

const struct yaml *yaml_read_lines(struct arena *keep, struct pos start, struct str text)
{
	struct lines lines = { .keep = keep, .text = text, .start = start };
	struct yaml_entry entries[KEYS_MOST];

	if (text.len == 0 || start.col != 1 || key_end(&lines, 0) == 0)
		return NULL;
	struct yaml *map = node_new(&lines, YAML_MAP, 0);
	while (lines.at < text.len) {
		if (!read_entry(&lines, map, entries))
			return NULL;
		map->count++;
	}
	map->entries = arena_copy(keep, entries, map->count * sizeof(*entries));
	return map;
}
