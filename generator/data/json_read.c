#include "data/json_read.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"
#include "data/yaml_read.h"

#include <string.h>

struct json_reader {
	struct arena *keep;
	struct diag *diag;
	const struct source *source;
	struct str text;
	size_t at;
	uint32_t line;
	size_t line_start;
	size_t depth;
	const struct yaml **pending; /* nodes of lists and objects that are still open */
	size_t pending_count, pending_room;
};

static struct pos pos_at(const struct json_reader *r, size_t at)
{
	return (struct pos){ r->source, r->line, (uint32_t)(at - r->line_start + 1) };
}

static const struct yaml *read_value(struct json_reader *r);

#define CUT_OFF "the file may have been cut off"
static const char A_VALUE[] = "a value";

/* --- messages ----------------------------------------------------------------------------------- */

static const struct yaml *refuse(struct json_reader *r, size_t at, const char *what, const char *hint)
{
	diag_report(r->diag, DIAG_IMPORT, pos_at(r, at), "this is not JSON: %s", what);
	if (hint)
		diag_hint(r->diag, "%s", hint);
	return NULL;
}

static bool is_word_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '.' || c == '+' || c == '-';
}

static struct str word_at(const struct json_reader *r)
{
	size_t end = r->at;

	while (end < r->text.len && is_word_byte(r->text.at[end]))
		end++;
	return str_sub(r->text, r->at, end);
}

/* What stands in the place of `wanted`. */
static const struct yaml *refuse_sign(struct json_reader *r, const char *wanted)
{
	if (r->at >= r->text.len) {
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, r->at),
		    "the file ends where %s should follow", wanted);
		diag_hint(r->diag, CUT_OFF);
		return NULL;
	}
	unsigned char c = (unsigned char)r->text.at[r->at];
	if (c == '#' || c == '/')
		return refuse(r, r->at, "it has no comments", NULL);
	if (c == '\'')
		return refuse(r, r->at, "texts stand between signs of \", not of '", NULL);
	if (ascii_is_letter((char)c) || c == '_')
		return refuse(r, r->at, "texts stand between quotes, but for true, false and null",
		    r->at + word_at(r).len == r->text.len ? CUT_OFF : NULL);
	if (wanted == A_VALUE && is_word_byte((char)c))
		return refuse(r, r->at, "a number is written otherwise",
		    "such as 0.5, -3 or 1e9: a digit before a point, no plus");
	if (c < ' ' || c >= 0x7f)
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, r->at),
		    "this is not JSON: the byte 0x%02X stands where %s should follow", c, wanted);
	else
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, r->at),
		    "this is not JSON: “%c” stands where %s should follow", c, wanted);
	return NULL;
}

/* --- scalars ------------------------------------------------------------------------------------- */

static void skip_space(struct json_reader *r)
{
	for (; r->at < r->text.len; r->at++) {
		char c = r->text.at[r->at];
		if (c == '\n') {
			r->line++;
			r->line_start = r->at + 1;
		} else if (c != ' ' && c != '\t' && c != '\r') {
			break;
		}
	}
}

static struct yaml *node_at(struct json_reader *r, enum yaml_kind kind, size_t at)
{
	struct yaml *node = ARENA_NEW(r->keep, struct yaml);

	*node = (struct yaml){ .kind = kind, .at = pos_at(r, at), .exact_columns = true };
	return node;
}

/* Four digits behind “\u”. */
static bool hex_at(const struct json_reader *r, size_t at, uint32_t *out)
{
	*out = 0;
	if (at + 6 > r->text.len || r->text.at[at] != '\\' || r->text.at[at + 1] != 'u')
		return false;
	for (size_t i = at + 2; i < at + 6; i++) {
		char c = r->text.at[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'f';
		if (!letter && !ascii_is_digit(c))
			return false;
		*out = *out * 16 + (uint32_t)(letter ? (c | 32) - 'a' + 10 : c - '0');
	}
	return true;
}

/* A pair of these is one character. */
static bool is_high_half(uint32_t code)
{
	return code >= 0xd800 && code < 0xdc00;
}

static bool is_low_half(uint32_t code)
{
	return code >= 0xdc00 && code < 0xe000;
}

/* A character given by number; false after a report. */
static bool take_code(struct json_reader *r, struct buf *out)
{
	uint32_t code, low;
	size_t from = r->at;

	if (!hex_at(r, from, &code))
		return refuse(r, from, "four digits of base 16 follow \\u",
			   r->at + 6 > r->text.len ? CUT_OFF : NULL) != NULL;
	r->at += 6;
	if (is_high_half(code) && hex_at(r, r->at, &low) && is_low_half(low)) {
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
		r->at += 6;
	} else if (is_high_half(code) || is_low_half(code)) {
		return refuse(r, from, "this is half a character, and its other half is not beside it",
			   NULL) != NULL;
	} else if ((code < ' ' && !strchr("\t\n\r", (int)code)) || code == 0 || code == 0x7f) {
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, from),
		    "control characters are not allowed: U+%04X", (unsigned)code);
		return false;
	}
	buf_put_code_point(out, code);
	return true;
}

