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

static void check_mojibake(struct diag *diag, const struct source *source)
{
	size_t offset;
	const char *encoding = utf8_find_mojibake(source->text, &offset);
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
