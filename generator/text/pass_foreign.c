#include "text/pass_foreign.h"

#include "base/ascii.h"
#include "base/scan.h"

#include <string.h>

/* Stands for code, raw HTML and pictures, in which nothing is looked for. */
#define LEFT_OUT STR("\x01")

/* The text as a reader would see it, lines kept. */
static void gather(const cmark_node *node, struct buf *out)
{
	for (const cmark_node *child = node->first_child; child; child = child->next) {
		if (child->type == CMARK_NODE_TEXT)
			buf_put(out, node_text(child));
		else if (child->type == CMARK_NODE_SOFTBREAK || child->type == CMARK_NODE_LINEBREAK)
			buf_put(out, STR("\n"));
		else if (child->type == CMARK_NODE_CODE || child->type == CMARK_NODE_HTML_INLINE)
			buf_put(out, LEFT_OUT);
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
	['^'] = true };

/* The same of many bytes; a comparison that ignores a bit stands for two of them: : ; = ? [ {. */
static bool are_telling(scan_bytes bytes)
{
	scan_bytes found = (scan_bytes)((bytes | 1) == ';') | (scan_bytes)((bytes | 2) == '?') |
	    (scan_bytes)((bytes | 0x20) == '{') | (scan_bytes)(bytes == '!') |
	    (scan_bytes)(bytes == '"') | (scan_bytes)(bytes == '$') | (scan_bytes)(bytes == '\'') |
	    (scan_bytes)(bytes == '<') | (scan_bytes)(bytes == '+') | (scan_bytes)(bytes == '^');

	return scan_any(found);
}

static bool is_telling_text(struct str text)
{
	size_t at = 0;

	if (str_starts(text, STR("///")))
		return true;
	for (; at + SCAN_STEP <= text.len; at += SCAN_STEP)
		if (are_telling(scan_load(text.at + at)))
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
			    : child->first_child && may_be_foreign(child))
			return true;
	}
	return false;
}

/* --- what a whole line is --------------------------------------------------------------------- */

static size_t whole_if(bool is_one, struct str line)
{
	return is_one ? line.len : 0;
}

static size_t container(struct str line)
{
	return whole_if(str_starts(line, STR(":::")) && line.len > 3, line);
}

/* "!!! warning", "??? note", "???+ tip" */
static size_t admonition(struct str line)
{
	size_t at = str_starts(line, STR("???+")) ? 4 : 3;

	if (!str_starts(line, STR("!!!")) && !str_starts(line, STR("???")))
		return 0;
	at += at < line.len && line.at[at] == ' ';
	return whole_if(at < line.len && ascii_is_letter(line.at[at]), line);
}

/* === "Tab" */
static size_t tab(struct str line)
{
	return whole_if(str_starts(line, STR("=== \"")) || str_starts(line, STR("===+ \"")) ||
		str_starts(line, STR("=== '")) || str_starts(line, STR("===! \"")),
	    line);
}

/* .. note::, /// note, --8<-- "file.md" */
static size_t directive(struct str line)
{
	bool is_block = str_starts(line, STR("/// ")) && line.len > 4 && ascii_is_letter(line.at[4]);
	bool is_rest = str_starts(line, STR(".. ")) && str_find(line, STR("::"), 3) != STR_NONE;

	return whole_if(is_rest || is_block || str_starts(line, STR("--8<-- ")), line);
}

static size_t contents(struct str line)
{
	static const struct str forms[] = { STR_INIT("[[toc]]"), STR_INIT("[[TOC]]"), STR_INIT("[TOC]"),
		STR_INIT("[toc]"), STR_INIT("[[_TOC_]]"), STR_INIT("{:toc}"), STR_INIT("{{toc}}") };

	for (size_t i = 0; i < countof(forms); i++)
		if (str_eq(line, forms[i]))
			return line.len;
	return 0;
}

/* import Tabs from '@theme/Tabs'; export const x = … */
static size_t module(struct str line)
{
	if (str_starts(line, STR("export default ")))
		return whole_if(line.at[line.len - 1] == ';', line);
	if (str_starts(line, STR("export const ")))
		return whole_if(str_find(line, STR(" = "), 0) != STR_NONE, line);
	if (!str_starts(line, STR("import ")))
		return 0;
	size_t from = str_find(line, STR(" from "), 0);
	return whole_if(from != STR_NONE && from + 6 < line.len &&
		(line.at[from + 6] == '"' || line.at[from + 6] == '\''),
	    line);
}

