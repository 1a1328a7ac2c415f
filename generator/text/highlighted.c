#include "text/highlighted.h"

#include "base/ascii.h"
#include "block/kinds.h"
#include "text/code_info.h"
#include "text/fenced.h"
#include "text/highlight.h"
#include "text/reading.h"

/* --- names of languages --------------------------------------------------------------------------- */

/* Longer words are no languages. */
#define NAME_MOST 24

/* Where the name of a language is no ending of its files; separated by spaces. */
static const struct language_ending {
	const char *names;
	struct str ending;
} endings[] = {
	{ "assembly nasm masm x86asm armasm", STR_INIT("asm") },
	{ "batch batchfile dosbatch", STR_INIT("bat") },
	{ "c++", STR_INIT("cpp") },
	{ "c# csharp dotnet", STR_INIT("cs") },
	{ "clojurescript edn", STR_INIT("clj") },
	{ "docker containerfile", STR_INIT("dockerfile") },
	{ "f# fsharp", STR_INIT("fs") },
	{ "fortran", STR_INIT("f90") },
	{ "go-html-template handlebars hbs htmldjango jinja2 liquid mustache svelte vue astro",
	    STR_INIT("html") },
	{ "golang", STR_INIT("go") },
	{ "gradle", STR_INIT("groovy") },
	{ "javascript mjs cjs node nodejs", STR_INIT("js") },
	{ "json5 jsonc jsonl webmanifest", STR_INIT("json") },
	{ "latex", STR_INIT("tex") },
	{ "kts kotlin", STR_INIT("kt") },
	{ "lisp common-lisp elisp emacs-lisp racket scheme", STR_INIT("lisp") },
	{ "mdx", STR_INIT("md") },
	{ "mysql plsql postgres postgresql pgsql psql sqlite sqlite3", STR_INIT("sql") },
	{ "delphi pascal", STR_INIT("pas") },
	{ "python python3 py3 pycon", STR_INIT("py") },
	{ "objective-c objectivec", STR_INIT("objc") },
	{ "rust", STR_INIT("rs") },
	{ "sass", STR_INIT("scss") },
	{ "terraform tf hcl", STR_INIT("hcl") },
	{ "typescript tsx mts cts", STR_INIT("ts") },
	{ "vimscript viml", STR_INIT("vim") },
	{ "visual-basic vbnet", STR_INIT("vb") },
	{ "vhdl", STR_INIT("vhd") },
	{ "apache apacheconf", STR_INIT("httpd") },
	{ "xslt rss atom plist", STR_INIT("xml") },
};

/* Words for what is in no language. */
#define PLAIN "text txt plain plaintext none output nohighlight no-highlight ascii log math"

struct str highlighted_ending(struct arena *arena, struct str name)
{
	struct str word = name.len > NAME_MOST ? STR("") : str_lower(arena, name);

	if (word.len == 0 || code_language_find(word) || str_is_in_words(word, PLAIN))
		return STR("");
	for (size_t i = 0; i < countof(endings); i++)
		if (str_is_in_words(word, endings[i].names))
			return endings[i].ending;
	for (size_t i = 0; i < word.len; i++)
		if (!ascii_is_alnum(word.at[i]) && word.at[i] != '_')
			return STR("");
	return word;
}

/* --- answers -------------------------------------------------------------------------------------- */

/* Its classes and ours. What is not here stays plain. */
static const struct class_row {
	struct str theirs;
	const char *ours;
	bool words; /* signs alone are not told apart */
} classes[] = {
	{ STR_INIT("com"), "hl-comment", false },
	{ STR_INIT("slc"), "hl-comment", false },
	{ STR_INIT("str"), "hl-string", false },
	{ STR_INIT("pps"), "hl-string", false },
	{ STR_INIT("esc"), "hl-string", false },
	{ STR_INIT("num"), "hl-number", false },
	{ STR_INIT("ipl"), "hl-variable", false },
	{ STR_INIT("ppc"), "hl-keyword", true },
	{ STR_INIT("kwa"), "hl-keyword", true },
	{ STR_INIT("kwb"), "hl-keyword", true },
	{ STR_INIT("kwc"), "hl-name", true },
	{ STR_INIT("kwd"), "hl-name", true },
};

/* Of lines that are put in and taken out. */
static const struct class_row classes_of_changes[] = {
	{ STR_INIT("kwa"), "hl-added", false },
	{ STR_INIT("kwb"), "hl-removed", false },
	{ STR_INIT("kwd"), "hl-name", false },
};

static const struct class_row *class_find(struct str name, struct str ending)
{
	bool changes = str_is_in_words(ending, "diff patch");
	const struct class_row *rows = changes ? classes_of_changes : classes;
	size_t count = changes ? countof(classes_of_changes) : countof(classes);

	for (size_t i = 0; i < count; i++)
		if (str_eq(rows[i].theirs, name))
			return &rows[i];
	return NULL;
}

