/*
 * ast - a parsed formula as a tree of nodes. Only for the files of this folder.
 *
 * Made once by parse.c and never changed afterwards; it lives in the arena of whoever parsed it. Three modules walk it,
 * each with a table of one small function for each kind of node: check_types.c (types), eval.c (values), substitute.c (the
 * numbers put in). Places are byte offsets in the formula's text; formula_place turns them into places in the source.
 */
#ifndef FORMULA_AST_H
#define FORMULA_AST_H

#include "formula/builtin.h"
#include "formula/formula_text.h"
#include "formula/value.h"
#include "number/quantity_order.h"

/* Operations inside one another: keeps the stack of the recursive parser, and of all that walks its tree, small. */
#define FORMULA_NESTING_MOST 200

enum node_kind {
	NODE_LITERAL,   /* literal */
	NODE_NAME,      /* name */
	NODE_MEMBER,    /* left . name */
	NODE_CALL,      /* [left .] name(arguments): a figure with parameters */
	NODE_FUNCTION,  /* function(arguments), one of ours */
	NODE_AGGREGATE, /* function(loop, arguments) */
	NODE_NEGATE,    /* - left */
	NODE_NOT,       /* not left */
	NODE_OR,        /* left or right, and so on: */
	NODE_AND,
	NODE_COMPARE, /* with comparison */
	NODE_IS,      /* left is name */
	NODE_ADD,
	NODE_SUB,
	NODE_MUL,
	NODE_DIV,
	NODE_POW,
	NODE_COUNT,
};

/* How tightly things bind, loosest first. */
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
	LEVEL_ATOM,
};

struct argument {
	struct str name; /* of a figure's parameter; empty in our own functions */
	size_t at;       /* where the name stands */
	const struct node *node;
};

struct sieve_rule;

/* What an aggregate goes over: "t in 1..N", "parts where item is pump", "parts", or nothing but its arguments. */
struct loop {
	struct str variable; /* empty: the element's own members are bare names */
	const struct node *source;
	const struct node *to;    /* the end of a range; NULL for a list */
	const struct node *where; /* NULL: all elements */
	bool known;               /* `known`: leave out what is unknown, and give a bound */
	/* what of it is the same for all elements (fixed.h) */
	const struct node *const *fixed;
	size_t fixed_count;
	/* conditions by which elements are left out without being asked (sieve.h) */
	const struct sieve_rule *rules;
	size_t rule_count;
};

/* In front, side by side, is what evaluation looks at. */
struct node {
	enum node_kind kind;
	enum comparison comparison;
	enum function_id function;
	int depth; /* of the tree from here on: FORMULA_NESTING_MOST at the most */
	struct str name;
	uint64_t hash; /* map_hash of the name */
	const struct node *left, *right;
	const struct argument *arguments;
	size_t argument_count;
	size_t at;       /* the operator, or the last name of a path: where mistakes are placed */
	size_t from, to; /* its text, brackets around it included */
	const struct loop *loop;
	struct value literal;
	const struct unit *unit; /* of in(x, unit) */
};

struct formula {
	struct formula_text text;
	struct str source; /* trimmed, without a show pattern */
	size_t from;       /* where `source` starts in the text */
	const struct node *root;
};

/* True when both are paths made of the same names. */
bool node_same_path(const struct node *a, const struct node *b);

/* True when both are written in the same way, up to spaces and brackets. */
bool node_same(const struct node *a, const struct node *b);

/* True of `not applicable` and `unknown` as they stand; only right where nothing else has these names. */
bool node_is_inapplicable(const struct node *node);
bool node_is_unknown(const struct node *node);
/* Of these two, and of an if() that yields nothing else. */
bool node_is_no_value(const struct node *node);

#endif