/* A formula that has no end, or figures in it: others are none of the text (math.h). */
static size_t display(struct str line)
{
	return whole_if(str_starts(line, STR("$$")), line);
}

/* --- what stands in a line -------------------------------------------------------------------- */

/* {% include x %} */
static size_t liquid(struct str text)
{
	size_t end = str_starts(text, STR("{%")) ? str_find(text, STR("%}"), 2) : STR_NONE;

	return end == STR_NONE ? 0 : end + 2;
}

/* {#id}, {.class}, {width=300}: one brace, and in it no blanks around what it says. */
static size_t attributes(struct str text)
{
	size_t end = str_find_byte(text, '}', 0), at = 1;

	if (text.len < 3 || text.at[0] != '{' || end == STR_NONE)
		return 0;
	if (text.at[1] == ':')
		at++;
	while (at > 1 && at < end && text.at[at] == ' ') /* {: .class } */
		at++;
	if (at >= end)
		return 0;
	if ((text.at[at] == '#' || text.at[at] == '.') && ascii_is_letter(text.at[at + 1]))
		return end + 1;
	size_t name = at;
	while (at < end && (ascii_is_name(text.at[at]) || text.at[at] == '-'))
		at++;
	return at > name && at + 1 < end && text.at[at] == '=' && text.at[at + 1] != ' ' &&
		text.at[at + 1] != '='
	    ? end + 1
	    : 0;
}

/* :smile:, :+1: */
static size_t emoji(struct str text)
{
	size_t at = 1;

	if (str_starts(text, STR(":+1:")) || str_starts(text, STR(":-1:")))
		return 4;
	if (text.len < 4 || text.at[0] != ':' || !ascii_is_letter(text.at[1]))
		return 0;
	while (at < text.len && (ascii_is_name(text.at[at]) || text.at[at] == '-' || text.at[at] == '+'))
		at++;
	bool ends = at >= 3 && at < text.len && text.at[at] == ':';
	return ends &&
		(at + 1 == text.len || (!ascii_is_name(text.at[at + 1]) && text.at[at + 1] != ':'))
	    ? at + 1
	    : 0;
}

/* The length of x between two marks of two bytes; 0 if it does not cling to both. */
static size_t between_marks(struct str text, struct str mark)
{
	if (!str_starts(text, mark) || text.len < 5 || text.at[2] == ' ' || text.at[2] == mark.at[0])
		return 0;
	size_t end = str_find(text, mark, 3);
	return end == STR_NONE || text.at[end - 1] == ' ' ? 0 : end + 2;
}

/* ==x== */
static size_t marked(struct str text)
{
	return between_marks(text, STR("=="));
}

/* ++x++, ^^x^^ */
static size_t inserted(struct str text)
{
	size_t length = between_marks(text, STR("++"));

	return length > 0 ? length : between_marks(text, STR("^^"));
}

/* <%= x %> */
static size_t server_tag(struct str text)
{
	size_t end = str_starts(text, STR("<%")) ? str_find(text, STR("%>"), 2) : STR_NONE;

	return end == STR_NONE ? 0 : end + 2;
}

/* A bracket on one line, from its start: where it closes, STR_NONE if it does not, or is empty. */
static size_t bracket_end(struct str text, size_t at, char close)
{
	size_t end = at < text.len ? str_find_byte(text, close, at + 1) : STR_NONE;

	return end == STR_NONE || end == at + 1 ? STR_NONE : end;
}

/* [[page]], ![[picture.png]]; a test of a shell has blanks inside. */
static size_t wiki_link(struct str text)
{
	size_t end = str_starts(text, STR("[[")) ? str_find(text, STR("]]"), 3) : STR_NONE;

	return end == STR_NONE || text.at[2] == ' ' || text.at[2] == '[' ? 0 : end + 2;
}

/* [^1] that nothing defines: what is defined is no text. */
static size_t footnote(struct str text)
{
	size_t end = str_starts(text, STR("[^")) ? bracket_end(text, 1, ']') : STR_NONE;

	return end == STR_NONE || !ascii_is_name(text.at[2]) ? 0 : end + 1;
}

