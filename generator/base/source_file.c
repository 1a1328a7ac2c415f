#include "base/source_file.h"

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

/* How many backticks (or whatever `c` is) stand at `at`. */
static size_t run_at(struct str text, size_t at, char c)
{
	size_t end = at;

	while (end < text.len && text.at[end] == c)
		end++;
	return end - at;
}

/* Where a run of exactly `count` backticks starts at or behind `at`; the end of the text if none does. */
static size_t find_run(struct str text, size_t at, size_t count)
{
	while (at < text.len) {
		size_t run = run_at(text, at, '`');
		if (run == count)
			return at;
		at += run ? run : 1;
	}
	return text.len;
}

/* Garbled text of a line outside of `code spans`; *offset is in the line. */
static const char *find_in_line(struct str line, size_t *offset)
{
	for (size_t from = 0; from < line.len;) {
		size_t open = str_find_byte(line, '`', from);
		size_t to = open == STR_NONE ? line.len : open;
		const char *encoding = utf8_find_mojibake(str_sub(line, from, to), offset);
		if (encoding) {
			*offset += from;
			return encoding;
		}
		size_t run = run_at(line, to, '`'), close = find_run(line, to + run, run);
		from = close == line.len ? to + (run ? run : 1) : close + run;
	}
	return NULL;
}

/* The fence of a code block that a line opens or closes: its sign and length; 0 for any other line. */
static size_t fence_of(struct str line, char *sign)
{
	struct str trimmed = str_trim(line);

	*sign = trimmed.len > 0 ? trimmed.at[0] : '\0';
	size_t run = *sign == '`' || *sign == '~' ? run_at(trimmed, 0, *sign) : 0;
	return run >= 3 && str_find_byte(trimmed, '`', run) == STR_NONE ? run : 0;
}

/*
 * The first garbled text that is not shown as code: who explains mojibake puts it between backticks
 * on one line, or into a fenced block. Indentation is not looked at, so a fence in a list is one.
 */
static const char *find_garbled(struct str text, size_t *offset)
{
	struct str rest = text, line;
	size_t fence = 0;
	char fence_sign = '\0', sign;

	if (!utf8_find_mojibake(text, offset))
		return NULL;
	while (str_line(&rest, &line)) {
		size_t run = fence_of(line, &sign);
		if (fence > 0) {
			bool closes = run >= fence && sign == fence_sign && str_trim(line).len == run;
			fence = closes ? 0 : fence;
			continue;
		}
		fence = run;
		fence_sign = sign;
		const char *encoding = run ? NULL : find_in_line(line, offset);
		if (encoding) {
			*offset += (size_t)(line.at - text.at);
			return encoding;
		}
	}
	return NULL;
}

static void check_mojibake(struct diag *diag, const struct source *source)
{
	size_t offset;
	const char *encoding = find_garbled(source->text, &offset);

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
