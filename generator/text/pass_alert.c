/*
 * pass_alert - GitHub's alerts: a quote that starts with a line `[!NOTE]`, at the outermost level.
 *
 * Source: docs.github.com, "Basic writing and formatting syntax", Alerts.
 */
#include "text/reading.h"

#include <strings.h>

static const struct alert {
	struct str marker, key, name;
} alerts[] = {
	{ STR_INIT("[!NOTE]"), STR_INIT("note"), STR_INIT("Note") },
	{ STR_INIT("[!TIP]"), STR_INIT("tip"), STR_INIT("Tip") },
	{ STR_INIT("[!IMPORTANT]"), STR_INIT("important"), STR_INIT("Important") },
	{ STR_INIT("[!WARNING]"), STR_INIT("warning"), STR_INIT("Warning") },
	{ STR_INIT("[!CAUTION]"), STR_INIT("caution"), STR_INIT("Caution") },
};

static const struct alert *find_alert(struct str text)
{
	text = str_trim(text);
	for (size_t i = 0; i < countof(alerts); i++)
		if (text.len == alerts[i].marker.len &&
		    strncasecmp(text.at, alerts[i].marker.at, text.len) == 0)
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

/*
 * The quote becomes whatever the template puts before and behind its body. What is inside stays in
 * the tree, so that footnotes there are numbered as everywhere: the template is rendered around a
 * mark that no text holds, and cut there.
 */
static void become_alert(struct reading *reading, cmark_node *quote, const struct alert *alert)
{
	static const struct str cut = STR_INIT("\x01");
	struct view *view = view_object(reading->input->scratch);
	view_set_text(view, "key", alert->key);
	view_set_text(view, "name", alert->name);
	view_set_text(view, "body_html", cut);
	struct str markup = reading_render(reading, STR("alert"), view);
	size_t at = str_find(markup, cut, 0);
	if (at == STR_NONE)
		at = markup.len;
	quote->type = CMARK_NODE_CUSTOM_BLOCK;
	quote->as.custom.on_enter = str_chunk(str_trim(str_sub(markup, 0, at)));
	quote->as.custom.on_exit = str_chunk(str_trim(str_sub(markup, at + cut.len, markup.len)));
}

void pass_alert(struct reading *reading, cmark_node *node)
{
	cmark_node *paragraph = node->first_child;
	if (node->parent->type != CMARK_NODE_DOCUMENT || !paragraph ||
	    paragraph->type != CMARK_NODE_PARAGRAPH)
		return;
	cmark_node *marker = paragraph->first_child;
	if (!marker || marker->type != CMARK_NODE_TEXT || (marker->next && !is_break(marker->next)))
		return;
	const struct alert *alert = find_alert(node_text(marker));
	if (!alert)
		return;
	remove_marker(paragraph);
	become_alert(reading, node, alert);
}
