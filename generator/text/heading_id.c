#include "text/heading_id.h"

#include "base/ascii.h"

static bool is_id(struct str id)
{
	for (size_t i = 0; i < id.len; i++) {
		char c = id.at[i];
		if (!ascii_is_alnum(c) && c != '-' && c != '_' && c != '.' && c != ':' &&
		    (unsigned char)c < 0x80)
			return false;
	}
	return id.len > 0;
}

/* "Title {#id}": what stands before the brace, without the space. */
static bool split(struct str text, struct str *before, struct str *id)
{
	struct str whole = str_trim(text);
	size_t open = str_find_last_byte(whole, '{');

	if (open == STR_NONE || !str_ends(whole, STR("}")) || (open > 0 && whole.at[open - 1] != ' '))
		return false;
	struct str inside = str_trim(str_sub(whole, open + 1, whole.len - 1));
	*id = str_sub(inside, 1, inside.len);
	*before = str_trim(str_sub(whole, 0, open));
	return str_starts(inside, STR("#")) && is_id(*id);
}

bool heading_take_id(cmark_node *heading, struct str *id)
{
	cmark_node *last = heading->last_child;
	struct str before;

	if (!last || last->type != CMARK_NODE_TEXT || !split(node_text(last), &before, id))
		return false;
	if (before.len == 0 && last->prev && node_text(last).at[0] != ' ')
		return false;
	/* In front of other markup the space is part of the text: "*a* b {#c}" */
	if (before.len > 0 && last->prev && node_text(last).at[0] == ' ')
		before = (struct str){ before.at - 1, before.len + 1 };
	node_set_text(last, before);
	return true;
}
