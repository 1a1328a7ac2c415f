/*
 * Precedence climbing: parse_expression takes an operand and then every operator that binds at least as tightly as asked.
 * The first mistake is reported and ends the parse; NULL travels up silently.
 */
#include "figure/formula_ast.h"

enum level {
	LEVEL_ANY,
	LEVEL_OR,
	LEVEL_AND,
	LEVEL_NOT,
	LEVEL_COMPARE,
	LEVEL_ADD,
	LEVEL_MULTIPLY,
	LEVEL_NEGATE,
	LEVEL_POWER,
};

struct parser {
	struct arena *keep;
	struct diag *diag;
	const struct units *units;
	struct lexer lexer;
	struct token token; /* the next one, not yet taken */
	size_t taken_to;    /* where the last one taken ends */
	int nesting;
};

struct arguments {
	struct argument *at;
	size_t count, room;
};

const struct function formula_functions[FUNCTION_COUNT] = {
	[FUNCTION_IF] = { STR_INIT("if"), 3, 3, "if(condition, value if so, value if not)" },
	[FUNCTION_IN] = { STR_INIT("in"), 2, 2, "in(value, unit)" },
	[FUNCTION_ROUND] = { STR_INIT("round"), 1, 2, "round(value) or round(value, step)" },
	[FUNCTION_FLOOR] = { STR_INIT("floor"), 1, 2, "floor(value) or floor(value, step)" },
	[FUNCTION_CEIL] = { STR_INIT("ceil"), 1, 2, "ceil(value) or ceil(value, step)" },
	[FUNCTION_ABS] = { STR_INIT("abs"), 1, 1, "abs(value)" },
	[FUNCTION_ROOT] = { STR_INIT("root"), 1, 2, "root(value) or root(value, 3)" },
	[FUNCTION_SHARE] = { STR_INIT("share"), 2, 2, "share(part, whole)" },
	[FUNCTION_SUM] = { STR_INIT("sum"), 1, SIZE_MAX, "sum(list, value of each)" },
	[FUNCTION_MEAN] = { STR_INIT("mean"), 1, SIZE_MAX, "mean(list, value of each)" },
	[FUNCTION_GEOMEAN] = { STR_INIT("geomean"), 1, SIZE_MAX, "geomean(list, value of each)" },
	[FUNCTION_MIN] = { STR_INIT("min"), 1, SIZE_MAX, "min(list, value of each) or min(a, b)" },
	[FUNCTION_MAX] = { STR_INIT("max"), 1, SIZE_MAX, "max(list, value of each) or max(a, b)" },
	[FUNCTION_COUNT_OF] = { STR_INIT("count"), 1, 1, "count(list) or count(list where condition)" },
	[FUNCTION_ANY] = { STR_INIT("any"), 2, SIZE_MAX, "any(list, condition)" },
	[FUNCTION_ALL] = { STR_INIT("all"), 2, SIZE_MAX, "all(list, condition)" },
};

enum function_id function_find(struct str name)
{
	for (int i = 0; i < FUNCTION_COUNT; i++) {
		if (str_eq(formula_functions[i].name, name))
			return (enum function_id)i;
	}
	return FUNCTION_COUNT;
}

bool function_is_aggregate(enum function_id id)
{
	return id >= FUNCTION_SUM;
}

static const struct node *parse_expression(struct parser *p, enum level least);

static struct pos place(const struct parser *p, size_t offset)
{
	return formula_place(&p->lexer.text, offset);
}

static struct token take(struct parser *p)
{
	struct token taken = p->token;

	p->taken_to = taken.to;
	p->token = lexer_next(&p->lexer);
	return taken;
}

static bool take_if(struct parser *p, enum token_kind kind)
{
	if (p->token.kind != kind)
		return false;
	take(p);
	return true;
}

/* The next token's text for messages; an open end has a name of its own. */
static struct str token_words(const struct parser *p)
{
	if (p->token.kind == TOKEN_END)
		return STR("the end");
	return str_print(p->keep, "“%.*s”", STR_ARG(str_sub(p->lexer.text.text, p->token.from, p->token.to)));
}

/* Reports at the next token, unless the lexer has reported it already. */
static const struct node *fail(struct parser *p, const char *message, const char *hint)
{
	if (p->token.kind == TOKEN_BAD)
		return NULL;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, p->token.from), "%s", message);
	if (hint)
		diag_hint(p->diag, "%s", hint);
	return NULL;
}

static int depth_of(const struct node *node)
{
	return node ? node->depth : 0;
}

