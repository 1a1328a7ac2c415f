/* Any YAML: every list of a mapping gets an item more, and without it the text is the old one, byte for byte. */
#include "base/utf8.h"
#include "data/append.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void check(struct arena *keep, const struct source *source, const struct yaml *list)
{
	static const struct append_field fields[] = {
		{ STR_INIT("on"), STR_INIT("2025-02-03") },
		{ STR_INIT("seller"), STR_INIT("One: \"a\" \\ #2") },
	};
	struct str old = source->text, text;
	uint32_t line;
	const char *why;
	if (!append_item(keep, source, list, fields, countof(fields), &text, &line, &why))
		return;
	size_t same = 0, more = text.len - old.len;
	while (same < old.len && text.at[same] == old.at[same])
		same++;
	/* What was put in may end as what stood before it does, so the rest starts at `same` or before. */
	if (text.len <= old.len || memcmp(text.at + same + more, old.at + same, old.len - same) != 0)
		abort();
	fuzz_touch(source_line(source_new(keep, STR("new"), text), line));
	yaml_read(keep, diag_new(keep), source_new(keep, STR("again"), text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	const struct source *source = source_new(keep, STR("fuzz"), fuzz_text(data, size));
	const struct yaml *yaml =
	    utf8_find_bad(source->text) == STR_NONE ? yaml_read(keep, diag_new(keep), source) : NULL;
	for (size_t i = 0; yaml != NULL && yaml->kind == YAML_MAP && i < yaml->count; i++)
		check(keep, source, yaml->entries[i].value);
	arena_free(keep);
	return 0;
}
