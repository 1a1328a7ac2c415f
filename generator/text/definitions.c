#include "text/definitions.h"

#include "base/ascii.h"
#include "base/buf.h"
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

static bool is_fence(struct str line, struct fence *open)
{
	return fence_follow(open, str_sub(line, behind_marks(line), line.len));
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
	struct fence fence = { 0 };

	if (str_find(text, STR("]:"), 0) == STR_NONE)
		return definitions;
	while (str_line(&rest, &line)) {
		if (is_fence(line, &fence) || fence.length > 0)
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

/* --- what a part of a text lacks --------------------------------------------------------------- */

struct definition {
	struct str lines;
	size_t head; /* where its first bracket stands in the text */
	bool needed;
	bool again; /* its label has a definition already */
};

struct search {
	struct arena *arena;
	struct map labels; /* as labels are compared -> struct definition; the first one counts */
	struct definition **all; /* in the order of the text */
	size_t count, room;
	struct definition **needed; /* in the order in which they were met */
	size_t needed_count;
};

/* A label as it is compared: without regard to case, and each row of blanks as one. */
static struct str folded(struct arena *arena, struct str label)
{
	struct buf out = buf_in(arena, BUF_MOST);

	label = str_trim(label);
	for (size_t i = 0; i < label.len; i++)
		if (!ascii_is_space(label.at[i]))
			buf_put_byte(&out, ascii_lower(label.at[i]));
		else if (!ascii_is_space(label.at[i - 1]))
			buf_put_byte(&out, ' ');
	return buf_str(&out);
}

/* The text between brackets at the start of `text`; none where there are further ones in it. */
static struct str bracketed(struct str text)
{
	size_t at = 1;

	while (at < text.len && text.at[at] != '[' && text.at[at] != ']')
		at += text.at[at] == '\\' ? 2 : 1;
	return str_byte(text, at) == ']' ? str_sub(text, 1, at) : STR("");
}

/* Where the label and its colon end in a line that begins a definition; else 0. */
static size_t definition_starts(struct str line)
{
	size_t at = 0;

	while (at < 3 && str_byte(line, at) == ' ')
		at++;
	struct str label = str_byte(line, at) == '[' ? bracketed(str_sub(line, at, line.len)) : STR("");
	at += label.len + STR("[]").len;
	return label.len > 0 && str_byte(line, at) == ':' ? at + 1 : 0;
}

static bool is_blank(struct str line)
{
	return str_trim(line).len == 0;
}

static bool is_indented(struct str line)
{
	return str_starts(line, STR("    ")) || str_starts(line, STR("\t"));
}

/* A line that cannot go on with a paragraph. */
static bool starts_block(struct str line)
{
	struct str rest = str_trim(line);

	return definition_starts(line) > 0 || fence_opened(rest).length > 0 ||
	    str_byte(rest, 0) == '#' || str_byte(rest, 0) == '>' || str_starts(rest, STR("- ")) ||
	    str_starts(rest, STR("* "));
}

/* Behind a footnote that starts at `from`: its paragraph, and what is indented. */
static size_t footnote_end(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, text.len), line;
	bool gap = false;
	size_t end = from;

	while (str_line(&rest, &line)) {
		bool first = end == from, blank = is_blank(line);
		if (!blank && !first && !is_indented(line) && (gap || starts_block(line)))
			break;
		gap = blank;
		if (!blank)
			end = text.len - rest.len;
	}
	return end;
}

static bool is_title(struct str line)
{
	struct str title = str_trim(line);
	char open = str_byte(title, 0), close = open == '(' ? ')' : open;

	return title.len > 1 && (open == '"' || open == '\'' || open == '(') &&
	    title.at[title.len - 1] == close;
}

/* Behind a link's definition: its target and its title may stand on lines of their own. */
static size_t link_end(struct str text, size_t from)
{
	struct str rest = str_sub(text, from, text.len), line;

	str_line(&rest, &line);
	if (is_blank(str_sub(line, definition_starts(line), line.len)))
		str_line(&rest, &line);
	size_t end = text.len - rest.len;
	if (str_line(&rest, &line) && is_title(line))
		end = text.len - rest.len;
	return end;
}

static void add_definition(struct search *search, struct str label, size_t head, struct str lines)
{
	struct definition *definition = ARENA_NEW(search->arena, struct definition);

	definition->lines = lines;
	definition->head = head;
	definition->again = !map_add(&search->labels, folded(search->arena, label), definition);
	search->all = arena_room(
	    search->arena, search->all, search->count, &search->room, sizeof(*search->all));
	search->all[search->count++] = definition;
}

/* Whether the line stands in a comment, or begins or ends one, which then is none of the text. */
static bool is_comment(struct str line, bool *open)
{
	bool inside = *open;
	size_t starts = inside ? 0 : str_find(line, STR("<!--"), 0);

	if (starts == STR_NONE)
		return false;
	*open = str_find(line, STR("-->"), starts) == STR_NONE;
	return inside || str_trim(str_sub(line, 0, starts)).len == 0;
}

/* A link's definition does not interrupt a paragraph, a footnote's does. */
static void find_definitions(struct search *search, struct str text)
{
	struct str rest = text, line;
	bool paragraph = false, comment = false;
	struct fence fence = { 0 };

	while (str_line(&rest, &line)) {
		size_t from = (size_t)(line.at - text.at), start = definition_starts(line);
		bool code = is_fence(line, &fence) || fence.length > 0 || is_comment(line, &comment);
		struct str label = start == 0
		    ? STR("")
		    : bracketed(str_sub(line, str_find_byte(line, '[', 0), line.len));
		bool footnote = label.len > 1 && label.at[0] == '^';
		if (!code && start > 0 && (footnote || !paragraph)) {
			size_t end = footnote ? footnote_end(text, from) : link_end(text, from);
			size_t head = from + str_find_byte(line, '[', 0);
			add_definition(search, label, head, str_sub(text, from, end));
			rest = str_sub(text, end, text.len);
			paragraph = false;
			continue;
		}
		paragraph = !code && !is_blank(line) && line.at[0] != '#';
	}
}

/* Notes what is named between brackets. */
static void note_uses(struct search *search, struct str text, struct str part)
{
	for (size_t at = str_find_byte(text, '[', 0); at != STR_NONE;
	     at = str_find_byte(text, '[', at + 1)) {
		struct str label = bracketed(str_sub(text, at, text.len));
		struct definition *found =
		    label.len == 0 ? NULL : map_get(&search->labels, folded(search->arena, label));
		if (!found || found->needed ||
		    (found->lines.at >= part.at && found->lines.at < part.at + part.len))
			continue;
		found->needed = true;
		search->needed[search->needed_count++] = found;
	}
}

const struct str *definitions_missing(
    struct arena *arena, struct str text, struct str part, size_t *count)
{
	struct search search = { .arena = arena, .labels = map_in(arena) };

	*count = 0;
	if (str_find(text, STR("]:"), 0) == STR_NONE)
		return NULL;
	find_definitions(&search, text);
	search.needed = ARENA_ARRAY(arena, struct definition *, search.labels.count + 1);
	note_uses(&search, part, part);
	for (size_t i = 0; i < search.needed_count; i++)
		note_uses(&search, search.needed[i]->lines, part);
	struct str *missing = ARENA_ARRAY(arena, struct str, search.needed_count + 1);
	for (size_t i = 0; i < search.labels.count; i++) {
		const struct definition *definition = search.labels.at[i].value;
		if (definition->needed)
			missing[(*count)++] = definition->lines;
	}
	return missing;
}

/* --- what nothing refers to --------------------------------------------------------------------- */

/* Notes what is named between brackets, but for the labels of definitions. */
static void note_all_uses(struct search *search, struct str text)
{
	size_t next = 0;

	for (size_t at = str_find_byte(text, '[', 0); at != STR_NONE;
	     at = str_find_byte(text, '[', at + 1)) {
		while (next < search->count && search->all[next]->head < at)
			next++;
		if (next < search->count && search->all[next]->head == at)
			continue;
		struct str label = bracketed(str_sub(text, at, text.len));
		struct definition *found =
		    label.len == 0 ? NULL : map_get(&search->labels, folded(search->arena, label));
		if (found)
			found->needed = true;
	}
}

const struct unused_definition *definitions_unused(struct arena *arena, struct str text, size_t *count)
{
	struct search search = { .arena = arena, .labels = map_in(arena) };

	*count = 0;
	if (str_find(text, STR("]:"), 0) == STR_NONE)
		return NULL;
	find_definitions(&search, text);
	note_all_uses(&search, text);
	struct unused_definition *unused =
	    ARENA_ARRAY(arena, struct unused_definition, search.count + 1);
	for (size_t i = 0; i < search.count; i++) {
		const struct definition *definition = search.all[i];
		if (definition->needed)
			continue;
		bool footnote = text.at[definition->head + 1] == '^';
		unused[(*count)++] = (struct unused_definition){ definition->lines,
			definition->head, footnote, definition->again };
	}
	return unused;
}
