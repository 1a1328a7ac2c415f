#include "text/pass_foreign.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "text/foreign_form.h"

#include <string.h>

/* The text as a reader would see it, lines kept. */
static void gather(const cmark_node *node, struct buf *out)
{
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		if (child->type == CMARK_NODE_TEXT)
			buf_put(out, node_text(child));
		else if (child->type == CMARK_NODE_SOFTBREAK || child->type == CMARK_NODE_LINEBREAK)
			buf_put(out, STR("\n"));
		else if (child->type == CMARK_NODE_CODE || child->type == CMARK_NODE_HTML_INLINE)
			buf_put(out, FOREIGN_LEFT_OUT);
		else
			gather(child, out);
	}
}

/* Bytes of which each form below has one. Most text has none, which one look tells. */
static const bool is_telling[256] = { [':'] = true,
	['!'] = true,
	['?'] = true,
	['['] = true,
	['{'] = true,
	['='] = true,
	['$'] = true,
	['"'] = true,
	['\''] = true,
	[';'] = true,
	['<'] = true,
	['+'] = true,
	['^'] = true,
	['%'] = true,
	['\\'] = true };

/* The same of many bytes; a comparison that ignores a bit stands for two of them: : ; = ? [ {. */
static bool are_telling(scan_bytes bytes)
{
	scan_bytes found = (scan_bytes)((bytes | 1) == ';') | (scan_bytes)((bytes | 2) == '?') |
	    (scan_bytes)((bytes | 0x20) == '{') | (scan_bytes)(bytes == '!') |
	    (scan_bytes)(bytes == '"') | (scan_bytes)(bytes == '$') | (scan_bytes)(bytes == '\'') |
	    (scan_bytes)(bytes == '%') | (scan_bytes)(bytes == '\\') | (scan_bytes)(bytes == '<') |
	    (scan_bytes)(bytes == '+') | (scan_bytes)(bytes == '^');

	return scan_any(found);
}

/* True where all bytes are letters, spaces, digits, any of , - . / or of letters beyond ASCII, as most are: fewer steps tell. */
static bool are_plain(scan_bytes bytes)
{
	scan_bytes plain = (scan_bytes)((bytes | 0x20) - 'a' < 26) | (scan_bytes)(bytes - ',' < 14) |
	    (scan_bytes)(bytes == ' ') | (scan_bytes)(bytes >= 0x80);

	return !scan_any(~plain);
}

static bool is_telling_text(struct str text)
{
	size_t at = 0;

	if (str_starts(text, STR("///")))
		return true;
	for (; at + SCAN_STEP <= text.len; at += SCAN_STEP)
		if (!are_plain(scan_load(text.at + at)) && are_telling(scan_load(text.at + at)))
			return true;
	for (; at < text.len; at++)
		if (is_telling[(unsigned char)text.at[at]])
			return true;
	return false;
}

static bool may_be_foreign(const cmark_node *node)
{
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		bool is_text = child->type == CMARK_NODE_TEXT;
		if (is_text ? is_telling_text(node_text(child))
			    : child->extension || may_be_foreign(child)) /* ~what is struck through~ */
			return true;
	}
	return false;
}

/* A backslash before it says that it is meant as it stands. */
static bool is_escaped(struct pos at)
{
	struct str line = at.in && at.line && at.col > 1 ? source_line(at.in, at.line) : STR("");

	return line.len >= at.col && line.at[at.col - 2] == '\\';
}

/* The brackets as they stand in the file, with their backslashes; false if they have none. */
static bool find_escaped(struct reading *reading, struct places *places, const cmark_node *node,
    struct str found, struct pos *at)
{
	struct str inner = str_sub(found, 0, found.len - 1), end = str_sub(found, inner.len, found.len);
	struct str written = STR_JOIN(
	    reading->input->scratch, STR("\\"), inner, inner.len > 0 ? STR("\\") : STR(""), end);
	struct places before = *places;
	size_t offset = places_look(places, node, written);

	if (offset == STR_NONE || offset < before.found_end) { /* told before */
		*places = before;
		return false;
	}
	*at = places_pos(places, offset);
	return true;
}

static void report(struct reading *reading, struct places *places, const cmark_node *node,
    struct str found, const struct foreign_form *form)
{
	struct diag *diag = reading->input->diag;
	struct pos at;

	if (form->where == FOREIGN_ESCAPED && !find_escaped(reading, places, node, found, &at))
		return;
	if (form->where != FOREIGN_ESCAPED)
		at = places_find(places, node, found);
	if (form->where != FOREIGN_ESCAPED && is_escaped(at))
		return;
	diag_report(diag, DIAG_TEXT_FOREIGN, at,
	    "this is syntax of another generator, and stands on the page as it is typed: %.*s",
	    STR_ARG(str_sub(found, 0, 60)));
	diag_hint(diag, "%s", form->hint);
}

static void look_at_line(
    struct reading *reading, struct places *places, const cmark_node *node, struct str line)
{
	struct str whole = str_trim(line);

	const struct foreign_form *of_line = foreign_form_of_line(whole);

	if (of_line) {
		report(reading, places, node, whole, of_line);
		return;
	}
	const struct foreign_form *form;
	for (size_t length, at = 0; (form = foreign_form_next(line, &at, &length)); at += length)
		report(reading, places, node, str_sub(line, at, at + length), form);
}

/* The words of ~these~ if they stand close behind others and are one; else empty. */
static struct str lowered(const cmark_node *node)
{
	const cmark_node *before = node->prev, *words = node->first_child;

