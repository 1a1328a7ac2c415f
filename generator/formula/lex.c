#include "formula/lex.h"

#include "base/ascii.h"
#include "base/date.h"
#include "base/utf8.h"
#include "formula/foreign_sign.h"
#include "number/unit.h"
#include "number/unit_parse.h"

static bool starts_name(char c)
{
	return ascii_is_letter(c) || c == '_';
}

static char byte_at(const struct lexer *lexer, size_t at)
{
	return str_byte(lexer->text.text, at);
}

static struct str rest_from(const struct lexer *lexer, size_t at)
{
	return str_sub(lexer->text.text, at, lexer->text.text.len);
}

/* How many bytes of blank stand here: a space, a line end, or a no-break space that an editor put in. */
static size_t blank_len(const struct lexer *lexer, size_t at)
{
	char c = byte_at(lexer, at);

	if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		return 1;
	if ((unsigned char)c < 0x80)
		return 0;
	if (str_starts(rest_from(lexer, at), STR("\u00a0")))
		return 2;
	return str_starts(rest_from(lexer, at), STR("\u202f")) ? 3 : 0;
}

static size_t skip_blanks(const struct lexer *lexer, size_t at)
{
	for (size_t len; (len = blank_len(lexer, at)) > 0;)
		at += len;
	return at;
}

static size_t skip_digits(const struct lexer *lexer, size_t at)
{
	while (ascii_is_digit(byte_at(lexer, at)))
		at++;
	return at;
}

static struct token bad_token(const struct lexer *lexer, size_t at)
{
	return (struct token){ .kind = TOKEN_BAD, .from = at, .to = lexer->text.text.len };
}

static const struct word {
	struct str text;
	enum token_kind kind;
} words[] = {
	{ STR_INIT("or"), TOKEN_OR },
	{ STR_INIT("and"), TOKEN_AND },
	{ STR_INIT("not"), TOKEN_NOT },
	{ STR_INIT("is"), TOKEN_IS },
	{ STR_INIT("in"), TOKEN_IN },
	{ STR_INIT("where"), TOKEN_WHERE },
	{ STR_INIT("true"), TOKEN_TRUE },
	{ STR_INIT("false"), TOKEN_FALSE },
};

struct str lexer_word_in_capitals(struct str written)
{
	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq_any_case(words[i].text, written) && !str_eq(words[i].text, written))
			return words[i].text;
	}
	return STR("");
}

static enum token_kind word_kind(struct str word)
{
	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq(words[i].text, word))
			return words[i].kind;
	}
	return TOKEN_NAME;
}

static size_t skip_name(const struct lexer *lexer, size_t at)
{
	while (starts_name(byte_at(lexer, at)) || ascii_is_digit(byte_at(lexer, at)))
		at++;
	return at;
}

static struct token lex_word(struct lexer *lexer)
{
	size_t from = lexer->at, to = skip_name(lexer, from);
	struct str text = str_sub(lexer->text.text, from, to);

	return (struct token){ .kind = word_kind(text), .from = from, .to = to, .text = text };
}

/*
 * The sign × behind a number is its unit when it clings to the number and no factor clings to it:
 * "3.74×", not "3×4".
 */
static bool times_is_unit(const struct lexer *lexer, size_t digits_to, size_t at)
{
	char next = byte_at(lexer, at + STR("×").len);

	return at == digits_to && !starts_name(next) && !ascii_is_digit(next) && next != '(' &&
	    next != '-';
}

/* How long the unit at `at` is, behind a number whose digits end at `digits_to`; 0 if none stands there. */
static size_t unit_len(const struct lexer *lexer, size_t digits_to, size_t at)
{
	struct str rest = rest_from(lexer, at);
	char first = byte_at(lexer, at);

	if (str_starts(rest, STR("×")))
		return times_is_unit(lexer, digits_to, at) ? STR("×").len : 0;
	if (!starts_name(first) && first != '%' && (unsigned char)first < 0x80)
		return 0;
	if (foreign_sign_is_raised(rest))
		return 0;

	size_t name_to = skip_name(lexer, at);
	enum token_kind kind = word_kind(str_sub(lexer->text.text, at, name_to));

	if (name_to > at && kind >= TOKEN_OR && kind <= TOKEN_WHERE)
		return 0;

	size_t len = unit_span(rest);
	size_t times = str_find(str_sub(rest, 0, len), STR("×"), 0);
	return times == STR_NONE ? len : times;
}

/* 8,250 would be read as two arguments, so it is never taken for a number. */
static bool has_grouping(const struct lexer *lexer, size_t from, size_t to)
{
	return to - from <= 3 && byte_at(lexer, to) == ',' && skip_digits(lexer, to + 1) == to + 4;
}

static struct token report_grouping(struct lexer *lexer, size_t from, size_t to)
{
	struct str first = str_sub(lexer->text.text, from, to);
	struct str second = str_sub(lexer->text.text, to + 1, to + 4);

