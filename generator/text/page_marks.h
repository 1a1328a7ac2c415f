/* page_marks - which marks of the site's legend a page uses. Private to text/. */
#ifndef TEXT_PAGE_MARKS_H
#define TEXT_PAGE_MARKS_H

#include "base/map.h"
#include "html/markup.h"

struct mark;

struct page_marks {
	const struct map *legend; /* of the catalog: id -> struct mark */
	bool *used;               /* by index in the legend */
	struct markup *markup; /* by index in the legend: the markup of each mark, made when first used */
	bool depends;          /* the page uses the built-in mark */
	bool narrow;           /* the page uses the sign of narrow answers */
};

struct page_marks page_marks_of(struct arena *arena, const struct map *legend);

/* Record that the page uses a mark; or all marks that a fragment on it uses. */
void page_marks_use(struct page_marks *marks, const struct mark *mark);
void page_marks_add(struct page_marks *marks, const struct page_marks *others);

#endif
