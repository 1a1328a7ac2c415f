#include "text/unused.h"

#include "text/reading.h"

void unused_report(struct reading *reading)
{
	const struct document_input *input = reading->input;
	size_t count;

	const struct unused_definition *unused =
	    definitions_unused(input->scratch, reading->places.text, &count);

	for (size_t i = 0; i < count; i++) {
		struct pos at = places_pos(&reading->places, unused[i].at);
		if (!unused[i].is_footnote && str_find(unused[i].lines, STR("{{"), 0) == STR_NONE)
			continue;
		if (unused[i].is_footnote && unused[i].again)
			diag_report(input->diag, DIAG_TEXT_UNUSED, at,
			    "this label has a footnote already, so this one is on no page");
		else if (unused[i].is_footnote)
			diag_report(input->diag, DIAG_TEXT_UNUSED, at,
			    "nothing refers to this footnote, so it is on no page, and nothing in it is checked");
		else
			diag_report(input->diag, DIAG_TEXT_UNUSED, at,
			    "nothing uses this link, so what stands in braces is never checked");
		diag_hint(input->diag,
		    unused[i].again ? "give it another label"
				    : "refer to it by what stands in the brackets, or take it out");
	}
}
