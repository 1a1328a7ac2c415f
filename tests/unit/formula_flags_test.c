/*
 * What is said of a value beside its number is never lost on the way through a formula: that it is
 * about, a range or unknown. 10,000 formulas that nobody chose (chance.h) are evaluated, and
 *
 *   - compared with a slow evaluator that knows no numbers and only follows "about" and "unknown",
 *     among them the rates of money that are about (a pound in the fixture's numbers);
 *   - evaluated again with each range held at one of its values: the result lies within the range
 *     that was computed, and what was decided for the range is decided the same.
 */
#include "chance.h"
#include "formula_world.h"
#include "number/quantity_convert.h"

#include <stdlib.h>

#define FORMULAS 10000
#define FORMULAS_A_WORLD 50
#define MEMBERS 12
#define HELD 3 /* times that ranges are held at values */

enum sort { SORT_MONEY, SORT_PLAIN, SORT_TRUTH };
enum op {
	OP_LITERAL,
	OP_MEMBER,
	OP_BINARY,
	OP_SCALE,
	OP_SHARE,
	OP_IF,
	OP_EXTREME,
	OP_ROUND,
	OP_IN,
	OP_LOGIC,
	OP_COMPARE
};

enum currency { NO_CURRENCY, USD, EUR, GBP };
static const char *const currency_names[] = { "", " USD", " EUR", " GBP" };

struct member {
	bool about, unknown, range;
	enum currency currency;
	int64_t low, high;
};

struct tree {
	enum op op;
	enum sort sort;
	const struct member *member;
	enum currency currency; /* of a literal */
	const struct tree *kids[3];
	size_t kid_count;
	struct str text;
	bool decides_yes; /* of OP_LOGIC: an `or` */
};

struct trial {
	struct chance chance;
	struct arena *keep; /* of a world's formulas */
	struct member money[MEMBERS], plain[MEMBERS];
	struct fake *fake, *held[HELD];
};

/* Worlds. */

static struct member chance_member(struct chance *chance, bool money)
{
	struct member m = { .about = chance_below(chance, 4) == 0,
		.unknown = chance_below(chance, 8) == 0 };

	m.low = chance_below(chance, 20) - (chance_below(chance, 4) == 0 ? 10 : -1);
	m.range = chance_below(chance, 3) == 0;
	m.high = m.low + (m.range ? 1 + chance_below(chance, 9) : 0);
	m.currency = money ? (enum currency)(USD + chance_below(chance, 3)) : NO_CURRENCY;
	return m;
}

static void put_member(
    struct buf *out, struct chance *held, const struct member *m, char letter, size_t i)
{
	int64_t tenths = m->low * 10 + (m->high - m->low) * (held != NULL ? chance_below(held, 11) : 0);

	buf_print(out, "t.%c%zu = ", letter, i);
	if (m->unknown)
		buf_print(out, "unknown\n");
	else if (held != NULL)
		buf_print(out, "%s%s%d.%d%s\n", m->about ? "~" : "", tenths < 0 ? "-" : "",
		    abs((int)tenths) / 10, abs((int)tenths) % 10, currency_names[m->currency]);
	else if (m->range)
		buf_print(out, "%s%d..%d%s\n", m->about ? "~" : "", (int)m->low, (int)m->high,
		    currency_names[m->currency]);
	else
		buf_print(
		    out, "%s%d%s\n", m->about ? "~" : "", (int)m->low, currency_names[m->currency]);
}

static struct fake *world_of_members(struct trial *trial, bool held)
{
	struct buf out = buf_in(trial->keep, BUF_MOST);

	buf_print(&out, "t: thing_of_all\n");
	for (size_t i = 0; i < MEMBERS; i++) {
		put_member(&out, held ? &trial->chance : NULL, &trial->money[i], 'm', i);
		put_member(&out, held ? &trial->chance : NULL, &trial->plain[i], 'p', i);
	}
	return fake_new(buf_str(&out));
}

static void worlds_new(struct trial *trial)
{
	trial->keep = arena_new();
	for (size_t i = 0; i < MEMBERS; i++) {
		trial->money[i] = chance_member(&trial->chance, true);
		trial->plain[i] = chance_member(&trial->chance, false);
	}
	trial->fake = world_of_members(trial, false);
	for (size_t i = 0; i < HELD; i++)
		trial->held[i] = world_of_members(trial, true);
}

static void worlds_free(struct trial *trial)
{
	arena_free(trial->fake->numbers.keep);
	for (size_t i = 0; i < HELD; i++)
		arena_free(trial->held[i]->numbers.keep);
	arena_free(trial->keep);
}