/* What stands at a backslash; false after a report. */
static bool take_escape(struct json_reader *r, struct buf *out)
{
	static const char signs[] = "\"\\/nrt", means[] = "\"\\/\n\r\t";
	char sign = r->at + 1 < r->text.len ? r->text.at[r->at + 1] : '\0';
	const char *found = sign != '\0' ? strchr(signs, sign) : NULL;

	if (sign == 'u')
		return take_code(r, out);
	if (!found)
		return refuse(r, r->at,
			   sign == 'b' || sign == 'f' ? "control characters are not allowed"
						      : "it has no such sign behind a backslash",
			   r->at + 2 >= r->text.len ? CUT_OFF : NULL) != NULL;
	buf_put_byte(out, means[found - signs]);
	r->at += 2;
	return true;
}

/* True at the end of a string. */
static bool is_closed(struct json_reader *r, size_t from)
{
	unsigned char c = r->at < r->text.len ? (unsigned char)r->text.at[r->at] : '"';

	if (r->at >= r->text.len) {
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, from),
		    "the quote that opens here is not closed");
		diag_hint(r->diag, CUT_OFF);
	} else if (c < ' ' || c == 0x7f) {
		diag_report(r->diag, DIAG_IMPORT, pos_at(r, r->at),
		    "this is not JSON: the control character U+%04X stands in a text", c);
		if (c == '\n' || c == '\r')
			diag_hint(r->diag, "a quote may lack above: a text ends on its line");
	} else {
		return true;
	}
	return false;
}

static const struct yaml *read_string(struct json_reader *r)
{
	size_t from = r->at++, start = r->at;
	struct yaml *node = node_at(r, YAML_SCALAR, from);
	struct buf out = buf_in(r->keep, BUF_MOST);
	bool escapes = false;

	for (;;) {
		size_t plain = r->at;
		while (r->at < r->text.len && (unsigned char)r->text.at[r->at] >= ' ' &&
		    !strchr("\"\\\x7f", r->text.at[r->at]))
			r->at++;
		bool escape = r->at < r->text.len && r->text.at[r->at] == '\\';
		if (escape || escapes)
			buf_put(&out, str_sub(r->text, plain, r->at));
		if (!escape)
			break;
		escapes = true;
		if (!take_escape(r, &out))
			return NULL;
	}
	if (!is_closed(r, from))
		return NULL;
	node->mark = '"';
	node->exact_columns = !escapes;
	node->text = escapes ? buf_str(&out) : str_sub(r->text, start, r->at);
	r->at++;
	return node;
}

static size_t count_digits(struct str text, size_t from)
{
	size_t at = from;

	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	return at - from;
}

static bool is_number(struct str text)
{
	size_t at = text.len > 0 && text.at[0] == '-', digits = count_digits(text, at);

	if (digits == 0 || (digits > 1 && text.at[at] == '0'))
		return false;
	at += digits;
	if (at < text.len && text.at[at] == '.') {
		digits = count_digits(text, at + 1);
		if (digits == 0)
			return false;
		at += 1 + digits;
	}
	if (at < text.len && (text.at[at] | 32) == 'e') {
		at++;
		at += at < text.len && (text.at[at] == '+' || text.at[at] == '-');
		digits = count_digits(text, at);
		if (digits == 0)
			return false;
		at += digits;
	}
	return at == text.len;
}

static const struct yaml *read_word(struct json_reader *r)
{
	static const struct str words[] = { STR_INIT("true"), STR_INIT("false"), STR_INIT("null") };
	struct str word = word_at(r);

	if (!str_is_among(word, words, countof(words)) && !is_number(word))
		return refuse_sign(r, A_VALUE);
	struct yaml *node = node_at(r, YAML_SCALAR, r->at);
	node->plain = true;
	node->text = word;
	r->at += word.len;
	return node;
}

