#include "text/pass_alert.h"

#include "base/ascii.h"
#include "base/language.h"
#include "base/near.h"
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
	for (size_t i = 0; i < countof(alerts); i++)
		if (str_eq_any_case(text, alerts[i].marker))
			return &alerts[i];
	return NULL;
}

/* A word in capitals between the signs of a marker, which is none. */
static bool looks_like_marker(struct str text)
{
	bool word = text.len > 3 && str_starts(text, STR("[!")) && str_ends(text, STR("]"));

	for (size_t i = 2; word && i + 1 < text.len; i++)
		word = ascii_is_letter(text.at[i]);
	return word;
}

static void warn_of_marker(struct reading *reading, const cmark_node *node, struct str text)
{
	struct near near = near_to(text);

	for (size_t i = 0; i < countof(alerts); i++)
		near_offer(&near, alerts[i].marker);
	diag_report(reading->input->diag, DIAG_TEXT_FOREIGN, places_find(&reading->places, node, text),
	    "this begins no alert, and stands on the page as it is typed: %.*s", STR_ARG(text));
	if (!diag_hint_nearest(reading->input->diag, &near))
		diag_hint(reading->input->diag,
		    "alerts are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]");
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
	struct str text = str_trim(node_text(marker));
	const struct alert *alert = find_alert(text);
	if (!alert) {
		if (looks_like_marker(text))
			warn_of_marker(reading, marker, text);
		return;
	}
	twin_note_quote(reading, node, alert->marker);
	remove_marker(paragraph);
	become_alert(reading, node, alert);
}
