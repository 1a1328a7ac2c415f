#include "text/highlight.h"

#include "base/ascii.h"

#include <string.h>

/* --- the languages -------------------------------------------------------------------------------- */

/* What a language has besides what its table says. */
enum habit {
	HASH_AFTER_SPACE = 1, /* # is a comment only at the start of a word */
	PROMPTS = 2,          /* lines without a prompt are what was printed */
	SECTIONS = 4,         /* [section] on a line of its own */
	KEYS_EQUAL = 8,       /* key = value */
	KEYS_COLON = 16,      /* key: value */
	DIRECTIVES = 32,      /* #include */
	OPTIONS = 64,         /* -o, --option, -Option */
	DOLLARS = 128,        /* $name, ${name} */
	ANY_CASE = 256,       /* keywords are the same in capitals */
	VERBS = 512,          /* Get-Item */
	RAW_SINGLE = 1024,    /* no escapes inside of single quotes */
};

struct code_language {
	const char *names;         /* separated by spaces, as are keywords */
	const char *line_comments; /* each a single byte, or two bytes for // */
	const char *block_open, *block_close;
	const char *quotes;
	char escape;
	unsigned habits;
	const char *keywords;
};

#define SHELL_WORDS \
	" if then elif else fi for while until do done case esac in function select time return exit " \
	"break continue export local readonly declare unset shift source alias cd echo printf read set " \
	"eval exec trap test sudo true false "

static const struct code_language languages[] = {
	{ " sh bash shell zsh ", "#", NULL, NULL, "\"'", '\\',
	    HASH_AFTER_SPACE | OPTIONS | DOLLARS | RAW_SINGLE, SHELL_WORDS },
	{ " console shell-session sh-session terminal ", "#", NULL, NULL, "\"'", '\\',
	    HASH_AFTER_SPACE | OPTIONS | DOLLARS | RAW_SINGLE | PROMPTS, SHELL_WORDS },
	{ " ini cfg conf systemd toml properties ", "#;", NULL, NULL, "\"", '\\',
	    HASH_AFTER_SPACE | SECTIONS | KEYS_EQUAL, " true false yes no on off " },
	{ " powershell ps1 pwsh ", "#", "<#", "#>", "\"'", '`',
	    HASH_AFTER_SPACE | OPTIONS | DOLLARS | ANY_CASE | VERBS | RAW_SINGLE,
	    " if else elseif switch foreach for while do until break continue return function filter "
	    "param begin process end try catch finally throw trap in exit class enum using " },
	{ " yaml yml ", "#", NULL, NULL, "\"'", '\\', HASH_AFTER_SPACE | KEYS_COLON | RAW_SINGLE,
	    " true false null yes no " },
	{ " c h ", "//", "/*", "*/", "\"'", '\\', DIRECTIVES,
	    " auto break case char const continue default do double else enum extern float for goto if "
	    "inline int long register restrict return short signed sizeof static struct switch typedef "
	    "union unsigned void volatile while bool true false NULL size_t ssize_t uint8_t uint16_t "
	    "uint32_t uint64_t int8_t int16_t int32_t int64_t _Static_assert " },
};

/* Looks for a word in a list that has a space around each. */
static bool is_listed(const char *list, struct str word, bool any_case)
{
	char sought[40];

	if (word.len + 3 > sizeof(sought) || word.len == 0)
		return false;
	sought[0] = ' ';
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		sought[i + 1] = any_case ? ascii_lower(c) : c;
	}
	sought[word.len + 1] = ' ';
	sought[word.len + 2] = '\0';
	return !memchr(word.at, ' ', word.len) && strstr(list, sought);
}

const struct code_language *code_language_find(struct str name)
{
	for (size_t i = 0; i < countof(languages); i++)
		if (is_listed(languages[i].names, name, true))
			return &languages[i];
	return NULL;
}

/* --- the scanner ---------------------------------------------------------------------------------- */

struct scanner {
	struct code_parts parts;
	const struct code_language *language;
	struct str code;
	size_t at;
	bool line_start; /* nothing but spaces and dashes of lists stands before it on its line */
};

static char byte_at(const struct scanner *scanner, size_t at)
{
	return str_byte(scanner->code, at);
}

static bool has(const struct scanner *scanner, enum habit habit)
{
	return scanner->language->habits & habit;
}

