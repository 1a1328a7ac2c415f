#include "diagram/edge.h"

#include <string.h>

static size_t run_of(struct scan *scan, char byte)
{
	size_t from = scan->at;

	while (scan_peek(scan, 0) == byte)
		scan->at++;
	return scan->at - from;
}

static enum flow_tip take_tip(struct scan *scan, char arrow)
{
	char c = scan_peek(scan, 0);
	enum flow_tip tip = c == arrow ? FLOW_ARROW
	    : c == 'o'                 ? FLOW_DOT
	    : c == 'x'                 ? FLOW_CROSS
				       : FLOW_OPEN;

	scan->at += tip != FLOW_OPEN;
	return tip;
}

/* Which line starts with these two bytes. */
static bool line_of(char a, char b, enum flow_line *line)
{
	if (a == '-' && b == '-')
		*line = FLOW_SOLID;
	else if (a == '-' && b == '.')
		*line = FLOW_DOTTED;
	else if (a == '=' && b == '=')
		*line = FLOW_THICK;
	else if (a == '~' && b == '~')
		*line = FLOW_INVISIBLE;
	else
		return false;
	return true;
}

static bool not_a_link(struct scan *scan, size_t offset)
{
	if (scan_sees(scan, STR("%%")) && scan->at == offset)
		return scan_fail_rest(scan, NULL, "");
	return scan_fail(scan, offset,
	    "edges are written -->, ---, -.->, ==>, --o, --x, <-->, or with a text: -- text -->",
	    "no edge is read here");
}

/* `-- -->` needs a byte more than two where it has no tip, or it starts a text. */
static bool finish(struct scan *scan, struct flow_edge *edge, size_t run)
{
	size_t length = run;

	if (edge->line == FLOW_DOTTED) {
		edge->end = take_tip(scan, '>');
	} else {
		edge->end = take_tip(scan, '>');
		if (edge->end == FLOW_OPEN && run < 3)
			return false;
		length -= edge->end == FLOW_OPEN ? 2 : 1;
	}
	edge->length = length > FLOW_LENGTH_MOST ? FLOW_LENGTH_MOST : (int)length;
	return true;
}

static bool is_in_middle(const struct flow_edge *edge, struct str rest)
{
	char c = rest.at[0];

	return c != '"' && !(edge->line == FLOW_THICK && c == '=') &&
	    !(edge->line == FLOW_DOTTED && c == '.') &&
	    !(edge->line == FLOW_SOLID && str_starts(rest, STR("->"))) &&
	    !str_starts(rest, STR("~~~"));
}

/*
 * The text between the two halves of an edge without quotes holds nothing that an edge starts with:
 * a thick one no equals signs, a dotted one no points; and its last letter is not the tip of the
 * second half.
 */
static bool check_middle(struct scan *scan, const struct flow_edge *edge)
{
	static const char hint[] = "put the text in quotes, or between bars: -->|\"text\"|";
	struct str text = edge->label.text;
	size_t at = str_find_byte(text, '@', 0), space = str_find_byte(text, ' ', 0);

	if (at != STR_NONE && at < space)
		return scan_fail(scan, edge->label.offset + at, hint,
		    "the text of this edge holds no @ in its first word");
	for (size_t i = 0; i < text.len; i++)
		if (!is_in_middle(edge, str_sub(text, i, text.len)))
			return scan_fail(scan, edge->label.offset + i, hint,
			    "the text of this edge holds no “%c”", text.at[i]);
	if (text.at[0] == '|')
		return scan_fail(
		    scan, edge->label.offset, hint, "the text of this edge starts with no bar");
	if (strchr("xo<", scan->text.at[scan->at - 1]))
		return scan_fail(scan, scan->at, NULL,
		    "a space is missing between the text and the second half of the edge");
	return true;
}

