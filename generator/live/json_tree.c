#include "live/json_tree.h"

#include "base/ascii.h"
#include "data/yaml_read.h"

/* --- writing ---------------------------------------------------------------------------------- */

void json_tree_put_text(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.at[i];
		if (byte == '"' || byte == '\\')
			buf_print(out, "\\%c", byte);
		else if (byte < ' ')
			buf_print(out, "\\u%04x", byte);
		else
			buf_put_byte(out, (char)byte);
	}
	buf_put_byte(out, '"');
}

/* Words that mean something else in quotes than without. */
static bool is_word(struct str text)
{
	static const struct str words[] = { STR_INIT(""), STR_INIT("true"), STR_INIT("false"),
		STR_INIT("unknown"), STR_INIT("not applicable") };

	return str_is_among(text, words, countof(words));
}

static void put_scalar(struct buf *out, const struct yaml *node)
{
	bool truth = str_eq(node->text, STR("true")) || str_eq(node->text, STR("false"));

	if (node->plain && (truth || node->text.len == 0)) {
		buf_put(out, truth ? node->text : STR("null"));
		return;
	}
	bool apart = !node->plain && is_word(node->text);
	if (apart)
		buf_put(out, STR("{\"'\":"));
	json_tree_put_text(out, node->text);
	if (apart)
		buf_put_byte(out, '}');
}

void json_tree_put(struct buf *out, const struct yaml *tree)
{
	if (tree->kind == YAML_SCALAR) {
		put_scalar(out, tree);
		return;
	}
	bool map = tree->kind == YAML_MAP;
	buf_put_byte(out, map ? '{' : '[');
	for (size_t i = 0; i < tree->count; i++) {
		if (i > 0)
			buf_put_byte(out, ',');
		if (map) {
			json_tree_put_text(out, tree->entries[i].key->text);
			buf_put_byte(out, ':');
		}
		json_tree_put(out, map ? tree->entries[i].value : tree->items[i]);
	}
	buf_put_byte(out, map ? '}' : ']');
}

/* --- reading ---------------------------------------------------------------------------------- */

struct json_reader {
	struct arena *keep;
	struct str rest;
	bool bad;
};

static const struct yaml *read_node(struct json_reader *reader, int depth);

static void skip_space(struct json_reader *reader)
{
	while (reader->rest.len > 0 && ascii_is_space(reader->rest.at[0]))
		reader->rest = str_sub(reader->rest, 1, reader->rest.len);
}

/* Takes the sign if it comes next. */
static bool take(struct json_reader *reader, struct str sign)
{
	skip_space(reader);
	if (!str_starts(reader->rest, sign))
		return false;
	reader->rest = str_sub(reader->rest, sign.len, reader->rest.len);
	return true;
}