/* Formulas. */

static const struct tree *tree_new(struct trial *trial, enum sort sort, int depth);

static const struct tree *keep_tree(struct trial *trial, struct tree tree)
{
	return arena_copy(trial->keep, &tree, sizeof(tree));
}

static const struct tree *leaf(struct trial *trial, enum sort sort)
{
	struct tree tree = { .op = OP_MEMBER, .sort = sort };
	size_t i = (size_t)chance_below(&trial->chance, MEMBERS);

	if (chance_below(&trial->chance, 4) == 0) {
		tree.op = OP_LITERAL;
		tree.currency = sort == SORT_MONEY ? USD : NO_CURRENCY;
		tree.text = str_print(trial->keep, "%d%s", (int)chance_below(&trial->chance, 9) + 1,
		    currency_names[tree.currency]);
		return keep_tree(trial, tree);
	}
	tree.member = sort == SORT_MONEY ? &trial->money[i] : &trial->plain[i];
	tree.text = str_print(trial->keep, "t.%c%zu", sort == SORT_MONEY ? 'm' : 'p', i);
	return keep_tree(trial, tree);
}

/* A tree of the operation, whose form has a %.*s for each of its kids. */
static const struct tree *tree_of(struct trial *trial, enum op op, enum sort sort, const char *form,
    const struct tree *a, const struct tree *b)
{
	struct tree tree = { .op = op, .sort = sort, .kids = { a, b }, .kid_count = b != NULL ? 2 : 1 };
	const struct str empty = STR("");
	struct buf out = buf_in(trial->keep, BUF_MOST);

	for (size_t i = 0; form[i] != '\0'; i++) {
		struct str kid = form[i] == 'A' ? a->text : form[i] == 'B' ? b->text : empty;
		if (kid.len > 0)
			buf_put(&out, kid);
		else
			buf_put_byte(&out, form[i]);
	}
	tree.text = buf_str(&out);
	return keep_tree(trial, tree);
}

static const struct tree *truth_new(struct trial *trial, int depth)
{
	static const char *const compares[] = { "(A < B)", "(A >= B)", "(A = B)", "(A != B)", "(A > B)" };
	struct chance *chance = &trial->chance;

	if (depth > 1 && chance_below(chance, 3) == 0) {
		bool either = chance_below(chance, 2) == 0;
		struct tree tree = *tree_of(trial, OP_LOGIC, SORT_TRUTH,
		    either ? "(A or B)" : "(A and B)", tree_new(trial, SORT_TRUTH, depth - 1),
		    tree_new(trial, SORT_TRUTH, depth - 1));
		tree.decides_yes = either;
		return keep_tree(trial, tree);
	}
	enum sort sort = (enum sort)chance_below(chance, 2);
	return tree_of(trial, OP_COMPARE, SORT_TRUTH, compares[chance_below(chance, 5)],
	    tree_new(trial, sort, depth - 1), tree_new(trial, sort, depth - 1));
}

static const struct tree *choice_new(struct trial *trial, enum sort sort, int depth)
{
	struct tree tree = { .op = OP_IF, .sort = sort, .kid_count = 3 };

	tree.kids[0] = tree_new(trial, SORT_TRUTH, depth - 1);
	tree.kids[1] = tree_new(trial, sort, depth - 1);
	tree.kids[2] = tree_new(trial, sort, depth - 1);
	tree.text = str_print(trial->keep, "if(%.*s, %.*s, %.*s)", STR_ARG(tree.kids[0]->text),
	    STR_ARG(tree.kids[1]->text), STR_ARG(tree.kids[2]->text));
	return keep_tree(trial, tree);
}

/* A division that only its condition keeps from zero. */
static const struct tree *assumed_new(struct trial *trial, int depth)
{
	const struct tree *a = tree_new(trial, SORT_PLAIN, depth - 1);
	const struct tree *b = tree_new(trial, SORT_PLAIN, depth - 1);
	bool above = chance_below(&trial->chance, 2) == 0;
	struct tree tree = { .op = OP_IF, .sort = SORT_PLAIN, .kid_count = 3 };

	tree.kids[0] = tree_of(trial, OP_COMPARE, SORT_TRUTH, above ? "(A > B)" : "(A <= B)", a, b);
	tree.kids[1] = tree_of(trial, OP_BINARY, SORT_PLAIN, "(1 / (A - B))", a, b);
	tree.kids[2] = tree_of(trial, OP_BINARY, SORT_PLAIN, "(1 / (B - A) + A)", a, b);
	tree.text = str_print(trial->keep, "if(%.*s, %.*s, %.*s)", STR_ARG(tree.kids[0]->text),
	    STR_ARG(tree.kids[1]->text), STR_ARG(tree.kids[2]->text));
	return keep_tree(trial, tree);
}

