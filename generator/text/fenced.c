#include "text/fenced.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "text/document.h"

/* The line without as much of the prefix as stands before it, for which spaces may stand. */
static struct str without(struct str line, struct str prefix)
{
	for (size_t i = 0; i < prefix.len; i++) {
		if (!str_starts(line, STR(" ")) && !str_starts(line, str_sub(prefix, i, i + 1)))
			break;
		line = str_sub(line, 1, line.len);
	}
	return line;
}

/* How many of the sign stand there. */
static size_t run_of(struct str text, size_t at, char sign)
{
	size_t end = at;

	while (end < text.len && text.at[end] == sign)
		end++;
	return end - at;
}

/* Where a fence may begin on the line: behind signs of quotes and lists. */
static size_t fence_at(struct str line)
{
	size_t at = 0;

	while (at < line.len && (strchr(" \t>-+*.)", line.at[at]) || ascii_is_digit(line.at[at])))
		at++;
	return at;
}

/* The sign and the length of the fence that opens on the line; 0: none does. */
static size_t opening(struct str line, char *sign, size_t *at)
{
	*at = fence_at(line);
	*sign = str_byte(line, *at);
	if (*sign != '`' && *sign != '~')
		return 0;
	size_t length = run_of(line, *at, *sign);
	bool is_code = *sign == '`' && str_find_byte(line, '`', *at + length) != STR_NONE;
	return length < 3 || is_code ? 0 : length;
}

static bool closes(struct str line, struct str prefix, char sign, size_t length)
{
	struct str inner = str_trim(without(line, prefix));

	return inner.len >= length && run_of(inner, 0, sign) == inner.len;
}

bool fenced_next(struct str body, size_t *at, struct fenced *fenced)
{
	struct str rest = str_sub(body, *at, body.len), line;
	size_t length = 0, column;
	char sign;

	while (length == 0 && str_line(&rest, &line))
		length = opening(line, &sign, &column);
	if (length == 0)
		return false;
	fenced->prefix = str_sub(line, 0, column);
	fenced->info = str_trim(str_sub(line, column + length, line.len));
	fenced->opens = (size_t)(line.at - body.at) + column + length;
	struct str from = rest;
	size_t end = rest.len;
	while (str_line(&rest, &line))
		if (closes(line, fenced->prefix, sign, length)) {
			end = (size_t)(line.at - from.at);
			break;
		}
	fenced->lines = str_sub(from, 0, end);
	*at = rest.len > 0 ? (size_t)(rest.at - body.at) : body.len;
	return true;
}

struct str fenced_text(struct arena *scratch, const struct fenced *fenced)
{
	struct buf out = buf_in(scratch, DOCUMENT_SIZE_MOST);
	struct str rest = fenced->lines, line;

	while (str_line(&rest, &line)) {
		buf_put(&out, without(line, fenced->prefix));
		buf_put_byte(&out, '\n');
	}
	return buf_str(&out);
}
