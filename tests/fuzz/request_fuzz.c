/*
 * What a browser may send to the preview: a path on the first line, Range on the second,
 * If-None-Match on the third. No path leads out of the site, no range out of a file.
 */
#include "fuzz.h"
#include "serve/request.h"

#include <stdlib.h>

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_path(struct arena *keep, struct str sent)
{
	struct str path, segment, rest;
	if (!request_path(keep, sent, &path))
		return;
	must(path.len < sent.len && str_find_byte(path, '\0', 0) == STR_NONE);
	must(str_find_byte(path, '\\', 0) == STR_NONE);
	for (rest = path; rest.len > 0;) {
		str_cut(rest, '/', &segment, &rest);
		must(segment.len > 0 && !str_eq(segment, STR(".")) && !str_eq(segment, STR("..")));
	}
	fuzz_touch(str_from(request_type(path)));
}

static void check_range(struct str header, size_t size)
{
	struct byte_range range = request_range(header, size);
	if (range.kind == RANGE_PART)
		must(range.len > 0 && range.from < size && range.len <= size - range.from);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t sizes[] = { 0, 1, 10, 1000, SIZE_MAX };
	struct arena *keep = arena_new();
	struct str rest = fuzz_text(data, size), path = { 0 }, range = { 0 }, tag = { 0 };
	str_cut(rest, '\n', &path, &rest);
	str_cut(rest, '\n', &range, &tag);
	check_path(keep, path);
	for (size_t i = 0; i < countof(sizes); i++)
		check_range(range, sizes[i]);
	if (request_names_tag(tag, STR("\"abc\"")))
		must(str_find_byte(tag, '*', 0) != STR_NONE ||
		    str_find(tag, STR("\"abc\""), 0) != STR_NONE);
	arena_free(keep);
	return 0;
}
