/* YAML of any kind: no crash, every place inside the text. */
#include "fuzz.h"

#include "data/yaml.h"

#include <assert.h>

static void walk(const struct yaml *node)
{
	fuzz_touch(node->text);
	assert(node->at.line >= 1 && node->at.col >= 1);
	(void)yaml_pos_at(node, node->text.len);
	for (size_t i = 0; i < node->count; i++)
		if (node->kind == YAML_LIST) {
			walk(node->items[i]);
		} else {
			walk(node->entries[i].key);
			walk(node->entries[i].value);
			(void)yaml_looks_like_split_number(node, &node->entries[i]);
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("fuzz.yaml"), fuzz_text(data, size));
	const struct yaml *root = yaml_read(arena, diag, source);
	if (root != NULL)
		walk(root);
	else
		assert(diag_count(diag) > 0);
	const struct pos start = { source, 1, 1 };
	root = yaml_read_part(arena, diag, start, fuzz_text(data, size));
	if (root != NULL)
		walk(root);
	fuzz_touch_diag(diag);
	arena_free(arena);
	return 0;
}
