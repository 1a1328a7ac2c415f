#include "text/fenced.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/fence.h"
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

/* Where a fence may begin on the line: behind signs of quotes and lists. */
static size_t fence_at(struct str line)
{
	size_t at = 0;

	while (at < line.len && (strchr(" \t>-+*.)", line.at[at]) || ascii_is_digit(line.at[at])))
		at++;
	return at;
}

bool fenced_next(struct str body, size_t *at, struct fenced *fenced)
{
	struct str rest = str_sub(body, *at, body.len), line;
	struct fence fence = { 0 };
	size_t column = 0;

	while (fence.length == 0 && str_line(&rest, &line)) {
		column = fence_at(line);
		fence = fence_opened(str_sub(line, column, line.len));
	}
	if (fence.length == 0)
		return false;
	fenced->prefix = str_sub(line, 0, column);
	fenced->info = str_trim(str_sub(line, column + fence.length, line.len));
	fenced->opens = (size_t)(line.at - body.at) + column + fence.length;
	struct str from = rest;
	size_t end = rest.len;
	while (str_line(&rest, &line))
		if (fence_closed(fence, without(line, fenced->prefix))) {
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
