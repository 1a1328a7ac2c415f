#include "text/pass_foreign.h"

#include "base/ascii.h"
#include "base/scan.h"

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
static const bool is_telling[256] = {
	[':'] = true, ['!'] = true, ['?'] = true, ['['] = true, ['{'] = true, ['='] = true, ['$'] = true, ['"'] = true, ['\''] = true, [';'] = true
};

/* The same of many bytes; a comparison that ignores a bit stands for two of them: : ; = ? [ {. */
static bool are_telling(scan_bytes bytes)
{
	scan_bytes found = (scan_bytes)((bytes | 1) == ';') | (scan_bytes)((bytes | 2) == '?') |
	    (scan_bytes)((bytes | 0x20) == '{') | (scan_bytes)(bytes == '!') |
	    (scan_bytes)(bytes == '"') | (scan_bytes)(bytes == '$') | (scan_bytes)(bytes == '\'');

	return scan_any(found);
}

static bool is_telling_text(struct str text)
{
	size_t at = 0;

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

/* === "Tab", .. note::, --8<-- "file.md" */
static size_t directive(struct str line)
{
	bool is_tab = str_starts(line, STR("=== \"")) || str_starts(line, STR("===+ \""));
	bool is_rest = str_starts(line, STR(".. ")) && str_find(line, STR("::"), 3) != STR_NONE;

	return whole_if(is_tab || is_rest || str_starts(line, STR("--8<-- ")), line);
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

/* ==x== */
static size_t marked(struct str text)
{
	if (!str_starts(text, STR("==")) || text.len < 5 || text.at[2] == ' ' || text.at[2] == '=')
		return 0;
	size_t end = str_find(text, STR("=="), 3);
	return end == STR_NONE || text.at[end - 1] == ' ' ? 0 : end + 2;
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

/* [text](an address): the blank ended it. */
static size_t spaced_link(struct str text)
{
	size_t middle = text.len > 0 && text.at[0] == '[' ? bracket_end(text, 0, ']') : STR_NONE;
	bool goes_on = middle != STR_NONE && middle + 1 < text.len && text.at[middle + 1] == '(';
	size_t end = goes_on ? bracket_end(text, middle + 1, ')') : STR_NONE;

	return end == STR_NONE ? 0 : end + 1;
}

/* Each says how many bytes of the text, from its start, are such; 0: none. */
static const struct form {
	size_t (*length)(struct str text);
	bool is_line; /* of the whole line, blanks around it taken off; else of what starts in it */
	const char *hint;
} forms[] = {
	{ container, true, "write an alert: > [!NOTE], and > before each line of it" },
	{ admonition, true, "write an alert: > [!NOTE], and > before each line of it" },
	{ directive, true, "take it out, or write an alert: > [!NOTE]" },
	{ contents, true, "take it out: pages list their headings by themselves" },
	{ module, true, "take it out: nothing is imported into a guide" },
	{ display, true,
	    "end it with $$ before the paragraph ends, without figures in it; or write a block: ```math" },
	{ liquid, false, "take it out: a guide holds no tags of templates" },
	{ attributes, false,
	    "take it out: attributes are not read, but for {#id} at the end of a heading, behind a space" },
	{ emoji, false, "write the sign itself" },
	{ wiki_link, false, "write a link: [text](page.md)" },
	{ footnote, false, "write what it says, in a paragraph of its own: [^name]: text" },
	{ spaced_link, false, "an address with blanks stands in angle brackets: [text](<a b.md>)" },
	{ marked, false, "write **…**" },
};

/* A backslash before it says that it is meant as it stands. */
static bool is_escaped(struct pos at)
{
	struct str line = at.in && at.line && at.col > 1 ? source_line(at.in, at.line) : STR("");

	return line.len >= at.col && line.at[at.col - 2] == '\\';
}

static void report(struct reading *reading, struct places *places, const cmark_node *node,
    struct str found, const char *hint)
{
	struct diag *diag = reading->input->diag;
	struct pos at = places_find(places, node, found);

	if (is_escaped(at))
		return;
	diag_report(diag, DIAG_TEXT_FOREIGN, at,
	    "this is syntax of another generator, and stands on the page as it is typed: %.*s",
	    STR_ARG(str_sub(found, 0, 60)));
	diag_hint(diag, "%s", hint);
}

static void look_at_line(
    struct reading *reading, struct places *places, const cmark_node *node, struct str line)
{
	struct str whole = str_trim(line);

	for (size_t f = 0; f < countof(forms); f++) {
		if (forms[f].is_line && forms[f].length(whole) > 0) {
			report(reading, places, node, whole, forms[f].hint);
			return;
		}
	}
	for (size_t at = 0; at < line.len; at++) {
		char byte = line.at[at];
		if ((byte != '{' && byte != ':' && byte != '=' && byte != '[') ||
		    (at > 0 && byte != '{' && byte != '[' &&
			(ascii_is_name(line.at[at - 1]) || line.at[at - 1] == byte)))
			continue;
		for (size_t f = 0; f < countof(forms); f++) {
			struct str rest = str_sub(line, at, line.len);
			size_t length = forms[f].is_line ? 0 : forms[f].length(rest);
			if (length == 0)
				continue;
			report(reading, places, node, str_sub(rest, 0, length), forms[f].hint);
			at += length - 1;
			break;
		}
	}
}

void pass_foreign(struct reading *reading, cmark_node *node)
{
	struct places places = reading->places; /* a copy: what others look for starts where it did */
	struct buf text = buf_in(reading->input->scratch, BUF_MOST);
	struct str line;

	if (!may_be_foreign(node))
		return;
	gather(node, &text);
	struct str rest = buf_str(&text);
	while (str_line(&rest, &line))
		look_at_line(reading, &places, node, line);
}