/* [text][label], [label][] whose label nothing defines: numbers in two brackets are none. */
static size_t undefined_link(struct str text)
{
	size_t middle = text.len > 0 && text.at[0] == '[' ? bracket_end(text, 0, ']') : STR_NONE;
	bool goes_on = middle != STR_NONE && middle + 1 < text.len && text.at[middle + 1] == '[';
	size_t end = goes_on ? str_find_byte(text, ']', middle + 2) : STR_NONE;
	bool has_letter = false;

	if (end == STR_NONE || str_find_byte(str_sub(text, middle + 2, end), '[', 0) != STR_NONE)
		return 0;
	struct str label =
	    end == middle + 2 ? str_sub(text, 1, middle) : str_sub(text, middle + 2, end);
	for (size_t i = 0; i < label.len; i++)
		has_letter |= ascii_is_letter(label.at[i]) || (unsigned char)label.at[i] >= 0x80;
	return has_letter && label.at[0] != '^' ? end + 1 : 0;
}

/* A formula between \[ and \], or \( and \), whose backslashes are gone here. */
static size_t bracket_formula(struct str line)
{
	if (str_eq(line, STR("[")) || str_eq(line, STR("(")))
		return line.len;
	if (!str_starts(line, STR("[")) || !str_ends(line, STR("]")))
		return 0;
	for (size_t i = 0; i < line.len; i++)
		if (strchr("^_=\\", line.at[i]))
			return line.len;
	return 0;
}

static size_t round_formula(struct str text)
{
	return str_starts(text, STR("(")) && bracket_end(text, 0, ')') != STR_NONE
	    ? bracket_end(text, 0, ')') + 1
	    : 0;
}

/* [text](an address): the blank ended it. */
static size_t spaced_link(struct str text)
{
	size_t middle = text.len > 0 && text.at[0] == '[' ? bracket_end(text, 0, ']') : STR_NONE;
	bool goes_on = middle != STR_NONE && middle + 1 < text.len && text.at[middle + 1] == '(';
	size_t end = goes_on ? bracket_end(text, middle + 1, ')') : STR_NONE;

	struct str link = str_sub(text, 0, end);
	bool computed =
	    str_find(link, LEFT_OUT, 0) != STR_NONE || str_find(link, STR("{{"), 0) != STR_NONE;
	return end == STR_NONE || computed ? 0 : end + 1; /* a figure in it is told elsewhere */
}

/* Each says how many bytes of the text, from its start, are such; 0: none. */
static const struct form {
	size_t (*length)(struct str text);
	bool is_line; /* of the whole line, blanks around it taken off; else of what starts in it */
	/* APART: not behind a letter or a bracket, a[b][c]; ESCAPED: only with a backslash before it, others never so. */
	enum { ANYWHERE, APART, ESCAPED } where;
	const char *hint;
} forms[] = {
	{ container, true, ANYWHERE, "write an alert: > [!NOTE], and > before each line of it" },
	{ admonition, true, ANYWHERE, "write an alert: > [!NOTE], and > before each line of it" },
	{ tab, true, ANYWHERE,
	    "write <!-- tabs --> before the first and <!-- /tabs --> behind the last, and each name in bold: **Debian**" },
	{ directive, true, ANYWHERE, "take it out, or write an alert: > [!NOTE]" },
	{ contents, true, ANYWHERE, "take it out: pages list their headings by themselves" },
	{ module, true, ANYWHERE, "take it out: nothing is imported into a guide" },
	{ display, true, ANYWHERE,
	    "end it with $$ before the paragraph ends, without figures in it; or write a block: ```math" },
	{ liquid, false, ANYWHERE, "take it out: a guide holds no tags of templates" },
	{ attributes, false, ANYWHERE,
	    "take it out: attributes are not read, but for {#id} at the end of a heading, behind a space" },
	{ emoji, false, ANYWHERE, "write the sign itself" },
	{ wiki_link, false, ANYWHERE, "write a link: [text](page.md)" },
	{ footnote, false, ANYWHERE, "write what it says, in a paragraph of its own: [^name]: text" },
	{ spaced_link, false, ANYWHERE,
	    "an address with blanks stands in angle brackets: [text](<a b.md>)" },
	{ marked, false, ANYWHERE, "write **…**" },
	{ inserted, false, ANYWHERE, "write **…**" },
	{ server_tag, false, ANYWHERE, "take it out: a guide holds no tags of templates" },
	{ undefined_link, false, APART, "say where it leads, in a line of its own: [label]: page.md" },
	{ bracket_formula, true, ESCAPED, "a formula of its own stands between $$ and $$" },
	{ round_formula, false, ESCAPED, "a formula in a line stands between $ and $" },
};

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
    struct str found, const struct form *form)
{
	struct diag *diag = reading->input->diag;
	struct pos at;

