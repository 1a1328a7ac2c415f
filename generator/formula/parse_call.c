#include "formula/parse_call.h"

#include "formula/builtin.h"
#include "formula/fixed.h"
#include "formula/parse.h"
#include "formula/parse_report.h"
#include "formula/sieve.h"

struct arguments {
	struct argument *at;
	size_t count, room;
};

static bool add_argument(struct parser *p, struct arguments *list, struct argument argument)
{
	if (!argument.node)
		return false;
	list->at = arena_room(p->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = argument;
	return true;
}

#define IF_HINT "write it so: if(condition, a, b)"
#define TEXT_HINT \
	"formulas put no texts together: in the text they stand side by side, {{ a }} {{ b }}"

/* What other languages call our functions. */
static const struct {
	struct str word;
	const char *hint;
} elsewhere[] = {
	{ STR_INIT("sqrt"), "write it so: root(value)" },
	{ STR_INIT("cbrt"), "write it so: root(value, 3)" },
	{ STR_INIT("average"), "write it so: mean(list, value of each)" },
	{ STR_INIT("avg"), "write it so: mean(list, value of each)" },
	{ STR_INIT("total"), "write it so: sum(list, value of each)" },
	{ STR_INIT("minimum"), "write it so: min(list, value of each) or min(a, b)" },
	{ STR_INIT("maximum"), "write it so: max(list, value of each) or max(a, b)" },
	{ STR_INIT("ceiling"), "write it so: ceil(value)" },
	{ STR_INIT("roundup"), "write it so: ceil(value)" },
	{ STR_INIT("rounddown"), "write it so: floor(value)" },
	{ STR_INIT("trunc"), "write it so: floor(value)" },
	{ STR_INIT("pow"), "a power is written a^2" },
	{ STR_INIT("power"), "a power is written a^2" },
	{ STR_INIT("convert"), "write it so: in(value, unit)" },
	{ STR_INIT("switch_at"),
	    "only a guide's text knows it, where it stands alone: {{ switch_at(condition, input) }}" },
	{ STR_INIT("ln"), "write it so: log(value)" },
	{ STR_INIT("log10"), "write it so: log(value, 10)" },
	{ STR_INIT("log2"), "write it so: log(value, 2)" },
	{ STR_INIT("lerp"), "write it so: interpolate(list, x of each, y of each, x wanted)" },
	{ STR_INIT("lookup"), "write it so: interpolate(list, x of each, y of each, x wanted)" },
	{ STR_INIT("today"), "the day that the site is looked at from is as_of, without brackets" },
	{ STR_INIT("now"), "the day that the site is looked at from is as_of, without brackets" },
	{ STR_INIT("median"), "there is no median: mean(list, value of each), or argmin and argmax" },
	{ STR_INIT("clamp"), "write it so: max(least, min(most, value))" },
	{ STR_INIT("sign"), "write it so: if(value < 0, -1, 1)" },
	{ STR_INIT("xor"), "write it so: a != b" },
	{ STR_INIT("iif"), IF_HINT },
	{ STR_INIT("ifelse"), IF_HINT },
	{ STR_INIT("ternary"), IF_HINT },
	{ STR_INIT("when"), IF_HINT },
	{ STR_INIT("case"), IF_HINT },
	{ STR_INIT("switch"), IF_HINT },
	{ STR_INIT("coalesce"), "write it so: if(known(a), a, b)" },
	{ STR_INIT("ifnull"), "write it so: if(known(a), a, b)" },
	{ STR_INIT("default"), "write it so: if(known(a), a, b)" },
	{ STR_INIT("concat"), TEXT_HINT },
	{ STR_INIT("concatenate"), TEXT_HINT },
	{ STR_INIT("join"), TEXT_HINT },
	{ STR_INIT("format"), "how a number is printed stands behind a colon: {{ a : 0.00 kW }}" },
	{ STR_INIT("require"), "a guard has no brackets: {{ require condition }}" },
	{ STR_INIT("len"), "write it so: count(list)" },
	{ STR_INIT("length"), "write it so: count(list)" },
};

/* The formulas of a page were, without a mistake. */
#ifdef RIGBOOK_IN_PAGE
#define READ_BEFORE true
#else
#define READ_BEFORE false
#endif

static const char *hint_elsewhere(struct str function)
{
	for (size_t i = 0; !READ_BEFORE && i < countof(elsewhere); i++)
		if (str_eq(elsewhere[i].word, function))
			return elsewhere[i].hint;
	return NULL;
}

static void report_nameless(struct parser *p, struct str function, bool path, size_t at)
{
	struct near near = near_to(function);

	for (int i = 0; i < FUNCTION_COUNT && !path; i++)
		near_offer(&near, formula_functions[i].name);
	if (path)
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, at),
		    "what a figure is given has a name in front");
	else
		diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, at),
		    "“%.*s” is no function, and what a figure is given has a name in front",
		    STR_ARG(function));
	const char *hint = path ? NULL : hint_elsewhere(function);
	if (hint)
		diag_hint(p->diag, "%s", hint);
	else if (!diag_hint_nearest(p->diag, &near))
		diag_hint(p->diag, "write it so: %.*s(parameter: value)", STR_ARG(function));
}