	diag_report(lexer->diag, DIAG_FORMULA_SYNTAX, formula_place(&lexer->text, to),
	    "%.*s,%.*s: numbers are written without grouping commas", STR_ARG(first), STR_ARG(second));
	diag_hint(lexer->diag, "write %.*s%.*s, or a space after the comma if these are two numbers",
	    STR_ARG(first), STR_ARG(second));
	return bad_token(lexer, to);
}

/*
 * Digits, a fraction, an exponent; a leading ~ was seen before. A point must be followed by a
 * digit: 1..5 is a range.
 */
static size_t number_end(const struct lexer *lexer, size_t at)
{
	at = skip_digits(lexer, at);
	if (byte_at(lexer, at) == '.' && ascii_is_digit(byte_at(lexer, at + 1)))
		at = skip_digits(lexer, at + 1);
	if (byte_at(lexer, at) != 'e' && byte_at(lexer, at) != 'E')
		return at;

	char sign = byte_at(lexer, at + 1);
	size_t exponent = at + (sign == '-' || sign == '+' ? 2 : 1);
	return ascii_is_digit(byte_at(lexer, exponent)) ? skip_digits(lexer, exponent) : at;
}

static struct token lex_number(struct lexer *lexer)
{
	size_t from = lexer->at, digits = from + (byte_at(lexer, from) == '~');
	size_t to = number_end(lexer, digits);

	if (has_grouping(lexer, digits, to))
		return report_grouping(lexer, digits, to);

	size_t unit_at = skip_blanks(lexer, to);
	size_t len = unit_len(lexer, to, unit_at);
	size_t end = len ? unit_at + len : to;

	return (struct token){
		.kind = TOKEN_NUMBER,
		.from = from,
		.to = end,
		.text = str_sub(lexer->text.text, from, end),
		.unit = (len ? unit_at : to) - from,
	};
}

/* True for a date as it is typed, without spaces: 2025-10-06. */
static bool is_date(const struct lexer *lexer, size_t at)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; shape[i] != '\0'; i++) {
		char c = byte_at(lexer, at + i);
		if (shape[i] == 'd' ? !ascii_is_digit(c) : c != '-')
			return false;
	}
	char next = byte_at(lexer, at + sizeof(shape) - 1);
	return !ascii_is_digit(next) && !starts_name(next) && next != '-';
}

static struct token lex_date(struct lexer *lexer)
{
	size_t from = lexer->at, to = from + STR("2025-10-06").len;
	struct str text = str_sub(lexer->text.text, from, to);
	struct date date;

	if (date_parse(text, &date))
		return (struct token){ .kind = TOKEN_DATE, .from = from, .to = to, .text = text };
	diag_report(lexer->diag, DIAG_FORMULA_SYNTAX, formula_place(&lexer->text, from),
	    "%.*s is not a day of the calendar", STR_ARG(text));
	return bad_token(lexer, from);
}

static struct token lex_text(struct lexer *lexer)
{
	size_t from = lexer->at;
	size_t to = str_find_byte(lexer->text.text, byte_at(lexer, from), from + 1);

	if (to == STR_NONE) {
		diag_report(lexer->diag, DIAG_FORMULA_SYNTAX, formula_place(&lexer->text, from),
		    "this text has no closing quote");
		return bad_token(lexer, from);
	}
	return (struct token){
		.kind = TOKEN_TEXT,
		.from = from,
		.to = to + 1,
		.text = str_sub(lexer->text.text, from + 1, to),
	};
}

/* Longer signs before those they start with. */
static const struct sign {
	struct str text;
	enum token_kind kind;
} signs[] = {
	{ STR_INIT(".."), TOKEN_RANGE },
	{ STR_INIT("<="), TOKEN_LE },
	{ STR_INIT(">="), TOKEN_GE },
	{ STR_INIT("!="), TOKEN_NE },
	{ STR_INIT("=="), TOKEN_EQ },
	{ STR_INIT("≤"), TOKEN_LE },
	{ STR_INIT("≥"), TOKEN_GE },
	{ STR_INIT("≠"), TOKEN_NE },
	{ STR_INIT("×"), TOKEN_TIMES },
	{ STR_INIT("÷"), TOKEN_DIVIDE },
	{ STR_INIT("−"), TOKEN_MINUS },
	{ STR_INIT("("), TOKEN_OPEN },
	{ STR_INIT(")"), TOKEN_CLOSE },
	{ STR_INIT(","), TOKEN_COMMA },
	{ STR_INIT(":"), TOKEN_COLON },
	{ STR_INIT("."), TOKEN_DOT },
	{ STR_INIT("+"), TOKEN_PLUS },
	{ STR_INIT("-"), TOKEN_MINUS },
	{ STR_INIT("*"), TOKEN_TIMES },
	{ STR_INIT("/"), TOKEN_DIVIDE },
	{ STR_INIT("^"), TOKEN_POWER },
	{ STR_INIT("<"), TOKEN_LT },
	{ STR_INIT(">"), TOKEN_GT },
	{ STR_INIT("="), TOKEN_EQ },
};

