/*
 * Any text, read as YAML: the whole tree is walked, each place must lie in the text, and all
 * messages are printed.
 */
#include "base/buf.h"
#include "base/diag_print.h"
#include "base/utf8.h"
#include "data/yaml.h"
#include "data/yaml_read.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void must(bool truth)
{
	if (!truth)
		abort();
}

/* Where nothing was escaped, the byte of the value is the byte at its place. */
static void check_place(const struct yaml *scalar, size_t offset)
{
	struct pos pos = yaml_pos_at(scalar, offset);
	must(pos.line >= scalar->at.line && pos.col >= 1);
	if (!scalar->exact_columns || scalar->mark == '"' || scalar->text.at[offset] == '\n')
		return;
	struct str line = source_line(pos.in, pos.line);
	must(pos.col <= line.len && line.at[pos.col - 1] == scalar->text.at[offset]);
}

static void walk(const struct yaml *node, bool sound, size_t depth, size_t *budget)
{
	must(depth <= YAML_DEPTH_MOST);
	must(node->at.line >= 1 && node->at.col >= 1);
	must(node->at.col <= source_line(node->at.in, node->at.line).len + 2);
	must(utf8_find_bad(node->text) == STR_NONE);
	for (size_t i = 0; sound && node->kind == YAML_SCALAR && i < node->text.len && i < 100; i++)
		check_place(node, i);
	for (size_t i = 0; i<node->count && * budget> 0; i++) {
		--*budget;
		if (node->kind == YAML_LIST) {
			walk(node->items[i], sound, depth + 1, budget);
			continue;
		}
		const struct yaml_entry *entry = &node->entries[i];
		walk(entry->key, sound, depth + 1, budget);
		walk(entry->value, sound, depth + 1, budget);
		must(yaml_get(node, entry->key->text) == entry->value);
	}
}

static void report_all_keys(struct diag *diag, const struct yaml *map)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count && i < 50; i++) {
		struct near near = near_to(map->entries[i].key->text);
		near_offer(&near, STR("price"));
		yaml_report_unknown_key(diag, map, &map->entries[i], &near);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { (const char *)bytes, size };
	if (utf8_find_bad(text) != STR_NONE)
		return 0; /* refused before it gets here: source_load */
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("fuzz.yaml"), text);
	const struct yaml *root = yaml_read(arena, diag, source);
	must(root || diag_has(diag, SEVERITY_ERROR));
	if (root) {
		size_t budget = 2000;
		walk(root, diag_count(diag) == 0, 0, &budget);
		report_all_keys(diag, root);
	}
	FILE *nowhere = fopen("/dev/null", "w");
	diag_print(diag, nowhere, (struct diag_style){ .annotations = true });
	fclose(nowhere);
	arena_free(arena);
	return 0;
}
