#include "base/runner.h"

/*
 * Where the first character stands that the runner does not skip. It skips the white space of
 * Unicode; we skip every character that is not ASCII, so there is no table to fall behind.
 */
static size_t skip_blanks(struct str line)
{
	size_t i = 0;

	while (i < line.len && ((unsigned char)line.at[i] <= ' ' || (unsigned char)line.at[i] >= 0x7F))
		i++;
	return i;
}

void runner_put_line(struct buf *out, struct str line, size_t *mark)
{
	size_t start = skip_blanks(line), from = out->len, marked = !mark ? STR_NONE : *mark;

	for (size_t i = 0; i < line.len; i++) {
		struct str rest = str_sub(line, i, line.len);
		if (i == marked)
			*mark = out->len - from;
		if (i == start && str_starts(rest, STR("::")))
			buf_put(out, STR("<3A>"));
		else if (i > 0 && line.at[i - 1] == '#' && str_starts(rest, STR("#[")))
			buf_put(out, STR("<23>"));
		else
			buf_put_byte(out, line.at[i]);
	}
	if (marked != STR_NONE && marked >= line.len)
		*mark = out->len - from;
}

/* .NET, in which the runner is written, ends a line at \r as well. */
static size_t line_end(struct str text)
{
	size_t i = 0;

	while (i < text.len && text.at[i] != '\n' && text.at[i] != '\r')
		i++;
	return i;
}

void runner_put_lines(struct buf *out, struct str text)
{
	while (text.len > 0) {
		size_t end = line_end(text);
		runner_put_line(out, str_sub(text, 0, end), NULL);
		buf_put(out, str_sub(text, end, end + 1));
		text = str_sub(text, end + 1, text.len);
	}
}