/* The node in the arena, one deeper than its deepest part; NULL (reported) if that is too deep. */
static const struct node *node_keep(struct parser *p, struct node node)
{
	const struct node *parts[] = {
		node.left,
		node.right,
		node.loop ? node.loop->source : NULL,
		node.loop ? node.loop->to : NULL,
		node.loop ? node.loop->where : NULL,
	};

	for (size_t i = 0; i < countof(parts); i++)
		node.depth = depth_of(parts[i]) > node.depth ? depth_of(parts[i]) : node.depth;
	for (size_t i = 0; i < node.argument_count; i++) {
		int depth = depth_of(node.arguments[i].node);
		node.depth = depth > node.depth ? depth : node.depth;
	}
	if (++node.depth > FORMULA_NESTING_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, place(p, node.at),
		    "more than %d operations inside one another", FORMULA_NESTING_MOST);
		diag_hint(p->diag, "give a part of it a name of its own, or sum over a list");
		return NULL;
	}
	return arena_copy(p->keep, &node, sizeof(node));
}

static const struct node *literal_node(struct parser *p, struct token token, struct value value)
{
	return node_keep(p,
	    (struct node){
	        .kind = NODE_LITERAL, .from = token.from, .to = token.to, .at = token.from, .literal = value });
}

/* `at` is where in the source the text starts. NULL if reported. */
static const struct unit *parse_unit(struct parser *p, struct str text, size_t at)
{
	struct str bad = { NULL, 0 };
	struct near near = near_to(text);
	const struct unit *unit = units_parse(p->units, p->keep, text, &bad, &near);

	if (unit)
		return unit;
	size_t offset = bad.at ? (size_t)(bad.at - text.at) : 0;
	diag_report(p->diag, DIAG_UNIT_UNKNOWN, place(p, at + offset), "there is no unit “%.*s”",
	    STR_ARG(bad.len ? bad : text));
	if (near.best.len && near.word.len > 1)
		diag_hint(p->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(p->diag, "a name behind a number is its unit; an operator needs spaces around it: 2 * a, 100 / b");
	return NULL;
}

/* A number with its unit; `minus` stood directly before it. */
static const struct node *parse_number(struct parser *p, struct token token, bool minus)
{
	struct str unit = str_sub(token.text, token.unit, token.text.len);
	struct str text = minus ? str_print(p->keep, "-%.*s", STR_ARG(token.text)) : token.text;
	struct quantity quantity;
	struct str why = STR("not a number");
	size_t where = 0;

	if (unit.len && !parse_unit(p, unit, token.from + token.unit))
		return NULL;
	if (!quantity_parse(p->units, p->keep, text, &quantity, &why, &where, NULL)) {
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, token.from), "%.*s: %.*s",
		    STR_ARG(text), STR_ARG(why));
		return NULL;
	}
	if (minus)
		token.from--;
	return literal_node(p, token, value_of_quantity(p->keep, quantity));
}

static bool add_argument(struct parser *p, struct arguments *list, struct argument argument)
{
	if (!argument.node)
		return false;
	list->at = arena_room(p->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = argument;
	return true;
}

/* The closing bracket of what was opened at `open`. False if reported. */
static bool take_close(struct parser *p, size_t open)
{
	if (take_if(p, TOKEN_CLOSE))
		return true;
	if (p->token.kind == TOKEN_BAD)
		return false;
	if (p->token.kind == TOKEN_END) {
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, open), "this bracket is never closed");
		return false;
	}
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, p->token.from), "expected an operator, a comma or ) before %.*s",
	    STR_ARG(token_words(p)));
	diag_note(p->diag, place(p, open), "the bracket opened here is still open");
	return false;
}

/* name: value, … of a figure with parameters. */
static bool parse_parameter(struct parser *p, struct str function, struct arguments *list)
{
	size_t at = p->token.from;
	const struct node *name = parse_expression(p, LEVEL_ANY);

	if (!name)
		return false;
	if (name->kind == NODE_NAME && take_if(p, TOKEN_COLON))
		return add_argument(
		    p, list, (struct argument){ name->name, at, parse_expression(p, LEVEL_ANY) });

	struct near near = near_to(function);
	for (int i = 0; i < FUNCTION_COUNT; i++)
		near_offer(&near, formula_functions[i].name);
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, at),
	    "“%.*s” is no function, and what a figure is given has a name in front", STR_ARG(function));
	if (near.best.len)
		diag_hint(p->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(p->diag, "write it so: %.*s(usage: heavy)", STR_ARG(function));
	return false;
}

