#include "base/json.h"

#include "base/scan.h"

struct json json_to(struct buf *out)
{
	return (struct json){ .out = out, .first = true };
}

static void put_escaped(struct buf *out, unsigned char byte)
{
	if (byte == '"' || byte == '\\') {
		buf_put_byte(out, '\\');
		buf_put_byte(out, (char)byte);
	} else if (byte == '\n') {
		buf_put(out, STR("\\n"));
	} else {
		buf_print(out, "\\u%04x", byte);
	}
}

static void put_quoted(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t from = 0; from < text.len;) {
		size_t at = scan_escaped(text, from);
		buf_put(out, (struct str){ text.at + from, at - from });
		if (at < text.len)
			put_escaped(out, (unsigned char)text.at[at]);
		from = at + 1;
	}
	buf_put_byte(out, '"');
}

static void new_line(struct json *json)
{
	buf_put_byte(json->out, '\n');
	for (int i = 0; i < json->depth; i++)
		buf_put(json->out, STR("  "));
}

/* What stands before a member's value. */
static void begin(struct json *json, struct str key)
{
	if (!json->first)
		buf_put_byte(json->out, ',');
	if (json->depth > 0)
		new_line(json);
	json->first = false;
	if (key.len == 0)
		return;
	put_quoted(json->out, key);
	buf_put(json->out, STR(": "));
}

static void open_with(struct json *json, struct str key, char bracket)
{
	begin(json, key);
	buf_put_byte(json->out, bracket);
	json->depth++;
	json->first = true;
}

static void close_with(struct json *json, char bracket)
{
	json->depth--;
	if (!json->first)
		new_line(json);
	buf_put_byte(json->out, bracket);
	json->first = false;
	if (json->depth == 0)
		buf_put_byte(json->out, '\n');
}

void json_object(struct json *json, struct str key)
{
	open_with(json, key, '{');
}

void json_list(struct json *json, struct str key)
{
	open_with(json, key, '[');
}

void json_close_object(struct json *json)
{
	close_with(json, '}');
}

void json_close_list(struct json *json)
{
	close_with(json, ']');
}

void json_text(struct json *json, struct str key, struct str text)
{
	begin(json, key);
	put_quoted(json->out, text);
}

void json_bool(struct json *json, struct str key, bool truth)
{
	begin(json, key);
	buf_put(json->out, truth ? STR("true") : STR("false"));
}

void json_number(struct json *json, struct str key, long number)
{
	begin(json, key);
	buf_print(json->out, "%ld", number);
}
