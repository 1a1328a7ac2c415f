/*
 * formula_ast - what a parsed formula looks like inside. Only for the formula_*.c files.
 *
 * A tree of nodes, made once by formula_parse.c and never changed afterwards. Three visitors walk
 * it, each a table with one small function per kind of node: formula_check.c (types),
 * formula_eval.c (values), formula_show.c (the numbers put in). Places are byte offsets in the
 * formula's text; formula_place turns them into a place in the source.
 */
#ifndef FIGURE_FORMULA_AST_H
#define FIGURE_FORMULA_AST_H

#include "figure/formula.h"

/*
 * Elements that one evaluation may visit, nested loops multiplied: no sane table comes near.
 * Arithmetic takes the square of the length of its numbers: one of twice FORMULA_STEP_DIGITS counts
 * as four elements more.
 */
#define FORMULA_STEPS_MOST 200000
#define FORMULA_STEP_DIGITS 500

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

enum function_id {
	FUNCTION_IF,
	FUNCTION_IN,
	FUNCTION_ROUND,
	FUNCTION_FLOOR,
	FUNCTION_CEIL,
	FUNCTION_ABS,
	FUNCTION_ROOT,
	FUNCTION_SHARE,
	FUNCTION_SUM, /* the first aggregate */
	FUNCTION_MEAN,
	FUNCTION_GEOMEAN,
	FUNCTION_MIN,
	FUNCTION_MAX,
	FUNCTION_COUNT_OF,
	FUNCTION_ANY,
	FUNCTION_ALL,
	FUNCTION_COUNT,
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

struct function {
	struct str name;
	size_t least, most; /* arguments; an aggregate's loop counts as its first */
	const char *form;   /* how it is written, for hints */
};
extern const struct function formula_functions[FUNCTION_COUNT];
enum function_id function_find(struct str name); /* FUNCTION_COUNT if there is none */
bool function_is_aggregate(enum function_id id);

struct argument {
	struct str name; /* of a figure's parameter; empty in our own functions */
	size_t at;       /* where the name stands */
	const struct node *node;
};

/* What an aggregate goes over: "t in 1..N", "parts where item is pump", "parts", or nothing but its arguments. */
struct loop {
	struct str variable; /* empty: the element's own members are bare names */
	const struct node *source;
	const struct node *to;    /* the end of a range; NULL for a list */
	const struct node *where; /* NULL: all elements */
	bool known;               /* `known`: leave out what is unknown, and give a bound */
};

struct node {
	enum node_kind kind;
	enum comparison comparison;
	enum function_id function;
	size_t from, to; /* its text, brackets around it included */
	size_t at;       /* the operator, or the last name of a path: where mistakes are placed */
	int depth;       /* of the tree from here on: FORMULA_NESTING_MOST at the most */
	struct str name;
	const struct node *left, *right;
	const struct argument *arguments;
	size_t argument_count;
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

/* formula_lex.c */

enum token_kind {
	TOKEN_END,
	TOKEN_BAD, /* reported */
	TOKEN_NUMBER,
	TOKEN_TEXT,
	TOKEN_DATE,
	TOKEN_NAME,
	TOKEN_OR, /* words, from here to TOKEN_FALSE */
	TOKEN_AND,
	TOKEN_NOT,
	TOKEN_IS,
	TOKEN_IN,
	TOKEN_WHERE,
	TOKEN_TRUE,
	TOKEN_FALSE,
	TOKEN_OPEN, /* signs, from here on */
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_DOT,
	TOKEN_RANGE,
	TOKEN_PLUS,
	TOKEN_MINUS,
	TOKEN_TIMES,
	TOKEN_DIVIDE,
	TOKEN_POWER,
	TOKEN_LT,
	TOKEN_LE,
	TOKEN_EQ,
	TOKEN_NE,
	TOKEN_GE,
	TOKEN_GT,
};

struct token {
	enum token_kind kind;
	size_t from, to;
	struct str text; /* a number with its unit, a text without its quotes, a date, a name */
	size_t unit; /* TOKEN_NUMBER: where in `text` its unit starts; its length if it has none */
};

struct lexer {
	struct formula_text text;
	struct diag *diag;
	size_t at; /* the next byte to read */
};

/* The next token; a mistake is reported and yields TOKEN_BAD. */
struct token lexer_next(struct lexer *lexer);
/* The unit written at the next byte on (in(x, unit)), trimmed; empty if there is none. */
struct token lexer_unit(struct lexer *lexer);

struct pos formula_place(const struct formula_text *text, size_t offset);

/* One evaluation or check under way. */

/* A loop's element, in scope while its body is looked at. */
struct frame {
	const struct frame *outer;
	struct str variable;  /* empty: the element's own members are bare names */
	struct value element; /* formula_eval.c */
	struct type type;     /* formula_check.c */
};

/* "path is kind" holds here: formula_check.c. */
struct narrowing {
	const struct narrowing *outer;
	const struct node *path;
	struct type type;
};

struct evaluation {
	const struct formula *formula;
	const struct formula_run *run;
	const struct frame *frames;
	struct type self;                   /* formula_check.c */
	const struct narrowing *narrowings; /* formula_check.c */
	struct arithmetic how;
	size_t steps;
};

struct evaluation evaluation_of(const struct formula *formula, const struct formula_run *run);

/* formula_report.c */

/* Reports at an offset, with a note where the formula was asked for. */
void evaluation_report(const struct evaluation *e, enum diag_id id, size_t at, const char *format,
    ...) __attribute__((format(printf, 4, 5)));
/* There is no such bare name here; and no such member of `of` or `of_value` (the other is NULL). */
void report_name(const struct evaluation *e, const struct node *node);
void report_member(const struct evaluation *e, const struct node *node, const struct type *of,
    const struct value *of_value);
/* An operand of the wrong sort: “x” is text, but a quantity is wanted. */
void report_operand(
    const struct evaluation *e, const struct node *operand, const char *is, const char *wanted);
/* Two that cannot be compared because they are of different sorts. */
void report_sorts(
    const struct evaluation *e, const struct node *node, const char *left, const char *right);
/* a.b where a is no thing. */
void report_no_members(const struct evaluation *e, const struct node *node, const char *is, bool list);

/* One side of an operation on quantities, and the text it came from. */
struct operand {
	const struct node *node;
	const struct quantity *quantity;
};
/* Why an operation did not work, in one message at `at`. b->node is NULL for operations on one. */
void report_status(const struct evaluation *e, enum quantity_status status,
    enum node_kind operation, size_t at, const struct operand *a, const struct operand *b);
/* in(from, unit), the node being the call. */
void report_conversion(const struct evaluation *e, enum quantity_status status,
    const struct node *node, const struct operand *from);
/* The text of a node for messages, shortened when long. */
struct str node_text(const struct evaluation *e, const struct node *node);

/* formula_eval.c */

struct value node_eval(struct evaluation *e, const struct node *node);
/* + - * / ^ on quantities; reports what is not QUANTITY_OK. */
enum quantity_status quantities_operate(const struct evaluation *e, enum node_kind operation,
    size_t at, const struct operand *a, const struct operand *b, struct quantity *out);
/* The same on values, with their dependence; what is not a quantity is dealt with. */
struct value values_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct value *a, const struct node *b_node, const struct value *b);
/*
 * True when all are quantities. Otherwise *instead is what an operation on them yields: bad, not
 * applicable or unknown.
 */
bool values_ready(const struct evaluation *e, const struct node *const *nodes,
    const struct value *values, size_t count, enum value_kind wanted, struct value *instead);
/* The same world, with mistakes going nowhere and nobody watching. */
struct formula_run run_quietly(const struct formula_run *run);

/* formula_compare.c */

struct value compare_eval(struct evaluation *e, const struct node *node);

/* formula_function.c */

struct value function_eval(struct evaluation *e, const struct node *node);
/* True when both are paths made of the same names. */
bool node_same_path(const struct node *a, const struct node *b);

/* formula_check.c */

struct type node_check(struct evaluation *e, const struct node *node);
/* The type a node has where the evaluation stands, without reporting; TYPE_UNSURE without the world's type_of. */
struct type node_type_quietly(const struct evaluation *e, const struct node *node);

/* formula_aggregate.c */

struct value aggregate_eval(struct evaluation *e, const struct node *node);

/* formula_walk.c */

/*
 * A walk over what an aggregate goes over: the elements of a list, the whole numbers of a range, or
 * simply its arguments (max(a, b)). Puts each element in scope in turn. Also used to write a sum
 * out as its terms.
 */
struct walk {
	struct evaluation *e;
	const struct node *node;
	enum { WALK_LIST, WALK_RANGE, WALK_ARGUMENTS } over;
	struct value source; /* the list; the first argument */
	long first;          /* of a range */
	size_t index, count; /* the element in scope is index - 1 */
	struct frame frame;
	struct value belongs; /* what `where` says of the element: a truth, or why there is none */
	bool failed;          /* reported: too many steps */
};
/* False when there is nothing to walk over; *instead is then the result. */
bool walk_open(struct walk *walk, struct evaluation *e, const struct node *node, struct value *instead);
bool walk_next(struct walk *walk);
/* Counts what arithmetic with such a result takes, when it takes longer than a step of a loop. */
void steps_count(struct evaluation *e, const struct quantity *quantity);
/* What is computed of each element: an expression, or NULL for the element itself. */
const struct node *walk_body(const struct walk *walk);
struct value walk_value(const struct walk *walk);
void walk_close(const struct walk *walk);

#endif
