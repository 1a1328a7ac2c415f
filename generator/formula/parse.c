#include "formula/parse.h"

#include "base/ascii.h"
#include "formula/foreign_sign.h"
#include "formula/parse_call.h"
#include "formula/parse_report.h"
#include "number/quantity_literal.h"
#include "number/quantity_slip.h"
#include "number/show.h"
#include "number/units.h"

static const struct node *literal_node(struct parser *p, struct token token, struct value value)
{
	return parser_node(p,
	    (struct node){
		.kind = NODE_LITERAL, .from = token.from, .to = token.to, .at = token.from, .literal = value });
}

const struct unit *parse_unit(struct parser *p, struct str text, size_t at, bool behind_number)
{
	struct str bad = { NULL, 0 };
	struct near near = near_to(text);
	const struct unit *unit = units_parse(p->units, p->keep, text, &bad, &near);

	if (unit)
		return unit;
	size_t offset = bad.at ? (size_t)(bad.at - text.at) : 0;
	diag_report(p->diag, DIAG_UNIT_UNKNOWN, parser_place(p, at + offset),
	    "there is no unit “%.*s”", STR_ARG(bad.len ? bad : text));
	if (parser_hint_capitals(p, text))
		return NULL;
	struct str declare = quantity_currency_hint(p->units, p->keep, text);
	if (declare.len > 0)
		diag_hint(p->diag, "%.*s", STR_ARG(declare));
	else if (!diag_hint_nearest(p->diag, &near) && behind_number)
		diag_hint(p->diag,
		    "a name behind a number is its unit; an operator needs spaces around it: 2 * a, 100 / b");
	return NULL;
}

/* A number with its unit; `minus` is the token before it if that is its sign. */
static const struct node *parse_number(struct parser *p, struct token token, const struct token *minus)
{
	struct str unit = str_sub(token.text, token.unit, token.text.len);
	struct str text = minus ? str_print(p->keep, "-%.*s", STR_ARG(token.text)) : token.text;
	struct quantity quantity;
	struct quantity_mistake mistake = { .near = NULL };

	if (unit.len && !parse_unit(p, unit, token.from + token.unit, true))
		return NULL;
	if (!quantity_parse(p->units, p->keep, text, &quantity, &mistake)) {
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, token.from), "%.*s: %.*s",
		    STR_ARG(text), STR_ARG(mistake.why));
		return NULL;
	}
	if (minus)
		token.from = minus->from;
	return literal_node(p, token, value_of_quantity(p->keep, quantity));
}

/* The closing bracket of what was opened at `open`. False if reported. */
bool parser_take_close(struct parser *p, size_t open)
{
	if (parser_take_if(p, TOKEN_CLOSE))
		return true;
	if (p->token.kind == TOKEN_BAD)
		return false;
	if (p->token.kind == TOKEN_END) {
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, open),
		    "this bracket is never closed");
		return false;
	}
	if (parser_report_misplaced(p))
		return false;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, p->token.from),
	    "expected an operator, a comma or ) before %.*s", STR_ARG(parser_token_words(p)));
	diag_note(p->diag, parser_place(p, open), "the bracket opened here is still open");
	if (p->token.kind == TOKEN_NAME)
		parser_hint_capitals(p, p->token.text);
	return false;
}

/* name(parameter: …, with the bracket next: a figure, also when it is called like one of our functions. */
static bool is_named_call(const struct parser *p)
{
	struct lexer ahead = p->lexer;

	ahead.diag = diag_new(p->keep);

	struct token first = lexer_next(&ahead), second = lexer_next(&ahead);
	return first.kind == TOKEN_NAME && second.kind == TOKEN_COLON;
}

static const struct node *parse_name(struct parser *p)
{
	struct token name = parser_take(p);

	if (name.kind == TOKEN_IN && p->token.kind != TOKEN_OPEN)
		return parser_fail(p, "a bracket must follow “in”", "write it so: in(value, W·h)");
	if (p->token.kind == TOKEN_OPEN) {
		enum function_id id = function_find(name.text);
		return id == FUNCTION_COUNT || is_named_call(p) ? parse_call(p, NULL, name)
								: parse_function(p, id, name);
	}
	return parser_node(p,
	    (struct node){
		.kind = NODE_NAME, .from = name.from, .to = name.to, .at = name.from, .name = name.text });
}

/* .name and .name(…) behind an operand, as many as there are. */
static const struct node *parse_members(struct parser *p, const struct node *left)
{
	while (left && p->token.kind == TOKEN_DOT) {
		parser_take(p);
		if (p->token.kind < TOKEN_NAME || p->token.kind > TOKEN_FALSE)
			return parser_fail(p, "a name must follow the dot", NULL);
		struct token name = parser_take(p);
		if (p->token.kind == TOKEN_OPEN) {
			left = parse_call(p, left, name);
			continue;
		}
		left = parser_node(p,
		    (struct node){
			.kind = NODE_MEMBER,
			.from = left->from,
			.to = name.to,
			.at = name.from,
			.name = name.text,
			.left = left,
		    });
	}
	return left;
}

