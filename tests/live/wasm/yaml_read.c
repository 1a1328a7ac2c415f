/*
 * yaml_read for unit tests that run as WebAssembly, where libyaml is not: the page (tests/live/units.js) has the text
 * frozen by the program's own reader, and it is thawed here. So values are as they would be, and have no places.
 */
#include "data/yaml_read.h"

#include "live/frozen.h"

/* How many bytes the text is frozen, 0 if it has mistakes; then the bytes, to `at`. */
size_t page_freeze(const char *text, size_t length)
    __attribute__((import_module("page"), import_name("freeze")));
void page_frozen(char *at) __attribute__((import_module("page"), import_name("frozen")));

const struct yaml *yaml_read(struct arena *keep, struct diag *diag, const struct source *source)
{
	size_t size = page_freeze(source->text.at, source->text.len);
	char *bytes = arena_alloc(keep, size + 1);
	struct data_trees trees;

	page_frozen(bytes);
	if (size > 0 && frozen_read(keep, (struct str){ bytes, size }, &trees))
		return trees.files[0];
	diag_report(diag, DIAG_YAML_SYNTAX, source_pos(source, 0), "this has mistakes");
	return NULL;
}

const struct yaml *yaml_read_part(struct arena *keep, struct diag *diag, struct pos at, struct str text)
{
	return yaml_read(keep, diag, source_new(keep, at.in ? at.in->path : STR(""), text));
}
