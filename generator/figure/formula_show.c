/* The formula with its numbers put in. Evaluates quietly as it goes, so it shows what formula_eval would use. */
#include "figure/formula_ast.h"

struct substitution {
	struct evaluation e;
	const struct formula_words *words;
	struct buf *out;
	bool factor; /* what is shown now is multiplied or divided */
};

static void node_show(struct substitution *s, const struct node *node, enum level least);

/* Values. */

static struct str value_words(struct substitution *s, const struct value *value);

static void list_put(struct substitution *s, struct buf *out, const struct value *list)
{
	for (size_t i = 0; i < list->list.count && i < FORMULA_TERMS_MOST; i++) {
		buf_put(out, i ? STR(", ") : STR(""));
		buf_put(out, value_words(s, &list->list.at[i]));
	}
	if (list->list.count > FORMULA_TERMS_MOST)
		buf_put(out, STR(", …"));
}

/* All digits that matter, whatever the pattern of the value asks for, but in the unit it asks for. */
static void quantity_put(struct substitution *s, struct buf *out, const struct value *value)
{
	void *self = s->e.run->world->self;
	struct show show = { .unit = s->words->unit_of ? s->words->unit_of(self, value) : NULL };

	if (quantity_print(&s->e.how, value->quantity, &show, out) != QUANTITY_OK)
		quantity_print(&s->e.how, value->quantity, &(struct show){ .unit = NULL }, out);
}

static struct str value_words(struct substitution *s, const struct value *value)
{
	static const char *const truths[] = {
		[TRUTH_NO] = "no",
		[TRUTH_YES] = "yes",
		[TRUTH_UNDECIDED] = "undecided",
	};
	struct arena *keep = s->e.run->keep;
	struct buf out = buf_in(keep, BUF_MOST);

	switch (value->kind) {
	case VALUE_QUANTITY:
		quantity_put(s, &out, value);
		break;
	case VALUE_TRUTH:
		return str_from(truths[value->truth]);
	case VALUE_TEXT:
		buf_print(&out, "“%.*s”", STR_ARG(value->text));
		break;
	case VALUE_DATE:
		return date_words(keep, value->date);
	case VALUE_THING:
		return s->words->name_of(s->e.run->world->self, value->thing);
	case VALUE_LIST:
		list_put(s, &out, value);
		break;
	case VALUE_BAD:
		return STR("?");
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
	case VALUE_RECORD:
		return str_from(value_kind_words(value->kind));
	}
	return buf_str(&out);
}

static bool has(struct str text, struct str part)
{
	return str_find(text, part, 0) != STR_NONE;
}

/* Would the printed value be misread among operators that bind like this? "2 × −3", "5 / 40 h/week", "3 m^2". */
static bool wants_brackets(struct str text, enum level least)
{
	bool negative = str_starts(text, STR("-")) || str_starts(text, STR("−"));
	bool open = str_starts(text, STR("≥")) || str_starts(text, STR("≤")) ||
	    str_starts(text, STR(">")) || str_starts(text, STR("<"));

	if (open)
		return least > LEVEL_COMPARE;
	if (negative || has(text, STR("–")))
		return least > LEVEL_ADD;
	if (has(text, STR("/")))
		return least > LEVEL_MULTIPLY;
	return has(text, STR(" ")) && least > LEVEL_POWER;
}

static void value_show(struct substitution *s, const struct value *value, enum level least)
{
	struct str text = value_words(s, value), times = STR("×");

	if (s->factor && str_ends(text, times)) /* "0.7 × 0.3", not "0.7× × 0.3×" */
		text.len -= times.len;
	bool brackets = value->kind == VALUE_QUANTITY && wants_brackets(text, least);

	buf_put(s->out, brackets ? STR("(") : STR(""));
	buf_put(s->out, text);
	buf_put(s->out, brackets ? STR(")") : STR(""));
}

/* Operators and functions. */

static void path_show(struct substitution *s, const struct node *node, enum level least)
{
	struct value value = node_eval(&s->e, node);

	value_show(s, &value, least);
}

static void prefix_show(struct substitution *s, const struct node *node, enum level least)
{
	(void)least;
	buf_put(s->out, node->kind == NODE_NOT ? STR("not ") : STR("−"));
	node_show(s, node->left, node->kind == NODE_NOT ? LEVEL_COMPARE : LEVEL_POWER);
}

static const struct sign {
	struct str text;
	enum level level;
} signs[NODE_COUNT] = {
	[NODE_NEGATE] = { STR_INIT("−"), LEVEL_NEGATE },
	[NODE_NOT] = { STR_INIT("not "), LEVEL_NOT },
	[NODE_OR] = { STR_INIT(" or "), LEVEL_OR },
	[NODE_AND] = { STR_INIT(" and "), LEVEL_AND },
	[NODE_COMPARE] = { STR_INIT(""), LEVEL_COMPARE },
	[NODE_IS] = { STR_INIT(" is "), LEVEL_COMPARE },
	[NODE_ADD] = { STR_INIT(" + "), LEVEL_ADD },
	[NODE_SUB] = { STR_INIT(" − "), LEVEL_ADD },
	[NODE_MUL] = { STR_INIT(" × "), LEVEL_MULTIPLY },
	[NODE_DIV] = { STR_INIT(" / "), LEVEL_MULTIPLY },
	[NODE_POW] = { STR_INIT("^"), LEVEL_POWER },
};