static bool has_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_word(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return true;
	return false;
}

struct answer {
	struct str rest, code, ending;
	size_t at; /* in the code */
	bool inside;
	const struct class_row *class; /* of the part it is inside of; NULL: stays plain */
	size_t from;                   /* where that begins */
	struct code_parts *parts;
};

static void skip(struct answer *answer, size_t bytes)
{
	answer->rest = str_sub(answer->rest, bytes, answer->rest.len);
}

static bool take_open(struct answer *answer)
{
	static const struct str opens = STR_INIT("span class=\"hl ");
	struct str tag = str_sub(answer->rest, 1, 60);
	size_t close = str_find(tag, STR("\">"), 0);

	if (answer->inside || close == STR_NONE || !str_starts(tag, opens))
		return false;
	answer->class = class_find(str_sub(tag, opens.len, close), answer->ending);
	answer->inside = true;
	answer->from = answer->at;
	skip(answer, 1 + close + 2);
	return true;
}

static bool take_close(struct answer *answer)
{
	static const struct str closes = STR_INIT("</span>");
	const struct class_row *class = answer->class;

	if (!answer->inside || !str_starts(answer->rest, closes))
		return false;
	if (class && answer->at > answer->from &&
	    (!class->words || has_word(str_sub(answer->code, answer->from, answer->at))))
		code_part_add(answer->parts, answer->from, answer->at, class->ours);
	answer->inside = false;
	answer->class = NULL;
	skip(answer, closes.len);
	return true;
}

/* The byte that a character reference stands for; 0: it is none. */
static char take_reference(struct answer *answer)
{
	static const struct {
		struct str written;
		char byte;
	} references[] = { { STR_INIT("&lt;"), '<' }, { STR_INIT("&gt;"), '>' },
		{ STR_INIT("&amp;"), '&' }, { STR_INIT("&quot;"), '"' }, { STR_INIT("&apos;"), '\'' },
		{ STR_INIT("&#39;"), '\'' }, { STR_INIT("&#64;"), '@' } };

	for (size_t i = 0; i < countof(references); i++)
		if (str_starts(answer->rest, references[i].written)) {
			skip(answer, references[i].written.len);
			return references[i].byte;
		}
	return '\0';
}

/* The next byte of the code; it drops the first of the two bytes of a line end. */
static bool take_byte(struct answer *answer)
{
	char byte = answer->rest.at[0];

	if (byte == '&')
		byte = take_reference(answer);
	else
		skip(answer, 1);
	if (byte == '\n' && str_byte(answer->code, answer->at) == '\r')
		answer->at++;
	if (byte == '\n' && answer->at == answer->code.len && answer->rest.len == 0)
		return true; /* it ends what does not end with one */
	if (byte == '\0' || str_byte(answer->code, answer->at) != byte)
		return false;
	answer->at++;
	return true;
}

bool highlighted_read(struct str text, struct str code, struct str ending, struct code_parts *parts)
{
	struct answer answer = { .rest = text, .code = code, .ending = ending, .parts = parts };

	while (answer.rest.len > 0)
		if (answer.rest.at[0] == '<' ? !take_open(&answer) && !take_close(&answer)
					     : !take_byte(&answer))
			return false;
	return !answer.inside && answer.at == code.len;
}

/* --- before pages are read ------------------------------------------------------------------------ */

/* It is a table, a drawing or the like. */
static bool is_block(struct str name)
{
	return block_kind_find(name) || str_is_in_words(name, "mermaid inputs include");
}

/* The ending of the language that stands behind a fence; empty if nobody is asked. */
static struct str asked_ending(struct arena *scratch, struct str info)
{
	struct str name = code_info_language(info);
	struct str ending = highlighted_ending(scratch, name);

	return ending.len > 0 && is_block(name) ? STR("") : ending;
}

bool highlighted_asks(struct arena *scratch, struct str info)
{
	return asked_ending(scratch, info).len > 0;
}

void highlighted_ahead(const struct document_input *input,
    void (*found)(void *self, struct str ending, struct str code, struct pos at), void *self)
{
	struct reading reading;
	struct pos start = source_pos(input->source, input->body_offset);
	bool started = false;
	size_t from = 0;

	for (struct fenced fenced; fenced_next(input->body, &from, &fenced);) {
		struct str ending = asked_ending(input->scratch, fenced.info);
		if (ending.len == 0 || fenced.lines.len == 0)
			continue;
		if (!started && !reading_start(&reading, input, input->body, start))
			return;
		started = true;
		found(self, ending, fenced_text(input->scratch, &fenced),
		    places_pos(&reading.places, fenced.opens));
	}
}
