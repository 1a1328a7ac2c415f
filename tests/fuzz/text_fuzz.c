/*
 * The words of base/: UTF-8, dates, paths, JSON, near words and slugs. The first line is a path, a
 * date and a word, too.
 */
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "base/near.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "text/document.h"

#include <stdlib.h>

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Code points are whole, and put together they are the text; unless it is bad where that is said. */
static void check_utf8(struct arena *keep, struct str text)
{
	struct buf again = buf_in(keep, BUF_MOST);
	size_t bad = utf8_find_bad(text), where;
	for (size_t at = 0, next = 0; at < text.len; at = next) {
		uint32_t code_point = utf8_next(text, &next);
		must(next > at && next <= text.len);
		must(bad != at || code_point == 0xFFFD);
		buf_put_code_point(&again, code_point);
	}
	must(bad != STR_NONE || str_eq(buf_str(&again), text));
	must(utf8_width(text) <= 2 * text.len);
	if (bad == STR_NONE && utf8_find_mojibake(text, &where))
		must(where < text.len);
}

static void check_date(struct arena *keep, struct str text)
{
	struct date date;
	if (!date_parse(text, &date))
		return;
	must(str_eq(date_iso(keep, date), text));
	fuzz_touch(date_words(keep, NULL, date));
}

/* What has been resolved stays as it is, and holds no way up. */
static void check_path(struct arena *keep, struct str path)
{
	struct str resolved, again;
	must(str_eq(path_name(path), path) || path_name(path).len < path.len);
	if (!path_resolve(keep, STR("a/b"), path, &resolved))
		return;
	must(str_find(STR_JOIN(keep, STR("/"), resolved, STR("/")), STR("/../"), 0) == STR_NONE);
	must(path_resolve(keep, STR(""), resolved, &again) && str_eq(again, resolved));
}

static void check_slug(struct arena *keep, struct str text)
{
	struct map taken = map_in(keep);
	struct str first = document_slug(keep, text, &taken);
	must(first.len > 0 && !str_eq(first, document_slug(keep, text, &taken)));
	must(str_find_byte(first, ' ', 0) == STR_NONE && str_find_byte(first, '"', 0) == STR_NONE);
}

static void check_json(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);
	struct json json = json_to(&out);
	json_text(&json, STR(""), text);
	for (size_t i = 0; i < out.len; i++)
		must((unsigned char)out.at[i] >= 0x20);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	struct str text = fuzz_text(data, size), line, rest;
	str_cut(text, '\n', &line, &rest);
	struct near near = near_to(line);
	near_offer(&near, STR("quantity"));
	near_offer(&near, rest);
	check_utf8(keep, text);
	check_date(keep, line);
	if (utf8_find_bad(line) == STR_NONE) {
		check_path(keep, line);
		check_slug(keep, line);
		check_json(keep, line);
	}
	arena_free(keep);
	return 0;
}