	if (!before || !words || words->next || before->type != CMARK_NODE_TEXT ||
	    words->type != CMARK_NODE_TEXT)
		return STR("");
	struct str text = node_text(before), struck = node_text(words);
	bool close = text.len > 0 && ascii_is_name(text.at[text.len - 1]);
	return close && str_find_byte(struck, ' ', 0) == STR_NONE ? struck : STR("");
}

/* The 2 of H~2~O, which GitHub strikes through, and other generators set lower. */
static void look_at_tildes(
    struct reading *reading, struct places *places, const cmark_node *block, const cmark_node *node)
{
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		if (child->first_child)
			look_at_tildes(reading, places, block, child);
		if (!child->extension ||
		    child->extension != cmark_find_syntax_extension("strikethrough"))
			continue;
		struct str struck = lowered(child);
		struct places before = *places;
		size_t offset = struck.len == 0
		    ? STR_NONE
		    : places_look(places, block,
			  STR_JOIN(reading->input->scratch,
			      str_sub(node_text(child->prev), node_text(child->prev).len - 1, STR_NONE),
			      STR("~"), struck, STR("~")));
		if (offset == STR_NONE) { /* two of them strike through anywhere */
			*places = before;
			continue;
		}
		diag_report(reading->input->diag, DIAG_TEXT_FOREIGN, places_pos(places, offset + 1),
		    "~%.*s~ is struck through, here as at GitHub", STR_ARG(str_sub(struck, 0, 60)));
		diag_hint(reading->input->diag,
		    "write <sub>%.*s</sub> to set it lower, or ~~%.*s~~ to strike it through",
		    STR_ARG(struck), STR_ARG(struck));
	}
}

/* What stands in a cell is looked for behind its bar: others of the row may hold the same. */
static void go_to_cell(struct places *places, const cmark_node *cell)
{
	size_t line = (size_t)cell->start_line - 1, bars = 0, at = 0;

	if (cell->start_line <= 0 || line >= places->line_count)
		return;
	struct str text = places_line(places, line);
	for (const cmark_node *before = cell->prev; before; before = before->prev)
		bars++;
	while (at < text.len && strchr(" \t>", text.at[at]))
		at++;
	bars += at < text.len && text.at[at] == '|';
	for (; bars > 0 && at < text.len; at++)
		bars -= text.at[at] == '|' && text.at[at > 0 ? at - 1 : 0] != '\\';
	places->found_end = places->lines[line] + at;
}

void pass_foreign(struct reading *reading, cmark_node *node)
{
	struct places places = reading->places; /* a copy: what others look for starts where it did */
	struct buf text = buf_in(reading->input->scratch, BUF_MOST);

	if (!reading->escaped_brackets && !may_be_foreign(node))
		return;
	if (node->extension) /* a cell */
		go_to_cell(&places, node);
	struct places of_tildes = places;
	look_at_tildes(reading, &of_tildes, node, node);
	gather(node, &text);
	cmark_node here = *node; /* at the line that is looked at */
	struct str rest = buf_str(&text), line;
	for (; str_line(&rest, &line); here.start_line += here.start_line > 0)
		look_at_line(reading, &places, &here, line);
}

/* {{#include …}} */
static const struct foreign_form include_form = { NULL, false, FOREIGN_ANYWHERE,
	"write a block: ```include, a space and the path; #L10-20 behind it for lines of a file" };

static bool is_include(struct str source)
{
	static const struct str words[] = { STR_INIT("{{#include "), STR_INIT("{{#rustdoc_include "),
		STR_INIT("{{#playground "), STR_INIT("{{#title "), STR_INIT("{{#template ") };

	for (size_t i = 0; i < countof(words); i++)
		if (str_starts(source, words[i]))
			return true;
	return false;
}

bool pass_foreign_include(struct reading *reading, const cmark_node *node, struct str source)
{
	if (!is_include(source))
		return false;
	report(reading, &reading->places, node, source, &include_form);
	return true;
}

/* # (1)! */
static const struct foreign_form annotation_form = { NULL, false, FOREIGN_ANYWHERE,
	"take the ! out: what it refers to stands behind the code, in a list" };

/* The mark at the end of a line of code for which another generator shows an item of the list behind it; empty: none. */
static struct str annotation(struct str line)
{
	size_t open = str_find(line, STR(")!"), 0), at = open;

	while (at != STR_NONE && at > 0 && ascii_is_digit(line.at[at - 1]))
		at--;
	if (open == STR_NONE || at == open || at == 0 || line.at[at - 1] != '(')
		return STR("");
	struct str before = str_trim(str_sub(line, 0, at - 1));
	bool commented = str_ends(before, STR("#")) || str_ends(before, STR("/")) ||
	    str_ends(before, STR("*")) || str_ends(before, STR("--")) || str_ends(before, STR(";"));
	return commented ? str_sub(line, at - 1, open + 2) : STR("");
}

/* `places` is a copy: the same line is looked through for others, too. */
static bool warn_of_code(
    struct reading *reading, struct places places, const cmark_node *here, struct str line)
{
	struct str mark = annotation(line);

	if (mark.len > 0)
		report(reading, &places, here, mark, &annotation_form);
	else if (is_include(line) && str_ends(line, STR("}}")))
		report(reading, &places, here, line, &include_form);
	else
		return false;
	return true;
}

void pass_foreign_code(struct reading *reading, const cmark_node *node)
{
	struct str rest = chunk_str(&node->as.code.literal), line;

	if (str_find(rest, STR("{{#"), 0) == STR_NONE && str_find(rest, STR(")!"), 0) == STR_NONE)
		return;
	cmark_node here = *node;
	here.start_line += here.start_line > 0 && node->as.code.fenced;
	for (; str_line(&rest, &line); here.start_line += here.start_line > 0)
		if (warn_of_code(reading, reading->places, &here, str_trim(line)))
			return;
}
