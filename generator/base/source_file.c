#include "base/source_file.h"

#include "base/ascii.h"
#include "base/fence.h"
#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <string.h>

static void report_unreadable(struct diag *diag, const struct source *source, int trouble, size_t most)
{
	struct pos at = source_whole(source);
	char text[128];

	if (trouble == EFBIG)
		diag_report(diag, DIAG_FILE_TOO_LARGE, at, "the file is larger than %zu bytes", most);
	else
		diag_report(diag, DIAG_FILE_UNREADABLE, at, "cannot be read: %s",
		    strerror_r(trouble, text, sizeof(text)));
}

static void report_bad_utf8(struct diag *diag, const struct source *source, size_t offset)
{
	unsigned byte = (unsigned char)source->text.at[offset];

	diag_report(diag, DIAG_NOT_UTF8, source_pos(source, offset), "byte 0x%02X is not UTF-8", byte);
	if (str_starts(source->text, STR("\xFF\xFE")) || str_starts(source->text, STR("\xFE\xFF")))
		diag_hint(diag, "this is UTF-16: save the file as UTF-8");
	else
		diag_hint(diag, "save the file as UTF-8; it may be in Windows-1252 now");
}

/* How many backticks stand at `at`. */
static size_t run_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.at[end] == '`')
		end++;
	return end - at;
}

/* Where a run of exactly `count` backticks starts at or behind `at`; the end of the text if none does. */
static size_t find_run(struct str text, size_t at, size_t count)
{
	while (at < text.len) {
		size_t run = run_at(text, at);
		if (run == count)
			return at;
		at += run ? run : 1;
	}
	return text.len;
}

/* Behind the fenced block that begins with this line. */
static size_t block_end(struct str text, size_t at, struct fence fence)
{
	struct str rest = str_sub(text, at, text.len), line;
	bool closed = !str_line(&rest, &line);

	while (!closed && str_line(&rest, &line))
		closed = fence_closed(fence, line);
	return text.len - rest.len;
}

/* Behind the code span that begins here; it ends in its paragraph. */
static size_t span_end(struct str text, size_t at)
{
	size_t gap = str_find(text, STR("\n\n"), at), run = run_at(text, at);
	struct str paragraph = str_sub(text, 0, gap);
	size_t close = find_run(paragraph, at + run, run);

	return close == paragraph.len ? at + run : close + run;
}

/* Behind the element of raw HTML that begins here and shows code; `at` itself if none does. */
static size_t element_end(struct str text, size_t at)
{
	static const struct str starts[] = { STR_INIT("<code"), STR_INIT("<pre"), STR_INIT("<kbd"),
		STR_INIT("<samp"), STR_INIT("<tt") };
	static const struct str ends[] = { STR_INIT("</code>"), STR_INIT("</pre>"),
		STR_INIT("</kbd>"), STR_INIT("</samp>"), STR_INIT("</tt>") };

	for (size_t i = 0; i < countof(starts); i++) {
		char behind = str_byte(text, at + starts[i].len);
		bool opens = str_starts(str_sub(text, at, text.len), starts[i]) &&
		    (behind == '>' || ascii_is_space(behind));
		size_t close = opens ? str_find(text, ends[i], at) : STR_NONE;
		if (close != STR_NONE)
			return close + ends[i].len;
	}
	return at;
}

/* So far up is looked for what a line belongs to. */
#define ABOVE_MOST 500

static size_t indent_of(struct str line)
{
	size_t at = 0;

	while (at < line.len && line.at[at] == ' ')
		at++;
	return at < line.len && line.at[at] == '\t' ? at + 4 : at;
}

/* Where the text of a list's item begins in its line; 0: it is none. */
static size_t item_text(struct str line)
{
	size_t start = indent_of(line), at = start;

	while (at < line.len && ascii_is_digit(line.at[at]))
		at++;
	bool marked = at > start ? str_find_byte(STR(".)"), str_byte(line, at), 0) != STR_NONE
				 : str_find_byte(STR("-*+"), str_byte(line, at), 0) != STR_NONE;
	return marked && str_byte(line, at + 1) == ' ' ? at + 2 : 0;
}

