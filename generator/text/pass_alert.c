#include "text/pass_alert.h"

#include "base/language.h"
#include "text/reading.h"

static const struct alert {
	struct str marker, key;
	enum word_id name;
} alerts[] = {
	{ STR_INIT("[!NOTE]"), STR_INIT("note"), WORD_NOTE },
	{ STR_INIT("[!TIP]"), STR_INIT("tip"), WORD_TIP },
	{ STR_INIT("[!IMPORTANT]"), STR_INIT("important"), WORD_IMPORTANT },
	{ STR_INIT("[!WARNING]"), STR_INIT("warning"), WORD_WARNING },
	{ STR_INIT("[!CAUTION]"), STR_INIT("caution"), WORD_CAUTION },
};

static const struct alert *find_alert(struct str text)
{
	text = str_trim(text);
	for (size_t i = 0; i < countof(alerts); i++)
		if (str_eq_any_case(text, alerts[i].marker))
			return &alerts[i];
	return NULL;
}

static bool is_break(const cmark_node *node)
{
	return node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK;
}

/*
 * Takes the marker's line off the quote's first paragraph, and the paragraph if that was all of it.
 */
static void remove_marker(cmark_node *paragraph)
{
	cmark_node *marker = paragraph->first_child;
	if (marker->next)
		cmark_node_unlink(marker->next);
	cmark_node_unlink(marker);
	if (!paragraph->first_child)
		cmark_node_unlink(paragraph);
}

static void become_alert(struct reading *reading, cmark_node *quote, const struct alert *alert)
{
	struct view *view = view_object(reading->input->scratch);

	view_set_text(view, "key", alert->key);
	view_set_text(view, "name", words_get(reading_language(reading), alert->name));
	reading_wrap(reading, quote, STR("alert"), view);
}

void pass_alert(struct reading *reading, cmark_node *node)
{
	cmark_node *paragraph = node->first_child;
	bool at_top = node->parent->type == CMARK_NODE_DOCUMENT ||
	    node->parent->type == CMARK_NODE_CUSTOM_BLOCK; /* in tabs */
	if (!at_top || !paragraph || paragraph->type != CMARK_NODE_PARAGRAPH)
		return;
	cmark_node *marker = paragraph->first_child;
	if (!marker || marker->type != CMARK_NODE_TEXT || (marker->next && !is_break(marker->next)))
		return;
	const struct alert *alert = find_alert(node_text(marker));
	if (!alert)
		return;
	twin_note_quote(reading, node, alert->marker);
	remove_marker(paragraph);
	become_alert(reading, node, alert);
}
