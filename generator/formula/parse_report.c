#include "formula/parse_report.h"

#include "base/near.h"
#include "formula/builtin.h"
#include "formula/foreign_sign.h"
#include "number/units.h"

struct str parser_token_words(const struct parser *p)
{
	if (p->token.kind == TOKEN_END)
		return STR("the end");
	return str_print(
	    p->keep, "“%.*s”", STR_ARG(str_sub(p->lexer.text.text, p->token.from, p->token.to)));
}

#define UNIT_HINT "another unit is asked for so: in(a, kW), or only to print it: {{ a : 0.0 kW }}"

/* Whether the word behind the token at hand is a unit: `power in kW`. */
static bool names_unit(const struct parser *p)
{
#ifdef BASE_DIAG_SILENT_H /* the formulas of a page were read before */
	(void)p;
	return false;
#else
	struct lexer ahead = p->lexer;
	struct str bad;

	ahead.diag = diag_new(p->keep);

	struct token next = lexer_next(&ahead);
	return next.kind == TOKEN_NAME && units_parse(p->units, p->keep, next.text, &bad, NULL);
#endif
}

bool parser_report_misplaced(struct parser *p)
{
	static const struct misplaced {
		enum token_kind kind;
		const char *message, *hint;
	} all[] = {
		{ TOKEN_COMMA, "a comma only separates what a function is given", NULL },
		{ TOKEN_COLON, "a show pattern stands only in text: {{ a / b : 0.00× }}", NULL },
		{ TOKEN_WHERE, "“where” belongs to a list inside a function",
		    "write it so: sum(parts where weight > 1 kg, price)" },
		{ TOKEN_IN, "“in” belongs to a loop", "write it so: sum(t in 1..5, 100 USD / 1.05^t)" },
		{ TOKEN_RANGE, "a range of numbers stands only in a loop: sum(t in 1..5, …)",
		    "an uncertain number belongs in the data, with its source" },
	};

	for (size_t i = 0; i < countof(all); i++) {
		if (all[i].kind != p->token.kind)
			continue;
		bool of_unit = p->token.kind == TOKEN_IN && names_unit(p);
		parser_fail(p, all[i].message, of_unit ? UNIT_HINT : all[i].hint);
		return true;
	}
	return false;
}

/* rtx-5090.memory: a number has no members, so this was one name and no subtraction. */
static void hint_dash(struct parser *p)
{
	struct str name = id_around(p->lexer.text.text, p->token.from);

	if (str_find_byte(name, '-', 0) != STR_NONE)
		diag_hint(p->diag, "- subtracts, and ids are written with _: did you mean “%.*s”?",
		    STR_ARG(id_without_dashes(p->keep, name)));
}

bool parser_is_guard(struct str word)
{
	static const struct str words[] = { STR_INIT("require"), STR_INIT("assert"),
		STR_INIT("check"), STR_INIT("ensure"), STR_INIT("expect"), STR_INIT("guard") };
	struct near near = near_to(word);

	near_offer(&near, words[0]);
	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq(word, words[i]))
			return true;
	}
	return near.best.len > 0;
}

/* A word in front of what it is about: `requires a > b`, `sum parts`. */
static void hint_first_word(struct parser *p, const struct node *before)
{
	struct str word = before->name;
	enum function_id function = function_find(word);
	const char *foreign = foreign_word_hint(&p->lexer.text, before->at, word);

	if (function != FUNCTION_COUNT)
		diag_hint(p->diag, "write it so: %s", formula_functions[function].form);
	else if (parser_is_guard(word))
		diag_hint(p->diag, "did you mean “require”?");
	else if (foreign)
		diag_hint(p->diag, "%s", foreign);
}

bool parser_hint_capitals(struct parser *p, struct str word)
{
	struct str small = lexer_word_in_capitals(word);

	if (small.len > 0)
		diag_hint(p->diag, "it is written in small letters: %.*s", STR_ARG(small));
	return small.len > 0;
}

void parser_report_rest(struct parser *p, const struct node *before)
{
	if (p->token.kind == TOKEN_CLOSE) {
		parser_fail(p, "there is no open bracket to close", NULL);
	} else if (!parser_report_misplaced(p) && p->token.kind != TOKEN_BAD) {
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, p->token.from),
		    "an operator is missing before %.*s", STR_ARG(parser_token_words(p)));
		bool is_name = p->token.kind == TOKEN_NAME;
		if (is_name && str_is_in_words(p->token.text, "as to into") && names_unit(p))
			diag_hint(p->diag, UNIT_HINT);
		else if (p->token.kind == TOKEN_DOT)
			hint_dash(p);
		else if (!(is_name && parser_hint_capitals(p, p->token.text)) &&
		    before->kind == NODE_NAME && !parser_hint_capitals(p, before->name))
			hint_first_word(p, before);
	}
}
