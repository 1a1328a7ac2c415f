/*
 * Any YAML: every list of a mapping, one that is empty, and one that is not there get an item more;
 * without it and a comma before it the text is the old one, byte for byte.
 */
#include "base/utf8.h"
#include "data/append.h"
#include "data/yaml_read.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

/* True if `text` is `old` with something put in at one place. */
static bool is_put_in(struct str old, struct str text)
{
	size_t same = 0, more = text.len - old.len;
	while (same < old.len && text.at[same] == old.at[same])
		same++;
	/* What was put in may end as what stood before it does, so the rest starts at `same` or before. */
	return text.len > old.len && memcmp(text.at + same + more, old.at + same, old.len - same) == 0;
}

/* The same with a comma before it. */
static bool is_put_in_behind_comma(struct str old, struct str text)
{
	size_t same = 0;
	while (same < old.len && text.at[same] == old.at[same])
		same++;
	return same < text.len && text.at[same] == ',' &&
	    is_put_in(str_sub(old, same, old.len), str_sub(text, same + 1, text.len));
}

/* libyaml ends lines where nobody else does. */
static bool has_odd_line_end(struct str text)
{
	for (size_t i = str_find_byte(text, '\r', 0); i != STR_NONE;
	     i = str_find_byte(text, '\r', i + 1))
		if (i + 1 == text.len || text.at[i + 1] != '\n')
			return true;
	return str_find(text, STR("\xC2\x85"), 0) != STR_NONE ||
	    str_find(text, STR("\xE2\x80"), 0) != STR_NONE;
}

/* What can be read has one item more. */
static void check_read(struct arena *keep, const struct source *source, struct str key, size_t count)
{
	struct diag *diag = diag_new(keep);
	const struct yaml *list = yaml_get(yaml_read(keep, diag, source), key);
	if (list != NULL && diag_count(diag) == 0 &&
	    (list->kind != YAML_LIST || list->count != count + 1))
		abort();
}

static void check(
    struct arena *keep, const struct source *source, const struct yaml *file, struct str key)
{
	static const struct append_field fields[] = {
		{ STR_INIT("on"), STR_INIT("2025-02-03") },
		{ STR_INIT("seller"), STR_INIT("One: \"a\" \\ #2") },
	};
	const struct yaml *list = yaml_get(file, key);
	const struct append_list to = { source, file, key };
	struct appended appended;
	if (!append_item(keep, &to, fields, countof(fields), &appended))
		return;
	if (!is_put_in(source->text, appended.text) &&
	    !is_put_in_behind_comma(source->text, appended.text))
		abort();
	const struct source *longer = source_new(keep, STR("longer"), appended.text);
	fuzz_touch(source_line(longer, source_pos(longer, appended.at).line));
	if (!has_odd_line_end(source->text))
		check_read(keep, longer, key, list != NULL ? list->count : 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	const struct source *source = source_new(keep, STR("fuzz"), fuzz_text(data, size));
	const struct yaml *yaml =
	    utf8_find_bad(source->text) == STR_NONE ? yaml_read(keep, diag_new(keep), source) : NULL;
	for (size_t i = 0; yaml != NULL && yaml->kind == YAML_MAP && i < yaml->count; i++)
		check(keep, source, yaml, yaml->entries[i].key->text);
	if (yaml != NULL && (yaml->kind == YAML_MAP || yaml_is_empty(yaml)))
		check(keep, source, yaml, STR("more"));
	arena_free(keep);
	return 0;
}