/* Functions of one number. */
static const struct tree *function_new(struct trial *trial, int depth)
{
	static const char *const forms[] = { "log(A)", "exp(A / 50)", "abs(A)^0.5",
		"interpolate(n in 1..4, n, n * A, 2.5)", "argmin(n in 1..3, (n - 2)^2) * A" };

	return tree_of(trial, OP_ROUND, SORT_PLAIN, forms[chance_below(&trial->chance, 5)],
	    tree_new(trial, SORT_PLAIN, depth - 1), NULL);
}

static const struct tree *tree_new(struct trial *trial, enum sort sort, int depth)
{
	static const char *const sums[] = { "(A + B)", "(A - B)", "sum(A, B)", "mean(A, B)", "(A - B)" };
	struct chance *chance = &trial->chance;

	if (sort == SORT_TRUTH)
		return truth_new(trial, depth);
	if (depth <= 0)
		return leaf(trial, sort);
	if (sort == SORT_PLAIN && chance_below(chance, 6) == 0)
		return chance_below(chance, 2) ? assumed_new(trial, depth) : function_new(trial, depth);
	switch (chance_below(chance, 7)) {
	case 0:
		return choice_new(trial, sort, depth);
	case 1:
		return tree_of(trial, OP_EXTREME, sort,
		    chance_below(chance, 2) ? "max(A, B)" : "min(A, B)",
		    tree_new(trial, sort, depth - 1), tree_new(trial, sort, depth - 1));
	case 2:
		return tree_of(trial, OP_ROUND, sort, chance_below(chance, 2) ? "abs(A)" : "(- A)",
		    tree_new(trial, sort, depth - 1), NULL);
	case 3:
		return tree_of(trial, OP_SCALE, sort, chance_below(chance, 2) ? "(A * B)" : "(A / B)",
		    tree_new(trial, sort, depth - 1), tree_new(trial, SORT_PLAIN, depth - 1));
	case 4:
		if (sort == SORT_PLAIN)
			return tree_of(trial, OP_SHARE, sort,
			    chance_below(chance, 2) ? "share(A, B)" : "(A / B)",
			    tree_new(trial, SORT_MONEY, depth - 1),
			    tree_new(trial, SORT_MONEY, depth - 1));
		return tree_of(trial, OP_IN, sort, "in(A, USD)", tree_new(trial, sort, depth - 1), NULL);
	default:
		return tree_of(trial, OP_BINARY, sort, sums[chance_below(chance, 5)],
		    tree_new(trial, sort, depth - 1), tree_new(trial, sort, depth - 1));
	}
}

/* The slow evaluator. */

struct flags {
	bool about, unknown;
	enum currency currency;
};

static struct value evaluate(struct fake *fake, struct str text)
{
	const struct formula *formula = fake_parse(fake, text, &(struct show){ 0 });

	if (formula == NULL)
		fail_msg("%.*s: %.*s", STR_ARG(text), STR_ARG(diag_at(fake->diag, 0)->text));
	return fake_eval(fake, formula);
}

static struct flags flags_of(struct trial *trial, const struct tree *tree);

/* The flags of both, with the second brought to the currency of the first. */
static struct flags flags_join(struct flags a, struct flags b)
{
	a.unknown |= b.unknown;
	a.about |= b.about;
	if (a.currency != b.currency && a.currency != NO_CURRENCY && b.currency != NO_CURRENCY)
		a.about |= a.currency == GBP || b.currency == GBP;
	return a;
}

/* One that settles the matter makes the other one irrelevant. */
static struct flags logic_flags(struct trial *trial, const struct tree *tree)
{
	struct flags a = flags_of(trial, tree->kids[0]), b = flags_of(trial, tree->kids[1]);
	enum truth settling = tree->decides_yes ? TRUTH_YES : TRUTH_NO;

	for (size_t i = 0; i < 2; i++) {
		struct value value = evaluate(trial->fake, tree->kids[i]->text);
		if (value.kind == VALUE_TRUTH && value.truth == settling)
			return (struct flags){ .about = false };
	}
	return flags_join(a, b);
}