static struct str sign_of(const struct node *node)
{
	static const struct str comparisons[] = {
		[COMPARE_LT] = STR_INIT(" < "),
		[COMPARE_LE] = STR_INIT(" ≤ "),
		[COMPARE_EQ] = STR_INIT(" = "),
		[COMPARE_NE] = STR_INIT(" ≠ "),
		[COMPARE_GE] = STR_INIT(" ≥ "),
		[COMPARE_GT] = STR_INIT(" > "),
	};
	return node->kind == NODE_COMPARE ? comparisons[node->comparison] : signs[node->kind].text;
}

static void binary_show(struct substitution *s, const struct node *node, enum level least)
{
	enum level level = signs[node->kind].level;
	bool power = node->kind == NODE_POW;

	(void)least;
	node_show(s, node->left, power || level == LEVEL_COMPARE ? level + 1 : level);
	buf_put(s->out, sign_of(node));
	if (node->kind == NODE_IS)
		buf_put(s->out, node->name);
	else
		node_show(s, node->right, power ? LEVEL_NEGATE : level + 1);
}

/* The branch that was not taken may have no value. */
static void if_show(struct substitution *s, const struct node *node)
{
	struct value condition = node_eval(&s->e, node->arguments[0].node);

	node_show(s, node->arguments[0].node, LEVEL_ANY);
	for (size_t i = 1; i < node->argument_count; i++) {
		enum truth other = i == 1 ? TRUTH_NO : TRUTH_YES;
		buf_put(s->out, STR(", "));
		if (condition.kind == VALUE_TRUTH && condition.truth == other)
			buf_put(s->out, STR("…"));
		else
			node_show(s, node->arguments[i].node, LEVEL_ANY);
	}
}

static void function_show(struct substitution *s, const struct node *node, enum level least)
{
	(void)least;
	buf_print(s->out, "%.*s(", STR_ARG(node->name));
	if (node->function == FUNCTION_IF) {
		if_show(s, node);
	} else {
		for (size_t i = 0; i < node->argument_count; i++) {
			buf_put(s->out, i ? STR(", ") : STR(""));
			node_show(s, node->arguments[i].node, LEVEL_ANY);
		}
	}
	if (node->unit)
		buf_print(s->out, ", %.*s", STR_ARG(node->unit->text));
	buf_put_byte(s->out, ')');
}

/* Aggregates: their terms. */

struct terms {
	size_t count;        /* that stand in the result */
	size_t last;         /* the walk's index of the last of them */
	size_t inapplicable; /* and those that do not */
	size_t unknown;
};

/* Does the element in scope add a term? Counts what it is. */
static bool term_count(struct terms *terms, const struct walk *walk)
{
	if (walk->belongs.kind == VALUE_TRUTH && walk->belongs.truth == TRUTH_NO)
		return false;

	struct value value = walk->belongs.kind == VALUE_TRUTH ? walk_value(walk) : walk->belongs;
	if (value.kind == VALUE_INAPPLICABLE) {
		terms->inapplicable++;
		return false;
	}
	if (value.kind == VALUE_UNKNOWN && walk->node->loop->known) {
		terms->unknown++;
		return false;
	}
	terms->count++;
	terms->last = walk->index;
	return true;
}

static struct terms terms_count(struct substitution *s, const struct node *node)
{
	struct terms terms = { .count = 0 };
	struct value instead;
	struct walk walk;

	if (!walk_open(&walk, &s->e, node, &instead))
		return terms;
	while (walk_next(&walk))
		term_count(&terms, &walk);
	walk_close(&walk);
	return terms;
}

static void term_show(struct substitution *s, const struct walk *walk, enum level least)
{
	const struct node *body = walk_body(walk);
	struct value value = walk_value(walk);
	bool perhaps = walk->belongs.kind == VALUE_TRUTH && walk->belongs.truth == TRUTH_UNDECIDED;

	buf_put(s->out, perhaps ? STR("perhaps ") : STR(""));
	if (body && value.kind > VALUE_INAPPLICABLE)
		node_show(s, body, least);
	else
		value_show(s, &value, least);
}

