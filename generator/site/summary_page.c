#include "site/summary_page.h"

#include "base/file.h"

#include <string.h>

/* "- [Installation](guide/installation.md)": the path; empty: the line is no chapter. */
static struct str chapter_path(struct str line)
{
	struct str text = str_trim(line);
	bool item = text.len > 1 && strchr("-*+", text.at[0]) && text.at[1] == ' ';

	text = item ? str_trim(str_sub(text, 1, text.len)) : text;
	size_t open = str_starts(text, STR("[")) ? str_find(text, STR("]("), 0) : STR_NONE;
	return open != STR_NONE && str_ends(text, STR(".md)")) ? str_sub(text, open + 2, text.len - 1)
							       : STR("");
}

static void warn(struct diag *diag, const struct page *page)
{
	struct str rest = str_sub(page->source->text, page->text.offset, page->source->text.len), line;

	while (str_line(&rest, &line)) {
		struct str path = chapter_path(line);
		if (path.len == 0)
			continue;
		diag_report(diag, DIAG_TEXT_FOREIGN,
		    source_pos(page->source, (size_t)(line.at - page->source->text.at)),
		    "the order of chapters is not read here: %.*s is a page like others",
		    STR_ARG(path_name(page->source->path)));
		diag_hint(diag,
		    "site.yaml says it, navigation: [{ name: Part, items: [%.*s, …] }], and this file can go",
		    STR_ARG(path));
		return;
	}
}

void summary_page_warn(struct diag *diag, const struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++) {
		const struct page *page = pages->at[i];
		if (page->kind == PAGE_GUIDE && page->source &&
		    str_eq(path_name(page->source->path), STR("SUMMARY.md")))
			warn(diag, page);
	}
}
