#include "diagram/flow_title.h"

#include "diagram/flow_node.h"

#include <string.h>

/* What mermaid takes for something else in a title without quotes: where, or STR_NONE. */
static size_t find_reserved(struct str title)
{
	static const struct str words[] = { STR_INIT("end"), STR_INIT("default"),
		STR_INIT("interpolate"), STR_INIT("href"), STR_INIT("_self"), STR_INIT("_blank"),
		STR_INIT("_parent"), STR_INIT("_top"), STR_INIT("accTitle:"), STR_INIT("accDescr:") };

	for (size_t at = 0, end; at < title.len; at = end + 1) {
		end = str_find_byte(title, ' ', at);
		end = end == STR_NONE ? title.len : end;
		struct str word = str_sub(title, at, end);
		for (size_t i = 0; i < countof(words); i++)
			if (str_eq(word, words[i]))
				return at;
		if (str_find(word, STR("--"), 0) != STR_NONE)
			return at;
	}
	return STR_NONE;
}

/* A title that is all of the line, which is the group's name as well. */
static bool read_bare_title(struct scan *scan, struct flow_group *group)
{
	size_t from = scan->at;

	while (!scan_at_end(scan))
		scan->at++;
	struct str title = str_trim(str_sub(scan->text, from, scan->at));
	group->title = (struct diagram_text){ title, from, false };
	if (!title.len)
		return scan_fail(scan, from, NULL, "the name of the subgraph is missing here");
	for (size_t i = 0; i < title.len; i++)
		if (strchr("\"()[]{}|<>=~,@", title.at[i]))
			return scan_fail(scan, from + i,
			    "put the title in quotes: subgraph a [\"Title, more\"]",
			    "a title without quotes holds no “%c”", title.at[i]);
	size_t reserved = find_reserved(title);
	return reserved == STR_NONE ||
	    scan_fail(scan, from + reserved, "put the title in quotes: subgraph a [\"Title, more\"]",
		"a title without quotes holds no words or signs of the language");
}

/* Behind [, in quotes or without. */
static bool read_bracket_title(struct scan *scan, struct flow_group *group)
{
	size_t open = scan->at, close = str_find_byte(scan->text, ']', open);
	size_t line = str_find_byte(scan->text, '\n', open);

	if (scan_peek(scan, 0) == '"') {
		if (!scan_quoted(scan, &group->title))
			return false;
		scan_skip_spaces(scan);
	} else if (close < line && close != STR_NONE) {
		struct str title = str_sub(scan->text, open, close);
		if (strchr("/\\", scan_peek(scan, 0)))
			return scan_fail(scan, open, "put the title in quotes",
			    "a title without quotes starts with no slash");
		group->title = (struct diagram_text){ str_trim(title), open, false };
		if (!scan_check_plain(scan, title, open))
			return false;
		scan->at = close;
	}
	if (!scan_take(scan, STR("]")))
		return scan_fail(scan, open, NULL, "this title has no ]");
	return scan_at_end(scan) ||
	    scan_fail_rest(scan, NULL, "nothing stands behind a title, not even a space");
}

bool flow_read_title(struct scan *scan, struct flow_group *group)
{
	size_t from = scan->at;

	group->id = flow_read_id(scan);
	scan_skip_spaces(scan);
	if (!group->id.len && scan_peek(scan, 0) == '"')
		return scan_quoted(scan, &group->title) && scan_check_label(scan, &group->title);
	if (str_eq(group->id, STR("end")) && scan_sees(scan, STR("[")))
		return scan_fail(scan, from, "take another name and keep the title: last [end]",
		    "“%.*s” is a word of the language and names no subgraph", STR_ARG(group->id));
	if (scan_take(scan, STR("[")))
		return read_bracket_title(scan, group) && scan_check_label(scan, &group->title);
	scan->at = from;
	return read_bare_title(scan, group) && scan_check_label(scan, &group->title);
}
