#include "text/raw_address.h"

#include "base/ascii.h"

#include <string.h>

void raw_add_anchor(struct reading *reading, struct str id, struct pos at)
{
	struct diag *diag = reading->input->diag;
	bool has_space = false;

	for (size_t i = 0; i < id.len; i++)
		has_space |= ascii_is_html_space(id.at[i]);
	if (id.len == 0 || has_space)
		diag_report(
		    diag, DIAG_HTML_REFUSED, at, "an anchor holds no white space and is not empty");
	else if (str_starts(id, STR("page.")))
		diag_report(diag, DIAG_HTML_REFUSED, at,
		    "anchors that start with “page.” are the page's own");
	else
		anchors_add(&reading->anchors, diag, id, at);
}

struct str raw_address(struct reading *reading, struct str address, struct pos at, bool is_file)
{
	const struct document_site *site = reading->input->site;

	return site->link(site->self, str_trim(address), at, is_file);
}

/* Source: HTML Standard, 4.8.4.2.2 "Parsing a srcset attribute": addresses end at white space. */
struct str raw_addresses(struct reading *reading, struct str srcset, struct pos at)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	size_t i = 0;

	for (;;) {
		while (i < srcset.len && (ascii_is_html_space(srcset.at[i]) || srcset.at[i] == ','))
			i++;
		if (i == srcset.len)
			return buf_str(&out);
		size_t from = i;
		while (i < srcset.len && !ascii_is_html_space(srcset.at[i]))
			i++;
		struct str address = str_sub(srcset, from, i);
		bool ended = address.at[address.len - 1] == ',';
		while (address.len && address.at[address.len - 1] == ',')
			address.len--;
		size_t words = i;
		while (!ended && i < srcset.len && srcset.at[i] != ',')
			i++;
		struct str size = str_trim(str_sub(srcset, words, ended ? words : i));
		buf_put(&out, out.len ? STR(", ") : STR(""));
		buf_put(&out, raw_address(reading, address, at, true));
		buf_put(&out, size.len ? STR(" ") : STR(""));
		buf_put(&out, size);
	}
}
