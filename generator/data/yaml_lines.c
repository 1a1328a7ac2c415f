#include "data/yaml_lines.h"

#include "base/scan.h"
#include "data/yaml_inline.h"

#include <string.h>

static size_t line_end(const struct yaml_inline *in, size_t at)
{
	size_t end = str_find_byte(in->text, '\n', at);

	return end == STR_NONE ? in->text.len : end;
}

static void begin_line(struct yaml_inline *in, size_t at)
{
	in->at = in->line_start = at;
	in->line++;
}

static bool at_end(const struct yaml_inline *in)
{
	return in->at >= in->text.len;
}

/* From the start of a line to what stands first in it or, where nothing or a comment does, in a line behind it. */
static void find_content(struct yaml_inline *in)
{
	for (;;) {
		size_t at = yaml_skip_spaces(in, in->at);
		if (yaml_byte(in, at) != '\n' && yaml_byte(in, at) != '#') {
			in->indent = at - in->line_start;
			in->at = at;
			return;
		}
		at = line_end(in, at);
		if (at >= in->text.len) {
			in->at = in->text.len;
			in->indent = 0;
			return;
		}
		begin_line(in, at + 1);
	}
}

/* True if at most a comment stands in the rest of the line. */
static bool is_line_done(const struct yaml_inline *in)
{
	size_t at = yaml_skip_spaces(in, in->at);

	return yaml_byte(in, at) == '\n' || (yaml_byte(in, at) == '#' && at > in->at);
}

/* Goes on to what stands first behind this line, which must be done. */
static bool finish_line(struct yaml_inline *in)
{
	if (!is_line_done(in))
		return false;
	in->at = line_end(in, in->at);
	if (!at_end(in))
		begin_line(in, in->at + 1);
	find_content(in);
	return true;
}

/* True if text that is indented by `size` does not go on behind the empty lines at `at`. */
static bool is_over(const struct yaml_inline *in, size_t at, size_t size)
{
	while (at < in->text.len && in->text.at[at] == '\n')
		at++;
	size_t content = yaml_skip_spaces(in, at);
	return at == in->text.len || (yaml_byte(in, content) != '\n' && content - at < size);
}

/*
 * Where the lines of a text end that are all indented as far as the first, and further than `indent`; `from` if they
 * are not, or if empty lines part them.
 */
static size_t folded_end(const struct yaml_inline *in, size_t from, size_t indent)
{
	size_t size = yaml_skip_spaces(in, from) - from, end = from;

	if (size <= indent || yaml_byte(in, from + size) == '\n')
		return from;
	for (size_t at = from; at < in->text.len; at = end + 1) {
		size_t content = yaml_skip_spaces(in, at);
		if (yaml_byte(in, content) == '\n' || content - at < size)
			return is_over(in, at, size) ? end : from;
		if (content - at > size)
			return from;
		end = line_end(in, content);
	}
	return end;
}

/* Text that is folded into one line, without its end: >- */
static const struct yaml *read_folded(struct yaml_inline *in, size_t indent)
{
	struct yaml *node = yaml_inline_scalar(in, in->at, STR(""), '>');

	if (yaml_byte(in, in->at + 1) != '-' || yaml_byte(in, in->at + 2) != '\n')
		return NULL;
	begin_line(in, line_end(in, in->at) + 1);
	size_t from = in->at, end = folded_end(in, from, indent), len = 0;
	size_t size = yaml_skip_spaces(in, from) - from;
	if (end <= from)
		return NULL;
	char *text = arena_alloc(in->keep, end - from);
	while (in->at < end) {
		struct str line = str_sub(in->text, in->at + size, line_end(in, in->at));
		if (len > 0)
			text[len++] = ' ';
		memcpy(text + len, line.at, line.len);
		len += line.len;
		begin_line(in, in->at + size + line.len + 1);
	}
	node->text = (struct str){ text, len };
	node->exact_columns = false;
	find_content(in);
	return node;
}

static const struct yaml *read_map(struct yaml_inline *in, size_t indent);

static bool is_dash(const struct yaml_inline *in)
{
	return yaml_byte(in, in->at) == '-' && yaml_byte(in, in->at + 1) == ' ';
}