static bool is_word_byte(char c)
{
	return ascii_is_word(c) || c == '_';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

static size_t line_end(const struct scanner *scanner, size_t from)
{
	size_t end = str_find_byte(scanner->code, '\n', from);

	return end == STR_NONE ? scanner->code.len : end;
}

/* From here up to `to` is a part. */
static void mark(struct scanner *scanner, size_t to, const char *class)
{
	if (to > scanner->code.len)
		to = scanner->code.len;
	code_part_add(&scanner->parts, scanner->at, to, class);
	scanner->at = to;
	scanner->line_start = false;
}

static bool starts_word(const struct scanner *scanner)
{
	return scanner->at == 0 || is_blank(scanner->code.at[scanner->at - 1]) ||
	    strchr("(;|&=,{[", scanner->code.at[scanner->at - 1]);
}

/* --- what may stand somewhere; each marks it and returns true, or does nothing --------------------- */

static bool take_comment(struct scanner *scanner)
{
	const struct code_language *language = scanner->language;
	char c = byte_at(scanner, scanner->at);
	struct str rest = str_sub(scanner->code, scanner->at, scanner->code.len);

	if (language->block_open && str_starts(rest, str_from(language->block_open))) {
		size_t close = str_find(rest, str_from(language->block_close), 2);
		mark(scanner, close == STR_NONE ? scanner->code.len : scanner->at + close + 2,
		    "hl-comment");
		return true;
	}
	bool starts = language->line_comments[0] == '/' ? str_starts(rest, STR("//"))
							: strchr(language->line_comments, c) != NULL;
	if (!starts || !c)
		return false;
	/* In a file of settings a value may hold either sign. */
	if (has(scanner, KEYS_EQUAL) ? !scanner->line_start
				     : has(scanner, HASH_AFTER_SPACE) && !starts_word(scanner))
		return false;
	mark(scanner, line_end(scanner, scanner->at), "hl-comment");
	return true;
}

static bool take_string(struct scanner *scanner)
{
	char quote = byte_at(scanner, scanner->at);

	if (!quote || !strchr(scanner->language->quotes, quote))
		return false;
	if (has(scanner, KEYS_COLON) && !starts_word(scanner)) /* don't */
		return false;
	bool escapes = quote == '"' || !has(scanner, RAW_SINGLE);
	size_t end = scanner->at + 1;
	while (end < scanner->code.len && byte_at(scanner, end) != quote)
		end += escapes && byte_at(scanner, end) == scanner->language->escape ? 2 : 1;
	if (end >= scanner->code.len) { /* no end: not a string after all */
		scanner->at++;
		return true;
	}
	mark(scanner, end + 1, "hl-string");
	return true;
}

static bool take_variable(struct scanner *scanner)
{
	if (!has(scanner, DOLLARS) || byte_at(scanner, scanner->at) != '$')
		return false;
	size_t end = scanner->at + 1;
	if (byte_at(scanner, end) == '{') {
		size_t close = str_find_byte(scanner->code, '}', end);
		end = close == STR_NONE ? end : close + 1;
	} else if (byte_at(scanner, end) && strchr("?#@*!$", byte_at(scanner, end))) {
		end++;
	} else {
		while (is_word_byte(byte_at(scanner, end)) ||
		    (has(scanner, VERBS) && byte_at(scanner, end) == ':' &&
			is_word_byte(byte_at(scanner, end + 1))))
			end++;
	}
	if (end == scanner->at + 1)
		return false;
	mark(scanner, end, "hl-variable");
	return true;
}

static bool take_option(struct scanner *scanner)
{
	size_t end = scanner->at;

	if (!has(scanner, OPTIONS) || byte_at(scanner, end) != '-' || !starts_word(scanner))
		return false;
	while (byte_at(scanner, end) == '-' || is_word_byte(byte_at(scanner, end)))
		end++;
	if (end < scanner->at + 2 || ascii_is_digit(byte_at(scanner, scanner->at + 1)))
		return false;
	mark(scanner, end, "hl-name");
	return true;
}

/* [section], or # and the word of a directive. */
static bool take_section(struct scanner *scanner)
{
	char c = byte_at(scanner, scanner->at);

	if (!scanner->line_start)
		return false;
	if (has(scanner, SECTIONS) && c == '[') {
		mark(scanner, line_end(scanner, scanner->at), "hl-keyword");
		return true;
	}
	if (!has(scanner, DIRECTIVES) || c != '#')
		return false;
	size_t end = scanner->at + 1;
	while (byte_at(scanner, end) == ' ')
		end++;
	while (is_word_byte(byte_at(scanner, end)))
		end++;
	mark(scanner, end, "hl-keyword");
	return true;
}

/* At the start of its line, or behind the { or , of a mapping in braces. */
static bool may_be_key(const struct scanner *scanner)
{
	size_t before = scanner->at;

	while (before > 0 && byte_at(scanner, before - 1) == ' ')
		before--;
	bool inside = before > 0 && strchr("{,", byte_at(scanner, before - 1));
	return scanner->line_start || (inside && has(scanner, KEYS_COLON));
}

/* A key reaches to its sign. */
static bool take_key(struct scanner *scanner)
{
	char sign = has(scanner, KEYS_EQUAL) ? '=' : ':';

	if (!may_be_key(scanner) || !has(scanner, KEYS_EQUAL | KEYS_COLON) ||
	    !is_word_byte(byte_at(scanner, scanner->at)))
		return false;
	size_t end = scanner->at;
	while (byte_at(scanner, end) && !strchr("\n\"'#{}[],=:", byte_at(scanner, end)))
		end++;
	if (byte_at(scanner, end) != sign || (sign == ':' && !is_blank(byte_at(scanner, end + 1))))
		return false;
	while (end > scanner->at && is_blank(byte_at(scanner, end - 1)))
		end--;
	mark(scanner, end, "hl-name");
	return true;
}

static bool take_number(struct scanner *scanner)
{
	size_t end = scanner->at;
	bool compound = false; /* a date, a path, an address */
	if (!ascii_is_digit(byte_at(scanner, end)))
		return false;

	for (; byte_at(scanner, end); end++) {
		bool joins =
		    strchr("-/:", byte_at(scanner, end)) && is_word_byte(byte_at(scanner, end + 1));
		bool point = byte_at(scanner, end) == '.' && ascii_is_digit(byte_at(scanner, end + 1));
		if (!joins && !point && !is_word_byte(byte_at(scanner, end)))
			break;
		compound |= joins;
	}
	if (compound)
		scanner->at = end;
	else
		mark(scanner, end, "hl-number");
	return true;
}

/* A word, with all that belongs to a path or a name: then it is no keyword. */
static bool take_word(struct scanner *scanner)
{
	size_t end = scanner->at;

	if (!is_word_byte(byte_at(scanner, end)))
		return false;
	bool shell = has(scanner, OPTIONS), compound = false;
	while (is_word_byte(byte_at(scanner, end)) ||
	    (shell && byte_at(scanner, end) && strchr("-./:@+~", byte_at(scanner, end)))) {
		compound |= !is_word_byte(byte_at(scanner, end));
		end++;
	}
	struct str word = str_sub(scanner->code, scanner->at, end);
	bool verb = has(scanner, VERBS) && ascii_is_capital(word.at[0]) &&
	    str_find_byte(word, '-', 0) != STR_NONE;
	if (verb || (!compound && is_listed(scanner->language->keywords, word, has(scanner, ANY_CASE))))
		mark(scanner, end, "hl-keyword");
	scanner->at = end;
	scanner->line_start = false;
	return true;
}

/* "$ make" is what was typed, everything else what was printed. */
static bool take_prompt(struct scanner *scanner)
{
	bool starts = scanner->at == 0 || byte_at(scanner, scanner->at - 1) == '\n';

	if (!has(scanner, PROMPTS) || !starts)
		return false;
	char c = byte_at(scanner, scanner->at);
	if ((c == '$' || c == '#' || c == '>') && byte_at(scanner, scanner->at + 1) == ' ')
		mark(scanner, scanner->at + 1, "hl-prompt");
	else
		scanner->at = line_end(scanner, scanner->at);
	return true;
}

static void pass_byte(struct scanner *scanner)
{
	char c = byte_at(scanner, scanner->at++);

	if (c == '\n')
		scanner->line_start = true;
	else if (!is_blank(c) && !(c == '-' && has(scanner, KEYS_COLON)))
		scanner->line_start = false;
}

struct code_parts highlight_read(
    struct arena *arena, const struct code_language *language, struct str code)
{
	static bool (*const takers[])(struct scanner *) = {
		take_prompt,
		take_section,
		take_comment,
		take_key,
		take_string,
		take_variable,
		take_option,
		take_number,
		take_word,
	};
	struct scanner scanner = {
		.parts = { .arena = arena }, .language = language, .code = code, .line_start = true
	};
	/* Letters and digits begin nothing else. */
	static bool (*const takers_of_words[])(
	    struct scanner *) = { take_prompt, take_key, take_number, take_word };
	while (scanner.at < code.len) {
		/* Of all of these only a line that was printed may begin with a blank. */
		bool taken = false, blank = is_blank(code.at[scanner.at]) && !has(&scanner, PROMPTS);
		bool word = ascii_is_alnum(code.at[scanner.at]);
		bool (*const *take)(struct scanner *) = word ? takers_of_words : takers;
		size_t count = word ? countof(takers_of_words) : countof(takers);
		for (size_t i = 0; i < count && !taken && !blank; i++) {
			size_t before = scanner.at;
			taken = take[i](&scanner) && scanner.at > before;
		}
		if (!taken)
			pass_byte(&scanner);
	}
	return scanner.parts;
}