/* left.name(…) or name(…); the name is taken, the bracket is next. */
static const struct node *parse_call(struct parser *p, const struct node *left, struct token name)
{
	struct arguments list = { NULL, 0, 0 };
	size_t open = take(p).from;

	while (p->token.kind != TOKEN_CLOSE) {
		if (!parse_parameter(p, name.text, &list))
			return NULL;
		if (!take_if(p, TOKEN_COMMA))
			break;
	}
	if (!take_close(p, open))
		return NULL;
	return node_keep(p,
	    (struct node){
	        .kind = NODE_CALL,
	        .from = left ? left->from : name.from,
	        .to = p->taken_to,
	        .at = name.from,
	        .name = name.text,
	        .left = left,
	        .arguments = list.at,
	        .argument_count = list.count,
	    });
}

/* in(value, unit): what follows the comma is read as a unit, not as an expression. */
static const struct node *parse_conversion(struct parser *p, struct node node, size_t open)
{
	struct arguments list = { NULL, 0, 0 };

	if (!add_argument(p, &list, (struct argument){ .node = parse_expression(p, LEVEL_ANY) }))
		return NULL;
	if (p->token.kind != TOKEN_COMMA)
		return fail(p, "in wants a unit after the value", "write it so: in(value, W·h)");

	struct token unit = lexer_unit(&p->lexer);
	node.unit = parse_unit(p, unit.text, unit.from);
	if (!node.unit)
		return NULL;
	take(p);
	if (!take_close(p, open))
		return NULL;
	node.arguments = list.at;
	node.argument_count = list.count;
	node.to = p->taken_to;
	return node_keep(p, node);
}

/* What an aggregate goes over, up to the comma or bracket behind it. */
static struct loop *parse_loop(struct parser *p)
{
	struct loop *loop = ARENA_NEW(p->keep, struct loop);

	loop->source = parse_expression(p, LEVEL_ANY);
	if (loop->source && loop->source->kind == NODE_NAME && take_if(p, TOKEN_IN)) {
		loop->variable = loop->source->name;
		loop->source = parse_expression(p, LEVEL_ANY);
		if (loop->source && take_if(p, TOKEN_RANGE) && !(loop->to = parse_expression(p, LEVEL_ANY)))
			return NULL;
	}
	if (!loop->source)
		return NULL;
	if (take_if(p, TOKEN_WHERE) && !(loop->where = parse_expression(p, LEVEL_ANY)))
		return NULL;
	return loop;
}

static bool is_known(const struct node *node)
{
	return node->kind == NODE_NAME && str_eq(node->name, STR("known"));
}

/* `known` as the last argument asks for a bound; a mean has none. */
static bool take_known(struct parser *p, enum function_id id, struct loop *loop, struct arguments *list)
{
	if (list->count == 0 || !is_known(list->at[list->count - 1].node))
		return true;

	struct str name = formula_functions[id].name;
	const struct node *known = list->at[--list->count].node;
	loop->known = true;
	if (id == FUNCTION_SUM || id == FUNCTION_MIN || id == FUNCTION_MAX)
		return true;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, known->from),
	    "%.*s of what is known says nothing about the %.*s of all", STR_ARG(name), STR_ARG(name));
	diag_hint(p->diag, "only sum, min and max take “known”");
	return false;
}

static bool argument_count_fits(struct parser *p, enum function_id id, size_t count, size_t at)
{
	const struct function *function = &formula_functions[id];

	if (count >= function->least && count <= function->most)
		return true;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, at), "%.*s is given too %s",
	    STR_ARG(function->name), count < function->least ? "little" : "much");
	diag_hint(p->diag, "write it so: %s", function->form);
	return false;
}

/* One of our own functions; its name is taken, the bracket is next. */
static const struct node *parse_function(struct parser *p, enum function_id id, struct token name)
{
	bool aggregate = function_is_aggregate(id);
	struct node node = {
		.kind = aggregate ? NODE_AGGREGATE : NODE_FUNCTION,
		.function = id,
		.from = name.from,
		.at = name.from,
		.name = name.text,
	};
	struct arguments list = { NULL, 0, 0 };
	struct loop *loop = NULL;
	size_t open = take(p).from;

	if (id == FUNCTION_IN)
		return parse_conversion(p, node, open);
	if (p->token.kind != TOKEN_CLOSE) {
		if (aggregate && !(loop = parse_loop(p)))
			return NULL;
		while (aggregate ? take_if(p, TOKEN_COMMA) : list.count == 0 || take_if(p, TOKEN_COMMA)) {
			struct argument argument = { .at = p->token.from, .node = parse_expression(p, LEVEL_ANY) };
			if (!add_argument(p, &list, argument))
				return NULL;
		}
	}
	if (!take_close(p, open) || (loop && !take_known(p, id, loop, &list)))
		return NULL;
	if (!argument_count_fits(p, id, list.count + (loop != NULL), name.from))
		return NULL;
	node.loop = loop;
	node.arguments = list.at;
	node.argument_count = list.count;
	node.to = p->taken_to;
	return node_keep(p, node);
}

