#include "diagram/pie_parse.h"

#include "diagram/scan.h"

static bool read_slice(struct scan *scan, struct pie *pie)
{
	struct pie_slice slice;
	size_t offset = scan->at;

	if (scan_peek(scan, 0) != '"')
		return scan_fail(scan, offset, "write \"label\" : value", "no slice is read here");
	if (!scan_quoted(scan, &slice.label))
		return false;
	scan_skip_spaces(scan);
	if (!scan_take(scan, STR(":")))
		return scan_fail(scan, scan->at, "write \"label\" : value", "a colon is missing here");
	struct diagram_text rest = scan_rest_of_line(scan);
	slice.value = rest.text;
	slice.offset = rest.offset;
	if (!rest.text.len)
		return scan_fail(scan, offset, NULL, "this slice has no value");
	if (pie->slice_count == PIE_SLICES_MOST)
		return scan_fail(scan, offset, "put the smallest into one: \"Other\"",
		    "a pie has at most %d slices", PIE_SLICES_MOST);
	pie->slices[pie->slice_count++] = slice;
	return true;
}

static void read_title(struct scan *scan, struct pie *pie)
{
	scan_skip_blank(scan);
	if (!scan_take(scan, STR("title")))
		return;
	pie->title = scan_rest_of_line(scan);
	pie->title.quoted = true; /* it ends with its line, and may hold figures */
}

const struct pie *pie_parse(const struct diagram *diagram)
{
	struct scan scan = scan_of(diagram);

	scan.pie = true;
	struct pie *pie = ARENA_NEW(diagram->scratch, struct pie);
	scan_skip_blank(&scan);
	scan_take(&scan, STR("pie"));
	scan_skip_spaces(&scan);
	pie->show_data = scan_take(&scan, STR("showData"));
	read_title(&scan, pie);
	for (scan_skip_blank(&scan); scan.at < scan.text.len; scan_skip_blank(&scan))
		if (!scan_take_accessibility(&scan, &pie->acc_title, &pie->words) &&
		    !read_slice(&scan, pie))
			scan_rest_of_line(&scan);
	if (scan.mistakes == 0 && pie->slice_count == 0)
		scan_fail(&scan, 0, "write \"label\" : value", "there is no slice in this pie");
	return scan.mistakes > 0 ? NULL : pie;
}
