#include "text/definitions.h"

#include "base/fence.h"

/* Behind what quotes and lists put in front of a line. */
static size_t behind_marks(struct str line)
{
	size_t at = 0;

	while (at < line.len &&
	    (line.at[at] == ' ' || line.at[at] == '>' || line.at[at] == '-' || line.at[at] == '*' ||
		line.at[at] == '\t'))
		at++;
	return at;
}

static bool is_fence(struct str line, char *fence)
{
	struct str rest = str_sub(line, behind_marks(line), line.len);

	if (!fence_starts(rest) || (*fence && *fence != rest.at[0]))
		return false;
	*fence = *fence ? 0 : rest.at[0];
	return true;
}

/* Behind "[label]:" at the start of a line; 0 if it does not start so. */
static size_t label_end(struct str line)
{
	size_t at = behind_marks(line);

	if (at >= line.len || line.at[at] != '[' || (at + 1 < line.len && line.at[at + 1] == '^'))
		return 0;
	for (at++; at < line.len && line.at[at] != ']' && line.at[at] != '['; at++)
		at += line.at[at] == '\\';
	return at + 1 < line.len && line.at[at] == ']' && line.at[at + 1] == ':' ? at + 2 : 0;
}

/* The target may stand on the line behind that of its label. */
static void add_target(struct definitions *definitions, struct arena *arena, struct str text, size_t at)
{
	size_t ends = 0, to;

	for (; at < text.len && (text.at[at] == ' ' || text.at[at] == '\t' || text.at[at] == '\n'); at++)
		if (text.at[at] == '\n' && ++ends > 1)
			return;
	bool pointed = at < text.len && text.at[at] == '<';
	at += pointed;
	for (to = at; to < text.len && text.at[to] != '\n' && text.at[to] != '\r'; to++)
		if (pointed ? text.at[to] == '>' : text.at[to] == ' ' || text.at[to] == '\t')
			break;
	if (to > at)
		map_add(&definitions->by_target, str_sub(text, at, to),
		    arena_copy(arena, &at, sizeof(at)));
}

struct definitions definitions_of(struct arena *arena, struct str text)
{
	struct definitions definitions = { .by_target = map_in(arena) };
	struct str rest = text, line;
	char fence = 0;

	if (str_find(text, STR("]:"), 0) == STR_NONE)
		return definitions;
	while (str_line(&rest, &line)) {
		if (is_fence(line, &fence) || fence)
			continue;
		size_t end = label_end(line);
		if (end > 0)
			add_target(&definitions, arena, text, (size_t)(line.at - text.at) + end);
	}
	return definitions;
}

size_t definitions_find(const struct definitions *definitions, struct str target)
{
	const size_t *at = map_get(&definitions->by_target, target);

	return at ? *at : STR_NONE;
}
