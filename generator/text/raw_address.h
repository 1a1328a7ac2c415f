/* raw_address - ids and addresses in the attributes of raw HTML. Private to text/. */
#ifndef TEXT_RAW_ADDRESS_H
#define TEXT_RAW_ADDRESS_H

#include "text/reading.h"

/*
 * Adds an id, or the name of an <a>, to the anchors. Reports one that templates use or that contains white
 * space.
 */
void raw_add_anchor(struct reading *reading, struct str id, struct pos at);

/*
 * The address as the page must print it (document_site.link). `is_file`: the page shows what is there, as
 * an image.
 */
struct str raw_address(struct reading *reading, struct str address, struct pos at, bool is_file);

/* The same for each address of a srcset. */
struct str raw_addresses(struct reading *reading, struct str srcset, struct pos at);

#endif
