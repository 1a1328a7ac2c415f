#include "text/mermaid_link.h"

#include <string.h>

static size_t run_of(struct mermaid_scan *scan, char byte)
{
	size_t from = scan->at;
	while (mermaid_peek(scan, 0) == byte)
		scan->at++;
	return scan->at - from;
}

static enum mermaid_tip take_tip(struct mermaid_scan *scan, char arrow)
{
	char c = mermaid_peek(scan, 0);
	enum mermaid_tip tip = c == arrow ? MERMAID_ARROW
	    : c == 'o'                    ? MERMAID_DOT
	    : c == 'x'                    ? MERMAID_CROSS
					  : MERMAID_OPEN;
	scan->at += tip != MERMAID_OPEN;
	return tip;
}

/* Which line starts with these two bytes. */
static bool line_of(char a, char b, enum mermaid_line *line)
{
	if (a == '-' && b == '-')
		*line = MERMAID_SOLID;
	else if (a == '-' && b == '.')
		*line = MERMAID_DOTTED;
	else if (a == '=' && b == '=')
		*line = MERMAID_THICK;
	else if (a == '~' && b == '~')
		*line = MERMAID_INVISIBLE;
	else
		return false;
	return true;
}

static bool not_a_link(struct mermaid_scan *scan, size_t offset)
{
	return mermaid_fail(scan, offset,
	    "edges are written -->, ---, -.->, ==>, --o, --x, <-->, or with a text: -- text -->",
	    "no edge is read here");
}

/* `-- -->` needs a byte more than two where it has no tip, or it starts a text. */
static bool finish(struct mermaid_scan *scan, struct mermaid_edge *edge, size_t run)
{
	size_t length = run;
	if (edge->line == MERMAID_DOTTED) {
		edge->end = take_tip(scan, '>');
	} else {
		edge->end = take_tip(scan, '>');
		if (edge->end == MERMAID_OPEN && run < 3)
			return false;
		length -= edge->end == MERMAID_OPEN ? 2 : 1;
	}
	edge->length = length > MERMAID_LENGTH_MOST ? MERMAID_LENGTH_MOST : (int)length;
	return true;
}

/* The text between the two halves of an edge, in quotes or without. */
static bool read_middle(struct mermaid_scan *scan, struct mermaid_edge *edge, struct str second)
{
	size_t from = scan->at;
	mermaid_skip_spaces(scan);
	if (mermaid_peek(scan, 0) == '"') {
		if (!mermaid_quoted(scan, &edge->label))
			return false;
		mermaid_skip_spaces(scan);
		return mermaid_sees(scan, second) || not_a_link(scan, scan->at);
	}
	size_t end = str_find(scan->text, second, scan->at);
	size_t line = str_find_byte(scan->text, '\n', scan->at);
	if (end == STR_NONE || end > line)
		return mermaid_fail(scan, from - 2,
		    "write -->, or a text between both halves: -- text -->",
		    "this edge has no end on its line");
	edge->label =
	    (struct mermaid_text){ str_trim(str_sub(scan->text, scan->at, end)), scan->at, false };
	scan->at = end;
	return edge->label.text.len > 0 || not_a_link(scan, from);
}

static bool read_solid(struct mermaid_scan *scan, struct mermaid_edge *edge)
{
	char byte = mermaid_peek(scan, 0);
	struct str second = byte == '-' ? STR("--") : STR("==");
	size_t offset = scan->at;
	if (finish(scan, edge, run_of(scan, byte)))
		return true;
	return read_middle(scan, edge, second) &&
	    (finish(scan, edge, run_of(scan, byte)) || not_a_link(scan, offset));
}

static bool read_dotted(struct mermaid_scan *scan, struct mermaid_edge *edge)
{
	scan->at++; /* the dash */
	size_t dots = run_of(scan, '.');
	if (mermaid_take(scan, STR("-")))
		return finish(scan, edge, dots);
	if (!read_middle(scan, edge, STR(".-")))
		return false;
	dots = run_of(scan, '.');
	scan->at++;
	return finish(scan, edge, dots);
}

static bool read_invisible(struct mermaid_scan *scan, struct mermaid_edge *edge)
{
	size_t offset = scan->at, run = run_of(scan, '~');
	if (run < 3)
		return not_a_link(scan, offset);
	edge->length = run - 2 > MERMAID_LENGTH_MOST ? MERMAID_LENGTH_MOST : (int)run - 2;
	return true;
}

/* |text| behind the signs. */
static bool read_label(struct mermaid_scan *scan, struct mermaid_edge *edge)
{
	mermaid_skip_spaces(scan);
	size_t open = scan->at;
	if (!mermaid_take(scan, STR("|")))
		return true;
	mermaid_skip_spaces(scan);
	if (mermaid_peek(scan, 0) == '"') {
		if (!mermaid_quoted(scan, &edge->label))
			return false;
		mermaid_skip_spaces(scan);
	} else {
		size_t from = scan->at;
		while (mermaid_peek(scan, 0) && !strchr("|\n", mermaid_peek(scan, 0)))
			scan->at++;
		edge->label = (struct mermaid_text){ str_trim(str_sub(scan->text, from, scan->at)),
			from, false };
	}
	return mermaid_take(scan, STR("|")) ||
	    mermaid_fail(scan, open, NULL, "this label has no second |");
}

bool mermaid_read_link(struct mermaid_scan *scan, struct mermaid_edge *edge)
{
	static bool (*const readers[])(struct mermaid_scan *, struct mermaid_edge *) = {
		[MERMAID_SOLID] = read_solid,
		[MERMAID_DOTTED] = read_dotted,
		[MERMAID_THICK] = read_solid,
		[MERMAID_INVISIBLE] = read_invisible,
	};
	size_t offset = scan->at;
	*edge = (struct mermaid_edge){ .length = 1 };
	size_t tip = line_of(mermaid_peek(scan, 0), mermaid_peek(scan, 1), &edge->line) ? 0 : 1;
	if (tip && !line_of(mermaid_peek(scan, 1), mermaid_peek(scan, 2), &edge->line))
		return not_a_link(scan, offset);
	if (tip && !(edge->start = take_tip(scan, '<')))
		return not_a_link(scan, offset);
	if (!readers[edge->line](scan, edge) || !read_label(scan, edge))
		return false;
	return edge->label.text.len <= MERMAID_LABEL_MOST ||
	    mermaid_fail(scan, edge->label.offset, NULL, "this label is longer than %d bytes",
		MERMAID_LABEL_MOST);
}
