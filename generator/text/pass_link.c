/*
 * pass_link - the targets of links and images become addresses on the site; the site says which,
 * and what is broken.
 */
#include "html/html.h"
#include "text/reading.h"

void pass_link(struct reading *reading, cmark_node *node)
{
	bool is_image = node->type == CMARK_NODE_IMAGE;
	*(is_image ? &reading->images : &reading->links) += 1;
	const struct document_site *site = reading->input->site;
	struct str target = chunk_str(&node->as.link.url);
	struct pos at = reading_place(reading, node, target);
	struct str address = site->link(site->self, target, at, is_image);
	node->as.link.url = str_chunk(!is_image && html_url_runs(address) ? STR("#") : address);
}

void pass_link_leave(struct reading *reading, cmark_node *node)
{
	*(node->type == CMARK_NODE_IMAGE ? &reading->images : &reading->links) -= 1;
}
