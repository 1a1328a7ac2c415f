#include "text/foreign_form.h"

#include "base/ascii.h"

#include <string.h>

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
	static const struct str forms[] = { STR_INIT("[[toc]]"), STR_INIT("[[TOC]]"),
		STR_INIT("[TOC]"), STR_INIT("[toc]"), STR_INIT("[[_TOC_]]"), STR_INIT("{:toc}"),
		STR_INIT("{{toc}}"), STR_INIT("@[toc]"), STR_INIT("@[TOC]") };

	for (size_t i = 0; i < countof(forms); i++)
		if (str_eq(line, forms[i]))
			return line.len;
	return 0;
}

/* !include and @import with a path, [!INCLUDE [text](path)] */
static size_t include(struct str line)
{
	struct str words = STR("!include "), rest = str_sub(line, words.len, line.len);
	size_t point = str_find_byte(rest, '.', 0), blank = str_find_byte(rest, ' ', 0);
	bool is_path = point != STR_NONE && blank == STR_NONE;

	return whole_if((str_starts(line, words) && is_path) || str_starts(line, STR("[!INCLUDE ")) ||
		str_starts(line, STR("@import \"")) || str_starts(line, STR("@import '")),
	    line);
}

/* *[HTML]: Hypertext Markup Language */
static size_t abbreviation(struct str line)
{
	size_t end = str_starts(line, STR("*[")) ? str_find(line, STR("]: "), 3) : STR_NONE;

	return whole_if(end != STR_NONE, line);
}