static const struct node *parse_brackets(struct parser *p)
{
	size_t open = parser_take(p).from;
	const struct node *inner = parse_expression(p, LEVEL_ANY);

	if (!inner || !parser_take_close(p, open))
		return NULL;

	struct node node = *inner;
	node.from = open;
	node.to = p->taken_to;
	return arena_copy(p->keep, &node, sizeof(node));
}

static const struct node *fail_operand(struct parser *p)
{
	if (p->token.kind == TOKEN_END && p->taken_to == 0)
		return parser_fail(p, "there is nothing to compute", NULL);
	const char *start = foreign_start_hint(&p->lexer.text, p->token.from);
	bool fraction = ascii_is_digit(str_byte(p->lexer.text.text, p->token.to));
	if (p->token.kind == TOKEN_DOT && (fraction || !start))
		return parser_fail(
		    p, "a value is missing before the dot", "a fraction starts with its zero: 0.5");
	if (p->token.kind == TOKEN_PLUS)
		return parser_fail(p, "a value is missing before “+”",
		    "a number needs no sign unless it is negative");
	if (p->token.kind == TOKEN_BAD)
		return NULL;

	struct str words = parser_token_words(p);
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, p->token.from),
	    "a value is missing before %.*s", STR_ARG(words));
	if (start)
		diag_hint(p->diag, "%s", start);
	return NULL;
}

static const struct node *parse_primary(struct parser *p)
{
	struct date date;

	switch (p->token.kind) {
	case TOKEN_NUMBER:
		return parse_number(p, parser_take(p), NULL);
	case TOKEN_TEXT: {
		struct token token = parser_take(p);
		return literal_node(p, token, value_of_text(token.text));
	}
	case TOKEN_DATE: {
		struct token token = parser_take(p);
		date_parse(token.text, &date);
		return literal_node(p, token, value_of_date(date));
	}
	case TOKEN_TRUE:
	case TOKEN_FALSE: {
		struct token token = parser_take(p);
		return literal_node(
		    p, token, value_of_truth(token.kind == TOKEN_TRUE ? TRUTH_YES : TRUTH_NO));
	}
	case TOKEN_IN:
	case TOKEN_NAME:
		return parse_members(p, parse_name(p));
	case TOKEN_OPEN:
		return parse_members(p, parse_brackets(p));
	default:
		return fail_operand(p);
	}
}

/* - and not; a minus that clings to a number belongs to it, so that -5 °C can be written, but -2^2 is -(2^2). */
static const struct node *parse_prefix(struct parser *p)
{
	bool minus = p->token.kind == TOKEN_MINUS;

	if (!minus && p->token.kind != TOKEN_NOT)
		return parse_primary(p);

	struct token sign = parser_take(p);
	struct token number = p->token;
	if (minus && number.kind == TOKEN_NUMBER && number.from == sign.to && number.text.at[0] != '~') {
		parser_take(p);
		if (p->token.kind != TOKEN_POWER)
			return parse_number(p, number, &sign);
		p->lexer.at = number.to;
		p->token = number;
	}
	const struct node *left = parse_expression(p, minus ? LEVEL_POWER : LEVEL_COMPARE);
	if (!left)
		return NULL;
	return parser_node(p,
	    (struct node){
		.kind = minus ? NODE_NEGATE : NODE_NOT,
		.from = sign.from,
		.to = left->to,
		.at = sign.from,
		.left = left,
	    });
}

static const struct binary {
	enum token_kind token;
	enum level level;
	enum node_kind node;
	enum comparison comparison;
} binaries[] = {
	{ TOKEN_OR, LEVEL_OR, NODE_OR, 0 },
	{ TOKEN_AND, LEVEL_AND, NODE_AND, 0 },
	{ TOKEN_LT, LEVEL_COMPARE, NODE_COMPARE, COMPARE_LT },
	{ TOKEN_LE, LEVEL_COMPARE, NODE_COMPARE, COMPARE_LE },
	{ TOKEN_EQ, LEVEL_COMPARE, NODE_COMPARE, COMPARE_EQ },
	{ TOKEN_NE, LEVEL_COMPARE, NODE_COMPARE, COMPARE_NE },
	{ TOKEN_GE, LEVEL_COMPARE, NODE_COMPARE, COMPARE_GE },
	{ TOKEN_GT, LEVEL_COMPARE, NODE_COMPARE, COMPARE_GT },
	{ TOKEN_IS, LEVEL_COMPARE, NODE_IS, 0 },
	{ TOKEN_PLUS, LEVEL_ADD, NODE_ADD, 0 },
	{ TOKEN_MINUS, LEVEL_ADD, NODE_SUB, 0 },
	{ TOKEN_TIMES, LEVEL_MULTIPLY, NODE_MUL, 0 },
	{ TOKEN_DIVIDE, LEVEL_MULTIPLY, NODE_DIV, 0 },
	{ TOKEN_POWER, LEVEL_POWER, NODE_POW, 0 },
};

