#include "data/yaml.h"

#include "base/ascii.h"

#include <string.h>

const struct yaml *yaml_get(const struct yaml *map, struct str key)
{
	for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++)
		if (str_eq(map->entries[i].key->text, key))
			return map->entries[i].value;
	return NULL;
}

bool yaml_is_empty(const struct yaml *node)
{
	return node->kind == YAML_SCALAR && node->plain && node->text.len == 0;
}

const char *yaml_kind_name(const struct yaml *node)
{
	static const char *const names[] = {
		[YAML_SCALAR] = "a text", [YAML_LIST] = "a list", [YAML_MAP] = "a mapping"
	};

	return yaml_is_empty(node) ? "nothing" : names[node->kind];
}

/*
 * The escapes of double quotes, with the number of bytes in the text for those that are not one.
 * Source: YAML 1.1, 5.7.
 */
static size_t escape_size(struct str raw, size_t *bytes)
{
	static const struct {
		char letter;
		unsigned char digits, bytes; /* 0 bytes: as many as the code point takes */
	} kinds[] = { { 'x', 2, 0 }, { 'u', 4, 0 }, { 'U', 8, 0 }, { 'N', 0, 2 }, { '_', 0, 2 },
		{ 'L', 0, 3 }, { 'P', 0, 3 } };
	*bytes = 1;
	for (size_t i = 0; raw.len > 1 && i < countof(kinds); i++) {
		if (raw.at[1] != kinds[i].letter)
			continue;
		uint64_t code = 0;
		for (size_t d = 2; d < 2u + kinds[i].digits && d < raw.len; d++)
			code = code * 16 + ((unsigned char)raw.at[d] & 15) + (raw.at[d] > '9' ? 9 : 0);
		*bytes = kinds[i].bytes ? kinds[i].bytes
		    : code < 0x80       ? 1
		    : code < 0x800      ? 2
		    : code < 0x10000    ? 3
					: 4;
		return 2u + kinds[i].digits;
	}
	return 2;
}

/* How far into `raw` the byte at `offset` of the text without escapes stands. */
static size_t offset_in_raw(struct str raw, size_t offset)
{
	size_t i = 0, taken = 0;

	while (i < raw.len && taken < offset) {
		size_t bytes = 1, size = 1;
		if (raw.at[i] == '\\')
			size = escape_size(str_sub(raw, i, raw.len), &bytes);
		if (taken + bytes > offset)
			break;
		i += size;
		taken += bytes;
	}
	return i;
}

static size_t count_byte(struct str text, char byte)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == byte;
	return count;
}

static struct pos pos_in_literal(const struct yaml *scalar, struct str before)
{
	size_t last = str_find_last_byte(before, '\n');
	size_t in_line = last == STR_NONE ? before.len : before.len - last - 1;
	uint32_t lines = (uint32_t)count_byte(before, '\n');

	return (struct pos){ scalar->at.in, scalar->at.line + 1 + lines,
		scalar->indent + (uint32_t)in_line + 1 };
}

struct pos yaml_pos_at(const struct yaml *scalar, size_t offset)
{
	struct str before = str_sub(scalar->text, 0, offset);

	if (scalar->kind != YAML_SCALAR || !scalar->exact_columns)
		return scalar->at;
	switch (scalar->mark) {
	case '"':
		return pos_after(scalar->at,
		    1 + (scalar->raw ? offset_in_raw(*scalar->raw, before.len) : before.len));
	case '\'':
		return pos_after(scalar->at, 1 + before.len + count_byte(before, '\''));
	case '|':
		return pos_in_literal(scalar, before);
	case '>':
		return scalar->at;
	default:
		return pos_after(scalar->at, before.len);
	}
}

/* Three digits, then nothing or something that is not a digit: a group of a number, perhaps with its unit. */
static bool starts_with_group(struct str text)
{
	return text.len >= 3 && ascii_is_digit(text.at[0]) && ascii_is_digit(text.at[1]) &&
	    ascii_is_digit(text.at[2]) && (text.len == 3 || !ascii_is_digit(text.at[3]));
}

bool yaml_looks_like_split_number(const struct yaml *map, const struct yaml_entry *entry)
{
	struct str key = entry->key->text;

	if (!entry->key->plain || !yaml_is_empty(entry->value) || key.len == 0 ||
	    !ascii_is_digit(key.at[0]))
		return false;
	if (entry == map->entries)
		return false;
	const struct yaml_entry *before = entry - 1;
	const struct yaml *number = yaml_is_empty(before->value) ? before->key : before->value;
	if (number->text.len == 0 || !ascii_is_digit(number->text.at[number->text.len - 1]))
		return false;
	return starts_with_group(key) ||
	    pos_cmp(entry->key->at, pos_after(number->at, number->text.len + 1)) == 0;
}

static bool holds_bracket(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] && strchr("()[]{}", text.at[i]))
			return true;
	return false;
}

void yaml_report_unknown_key(struct diag *diag, const struct yaml *map,
    const struct yaml_entry *entry, const struct near *near)
{
	struct str key = entry->key->text;

	diag_report(diag, DIAG_KEY_UNKNOWN, entry->key->at, "unknown key “%.*s”", STR_ARG(key));
	if (yaml_looks_like_split_number(map, entry) && starts_with_group(key))
		diag_hint(diag,
		    "write a number without grouping commas: the comma ended the value before it");
	else if (yaml_looks_like_split_number(map, entry))
		diag_hint(diag, "a decimal has a point, as in 2.5: the comma ended the value before it");
	else if (holds_bracket(key))
		diag_hint(diag, "a formula or text that holds “, ” or “: ” must be quoted");
	else if (near)
		diag_hint_nearest(diag, near);
}

bool yaml_mend_key(const struct yaml *map, const struct yaml_entry *entry, struct str word)
{
	if (word.len == 0 || yaml_get(map, word))
		return false;
	struct yaml *key = (struct yaml *)entry->key; /* made by yaml_read, in an arena */
	key->text = word;
	key->exact_columns = false;
	return true;
}