/* How each aggregate is written out: before, between and behind its terms, and how tightly all that binds. */
static const struct layout {
	const char *before, *between, *behind;
	enum level term, whole;
} layouts[FUNCTION_COUNT] = {
	[FUNCTION_SUM] = { "", " + ", "", LEVEL_ADD, LEVEL_ADD },
	[FUNCTION_MEAN] = { "(", " + ", ") / %zu", LEVEL_ADD, LEVEL_MULTIPLY },
	[FUNCTION_GEOMEAN] = { "(", " × ", ")^(1/%zu)", LEVEL_MULTIPLY, LEVEL_POWER },
	[FUNCTION_MIN] = { "min(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_MAX] = { "max(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ANY] = { "any(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
	[FUNCTION_ALL] = { "all(", ", ", ")", LEVEL_ANY, LEVEL_ATOM },
};

/*
 * All terms, or of many the first few and the last, without working out those between. One that
 * stands alone binds as the sum did.
 */
static void terms_show(struct substitution *s, const struct node *node, const struct layout *layout,
    const struct terms *terms, enum level least)
{
	bool many = terms->count > FORMULA_TERMS_MOST;
	bool alone = terms->count == 1 && layout->before[0] == '\0';
	struct terms seen = { .count = 0 };
	struct value instead;
	struct walk walk;

	if (!walk_open(&walk, &s->e, node, &instead))
		return;
	while (seen.count < terms->count && walk_next(&walk)) {
		if (!term_count(&seen, &walk))
			continue;
		buf_put(s->out, seen.count > 1 ? str_from(layout->between) : STR(""));
		term_show(s, &walk, alone ? least : terms->count > 1 ? layout->term : LEVEL_ANY);
		if (many && seen.count == FORMULA_TERMS_MOST - 1) {
			buf_print(s->out, "%s…", layout->between);
			seen.count = terms->count - 1;
			walk.index = terms->last - 1;
		}
	}
	walk_close(&walk);
}

static void behind_show(struct substitution *s, const struct layout *layout, size_t count)
{
	struct str text = str_from(layout->behind);
	size_t at = str_find(text, STR("%zu"), 0);

	if (at == STR_NONE) {
		buf_put(s->out, text);
		return;
	}
	buf_put(s->out, str_sub(text, 0, at));
	buf_print(s->out, "%zu", count);
	buf_put(s->out, str_sub(text, at + 3, text.len));
}

static void aggregate_show(struct substitution *s, const struct node *node, enum level least)
{
	const struct layout *layout = &layouts[node->function];
	struct terms terms = layout->before ? terms_count(s, node) : (struct terms){ .count = 0 };

	if (terms.count == 0) {
		path_show(s, node, least);
	} else {
		bool brackets = layout->whole < least && (terms.count > 1 || layout->whole > LEVEL_ADD);
		buf_put(s->out, brackets ? STR("(") : STR(""));
		buf_put(s->out, str_from(layout->before));
		terms_show(s, node, layout, &terms, least);
		behind_show(s, layout, terms.count);
		buf_put(s->out, brackets ? STR(")") : STR(""));
	}
	if (terms.inapplicable)
		buf_print(s->out, " (%zu not applicable)", terms.inapplicable);
	if (terms.unknown)
		buf_print(s->out, " (%zu unknown)", terms.unknown);
}

static void node_show(struct substitution *s, const struct node *node, enum level least)
{
	static void (*const handlers[NODE_COUNT])(
	    struct substitution *, const struct node *, enum level) = {
		[NODE_LITERAL] = path_show,
		[NODE_NAME] = path_show,
		[NODE_MEMBER] = path_show,
		[NODE_CALL] = path_show,
		[NODE_FUNCTION] = function_show,
		[NODE_AGGREGATE] = aggregate_show,
		[NODE_NEGATE] = prefix_show,
		[NODE_NOT] = prefix_show,
		[NODE_OR] = binary_show,
		[NODE_AND] = binary_show,
		[NODE_COMPARE] = binary_show,
		[NODE_IS] = binary_show,
		[NODE_ADD] = binary_show,
		[NODE_SUB] = binary_show,
		[NODE_MUL] = binary_show,
		[NODE_DIV] = binary_show,
		[NODE_POW] = binary_show,
	};
	enum level own = signs[node->kind].level;
	bool brackets = own != LEVEL_ANY && own < least, factor = s->factor;

	if (node->kind == NODE_AGGREGATE)
		s->factor |= node->function == FUNCTION_GEOMEAN;
	else if (node->kind > NODE_CALL)
		s->factor = own == LEVEL_MULTIPLY || own == LEVEL_POWER;
	buf_put(s->out, brackets ? STR("(") : STR(""));
	handlers[node->kind](s, node, least);
	buf_put(s->out, brackets ? STR(")") : STR(""));
	s->factor = factor;
}

void formula_substitute(const struct formula *formula, const struct formula_run *run,
    const struct formula_words *words, struct buf *out)
{
	struct formula_run quiet = run_quietly(run);
	struct substitution s = { evaluation_of(formula, &quiet), words, out, false };

	node_show(&s, formula->root, LEVEL_ANY);
}
