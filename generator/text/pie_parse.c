/*
 * pie_parse - pies: `pie`, showData, a title, and a line for each slice. A value may be an
 * expression in braces where mermaid has a number.
 */
#include "text/mermaid_scan.h"

static bool read_slice(struct mermaid_scan *scan, struct pie *pie)
{
	struct pie_slice slice;
	size_t offset = scan->at;
	if (mermaid_peek(scan, 0) != '"')
		return mermaid_fail(scan, offset, "write \"label\" : value", "no slice is read here");
	if (!mermaid_quoted(scan, &slice.label))
		return false;
	mermaid_skip_spaces(scan);
	if (!mermaid_take(scan, STR(":")))
		return mermaid_fail(
		    scan, scan->at, "write \"label\" : value", "a colon is missing here");
	struct mermaid_text rest = mermaid_rest_of_line(scan);
	slice.value = rest.text;
	slice.offset = rest.offset;
	if (!rest.text.len)
		return mermaid_fail(scan, offset, NULL, "this slice has no value");
	if (pie->slice_count == MERMAID_SLICES_MOST)
		return mermaid_fail(scan, offset, "put the smallest into one: \"Other\"",
		    "a pie has at most %d slices", MERMAID_SLICES_MOST);
	pie->slices[pie->slice_count++] = slice;
	return true;
}

static void read_title(struct mermaid_scan *scan, struct pie *pie)
{
	mermaid_skip_blank(scan);
	if (!mermaid_take(scan, STR("title")))
		return;
	pie->title = mermaid_rest_of_line(scan);
	pie->title.quoted = true; /* it ends with its line, and may hold figures */
}

const struct pie *pie_parse(struct arena *keep, struct diag *diag, const struct fence *fence)
{
	struct mermaid_scan scan = mermaid_scan_of(keep, diag, fence);
	struct pie *pie = ARENA_NEW(keep, struct pie);
	mermaid_skip_blank(&scan);
	mermaid_take(&scan, STR("pie"));
	mermaid_skip_spaces(&scan);
	pie->show_data = mermaid_take(&scan, STR("showData"));
	read_title(&scan, pie);
	for (mermaid_skip_blank(&scan); scan.at < scan.text.len; mermaid_skip_blank(&scan))
		if (!mermaid_take_access(&scan, &pie->acc_title, &pie->words) && !read_slice(&scan, pie))
			mermaid_rest_of_line(&scan);
	if (scan.mistakes == 0 && pie->slice_count == 0)
		mermaid_fail(&scan, 0, "write \"label\" : value", "there is no slice in this pie");
	return scan.mistakes > 0 ? NULL : pie;
}
