/*
 * A text as code of each language, and as maths. Highlighted code is the code, byte for byte, with
 * spans around some of it.
 */
#include "fuzz.h"
#include "text/code_lines.h"
#include "text/highlight.h"
#include "text/math.h"

#include <stdlib.h>

static const struct {
	struct str markup, text;
} escapes[] = { { STR_INIT("&amp;"), STR_INIT("&") }, { STR_INIT("&lt;"), STR_INIT("<") },
	{ STR_INIT("&gt;"), STR_INIT(">") }, { STR_INIT("&quot;"), STR_INIT("\"") },
	{ STR_INIT("&#39;"), STR_INIT("'") } };

/* The markup's text: without tags, and unescaped. */
static struct str text_of(struct arena *keep, struct str markup)
{
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < markup.len; i++) {
		struct str rest = str_sub(markup, i, markup.len);
		if (rest.at[0] == '<') {
			i += str_find_byte(rest, '>', 0);
			continue;
		}
		size_t n = 0;
		while (n < countof(escapes) && !str_starts(rest, escapes[n].markup))
			n++;
		buf_put(&out, n < countof(escapes) ? escapes[n].text : str_sub(rest, 0, 1));
		i += n < countof(escapes) ? escapes[n].markup.len - 1 : 0;
	}
	return buf_str(&out);
}

static void read_code(struct arena *keep, struct str text)
{
	static const char *const names[] = { "sh", "console", "ini", "powershell", "yaml", "c" };
	for (size_t i = 0; i < countof(names); i++) {
		struct buf out = buf_in(keep, BUF_MOST);
		struct html html = html_to(&out);
		struct code_parts parts =
		    highlight_read(keep, code_language_find(str_from(names[i])), text);
		struct code_range marked = { 2, 3 };
		struct code_info info = { .first = 9, .marked = &marked, .marked_count = 1 };
		code_put(&html, text, &parts, i % 2 == 0 ? NULL : &info);
		if (!str_eq(text_of(keep, buf_str(&out)), text))
			abort();
	}
}

static void read_maths(struct arena *keep, struct str text)
{
	fuzz_touch(math_block(keep, text).bytes);
	for (size_t i = 0; i < text.len; i++) {
		size_t length = text.at[i] == '$' ? math_length(text, i) : 0;
		if (length == 0)
			continue;
		struct str formula = str_sub(text, i, i + length);
		if (formula.len != length)
			abort();
		fuzz_touch(math_inline(keep, formula).bytes);
		fuzz_touch(math_plain(keep, formula));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	read_code(keep, fuzz_text(data, size));
	read_maths(keep, fuzz_text(data, size));
	arena_free(keep);
	return 0;
}