static struct token report_foreign(struct lexer *lexer, struct foreign_sign foreign)
{
	const char *start = foreign_start_hint(&lexer->text, lexer->at);

	diag_report(lexer->diag, DIAG_FORMULA_SYNTAX, formula_place(&lexer->text, lexer->at),
	    "“%.*s” has no meaning here", STR_ARG(foreign.text));
	diag_hint(lexer->diag, "%s", start ? start : foreign.hint);
	return bad_token(lexer, lexer->at);
}

static struct token report_character(struct lexer *lexer)
{
	size_t to = lexer->at;

	utf8_next(lexer->text.text, &to);
	struct str seen = str_sub(lexer->text.text, lexer->at, to);

	diag_report(lexer->diag, DIAG_FORMULA_SYNTAX, formula_place(&lexer->text, lexer->at),
	    "“%.*s” has no place in a formula", STR_ARG(seen));
	return bad_token(lexer, lexer->at);
}

#ifndef RIGBOOK_IN_PAGE
/* What most signs are, before all that there are are compared: these begin no other. */
static enum token_kind sign_alone(const struct lexer *lexer, char first)
{
	static const unsigned char kinds[128] = {
		['('] = TOKEN_OPEN,
		[')'] = TOKEN_CLOSE,
		[','] = TOKEN_COMMA,
		[':'] = TOKEN_COLON,
		['.'] = TOKEN_DOT,
		['+'] = TOKEN_PLUS,
	};

	if ((first & 0x80) || (first == '.' && byte_at(lexer, lexer->at + 1) == '.'))
		return TOKEN_END;
	return (enum token_kind)kinds[(unsigned char)first];
}
#endif

static struct token lex_sign(struct lexer *lexer)
{
	struct str rest = rest_from(lexer, lexer->at);
	struct foreign_sign foreign = foreign_sign_at(rest);
	const struct sign *sign = NULL;

	for (size_t i = 0; i < countof(signs) && !sign; i++)
		sign = str_starts(rest, signs[i].text) ? &signs[i] : NULL;
	if (foreign.text.len > (sign ? sign->text.len : 0))
		return report_foreign(lexer, foreign);
	if (!sign)
		return report_character(lexer);
	return (struct token){
		.kind = sign->kind,
		.from = lexer->at,
		.to = lexer->at + sign->text.len,
		.text = sign->text,
	};
}

static struct token lex_any(struct lexer *lexer)
{
	char first = byte_at(lexer, lexer->at);
	bool about = first == '~' && ascii_is_digit(byte_at(lexer, lexer->at + 1));

	if (lexer->at >= lexer->text.text.len)
		return (struct token){ .kind = TOKEN_END, .from = lexer->at, .to = lexer->at };
#ifndef RIGBOOK_IN_PAGE
	enum token_kind alone = sign_alone(lexer, first);
	if (alone != TOKEN_END)
		return (struct token){ .kind = alone,
			.from = lexer->at,
			.to = lexer->at + 1,
			.text = str_sub(lexer->text.text, lexer->at, lexer->at + 1) };
#endif
	if (is_date(lexer, lexer->at))
		return lex_date(lexer);
	if (ascii_is_digit(first) || about)
		return lex_number(lexer);
	if (starts_name(first))
		return lex_word(lexer);
	if (first == '"' || first == '\'')
		return lex_text(lexer);
	return lex_sign(lexer);
}

struct token lexer_next(struct lexer *lexer)
{
	lexer->at = skip_blanks(lexer, lexer->at);
	struct token token = lex_any(lexer);
	lexer->at = token.to;
	return token;
}

struct token lexer_unit(struct lexer *lexer)
{
	size_t from = skip_blanks(lexer, lexer->at);
	size_t to = from;

	while (to < lexer->text.text.len && byte_at(lexer, to) != ')' && byte_at(lexer, to) != ',')
		to++;
	lexer->at = to;
	return (struct token){
		.kind = TOKEN_NAME,
		.from = from,
		.to = to,
		.text = str_trim(str_sub(lexer->text.text, from, to)),
	};
}

static bool is_of_id(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.';
}

struct str id_around(struct str text, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && is_of_id(text.at[from - 1]))
		from--;
	while (to < text.len && is_of_id(text.at[to]))
		to++;
	return str_sub(text, from, to);
}

struct str id_without_dashes(struct arena *keep, struct str text)
{
	char *id = ARENA_ARRAY(keep, char, text.len + 1);

	for (size_t i = 0; i < text.len; i++)
		id[i] = (char)(text.at[i] == '-' ? '_' : text.at[i]);
	return (struct str){ id, text.len };
}