static struct flags if_flags(struct trial *trial, const struct tree *tree)
{
	struct value condition = evaluate(trial->fake, tree->kids[0]->text);

	if (condition.kind != VALUE_TRUTH)
		return (struct flags){ .unknown = true };
	if (condition.truth != TRUTH_UNDECIDED)
		return flags_of(trial, tree->kids[condition.truth == TRUTH_YES ? 1 : 2]);
	return flags_join(flags_of(trial, tree->kids[1]), flags_of(trial, tree->kids[2]));
}

static struct flags flags_of(struct trial *trial, const struct tree *tree)
{
	struct flags flags;

	switch (tree->op) {
	case OP_LITERAL:
		return (struct flags){ .currency = tree->currency };
	case OP_MEMBER:
		return (struct flags){ tree->member->about && !tree->member->unknown,
			tree->member->unknown, tree->member->currency };
	case OP_IF:
		return if_flags(trial, tree);
	case OP_LOGIC:
		return logic_flags(trial, tree);
	case OP_ROUND:
		return flags_of(trial, tree->kids[0]);
	case OP_IN:
		return flags_join((struct flags){ .currency = USD }, flags_of(trial, tree->kids[0]));
	default:
		flags = flags_join(flags_of(trial, tree->kids[0]), flags_of(trial, tree->kids[1]));
		if (tree->op == OP_SHARE || tree->op == OP_COMPARE)
			flags.currency = NO_CURRENCY;
		return flags;
	}
}

/* The comparison. */

static bool lies_within(struct fake *fake, const struct quantity *range, const struct quantity *value)
{
	struct arithmetic arithmetic = *numbers_how(&fake->numbers);
	struct quantity same;

	if (quantity_convert(&arithmetic, value, range->unit, &same) != QUANTITY_OK)
		return false;
	return (range->lo == NULL || ratio_cmp(range->lo, same.lo) <= 0) &&
	    (range->hi == NULL || ratio_cmp(same.hi, range->hi) <= 0);
}

static void assert_holds(
    struct trial *trial, struct fake *held, const struct tree *tree, const struct value *value)
{
	struct value there = evaluate(held, tree->text);

	if (value->kind == VALUE_UNKNOWN) /* held, it may not depend on what is unknown */
		return;
	if (there.kind == VALUE_BAD) {
		held->diag = diag_new(held->numbers.keep);
		return;
	}
	if (there.kind != value->kind)
		fail_msg("%.*s: %s, but %s when held", STR_ARG(tree->text),
		    value_kind_words(value->kind), value_kind_words(there.kind));
	if (value->kind == VALUE_TRUTH && value->truth != TRUTH_UNDECIDED && value->truth != there.truth)
		fail_msg("%.*s is decided otherwise when held", STR_ARG(tree->text));
	if (value->kind == VALUE_QUANTITY && !lies_within(trial->fake, value->quantity, there.quantity))
		fail_msg("%.*s is %.*s, but %.*s when held", STR_ARG(tree->text),
		    STR_ARG(fake_words(trial->fake, value, NULL)),
		    STR_ARG(fake_words(held, &there, NULL)));
}

/* False when the formula has no value: it divides by what may be nothing, or knows no rate. */
static bool try_formula(struct trial *trial)
{
	const struct tree *tree = tree_new(trial, (enum sort)chance_below(&trial->chance, 3), 4);
	struct value value = evaluate(trial->fake, tree->text);

	if (value.kind == VALUE_BAD) {
		trial->fake->diag = diag_new(trial->fake->numbers.keep);
		return false;
	}
	struct flags flags = flags_of(trial, tree);
	if (flags.unknown != (value.kind == VALUE_UNKNOWN))
		fail_msg("%.*s is %s", STR_ARG(tree->text), value_kind_words(value.kind));
	if (value.kind == VALUE_QUANTITY && flags.about != value.quantity->approx)
		fail_msg("%.*s = %.*s: about is %s", STR_ARG(tree->text),
		    STR_ARG(fake_words(trial->fake, &value, NULL)), flags.about ? "lost" : "added");
	for (size_t i = 0; i < HELD; i++)
		assert_holds(trial, trial->held[i], tree, &value);
	return true;
}

static void flags_are_never_lost(void **state)
{
	struct trial trial = { .chance = { 20260228 } };
	size_t tried = 0;

	(void)state;
	while (tried < FORMULAS) {
		worlds_new(&trial);
		for (size_t i = 0; i < FORMULAS_A_WORLD; i++)
			tried += try_formula(&trial);
		worlds_free(&trial);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(flags_are_never_lost) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
