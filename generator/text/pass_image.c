#include "text/pass_image.h"

#include "text/fragment.h"
#include "text/gfm_html.h"
#include "text/pass_link.h"
#include "text/reading.h"

/* An image of this document: what gfm_html prints of it, and what is printed around it. */
struct image {
	struct gfm_image printed; /* the node's user data points here */
	struct str title;         /* as written, where it is the caption */
	struct markup caption;
};

static bool is_alone(const cmark_node *node)
{
	return node->parent->type == CMARK_NODE_PARAGRAPH && !node->next && !node->prev;
}

/* Where the title is the caption it is none of the link. */
static void take_caption(cmark_node *node, struct image *image)
{
	struct str title = chunk_str(&node->as.link.title);

	if (title.len == 0 || !is_alone(node))
		return;
	image->title = title;
	node->as.link.title = str_chunk(STR(""));
}

void pass_image(struct reading *reading, cmark_node *node)
{
	const struct document_input *input = reading->input;
	const struct document_site *site = input->site;
	struct image *image = ARENA_NEW(input->scratch, struct image);

	take_caption(node, image);
	bool computed = str_find(chunk_str(&node->as.link.url), STR("{{"), 0) !=
	    STR_NONE; /* told as a mistake */
	pass_link(reading, node);
	if (site->link_picture && !computed)
		image->printed.size = site->link_picture(site->self);
	image->printed.later = reading->around.pictured;
	reading->around.pictured = true;
	node->user_data = &image->printed;
	if (image->title.len > 0)
		image->caption = fragment_markup(reading, input, image->title,
		    places_find(&reading->places, node, image->title));
}

/* What search finds: the words for the picture, and those of the caption unless they are computed. */
static void note_passage(struct reading *reading, cmark_node *block, const struct image *image)
{
	struct buf words = buf_in(reading->input->scratch, BUF_MOST);

	node_put_plain(block, false, &words);
	if (str_find(image->title, STR("{{"), 0) == STR_NONE) {
		buf_put_byte(&words, '\n');
		buf_put(&words, image->title);
	}
	struct str lines = buf_str(&words);
	block->user_data = arena_copy(reading->input->scratch, &lines, sizeof(lines));
}

bool pass_image_alone(struct reading *reading, cmark_node *paragraph)
{
	const cmark_node *node = paragraph->first_child;

	if (!node || node->next || node->type != CMARK_NODE_IMAGE)
		return false;
	const struct image *image = node->user_data;
	if (image->title.len == 0)
		return false;
	struct view *view = view_object(reading->input->scratch);
	view_set_markup(view, "caption_html", image->caption);
	reading_wrap(reading, paragraph, STR("picture"), view);
	note_passage(reading, paragraph, image);
	twin_note_picture(reading, paragraph, image->title);
	return true;
}
