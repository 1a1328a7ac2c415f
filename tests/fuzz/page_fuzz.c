/* A guide before it is rendered: its front matter, its title, and where its text starts. */
#include "base/utf8.h"
#include "fuzz.h"
#include "site/page.h"
#include "text/document.h"
#include "text/include.h"

#include <assert.h>

/* Every file that is included holds the guide's own text, up to eight of them. */
static const struct source *read_again(
    void *self, struct arena *keep, struct diag *diag, struct str path, struct pos at)
{
	const struct str *text = self;

	(void)diag, (void)at;
	return path.len > 8 ? NULL : source_new(keep, str_copy(keep, path), *text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	document_start();
	struct arena *keep = arena_new(), *scratch = arena_new();
	struct diag *diag = diag_new(keep);
	struct str text = fuzz_text(data, size);
	if (utf8_find_bad(text) == STR_NONE) { /* else refused before it gets here: source_load */
		const struct source *source = source_new(keep, STR("content/a/b.md"), text);
		const struct include_files files = { &text, read_again };
		const struct page *page = page_read(keep, scratch, diag, source, &files);
		arena_free(scratch); /* nothing of the page may stand in it */
		assert(page->text.offset <= text.len && page->title.len > 0 && page->label.len > 0);
		fuzz_touch(page->title);
		fuzz_touch(page->label);
		fuzz_touch(page->description);
		fuzz_touch(page->thing_id);
		for (size_t i = 0; i < page->alias_count; i++)
			fuzz_touch(page->aliases[i]);
		for (size_t i = 0; i < page->tag_count; i++)
			fuzz_touch(page->tags[i]);
		fuzz_touch_diag(diag);
	} else {
		arena_free(scratch);
	}
	arena_free(keep);
	return 0;
}