/* --- lists and objects --------------------------------------------------------------------------- */

static void push(struct json_reader *r, const struct yaml *node)
{
	r->pending =
	    arena_room(r->keep, r->pending, r->pending_count, &r->pending_room, sizeof(*r->pending));
	r->pending[r->pending_count++] = node;
}

static bool take(struct json_reader *r, char sign)
{
	skip_space(r);
	if (r->at >= r->text.len || r->text.at[r->at] != sign)
		return false;
	r->at++;
	return true;
}

/* An element, or a key with its value, onto `pending`; false after a report. */
static bool read_element(struct json_reader *r, bool is_map)
{
	skip_space(r);
	if (is_map) {
		const struct yaml *key = NULL;
		if (r->at < r->text.len && r->text.at[r->at] == '"')
			key = read_string(r);
		else
			refuse_sign(r, "a key between quotes");
		if (!key)
			return false;
		push(r, key);
		if (!take(r, ':'))
			return refuse_sign(r, "a colon") != NULL;
	}
	const struct yaml *value = read_value(r);
	if (value)
		push(r, value);
	return value != NULL;
}

static bool read_elements(struct json_reader *r, bool is_map)
{
	char closing = is_map ? '}' : ']';

	if (take(r, closing))
		return true;
	while (read_element(r, is_map)) {
		if (take(r, closing))
			return true;
		if (!take(r, ','))
			return refuse_sign(r, is_map ? "a comma or }" : "a comma or ]") != NULL;
	}
	return false;
}

static void report_twice(struct json_reader *r, const struct yaml *key, const struct yaml *first)
{
	diag_report(r->diag, DIAG_KEY_DUPLICATE, key->at, "the key “%.*s” is written twice",
	    STR_ARG(key->text));
	diag_note(r->diag, first->at, "first written here");
}

static void take_entries(
    struct json_reader *r, struct yaml *node, const struct yaml *const *nodes, size_t count)
{
	struct yaml_entry *entries = ARENA_ARRAY(r->keep, struct yaml_entry, count / 2 + 1);
	struct map seen = map_in(r->keep);

	for (size_t i = 0; i + 1 < count; i += 2) {
		const struct yaml *first = map_get(&seen, nodes[i]->text);
		if (first) {
			report_twice(r, nodes[i], first);
			continue;
		}
		map_put(&seen, nodes[i]->text, (void *)(uintptr_t)nodes[i]);
		entries[node->count++] = (struct yaml_entry){ nodes[i], nodes[i + 1] };
	}
	node->entries = entries;
}

static const struct yaml *read_collection(struct json_reader *r)
{
	bool is_map = r->text.at[r->at] == '{';
	struct yaml *node = node_at(r, is_map ? YAML_MAP : YAML_LIST, r->at);
	size_t base = r->pending_count;

	if (++r->depth > YAML_DEPTH_MOST) {
		diag_report(r->diag, DIAG_YAML_LIMIT, node->at, "nested more than %d deep",
		    YAML_DEPTH_MOST);
		return NULL;
	}
	r->at++;
	if (!read_elements(r, is_map))
		return NULL;
	size_t count = r->pending_count - base;
	const struct yaml **nodes = count > 0 ? r->pending + base : NULL;
	if (is_map) {
		take_entries(r, node, nodes, count);
	} else {
		node->items = arena_copy(r->keep, nodes, count * sizeof(*nodes));
		node->count = (uint32_t)count;
	}
	node->closed_at = (uint32_t)(r->at - 1);
	r->pending_count = base;
	r->depth--;
	return node;
}

static const struct yaml *read_value(struct json_reader *r)
{
	skip_space(r);
	char c = r->at < r->text.len ? r->text.at[r->at] : '\0';
	if (c == '"')
		return read_string(r);
	return c == '{' || c == '[' ? read_collection(r) : read_word(r);
}

const struct yaml *json_read(struct arena *keep, struct diag *diag, const struct source *source)
{
	struct json_reader r = {
		.keep = keep, .diag = diag, .source = source, .text = source->text, .line = 1
	};
	const struct yaml *node = read_value(&r);

	skip_space(&r);
	if (node && r.at < r.text.len)
		return refuse(&r, r.at, "something stands behind its end",
		    r.text.at[r.at] == '{' ? "objects on lines of their own are to be made a list: [ … , … ]"
					   : NULL);
	return node;
}