/* A list of texts and mappings, each behind its dash. */
static const struct yaml *read_list(struct yaml_inline *in, size_t indent)
{
	struct yaml *list = yaml_inline_node(in, YAML_LIST, in->at);
	size_t base = in->pending_count;

	if (++in->depth > YAML_INLINE_DEPTH_MOST)
		return NULL;
	do {
		in->at = yaml_skip_spaces(in, in->at + 1);
		const struct yaml *item;
		if (yaml_inline_is_key(in))
			item = read_map(in, in->at - in->line_start);
		else if ((item = yaml_inline_value(in, false)) && !finish_line(in))
			return NULL;
		if (!item)
			return NULL;
		yaml_inline_hold(in, item);
	} while (!at_end(in) && in->indent == indent && is_dash(in));
	yaml_inline_take_items(in, list, base);
	return list;
}

/* What stands on the lines below a key in a mapping at `indent`: nothing, if they stand no further right. */
static const struct yaml *read_below(struct yaml_inline *in, size_t indent)
{
	struct pos behind_colon = yaml_place(in, in->at);

	if (!finish_line(in))
		return NULL;
	if (!at_end(in) && in->indent >= indent && is_dash(in))
		return read_list(in, in->indent);
	if (!at_end(in) && in->indent > indent)
		return read_map(in, in->indent);
	struct yaml *nothing = yaml_inline_scalar(in, in->at, STR(""), 0);
	nothing->at = behind_colon;
	return nothing;
}

static const struct yaml *read_value(struct yaml_inline *in, size_t indent)
{
	if (is_line_done(in))
		return read_below(in, indent);
	in->at = yaml_skip_spaces(in, in->at);
	if (yaml_byte(in, in->at) == '>')
		return read_folded(in, indent);
	const struct yaml *value = yaml_inline_value(in, false);
	return value && finish_line(in) ? value : NULL;
}

static const struct yaml *read_map(struct yaml_inline *in, size_t indent)
{
	struct yaml *map = yaml_inline_node(in, YAML_MAP, in->at);
	size_t base = in->pending_count;

	if (++in->depth > YAML_INLINE_DEPTH_MOST)
		return NULL;
	do {
		const struct yaml *key = yaml_inline_key(in, false);
		if (!key)
			return NULL;
		yaml_inline_hold(in, key);
		const struct yaml *value = read_value(in, indent);
		if (!value)
			return NULL;
		yaml_inline_hold(in, value);
	} while (!at_end(in) && in->indent == indent);
	return yaml_inline_take_entries(in, map, base) ? map : NULL;
}

/* Controls, tabs, and signs that end lines or may not stand in YAML: U+0085, U+2028, U+FEFF and their kin. */
static bool is_odd(struct str text, size_t at)
{
	unsigned char byte = (unsigned char)text.at[at];

	if (byte < 0x80)
		return byte != '\n';
	if (byte != 0xC2 && byte != 0xE2 && byte != 0xEF)
		return false;
	unsigned char second = (unsigned char)text.at[at + 1];
	return byte == 0xC2 ? second < 0xA0
	    : byte == 0xE2  ? second == 0x80 && ((unsigned char)text.at[at + 2] & 0xFE) == 0xA8
			    : second == 0xBB || second == 0xBF;
}

/* Whether there may be one among SCAN_STEP bytes: not if all are printable ASCII and ends of lines. */
static bool may_be_odd(const char *at)
{
	scan_bytes bytes = scan_load(at);

	return scan_any(
	    ((scan_bytes)(bytes < ' ') & (scan_bytes)(bytes != '\n')) | (scan_bytes)(bytes >= 0x7F));
}

static bool has_odd(struct str text)
{
	for (size_t at = 0, end; at < text.len; at = end) {
		bool whole = text.len - at >= SCAN_STEP;
		end = whole ? at + SCAN_STEP : text.len;
		if (whole && !may_be_odd(text.at + at))
			continue;
		for (; at < end; at++)
			if (((signed char)text.at[at] < ' ' || text.at[at] == 0x7F) && is_odd(text, at))
				return true;
	}
	return false;
}

const struct yaml *yaml_read_lines(struct arena *keep, struct pos start, struct str text)
{
	struct str source = start.in ? start.in->text : STR("");
	struct yaml_inline in = { .keep = keep,
		.text = text,
		.start = start,
		.stays = text.at >= source.at && text.at + text.len <= source.at + source.len };

	if (has_odd(text))
		return NULL;
	find_content(&in);
	if (at_end(&in))
		return NULL;
	const struct yaml *root = is_dash(&in) ? read_list(&in, in.indent) : read_map(&in, in.indent);
	return root && at_end(&in) ? root : NULL;
}