static struct str line_at(struct str text, size_t at)
{
	return str_sub(text, at, str_find_byte(text, '\n', at));
}

/* Where the line above the one at `at` starts. */
static size_t above(struct str text, size_t at)
{
	for (at -= at > 0; at > 0 && text.at[at - 1] != '\n';)
		at--;
	return at;
}

/*
 * Whether the line that starts here is code by its indentation: four columns further in than what it belongs to, and
 * behind an empty line. What goes on with an item of a list otherwise is text.
 */
static bool is_indented_code(struct str text, size_t at)
{
	size_t own = indent_of(line_at(text, at)), up = at;
	bool behind_empty = at == 0;

	if (own < 4)
		return false;
	for (int lines = 0; up > 0 && lines < ABOVE_MOST; lines++) {
		up = above(text, up);
		struct str line = line_at(text, up);
		behind_empty |= str_trim(line).len == 0;
		if (str_trim(line).len == 0 || indent_of(line) >= 4)
			continue;
		size_t item = item_text(line);
		return behind_empty && (item > 0 ? own >= item + 4 : indent_of(line) == 0);
	}
	return behind_empty && up == 0;
}

/* Behind the code that begins at `at`; `at` itself if none does. A fence may be indented: in a list it is one. */
static size_t code_end(struct str text, size_t at, bool is_guide)
{
	if (at == 0 || text.at[at - 1] == '\n') {
		struct str line = line_at(text, at);
		struct fence fence = fence_opened(line);
		if (fence.length == 0 && is_guide && is_indented_code(text, at))
			return at + line.len;
		if (fence.length > 0)
			return block_end(text, at, fence);
	}
	if (text.at[at] == '`')
		return span_end(text, at);
	return text.at[at] == '<' ? element_end(text, at) : at;
}

/* The first garbled text that is not shown as code, as who explains mojibake shows it. */
static const char *find_garbled(struct str text, bool is_guide, size_t *offset)
{
	size_t from = 0;

	if (!utf8_find_mojibake(text, offset))
		return NULL;
	for (size_t at = 0; at <= text.len; at++) {
		size_t end = at < text.len ? code_end(text, at, is_guide) : text.len + 1;
		if (end == at)
			continue;
		const char *encoding = utf8_find_mojibake(str_sub(text, from, at), offset);
		if (encoding) {
			*offset += from;
			return encoding;
		}
		from = end;
		at = end - 1;
	}
	return NULL;
}

static void check_mojibake(struct diag *diag, const struct source *source)
{
	size_t offset;
	const char *encoding = find_garbled(source->text, str_ends(source->path, STR(".md")), &offset);

	if (!encoding)
		return;
	diag_report(diag, DIAG_MOJIBAKE, source_pos(source, offset),
	    "garbled text: it was UTF-8, was read as %s, and saved again", encoding);
	diag_hint(diag, "iconv -f UTF-8 -t %s undoes it",
	    strcmp(encoding, "Mac Roman") == 0 ? "MACINTOSH" : "WINDOWS-1252");
}

bool source_check(struct diag *diag, const struct source *source)
{
	size_t bad = utf8_find_bad(source->text);

	if (bad != STR_NONE) {
		report_bad_utf8(diag, source, bad);
		return false;
	}
	check_mojibake(diag, source);
	return true;
}

const struct source *source_load(
    struct arena *keep, struct diag *diag, struct str root, struct str path, size_t most)
{
	struct str text = { NULL, 0 };
	int trouble = file_read(keep, str_z(keep, path_join(keep, root, path)), most, &text);

	if (trouble) {
		report_unreadable(diag, source_new(keep, path, STR("")), trouble, most);
		return NULL;
	}
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_sub(text, 3, text.len);
	const struct source *source = source_new(keep, path, text);
	return source_check(diag, source) ? source : NULL;
}