static bool take_hex(struct json_reader *reader, uint32_t *out)
{
	*out = 0;
	if (reader->rest.len < 4)
		return false;
	for (size_t i = 0; i < 4; i++) {
		char c = reader->rest.at[i];
		if (ascii_is_digit(c))
			*out = *out * 16 + (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			*out = *out * 16 + (uint32_t)((c | 32) - 'a' + 10);
		else
			return false;
	}
	reader->rest = str_sub(reader->rest, 4, reader->rest.len);
	return true;
}

/* What follows a backslash. */
static void take_escape(struct json_reader *reader, struct buf *out)
{
	static const char signs[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	uint32_t code, low;
	char sign = reader->rest.len > 0 ? reader->rest.at[0] : '\0';

	reader->rest = str_sub(reader->rest, 1, reader->rest.len);
	for (size_t i = 0; i + 1 < sizeof(signs); i++) {
		if (signs[i] != sign)
			continue;
		buf_put_byte(out, means[i]);
		return;
	}
	if (sign != 'u' || !take_hex(reader, &code)) {
		reader->bad = true;
		return;
	}
	if (code >= 0xd800 && code < 0xdc00 && str_starts(reader->rest, STR("\\u"))) {
		reader->rest = str_sub(reader->rest, 2, reader->rest.len);
		reader->bad |= !take_hex(reader, &low) || low < 0xdc00 || low > 0xdfff;
		code = 0x10000 + ((code - 0xd800) << 10) + (low & 0x3ff);
	}
	buf_put_code_point(out, code);
}

/* The text of a string whose opening quote has been taken. */
static struct str take_text(struct json_reader *reader)
{
	struct buf out = buf_in(reader->keep, BUF_MOST);

	while (!reader->bad) {
		size_t end = 0;
		while (end < reader->rest.len && reader->rest.at[end] != '"' &&
		    reader->rest.at[end] != '\\')
			end++;
		buf_put(&out, str_sub(reader->rest, 0, end));
		char sign = end < reader->rest.len ? reader->rest.at[end] : '\0';
		reader->rest = str_sub(reader->rest, end + 1, reader->rest.len);
		if (sign == '"')
			return buf_str(&out);
		if (sign == '\\')
			take_escape(reader, &out);
		else
			reader->bad = true;
	}
	return STR("");
}

static struct yaml *scalar(struct json_reader *reader, struct str text, bool plain)
{
	struct yaml *node = ARENA_NEW(reader->keep, struct yaml);

	*node = (struct yaml){ .kind = YAML_SCALAR, .plain = plain, .text = text };
	return node;
}

static const struct yaml *read_list(struct json_reader *reader, int depth)
{
	struct yaml *node = ARENA_NEW(reader->keep, struct yaml);
	const struct yaml **items = NULL;
	size_t room = 0;

	*node = (struct yaml){ .kind = YAML_LIST };
	for (bool more = !take(reader, STR("]")); more && !reader->bad; more = take(reader, STR(","))) {
		items = arena_room(reader->keep, items, node->count, &room, sizeof(*items));
		items[node->count++] = read_node(reader, depth + 1);
		if (take(reader, STR("]")))
			break;
		reader->bad |= !str_starts(reader->rest, STR(","));
	}
	node->items = items;
	return node;
}

static const struct yaml *read_map(struct json_reader *reader, int depth)
{
	struct yaml *node = ARENA_NEW(reader->keep, struct yaml);
	struct yaml_entry *entries = NULL;
	size_t room = 0;

	*node = (struct yaml){ .kind = YAML_MAP };
	for (bool more = !take(reader, STR("}")); more && !reader->bad; more = take(reader, STR(","))) {
		reader->bad |= !take(reader, STR("\""));
		entries = arena_room(reader->keep, entries, node->count, &room, sizeof(*entries));
		struct yaml_entry *entry = &entries[node->count++];
		entry->key = scalar(reader, take_text(reader), true);
		reader->bad |= !take(reader, STR(":"));
		entry->value = read_node(reader, depth + 1);
		if (take(reader, STR("}")))
			break;
		reader->bad |= !str_starts(reader->rest, STR(","));
	}
	node->entries = entries;
	bool quoted = node->count == 1 && str_eq(entries[0].key->text, STR("'")) &&
	    entries[0].value->kind == YAML_SCALAR;
	return quoted ? scalar(reader, entries[0].value->text, false) : node;
}

static const struct yaml *read_node(struct json_reader *reader, int depth)
{
	static const struct str words[] = { STR_INIT("true"), STR_INIT("false") };

	if (depth > YAML_DEPTH_MOST)
		reader->bad = true;
	if (reader->bad)
		return scalar(reader, STR(""), true);
	if (take(reader, STR("\"")))
		return scalar(reader, take_text(reader), true);
	if (take(reader, STR("[")))
		return read_list(reader, depth);
	if (take(reader, STR("{")))
		return read_map(reader, depth);
	for (size_t i = 0; i < countof(words); i++)
		if (take(reader, words[i]))
			return scalar(reader, words[i], true);
	reader->bad |= !take(reader, STR("null"));
	return scalar(reader, STR(""), true);
}

const struct yaml *json_tree_read(struct arena *keep, struct str text)
{
	struct json_reader reader = { .keep = keep, .rest = text };
	const struct yaml *tree = read_node(&reader, 0);

	skip_space(&reader);
	return reader.bad || reader.rest.len > 0 ? NULL : tree;
}
