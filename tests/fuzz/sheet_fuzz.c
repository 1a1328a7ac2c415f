/* The first line is a colour, the rest a style sheet: what is read of both, and that reading goes on to the end. */
#include "base/arena.h"
#include "fuzz.h"
#include "html/css.h"
#include "site/colour.h"

#include <assert.h>

static void read_colours(struct arena *keep, struct str line)
{
	struct colour colour, again;

	if (!colour_read(line, &colour))
		return;
	struct str text = colour_text(keep, colour);
	assert(colour_read(text, &again));
	assert(colour.red == again.red && colour.green == again.green && colour.blue == again.blue);
	for (int part = 0; part <= 8; part++) {
		struct colour mixed = colour_mix(colour, (struct colour){ 255, 255, 255 }, part, 8);
		double contrast = colour_contrast(colour, mixed);
		assert(contrast >= 1 && contrast <= 21.01);
	}
	fuzz_touch(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	struct str line, css;
	struct css_reference found;

	str_cut(fuzz_text(data, size), '\n', &line, &css);
	read_colours(keep, line);
	for (size_t cursor = 0, last = 0; css_next(css, &cursor, &found); last = cursor) {
		assert(found.from <= found.to && found.to <= css.len);
		assert(cursor > last && cursor <= css.len);
		fuzz_touch(str_sub(css, found.from, found.to));
	}
	arena_free(keep);
	return 0;
}