static const struct binary *binary_find(enum token_kind kind)
{
	for (size_t i = 0; i < countof(binaries); i++) {
		if (binaries[i].token == kind)
			return &binaries[i];
	}
	return NULL;
}

/* left is kind: the operator is taken. */
static const struct node *parse_kind(struct parser *p, struct node node)
{
	if (p->token.kind != TOKEN_NAME)
		return parser_fail(
		    p, "the name of a kind must follow “is”", "to compare values, write a = b");

	struct token kind = parser_take(p);
	node.name = kind.text;
	node.at = kind.from;
	node.to = kind.to;
	return parser_node(p, node);
}

static const struct node *parse_binary(
    struct parser *p, const struct node *left, const struct binary *binary)
{
	struct node node = {
		.kind = binary->node,
		.comparison = binary->comparison,
		.from = left->from,
		.at = parser_take(p).from,
		.left = left,
	};

	if (binary->node == NODE_IS)
		return parse_kind(p, node);
	/*
	 * One level tighter makes a - b - c group from the left; a power groups from the right, and
	 * takes a sign.
	 */
	enum level right = binary->node == NODE_POW ? LEVEL_NEGATE : binary->level + 1;
	node.right = parse_expression(p, right);
	if (!node.right)
		return NULL;
	node.to = node.right->to;
	return parser_node(p, node);
}

static const struct node *parse_operators(struct parser *p, enum level least)
{
	const struct node *left = parse_prefix(p);
	bool compared = false;

	while (left) {
		const struct binary *binary = binary_find(p->token.kind);
		if (!binary || binary->level < least)
			break;
		if (binary->level == LEVEL_COMPARE && compared)
			return parser_fail(p, "comparisons do not chain", "write: a < b and b < c");
		compared = compared || binary->level == LEVEL_COMPARE;
		left = parse_binary(p, left, binary);
		compared = compared && binary->level == LEVEL_COMPARE;
	}
	return left;
}

const struct node *parse_expression(struct parser *p, enum level least)
{
	if (++p->nesting > FORMULA_NESTING_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, parser_place(p, p->token.from),
		    "brackets and operators nest deeper than %d", FORMULA_NESTING_MOST);
		return NULL;
	}
	const struct node *node = parse_operators(p, least);
	p->nesting--;
	return node;
}

static const struct formula *parse_with(struct parser *p, bool shown)
{
	struct str text = p->lexer.text.text;

	if (text.len > FORMULA_LENGTH_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, parser_place(p, 0),
		    "a formula of more than %d bytes", FORMULA_LENGTH_MOST);
		return NULL;
	}
	p->token = lexer_next(&p->lexer);
	size_t from = p->token.from;
	const struct node *root = parse_expression(p, LEVEL_ANY);

	if (!root)
		return NULL;
	if (p->token.kind != TOKEN_END && !(shown && p->token.kind == TOKEN_COLON)) {
		parser_report_rest(p, root);
		return NULL;
	}
	struct formula *formula = ARENA_NEW(p->keep, struct formula);
	*formula = (struct formula){ p->lexer.text, str_sub(text, from, p->taken_to), from, root };
	return formula;
}

static struct parser parser_of(
    struct arena *keep, struct diag *diag, const struct units *units, struct formula_text text)
{
	return (struct parser){
		.keep = keep,
		.diag = diag,
		.units = units,
		.lexer = { .text = text, .diag = diag },
	};
}

const struct formula *parse_formula(struct arena *keep, struct diag *diag,
    const struct units *units, struct formula_text text, struct show *show)
{
	struct parser p = parser_of(keep, diag, units, text);
	const struct formula *formula = parse_with(&p, show != NULL);

	if (show)
		*show = (struct show){ 0 };
	if (!formula || p.token.kind != TOKEN_COLON)
		return formula;

	struct str pattern = str_trim(str_sub(text.text, p.token.to, text.text.len));
	struct str why = STR("empty");
	if (pattern.len && show_parse(units, keep, pattern, show, &why))
		return formula;
	bool lacks_unit = show_lacks_unit(why);
	diag_report(diag, lacks_unit ? DIAG_UNIT_UNKNOWN : DIAG_FORMULA_SHOW,
	    parser_place(&p, p.token.from), "“%.*s” is no show pattern: %.*s", STR_ARG(pattern),
	    STR_ARG(why));
	if (lacks_unit)
		return NULL;
	if (formula->root->kind == NODE_NAME && parser_is_guard(formula->root->name))
		diag_hint(diag, "a guard is written without a colon: require %.*s", STR_ARG(pattern));
	else
		diag_hint(diag, "a pattern is digits and a unit: 0.00×, 0,000 USD, 0.0 year");
	return NULL;
}