/* The text between the two halves of an edge, in quotes or without. */
static bool read_middle(struct scan *scan, struct flow_edge *edge, struct str second)
{
	size_t from = scan->at;

	scan_skip_spaces(scan);
	if (scan_peek(scan, 0) == '"') {
		if (!scan_quoted(scan, &edge->label))
			return false;
		scan_skip_spaces(scan);
		return scan_sees(scan, second) || not_a_link(scan, scan->at);
	}
	size_t end = str_find(scan->text, second, scan->at);
	size_t line = str_find_byte(scan->text, '\n', scan->at);
	if (end == STR_NONE || end > line)
		return scan_fail(scan, from - 2, "write -->, or a text between both halves: -- text -->",
		    "this edge has no end on its line");
	scan_skip_spaces(scan);
	edge->label =
	    (struct diagram_text){ str_trim(str_sub(scan->text, scan->at, end)), scan->at, false };
	scan->at = end;
	return (edge->label.text.len > 0 || not_a_link(scan, from)) && check_middle(scan, edge);
}

static bool read_solid(struct scan *scan, struct flow_edge *edge)
{
	char byte = scan_peek(scan, 0);
	struct str second = byte == '-' ? STR("--") : STR("==");
	size_t offset = scan->at;

	if (finish(scan, edge, run_of(scan, byte)))
		return true;
	return read_middle(scan, edge, second) &&
	    (finish(scan, edge, run_of(scan, byte)) || not_a_link(scan, offset));
}

static bool read_dotted(struct scan *scan, struct flow_edge *edge)
{
	scan->at++; /* the dash */
	size_t dots = run_of(scan, '.');
	if (scan_take(scan, STR("-")))
		return finish(scan, edge, dots);
	if (dots != 1)
		return not_a_link(scan, scan->at - dots - 1);
	if (!read_middle(scan, edge, STR(".-")))
		return false;
	dots = run_of(scan, '.');
	scan->at++;
	return finish(scan, edge, dots);
}

static bool read_invisible(struct scan *scan, struct flow_edge *edge)
{
	size_t offset = scan->at, run = run_of(scan, '~');

	if (run < 3)
		return not_a_link(scan, offset);
	edge->length = run - 2 > FLOW_LENGTH_MOST ? FLOW_LENGTH_MOST : (int)run - 2;
	return true;
}

/* |text| behind the signs. */
static bool read_label(struct scan *scan, struct flow_edge *edge)
{
	scan_skip_spaces(scan);
	size_t open = scan->at;
	if (!scan_take(scan, STR("|")))
		return true;
	if (scan_peek(scan, 0) == '"') {
		if (!scan_quoted(scan, &edge->label))
			return false;
		scan_skip_spaces(scan);
	} else {
		size_t from = scan->at;
		while (scan_peek(scan, 0) && !strchr("|\n", scan_peek(scan, 0)))
			scan->at++;
		struct str text = str_sub(scan->text, from, scan->at);
		edge->label = (struct diagram_text){ str_trim(text), from, false };
		if (scan_peek(scan, 0) == '|' && !scan_check_plain(scan, text, from))
			return false;
	}
	if (!scan_take(scan, STR("|")))
		return scan_fail(scan, open, NULL, "this label has no second |");
	return !scan_sees(scan, STR("  ")) ||
	    scan_fail(scan, scan->at, NULL, "one space at most stands behind a label between bars");
}

bool edge_read(struct scan *scan, struct flow_edge *edge)
{
	static bool (*const readers[])(struct scan *, struct flow_edge *) = {
		[FLOW_SOLID] = read_solid,
		[FLOW_DOTTED] = read_dotted,
		[FLOW_THICK] = read_solid,
		[FLOW_INVISIBLE] = read_invisible,
	};
	size_t offset = scan->at;
	*edge = (struct flow_edge){ .length = 1 };
	size_t tip = line_of(scan_peek(scan, 0), scan_peek(scan, 1), &edge->line) ? 0 : 1;
	if (tip && !line_of(scan_peek(scan, 1), scan_peek(scan, 2), &edge->line))
		return not_a_link(scan, offset);
	if (tip && (edge->line == FLOW_INVISIBLE || !(edge->start = take_tip(scan, '<'))))
		return not_a_link(scan, offset);
	return readers[edge->line](scan, edge) && read_label(scan, edge) &&
	    scan_check_label(scan, &edge->label);
}