static const struct node *parse_name(struct parser *p)
{
	struct token name = take(p);
	enum function_id id = function_find(name.text);

	if (p->token.kind == TOKEN_OPEN)
		return id == FUNCTION_COUNT ? parse_call(p, NULL, name) : parse_function(p, id, name);
	return node_keep(p,
	    (struct node){
	        .kind = NODE_NAME, .from = name.from, .to = name.to, .at = name.from, .name = name.text });
}

/* .name and .name(…) behind an operand, as many as there are. */
static const struct node *parse_members(struct parser *p, const struct node *left)
{
	while (left && p->token.kind == TOKEN_DOT) {
		take(p);
		if (p->token.kind < TOKEN_NAME || p->token.kind > TOKEN_FALSE)
			return fail(p, "a name must follow the dot", NULL);
		struct token name = take(p);
		if (p->token.kind == TOKEN_OPEN) {
			left = parse_call(p, left, name);
			continue;
		}
		left = node_keep(p,
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
	size_t open = take(p).from;
	const struct node *inner = parse_expression(p, LEVEL_ANY);

	if (!inner || !take_close(p, open))
		return NULL;

	struct node node = *inner;
	node.from = open;
	node.to = p->taken_to;
	return arena_copy(p->keep, &node, sizeof(node));
}

static const struct node *fail_operand(struct parser *p)
{
	if (p->token.kind == TOKEN_END && p->taken_to == 0)
		return fail(p, "there is nothing to compute", NULL);
	if (p->token.kind == TOKEN_DOT)
		return fail(p, "a value is missing before the dot", "a fraction starts with its zero: 0.5");
	if (p->token.kind == TOKEN_PLUS)
		return fail(p, "a value is missing before “+”", "a number needs no sign unless it is negative");
	if (p->token.kind == TOKEN_BAD)
		return NULL;

	struct str words = token_words(p);
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, p->token.from), "a value is missing before %.*s",
	    STR_ARG(words));
	return NULL;
}

