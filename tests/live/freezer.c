/*
 * freezer - YAML from standard input as frozen data on standard output (live/frozen.h), for unit tests that run as
 * WebAssembly (tests/live/wasm/yaml_read.c). Exit status 1 if it has mistakes.
 */
#include "base/buf.h"
#include "base/source.h"
#include "data/yaml_read.h"
#include "live/frozen.h"

#include <stdio.h>

int main(void)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	struct buf text = buf_in(keep, BUF_MOST);
	int byte;

	while ((byte = getchar()) != EOF)
		buf_put_byte(&text, (char)byte);
	const struct yaml *tree =
	    yaml_read(keep, diag, source_new(keep, STR("test.yaml"), buf_str(&text)));
	if (!tree || diag_count(diag) > 0)
		return 1;
	struct data_trees trees = { .files = &tree, .count = 1 };
	struct str frozen = frozen_make(keep, &trees);
	fwrite(frozen.at, 1, frozen.len, stdout);
	arena_free(keep);
	return 0;
}