/* Taken for one of our functions under another name, or misspelt. */
static bool is_function_elsewhere(struct str function)
{
	struct near near = near_to(function);

	for (int i = 0; i < FUNCTION_COUNT; i++)
		near_offer(&near, formula_functions[i].name);
	return near.best.len > 0 || hint_elsewhere(function);
}

/* name: value, … of a figure with parameters; `path` stands in front of the figure's name. */
static bool parse_parameter(struct parser *p, struct str function, bool path, struct arguments *list)
{
	size_t at = p->token.from;
	const struct node *name = parse_expression(p, LEVEL_ANY);

	if (!name)
		return false;
	if (name->kind == NODE_NAME && parser_take_if(p, TOKEN_COLON))
		return add_argument(
		    p, list, (struct argument){ name->name, at, parse_expression(p, LEVEL_ANY) });
	if (path || !is_function_elsewhere(function)) /* the check knows what it is to be called */
		return add_argument(p, list, (struct argument){ .at = at, .node = name });
	report_nameless(p, function, path, at);
	return false;
}

/* left.name(…) or name(…); the name is taken, the bracket is next. */
const struct node *parse_call(struct parser *p, const struct node *left, struct token name)
{
	struct arguments list = { NULL, 0, 0 };
	size_t open = parser_take(p).from;

	while (p->token.kind != TOKEN_CLOSE) {
		if (!parse_parameter(p, name.text, left != NULL, &list))
			return NULL;
		if (!parser_take_if(p, TOKEN_COMMA))
			break;
	}
	if (!parser_take_close(p, open))
		return NULL;
	return parser_node(p,
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
		return parser_fail(p, "in wants a unit after the value", "write it so: in(value, W·h)");

	struct token unit = lexer_unit(&p->lexer);
	node.unit = parse_unit(p, unit.text, unit.from, false);
	if (!node.unit)
		return NULL;
	parser_take(p);
	if (!parser_take_close(p, open))
		return NULL;
	node.arguments = list.at;
	node.argument_count = list.count;
	node.to = p->taken_to;
	return parser_node(p, node);
}

/* What an aggregate goes over, up to the comma or bracket behind it. */
static struct loop *parse_loop(struct parser *p)
{
	struct loop *loop = ARENA_NEW(p->keep, struct loop);

	loop->source = parse_expression(p, LEVEL_ANY);
	if (loop->source && loop->source->kind == NODE_NAME && parser_take_if(p, TOKEN_IN)) {
		loop->variable = loop->source->name;
		loop->source = parse_expression(p, LEVEL_ANY);
		if (loop->source && parser_take_if(p, TOKEN_RANGE) &&
		    !(loop->to = parse_expression(p, LEVEL_ANY)))
			return NULL;
	}
	if (!loop->source)
		return NULL;
	if (parser_take_if(p, TOKEN_WHERE) && !(loop->where = parse_expression(p, LEVEL_ANY)))
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
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, known->from),
	    "%.*s of what is known says nothing about the %.*s of all", STR_ARG(name), STR_ARG(name));
	diag_hint(p->diag, "only sum, min and max take “known”");
	return false;
}

static bool argument_count_fits(struct parser *p, enum function_id id, size_t count, size_t at)
{
	const struct function *function = &formula_functions[id];

	if (count >= function->least && count <= function->most)
		return true;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, at), "%.*s is given too %s",
	    STR_ARG(function->name), count < function->least ? "little" : "much");
	diag_hint(p->diag, "write it so: %s", function->form);
	return false;
}

/* One of our own functions; its name is taken, the bracket is next. */
const struct node *parse_function(struct parser *p, enum function_id id, struct token name)
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
	size_t open = parser_take(p).from;

	if (id == FUNCTION_IN)
		return parse_conversion(p, node, open);
	if (p->token.kind != TOKEN_CLOSE) {
		if (aggregate && !(loop = parse_loop(p)))
			return NULL;
		while (aggregate ? parser_take_if(p, TOKEN_COMMA)
				 : list.count == 0 || parser_take_if(p, TOKEN_COMMA)) {
			struct argument argument = { .at = p->token.from,
				.node = parse_expression(p, LEVEL_ANY) };
			if (!add_argument(p, &list, argument))
				return NULL;
		}
	}
	if (!parser_take_close(p, open) || (loop && !take_known(p, id, loop, &list)))
		return NULL;
	if (!argument_count_fits(p, id, list.count + (loop != NULL), name.from))
		return NULL;
	if (loop)
		fixed_find(p->keep, loop, list.at, list.count);
	if (loop && SIEVE_IS_KEPT)
		sieve_find(p->keep, loop);
	node.loop = loop;
	node.arguments = list.at;
	node.argument_count = list.count;
	node.to = p->taken_to;
	return parser_node(p, node);
}