static const struct node *parse_primary(struct parser *p)
{
	struct date date;

	switch (p->token.kind) {
	case TOKEN_NUMBER:
		return parse_number(p, take(p), false);
	case TOKEN_TEXT: {
		struct token token = take(p);
		return literal_node(p, token, value_of_text(token.text));
	}
	case TOKEN_DATE: {
		struct token token = take(p);
		date_parse(token.text, &date);
		return literal_node(p, token, value_of_date(date));
	}
	case TOKEN_TRUE:
	case TOKEN_FALSE: {
		struct token token = take(p);
		return literal_node(p, token, value_of_truth(token.kind == TOKEN_TRUE ? TRUTH_YES : TRUTH_NO));
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

	struct token sign = take(p);
	struct token number = p->token;
	if (minus && number.kind == TOKEN_NUMBER && number.from == sign.to && number.text.at[0] != '~') {
		take(p);
		if (p->token.kind != TOKEN_POWER)
			return parse_number(p, number, true);
		p->lexer.at = number.to;
		p->token = number;
	}
	const struct node *left = parse_expression(p, minus ? LEVEL_POWER : LEVEL_COMPARE);
	if (!left)
		return NULL;
	return node_keep(p,
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
		return fail(p, "the name of a kind must follow “is”", "to compare values, write a = b");

	struct token kind = take(p);
	node.name = kind.text;
	node.at = kind.from;
	node.to = kind.to;
	return node_keep(p, node);
}

static const struct node *parse_binary(struct parser *p, const struct node *left, const struct binary *binary)
{
	struct node node = {
		.kind = binary->node,
		.comparison = binary->comparison,
		.from = left->from,
		.at = take(p).from,
		.left = left,
	};

	if (binary->node == NODE_IS)
		return parse_kind(p, node);
	/* One level tighter makes a - b - c group from the left; a power groups from the right, and takes a sign. */
	enum level right = binary->node == NODE_POW ? LEVEL_NEGATE : binary->level + 1;
	node.right = parse_expression(p, right);
	if (!node.right)
		return NULL;
	node.to = node.right->to;
	return node_keep(p, node);
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
			return fail(p, "comparisons do not chain", "write: a < b and b < c");
		compared = compared || binary->level == LEVEL_COMPARE;
		left = parse_binary(p, left, binary);
		compared = compared && binary->level == LEVEL_COMPARE;
	}
	return left;
}

static const struct node *parse_expression(struct parser *p, enum level least)
{
	if (++p->nesting > FORMULA_NESTING_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, place(p, p->token.from),
		    "brackets and operators nest deeper than %d", FORMULA_NESTING_MOST);
		return NULL;
	}
	const struct node *node = parse_operators(p, least);
	p->nesting--;
	return node;
}

/* What stands behind a complete expression, and should not. */
static void report_rest(struct parser *p)
{
	static const struct rest {
		enum token_kind kind;
		const char *message, *hint;
	} rests[] = {
		{ TOKEN_CLOSE, "there is no open bracket to close", NULL },
		{ TOKEN_COMMA, "a comma only separates what a function is given", NULL },
		{ TOKEN_COLON, "a show pattern stands only in text: {{ a / b : 0.00× }}", NULL },
		{ TOKEN_WHERE, "“where” belongs to a list inside a function",
		    "write it so: sum(parts where weight > 1 kg, price)" },
		{ TOKEN_IN, "“in” belongs to a loop", "write it so: sum(t in 1..5, 100 USD / 1.05^t)" },
		{ TOKEN_RANGE, "a range of numbers stands only in a loop: sum(t in 1..5, …)",
		    "an uncertain number belongs in the data, with its source" },
	};

	for (size_t i = 0; i < countof(rests); i++) {
		if (rests[i].kind == p->token.kind) {
			fail(p, rests[i].message, rests[i].hint);
			return;
		}
	}
	if (p->token.kind == TOKEN_BAD)
		return;
	struct str words = token_words(p);
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, place(p, p->token.from), "an operator is missing before %.*s",
	    STR_ARG(words));
}

static const struct formula *parse_with(struct parser *p, bool shown)
{
	struct str text = p->lexer.text.text;

	if (text.len > FORMULA_LENGTH_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, place(p, 0), "a formula of more than %d bytes",
		    FORMULA_LENGTH_MOST);
		return NULL;
	}
	p->token = lexer_next(&p->lexer);
	size_t from = p->token.from;
	const struct node *root = parse_expression(p, LEVEL_ANY);

	if (!root)
		return NULL;
	if (p->token.kind != TOKEN_END && !(shown && p->token.kind == TOKEN_COLON)) {
		report_rest(p);
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

const struct formula *formula_parse(
    struct arena *keep, struct diag *diag, const struct units *units, struct formula_text text)
{
	struct parser p = parser_of(keep, diag, units, text);
	return parse_with(&p, false);
}

const struct formula *formula_parse_shown(struct arena *keep, struct diag *diag, const struct units *units,
    struct formula_text text, struct show *show)
{
	struct parser p = parser_of(keep, diag, units, text);
	const struct formula *formula = parse_with(&p, true);

	*show = (struct show){ 0 };
	if (!formula || p.token.kind != TOKEN_COLON)
		return formula;

	struct str pattern = str_trim(str_sub(text.text, p.token.to, text.text.len));
	struct str why = STR("empty");
	if (pattern.len && show_parse(units, keep, pattern, show, &why))
		return formula;
	diag_report(diag, DIAG_FORMULA_SHOW, place(&p, p.token.from), "“%.*s” is no show pattern: %.*s",
	    STR_ARG(pattern), STR_ARG(why));
	diag_hint(diag, "a pattern is digits and a unit: 0.00×, 0,000 USD, 0.0 year");
	return NULL;
}

struct str formula_source(const struct formula *formula)
{
	return formula->source;
}

struct pos formula_pos(const struct formula *formula)
{
	return formula_place(&formula->text, formula->from);
}

bool formula_is_literal(const struct formula *formula)
{
	return formula->root->kind == NODE_LITERAL;
}

bool formula_is_path(const struct formula *formula, struct str *last)
{
	enum node_kind kind = formula->root->kind;

	if (kind != NODE_NAME && kind != NODE_MEMBER && kind != NODE_CALL)
		return false;
	*last = formula->root->name;
	return true;
}