	if (form->where == ESCAPED && !find_escaped(reading, places, node, found, &at))
		return;
	if (form->where != ESCAPED)
		at = places_find(places, node, found);
	if (form->where != ESCAPED && is_escaped(at))
		return;
	diag_report(diag, DIAG_TEXT_FOREIGN, at,
	    "this is syntax of another generator, and stands on the page as it is typed: %.*s",
	    STR_ARG(str_sub(found, 0, 60)));
	diag_hint(diag, "%s", form->hint);
}

/* The forms that begin with one of these: others may not begin behind a letter. */
static bool may_begin(struct str line, size_t at)
{
	char byte = line.at[at];

	if (byte == '{' || byte == '[')
		return true;
	return (byte == ':' || byte == '=' || byte == '+' || byte == '^' || byte == '<' || byte == '(') &&
	    (at == 0 || (!ascii_is_name(line.at[at - 1]) && line.at[at - 1] != byte));
}

/* The form that begins there, and how many bytes it has; NULL: none does. */
static const struct form *form_at(struct str line, size_t at, size_t *length)
{
	bool behind = at > 0 && (ascii_is_name(line.at[at - 1]) || line.at[at - 1] == ']');

	for (size_t f = 0; f < countof(forms); f++) {
		*length = forms[f].is_line || (forms[f].where == APART && behind)
		    ? 0
		    : forms[f].length(str_sub(line, at, line.len));
		if (*length > 0)
			return &forms[f];
	}
	return NULL;
}

static void look_at_line(
    struct reading *reading, struct places *places, const cmark_node *node, struct str line)
{
	struct str whole = str_trim(line);

	for (size_t f = 0; f < countof(forms); f++) {
		if (forms[f].is_line && forms[f].length(whole) > 0) {
			report(reading, places, node, whole, &forms[f]);
			return;
		}
	}
	for (size_t at = 0; at < line.len; at++) {
		size_t length = 0;
		const struct form *form = may_begin(line, at) ? form_at(line, at, &length) : NULL;
		if (!form)
			continue;
		report(reading, places, node, str_sub(line, at, at + length), form);
		at += length - 1;
	}
}

void pass_foreign(struct reading *reading, cmark_node *node)
{
	struct places places = reading->places; /* a copy: what others look for starts where it did */
	struct buf text = buf_in(reading->input->scratch, BUF_MOST);

	cmark_node here = *node; /* at the line that is looked at */
	struct str line;

	if (!reading->escaped_brackets && !may_be_foreign(node))
		return;
	gather(node, &text);
	struct str rest = buf_str(&text);
	for (; str_line(&rest, &line); here.start_line += here.start_line > 0)
		look_at_line(reading, &places, &here, line);
}

/* {{#include …}} */
static const struct form include_form = { NULL, false, ANYWHERE,
	"write a block: ```include, a space and the path; #L10-20 behind it for lines of a file" };

bool pass_foreign_include(struct reading *reading, const cmark_node *node, struct str source)
{
	static const struct str words[] = { STR_INIT("{{#include "), STR_INIT("{{#rustdoc_include "),
		STR_INIT("{{#playground "), STR_INIT("{{#title "), STR_INIT("{{#template ") };

	for (size_t i = 0; i < countof(words); i++)
		if (str_starts(source, words[i])) {
			report(reading, &reading->places, node, source, &include_form);
			return true;
		}
	return false;
}

void pass_foreign_code(struct reading *reading, const cmark_node *node)
{
	struct str rest = chunk_str(&node->as.code.literal), line;

	if (str_find(rest, STR("{{#"), 0) == STR_NONE)
		return;
	while (str_line(&rest, &line)) {
		struct str whole = str_trim(line);
		if (str_ends(whole, STR("}}")) && pass_foreign_include(reading, node, whole))
			return;
	}
}