/* \newpage, \begin{center} */
static size_t command(struct str line)
{
	static const char words[] =
	    "newpage pagebreak clearpage newline tableofcontents maketitle begin end vspace hspace noindent centering "
	    "include input label toc";
	size_t end = 1;

	if (line.len < 2 || line.at[0] != '\\')
		return 0;
	while (end < line.len && ascii_is_letter(line.at[end]))
		end++;
	bool ends = end == line.len || line.at[end] == '{';
	return whole_if(ends && str_is_in_words(str_sub(line, 1, end), words), line);
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

/* {#id}, {.class}, { .class }, {width=300}: one brace, and no blanks before what it says, unless that is a class. */
static size_t attributes(struct str text)
{
	size_t end = str_find_byte(text, '}', 0), at = 1;

	if (text.len < 3 || text.at[0] != '{' || end == STR_NONE)
		return 0;
	if (text.at[1] == ':')
		at++;
	size_t start = at;
	while (at < end && text.at[at] == ' ') /* {: .class } */
		at++;
	if (at >= end)
		return 0;
	if ((text.at[at] == '#' || text.at[at] == '.') && ascii_is_letter(text.at[at + 1]))
		return end + 1;
	if (start == 1 && at > start)
		return 0;
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

/* %%x%%, %% x %% */
static size_t comment(struct str text)
{
	size_t end =
	    str_starts(text, STR("%%")) && text.len > 4 ? str_find(text, STR("%%"), 3) : STR_NONE;

	return end == STR_NONE || (text.at[2] == ' ') != (text.at[end - 1] == ' ') ? 0 : end + 2;
}

/* The 2 of x^2^, H~2~O: letters and digits between two signs, and no more of them behind. */
static size_t raised(struct str text)
{
	size_t at = 1;

	if (text.len < 3 || text.at[0] != '^')
		return 0;
	while (at < text.len && (ascii_is_name(text.at[at]) || text.at[at] == '+' || text.at[at] == '-'))
		at++;
	bool ends = at > 1 && at < text.len && text.at[at] == '^';
	return ends &&
		(at + 1 == text.len || !(ascii_is_name(text.at[at + 1]) || text.at[at + 1] == '^'))
	    ? at + 1
	    : 0;
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

/* \[ x \] where two backslashes were written, as mdBook wants it. */
static size_t escaped_formula(struct str line)
{
	return whole_if(str_starts(line, STR("\\[")) && str_ends(line, STR("\\]")), line);
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
	bool computed = str_find(link, FOREIGN_LEFT_OUT, 0) != STR_NONE ||
	    str_find(link, STR("{{"), 0) != STR_NONE;
	return end == STR_NONE || computed ? 0 : end + 1; /* a figure in it is told elsewhere */
}

static const struct foreign_form forms[] = {
	{ container, true, FOREIGN_ANYWHERE, "write an alert: > [!NOTE], and > before each line of it" },
	{ admonition, true, FOREIGN_ANYWHERE, "write an alert: > [!NOTE], and > before each line of it" },
	{ tab, true, FOREIGN_ANYWHERE,
	    "write <!-- tabs --> before the first and <!-- /tabs --> behind the last, and each name in bold: **Debian**" },
	{ directive, true, FOREIGN_ANYWHERE, "take it out, or write an alert: > [!NOTE]" },
	{ contents, true, FOREIGN_ANYWHERE, "take it out: pages list their headings by themselves" },
	{ include, true, FOREIGN_ANYWHERE,
	    "write a block: ```include, a space and the path; #L10-20 behind it for lines of a file" },
	{ abbreviation, true, FOREIGN_ANYWHERE,
	    "write what it stands for where it stands first: HTML (Hypertext Markup Language)" },
	{ command, true, FOREIGN_ANYWHERE,
	    "take it out: commands of TeX are not read outside of formulas" },
	{ module, true, FOREIGN_ANYWHERE, "take it out: nothing is imported into a guide" },
	{ display, true, FOREIGN_ANYWHERE,
	    "end it with $$ before the paragraph ends, without figures in it; or write a block: ```math" },
	{ liquid, false, FOREIGN_ANYWHERE, "take it out: a guide holds no tags of templates" },
	{ attributes, false, FOREIGN_ANYWHERE,
	    "take it out: attributes are not read, but for {#id} at the end of a heading, behind a space" },
	{ emoji, false, FOREIGN_ANYWHERE, "write the sign itself" },
	{ wiki_link, false, FOREIGN_ANYWHERE, "write a link: [text](page.md)" },
	{ footnote, false, FOREIGN_ANYWHERE,
	    "write what it says, in a paragraph of its own: [^name]: text" },
	{ spaced_link, false, FOREIGN_ANYWHERE,
	    "an address with blanks stands in angle brackets: [text](<a b.md>)" },
	{ marked, false, FOREIGN_ANYWHERE, "write **…**" },
	{ inserted, false, FOREIGN_ANYWHERE, "write **…**" },
	{ comment, false, FOREIGN_ANYWHERE, "a comment stands between <!-- and -->" },
	{ raised, false, FOREIGN_RAISED, "write <sup>…</sup>, or the sign itself: x²" },
	{ server_tag, false, FOREIGN_ANYWHERE, "take it out: a guide holds no tags of templates" },
	{ undefined_link, false, FOREIGN_APART,
	    "say where it leads, in a line of its own: [label]: page.md" },
	{ escaped_formula, true, FOREIGN_ANYWHERE, "a formula of its own stands between $$ and $$" },
	{ bracket_formula, true, FOREIGN_ESCAPED, "a formula of its own stands between $$ and $$" },
	{ round_formula, false, FOREIGN_ESCAPED, "a formula in a line stands between $ and $" },
};

/* What forms begin with: anywhere, or not behind a letter. */
enum { BEGINS_APART = 1, BEGINS_ANYWHERE };
static const unsigned char begins[256] = { ['{'] = BEGINS_ANYWHERE,
	['['] = BEGINS_ANYWHERE,
	['%'] = BEGINS_ANYWHERE,
	['^'] = BEGINS_ANYWHERE,
	[':'] = BEGINS_APART,
	['='] = BEGINS_APART,
	['+'] = BEGINS_APART,
	['<'] = BEGINS_APART,
	['('] = BEGINS_APART };

static bool may_begin(char byte, char before)
{
	unsigned char how = begins[(unsigned char)byte];

	return how == BEGINS_ANYWHERE ||
	    (how == BEGINS_APART && !ascii_is_name(before) && before != byte);
}

/* Whether a form may stand behind this byte. */
static bool suits(const struct foreign_form *form, char byte, char before)
{
	bool behind = ascii_is_name(before);

	if (form->is_line)
		return false;
	if (byte == '^')
		return (form->where == FOREIGN_RAISED) == (behind || before == ')') && before != '^';
	return !(form->where == FOREIGN_APART && (behind || before == ']'));
}

static const struct foreign_form *form_at(struct str line, size_t at, size_t *length)
{
	char before = at > 0 ? line.at[at - 1] : ' ';

	if (!may_begin(line.at[at], before))
		return NULL;
	for (size_t f = 0; f < countof(forms); f++) {
		bool may = suits(&forms[f], line.at[at], before);
		*length = may ? forms[f].length(str_sub(line, at, line.len)) : 0;
		if (*length > 0)
			return &forms[f];
	}
	return NULL;
}

const struct foreign_form *foreign_form_next(struct str line, size_t *at, size_t *length)
{
	for (; *at < line.len; ++*at) {
		const struct foreign_form *form =
		    begins[(unsigned char)line.at[*at]] ? form_at(line, *at, length) : NULL;
		if (form)
			return form;
	}
	return NULL;
}

const struct foreign_form *foreign_form_of_line(struct str line)
{
	for (size_t f = 0; f < countof(forms); f++)
		if (forms[f].is_line && forms[f].length(line) > 0)
			return &forms[f];
	return NULL;
}
